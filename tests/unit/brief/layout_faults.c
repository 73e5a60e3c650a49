#include "layout_faults.h"

#include "../check.h"

#include "opened.h"
#include "text_faults.h"

#include "report/brief/charts/chart_alone.h"
#include "report/brief/marks/plot.h"

#include <math.h>

/* Where a printer prints. */
static struct rect
printable(const struct canvas *canvas)
{
    const struct rect paper = canvas->look.paper;
    return (struct rect){14, 14, paper.width - 28, paper.height - 24};
}

/* The ink a tenth of a point smaller on each side: touching is no collision. */
static struct rect
core(struct rect ink)
{
    return (struct rect){ink.x + 0.1, ink.y + 0.1, ink.width - 0.2, ink.height - 0.2};
}

static const char *
text_of(const struct box *box)
{
    return box->text != NULL ? box->text : "a mark";
}

static int
check_inside(const struct canvas *canvas, const struct box *box)
{
    const struct box *panel = &canvas->boxes[box->panel];
    if (rect_contains(panel->rect, box->rect) && rect_contains(printable(canvas), box->rect))
        return 0;
    print_error("page %zu: \"%s\" leaves %s\n", box->page + 1, text_of(box), text_of(panel));
    return 1;
}

/* Marks may touch each other (a dot on its bar); labels nothing. */
static int
check_apart(const struct box *label, const struct box *other)
{
    if (other->kind == BOX_PANEL || other->kind == BOX_LINE || other->page != label->page)
        return 0;
    if (!rect_overlaps(core(label->rect), core(other->rect)))
        return 0;
    print_error("page %zu: \"%s\" collides with \"%s\"\n", label->page + 1, text_of(label), text_of(other));
    return 1;
}

/* A ring as it records itself. */
static bool
is_ring(const struct box *box)
{
    const double size = 2 * PLOT_RING + 1.5;
    return box->kind == BOX_MARK && fabs(box->rect.width - size) < 0.01 &&
           fabs(box->rect.height - size) < 0.01;
}

static bool
is_at(struct rect mark, struct rect ring)
{
    return fabs(mark.x + mark.width / 2 - ring.x - ring.width / 2) < 1 &&
           fabs(mark.y + mark.height / 2 - ring.y - ring.height / 2) < 1;
}

/* A label of one of several rings is nearest to its own, or a line leads there. */
static int
check_nearest(const struct canvas *canvas, const struct box *label)
{
    if (label->of == NULL || label->has_leader)
        return 0;
    const double own = rect_distance(label->rect, *label->of);
    for (size_t i = 0; i < canvas->n_boxes; i++) {
        const struct box *ring = &canvas->boxes[i];
        if (ring->panel != label->panel || !is_ring(ring) || is_at(*label->of, ring->rect) ||
            rect_distance(label->rect, ring->rect) > own)
            continue;
        print_error("page %zu: \"%s\" is nearer to another ring than to its own\n", label->page + 1,
                    text_of(label));
        return 1;
    }
    return 0;
}

int
layout_faults_boxes(const struct canvas *canvas)
{
    int n_faults = 0;
    for (size_t i = 0; i < canvas->n_boxes; i++) {
        const struct box *box = &canvas->boxes[i];
        if (box->kind == BOX_PANEL)
            continue;
        n_faults += check_inside(canvas, box) + check_nearest(canvas, box);
        for (size_t k = 0; k < canvas->n_boxes && box->kind != BOX_MARK && box->kind != BOX_LINE; k++)
            if (k != i && (canvas->boxes[k].kind == BOX_MARK || k < i))
                n_faults += check_apart(box, &canvas->boxes[k]);
    }
    return n_faults;
}

static int
check_panels(const struct canvas *canvas)
{
    int n_faults = 0;
    for (size_t i = 0; i < canvas->n_boxes; i++)
        if (canvas->boxes[i].kind == BOX_PANEL && !rect_contains(printable(canvas), canvas->boxes[i].rect)) {
            print_error("page %zu: panel %s leaves the page\n", canvas->boxes[i].page + 1,
                        text_of(&canvas->boxes[i]));
            n_faults++;
        }
    return n_faults;
}

static int
check_chart(bool is_plain, struct brief *like, const struct chart *chart, size_t offer)
{
    struct canvas canvas;
    const struct look look = chart_alone_look(like->template, chart);
    struct brief brief = brief_on(&canvas, like->results, like->facts, like->template, like->arena);
    canvas_open(&canvas,
                &(struct canvas_info){.format = CANVAS_PDF,
                                      .font = like->canvas->font,
                                      .title = "title",
                                      .author = "author",
                                      .look = look,
                                      .content = chart_alone_content(chart)},
                like->arena, like->canvas->diags);
    chart_alone_draw(&brief, chart, offer);
    assert_non_null(canvas_finish(&canvas));
    int n_faults = layout_faults_boxes(&canvas) + check_panels(&canvas);
    if (is_plain && canvas.cut != NULL) {
        print_error("a text is cut: \"%s\"\n", canvas.cut);
        n_faults++;
    }
    canvas_close(&canvas);
    if (n_faults > 0)
        print_error("chart %s of offer %zu\n", chart->name, offer + 1);
    return n_faults;
}

/* Each chart on its own paper. */
static int
check_charts(bool is_plain, struct brief *brief)
{
    int n_faults = 0;
    for (size_t i = 0; i < n_charts; i++) {
        const struct chart *chart = charts[i];
        const size_t n = chart->is_of_offer ? brief->results->n_offers : 1;
        for (size_t offer = 0; offer < n; offer++)
            if (chart_exists(brief, chart, offer))
                n_faults += check_chart(is_plain, brief, chart, offer);
    }
    return n_faults;
}

int
layout_faults(const struct results *results, const struct facts *facts, const struct template *template,
              bool is_plain, struct arena *arena, struct diags *diags)
{
    struct canvas canvas;
    struct font font;
    struct brief brief = brief_opened(&canvas, &font, results, facts, template, arena, diags);
    brief_draw(&brief);
    assert_non_null(canvas_finish(&canvas));
    int n_faults = layout_faults_boxes(&canvas) + check_panels(&canvas);
    assert_true(canvas.n_boxes > 100);
    if (brief.n_pages < 4 || brief.n_pages > 8 || brief.n_pages != canvas.page + 1) {
        print_error("%zu pages\n", brief.n_pages);
        n_faults++;
    }
    if (is_plain && canvas.cut != NULL) {
        print_error("a text is cut: \"%s\"\n", canvas.cut);
        n_faults++;
    }
    n_faults += check_charts(is_plain, &brief) + text_faults(&canvas);
    brief_closed(&brief);
    return n_faults;
}

/* What each model keeps of the quoted discount: one dumbbell a model, the dearest model first (1.9). */
#include "chart.h"

#include "report/brief/marks/axis.h"
#include "report/brief/marks/plot.h"
#include "report/brief/mood.h"
#include "report/rate_order.h"
#include "report/words.h"

#include <math.h>

#define ROW_MIN   15.0
#define ROW_MAX   30.0
#define AXIS_ROOM 16.0 /* tick labels under the rows */
#define SHARE     40.0 /* width of the column of shares, right of the names */
#define END_ROOM  54.0 /* for a label beyond the last mark */
#define TICK_ROOM 44.0
#define NEAR_ZERO 0.2  /* of the largest: a label left of such a mark needs room */
#define APART     62.0 /* marks so far apart have room for their words over them */
#define BESIDE    (PLOT_RING + 4)

/* A line of the chart: a model, or a heading over some of them. */
struct row {
    const char *heading; /* NULL: a model */
    const char *name;
    const struct fact *share; /* n/a where nothing is paid at all */
    const struct fact *quoted, *realized;
    bool is_dominant;
};

struct layout {
    struct axis axis;
    struct row *rows;
    size_t n_rows;
    struct rect rect; /* of the rows */
    double pitch, plot_x;
    const char *rest; /* what there is no room for; NULL */
};

static struct row
model_row(const struct brief *brief, size_t offer, const struct model_cost *model)
{
    const struct book_model *book = &brief->results->book->models[model->model];
    const char *path = arena_printf(brief->arena, "offers.%zu.models.%s", offer + 1, book->id);
    return (struct row){.name = book->name,
                        .share = fact_find(brief->facts, "%s.share", path),
                        .quoted = fact_find(brief->facts, "%s.quoted_discount", path),
                        .realized = fact_find(brief->facts, "%s.realized_discount", path),
                        .is_dominant = model->is_dominant};
}

/* "and 3 smaller models, 4.1% of cost": those after the first n. */
static const char *
rest_text(const struct brief *brief, size_t offer, size_t n)
{
    const char *path = arena_printf(brief->arena, "offers.%zu.models_after.%zu", offer + 1, n);
    const struct fact *count = fact_find(brief->facts, "%s.count", path);
    const struct fact *share = fact_find(brief->facts, "%s.share", path);
    return arena_printf(
        brief->arena, "and %s smaller %s%s", count->text, words_plural(count->value, "model", "models"),
        isfinite(share->value) ? arena_printf(brief->arena, ", %s of cost", share->text) : "");
}

/* Headings tell the dominant models from the others; a model without a list value has no discount. */
static void
list_rows(const struct brief *brief, size_t offer, size_t most, struct layout *layout)
{
    size_t n, n_models = 0;
    const struct model_cost *models = rate_order_models(brief->results, offer, brief->arena, &n);
    bool was_dominant = false;
    layout->rows = ARENA_NEW(brief->arena, struct row, n + 2);
    for (size_t i = 0; i < n; i++) {
        const struct row row = model_row(brief, offer, &models[i]);
        const bool is_headed = n_models == 0 || row.is_dominant != was_dominant;
        if (!isfinite(row.realized->value))
            continue;
        if (layout->n_rows + is_headed >= most) {
            layout->rest = rest_text(brief, offer, i);
            return;
        }
        if (is_headed)
            layout->rows[layout->n_rows++] =
                (struct row){.heading = row.is_dominant ? "Dominant models" : "Other models"};
        layout->rows[layout->n_rows++] = row;
        was_dominant = row.is_dominant;
        n_models++;
    }
}

static struct layout
lay_out(const struct brief *brief, size_t offer, struct rect rect)
{
    struct layout layout = {.rect = rect};
    const double height = rect.height - AXIS_ROOM;
    list_rows(brief, offer, (size_t)(height / ROW_MIN), &layout);
    layout.pitch = fmin(ROW_MAX, height / (double)layout.n_rows);
    layout.rect.height = layout.pitch * (double)layout.n_rows;
    double low = HUGE_VAL, high = 0;
    for (size_t i = 0; i < layout.n_rows; i++)
        if (layout.rows[i].heading == NULL) {
            low = fmin(low, fmin(layout.rows[i].realized->value, layout.rows[i].quoted->value));
            high = fmax(high, fmax(layout.rows[i].realized->value, layout.rows[i].quoted->value));
        }
    const double names = fmin(100, rect.width * 0.36);
    layout.plot_x = rect.x + names + SHARE;
    const double from = layout.plot_x + (low < NEAR_ZERO * high ? END_ROOM : 16),
                 to = rect_right(rect) - END_ROOM;
    layout.axis = axis_over(low, high, (size_t)fmax(2, fmin(4, (to - from) / TICK_ROOM)), from, to);
    return layout;
}

static void
draw_heading(struct brief *brief, const struct layout *layout, const struct row *row, double y)
{
    canvas_text(brief->canvas, STYLE_QUIET,
                (struct text_box){.x = layout->rect.x,
                                  .y = y,
                                  .width = layout->plot_x - SHARE - layout->rect.x,
                                  .anchor = ANCHOR_MIDDLE,
                                  .max_lines = 1},
                row->heading);
}

static void
draw_name(struct brief *brief, const struct layout *layout, const struct row *row, double y)
{
    const struct style style = row->is_dominant ? STYLE_STRONG : STYLE_TEXT;
    canvas_text(brief->canvas, style,
                (struct text_box){.x = layout->rect.x,
                                  .y = y,
                                  .width = layout->plot_x - SHARE - layout->rect.x,
                                  .anchor = ANCHOR_MIDDLE,
                                  .max_lines = 1},
                row->name);
    if (isfinite(row->share->value))
        canvas_text(
            brief->canvas, STYLE_TEXT,
            (struct text_box){.x = layout->plot_x - 6, .y = y, .align = ALIGN_RIGHT, .anchor = ANCHOR_MIDDLE},
            row->share->text);
}

static enum align
outward(double side)
{
    return side < 0 ? ALIGN_RIGHT : ALIGN_LEFT;
}

/* A label over a mark; where the marks are near, or there is no room, on the side away from the other. */
static void
draw_word(struct canvas *canvas, struct style style, double x, double away, bool is_apart, double y,
          const char *text)
{
    const struct text_box places[] = {
        {.x = x, .y = y, .align = ALIGN_CENTRE, .anchor = ANCHOR_MIDDLE},
        {.x = x - 4 * away, .y = y, .align = outward(away), .anchor = ANCHOR_MIDDLE},
        {.x = x + 46, .y = y, .align = ALIGN_RIGHT, .anchor = ANCHOR_MIDDLE},
        {.x = x - 10, .y = y, .align = ALIGN_LEFT, .anchor = ANCHOR_MIDDLE},
    };
    plot_label(canvas, style, places + !is_apart, 4 - (size_t)!is_apart, text);
}

static enum mood
mood_of(const struct row *row)
{
    return mood_of_discount(row->quoted->value, row->realized->value);
}

static void
draw_dumbbell(struct brief *brief, const struct layout *layout, const struct row *row, double y)
{
    struct canvas *canvas = brief->canvas;
    const double quoted = axis_at(&layout->axis, row->quoted->value);
    const double x = axis_at(&layout->axis, row->realized->value), side = x < quoted ? -1 : 1;
    const enum mood mood = mood_of(row);
    if (fabs(x - quoted) > PLOT_RING)
        plot_line(canvas, x, y, quoted + side * PLOT_RING, y, INK_SPAN, 3);
    plot_ring(canvas, quoted, y, INK_DARK);
    plot_dot(canvas, x, y, PLOT_RADIUS, mood_ink(mood));
    const struct text_box places[] = {
        {.x = x + BESIDE * side, .y = y, .align = outward(side), .anchor = ANCHOR_MIDDLE},
        {.x = x, .y = y - 11, .align = ALIGN_CENTRE, .anchor = ANCHOR_MIDDLE},
        {.x = x - 4, .y = y - 11, .align = ALIGN_LEFT, .anchor = ANCHOR_MIDDLE},
    };
    plot_label(canvas, (struct style){SIZE_TEXT, true, mood_text_ink(mood)}, places, 3, row->realized->text);
}

/* The first heading's line says in words what the marks of the first model are: no legend. */
static void
draw_words(struct brief *brief, const struct layout *layout, const struct row *row, double y)
{
    const double quoted = axis_at(&layout->axis, row->quoted->value);
    const double x = axis_at(&layout->axis, row->realized->value), side = x < quoted ? -1 : 1;
    const enum ink ink = mood_text_ink(mood_of(row));
    if (isfinite(row->share->value))
        canvas_text(
            brief->canvas, STYLE_QUIET,
            (struct text_box){.x = layout->plot_x - 6, .y = y, .align = ALIGN_RIGHT, .anchor = ANCHOR_MIDDLE},
            "of cost");
    const bool is_apart = fabs(x - quoted) > APART;
    if (fabs(x - quoted) < PLOT_RADIUS) {
        draw_word(brief->canvas, STYLE_TEXT, quoted, 1, true, y,
                  arena_printf(brief->arena, "quoted %s, realized", row->quoted->text));
    } else {
        draw_word(brief->canvas, STYLE_TEXT, quoted, -side, is_apart, y,
                  arena_printf(brief->arena, "quoted %s", row->quoted->text));
        draw_word(brief->canvas, (struct style){SIZE_TEXT, true, ink}, x, side, is_apart, y, "realized");
    }
}

static void
draw(struct brief *brief, struct rect rect, struct view view)
{
    const struct layout layout = lay_out(brief, view.offer, rect);
    const double bottom = rect_bottom(layout.rect);
    plot_upright_grid(brief->canvas, &layout.axis, axis_percent,
                      rect.y + (layout.n_rows > 1 ? layout.pitch : 0), bottom);
    for (size_t i = 0; i < layout.n_rows; i++) {
        const struct row *row = &layout.rows[i];
        const double y = rect.y + ((double)i + 0.5) * layout.pitch;
        if (row->heading != NULL) {
            draw_heading(brief, &layout, row, y);
            continue;
        }
        draw_name(brief, &layout, row, y);
        draw_dumbbell(brief, &layout, row, y);
        if (i == 1)
            draw_words(brief, &layout, row, y - layout.pitch);
    }
    if (layout.rest != NULL)
        canvas_text(brief->canvas, STYLE_QUIET,
                    (struct text_box){.x = rect.x, .y = bottom + 12, .anchor = ANCHOR_MIDDLE}, layout.rest);
}

static bool
exists(const struct brief *brief, size_t offer)
{
    const struct layout layout = lay_out(brief, offer, (struct rect){0, 0, CHART_WIDTH, CHART_WIDTH});
    return layout.n_rows > 0;
}

static const char *
neutral(const struct brief *brief, size_t offer)
{
    (void)brief;
    (void)offer;
    return "Discount off list by model, quoted and realized; whole term, base";
}

const struct chart chart_models = {.name = "rates",
                                   .is_of_offer = true,
                                   .height = 300,
                                   .exists = exists,
                                   .title = sentence_models,
                                   .neutral = neutral,
                                   .draw = draw};

#include "chart.h"
#include "lever_words.h"
#include "levers.h"

#include "report/brief/marks/axis.h"
#include "report/brief/marks/plot.h"
#include "report/brief/marks/plot_row.h"

#include <math.h>

#define MOST_ROWS   10
#define ROW_MAX     66.0
#define ROW_MIN     42.0 /* of a name in two lines and a remark, or two bars with their labels */
#define ROW_DENSE   28.0 /* of a name in two lines, and one bar */
#define LARGE       340.0
#define ROOMY       500.0 /* names in one line */
#define HALF_LINE   0.56  /* of a name that is put in two lines */
#define NAMES_SHARE 0.50  /* of the width, at most */
#define BESIDE      6.0   /* between a bar and its label */
#define REST_ROOM   18.0  /* for the line on those not shown */
#define WORTH_PART  0.32  /* of a row's height, of the bar of the worth */
#define PARTS_APART 6.5   /* of both bars from the middle of the row, at least */
#define PARTS_PART  0.141 /* of the row's height */
#define SHARE_PART  0.16  /* of that of the share in the package */

/* A bar with its label on its right: beside one that runs to the left there is room beyond nothing. */
struct part {
    double value;
    const char *label;
    struct style style;
    enum ink ink;
};

struct row {
    const struct lever_result *lever;
    struct part worth, share; /* share.label NULL: nothing to say of it */
};

struct layout {
    struct row rows[MOST_ROWS];
    size_t n;
    struct axis axis;
    double row, names;
    bool is_dense; /* one bar a row, and no remarks */
};

static const char *
amount_of(const struct brief *brief, size_t offer, const struct lever_result *lever, const char *field,
          bool is_short)
{
    const struct fact *fact = lever_words_fact(brief, offer, lever, field);
    return is_short ? fact->short_text : fact->text;
}

/* ---- what a row says ---- */

static struct part
worth_of(const struct brief *brief, size_t offer, const struct lever_result *lever, bool is_short)
{
    const bool is_dear = lever->worth < 0;
    return (struct part){
        .value = lever->worth,
        .label = amount_of(brief, offer, lever, "worth", is_short),
        .style = {SIZE_TEXT, true, is_dear ? INK_BAD_TEXT : INK_GOOD_TEXT},
        .ink = is_dear             ? INK_BAD
               : lever->in_package ? INK_GOOD
                                   : INK_SPAN,
    };
}

/* A package of one is worth what its lever is. */
static bool
is_alone(const struct brief *brief, size_t offer)
{
    return nearbyint(fact_find(brief->facts, "offers.%zu.lever_package.count", offer + 1)->value) == 1;
}

/* A lever outside the package has words in the place of its share. */
static struct part
share_of(const struct brief *brief, size_t offer, const struct lever_result *lever, bool is_short)
{
    struct part part = {.style = STYLE_QUIET, .ink = INK_DARK};
    if (is_alone(brief, offer) && lever->in_package)
        return part;
    if (lever->in_package) {
        part.value = lever->shapley;
        part.label = amount_of(brief, offer, lever, "shapley", is_short);
    } else if (lever->lever == LEVER_RENEWAL_CAP) {
        part.label = arena_printf(brief->arena, "in the %s months after the term",
                                  FACT_TEXT(brief->facts, "levers.renewal-cap.months"));
    } else if (lever->worth > 0) {
        part.label = "not in the package";
    }
    return part;
}

/* The first row of the package names its two bars. */
static void
name_parts(struct brief *brief, struct layout *layout)
{
    for (size_t i = 0; i < layout->n; i++) {
        struct row *row = &layout->rows[i];
        if (!row->lever->in_package || row->share.label == NULL)
            continue;
        row->worth.label = arena_printf(brief->arena, "%s alone", row->worth.label);
        row->share.label = arena_printf(brief->arena, "%s in the package", row->share.label);
        return;
    }
}

/* ---- where it is ---- */

static void
add_item(struct canvas *canvas, const struct part *part, struct axis_item *items, size_t *n)
{
    if (part->label == NULL)
        return;
    const double room = canvas_text_width(canvas, part->style, part->label) + BESIDE + 3;
    items[(*n)++] = (struct axis_item){fmin(part->value, 0), fmax(part->value, 0), 1, room};
}

static void
fill_rows(struct brief *brief, size_t offer, const size_t *shown, bool is_short, struct layout *layout)
{
    const struct offer_result *result = &brief->results->offers[offer];
    for (size_t i = 0; i < layout->n; i++) {
        const struct lever_result *lever = &result->levers[shown[i]];
        layout->rows[i] = (struct row){lever, worth_of(brief, offer, lever, is_short),
                                       share_of(brief, offer, lever, is_short)};
    }
    if (!layout->is_dense)
        name_parts(brief, layout);
}

static struct axis
axis_of(struct brief *brief, const struct layout *layout, double from, double to)
{
    struct axis_item items[2 * MOST_ROWS];
    size_t n = 0;
    for (size_t i = 0; i < layout->n; i++) {
        add_item(brief->canvas, &layout->rows[i].worth, items, &n);
        if (!layout->is_dense)
            add_item(brief->canvas, &layout->rows[i].share, items, &n);
    }
    return axis_with_labels(items, n, from, to);
}

/* As wide as the remarks need; names have two lines where there is little room. */
static double
names_width(struct brief *brief, const struct layout *layout, double room, size_t offer)
{
    const double most = NAMES_SHARE * room;
    double width = most / 2;
    if (layout->is_dense)
        return most;
    for (size_t i = 0; i < layout->n; i++) {
        const struct lever_result *lever = layout->rows[i].lever;
        const char *remark = lever_words_remark(brief, offer, lever, most - PLOT_ROW_NUMBER),
                   *name = lever_words_name(brief, offer, lever);
        width = fmax(width, canvas_text_width(brief->canvas, STYLE_QUIET, remark));
        width =
            fmax(width, canvas_text_width(brief->canvas, STYLE_TEXT, name) * (room >= ROOMY ? 1 : HALF_LINE));
    }
    return fmin(width + PLOT_ROW_NUMBER + 4, most);
}

/* As many rows as there is room for, and amounts in full where they leave room for bars. */
static struct layout
lay_out(struct brief *brief, struct rect rect, size_t offer)
{
    const struct offer_result *result = &brief->results->offers[offer];
    struct layout layout = {.is_dense = rect.width < LARGE || rect.height < 2 * ROW_MIN};
    const double least = layout.is_dense ? ROW_DENSE : ROW_MIN;
    double room = rect.height;
    size_t shown[MOST_ROWS], most = (size_t)fmin(MOST_ROWS, fmax(1, floor(room / least)));
    if (result->n_levers > most) {
        room -= REST_ROOM;
        most = (size_t)fmin(MOST_ROWS, fmax(1, floor(room / least)));
    }
    layout.n = levers_shown(result, most, shown);
    layout.row = fmin(layout.is_dense ? ROW_MIN : ROW_MAX, room / (double)layout.n);
    for (int is_short = 0; is_short < 2; is_short++) {
        fill_rows(brief, offer, shown, is_short, &layout);
        layout.names = names_width(brief, &layout, rect.width, offer);
        const double from = rect.x + layout.names + BESIDE, to = rect_right(rect);
        layout.axis = axis_of(brief, &layout, from, to);
        if (layout.axis.to - layout.axis.from >= (to - from) / 4)
            break;
    }
    return layout;
}

/* ---- marks ---- */

static void
draw_part(struct canvas *canvas, const struct axis *axis, const struct part *part, double y, double thickness)
{
    const double zero = axis_at(axis, 0), x = axis_at(axis, part->value);
    if (part->label == NULL)
        return;
    if (fabs(x - zero) >= 0.3)
        plot_hatched_bar(canvas, (struct rect){fmin(x, zero), y - thickness / 2, fabs(x - zero), thickness},
                         part->ink);
    const struct text_box place = {.x = fmax(x, zero) + BESIDE, .y = y, .anchor = ANCHOR_MIDDLE};
    canvas_text(canvas, part->style, place, part->label);
}

static void
draw_words(struct brief *brief, const struct layout *layout, const struct row *row, struct rect rect,
           size_t offer)
{
    const struct lever_result *lever = row->lever;
    const struct row_words words = {
        .number = lever_words_number(brief, offer, lever),
        .name = lever_words_name(brief, offer, lever),
        .remark =
            layout->is_dense ? NULL : lever_words_remark(brief, offer, lever, rect.width - PLOT_ROW_NUMBER),
        .style = lever->worth < 0 ? STYLE_QUIET : STYLE_TEXT,
    };
    plot_row(brief->canvas, rect, &words);
}

static void
draw_rest(struct brief *brief, struct rect rect, size_t offer, size_t n_shown)
{
    if (n_shown >= brief->results->offers[offer].n_levers)
        return;
    const char *text =
        arena_printf(brief->arena, "and %s smaller, in the workbook",
                     FACT_TEXT(brief->facts, "offers.%zu.levers_after.%zu", offer + 1, n_shown));
    canvas_text(brief->canvas, STYLE_QUIET,
                (struct text_box){.x = rect.x + PLOT_ROW_NUMBER, .y = rect_bottom(rect) - 14}, text);
}

static void
draw(struct brief *brief, struct rect rect, struct view view)
{
    struct canvas *canvas = brief->canvas;
    if (brief->results->offers[view.offer].n_levers == 0)
        return;
    const struct layout layout = lay_out(brief, rect, view.offer);
    const double zero = axis_at(&layout.axis, 0), bottom = rect.y + layout.row * (double)layout.n;
    const double apart = fmax(PARTS_APART, PARTS_PART * layout.row);
    for (size_t i = 0; i < layout.n; i++) {
        const struct row *row = &layout.rows[i];
        const struct rect at = {rect.x, rect.y + layout.row * (double)i, layout.names, layout.row};
        const double middle = at.y + layout.row / 2;
        const bool has_share = !layout.is_dense && row->share.label != NULL;
        draw_words(brief, &layout, row, at, view.offer);
        draw_part(canvas, &layout.axis, &row->worth, middle - (has_share ? apart : 0),
                  layout.row * (layout.is_dense ? 0.5 : WORTH_PART));
        if (has_share)
            draw_part(canvas, &layout.axis, &row->share, middle + apart, layout.row * SHARE_PART);
    }
    plot_line(canvas, zero, rect.y, zero, bottom, INK_TEXT, 1.2);
    draw_rest(brief, rect, view.offer, layout.n);
}

static bool
exists(const struct brief *brief, size_t offer)
{
    return brief->results->offers[offer].n_levers > 0;
}

static const char *
neutral(const struct brief *brief, size_t offer)
{
    (void)offer;
    return arena_printf(brief->arena,
                        "Worth over the term, %s. Numbers: order to ask in, cheapest first, from %s of cost",
                        brief->results->currency, FACT_TEXT(brief->facts, "plan.materiality"));
}

const struct chart chart_levers = {.name = "levers",
                                   .is_of_offer = true,
                                   .height = 420,
                                   .exists = exists,
                                   .title = sentence_levers,
                                   .neutral = neutral,
                                   .draw = draw};

/* What is recommended and why: the answer, four figures, realized against quoted, the next step. */
#include "figure.h"

#include "offers_table.h"
#include "plot.h"
#include "report/words.h"

#include <math.h>
#include <string.h>

#define CHART_WIDTH 500.0
#define BLOCK_GAP   18.0
#define LINE_HEIGHT 12.0 /* of the key figures' notes */

size_t
page_answer_count(const struct brief *brief)
{
    (void)brief;
    return 1;
}

/* The offer the title recommends, from 0. */
static size_t
best_offer(const struct brief *brief)
{
    return (size_t)fact_find(brief->facts, "best.offer")->value - 1;
}

/* A key figure of the best offer. `fact` is its id in a scenario, or of the offer where has_range is false.
 */
struct key_figure {
    const char *label, *fact, *note;
    bool has_range;
};

static const struct key_figure key_figures[] = {
    {"Quoted discount", "quoted_discount", "off list, as offered", false},
    {"Realized discount", "realized_discount", NULL, true},
    {"Forfeited", "forfeited", NULL, true},
    {"Paid for API usage", "paid_api", NULL, true},
};
#define N_KEY_FIGURES (sizeof(key_figures) / sizeof(key_figures[0]))

/* Bad where money is lost: a discount below what nothing would give, a commitment forfeited. */
static bool
is_bad(const struct brief *brief, const struct key_figure *figure)
{
    const struct settlement *base = &brief->results->offers[best_offer(brief)].scenarios[SCENARIO_BASE];
    if (figure == &key_figures[1])
        return base->realized_discount <= 0;
    return figure == &key_figures[2] && base->forfeited >= HALF_CENT;
}

static void
draw_paragraph(struct canvas *canvas, struct style style, struct text_box box, const char *text)
{
    canvas_tag_begin(canvas, "P");
    canvas_text(canvas, style, box, text);
    canvas_tag_end(canvas, "P");
}

/* "low usage 1, high usage 2", in two lines where that is too wide; compact as the figure above is. */
static void
draw_range(struct brief *brief, const char *id, bool is_compact, struct text_box box)
{
    const size_t offer = best_offer(brief) + 1;
    const struct fact *low = fact_find(brief->facts, "offers.%zu.low.%s", offer, id);
    const struct fact *high = fact_find(brief->facts, "offers.%zu.high.%s", offer, id);
    const char *base = FACT_TEXT(brief->facts, "offers.%zu.base.%s", offer, id);
    const char *low_text = is_compact ? low->short_text : low->text;
    const char *high_text = is_compact ? high->short_text : high->text;
    const char *text = arena_printf(brief->arena, "low usage %s, high usage %s", low_text, high_text);
    if (strcmp(low->text, base) == 0 && strcmp(high->text, base) == 0)
        text = "the same in every scenario";
    if (canvas_text_width(brief->canvas, STYLE_QUIET, text) + 3 > box.width) {
        draw_paragraph(brief->canvas, STYLE_QUIET, box,
                       arena_printf(brief->arena, "low usage %s,", low_text));
        box.y += LINE_HEIGHT;
        text = arena_printf(brief->arena, "high usage %s", high_text);
    }
    draw_paragraph(brief->canvas, STYLE_QUIET, box, text);
}

static void
draw_key_figure(struct brief *brief, const struct key_figure *figure, double x, double y, double width)
{
    struct canvas *canvas = brief->canvas;
    const bool bad = is_bad(brief, figure);
    const struct style style = {SIZE_KPI, true, bad ? INK_BAD_TEXT : INK_TEXT};
    const struct fact *fact = fact_find(brief->facts, "offers.%zu.%s%s", best_offer(brief) + 1,
                                        figure->has_range ? "base." : "", figure->fact);
    const char *value_text = page_fit(brief, style, fact, width);
    plot_line(canvas, x, y, x + width, y, bad ? INK_BAD : INK_TEXT, 1.4);
    const struct text_box label = {.x = x, .y = y + 6, .width = width, .max_lines = 1};
    const struct text_box value = {.x = x, .y = y + 42, .anchor = ANCHOR_BASELINE};
    const struct text_box below = {.x = x, .y = y + 48, .width = width, .max_lines = 1};
    draw_paragraph(canvas, STYLE_QUIET, label, figure->label);
    draw_paragraph(canvas, style, value, value_text);
    if (figure->has_range)
        draw_range(brief, figure->fact, value_text != fact->text, below);
    else
        draw_paragraph(canvas, STYLE_QUIET, below, figure->note);
}

static void
draw_key_figures(struct brief *brief, double y)
{
    const double width = (CONTENT_WIDTH - (N_KEY_FIGURES - 1) * 16) / N_KEY_FIGURES;
    canvas_panel(brief->canvas, "key figures", (struct rect){MARGIN, y - 2, CONTENT_WIDTH, 76});
    for (size_t i = 0; i < N_KEY_FIGURES; i++)
        draw_key_figure(brief, &key_figures[i], MARGIN + (double)i * (width + 16), y, width);
}

/* A heading and running text in the side column. Returns where the next block begins. */
static double
draw_block(struct brief *brief, double x, double y, double width, const char *heading, const char *text)
{
    struct canvas *canvas = brief->canvas;
    canvas_tag_begin(canvas, "H2");
    y += canvas_text(canvas, STYLE_HEADING, (struct text_box){.x = x, .y = y, .width = width, .max_lines = 2},
                     heading);
    canvas_tag_end(canvas, "H2");
    canvas_tag_begin(canvas, "P");
    y += 2 + canvas_text(canvas, STYLE_TEXT, (struct text_box){.x = x, .y = y + 2, .width = width}, text);
    canvas_tag_end(canvas, "P");
    return y + 16;
}

/* The other pages, as links: as many as there is room for above `bottom`. */
static void
draw_contents(struct brief *brief, double x, double y, double width, double bottom)
{
    struct canvas *canvas = brief->canvas;
    size_t number = 1 + page_answer_count(brief);
    canvas_tag_begin(canvas, "H2");
    y += canvas_text(canvas, STYLE_HEADING, (struct text_box){.x = x, .y = y}, "In this briefing") + 4;
    canvas_tag_end(canvas, "H2");
    for (const struct page *page = brief_pages + 1; page->name != NULL; page++) {
        const size_t n = page->count(brief);
        if (n == 0)
            continue;
        if (y + 15 > bottom)
            break;
        canvas_tag_begin(canvas, "P");
        canvas_link_begin(canvas, page->name);
        canvas_text(canvas, (struct style){SIZE_TEXT, false, INK_ACCENT},
                    (struct text_box){.x = x, .y = y, .width = width - 24, .max_lines = 1}, page->kicker);
        canvas_link_end(canvas);
        canvas_text(canvas, STYLE_QUIET,
                    (struct text_box){.x = x + width, .y = y, .align = ALIGN_RIGHT, .is_tick = true},
                    arena_printf(brief->arena, "%zu", number));
        canvas_tag_end(canvas, "P");
        number += n;
        y += 15;
    }
}

/* How far off the forecast was where it could be tried; nothing where it could not. */
static const char *
error_text(const struct brief *brief)
{
    const struct fact *error = fact_find(brief->facts, "forecast.backtest_mape");
    if (!isfinite(error->value))
        return "";
    return arena_printf(brief->arena,
                        " Forecast from the months before them, the last three months come out %s off on "
                        "average.",
                        error->text);
}

static void
draw_side(struct brief *brief, struct rect rect)
{
    canvas_panel(brief->canvas, "side", (struct rect){rect.x, rect.y - 8, rect.width, rect.height + 8});
    plot_line(brief->canvas, rect.x, rect.y - 7, rect.x + rect.width, rect.y - 7, INK_ACCENT, 1.4);
    const char *next = sentence_next_step(brief->results, brief->facts, brief->arena);
    double y =
        draw_block(brief, rect.x, rect.y, rect.width, "Next step", arena_printf(brief->arena, "%s.", next));
    const char *quality = sentence_data_quality(brief->results, brief->facts, brief->arena);
    if (quality != NULL && quality[0] != '\0')
        y = draw_block(brief, rect.x, y, rect.width, "The data",
                       arena_printf(brief->arena, "%s.%s", quality, error_text(brief)));
    if (y + 40 <= rect.y + rect.height)
        draw_contents(brief, rect.x, y, rect.width, rect.y + rect.height);
}

/* Why realized is not quoted: where a single offer leaves the room. */
#define WHY_HEIGHT 120.0

static void
draw_why(struct brief *brief, struct rect rect)
{
    const size_t best = best_offer(brief);
    const char *sentence = sentence_bridge(brief->results, brief->facts, best, brief->arena);
    const struct rect chart = page_panel(brief, rect, SIZE_HEADING, 0, sentence,
                                         "Points of the list value of what is consumed, and money");
    canvas_figure_begin(
        brief->canvas,
        arena_printf(brief->arena, "Bridge from the quoted to the realized discount: %s.", sentence));
    figure_bridge_draw(brief, chart, best, best, 1, figure_bridge_range(brief->results, best, 1));
    canvas_figure_end(brief->canvas);
}

static struct rect
draw_discounts(struct brief *brief, struct rect rect)
{
    const char *sentence = sentence_discounts(brief->results, brief->facts, brief->arena);
    const size_t n = brief->results->n_offers;
    struct rect chart =
        page_panel(brief, rect, SIZE_HEADING, 0, sentence,
                   "Discount off list kept over the term: quoted (ring), realized base (dot), low to "
                   "high usage (line)");
    const double wanted = figure_discounts_height(n), left = chart.height - wanted;
    if (left >= offers_table_height(brief) + BLOCK_GAP)
        chart.height =
            wanted + (n > 1 ? fmin(left - offers_table_height(brief) - BLOCK_GAP, 18 * (double)n) : 0);
    canvas_figure_begin(brief->canvas,
                        arena_printf(brief->arena, "Quoted and realized discount by offer: %s.", sentence));
    figure_discounts_draw(brief, chart);
    canvas_figure_end(brief->canvas);
    return chart;
}

/* The chart, then what there is room for: the offers in figures, the best one's bridge. */
static void
draw_main(struct brief *brief, struct rect rect)
{
    const double table_height = offers_table_height(brief), bottom = rect.y + rect.height;
    struct rect under = draw_discounts(brief, rect);
    under.y += under.height + BLOCK_GAP;
    under.height = bottom - under.y;
    if (under.height < table_height)
        return;
    offers_table_draw(brief, under);
    under.y += table_height + BLOCK_GAP;
    under.height = bottom - under.y;
    if (under.height >= WHY_HEIGHT)
        draw_why(brief, under);
}

void
page_answer_draw(struct brief *brief, size_t number)
{
    (void)number;
    const size_t best = best_offer(brief);
    const double y = page_head(
        brief, sentence_answer(brief->results, brief->facts, brief->arena),
        arena_printf(brief->arena,
                     "Key figures: %s over its term of %s %s. Low, base and high are scenarios of usage. "
                     "Amounts in %s.",
                     words_offer_name(brief->results, best, brief->arena),
                     FACT_TEXT(brief->facts, "offers.%zu.term_months", best + 1),
                     words_plural(brief->results->offers[best].offer->term_months, "month", "months"),
                     brief->results->currency));
    draw_key_figures(brief, y);
    const double top = y + 86, x = MARGIN + CHART_WIDTH + GUTTER;
    draw_main(brief, (struct rect){MARGIN, top, CHART_WIDTH, CONTENT_BOTTOM - top});
    draw_side(brief, (struct rect){x, top, MARGIN + CONTENT_WIDTH - x, CONTENT_BOTTOM - top});
}

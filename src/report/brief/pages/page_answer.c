/* What is recommended and why: the answer, four figures, realized against quoted, the next step. */
#include "page.h"

#include "key_figures.h"
#include "report/brief/charts/chart.h"
#include "report/brief/marks/plot.h"
#include "report/sentence.h"
#include "report/words.h"
#include "signal_list.h"

#include <math.h>

#define SIDE_WIDTH    296.0
#define BLOCK_GAP     18.0
#define WHY_HEIGHT    130.0 /* least of the chart of the offer's steps */
#define BLOCK_LEAST   40.0  /* least room for another block */
#define MORE_ROOM     18.0  /* of the line on those that are left out */
#define LINE_ROOM     14.0  /* of a line at the foot */
#define LINK_ROOM     36.0  /* of "page 6" with a gap */
#define CONTENTS_HEAD 24.0
#define CONTENTS_LINE 15.0

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

/* A line for each other page. */
static double
contents_height(const struct brief *brief)
{
    const struct brief_template *template = &brief->template->brief;
    size_t n = 0;
    for (size_t i = 0; i < template->n_pages; i++)
        n += template->pages[i] != BRIEF_ANSWER && page_number(brief, template->pages[i]) > 0;
    return CONTENTS_HEAD + CONTENTS_LINE * (double)n;
}

/* The other pages, as links. */
static void
draw_contents(struct brief *brief, double x, double y, double width)
{
    struct canvas *canvas = brief->canvas;
    const struct brief_template *template = &brief->template->brief;
    canvas_tag_begin(canvas, "H2");
    y += canvas_text(canvas, STYLE_HEADING, (struct text_box){.x = x, .y = y}, "In this briefing") + 4;
    canvas_tag_end(canvas, "H2");
    for (size_t i = 0; i < template->n_pages; i++) {
        const enum brief_page kind = template->pages[i];
        if (kind == BRIEF_ANSWER || page_number(brief, kind) == 0)
            continue;
        const double room = width - page_link(brief, kind, x + width, y) - 4;
        panel_paragraph(canvas, STYLE_TEXT, (struct text_box){.x = x, .y = y, .width = room, .max_lines = 1},
                        template->titles[kind]);
        y += CONTENTS_LINE;
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

/* The data and the other pages, where the words above leave room. */
static void
draw_rest(struct brief *brief, struct rect rect)
{
    const char *quality = sentence_data_quality(brief->results, brief->facts, brief->arena);
    const char *text = arena_printf(brief->arena, "%s.%s", quality, error_text(brief));
    const double height =
        canvas_text_height(brief->canvas, STYLE_TEXT, (struct text_box){.width = rect.width}, text);
    if (height + BLOCK_LEAST > rect.height)
        return;
    canvas_panel(brief->canvas, "the data", rect);
    const double y = draw_block(brief, rect.x, rect.y, rect.width, "The data", text);
    if (y + contents_height(brief) <= rect_bottom(rect))
        draw_contents(brief, rect.x, y, rect.width);
}

/* What to do, how the plan's goal stands, and what the data is too little for. */
static const char *
next_text(const struct brief *brief)
{
    const char *const sentences[] = {
        sentence_next_step(brief->results, brief->facts, brief->arena),
        sentence_goal(brief->results, brief->facts, brief->subject, brief->arena),
        sentence_weak_data(brief->results, brief->facts, brief->arena),
    };
    const char *text = "";
    for (size_t i = 0; i < sizeof(sentences) / sizeof(sentences[0]); i++)
        if (*sentences[i] != '\0')
            text = arena_printf(brief->arena, "%s%s%s.", text, i == 0 ? "" : " ", sentences[i]);
    return text;
}

static void
draw_side(struct brief *brief, struct rect rect)
{
    canvas_panel(brief->canvas, "next step", (struct rect){rect.x, rect.y - 8, rect.width, rect.height + 8});
    plot_line(brief->canvas, rect.x, rect.y - 7, rect.x + rect.width, rect.y - 7, INK_ACCENT, 1.4);
    const double y = draw_block(brief, rect.x, rect.y, rect.width, "Next step", next_text(brief));
    const double end = signal_list_draw(brief, rect_below(rect, y));
    draw_rest(brief, rect_below(rect, end + BLOCK_GAP));
}

/* Whether every bar of the offer's steps would be nothing. */
static bool
has_no_steps(const struct settlement *base)
{
    bool is_nothing = true;
    for (int i = 0; i < N_BRIDGE_STEPS; i++)
        is_nothing &= fabs(base->bridge[i].points) < SHOWN_SHARE;
    return is_nothing;
}

/* In words. */
static void
tell_why(struct brief *brief, struct rect rect)
{
    const char *heading = chart_title(brief, &chart_bridge, brief->subject);
    const char *paid = sentence_paid(brief->results, brief->facts, brief->subject, brief->arena);
    canvas_panel(brief->canvas, "why", rect);
    draw_block(brief, rect.x, rect.y, rect.width, heading, arena_printf(brief->arena, "%s.", paid));
}

/* Why realized is not quoted: where a single offer leaves the room. */
static void
draw_why(struct brief *brief, struct rect rect)
{
    if (rect.height >= BLOCK_LEAST &&
        has_no_steps(&brief->results->offers[brief->subject].scenarios[SCENARIO_BASE])) {
        tell_why(brief, rect);
        return;
    }
    if (rect.height >= WHY_HEIGHT)
        chart_place(brief, &chart_bridge, view_alone(brief->subject),
                    (struct panel){.rect = rect,
                                   .size = SIZE_HEADING,
                                   .neutral = "Points of the list value of what is consumed, and money"});
}

/* The offers that are not told of after `n_told` of them, with a link to what they cost. */
static void
draw_more(struct brief *brief, double x, double y, size_t n_told)
{
    const struct fact *left = fact_find(brief->facts, "offers_after.%zu", n_told + 1);
    const char *offers = words_plural(left->value, "offer", "offers");
    const char *text = n_told == 0
                           ? "All offers are compared"
                           : arena_printf(brief->arena, "and %s more %s, compared", left->text, offers);
    text = arena_printf(brief->arena, "%s %s", text,
                        page_number(brief, BRIEF_COMPARE) > 0 ? "on" : "in the workbook");
    panel_paragraph(brief->canvas, STYLE_QUIET, (struct text_box){.x = x, .y = y, .max_lines = 1}, text);
    page_link(brief, BRIEF_COMPARE, x + canvas_text_width(brief->canvas, STYLE_QUIET, text) + LINK_ROOM, y);
}

/* What becomes of those that do not come first: as many as there is room for. */
static void
draw_others(struct brief *brief, struct rect rect)
{
    const size_t n = brief->results->n_offers;
    size_t n_told = 0;
    if (rect.height < BLOCK_LEAST) {
        draw_more(brief, rect.x, fmin(rect.y, rect_bottom(rect) - LINE_ROOM), 0);
        return;
    }
    rect = panel_begin(brief->canvas,
                       &(struct panel){.rect = rect,
                                       .size = SIZE_HEADING,
                                       .heading = n > 2 ? "The other offers" : "The other offer"});
    for (size_t i = 0; i < n; i++) {
        const struct text_box box = {.x = rect.x, .y = rect.y - 2, .width = rect.width};
        if (i == brief->subject)
            continue;
        const char *text =
            arena_printf(brief->arena, "%s.", sentence_other(brief->results, brief->facts, i, brief->arena));
        const double height = canvas_text_height(brief->canvas, STYLE_TEXT, box, text);
        const double reserve = n_told + 2 < n ? MORE_ROOM : 0;
        if (box.y + height + reserve > rect_bottom(rect)) {
            draw_more(brief, box.x, box.y, n_told);
            return;
        }
        panel_paragraph(brief->canvas, STYLE_TEXT, box, text);
        rect = rect_below(rect, rect.y + height + 5);
        n_told++;
    }
}

/* The chart, then the other offers in words, or why the only one is not what it quotes. */
static void
draw_main(struct brief *brief, struct rect rect)
{
    const size_t n = brief->results->n_offers;
    const struct panel panel = {.rect = rect,
                                .size = SIZE_HEADING,
                                .heading = chart_title(brief, &chart_discounts, 0),
                                .neutral = chart_discounts.neutral(brief, 0)};
    struct rect chart = panel_begin(brief->canvas, &panel);
    chart.height = fmin(chart.height - (n > 1 ? MORE_ROOM : 0), discounts_height(n));
    chart_draw(brief, &chart_discounts, view_alone(0), chart);
    const struct rect under = rect_below(rect, rect_bottom(chart) + BLOCK_GAP);
    if (n > 1)
        draw_others(brief, under);
    else
        draw_why(brief, under);
}

void
page_answer_draw(struct brief *brief)
{
    const size_t best = brief->subject;
    const struct rect content = page_head(
        brief, sentence_answer(brief->results, brief->facts, brief->arena),
        arena_printf(brief->arena,
                     "%s over its term of %s %s, fees included: base forecast; four in five of the simulated "
                     "futures lie within P10\u2013P90. Amounts in %s.",
                     words_offer_name(brief->results, best, brief->arena),
                     FACT_TEXT(brief->facts, "offers.%zu.term_months", best + 1),
                     words_plural(brief->results->offers[best].offer->term_months, "month", "months"),
                     brief->results->currency));
    key_figures_draw(brief, content.y);
    struct rect area = rect_below(content, content.y + KEY_FIGURES_HEIGHT + 12);
    draw_side(brief, rect_beside(area, rect_right(area) - SIDE_WIDTH));
    area.width -= SIDE_WIDTH + GUTTER;
    draw_main(brief, area);
}

#include "key_figures.h"

#include "page.h"

#include "report/brief/marks/plot.h"
#include "report/brief/mood.h"
#include "report/standing.h"

#include <string.h>

#define N_READINGS   4
#define GAP          16.0
#define LINE_HEIGHT  12.0
#define AMOUNT_WIDTH 66.0 /* of an amount before words */

/* One figure. value: its fact, or NULL and `word` in its place. low, high: the ends of its range, or NULL and
 * `note` in its place. meaning: NULL where there is nothing to add. */
struct reading {
    const char *label, *word, *note, *meaning;
    const struct fact *value, *low, *high;
    enum mood mood;
    enum brief_page more; /* the page that says more of it */
};

#define FACT(brief, field) fact_find((brief)->facts, "offers.%zu." field, (brief)->subject + 1)

static const struct offer_result *
subject(const struct brief *brief)
{
    return &brief->results->offers[brief->subject];
}

static double
figure_width(const struct brief *brief)
{
    return (brief->canvas->content.width - (N_READINGS - 1) * GAP) / N_READINGS;
}

static struct reading
read_quoted(struct brief *brief)
{
    const double width = figure_width(brief);
    const bool has_commit = is_money(subject(brief)->annual_commit);
    const char *note = NULL;
    for (int is_short = 0; is_short < 2; is_short++) {
        note = arena_printf(
            brief->arena, "off list, for %s",
            sentence_commit_terms(brief->results, brief->facts, brief->subject, is_short, brief->arena));
        if (canvas_text_width(brief->canvas, STYLE_QUIET, note) + 3 <= width)
            break;
    }
    return (struct reading){.label = "Quoted discount",
                            .value = FACT(brief, "quoted_discount"),
                            .more = BRIEF_RATES,
                            .note = has_commit ? note : "off list, without a commitment"};
}

static struct reading
read_realized(struct brief *brief)
{
    const struct settlement *base = &subject(brief)->scenarios[SCENARIO_BASE];
    struct reading reading = {.label = "Realized discount, base",
                              .value = FACT(brief, "base.realized_discount"),
                              .more = BRIEF_WHY};
    if (outcome_of(base) == OUTCOME_NO_USAGE) {
        reading.note = "no usage is forecast";
        return reading;
    }
    reading.low = FACT(brief, "expected.realized_p10");
    reading.high = FACT(brief, "expected.realized_p90");
    reading.mood = mood_of_realized(brief, brief->subject);
    reading.meaning = outcome_of(base) == OUTCOME_MORE ? "more than it quotes" : "keeps what it quotes";
    if (outcome_of(base) == OUTCOME_LESS)
        reading.meaning =
            arena_printf(brief->arena, "%s less than it quotes", FACT(brief, "base.lost_size")->text);
    const struct teller t = teller_of(brief->results, brief->facts, brief->subject, brief->arena);
    if (standing_is_far_below_base(&t))
        reading.meaning = arena_printf(brief->arena, "expected %s, %s less",
                                       FACT(brief, "expected.realized_discount")->text,
                                       FACT(brief, "expected.below_base")->text);
    if (base->realized_discount < 0)
        reading.meaning = "dearer than paying list";
    return reading;
}

/* Whether the plan says it, and not a default. */
static bool
is_given(const struct plan *plan, const char *key)
{
    for (size_t i = 0; i < plan->n_terms; i++)
        if (strcmp(plan->terms[i].section, "plan") == 0 && strcmp(plan->terms[i].key, key) == 0)
            return plan->terms[i].file != NULL;
    return false;
}

static struct reading
read_chance(struct brief *brief)
{
    const struct expected *expected = &subject(brief)->expected;
    if (!is_money(subject(brief)->annual_commit))
        return (struct reading){.label = "Commitment to fill",
                                .word = "None",
                                .note = "nothing can be forfeited",
                                .more = BRIEF_COMMIT,
                                .mood = MOOD_GOOD};
    const bool is_enough = is_often_filled(brief->results, expected->fill_probability);
    return (struct reading){
        .label = "Chance of filling the commitment",
        .more = BRIEF_COMMIT,
        .value = FACT(brief, "expected.fill_probability"),
        .note = arena_printf(brief->arena, "%s the %s %s", is_enough ? "meets" : "below",
                             FACT_TEXT(brief->facts, "plan.confidence"),
                             is_given(brief->results->plan, "confidence") ? "that the plan asks for"
                                                                          : "wanted by default"),
        .meaning = is_money(expected->forfeited)
                       ? arena_printf(
                             brief->arena, "%s expected to be forfeited",
                             brief_fit(brief, STYLE_STRONG, FACT(brief, "expected.forfeited"), AMOUNT_WIDTH))
                       : "nothing expected to be forfeited",
        .mood = mood_of_chance(brief, brief->subject)};
}

static struct reading
read_paid(struct brief *brief)
{
    const struct offer_result *offer = subject(brief);
    const double saved = FACT(brief, "base.bridge.all_in.amount")->value;
    struct reading reading = {
        .label = arena_printf(brief->arena, "Paid in %s %s, base", FACT(brief, "term_months")->text,
                              words_plural(offer->offer->term_months, "month", "months")),
        .value = FACT(brief, "base.total"),
        .low = FACT(brief, "expected.p10_total"),
        .high = FACT(brief, "expected.p90_total"),
        .meaning = "as much as at list",
        .more = BRIEF_WHY};
    if (is_money(saved)) {
        reading.mood = saved > 0 ? MOOD_GOOD : MOOD_BAD;
        reading.meaning = arena_printf(
            brief->arena, "%s %s than at list",
            brief_fit(brief, STYLE_STRONG, FACT(brief, "base.bridge.all_in.amount_size"), AMOUNT_WIDTH),
            saved > 0 ? "less" : "more");
    }
    return reading;
}

static struct reading (*const readers[N_READINGS])(struct brief *brief) = {read_quoted, read_realized,
                                                                           read_chance, read_paid};

/* "P10–P90: 8.6% to 16.0%", compact where that is too wide. */
static const char *
range_text(struct brief *brief, const struct reading *reading, double width)
{
    if (reading->low == NULL)
        return reading->note;
    if (strcmp(reading->low->text, reading->high->text) == 0)
        return arena_printf(brief->arena, "P10\u2013P90: %s", reading->low->text);
    const char *text =
        arena_printf(brief->arena, "P10\u2013P90: %s to %s", reading->low->text,
                     words_without_currency(brief->arena, brief->results->currency, reading->high->text));
    if (canvas_text_width(brief->canvas, STYLE_QUIET, text) + 3 <= width)
        return text;
    return arena_printf(
        brief->arena, "P10\u2013P90: %s to %s", reading->low->short_text,
        words_without_currency(brief->arena, brief->results->currency, reading->high->short_text));
}

/* As large as shows the figure in full, as the text on the page has it; else the smallest. */
static struct style
value_style(struct canvas *canvas, const struct reading *reading, double width)
{
    static const enum type_size sizes[] = {SIZE_KPI, SIZE_TITLE, SIZE_HEADING};
    const char *text = reading->value != NULL ? reading->value->text : reading->word;
    struct style style = {SIZE_KPI, true, mood_text_ink(reading->mood)};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        style.size = sizes[i];
        if (canvas_text_width(canvas, style, text) + 3 <= width)
            break;
    }
    return style;
}

static void
draw_reading(struct brief *brief, const struct reading *reading, double x, double y, double width)
{
    struct canvas *canvas = brief->canvas;
    const struct style style = value_style(canvas, reading, width);
    const char *value =
        reading->value != NULL ? brief_fit(brief, style, reading->value, width) : reading->word;
    struct text_box line = {.x = x, .y = y + 6, .width = width, .max_lines = 1};
    plot_line(canvas, x, y, x + width, y, mood_ink(reading->mood), 1.4);
    line.width -= page_link(brief, reading->more, x + width, line.y) + 4;
    panel_paragraph(canvas, STYLE_QUIET, line, reading->label);
    line.width = width;
    panel_paragraph(canvas, style, (struct text_box){.x = x, .y = y + 42, .anchor = ANCHOR_BASELINE}, value);
    line.y = y + 48;
    panel_paragraph(canvas, STYLE_QUIET, line, range_text(brief, reading, width));
    line.y += LINE_HEIGHT;
    if (reading->meaning != NULL)
        panel_paragraph(canvas, (struct style){SIZE_TEXT, true, mood_text_ink(reading->mood)}, line,
                        reading->meaning);
}

void
key_figures_draw(struct brief *brief, double y)
{
    const struct rect content = brief->canvas->content;
    const double width = figure_width(brief);
    canvas_panel(brief->canvas, "key figures",
                 (struct rect){content.x, y - 2, content.width, KEY_FIGURES_HEIGHT});
    for (size_t i = 0; i < N_READINGS; i++) {
        const struct reading reading = readers[i](brief);
        draw_reading(brief, &reading, content.x + (double)i * (width + GAP), y, width);
    }
}

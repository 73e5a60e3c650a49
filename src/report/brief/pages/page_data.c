/* Where the figures come from: files, assumptions, what the data leaves open. */
#include "page.h"

#include "report/sentence.h"
#include "table.h"

#include <string.h>

#define LEFT_SHARE    0.47 /* of the page's width */
#define SOURCES_SHARE 0.6  /* of the page's height at most */

#define NOTE_HEIGHT 19.0 /* of a row of one line */

/* A row where it and a note after it fit above `bottom`; else the note, and -1. */
static int
row_or_note(struct table *table, double bottom, const char *const *cells, const struct style *styles,
            const char *const *note)
{
    if (table->y + table_row_height(table, cells, styles) + NOTE_HEIGHT <= bottom) {
        table_row(table, cells, styles);
        return 0;
    }
    table_row(table, note, NULL);
    return -1;
}

/* Returns where the table ends. */
static double
draw_sources(struct brief *brief, struct rect rect, double bottom)
{
    static const char *const note[] = {"", "All files are listed in report.json.", ""};
    const struct results *results = brief->results;
    const struct column columns[] = {{"Role", 52, ALIGN_LEFT, 0},
                                     {"File", rect.width - 52 - 104, ALIGN_LEFT, 0},
                                     {"SHA-256 begins", 104 + TABLE_GAP, ALIGN_LEFT, 0}};
    struct table table = {brief->canvas, columns, 3, rect.x, rect.y};
    table_begin(&table);
    for (size_t i = 0; i < results->n_inputs; i++) {
        const struct input_file *input = &results->inputs[i];
        const char *const cells[] = {input->role, input->path,
                                     arena_printf(brief->arena, "%.16s", input->sha256)};
        if (row_or_note(&table, bottom, cells, NULL, note) != 0)
            break;
    }
    table_end(&table);
    return table.y;
}

/* ", 12 skipped as bad", where there are any. */
static const char *
part(const struct brief *brief, const char *id, const char *before, const char *after)
{
    const struct fact *fact = fact_find(brief->facts, "%s", id);
    return fact->value > 0 ? arena_printf(brief->arena, "%s%s %s", before, fact->text, after) : "";
}

static const char *
rows_text(const struct brief *brief)
{
    const double days = fact_find(brief->facts, "history.days_not_used")->value;
    return arena_printf(brief->arena, "%s usage rows read, %s used%s%s%s.%s",
                        FACT_TEXT(brief->facts, "data.rows_read"), FACT_TEXT(brief->facts, "data.rows_used"),
                        part(brief, "data.rows_skipped", ", ", "skipped as bad"),
                        part(brief, "data.rows_unknown_model", ", ", "of unknown models"),
                        part(brief, "data.rows_other_provider", ", ", "not of Claude"),
                        part(brief, "history.days_not_used", " ",
                             words_plural(days, "day after the last complete month is not used.",
                                          "days after the last complete month are not used.")));
}

static void
draw_quality(struct brief *brief, struct rect rect)
{
    const struct results *results = brief->results;
    struct canvas *canvas = brief->canvas;
    double y = rect.y;
    y += panel_paragraph(canvas, STYLE_TEXT, (struct text_box){.x = rect.x, .y = y, .width = rect.width},
                         rows_text(brief));
    y += 6;
    for (size_t i = 0; i < results->n_warnings; i++) {
        const struct text_box box = {.x = rect.x + 10, .y = y, .width = rect.width - 10, .max_lines = 3};
        const double height = canvas_text_height(canvas, STYLE_TEXT, box, results->warnings[i].text);
        const bool is_cut = y + height + 18 > rect.y + rect.height;
        canvas_tag_begin(canvas, "P");
        canvas_text(canvas, STYLE_QUIET, (struct text_box){.x = rect.x, .y = y}, "\u2022");
        canvas_text(canvas, STYLE_TEXT, box,
                    is_cut ? "All warnings are in report.json." : results->warnings[i].text);
        canvas_tag_end(canvas, "P");
        if (is_cut)
            break;
        y += height + 3;
    }
}

static const struct forecast *
forecast_of(const struct brief *brief)
{
    return &brief->results->forecasts[sentence_history(brief->results, brief->facts)];
}

/* Who gave the growth and the volatility. */
static const char *
growth_source(const struct brief *brief)
{
    return brief->results->plan->growth_is_auto ? forecast_of(brief)->growth_is_fitted ? "history" : "default"
                                                : "plan";
}

static const char *
volatility_source(const struct brief *brief)
{
    static const char *const sources[] = {[VOLATILITY_FITTED] = "history",
                                          [VOLATILITY_EXPLICIT] = "plan",
                                          [VOLATILITY_FEW_MONTHS] = "history",
                                          [VOLATILITY_ASSUMED] = "default"};
    return sources[forecast_of(brief)->volatility_source];
}

static const char *
history_source(const struct brief *brief)
{
    (void)brief;
    return "history";
}

static const struct {
    const char *label, *fact;
    const char *(*source)(const struct brief *brief);
} fitted[] = {
    {"Standard month at list, where the forecast begins", "forecast.base_list_value", history_source},
    {"Growth a month, before damping", "forecast.growth", growth_source},
    {"Volatility a month", "forecast.volatility", volatility_source},
    {"Mean error when the last three months are forecast", "forecast.backtest_mape", history_source},
};

static void
draw_fitted(struct brief *brief, struct table *table)
{
    const struct style styles[] = {STYLE_TEXT, STYLE_TEXT, STYLE_QUIET};
    table_begin(table);
    for (size_t i = 0; i < sizeof(fitted) / sizeof(fitted[0]); i++)
        table_row(table,
                  (const char *const[]){fitted[i].label, FACT_TEXT(brief->facts, "%s", fitted[i].fact),
                                        fitted[i].source(brief)},
                  styles);
    table_end(table);
}

/* A key of a section that there may be many of, or whose keys are open, says which. */
static const char *
key_text(const struct brief *brief, const struct term *term)
{
    static const char *const plain[] = {"plan", "forecast", "finance"};
    for (size_t i = 0; i < sizeof(plain) / sizeof(plain[0]); i++)
        if (strcmp(term->section, plain[i]) == 0)
            return term->key;
    return arena_printf(brief->arena, "%s %s", term->section, term->key);
}

/* What is fitted is in the table above, with its source; the items of a list are in the row of the first. */
static bool
is_listed(const struct term *term)
{
    const bool is_fitted = strcmp(term->section, "forecast") == 0 &&
                           (strcmp(term->key, "growth") == 0 || strcmp(term->key, "volatility") == 0);
    return term->has_value && term->kind != TERM_TEXT && term->item == 0 && !is_fitted;
}

/* "5%, 8%, 12%" of a list, whose items follow each other. */
static const char *
value_text(const struct brief *brief, size_t i)
{
    const struct plan *plan = brief->results->plan;
    const struct notation *notation = brief->facts->notation;
    const char *text = words_stated(brief->arena, notation, plan->terms[i].text);
    for (size_t k = i + 1; k < plan->n_terms && plan->terms[k].item == k - i; k++)
        text = arena_printf(brief->arena, "%s, %s", text,
                            words_stated(brief->arena, notation, plan->terms[k].text));
    return text;
}

/* What moves the figures most comes first; what is in none of these comes last. */
static const char *const order[] = {"market",      "finance",  "route", "cache",     "batch",     "forecast",
                                    "alternative", "workload", "goal",  "benchmark", "long_share"};
#define N_ORDER (sizeof(order) / sizeof(order[0]))

static size_t
rank_of(const struct term *term)
{
    size_t rank = 0;
    while (rank < N_ORDER && strncmp(term->section, order[rank], strlen(order[rank])) != 0)
        rank++;
    return rank;
}

/* The terms as they are listed: what the plan says, then the defaults, each by rank. Of the arena. */
static const size_t *
in_order(const struct brief *brief)
{
    const struct plan *plan = brief->results->plan;
    size_t *list = ARENA_NEW(brief->arena, size_t, plan->n_terms), n = 0;
    for (int is_given = 1; is_given >= 0; is_given--)
        for (size_t rank = 0; rank <= N_ORDER; rank++)
            for (size_t i = 0; i < plan->n_terms; i++)
                if ((plan->terms[i].file != NULL) == is_given && rank_of(&plan->terms[i]) == rank)
                    list[n++] = i;
    return list;
}

static void
draw_plan(struct brief *brief, struct table *table, double bottom)
{
    static const char *const note[] = {"", "The workbook has all others.", "", ""};
    const struct style styles[] = {STYLE_TEXT, STYLE_QUIET, STYLE_TEXT, STYLE_QUIET};
    const struct plan *plan = brief->results->plan;
    const char *last = "";
    int is_full = 0;
    table_begin(table);
    const size_t *list = in_order(brief);
    for (size_t i = 0; i < plan->n_terms && !is_full; i++) {
        const struct term *term = &plan->terms[list[i]];
        if (!is_listed(term))
            continue;
        const char *const cells[] = {key_text(brief, term),
                                     strcmp(term->label, last) == 0 ? "the same" : term->label,
                                     value_text(brief, list[i]), term->file != NULL ? "plan" : "default"};
        is_full = row_or_note(table, bottom, cells, styles, note);
        last = term->label;
    }
    table_end(table);
}

static void
draw_assumptions(struct brief *brief, struct rect rect)
{
    const struct column of_history[] = {{"The forecast", rect.width - 90 - 44, ALIGN_LEFT, 0},
                                        {"Value", 90, ALIGN_RIGHT, 0},
                                        {"Given by", 44 + TABLE_GAP, ALIGN_LEFT, 0}};
    const struct column of_plan[] = {{"Term of the plan", 92, ALIGN_LEFT, 0},
                                     {"Meaning", rect.width - 92 - 84 - 44, ALIGN_LEFT, 0},
                                     {"Value", 84, ALIGN_RIGHT, 0},
                                     {"Given by", 44 + TABLE_GAP, ALIGN_LEFT, 0}};
    struct table table = {brief->canvas, of_history, 3, rect.x, rect.y};
    draw_fitted(brief, &table);
    table = (struct table){brief->canvas, of_plan, 4, rect.x, table.y + 14};
    draw_plan(brief, &table, rect.y + rect.height);
}

static struct rect
begin(struct brief *brief, struct rect rect, const char *heading)
{
    return panel_begin(brief->canvas,
                       &(struct panel){.rect = rect, .size = SIZE_HEADING, .heading = heading});
}

void
page_data_draw(struct brief *brief)
{
    const double months =
        (double)brief->results->histories[sentence_history(brief->results, brief->facts)].n_complete;
    const struct rect area = page_head(
        brief,
        arena_printf(brief->arena, "%s complete %s of usage, %s at list, %s these figures",
                     FACT_TEXT(brief->facts, "history.complete_months"),
                     words_plural(months, "month", "months"), FACT_TEXT(brief->facts, "history.list_value"),
                     words_plural(months, "carries", "carry")),
        arena_printf(brief->arena, "Usage from %s to %s. %s as of %s.",
                     FACT_TEXT(brief->facts, "history.first_day"),
                     FACT_TEXT(brief->facts, "history.last_day"), brief->results->book->name,
                     FACT_TEXT(brief->facts, "prices.as_of")));
    struct rect left = area;
    left.width = area.width * LEFT_SHARE - GUTTER;
    const double end =
        draw_sources(brief, begin(brief, left, "Sources"), area.y + area.height * SOURCES_SHARE);
    draw_quality(brief, begin(brief, rect_below(left, end + 20), "Data quality"));
    draw_assumptions(brief, begin(brief, rect_beside(area, rect_right(left) + GUTTER), "Assumptions"));
}

/* Where the figures come from: files, assumptions, what the data leaves open. */
#include "brief.h"

#include "table.h"

#include <string.h>

#define LEFT_WIDTH 340.0

size_t
page_data_count(const struct brief *brief)
{
    (void)brief;
    return 1;
}

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

static void
draw_quality(struct brief *brief, struct rect rect)
{
    const struct results *results = brief->results;
    struct canvas *canvas = brief->canvas;
    double y = rect.y;
    canvas_tag_begin(canvas, "P");
    y += canvas_text(
        canvas, STYLE_TEXT, (struct text_box){.x = rect.x, .y = y, .width = rect.width},
        arena_printf(
            brief->arena,
            "%s usage rows read, %s of them used, %s skipped as bad, %s of unknown models, %s of other "
            "providers. "
            "%s days newer than the last complete month are not used.",
            FACT_TEXT(brief->facts, "data.rows_read"), FACT_TEXT(brief->facts, "data.rows_used"),
            FACT_TEXT(brief->facts, "data.rows_skipped"), FACT_TEXT(brief->facts, "data.rows_unknown_model"),
            FACT_TEXT(brief->facts, "data.rows_other_provider"),
            FACT_TEXT(brief->facts, "history.days_not_used")));
    canvas_tag_end(canvas, "P");
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

/* Who gave the growth and the volatility. */
static const char *
growth_source(const struct brief *brief)
{
    return brief->results->plan->growth_is_auto
               ? brief->results->forecasts[0].growth_is_fitted ? "history" : "default"
               : "plan";
}

static const char *
volatility_source(const struct brief *brief)
{
    static const char *const sources[] = {[VOLATILITY_FITTED] = "history",
                                          [VOLATILITY_EXPLICIT] = "plan",
                                          [VOLATILITY_FEW_MONTHS] = "history",
                                          [VOLATILITY_ASSUMED] = "default"};
    return sources[brief->results->forecasts[0].volatility_source];
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

static void
draw_plan(struct brief *brief, struct table *table, double bottom)
{
    static const char *const note[] = {"", "The workbook has all terms.", "", ""};
    const struct style styles[] = {STYLE_TEXT, STYLE_QUIET, STYLE_TEXT, STYLE_QUIET};
    const struct plan *plan = brief->results->plan;
    table_begin(table);
    for (size_t i = 0; i < plan->n_terms; i++) {
        const struct term *term = &plan->terms[i];
        if (!term->has_value || term->kind == TERM_TEXT)
            continue;
        const char *const cells[] = {key_text(brief, term), term->label, term->text,
                                     term->file != NULL ? "plan" : "default"};
        if (row_or_note(table, bottom, cells, styles, note) != 0)
            break;
    }
    table_end(table);
}

static void
draw_assumptions(struct brief *brief, struct rect rect)
{
    const struct column of_history[] = {{"The forecast", rect.width - 90 - 44, ALIGN_LEFT, 0},
                                        {"Value", 90, ALIGN_RIGHT, 0},
                                        {"Given by", 44 + TABLE_GAP, ALIGN_LEFT, 0}};
    const struct column of_plan[] = {{"From the plan", 88, ALIGN_LEFT, 0},
                                     {"Meaning", rect.width - 88 - 60 - 44, ALIGN_LEFT, 0},
                                     {"Value", 60, ALIGN_RIGHT, 0},
                                     {"Given by", 44 + TABLE_GAP, ALIGN_LEFT, 0}};
    struct table table = {brief->canvas, of_history, 3, rect.x, rect.y};
    draw_fitted(brief, &table);
    table = (struct table){brief->canvas, of_plan, 4, rect.x, table.y + 14};
    draw_plan(brief, &table, rect.y + rect.height);
}

void
page_data_draw(struct brief *brief, size_t number)
{
    (void)number;
    const double y =
        page_head(brief,
                  arena_printf(brief->arena, "%s complete months of usage, %s at list, carry these figures",
                               FACT_TEXT(brief->facts, "history.complete_months"),
                               FACT_TEXT(brief->facts, "history.list_value")),
                  arena_printf(brief->arena, "Usage from %s to %s. %s as of %s.",
                               FACT_TEXT(brief->facts, "history.first_day"),
                               FACT_TEXT(brief->facts, "history.last_day"), brief->results->book->name,
                               FACT_TEXT(brief->facts, "prices.as_of")));
    struct rect left = page_panel(brief, (struct rect){MARGIN, y, LEFT_WIDTH, CONTENT_BOTTOM - y},
                                  SIZE_HEADING, 0, "Sources", NULL);
    const double end = draw_sources(brief, left, y + (CONTENT_BOTTOM - y) * 0.6);
    left = page_panel(brief, (struct rect){MARGIN, end + 20, LEFT_WIDTH, CONTENT_BOTTOM - end - 20},
                      SIZE_HEADING, 0, "Data quality", NULL);
    draw_quality(brief, left);
    const double x = MARGIN + LEFT_WIDTH + GUTTER;
    const struct rect right =
        page_panel(brief, (struct rect){x, y, MARGIN + CONTENT_WIDTH - x, CONTENT_BOTTOM - y}, SIZE_HEADING,
                   0, "Assumptions", NULL);
    draw_assumptions(brief, right);
}

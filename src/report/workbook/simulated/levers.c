#include "levers.h"

#include "report/words.h"
#include "report/words_deal.h"
#include "report/workbook/cells/room.h"
#include "report/workbook/cells/stale.h"
#include "report/workbook/charts/chart.h"

#include <realrate/facts.h>

#include <math.h>

/* One block per offer: the tornado, a row per lever by worth, those not to ask for, the package and its
 * shares, interactions, and single terms that reach the goal (1.12, 1.18). */
const double levers_widths[N_LEVERS_COLUMNS] = {44, 19, 14, 9, 14, 14, 11, 8, 7, 9, 7, 44};

#define CHART_WIDTH  1000.0
#define BAR_PIXELS   26.0
#define CHART_FRAME  60.0
#define LEAST_HEIGHT 200.0 /* LibreOffice breaks labels of lower charts in two */
#define ROOM_AT_END  0.16  /* of the axis, for amounts */

static const struct lever_result *
lever_of(const void *source, size_t i)
{
    return &((const struct levers_source *)source)->result->levers[i];
}

const char *
levers_words(const struct model *model, size_t offer, enum lever lever)
{
    return words_capital(model->arena,
                         sentence_lever(model->results, model->facts, offer, lever, model->arena));
}

static const char *
text_words(const void *context, size_t i)
{
    const struct levers_source *source = context;
    return levers_words(source->model, source->offer, source->result->levers[i].lever);
}
static const char *
text_id(const void *source, size_t i)
{
    return lever_names[lever_of(source, i)->lever];
}
static const char *
text_package(const void *source, size_t i)
{
    return lever_of(source, i)->in_package ? "yes" : "no";
}
static const char *
text_layer(const void *source, size_t i)
{
    return words_layers[lever_of(source, i)->layer];
}
static const char *
text_note(const void *source, size_t i)
{
    return lever_of(source, i)->note;
}
static double
number_worth(const void *source, size_t i)
{
    return lever_of(source, i)->worth;
}
static double
number_shapley(const void *source, size_t i)
{
    return lever_of(source, i)->shapley;
}
static double
number_vendor(const void *source, size_t i)
{
    return lever_of(source, i)->vendor_cost;
}
static double
number_worth_rank(const void *source, size_t i)
{
    return lever_of(source, i)->worth_rank;
}
static double
number_headline_rank(const void *source, size_t i)
{
    return lever_of(source, i)->headline_rank;
}
static double
number_ask(const void *source, size_t i)
{
    int rank = lever_of(source, i)->ask_rank;
    return rank > 0 ? rank : (double)NAN;
}

static const struct listing_column columns[] = {
    {LEVERS_WORDS, "Ask for", "", .text = text_words, .role = ROLE_PROSE},
    {LEVERS_ID, "Lever", "", .text = text_id, .role = ROLE_UNIT},
    {LEVERS_WORTH, "Worth", "money", CELL_MONEY, .number = number_worth},
    {LEVERS_PACKAGE, "In the package", "", .text = text_package, .role = ROLE_UNIT},
    {LEVERS_SHAPLEY, "Shapley share of the package", "money", CELL_MONEY, .number = number_shapley},
    {LEVERS_VENDOR, "What it costs the vendor", "money", CELL_MONEY, .number = number_vendor},
    {LEVERS_PER_COST, "Worth per vendor cost", "times", .role = ROLE_COLUMN_UNIT},
    {LEVERS_LAYER, "Layer", "", .text = text_layer, .role = ROLE_UNIT},
    {LEVERS_WORTH_RANK, "Rank by worth", "rank", CELL_WHOLE, .number = number_worth_rank},
    {LEVERS_HEADLINE_RANK, "Rank by headline", "rank", CELL_WHOLE, .number = number_headline_rank},
    {LEVERS_ASK, "Ask in order", "rank", CELL_WHOLE, .number = number_ask},
    {LEVERS_NOTE, "Note", "", .text = text_note, .role = ROLE_REMARK},
};

/* Free where the vendor's own plan gives up nothing. */
static void
write_per_cost(const struct listing *table, unsigned row, const struct lever_result *lever)
{
    struct arena *arena = table->sheet->file->arena;
    const char *worth = ref_cell(arena, row, LEVERS_WORTH), *cost = ref_cell(arena, row, LEVERS_VENDOR);
    bool is_free = lever->vendor_cost <= HALF_CENT;
    const char *formula = arena_printf(arena, "IF(%s<=check_tolerance,\"free\",%s/%s)", cost, worth, cost);
    if (is_free)
        sheet_formula_text(table->sheet, row, LEVERS_PER_COST, ROLE_COLUMN_UNIT, "free", formula);
    else
        sheet_formula(table->sheet, row, LEVERS_PER_COST, ROLE_FORMULA, CELL_RATE_2,
                      lever->worth / lever->vendor_cost, formula);
}

/* Rows of levers in their order, then a heading and those that are not asked for: one range for the chart. */
static unsigned
write_rows(const struct listing *table, unsigned row, size_t n_asked)
{
    const struct levers_source *source = table->source;
    unsigned first = row;
    for (size_t i = 0; i < source->result->n_levers; i++, row++) {
        if (i == n_asked)
            sheet_text(table->sheet, row++, LEVERS_WORDS, ROLE_STATE, "Do not ask for");
        listing_row(table, row, i);
        if (i < n_asked)
            write_per_cost(table, row, lever_of(source, i));
    }
    listing_mark(table, first, row - first);
    if (row > first) /* no column of the listing: it follows from two that are simulated */
        static_mark(table->sheet, first, LEVERS_PER_COST, row - 1, LEVERS_PER_COST, table->stale_name);
    return row;
}

/* The shares add up to the package: a sum beside what the engine says, and a word. */
static unsigned
write_package(const struct listing *table, unsigned row, unsigned first, unsigned last)
{
    const struct levers_source *source = table->source;
    struct arena *arena = table->sheet->file->arena;
    struct sheet *sheet = table->sheet;
    double worth = source->result->package_worth;
    const char *currency = table->sheet->file->currency;
    const char *shares = ref_range(arena, sheet, sheet, first, LEVERS_SHAPLEY, last, LEVERS_SHAPLEY);
    listing_figure(table, row, LEVERS_WORDS, "All of the package together", "money", CELL_MONEY, worth, NULL);
    sheet_text(sheet, row + 1, LEVERS_WORDS, ROLE_LABEL, "Sum of the Shapley shares");
    sheet_text(sheet, row + 1, LEVERS_ID, ROLE_UNIT, currency);
    sheet_formula(sheet, row + 1, LEVERS_WORTH, ROLE_FORMULA, CELL_MONEY, worth,
                  arena_printf(arena, "SUM(%s)", shares));
    static_mark(sheet, row + 1, LEVERS_WORTH, row + 1, LEVERS_WORTH, table->stale_name);
    const char *one = ref_cell(arena, row, LEVERS_WORTH), *other = ref_cell(arena, row + 1, LEVERS_WORTH);
    sheet_text(sheet, row + 2, LEVERS_WORDS, ROLE_LABEL, "Check: the shares add up to the package");
    sheet_formula_text(sheet, row + 2, LEVERS_WORTH, ROLE_CHECK, "OK",
                       arena_printf(arena,
                                    "IF(ABS(%s-%s)<=MAX(check_tolerance,check_relative*ABS(%s)),\"OK\","
                                    "\"ERROR\")",
                                    one, other, one));
    sheet_colour(sheet, row + 2, LEVERS_WORTH, row + 2, LEVERS_WORTH);
    name_cell(source->model, arena_printf(arena, "offer%zu_package", source->offer + 1), sheet, row,
              LEVERS_WORTH);
    name_cell(source->model, arena_printf(arena, "offer%zu_package_shares", source->offer + 1), sheet,
              row + 1, LEVERS_WORTH);
    return row + 3;
}

/* ---- tornado ---- */

static double
chart_height(size_t n_rows)
{
    return fmax(LEAST_HEIGHT, CHART_FRAME + BAR_PIXELS * (double)n_rows);
}

static void
insert_tornado(const struct listing *table, unsigned at, unsigned first, size_t n_asked)
{
    const struct levers_source *source = table->source;
    const struct offer_result *result = source->result;
    struct arena *arena = table->sheet->file->arena;
    bool has_heading = n_asked < result->n_levers;
    size_t n = result->n_levers + has_heading;
    enum colour *colors = ARENA_NEW(arena, enum colour, n);
    double most = 0, least = 0;
    for (size_t i = 0; i < result->n_levers; i++) {
        const struct lever_result *lever = &result->levers[i];
        colors[i + (i >= n_asked)] = lever->worth < 0    ? COLOUR_BAD
                                     : lever->in_package ? COLOUR_GOOD
                                                         : COLOUR_BAND;
        most = fmax(most, lever->worth);
        least = fmin(least, lever->worth);
    }
    if (has_heading)
        colors[n_asked] = COLOUR_RANGE;
    double room = ROOM_AT_END * (most - least);
    unsigned last = first + (unsigned)n - 1;
    struct chart_bars bars = {
        .title = arena_printf(
            arena,
            "Worth of each lever over the term, %s (dark: in the package, light: not in it, red: dearer)",
            table->sheet->file->currency),
        .alt = arena_printf(arena, "Levers by worth, the largest %s at %s: %s",
                            lever_names[result->levers[0].lever],
                            FACT_TEXT(source->model->facts, "offers.%zu.levers.%s.worth", source->offer + 1,
                                      lever_names[result->levers[0].lever]),
                            result->offer->name),
        .unit = table->sheet->file->currency,
        .labels = {first, LEVERS_WORDS, last, LEVERS_WORDS},
        .values = {first, LEVERS_WORTH, last, LEVERS_WORTH},
        .colors = colors,
        .min = least < 0 ? least - room : 0,
        .max = most > 0 ? most + room : 0,
        .place = {at, 0, 0, CHART_WIDTH, chart_height(n)},
    };
    chart_bars(table->sheet, table->sheet, &bars);
}

/* ---- the sheet ---- */

static unsigned
write_offer(struct model *model, size_t k, unsigned row)
{
    const struct offer_result *result = &model->results->offers[k];
    struct levers_source source = {model, result, k};
    struct listing table = {model->tabs[TAB_LEVERS][0],         columns,
                            sizeof columns / sizeof columns[0], levers_widths,
                            stale_of_offer(model->arena, k),    &source};
    size_t n_asked = 0;
    while (n_asked < result->n_levers && result->levers[n_asked].ask_rank > 0)
        n_asked++;
    sheet_text(table.sheet, row++, LEVERS_WORDS, ROLE_SECTION, result->offer->name);
    if (levers_goal_is_compared(&source))
        static_notice_compared(table.sheet, row++, LEVERS_WORDS, k);
    else
        static_notice(table.sheet, row++, LEVERS_WORDS, table.stale_name);
    if (result->n_levers == 0) {
        static_text(table.sheet, row++, LEVERS_WORDS, ROLE_NOTE, "No lever changes what this offer costs.",
                    table.stale_name);
        return levers_write_counter(&table, row + 1);
    }
    size_t n = result->n_levers + (n_asked < result->n_levers);
    unsigned at = row, first = at + chart_rows(chart_height(n));
    row = write_rows(&table, first, n_asked);
    insert_tornado(&table, at, first, n_asked);
    row = write_package(&table, row + 1, first, row - 1);
    row = levers_write_interactions(&table, row + 1);
    return levers_write_counter(&table, row + 1);
}

void
levers_write(struct model *model, size_t tab)
{
    (void)tab;
    struct sheet *sheet = model->tabs[TAB_LEVERS][0];
    struct listing head = {sheet, columns, sizeof columns / sizeof columns[0], levers_widths, NULL, NULL};
    size_t n = model->results->n_offers;
    unsigned *rows = ARENA_NEW(model->arena, unsigned, n), row = listing_head(&head, ROW_HEADER);
    frame_head(sheet, "what to ask for, and what it is worth", LEVERS_WORTH,
               "Worth: what a change of terms takes off the expected cost. Cheapest asks first: worth per "
               "what the vendor's own plan gives up.");
    sheet->rule_to = N_LEVERS_COLUMNS - 1;
    for (unsigned i = 0; i < N_LEVERS_COLUMNS; i++)
        room_columns(sheet, i, i, levers_widths[i]);
    room_row(sheet, ROW_HEADER, 44);
    frame_freeze(sheet, ROW_HEADER + 2, 1);
    for (size_t k = 0; k < n; k++) {
        rows[k] = row;
        row = write_offer(model, k, row) + 1;
    }
    frame_breaks(sheet, rows + 1, n - 1); /* an offer a page */
}

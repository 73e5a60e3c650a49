#include "report/words_deal.h"
#include "report/workbook/cells/form.h"
#include "report/workbook/cells/stale.h"
#include "signals.h"

#include <realrate/facts.h>

#include <math.h>
#include <string.h>

#define ROOM_OF_LONG_LINE 1.1 /* wrapping leaves less of it over */

/* ---- 1.17 what is not said ---- */

static const struct unstated *
unstated_of(const void *source, size_t i)
{
    return &((const struct signals_source *)source)->result->unstated[i];
}
static const char *
unstated_key(const void *source, size_t i)
{
    return words_unstated[unstated_of(source, i)->term].key;
}
static const char *
unstated_assumed(const void *source, size_t i)
{
    return words_unstated[unstated_of(source, i)->term].assumed;
}
static const char *
unstated_question(const void *context, size_t i)
{
    const struct signals_source *source = context;
    const struct model *model = source->model;
    return sentence_unstated(model->results, model->facts, source->offer, i, model->arena);
}
static const char *
unstated_readings(const void *context, size_t i)
{
    const struct signals_source *source = context;
    const struct unstated *row = unstated_of(source, i);
    const struct unstated_words *words = &words_unstated[row->term];
    return arena_printf(source->model->arena, "cheaper: %s, dearer: %s%s",
                        row->first_is_best ? words->first : words->second,
                        row->first_is_best ? words->second : words->first,
                        row->term == UNSTATED_RENEWAL ? "; of the term and the 12 months after it" : "");
}
static double
unstated_best(const void *source, size_t i)
{
    return unstated_of(source, i)->best;
}
static double
unstated_worst(const void *source, size_t i)
{
    return unstated_of(source, i)->worst;
}
static double
unstated_spread(const void *source, size_t i)
{
    return unstated_of(source, i)->spread;
}

static void
write_bounds(const struct listing *table, unsigned row)
{
    const struct offer_result *result = ((const struct signals_source *)table->source)->result;
    double spread = result->unstated_worst - result->unstated_best;
    const char *best = ref_cell(table->sheet->file->arena, row, SIGNALS_MONEY);
    const char *worst = ref_cell(table->sheet->file->arena, row, SIGNALS_MONEY_2);
    sheet_text(table->sheet, row, SIGNALS_WHAT, ROLE_STATE, "Bounds of all together");
    sheet_text(
        table->sheet, row, SIGNALS_TEXT, ROLE_UNIT,
        "the least and the most the readings make of the cost over the term, renewal and billing apart");
    static_number(table->sheet, row, SIGNALS_MONEY, CELL_MONEY, result->unstated_best, table->stale_name);
    static_number(table->sheet, row, SIGNALS_MONEY_2, CELL_MONEY, result->unstated_worst, table->stale_name);
    if (isnan(spread))
        return;
    sheet_formula(table->sheet, row, SIGNALS_MONEY_3, ROLE_FORMULA, CELL_MONEY, spread,
                  arena_printf(table->sheet->file->arena, "%s-%s", worst, best));
    static_mark(table->sheet, row, SIGNALS_MONEY_3, row, SIGNALS_MONEY_3, table->stale_name);
}

unsigned
signals_write_unstated(const struct listing *table, unsigned row)
{
    static const struct listing_column columns[] = {
        {SIGNALS_WHAT, "Term that is not stated", "", .text = unstated_key, .role = ROLE_LABEL},
        {SIGNALS_STATE, "Assumed", "", .text = unstated_assumed, .role = ROLE_UNIT},
        {SIGNALS_TEXT, "Question to put to the vendor", "", .text = unstated_question, .role = ROLE_REMARK},
        {SIGNALS_MONEY, "Cost with own fees, cheaper reading", "money", CELL_MONEY, .number = unstated_best},
        {SIGNALS_MONEY_2, "Cost with own fees, dearer reading", "money", CELL_MONEY,
         .number = unstated_worst},
        {SIGNALS_MONEY_3, "Spread", "money", CELL_MONEY, .number = unstated_spread},
        {SIGNALS_ASK, "Readings", "", .text = unstated_readings, .role = ROLE_REMARK},
    };
    size_t n = ((const struct signals_source *)table->source)->result->n_unstated;
    struct listing terms = *table;
    terms.columns = columns;
    terms.n_columns = sizeof columns / sizeof columns[0];
    if (n == 0) {
        sheet_text(table->sheet, row, SIGNALS_WHAT, ROLE_NOTE, "No term that moves money is left unsaid.");
        return row + 1;
    }
    listing_set_lines(table->sheet, row, 2);
    row = listing_write(&terms, row, n);
    write_bounds(table, row);
    return row + 1;
}

/* ---- 1.16 clauses ---- */

static const struct clause_area *
area_of(const void *source, size_t i)
{
    return &((const struct signals_source *)source)->result->areas[i];
}
static const char *
area_name(const void *source, size_t i)
{
    return area_of(source, i)->name;
}
static double
area_score(const void *source, size_t i)
{
    return area_of(source, i)->score;
}
static double
area_present(const void *source, size_t i)
{
    return (double)area_of(source, i)->n_present;
}
static double
area_partial(const void *source, size_t i)
{
    return (double)area_of(source, i)->n_partial;
}
static double
area_absent(const void *source, size_t i)
{
    return (double)area_of(source, i)->n_absent;
}

static const struct clause_gap *
gap_of(const void *source, size_t i)
{
    return &((const struct signals_source *)source)->result->gaps[i];
}
static const struct clause *
clause_of(const void *context, size_t i)
{
    const struct signals_source *source = context;
    return &source->model->results->clauses->items[gap_of(source, i)->clause];
}
static const char *
gap_id(const void *source, size_t i)
{
    return clause_of(source, i)->id;
}
static const char *
gap_state(const void *source, size_t i)
{
    const struct clause_gap *gap = gap_of(source, i);
    return gap->is_stated ? words_clause_states[gap->state] : "not said";
}
static const char *
gap_text(const void *source, size_t i)
{
    return clause_of(source, i)->text;
}
static double
gap_weight(const void *source, size_t i)
{
    return clause_of(source, i)->weight;
}
static const char *
gap_lever(const void *source, size_t i)
{
    int lever = clause_of(source, i)->lever;
    return lever < 0 || isnan(gap_of(source, i)->lever_worth) ? NULL : lever_names[lever];
}

/* Of an area: gaps come by weight. */
static const char *
area_heaviest(const void *context, size_t area)
{
    const struct signals_source *source = context;
    for (size_t i = 0; i < source->result->n_gaps; i++)
        if (clause_of(source, i)->area == area)
            return clause_of(source, i)->text;
    return NULL;
}
static const char *
area_gaps(const void *context, size_t area)
{
    const struct signals_source *source = context;
    const char *text = "";
    for (size_t i = 0; i < source->result->n_gaps; i++)
        if (clause_of(source, i)->area == area)
            text = arena_printf(source->model->arena, "%s%s%s", text, text[0] ? ", " : "",
                                clause_of(source, i)->id);
    return text;
}

/* The sentences reach over two columns, most of them in one line. */
static void
merge_texts(struct sheet *sheet, unsigned row, size_t n)
{
    for (unsigned end = row + (unsigned)n; row < end; row++)
        sheet_merge(sheet, row, SIGNALS_TEXT, SIGNALS_ASK, ROLE_REMARK);
}

/* A clause has a weight; most have no lever, and an empty cell says so better than a column of n/a. */
static unsigned
write_gaps(const struct listing *table, unsigned row)
{
    static const struct listing_column columns[] = {
        {SIGNALS_WHAT, "Clause that is missing", "", .text = gap_id, .role = ROLE_PROSE},
        {SIGNALS_STATE, "State", "", .text = gap_state, .role = ROLE_UNIT},
        {SIGNALS_TEXT, "What the contract should say", "", .text = gap_text, .role = ROLE_REMARK},
        {SIGNALS_ASK, "", "", .role = ROLE_UNIT},
        {SIGNALS_MONEY, "Weight", "1 to 5", CELL_WHOLE, .number = gap_weight},
        {SIGNALS_MONEY_2, "Worth of its lever", "money", .role = ROLE_COLUMN_UNIT},
        {SIGNALS_MONEY_3, "Lever", "", .text = gap_lever, .role = ROLE_UNIT},
    };
    const struct signals_source *source = table->source;
    size_t n = source->result->n_gaps;
    struct listing gaps = *table;
    gaps.columns = columns;
    gaps.n_columns = sizeof columns / sizeof columns[0];
    gaps.stale_name = NULL; /* weights are not simulated */
    if (n == 0)
        return row;
    double widths[N_SIGNALS_COLUMNS];
    memcpy(widths, table->widths, sizeof widths);
    widths[SIGNALS_TEXT] = ROOM_OF_LONG_LINE * (widths[SIGNALS_TEXT] + widths[SIGNALS_ASK]);
    gaps.widths = widths;
    sheet_blank(table->sheet, row, SIGNALS_ASK, ROLE_HEADER, CELL_GENERAL);
    merge_texts(table->sheet, row + 2, n);
    row = listing_write(&gaps, row, n);
    const unsigned first = row - (unsigned)n;
    for (unsigned i = 0; i < n; i++)
        if (!isnan(source->result->gaps[i].lever_worth))
            sheet_number(table->sheet, first + i, SIGNALS_MONEY_2, ROLE_PLAIN, CELL_MONEY,
                         form_quiet(table->sheet->file, CELL_MONEY, source->result->gaps[i].lever_worth));
    /* the empty ones too: a lever may become worth something */
    static_mark(table->sheet, first, SIGNALS_MONEY_2, row - 1, SIGNALS_MONEY_2, table->stale_name);
    return row;
}

unsigned
signals_write_clauses(const struct listing *table, unsigned row)
{
    static const struct listing_column columns[] = {
        {SIGNALS_WHAT, "Area of the contract", "", .text = area_name, .role = ROLE_PROSE},
        {SIGNALS_STATE, "Score", "of weight", CELL_SHARE, .number = area_score},
        {SIGNALS_TEXT, "The gap that weighs most", "", .text = area_heaviest, .role = ROLE_REMARK},
        {SIGNALS_ASK, "Clauses that are not fully there", "", .text = area_gaps, .role = ROLE_REMARK},
        {SIGNALS_MONEY, "Present", "clauses", CELL_COUNT, .number = area_present},
        {SIGNALS_MONEY_2, "Partial", "clauses", CELL_COUNT, .number = area_partial},
        {SIGNALS_MONEY_3, "Absent", "clauses", CELL_COUNT, .number = area_absent},
    };
    size_t n = ((const struct signals_source *)table->source)->result->n_areas;
    struct listing areas = *table;
    areas.columns = columns;
    areas.n_columns = sizeof columns / sizeof columns[0];
    areas.stale_name = NULL; /* said by the offer */
    if (n == 0)
        return row;
    row = listing_write(&areas, row, n);
    return write_gaps(table, row + 1);
}

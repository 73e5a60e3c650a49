#include "rates.h"

#include "report/workbook/cells/room.h"

/* Tables by price group and source of demand: a standard month at the first day's prices, and what demand
 * counts for over the term. Kinds of one table stand side by side, those that fit on the page. */

#define KIND_COLUMNS 11 /* of a table; at least one kind */
#define COL_GROUP    COL_NUMBERS

struct kind {
    const char *id, *label, *unit; /* id: of the defined names; NULL without */
    enum cell_form form;
    const char *formula;
    size_t member; /* of struct card_parts, or the weight */
};

#define PARTS(prices) "SUMPRODUCT(([rate_kinds.group:]={group})*" prices ",{u})"
#define PART(kind)    PARTS("[rate_kinds." kind ":]")

static const struct kind card_kinds[] = {
    {"eligible", "Eligible list value", "money", CELL_CENTS,
     PARTS("[rate_card.eligible:]*[rate_card.list_price:]"), offsetof(struct card_parts, eligible)},
    {"ineligible", "Ineligible list value", "money", CELL_CENTS,
     PARTS("(1-[rate_card.eligible:])*[rate_card.list_price:]"), offsetof(struct card_parts, ineligible)},
    {"keyed", "Committed, own discount", "money", CELL_CENTS, PART("keyed"),
     offsetof(struct card_parts, keyed)},
    {"head", "Before the headline", "money", CELL_CENTS, PART("head"), offsetof(struct card_parts, head)},
    {"fixed", "At fixed prices", "money", CELL_CENTS, PART("fixed"), offsetof(struct card_parts, fixed)},
};

static const struct kind weight_kinds[N_WEIGHTS] = {
    {NULL, "Count", "months", CELL_FACTOR, "SUM({e})", WEIGHT_COUNT},
    {NULL, "At list", "months", CELL_FACTOR, "SUMPRODUCT({e},{l})", WEIGHT_LIST},
    {NULL, "Contracted, own discount", "months", CELL_FACTOR, "SUMPRODUCT({e},{c},[ledger.kept:])",
     WEIGHT_CONTRACTED_KEYED},
    {NULL, "Contracted, headline", "months", CELL_FACTOR,
     "SUMPRODUCT({e},{c},[ledger.kept:],1-[ledger.tier_discount:])", WEIGHT_CONTRACTED_HEAD},
    {NULL, "Contracted, fixed price", "months", CELL_FACTOR, "SUMPRODUCT({e},[ledger.kept:])",
     WEIGHT_CONTRACTED_FIXED},
    {NULL, "Charged, own discount", "months", CELL_FACTOR, "SUMPRODUCT({e},{c},[ledger.wd:])",
     WEIGHT_CHARGE_KEYED},
    {NULL, "Charged, headline", "months", CELL_FACTOR,
     "SUMPRODUCT({e},{c},[ledger.wd:],1-[ledger.tier_discount:])", WEIGHT_CHARGE_HEAD},
    {NULL, "Charged, fixed price", "months", CELL_FACTOR, "SUMPRODUCT({e},[ledger.wd:])",
     WEIGHT_CHARGE_FIXED},
    {NULL, "Overage that goes by list", "months", CELL_FACTOR, "SUMPRODUCT({e},{l},[ledger.wo:])",
     WEIGHT_OVER_LIST},
};

/* ---- layout ---- */

#define N_CARD_KINDS (sizeof card_kinds / sizeof card_kinds[0])
#define KIND_HEAD    3 /* kinds, sources, units */

static size_t
kinds_across(const struct rates_source *source)
{
    return source->n_sources < KIND_COLUMNS ? KIND_COLUMNS / source->n_sources : 1;
}

static unsigned
rows_of(const struct rates_source *source, size_t n_kinds)
{
    size_t across = kinds_across(source), bands = (n_kinds + across - 1) / across;
    return 1 + (unsigned)(bands * (KIND_HEAD + source->n_groups + 1));
}

unsigned
rates_card_rows(const struct rates_source *source)
{
    return rows_of(source, N_CARD_KINDS);
}

unsigned
rates_weight_rows(const struct rates_source *source)
{
    return rows_of(source, N_WEIGHTS);
}

/* The first cell of a kind, of group 0 and source 0, in the table whose section title is in `row`. */
static void
place_of(const struct rates_source *source, unsigned row, size_t kind, unsigned *ret_row, unsigned *ret_col)
{
    size_t across = kinds_across(source);
    size_t band = kind / across;
    *ret_row = row + 1 + KIND_HEAD + (unsigned)(band * (KIND_HEAD + source->n_groups + 1));
    *ret_col = COL_GROUP + 1 + (unsigned)(kind % across * source->n_sources);
}

const char *
rates_weight_range(const struct rates_source *source, size_t group, enum weight weight)
{
    const struct sheet *sheet = source->model->tabs[TAB_RATES][0];
    unsigned row, col;
    place_of(source, source->weights_row, weight, &row, &col);
    row += (unsigned)group;
    return ref_range(source->model->arena, sheet, sheet, row, col, row,
                     col + (unsigned)source->n_sources - 1);
}

/* ---- values ---- */

/* What one unit of a month's demand counts for. */
static void
weigh_month(const struct rates_source *source, size_t m, double list, double committed, double weights[])
{
    const struct settle_month *month = &source->settlement->months[m];
    enum overage overage = source->result->offer->overage.rate;
    bool by_list = overage == OVERAGE_LIST || overage == OVERAGE_DISCOUNT;
    double before = month->committed_value + month->tier_credit;
    bool is_charged = month->committed_value > 0;
    double kept = before > 0 ? month->committed_value / before : 1;
    double drawn = month->drawn_commit + month->drawn_rollover + (by_list ? 0 : month->overage_charge);
    double charged = is_charged ? drawn / before : 0, headline = 1 - month->tier_discount;
    weights[WEIGHT_COUNT] = 1;
    weights[WEIGHT_LIST] = list;
    weights[WEIGHT_CONTRACTED_KEYED] = committed * kept;
    weights[WEIGHT_CONTRACTED_HEAD] = committed * kept * headline;
    weights[WEIGHT_CONTRACTED_FIXED] = kept;
    weights[WEIGHT_CHARGE_KEYED] = committed * charged;
    weights[WEIGHT_CHARGE_HEAD] = committed * charged * headline;
    weights[WEIGHT_CHARGE_FIXED] = charged;
    weights[WEIGHT_OVER_LIST] =
        is_charged && by_list ? list * month->overage_charge / month->eligible_list : 0;
}

void
rates_weigh(struct rates_source *source)
{
    const struct timeline *t = &source->result->timeline;
    for (size_t k = 0; k < N_WEIGHTS; k++)
        source->weights[k] = ARENA_NEW(source->model->arena, double, t->n_sources * t->n_groups);
    for (size_t group = 0; group < t->n_groups; group++)
        for (size_t m = 0; m < t->n_months; m++) {
            double weights[N_WEIGHTS];
            weigh_month(source, m, t->list_index[group * t->n_laid_out + m],
                        t->committed_index[group * t->n_laid_out + m], weights);
            for (size_t of = 0; of < t->n_sources; of++) {
                double level = of < N_USAGE ? t->levels[SCENARIO_BASE][m] : 1;
                for (size_t k = 0; k < N_WEIGHTS; k++)
                    source->weights[k][of * t->n_groups + group] +=
                        level * t->factor[of * t->n_laid_out + m] * weights[k];
            }
        }
}

double
rates_weighed(const struct rates_source *source, size_t i, enum weight weight)
{
    double sum = 0;
    for (size_t of = 0; of < source->n_sources; of++)
        sum += rates_units(source, i, of) *
               source->weights[weight][of * source->n_groups + source->rows[i].price_group];
    return sum;
}

/* ---- writing ---- */

/* One cell of a table, and what its formula names in braces. */
struct cell_of {
    const struct rates_source *source;
    const struct kind *kind;
    size_t group, of;
    unsigned row;
};

static const char *
group_reference(const void *context, size_t i, const char *name)
{
    (void)i;
    const struct cell_of *cell = context;
    const struct model *model = cell->source->model;
    struct arena *arena = model->arena;
    struct scope scope = scope_of_offer(model, model->tabs[TAB_RATES][0], cell->source->offer);
    const char *template = NULL;
    switch (name[0]) {
    case 'g':
        return arena_printf(arena, "$%s", ref_cell(arena, cell->row, COL_GROUP));
    case 'u':
        template = arena_printf(arena, "[rate_costs.u%zu:]", cell->of);
        break;
    case 'e':
        template = arena_printf(arena, "[ledger.e%zu:]", cell->of);
        break;
    default: /* l, c */
        template = arena_printf(arena, "[demand.%c%zu~]", name[0], cell->group);
    }
    return grid_expand(&model->grids, &scope, template);
}

static double
cached(const struct cell_of *cell, bool is_card)
{
    const struct rates_source *source = cell->source;
    size_t at = cell->of * source->n_groups + cell->group;
    return is_card
               ? *(const double *)(const void *)((const char *)&source->result->card[at] + cell->kind->member)
               : source->weights[cell->kind->member][at];
}

static void
write_kind(struct model *model, const struct rates_source *source, const struct scope *scope,
           const struct kind *kind, unsigned row, unsigned col, bool is_card)
{
    struct sheet *sheet = model->tabs[TAB_RATES][0];
    const char *const usage[N_USAGE] = {"as it is", "optimized"};
    for (size_t of = 0; of < source->n_sources; of++) {
        unsigned at = col + (unsigned)of;
        if (of == 0)
            sheet_text(sheet, row - 3, at, ROLE_HEADER, kind->label);
        else
            sheet_blank(sheet, row - 3, at, ROLE_HEADER, CELL_GENERAL);
        sheet_text(sheet, row - 2, at, ROLE_HEADER,
                   of < N_USAGE ? usage[of] : model->results->plan->workloads[of - N_USAGE].name);
        sheet_text(sheet, row - 1, at, ROLE_COLUMN_UNIT, is_card ? model->results->currency : kind->unit);
        for (size_t group = 0; group < source->n_groups; group++) {
            struct cell_of cell = {source, kind, group, of, row + (unsigned)group};
            struct scope here = *scope;
            here.reference = group_reference;
            here.context = &cell;
            sheet_formula(sheet, cell.row, at, ROLE_FORMULA, kind->form, cached(&cell, is_card),
                          grid_expand(&model->grids, &here, kind->formula));
        }
    }
}

/* A group's number beside its name: the row whose prices the book dates, or all others. */
static void
write_group_words(const struct rates_source *source, struct sheet *sheet, unsigned first)
{
    const struct model *model = source->model;
    for (unsigned col = 0; col <= COL_GROUP; col++) {
        sheet_blank(sheet, first - 3, col, ROLE_HEADER, CELL_GENERAL);
        sheet_blank(sheet, first - 2, col, ROLE_HEADER, CELL_GENERAL);
    }
    sheet_text(sheet, first - 2, COL_MODEL, ROLE_HEADER, "Price group");
    sheet_text(sheet, first - 2, COL_GROUP, ROLE_HEADER, "Number");
    room_row(sheet, first - 3, 30);
    sheet_text(sheet, first, COL_MODEL, ROLE_LABEL, "prices that the book does not date");
    for (size_t i = 0; i < source->n_rows; i++) {
        const struct rate_row *row = &source->rows[i];
        const struct line *line = &source->lines[row->line];
        unsigned at = first + (unsigned)row->price_group;
        if (row->price_group == 0)
            continue;
        sheet_text(sheet, at, COL_MODEL, ROLE_LABEL, model->results->book->models[line->model].id);
        sheet_text(sheet, at, COL_METER, ROLE_UNIT, meter_names[row->meter]);
        sheet_text(sheet, at, COL_KIND, ROLE_UNIT, rates_line_words(model->arena, line));
    }
    for (size_t group = 0; group < source->n_groups; group++)
        sheet_number(sheet, first + (unsigned)group, COL_GROUP, ROLE_PLAIN, CELL_WHOLE, (double)group);
}

/* Ranges of a kind over all groups: of usage, which the level scales, and of workloads, which are certain. */
static void
name_kind(struct model *model, const struct rates_source *source, const char *id, unsigned row, unsigned col)
{
    struct arena *arena = model->arena;
    const struct sheet *sheet = model->tabs[TAB_RATES][0];
    unsigned last = row + (unsigned)source->n_groups - 1, n = (unsigned)source->n_sources;
    book_name(sheet, arena_printf(arena, "offer%zu_scaled_%s", source->offer + 1, id),
              ref_range(arena, NULL, sheet, row, col, last, col + N_USAGE - 1));
    if (n > N_USAGE)
        book_name(sheet, arena_printf(arena, "offer%zu_certain_%s", source->offer + 1, id),
                  ref_range(arena, NULL, sheet, row, col + N_USAGE, last, col + n - 1));
}

static void
write_table(struct model *model, const struct rates_source *source, const struct scope *scope, unsigned title,
            const struct kind *kinds, size_t n)
{
    bool is_card = kinds == card_kinds;
    for (size_t k = 0; k < n; k++) {
        unsigned row, col;
        place_of(source, title, k, &row, &col);
        if (col == COL_GROUP + 1)
            write_group_words(source, model->tabs[TAB_RATES][0], row);
        write_kind(model, source, scope, &kinds[k], row, col, is_card);
        if (kinds[k].id)
            name_kind(model, source, kinds[k].id, row, col);
    }
}

void
rates_write_groups(struct model *model, const struct rates_source *source, const struct scope *scope)
{
    struct sheet *sheet = model->tabs[TAB_RATES][0];
    sheet_text(sheet, source->card_row, 0, ROLE_SECTION,
               "Workings: a standard month at the first day's prices, by price group and source of demand");
    write_table(model, source, scope, source->card_row, card_kinds, N_CARD_KINDS);
    sheet_text(sheet, source->weights_row, 0, ROLE_SECTION,
               "Workings: how many standard months the term counts for, by price group and source of demand");
    write_table(model, source, scope, source->weights_row, weight_kinds, N_WEIGHTS);
}

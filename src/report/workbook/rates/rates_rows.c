#include "rates.h"

#include <math.h>

/* The tables by row: their fields, and the value each cell begins with. */

#define OF(source)  ((const struct rates_source *)(source))
#define ROW(member) RATE_VALUE(member, row->member)
#define RATE_VALUE(name, expression)                                                                         \
    static double rate_##name(const void *source, size_t i)                                                  \
    {                                                                                                        \
        const struct rate_row *row = &OF(source)->rows[i];                                                   \
        return (double)(expression);                                                                         \
    }

/* ---- over the term ---- */

ROW(count)
ROW(list_value)
ROW(cost)
ROW(list_rate)
ROW(quoted_rate)
ROW(contracted_rate)
ROW(effective_rate)
ROW(realized_discount)
ROW(share)

static const struct field term_fields[] = {
    {"count", "Count over the term", "count", CELL_COUNT, "SUMPRODUCT({units},{count_weight})*{unit}", false,
     rate_count},
    {"list_value", "List value", "money", CELL_MONEY,
     "SUMPRODUCT({units},{list_weight})*[rate_card.list_price]", true, rate_list_value},
    {"cost", "Cost borne", "money", CELL_MONEY,
     "IF([rate_card.eligible]=1,[rate_costs.charge],[list_value])+{o.load}*[rate_costs.load_share]", true,
     rate_cost},
    {"list_rate", "List rate", "money/unit", CELL_RATE, "IF([count]>0,[list_value]*{unit}/[count],\"n/a\")",
     false, rate_list_rate},
    {"quoted_rate", "Quoted rate", "money/unit", CELL_RATE,
     "IF([count]>0,[list_rate]*(1-{o.quoted}),\"n/a\")", false, rate_quoted_rate},
    {"contracted_rate", "Contracted rate", "money/unit", CELL_RATE,
     "IF([count]>0,[rate_costs.contracted_value]*{unit}/[count],\"n/a\")", false, rate_contracted_rate},
    {"effective_rate", "Effective rate", "money/unit", CELL_RATE,
     "IF([count]>0,[cost]*{unit}/[count],\"n/a\")", false, rate_effective_rate},
    {"realized", "Realized discount", "of list", CELL_SHARE,
     "IF([list_value]>0,1-[cost]/[list_value],\"n/a\")", false, rate_realized_discount},
    {"share", "Share of cost", "of cost", CELL_SHARE, "IF({o.paid_api}>0,[cost]/{o.paid_api},\"n/a\")", false,
     rate_share},
};

/* ---- the card ---- */

ROW(is_eligible)
ROW(list_price)
ROW(discount)
ROW(committed_price)
ROW(base_list)
ROW(base_committed)

static double
optimized_units(const struct rates_source *source, size_t i)
{
    const struct results *results = source->model->results;
    const struct rate_row *row = &source->rows[i];
    return results->optimizations[source->result->history].stages[N_STAGES - 1][row->line][row->meter] /
           meter_price_units[row->meter];
}
static double
rate_optimized(const void *source, size_t i)
{
    return optimized_units(source, i);
}

static const struct field card_fields[] = {
    {"eligible", "Eligible", "1 = yes", CELL_WHOLE, NULL, false, rate_is_eligible},
    {"list_price", "List price", "money/unit", CELL_RATE, "{list_price}", false, rate_list_price},
    {"discount", "Discount", "of list", CELL_SHARE,
     "CHOOSE([rate_kinds.basis],[rate_kinds.stated],[rate_kinds.stated],"
     "IF([list_price]>0,1-[committed_price]/[list_price],0),0)",
     false, rate_discount},
    {"committed_price", "Committed price", "money/unit", CELL_RATE,
     "CHOOSE([rate_kinds.basis],[list_price]*(1-[rate_kinds.stated]),[list_price]*(1-[rate_kinds.stated]),"
     "[rate_kinds.stated]*IF({standard}>0,{price}/{standard},1),[list_price])",
     false, rate_committed_price},
    {"base_list", "Month of usage at list", "money", CELL_CENTS, "[rate_costs.u0]*[list_price]", true,
     rate_base_list},
    {"base_committed", "The same at committed prices", "money", CELL_CENTS,
     "[rate_costs.u0]*[committed_price]", true, rate_base_committed},
};

/* ---- prices by kind ---- */

RATE_VALUE(group, row->price_group)
RATE_VALUE(batch, OF(source)->lines[row->line].tier == TIER_BATCH)
RATE_VALUE(basis, row->basis + 1)
RATE_VALUE(head, row->is_eligible && row->basis == BASIS_HEADLINE ? row->list_price : 0)
RATE_VALUE(fixed, row->is_eligible && row->basis == BASIS_FIXED ? row->committed_price : 0)
RATE_VALUE(keyed, row->is_eligible && (row->basis == BASIS_KEY || row->basis == BASIS_NO_STACK)
                      ? row->committed_price
                      : 0)

static const struct field kind_fields[] = {
    {"group", "Price group", "number", CELL_WHOLE, NULL, false, rate_group},
    {"batch", "Batch line", "1 = yes", CELL_WHOLE, NULL, false, rate_batch},
    {"governs", "Term: 1 headline, 2 key, 3 fixed", "number", CELL_WHOLE, NULL, false, rates_governs},
    {"basis", "The same, or 4 no stacking", "number", CELL_WHOLE,
     "IF([batch]*({o.batch_stacks}=\"no\")=1,basis_unstacked,[governs])", false, rate_basis},
    {"stated", "What it says", "share, price", CELL_RATE, "{stated}", false, rates_stated},
    {"keyed", "Committed price, own discount", "money/unit", CELL_RATE,
     "[rate_card.eligible]*CHOOSE([basis],0,[rate_card.committed_price],0,[rate_card.committed_price])",
     false, rate_keyed},
    {"head", "List price under the headline", "money/unit", CELL_RATE,
     "[rate_card.eligible]*CHOOSE([basis],[rate_card.list_price],0,0,0)", false, rate_head},
    {"fixed", "Fixed price", "money/unit", CELL_RATE,
     "[rate_card.eligible]*CHOOSE([basis],0,0,[rate_card.committed_price],0)", false, rate_fixed},
};

/* ---- demand, and what is borne ---- */

static double
rate_raw(const void *source, size_t i)
{
    return rates_units(source, i, 0);
}
static double
rate_phased_in(const void *source, size_t i)
{
    return rates_units(source, i, 1);
}
static double
rate_contracted_value(const void *source, size_t i)
{
    const struct rate_row *row = &OF(source)->rows[i];
    return row->count > 0 ? row->contracted_rate * row->count / meter_price_units[row->meter] : 0;
}
/* A row's share of the load, what was paid beside the charges (1.9). */
static double
rate_load_share(const void *context, size_t i)
{
    const struct rates_source *source = context;
    const struct rate_row *row = &source->rows[i];
    const struct settlement *base = source->settlement;
    if (source->charged > 0)
        return rates_charge(source, i) / source->charged;
    if (base->eligible_list > 0)
        return row->is_eligible ? row->list_value / base->eligible_list : 0;
    return base->list_value > 0 ? row->list_value / base->list_value : 0;
}
RATE_VALUE(model_number, OF(source)->lines[row->line].model + 1)

/* What the models cost that come before this one's: by cost, then in the order of the book. */
static double
rate_before(const void *context, size_t i)
{
    const struct rates_source *source = context;
    double own = rates_model_cost(source, i), sum = 0;
    for (size_t k = 0; k < source->n_rows; k++) {
        double other = rates_model_cost(source, k);
        bool is_first = rate_model_number(source, k) < rate_model_number(source, i);
        sum += other > own || (other == own && is_first) ? source->rows[k].cost : 0;
    }
    return sum;
}

static const struct field cost_fields[] = {
    {"contracted_value", "Contracted value over the term", "money", CELL_MONEY,
     "SUMPRODUCT({units},{list_weight})*(1-[rate_card.eligible])*[rate_card.list_price]"
     "+SUMPRODUCT({units},{contracted_keyed})*[rate_kinds.keyed]"
     "+SUMPRODUCT({units},{contracted_head})*[rate_kinds.head]"
     "+SUMPRODUCT({units},{contracted_fixed})*[rate_kinds.fixed]",
     true, rate_contracted_value},
    {"charge", "Drawn and overage", "money", CELL_MONEY,
     "SUMPRODUCT({units},{over_list})*[rate_card.eligible]*[rate_card.list_price]"
     "+SUMPRODUCT({units},{charge_keyed})*[rate_kinds.keyed]"
     "+SUMPRODUCT({units},{charge_head})*[rate_kinds.head]"
     "+SUMPRODUCT({units},{charge_fixed})*[rate_kinds.fixed]",
     true, rates_charge},
    {"load_share", "Share of the load", "of load", CELL_SHARE,
     "IF({o.charged}>0,[charge]/{o.charged},IF({o.eligible}>0,[rate_card.eligible]*[rates.list_value]/"
     "{o.eligible},"
     "IF({o.list_value}>0,[rates.list_value]/{o.list_value},0)))",
     false, rate_load_share},
    {"model_number", "Model's place in the book", "number", CELL_WHOLE, NULL, false, rate_model_number},
    {"model_cost", "Cost of the model", "money", CELL_MONEY,
     "SUMIFS([rates.cost:],[model_number:],[model_number])", false, rates_model_cost},
    {"before", "Cost of dearer models", "money", CELL_MONEY,
     "SUMPRODUCT((([model_cost:]>[model_cost])+([model_cost:]=[model_cost])*([model_number:]<[model_number]))"
     "*[rates.cost:])",
     false, rate_before},
    {"optimized", "Optimized usage", "units/month", CELL_RATE, "{batched}/{unit}", false, rate_optimized},
    {"u0", "Usage as it is", "units/month", CELL_RATE, "{count}/{unit}", false, rate_raw},
    {"u1", "Usage once optimized", "units/month", CELL_RATE, "IF(plan_optimise=\"yes\",[optimized],[u0])",
     false, rate_phased_in},
};

#define TABLE(grid, title, fields)                                                                           \
    {                                                                                                        \
        grid, title, fields, sizeof fields / sizeof fields[0]                                                \
    }
const struct rates_table rates_tables[N_RATES_TABLES] = {
    TABLE("rates", "what each model and meter costs over the term", term_fields),
    TABLE("rate_card", "the rate card of the first day, and a standard month of usage", card_fields),
    TABLE("rate_kinds", "workings: the first day's prices by what discounts them", kind_fields),
    TABLE("rate_costs", "workings: what each bears, and a standard month of each source of demand",
          cost_fields),
};

#include "effective.h"

#include <realrate/method.h>

#include <math.h>
#include <stdlib.h>

/* One row over the base scenario's term. */
struct row_sums {
    double count, list, certain_list, committed;
    double charge; /* of what is eligible, before loading */
    int months_above_list;
};

/* The row's prices in month m of the term (1.7). */
struct row_prices {
    double list, committed;
};

static struct row_prices
prices_of_month(const struct valuation *v, size_t r, const struct settle_month *at, int m)
{
    const struct offer *offer = v->offer;
    const struct rate_row *row = &v->rates[r];
    double moved = v->market.index[v->market.group[r] * v->market.n_months + (size_t)m];
    double discount = row->basis == BASIS_HEADLINE ? at->tier_discount : row->discount;
    double base = row->list_price * card_committed_index(offer, v->plan, moved, m);
    return (struct row_prices){
        .list = row->list_price * moved,
        .committed = row->basis == BASIS_FIXED ? row->committed_price : base * (1 - discount),
    };
}

/* An eligible row's charge of a month: its share of what was drawn and of the overage. A retroactive credit
 * lowers the committed value of every row alike. */
static double
charge_of_month(const struct offer *offer, const struct settle_month *at, double list, double committed)
{
    bool by_list = offer->overage.rate == OVERAGE_LIST || offer->overage.rate == OVERAGE_DISCOUNT;
    if (!(at->committed_value > 0))
        return 0;
    double share = committed / at->committed_value;
    return (at->drawn_commit + at->drawn_rollover) * share +
           at->overage_charge * (!by_list                ? share
                                 : at->eligible_list > 0 ? list / at->eligible_list
                                                         : 0);
}

static void
add_month(const struct valuation *v, size_t r, const struct settle_month *at, int m, struct row_sums *sums)
{
    const struct rate_row *row = &v->rates[r];
    struct row_prices price = prices_of_month(v, r, at, m);
    double units = 0, certain = 0;
    for (size_t i = 0; i < v->n_sources; i++) {
        double part = v->sources[i].units[r] * v->sources[i].factor[m];
        units += v->sources[i].is_certain ? part : part * at->multiplier;
        certain += v->sources[i].is_certain ? part : 0;
    }
    double before_credit = at->committed_value + at->tier_credit;
    double kept = before_credit > 0 ? at->committed_value / before_credit : 1;
    double list = units * price.list, committed = units * price.committed * kept;
    sums->count += units * meter_price_units[row->meter];
    sums->list += list;
    sums->certain_list += certain * price.list;
    sums->committed += row->is_eligible ? committed : list;
    sums->charge += row->is_eligible ? charge_of_month(v->offer, at, list, committed) : 0;
    sums->months_above_list += row->is_eligible && price.committed > price.list * (1 + 1e-12);
}

/* A row's share of the load, what was paid beside the charges: by charge; by list among the eligible where
 * they are charged nothing; by list among all where nothing eligible was consumed. */
static double
load_share(const struct settlement *base, const struct rate_row *row, const struct row_sums *sums,
           double charged)
{
    if (charged > 0)
        return sums->charge / charged;
    if (base->eligible_list > 0)
        return row->is_eligible ? sums->list / base->eligible_list : 0;
    return base->list_value > 0 ? sums->list / base->list_value : 0;
}

static void
set_rates(const struct offer_result *result, const struct row_sums *sums, struct rate_row *row)
{
    double per_unit = sums->count > 0 ? meter_price_units[row->meter] / sums->count : NO_VALUE;
    double paid = result->scenarios[SCENARIO_BASE].paid_api;
    row->count = sums->count;
    row->list_value = sums->list;
    row->list_rate = sums->list * per_unit;
    row->quoted_rate = row->list_rate * (1 - result->quoted_discount);
    row->contracted_rate = sums->committed * per_unit;
    row->effective_rate = row->cost * per_unit;
    row->realized_discount = sums->list > 0 ? 1 - row->cost / sums->list : NO_VALUE;
    row->share = paid > 0 ? row->cost / paid : NO_VALUE;
}

/* One warning an offer: a price cut that the committed prices do not follow puts many above list at once. */
static void
warn_above_list(const struct valuation *v, const struct row_sums *sums, size_t n, struct diags *diags)
{
    const struct rate_row *most = NULL;
    int months = 0;
    size_t n_above = 0;
    for (size_t r = 0; r < n; r++) {
        n_above += sums[r].months_above_list > 0;
        if (sums[r].months_above_list > months) {
            months = sums[r].months_above_list;
            most = &v->rates[r];
        }
    }
    if (n_above == 0)
        return;
    const char *model = v->book->models[v->lines[most->line].model].id;
    enum tier tier = v->lines[most->line].tier;
    struct place place = {.file = v->offer->file};
    if (n_above == 1)
        diag_warning(diags, "committed-above-list", place,
                     "the committed price of %s %s (%s) is above its list price in %d of %d months", model,
                     meter_names[most->meter], tier_names[tier], months, v->offer->term_months);
    else
        diag_warning(diags, "committed-above-list", place,
                     "%zu committed prices are above list, that of %s %s (%s) in %d of %d months", n_above,
                     model, meter_names[most->meter], tier_names[tier], months, v->offer->term_months);
}

struct model_cost {
    size_t model;
    double cost;
};

static int
compare_costs(const void *a, const void *b)
{
    const struct model_cost *x = a, *y = b;
    if (x->cost != y->cost)
        return x->cost > y->cost ? -1 : 1;
    return (x->model > y->model) - (x->model < y->model);
}

/* Dominant models: the fewest that carry 80% of the cost. What is missing by a sum's last digits is not
 * missing. */
static void
mark_dominant(const struct valuation *v, double paid, struct arena *arena, struct offer_result *result)
{
    size_t n = v->book->n_models;
    struct model_cost *costs = ARENA_NEW(arena, struct model_cost, n);
    bool *is_dominant = ARENA_NEW(arena, bool, n);
    for (size_t i = 0; i < n; i++)
        costs[i].model = i;
    for (size_t i = 0; i < result->n_rates; i++)
        costs[v->lines[result->rates[i].line].model].cost += result->rates[i].cost;
    qsort(costs, n, sizeof *costs, compare_costs);
    double carried = 0, enough = DOMINANT_SHARE * paid * (1 - SUM_ROUNDING);
    for (size_t i = 0; i < n && costs[i].cost > 0 && carried < enough; i++) {
        carried += costs[i].cost;
        is_dominant[costs[i].model] = true;
    }
    for (size_t i = 0; i < result->n_rates; i++)
        result->rates[i].is_dominant = is_dominant[v->lines[result->rates[i].line].model];
}

void
effective_build(const struct valuation *v, struct arena *arena, struct diags *diags, struct offer_result *ret)
{
    const struct settlement *base = &ret->scenarios[SCENARIO_BASE];
    struct row_sums *sums = ARENA_NEW(arena, struct row_sums, ret->n_rates);
    double charged = 0, certain = 0;
    for (size_t r = 0; r < ret->n_rates; r++) {
        for (size_t m = 0; m < base->n_months; m++)
            add_month(v, r, &base->months[m], (int)m, &sums[r]);
        charged += sums[r].charge;
        certain += sums[r].certain_list;
    }
    warn_above_list(v, sums, ret->n_rates, diags);
    /* Forfeited and carried out, less the prepay gain. */
    double load = base->paid_api - charged - base->ineligible_charge;
    for (size_t r = 0; r < ret->n_rates; r++) {
        struct rate_row *row = &ret->rates[r];
        row->cost = sums[r].charge + load * load_share(base, row, &sums[r], charged);
        if (!row->is_eligible)
            row->cost += sums[r].list;
        set_rates(ret, &sums[r], row);
    }
    mark_dominant(v, base->paid_api, arena, ret);
    ret->certain_share = base->list_value > 0 ? certain / base->list_value : NO_VALUE;
}

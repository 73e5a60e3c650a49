#include "rates.h"

#include "bands.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

double
rates_quoted_discount(const struct offer *offer, double annual_commit)
{
    if (offer->discount.has_headline)
        return offer->discount.headline;
    size_t n = bands_reached(offer, annual_commit);
    return n ? offer->bands[n - 1].discount : 0;
}

static bool
is_family(const char *family, const struct book_model *model)
{
    return family && strcasecmp(family, model->family) == 0;
}

static bool
is_excluded(const struct offer *offer, const struct book_model *model, struct line line, enum meter meter)
{
    for (size_t i = 0; i < offer->n_exclusions; i++) {
        const struct exclusion *exclusion = &offer->exclusions[i];
        if (exclusion->model == (int)line.model || is_family(exclusion->family, model) ||
            exclusion->meter == (int)meter || exclusion->tier == (int)line.tier)
            return true;
    }
    return false;
}

/* The most specific key that names this model and meter: MODEL.METER, FAMILY.METER, MODEL, FAMILY; or NULL.
 */
static const struct price_key *
find_key(const struct price_key *keys, size_t n, const struct book_model *model, uint32_t model_index,
         enum meter meter)
{
    const struct price_key *found = NULL;
    int best = 0;
    for (size_t i = 0; i < n; i++) {
        bool names_model = keys[i].model == (int)model_index;
        if (!names_model && !is_family(keys[i].family, model))
            continue;
        if (keys[i].meter >= 0 && keys[i].meter != (int)meter)
            continue;
        int rank = (keys[i].meter >= 0 ? 3 : 1) + names_model;
        if (rank > best) {
            best = rank;
            found = &keys[i];
        }
    }
    return found;
}

static struct line
standard_line(struct line line)
{
    return (struct line){.model = line.model};
}

/* Discount and price of one line and meter off the list price already in row. */
static void
set_committed_price(const struct offer_result *result, const struct book *book,
                    const struct price_table *prices, struct line line, struct rate_row *row)
{
    const struct offer *offer = result->offer;
    const struct book_model *model = &book->models[line.model];
    const struct price_key *fixed =
        find_key(offer->fixed_prices, offer->n_fixed_prices, model, line.model, row->meter);
    const struct price_key *key =
        find_key(offer->discount.keys, offer->discount.n_keys, model, line.model, row->meter);
    row->discount = result->quoted_discount;
    if (line.tier == TIER_BATCH && !offer->discount.batch_stacks) {
        row->basis = BASIS_NO_STACK;
        row->discount = 0;
    } else if (fixed) {
        /* Lines other than the standard one keep their list ratio to it (1.7). */
        row->basis = BASIS_FIXED;
        row->term = fixed->term;
        row->standard_price = price_table_find(prices, book, standard_line(line), offer->start);
        double standard = prices->rows[row->standard_price].price[row->meter];
        row->committed_price = rate_value(fixed->price) * (standard > 0 ? row->list_price / standard : 1);
        row->discount = row->list_price > 0 ? 1 - row->committed_price / row->list_price : 0;
        return;
    } else if (key) {
        row->basis = BASIS_KEY;
        row->term = key->term;
        row->discount = key->discount;
    }
    row->committed_price = row->list_price * (1 - row->discount);
}

static void
warn_above_list(const struct offer *offer, const struct book *book, struct line line,
                const struct rate_row *row, struct diags *diags)
{
    if (row->committed_price > row->list_price * (1 + 1e-12))
        diag_warning(diags, "committed-above-list", (struct place){.file = offer->file},
                     "the committed price of %s %s is above its list price", book->models[line.model].id,
                     meter_names[row->meter]);
}

struct order {
    const char *model;
    struct line line;
    struct rate_row row;
};

/* By model, meter, tier, context, geo, speed: the order of the JSON. */
static int
compare_orders(const void *a, const void *b)
{
    const struct order *x = a, *y = b;
    int by_model = strcmp(x->model, y->model);
    if (by_model)
        return by_model;
    if (x->row.meter != y->row.meter)
        return x->row.meter < y->row.meter ? -1 : 1;
    return line_compare(&x->line, &y->line);
}

static void
sort_rows(const struct history *history, const struct book *book, struct arena *arena,
          struct offer_result *result)
{
    struct order *orders = ARENA_NEW(arena, struct order, result->n_rates);
    for (size_t i = 0; i < result->n_rates; i++) {
        struct line line = history->lines[result->rates[i].line];
        orders[i] = (struct order){book->models[line.model].id, line, result->rates[i]};
    }
    if (result->n_rates)
        qsort(orders, result->n_rates, sizeof *orders, compare_orders);
    for (size_t i = 0; i < result->n_rates; i++)
        result->rates[i] = orders[i].row;
}

void
rates_build(const struct history *history, const struct forecast *forecast, const struct book *book,
            const struct price_table *prices, struct arena *arena, struct diags *diags,
            struct offer_result *ret)
{
    const struct offer *offer = ret->offer;
    ret->rates = ARENA_NEW(arena, struct rate_row, history->n_lines * N_METERS);
    for (size_t i = 0; i < history->n_lines; i++) {
        struct line line = history->lines[i];
        for (int meter = 0; meter < N_METERS; meter++) {
            if (!(forecast->base[i][meter] > 0))
                continue;
            struct rate_row *row = &ret->rates[ret->n_rates++];
            row->line = i;
            row->meter = (enum meter)meter;
            row->price = price_table_find(prices, book, line, offer->start);
            row->list_price = prices->rows[row->price].price[meter];
            row->is_eligible = !is_excluded(offer, &book->models[line.model], line, row->meter);
            row->base_count = forecast->base[i][meter];
            row->base_list = row->base_count * row->list_price / meter_price_units[meter];
            set_committed_price(ret, book, prices, line, row);
            row->base_committed = row->base_count * row->committed_price / meter_price_units[meter];
            ret->base_list += row->base_list;
            if (row->is_eligible) {
                ret->base_eligible += row->base_list;
                ret->base_committed += row->base_committed;
                warn_above_list(offer, book, line, row, diags);
            } else {
                ret->base_ineligible += row->base_list;
            }
        }
    }
    sort_rows(history, book, arena, ret);
}

/* ---- 1.9: who bears what was paid ---- */

/* An eligible row's charge before loading: its share of what was drawn and of the overage. Demand keeps its
 * mix over the term, so the months add up before the shares are taken. */
static double
row_charge(const struct offer_result *result, const struct rate_row *row)
{
    const struct settlement *base = &result->scenarios[SCENARIO_BASE];
    if (!row->is_eligible || !(result->base_committed > 0))
        return 0;
    double by_committed = row->base_committed / result->base_committed;
    double by_list = row->base_list / result->base_eligible;
    enum overage mode = result->offer->overage.rate;
    bool overage_by_list = mode == OVERAGE_LIST || mode == OVERAGE_DISCOUNT;
    return base->drawn * by_committed + base->overage_charge * (overage_by_list ? by_list : by_committed);
}

/* A row's share of the load: by charge; by list among the eligible where they are charged nothing; by list
 * among all where nothing eligible was consumed. */
static double
load_share(const struct offer_result *result, const struct rate_row *row, double charged)
{
    if (charged > 0)
        return row->cost / charged;
    if (result->base_eligible > 0)
        return row->is_eligible ? row->base_list / result->base_eligible : 0;
    return result->base_list > 0 ? row->base_list / result->base_list : 0;
}

static void
set_rates(const struct offer_result *result, struct rate_row *row, double months, double paid)
{
    row->count = row->base_count * months;
    row->list_value = row->base_list * months;
    double per_unit = meter_price_units[row->meter] / row->count;
    row->list_rate = row->list_value * per_unit;
    row->quoted_rate = row->list_rate * (1 - result->quoted_discount);
    row->contracted_rate = row->is_eligible ? row->committed_price : row->list_price;
    row->effective_rate = row->cost * per_unit;
    row->realized_discount = row->list_value > 0 ? 1 - row->cost / row->list_value : NO_VALUE;
    row->share = paid > 0 ? row->cost / paid : NO_VALUE;
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

/* Dominant models: the fewest that carry 80% of the cost. */
static void
mark_dominant(const struct book *book, const struct history *history, double paid, struct arena *arena,
              struct offer_result *result)
{
    struct model_cost *costs = ARENA_NEW(arena, struct model_cost, book->n_models);
    bool *is_dominant = ARENA_NEW(arena, bool, book->n_models);
    for (size_t i = 0; i < book->n_models; i++)
        costs[i].model = i;
    for (size_t i = 0; i < result->n_rates; i++)
        costs[history->lines[result->rates[i].line].model].cost += result->rates[i].cost;
    qsort(costs, book->n_models, sizeof *costs, compare_costs);
    double carried = 0;
    for (size_t i = 0; i < book->n_models && costs[i].cost > 0 && carried < 0.8 * paid; i++) {
        carried += costs[i].cost;
        is_dominant[costs[i].model] = true;
    }
    for (size_t i = 0; i < result->n_rates; i++)
        result->rates[i].is_dominant = is_dominant[history->lines[result->rates[i].line].model];
}

void
rates_bear(const struct book *book, const struct history *history, struct arena *arena,
           struct offer_result *result)
{
    const struct settlement *base = &result->scenarios[SCENARIO_BASE];
    double months = result->base_list > 0 ? base->list_value / result->base_list : 0;
    double charged = 0, ineligible = 0;
    for (size_t i = 0; i < result->n_rates; i++) {
        struct rate_row *row = &result->rates[i];
        row->cost = row_charge(result, row);
        charged += row->cost;
        if (!row->is_eligible)
            ineligible += row->base_list * months;
    }
    double load = base->paid_api - charged - ineligible; /* forfeited, carried out, less the prepay gain */
    for (size_t i = 0; i < result->n_rates; i++) {
        struct rate_row *row = &result->rates[i];
        row->cost += load * load_share(result, row, charged);
        if (!row->is_eligible)
            row->cost += row->base_list * months;
        set_rates(result, row, months, base->paid_api);
    }
    mark_dominant(book, history, base->paid_api, arena, result);
}

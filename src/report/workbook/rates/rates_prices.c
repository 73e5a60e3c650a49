#include "rates.h"

#include "report/workbook/prices/price.h"

#include <string.h>
#include <strings.h>

/* Where the cells of a row come from: prices, terms and counts on other sheets. */

static bool
names_row(const struct price_key *key, const struct book_model *model, uint32_t index, enum meter meter)
{
    bool by_model = key->model == (int)index;
    bool by_family = key->family && strcasecmp(key->family, model->family) == 0;
    return (by_model || by_family) && (key->meter < 0 || key->meter == (int)meter);
}

/* The most specific key: MODEL.METER, FAMILY.METER, MODEL, FAMILY; SIZE_MAX where none names the row. */
static size_t
governing(const struct rates_source *source, const struct price_key *keys, size_t n, size_t i)
{
    const struct rate_row *row = &source->rows[i];
    uint32_t index = source->lines[row->line].model;
    const struct book_model *model = &source->model->results->book->models[index];
    size_t found = SIZE_MAX;
    int best = -1;
    for (size_t k = 0; k < n; k++) {
        int rank = (keys[k].meter >= 0 ? 2 : 0) + (keys[k].model >= 0 ? 1 : 0);
        if (rank > best && names_row(&keys[k], model, index, row->meter)) {
            best = rank;
            found = k;
        }
    }
    return found;
}

static size_t
governing_key(const struct rates_source *source, size_t i)
{
    const struct offer *offer = source->result->offer;
    return governing(source, offer->discount.keys, offer->discount.n_keys, i);
}

static size_t
governing_price(const struct rates_source *source, size_t i)
{
    const struct offer *offer = source->result->offer;
    return governing(source, offer->fixed_prices, offer->n_fixed_prices, i);
}

double
rates_governs(const void *source, size_t i)
{
    if (governing_price(source, i) != SIZE_MAX)
        return BASIS_FIXED + 1;
    return governing_key(source, i) != SIZE_MAX ? BASIS_KEY + 1 : BASIS_HEADLINE + 1;
}

double
rates_stated(const void *context, size_t i)
{
    const struct rates_source *source = context;
    const struct offer *offer = source->result->offer;
    size_t price = governing_price(source, i), key = governing_key(source, i);
    if (price != SIZE_MAX)
        return rate_value(offer->fixed_prices[price].price);
    return key != SIZE_MAX ? offer->discount.keys[key].discount : source->result->quoted_discount;
}

static const char *
stated_cell(const struct rates_source *source, size_t i)
{
    const struct offer_cells *cells = &source->model->offers[source->offer];
    size_t price = governing_price(source, i), key = governing_key(source, i);
    if (price != SIZE_MAX)
        return cells->fixed[price];
    return key != SIZE_MAX ? cells->keys[key] : "{o.quoted}";
}

const char *
rates_basis_words(const struct rates_source *source, size_t i)
{
    const struct offer *offer = source->result->offer;
    size_t price = governing_price(source, i), key = governing_key(source, i);
    if (price == SIZE_MAX && key == SIZE_MAX)
        return "headline";
    size_t term = price != SIZE_MAX ? offer->fixed_prices[price].term : offer->discount.keys[key].term;
    return arena_printf(source->model->arena, "%s %s", price != SIZE_MAX ? "fixed" : "key",
                        term < offer->n_terms ? offer->terms[term].key : "price");
}

/* A count of the row's line and meter on Forecast or Optimize. */
static const char *
count_cell(const struct rates_source *source, const char *name, size_t i)
{
    struct arena *arena = source->model->arena;
    const struct rate_row *row = &source->rows[i];
    struct scope scope = scope_of_offer(source->model, NULL, source->offer);
    const struct base_lines *lines = &source->model->base_lines[source->result->history];
    scope.own = grid_find(&source->model->grids, name, &scope);
    while (lines->items[scope.record] != row->line)
        scope.record++;
    return grid_cell(scope.own, arena_printf(arena, "n%d", (int)row->meter), scope.record, NULL);
}

/* List prices of a later offer have moved by the changes that its start has passed (1.7). */
static const char *
list_price(const struct rates_source *source)
{
    const struct results *results = source->model->results;
    bool is_later = source->result->offer->start > results->offers[0].offer->start;
    return is_later && results->plan->n_changes ? "{price}*{o.passed}" : "{price}";
}

static const struct {
    const char *name;
    enum weight weight;
} weight_names[] = {
    {"count_weight", WEIGHT_COUNT},
    {"list_weight", WEIGHT_LIST},
    {"contracted_keyed", WEIGHT_CONTRACTED_KEYED},
    {"contracted_head", WEIGHT_CONTRACTED_HEAD},
    {"contracted_fixed", WEIGHT_CONTRACTED_FIXED},
    {"charge_keyed", WEIGHT_CHARGE_KEYED},
    {"charge_head", WEIGHT_CHARGE_HEAD},
    {"charge_fixed", WEIGHT_CHARGE_FIXED},
    {"over_list", WEIGHT_OVER_LIST},
};

const char *
rates_reference(const void *context, size_t i, const char *name)
{
    const struct rates_source *source = context;
    const struct model *model = source->model;
    const struct rate_row *row = &source->rows[i];
    const char *template = NULL;
    if (strcmp(name, "price") == 0)
        return price_cell(model, row->price, row->meter);
    if (strcmp(name, "standard") == 0)
        return price_cell(model, row->standard_price, row->meter);
    if (strcmp(name, "unit") == 0)
        return price_unit_cell(model, row->meter);
    if (strcmp(name, "count") == 0)
        return count_cell(source, "base", i);
    if (strcmp(name, "batched") == 0)
        return count_cell(source, "batched", i);
    for (size_t k = 0; k < sizeof weight_names / sizeof weight_names[0]; k++)
        if (strcmp(name, weight_names[k].name) == 0)
            return rates_weight_range(source, row->price_group, weight_names[k].weight);
    if (strcmp(name, "list_price") == 0)
        template = list_price(source);
    else if (strcmp(name, "stated") == 0)
        template = stated_cell(source, i);
    else /* units */
        template = arena_printf(model->arena, "[rate_costs.u0]:[rate_costs.u%zu]", source->n_sources - 1);
    struct scope scope = scope_of_offer(model, model->tabs[TAB_RATES][0], source->offer);
    scope.record = i;
    scope.own = grid_find(&model->grids, "rates", &scope);
    scope.reference = rates_reference;
    scope.context = source;
    return grid_expand(&model->grids, &scope, template);
}

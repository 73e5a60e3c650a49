#include "rates.h"

#include <string.h>
#include <strings.h>

static bool
names_row(const struct price_key *key, const struct book_model *model, uint32_t index, enum meter meter)
{
    bool by_model = key->model == (int)index;
    bool by_family = key->family && strcasecmp(key->family, model->family) == 0;
    return (by_model || by_family) && (key->meter < 0 || key->meter == (int)meter);
}

/* The cell of the most specific key: MODEL.METER, FAMILY.METER, MODEL, FAMILY; NULL where none names the row.
 */
static const char *
governing_cell(const struct rates_source *source, const struct price_key *keys, size_t n, const char **cells,
               size_t i)
{
    const struct rate_row *row = &source->result->rates[i];
    uint32_t index = source->model->results->histories[source->result->history].lines[row->line].model;
    const struct book_model *model = &source->model->results->book->models[index];
    const char *cell = NULL;
    int best = -1;
    for (size_t k = 0; k < n; k++) {
        int rank = (keys[k].meter >= 0 ? 2 : 0) + (keys[k].model >= 0 ? 1 : 0);
        if (rank > best && names_row(&keys[k], model, index, row->meter)) {
            best = rank;
            cell = cells[k];
        }
    }
    return cell;
}

static const char *
fixed_cell(const struct rates_source *source, size_t i)
{
    const struct offer *offer = source->result->offer;
    return governing_cell(source, offer->fixed_prices, offer->n_fixed_prices,
                          source->model->offers[source->offer].fixed, i);
}

/* The standard line's price on the same day, to which fixed prices refer. */
static const char *
standard_price(const struct rates_source *source, size_t i)
{
    const struct results *results = source->model->results;
    const struct rate_row *row = &source->result->rates[i];
    const struct price_row *own = &results->prices[row->price];
    for (size_t k = 0; k < results->n_prices; k++) {
        const struct price_row *price = &results->prices[k];
        const struct line *line = &price->line;
        if (line->model == own->line.model && price->from_day == own->from_day && !line->tier &&
            !line->context && !line->geo && !line->speed)
            return price_cell(source->model, k, row->meter);
    }
    return price_cell(source->model, row->price, row->meter);
}

static bool
is_batch(const struct rates_source *source, size_t i)
{
    const struct rate_row *row = &source->result->rates[i];
    return source->model->results->histories[source->result->history].lines[row->line].tier == TIER_BATCH;
}

static const char *
discount_template(const struct rates_source *source, size_t i)
{
    struct arena *arena = source->model->arena;
    const struct offer *offer = source->result->offer;
    const char *key = governing_cell(source, offer->discount.keys, offer->discount.n_keys,
                                     source->model->offers[source->offer].keys, i);
    const char *discount = fixed_cell(source, i) ? "IF([list_price]>0,1-[committed_price]/[list_price],0)"
                           : key                 ? key
                                                 : "{o.quoted}";
    return is_batch(source, i) ? arena_printf(arena, "IF({o.batch_stacks}=\"yes\",%s,0)", discount)
                               : discount;
}

static const char *
committed_template(const struct rates_source *source, size_t i)
{
    struct arena *arena = source->model->arena;
    const char *fixed = fixed_cell(source, i);
    if (!fixed)
        return "[list_price]*(1-[discount])";
    const char *standard = standard_price(source, i);
    const char *price = arena_printf(arena, "%s*IF(%s>0,[list_price]/%s,1)", fixed, standard, standard);
    return is_batch(source, i) ? arena_printf(arena, "IF({o.batch_stacks}=\"yes\",%s,[list_price])", price)
                               : price;
}

static const char *
base_count_cell(const struct rates_source *source, size_t i)
{
    struct arena *arena = source->model->arena;
    const struct rate_row *row = &source->result->rates[i];
    struct scope scope = {.sheet = source->model->rates, .history = source->result->history + 1};
    struct grid *base = grid_find(&source->model->grids, "base", &scope);
    const struct base_lines *lines = &source->model->base_lines[source->result->history];
    const char *id = arena_printf(arena, "n%d", (int)row->meter);
    unsigned record = 0;
    while (lines->items[record] != row->line)
        record++;
    for (size_t f = 0; f < base->n_fields; f++) {
        if (strcmp(base->ids[f], id) == 0)
            return ref_on(arena, NULL, base->sheet, base->first + record, base->lines[f]);
    }
    return "";
}

const char *
rates_reference(const void *context, size_t i, const char *name)
{
    const struct rates_source *source = context;
    const struct model *model = source->model;
    const struct rate_row *row = &source->result->rates[i];
    if (strcmp(name, "price") == 0)
        return price_cell(model, row->price, row->meter);
    if (strcmp(name, "unit") == 0)
        return price_unit_cell(model, row->meter);
    if (strcmp(name, "count") == 0)
        return base_count_cell(source, i);
    struct scope scope = {.sheet = model->rates, .record = i, .offer = source->offer + 1};
    scope.own = grid_find(&model->grids, "rates", &scope);
    return grid_expand(&model->grids, &scope,
                       name[0] == 'd' ? discount_template(source, i) : committed_template(source, i));
}

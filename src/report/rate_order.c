#include "rate_order.h"

#include "words.h"

#include <math.h>
#include <stdlib.h>

#define SHOWN 5e-5 /* of a rate: half of its fourth digit at least */

/* Equals keep the order of the results, which is that of both arrays' memory. */
static int
compare_rows(const void *a, const void *b)
{
    const struct rate_row *x = *(const struct rate_row *const *)a, *y = *(const struct rate_row *const *)b;
    if (x->cost != y->cost)
        return x->cost < y->cost ? 1 : -1;
    return (x > y) - (x < y);
}

const struct rate_row *const *
rate_order_rows(const struct results *results, size_t offer, struct arena *arena, size_t *ret_n)
{
    const struct offer_result *result = &results->offers[offer];
    const struct rate_row **rows = ARENA_NEW(arena, const struct rate_row *, result->n_rates);
    size_t n = 0;
    for (size_t i = 0; i < result->n_rates; i++)
        if (result->rates[i].count > 0)
            rows[n++] = &result->rates[i];
    if (n == 0)
        for (; n < result->n_rates; n++)
            rows[n] = &result->rates[n];
    if (n > 0)
        qsort(rows, n, sizeof(rows[0]), compare_rows);
    *ret_n = n;
    return rows;
}

static int
compare_models(const void *a, const void *b)
{
    const struct model_cost *x = a, *y = b;
    if (x->cost != y->cost)
        return x->cost < y->cost ? 1 : -1;
    if (x->list_value != y->list_value)
        return x->list_value < y->list_value ? 1 : -1;
    return (x->model > y->model) - (x->model < y->model);
}

static void
add_row(struct model_cost *model, const struct rate_row *row)
{
    model->cost += row->cost;
    model->list_value += row->list_value;
    if (row->count > 0)
        model->contracted += row->count * row->contracted_rate / meter_price_units[row->meter];
    if (isfinite(row->share))
        model->share = isfinite(model->share) ? model->share + row->share : row->share;
    model->is_dominant = model->is_dominant || row->is_dominant;
}

const struct model_cost *
rate_order_models(const struct results *results, size_t offer, struct arena *arena, size_t *ret_n)
{
    size_t n_rows, n = 0;
    const struct rate_row *const *rows = rate_order_rows(results, offer, arena, &n_rows);
    const struct line *lines = results->histories[results->offers[offer].history].lines;
    struct model_cost *models = ARENA_NEW(arena, struct model_cost, n_rows);
    for (size_t i = 0; i < n_rows; i++) {
        const size_t model = lines[rows[i]->line].model;
        size_t k = 0;
        while (k < n && models[k].model != model)
            k++;
        if (k == n)
            models[n++] = (struct model_cost){.model = model, .share = NO_VALUE};
        add_row(&models[k], rows[i]);
    }
    if (n > 0)
        qsort(models, n, sizeof(models[0]), compare_models);
    *ret_n = n;
    return models;
}

bool
rate_order_is_above_list(const struct rate_row *row)
{
    return row->effective_rate > row->list_rate * (1 + SHOWN);
}

const char *
rate_order_path(const struct results *results, size_t offer, const struct rate_row *row, struct arena *arena)
{
    const struct line *line = &results->histories[results->offers[offer].history].lines[row->line];
    return arena_printf(arena, "offers.%zu.rates.%s.%s.%s.%s.%s.%s", offer + 1,
                        results->book->models[line->model].id, meter_names[row->meter],
                        tier_names[line->tier], context_names[line->context], geo_names[line->geo],
                        speed_names[line->speed]);
}

const char *
rate_order_words(const struct line *line, const struct rate_row *row, struct arena *arena)
{
    return arena_printf(arena, "%s%s%s%s%s%s%s", words_meters[row->meter],
                        line->tier != TIER_STANDARD ? ", " : "",
                        line->tier != TIER_STANDARD ? words_tiers[line->tier] : "",
                        line->context == CONTEXT_LONG ? ", long" : "", line->geo == GEO_US ? ", US" : "",
                        line->speed == SPEED_FAST ? ", fast" : "", row->is_eligible ? "" : ", ineligible");
}

#include "rates.h"

#include <string.h>

/* An offer's rows, and what their cells begin with. */

double
rates_units(const struct rates_source *source, size_t i, size_t of)
{
    const struct rate_row *row = &source->rows[i];
    const struct line *line = &source->lines[row->line];
    if (of < N_USAGE) {
        bool is_raw = of == 0 || !source->model->results->plan->optimise;
        return (is_raw ? row->base_count : row->optimized_count) / meter_price_units[row->meter];
    }
    const struct workload *workload = &source->model->results->plan->workloads[of - N_USAGE];
    bool is_own = line->model == workload->model && line->tier == workload->tier && !line->context &&
                  !line->geo && !line->speed;
    return is_own ? workload->counts[row->meter] / meter_price_units[row->meter] : 0;
}

double
rates_charge(const void *context, size_t i)
{
    const struct rates_source *source = context;
    const struct rate_row *row = &source->rows[i];
    static const enum weight weights[] = {[BASIS_HEADLINE] = WEIGHT_CHARGE_HEAD,
                                          [BASIS_KEY] = WEIGHT_CHARGE_KEYED,
                                          [BASIS_FIXED] = WEIGHT_CHARGE_FIXED,
                                          [BASIS_NO_STACK] = WEIGHT_CHARGE_KEYED};
    if (!row->is_eligible)
        return 0;
    return rates_weighed(source, i, WEIGHT_OVER_LIST) * row->list_price +
           rates_weighed(source, i, weights[row->basis]) *
               (row->basis == BASIS_HEADLINE ? row->list_price : row->committed_price);
}

static const double *
model_costs(const struct rates_source *source)
{
    const struct rate_row *rows = source->rows;
    double *costs = ARENA_NEW(source->model->arena, double, source->n_rows);
    for (size_t i = 0; i < source->n_rows; i++)
        for (size_t k = 0; k < source->n_rows; k++)
            if (source->lines[rows[k].line].model == source->lines[rows[i].line].model)
                costs[i] += rows[k].cost;
    return costs;
}

double
rates_model_cost(const void *context, size_t i)
{
    return ((const struct rates_source *)context)->model_costs[i];
}

bool
rates_is_idle(const struct rates_source *source, size_t i)
{
    const struct rate_row *row = &source->rows[i];
    return !(row->count > 0) && !(row->base_count > 0) && !(row->optimized_count > 0);
}

unsigned
rates_folded_rows(const struct rates_source *source)
{
    size_t i = 0;
    while (i < source->n_rows && !rates_is_idle(source, i))
        i++;
    return i < source->n_rows;
}

/* Whether the book dates prices of a model within the timeline: its rows have indices of their own. */
static bool
is_dated(const struct rates_source *source, uint32_t model)
{
    const struct book_model *of = &source->model->results->book->models[model];
    int32_t start = source->result->offer->start;
    int32_t end = day_add_months(start, (int)source->result->timeline.n_laid_out);
    for (size_t i = 0; i < of->n_sections; i++)
        if (of->sections[i].from_day > start && of->sections[i].from_day <= end)
            return true;
    return false;
}

/* A row that costs nothing, since it has no demand. The ledger has no index for one whose prices are dated:
 * only its worth in a standard month can be told. */
static bool
take_idle(const struct rates_source *source, const struct rate_row *idle, struct rate_row *row)
{
    if (!(idle->optimized_count > 0) && is_dated(source, source->lines[idle->line].model))
        return false;
    *row = *idle;
    row->list_rate = row->quoted_rate = row->contracted_rate = row->effective_rate = NO_VALUE;
    row->realized_discount = NO_VALUE;
    row->share = source->settlement->paid_api > 0 ? 0 : NO_VALUE;
    return true;
}

/* Whether a row comes before another: by model id, meter, and line in the order of the history's. */
static bool
is_before(const struct rates_source *source, const struct rate_row *a, const struct rate_row *b)
{
    const struct book_model *models = source->model->results->book->models;
    int by_model = strcmp(models[source->lines[a->line].model].id, models[source->lines[b->line].model].id);
    if (by_model != 0)
        return by_model < 0;
    return a->meter != b->meter ? a->meter < b->meter : a->line < b->line;
}

/* The offer's rates and the idle ones, in one order whatever the demand. */
void
rates_find_rows(struct rates_source *source)
{
    const struct offer_result *result = source->result;
    struct rate_row *rows =
        ARENA_NEW(source->model->arena, struct rate_row, result->n_rates + result->n_idle_rates);
    size_t i = 0, idle = 0;
    while (i < result->n_rates || idle < result->n_idle_rates) {
        const struct rate_row *next = &result->idle_rates[idle];
        bool is_idle = i == result->n_rates ||
                       (idle < result->n_idle_rates && is_before(source, next, &result->rates[i]));
        if (!is_idle)
            rows[source->n_rows++] = result->rates[i++];
        else if (take_idle(source, &result->idle_rates[idle++], &rows[source->n_rows]))
            source->n_rows++;
    }
    for (i = 0; i < source->n_rows; i++)
        for (size_t k = 0; k < result->n_rates; k++)
            if (source->lines[result->rates[k].line].model == source->lines[rows[i].line].model)
                rows[i].is_dominant = result->rates[k].is_dominant;
    source->rows = rows;
    source->model_costs = model_costs(source);
}

double
rates_passed(const struct rates_source *source)
{
    const struct plan *plan = source->model->results->plan;
    int32_t first = source->model->results->offers[0].offer->start, start = source->result->offer->start;
    double product = 1;
    for (size_t i = 0; i < plan->n_changes; i++)
        if (plan->changes[i].from_day > first && plan->changes[i].from_day <= start)
            product *= 1 + plan->changes[i].change;
    return product;
}

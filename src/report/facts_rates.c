/* Facts of what models and meters cost, and of where the offer stands on its bands and in the market (1.9,
 * 1.10). */
#include "facts_make.h"
#include "rate_order.h"
#include "sentence.h"

#include <math.h>

static const struct field rate_fields[] = {
    FIELD(rate_row, list_rate, FORM_RATE),
    FIELD(rate_row, quoted_rate, FORM_RATE),
    FIELD(rate_row, contracted_rate, FORM_RATE),
    FIELD(rate_row, effective_rate, FORM_RATE),
    FIELD(rate_row, realized_discount, FORM_SHARE),
    FIELD(rate_row, share, FORM_SHARE),
    FIELD(rate_row, cost, FORM_MONEY),
    FIELD(rate_row, list_value, FORM_MONEY),
    FIELD(rate_row, count, FORM_COUNT),
};

static const struct field model_fields[] = {
    FIELD(model_cost, cost, FORM_MONEY),
    FIELD(model_cost, list_value, FORM_MONEY),
    FIELD(model_cost, share, FORM_SHARE),
};

/* How many rows a table leaves out that has room for the first k, and their share of the cost. */
static void
add_rest(struct fact_maker *maker, const char *path, size_t k, size_t n, double share)
{
    fact_add(maker, FORM_COUNT, (double)(n - k), "%s_after.%zu.count", path, k);
    fact_add(maker, FORM_SHARE, share, "%s_after.%zu.share", path, k);
}

static void
add_rates(struct fact_maker *maker, const char *path, size_t offer)
{
    const struct offer_result *result = &maker->results->offers[offer];
    size_t n;
    const struct rate_row *const *rows = rate_order_rows(maker->results, offer, maker->arena, &n);
    double rest = 0;
    for (size_t i = 0; i < result->n_rates; i++)
        fact_add_fields(maker, rate_order_path(maker->results, offer, &result->rates[i], maker->arena),
                        &result->rates[i], rate_fields, N_OF(rate_fields));
    for (size_t k = n; k-- > 1;) {
        rest += rows[k]->share;
        add_rest(maker, arena_printf(maker->arena, "%s.rates", path), k, n, rest);
    }
}

static double
discount_of(double paid, double list_value)
{
    return list_value > 0 ? 1 - paid / list_value : NO_VALUE;
}

static void
add_models(struct fact_maker *maker, const char *offer_path, size_t offer)
{
    const double quoted = maker->results->offers[offer].quoted_discount;
    size_t n, n_dominant = 0, n_above = 0;
    const struct model_cost *models = rate_order_models(maker->results, offer, maker->arena, &n);
    const char *models_path = arena_printf(maker->arena, "%s.models", offer_path);
    double rest = 0;
    for (size_t i = 0; i < n; i++) {
        const char *path = arena_printf(maker->arena, "%s.%s", models_path,
                                        maker->results->book->models[models[i].model].id);
        const double realized = discount_of(models[i].cost, models[i].list_value);
        fact_add_fields(maker, path, &models[i], model_fields, N_OF(model_fields));
        fact_add(maker, FORM_TERM_SHARE, quoted, "%s.quoted_discount", path);
        fact_add(maker, FORM_SHARE, discount_of(models[i].contracted, models[i].list_value),
                 "%s.contracted_discount", path);
        fact_add(maker, FORM_SHARE, realized, "%s.realized_discount", path);
        n_dominant += models[i].is_dominant;
        n_above += realized < -SHOWN_SHARE;
    }
    fact_add(maker, FORM_COUNT, (double)n, "%s.count", models_path);
    fact_add(maker, FORM_COUNT, (double)n_dominant, "%s.dominant", models_path);
    fact_add(maker, FORM_COUNT, (double)n_above, "%s.above_list", models_path);
    for (size_t k = n; k-- > 1;) {
        rest += models[k].share;
        add_rest(maker, models_path, k, n, rest);
    }
}

/* What the next band of the table gives, the quoted discount moved along with it (1.11). */
static void
add_next_band(struct fact_maker *maker, const char *path, const struct offer_result *result)
{
    const struct placement *at = &result->placements[PLACEMENT_COMMIT];
    double discount = NO_VALUE;
    for (size_t i = 0; i < result->offer->n_bands; i++)
        if (money_value(result->offer->bands[i].threshold) == at->next_threshold)
            discount =
                fmin(1, fmax(0, result->quoted_discount + result->offer->bands[i].discount - at->discount));
    fact_add(maker, FORM_MONEY, at->next_threshold, "%s.next_band.threshold", path);
    fact_add(maker, FORM_MONEY, at->gap, "%s.next_band.gap", path);
    fact_add(maker, FORM_TERM_SHARE, discount, "%s.next_band.discount", path);
    fact_add(maker, FORM_SIZE_POINTS, discount - result->quoted_discount, "%s.next_band.points", path);
}

/* The list value of contract year 1, per 12 months: what a break-even is measured against. */
static double
first_year_list(const struct settlement *base)
{
    const size_t n = base->n_months < 12 ? base->n_months : 12;
    double sum = 0;
    for (size_t i = 0; i < n; i++)
        sum += base->months[i].list_value;
    return n > 0 ? sum * 12 / (double)n : NO_VALUE;
}

void
fact_add_rates(struct fact_maker *maker, size_t offer)
{
    const struct offer_result *result = &maker->results->offers[offer];
    const char *path = arena_printf(maker->arena, "offers.%zu", offer + 1);
    const double gap = result->quoted_discount - result->benchmark.p50;
    add_rates(maker, path, offer);
    add_models(maker, path, offer);
    add_next_band(maker, path, result);
    fact_add(maker, FORM_MONEY, first_year_list(&result->scenarios[SCENARIO_BASE]), "%s.first_year_list",
             path);
    fact_add(maker, FORM_POINTS, gap, "%s.benchmark.gap", path);
    fact_add(maker, FORM_SIZE_POINTS, gap, "%s.benchmark.gap_size", path);
}

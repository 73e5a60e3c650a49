/* What holds for every standard month and plan (1.6): random lines, prices and rules. */
#include "random_month.h"

#include <math.h>
#include <string.h>

#define M 1e6

static const char *
family_of(const struct standard_month *month, size_t line)
{
    return random_families[month->history.lines[line].model];
}

static void
want_same(const double a[N_METERS], const double b[N_METERS])
{
    for (int meter = 0; meter < N_METERS; meter++)
        want(a[meter], b[meter]);
}

static double
sum_of(const double counts[N_METERS], int n_meters)
{
    double sum = 0;
    for (int meter = 0; meter < n_meters; meter++)
        sum += counts[meter];
    return sum;
}

static double
searches(const struct standard_month *month, double (*counts)[N_METERS])
{
    double sum = 0;
    for (size_t i = 0; i < month->history.n_lines; i++)
        sum += counts[i][METER_WEB_SEARCH];
    return sum;
}

/* ---- all stages ---- */

static void
check_signs_and_sums(struct standard_month *month)
{
    const struct optimization *done = &month->optimization;
    double saved = 0;
    for (int stage = 0; stage < N_STAGES; stage++) {
        saved += done->savings[stage];
        for (size_t i = 0; i < month->history.n_lines; i++)
            for (int meter = 0; meter < N_METERS; meter++)
                assert_true(done->stages[stage][i][meter] >= 0 && isfinite(done->stages[stage][i][meter]));
        want(searches(month, done->stages[stage]), searches(month, month->forecast.base));
    }
    want(saved, done->raw_monthly - done->optimized_monthly);
    if (done->raw_monthly > 0)
        want(done->saving_share, saved / done->raw_monthly);
    else
        want_nan(done->saving_share);
}

static void
nothing_is_negative_and_the_savings_add_up(void **state)
{
    (void)state;
    random_for_each_month(1, check_signs_and_sums);
}

/* ---- routing ---- */

static bool
touches(const struct route *route, uint32_t model)
{
    return model != route->to && (route->from_family ? strcmp(route->from_family, random_families[model]) == 0
                                                     : route->from_model == (int)model);
}

/* Tokens after routing are the raw ones and, of every share that moves, what its ratio adds. */
static void
check_routed_tokens(struct standard_month *month)
{
    const struct plan *plan = &month->fixture->plan;
    double wanted = 0;
    for (size_t i = 0; i < month->history.n_lines; i++) {
        double factor = 1;
        for (size_t k = 0; k < plan->n_routes; k++)
            if (touches(&plan->routes[k], month->history.lines[i].model))
                factor += plan->routes[k].share * (plan->routes[k].token_ratio - 1);
        wanted += factor * sum_of(month->forecast.base[i], N_TOKEN_METERS);
    }
    want(month_tokens(month, month->optimization.stages[STAGE_ROUTING]), wanted);
}

static void
routing_changes_tokens_by_the_ratio_alone(void **state)
{
    (void)state;
    random_for_each_month(2, check_routed_tokens);
}

static void
check_conserved(struct standard_month *month)
{
    struct plan *plan = &month->fixture->plan;
    for (size_t k = 0; k < plan->n_routes; k++)
        plan->routes[k].token_ratio = 1;
    month_optimise(month);
    for (int meter = 0; meter < N_METERS; meter++) {
        double before = 0, after = 0;
        for (size_t i = 0; i < month->history.n_lines; i++) {
            before += month->forecast.base[i][meter];
            after += month->optimization.stages[STAGE_ROUTING][i][meter];
        }
        want(after, before);
    }
}

static void
routing_with_ratio_one_conserves_every_meter(void **state)
{
    (void)state;
    random_for_each_month(3, check_conserved);
}

static void
check_turned(struct standard_month *month)
{
    struct plan *plan = &month->fixture->plan;
    const struct history history = month->history;
    const struct optimization first = month->optimization;
    for (size_t k = 0; k < plan->n_routes / 2; k++) {
        struct route route = plan->routes[k];
        plan->routes[k] = plan->routes[plan->n_routes - 1 - k];
        plan->routes[plan->n_routes - 1 - k] = route;
    }
    month_optimise(month);
    assert_int_equal(month->history.n_lines, history.n_lines);
    for (size_t i = 0; i < history.n_lines; i++) {
        assert_int_equal(line_compare(&month->history.lines[i], &history.lines[i]), 0);
        want_same(month->optimization.stages[STAGE_BATCH][i], first.stages[STAGE_BATCH][i]);
    }
    want(month->optimization.optimized_monthly, first.optimized_monthly);
}

static void
the_order_of_the_routes_does_not_matter(void **state)
{
    (void)state;
    random_for_each_month(4, check_turned);
}

/* ---- caching ---- */

/* The family's own rule where the plan has one; NULL where it changes nothing. */
static const struct cache_rule *
cache_rule_of(const struct plan *plan, const char *family)
{
    for (int general = 0; general < 2; general++)
        for (size_t i = 0; i < plan->n_caches; i++) {
            const struct cache_rule *rule = &plan->caches[i];
            if (general ? !rule->family : rule->family && strcmp(rule->family, family) == 0)
                return rule->has_hit_rate ? rule : NULL;
        }
    return NULL;
}

static void
check_cached(struct standard_month *month)
{
    for (size_t i = 0; i < month->history.n_lines; i++) {
        const double *before = month->optimization.stages[STAGE_ROUTING][i],
                     *after = month->optimization.stages[STAGE_CACHING][i];
        const struct cache_rule *rule = cache_rule_of(&month->fixture->plan, family_of(month, i));
        double all = sum_of(before, METER_OUTPUT), hit = before[METER_CACHE_READ] / all;
        double writes[] = {before[METER_CACHE_WRITE_5M] + before[METER_CACHE_WRITE_1H],
                           after[METER_CACHE_WRITE_5M] + after[METER_CACHE_WRITE_1H]};
        if (!rule || !(all > 0) || hit >= rule->hit_rate) {
            assert_memory_equal(after, before, N_METERS * sizeof *after);
            continue;
        }
        want(sum_of(after, METER_OUTPUT), all);
        want(after[METER_OUTPUT], before[METER_OUTPUT]);
        want(after[METER_WEB_SEARCH], before[METER_WEB_SEARCH]);
        want(after[METER_CACHE_READ] / all, rule->hit_rate);
        want(after[METER_CACHE_WRITE_5M] * writes[0],
             before[METER_CACHE_WRITE_5M] * (writes[0] > 0 ? writes[1] : 1));
        /* No fewer writes than there were or should be, where there is room; then no input is left. */
        if (after[METER_INPUT] > 0)
            want(writes[1] / all, fmax(writes[0] / all, rule->write_rate));
        else
            want_at_most(writes[1], fmax(writes[0], rule->write_rate * all));
    }
}

static void
caching_conserves_input_and_reaches_the_hit_rate(void **state)
{
    (void)state;
    random_for_each_month(5, check_cached);
}

/* ---- batch ---- */

static double
batch_share_of(const struct plan *plan, const char *family)
{
    for (int general = 0; general < 2; general++)
        for (size_t i = 0; i < plan->n_batches; i++) {
            const struct batch_rule *rule = &plan->batches[i];
            if (general ? !rule->family : rule->family && strcmp(rule->family, family) == 0)
                return rule->has_share ? rule->share : 0;
        }
    return 0;
}

/* A family's tokens in all, in batch, and in what can be batched. */
struct family_tokens {
    double all, batched, standard;
};

static struct family_tokens
tokens_of(const struct standard_month *month, const char *family, double (*counts)[N_METERS])
{
    struct family_tokens sum = {0};
    for (size_t i = 0; i < month->history.n_lines; i++) {
        const struct line *line = &month->history.lines[i];
        double tokens = strcmp(family_of(month, i), family) == 0 ? sum_of(counts[i], N_TOKEN_METERS) : 0;
        sum.all += tokens;
        sum.batched += line->tier == TIER_BATCH ? tokens : 0;
        sum.standard += line->tier == TIER_STANDARD && line->speed == SPEED_STANDARD ? tokens : 0;
    }
    return sum;
}

/* The share is reached, or all that can be batched is; a family above it keeps every count. */
static void
check_batch_shares(struct standard_month *month)
{
    double(*before)[N_METERS] = month->optimization.stages[STAGE_CACHING],
    (*after)[N_METERS] = month->optimization.stages[STAGE_BATCH];
    for (size_t f = 0; f < RANDOM_FAMILIES; f++) {
        struct family_tokens was = tokens_of(month, random_family_names[f], before),
                             is = tokens_of(month, random_family_names[f], after);
        double share = batch_share_of(&month->fixture->plan, random_family_names[f]);
        want(is.all, was.all);
        if (!(was.all > 0))
            continue;
        double reach = fmin(share, (was.batched + was.standard) / was.all);
        want(is.batched / is.all, fmax(was.batched / was.all, reach));
        for (size_t i = 0; i < month->history.n_lines && was.batched / was.all >= share; i++)
            if (strcmp(family_of(month, i), random_family_names[f]) == 0)
                assert_memory_equal(after[i], before[i], sizeof after[i]);
    }
}

static void
batch_reaches_the_share_or_all_there_is(void **state)
{
    (void)state;
    random_for_each_month(6, check_batch_shares);
}

/* What leaves a standard line comes to its batch line, all meters in one proportion, at half price. */
static void
check_batched_lines(struct standard_month *month)
{
    const struct history *history = &month->history;
    double(*before)[N_METERS] = month->optimization.stages[STAGE_CACHING],
    (*after)[N_METERS] = month->optimization.stages[STAGE_BATCH];
    double saved = 0;
    for (size_t i = 0; i < history->n_lines; i++) {
        struct line to = history->lines[i];
        if (to.tier == TIER_BATCH)
            continue;
        to.tier = TIER_BATCH;
        size_t twin = line_find(history->lines, history->n_lines, to);
        if (history->lines[i].tier != TIER_STANDARD || history->lines[i].speed != SPEED_STANDARD ||
            twin == SIZE_MAX) {
            assert_memory_equal(after[i], before[i], sizeof after[i]);
            continue;
        }
        size_t price = price_table_find(&month->prices, &month->fixture->book, history->lines[i],
                                        history->reference_day);
        for (int meter = 0; meter < N_METERS; meter++) {
            double moved = before[i][meter] - after[i][meter];
            want(after[i][meter] + after[twin][meter], before[i][meter] + before[twin][meter]);
            want(moved * before[i][METER_INPUT] / M,
                 (before[i][METER_INPUT] - after[i][METER_INPUT]) * before[i][meter] / M);
            if (meter < N_TOKEN_METERS)
                saved += moved * month->prices.rows[price].price[meter] / 2 / M;
        }
    }
    want_money(month->optimization.savings[STAGE_BATCH], saved);
}

static void
batch_saves_half_of_what_it_moves_and_conserves_every_meter(void **state)
{
    (void)state;
    random_for_each_month(7, check_batched_lines);
}

/* ---- no rule, no change ---- */

static void
check_zero_shares(struct standard_month *month)
{
    struct plan *plan = &month->fixture->plan;
    for (size_t i = 0; i < plan->n_routes; i++)
        plan->routes[i].share = 0;
    for (size_t i = 0; i < plan->n_caches; i++)
        plan->caches[i].hit_rate = 0;
    for (size_t i = 0; i < plan->n_batches; i++)
        plan->batches[i].share = 0;
    month_optimise(month);
    assert_int_equal(month->history.n_lines, month->n_used);
    for (int stage = 0; stage < N_STAGES; stage++) {
        assert_memory_equal(month->optimization.stages[stage], month->forecast.base,
                            month->n_used * sizeof *month->forecast.base);
        assert_true(month->optimization.savings[stage] == 0);
    }
}

static void
shares_of_nothing_change_nothing(void **state)
{
    (void)state;
    random_for_each_month(8, check_zero_shares);
}

/* Caching and batching reach their goal at once: done again to the result, they change nothing. */
static void
check_again(struct standard_month *month)
{
    const size_t n = month->history.n_lines;
    const struct optimization first = month->optimization;
    month->fixture->plan.n_routes = 0;
    if (n == 0)
        return;
    month->n_used = n;
    memcpy(month->used, month->history.lines, n * sizeof *month->used);
    memcpy(month->counts, first.stages[STAGE_BATCH], n * sizeof *month->counts);
    month_optimise(month);
    double all = 0; /* what is left of a line is a difference of it: to its last digits */
    for (size_t i = 0; i < n; i++)
        all += sum_of(month->counts[i], N_METERS);
    for (size_t i = 0; i < n; i++) {
        const double *again = month_after(month, STAGE_BATCH, month->used[i]);
        double line = fmax(1 + sum_of(month->counts[i], N_METERS), 1e-3 * all);
        for (int meter = 0; meter < N_METERS; meter++)
            want(again[meter] / line, month->counts[i][meter] / line);
    }
}

static void
caching_and_batching_again_change_nothing(void **state)
{
    (void)state;
    random_for_each_month(9, check_again);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_is_negative_and_the_savings_add_up),
        cmocka_unit_test(routing_changes_tokens_by_the_ratio_alone),
        cmocka_unit_test(routing_with_ratio_one_conserves_every_meter),
        cmocka_unit_test(the_order_of_the_routes_does_not_matter),
        cmocka_unit_test(caching_conserves_input_and_reaches_the_hit_rate),
        cmocka_unit_test(batch_reaches_the_share_or_all_there_is),
        cmocka_unit_test(batch_saves_half_of_what_it_moves_and_conserves_every_meter),
        cmocka_unit_test(shares_of_nothing_change_nothing),
        cmocka_unit_test(caching_and_batching_again_change_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

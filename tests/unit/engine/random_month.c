#include "random_month.h"

#include "random.h"

#define N_MONTHS 4000

const char *const random_families[RANDOM_MODELS] = {"opus", "opus", "sonnet", "haiku", "haiku"};
const char *const random_family_names[RANDOM_FAMILIES] = {"opus", "sonnet", "haiku"};

/* Room for a plan's rules. */
struct rules {
    struct route routes[6];
    struct cache_rule caches[RANDOM_FAMILIES + 1];
    struct batch_rule batches[RANDOM_FAMILIES + 1];
};

static void
random_book(uint64_t *state, struct fixture *fixture)
{
    static const char *const ids[RANDOM_MODELS] = {"opus-a", "opus-b", "sonnet-a", "haiku-a", "haiku-b"};
    for (size_t i = 0; i < RANDOM_MODELS; i++) {
        double input = RANDOM_OF(state, 0.1, 1, 2, 3, 5);
        struct price_section *section = fixture_model(fixture, ids[i], random_families[i], input, 5 * input);
        section->us.per_10k = random_below(state, 2) ? 11000 : 10000;
        section->has_long = random_below(state, 2);
        if (section->has_long)
            fixture_prices(section->long_context, 2 * input, 7.5 * input);
        section->has_fast = random_below(state, 2);
        fixture_prices(section->fast, 6 * input, 30 * input);
    }
}

static bool
is_there(const struct standard_month *month, struct line line)
{
    for (size_t i = 0; i < month->n_used; i++)
        if (line_compare(&month->used[i], &line) == 0)
            return true;
    return false;
}

/* Of one scale, or from a token to thousands of millions; many meters unused. */
static double
random_count(uint64_t *state)
{
    double scale = RANDOM_OF(state, 0, 0, 1, 1e3, 1e6, 1e9, 1e9);
    return scale * random_share(state);
}

static void
random_lines(uint64_t *state, struct standard_month *month)
{
    int n = random_below(state, 13);
    for (int i = 0; i < n; i++) {
        struct line line = {.model = (uint32_t)random_below(state, RANDOM_MODELS),
                            .context = (uint8_t)random_below(state, N_CONTEXTS),
                            .geo = (uint8_t)(random_below(state, 4) == 0)};
        line.tier = (uint8_t)(random_below(state, 2) ? TIER_STANDARD : random_below(state, N_TIERS));
        if (line.tier != TIER_BATCH && month->fixture->book.models[line.model].sections->has_fast)
            line.speed = (uint8_t)(random_below(state, 4) == 0);
        if (!is_there(month, line))
            month_add(month, line,
                      (struct amounts){random_count(state), random_count(state), random_count(state),
                                       random_count(state), random_count(state), random_count(state)});
    }
}

/* Shares that touch a model may add up to 1, at most: six routes of at most 1/6, or few of more. */
static void
random_routes(uint64_t *state, struct plan *plan, struct rules *rules)
{
    plan->routes = rules->routes;
    plan->n_routes = (size_t)random_below(state, 7);
    for (size_t i = 0; i < plan->n_routes; i++) {
        int model = random_below(state, RANDOM_MODELS + RANDOM_FAMILIES);
        rules->routes[i] = (struct route){
            .name = "route",
            .from_model = model < RANDOM_MODELS ? model : -1,
            .from_family = model < RANDOM_MODELS ? NULL : random_family_names[model - RANDOM_MODELS],
            .to = (size_t)random_below(state, RANDOM_MODELS),
            .share = RANDOM_OF(state, 0, 1, 1, random_share(state)) / (double)plan->n_routes,
            .token_ratio = RANDOM_OF(state, 1, 1, 0.5, 1.3),
        };
    }
}

static void
random_rules(uint64_t *state, struct plan *plan, struct rules *rules)
{
    random_routes(state, plan, rules);
    plan->caches = rules->caches;
    plan->batches = rules->batches;
    for (size_t i = 0; i <= RANDOM_FAMILIES; i++) {
        const char *family = i < RANDOM_FAMILIES ? random_family_names[i] : NULL;
        double share = RANDOM_OF(state, 0, 0.3, 0.5, 0.9, 1, random_share(state));
        if (random_below(state, 2))
            rules->caches[plan->n_caches++] =
                (struct cache_rule){.family = family,
                                    .has_hit_rate = random_below(state, 4) > 0,
                                    .hit_rate = share,
                                    .write_rate = RANDOM_OF(state, 0, 0.05, 0.4, 1)};
        share = RANDOM_OF(state, 0, 0.3, 0.5, 0.9, 1, random_share(state));
        if (random_below(state, 2))
            rules->batches[plan->n_batches++] = (struct batch_rule){
                .family = family, .has_share = random_below(state, 4) > 0, .share = share};
    }
}

void
random_for_each_month(uint64_t seed, void (*check)(struct standard_month *month))
{
    for (uint64_t i = 0; i < (uint64_t)random_trials(N_MONTHS); i++) {
        uint64_t state = seed << 32 | i;
        void *memory;
        struct rules rules;
        assert_int_equal(fixture_setup(&memory), 0);
        struct standard_month month = {.fixture = memory};
        random_book(&state, month.fixture);
        random_lines(&state, &month);
        random_rules(&state, &month.fixture->plan, &rules);
        month_optimise(&month);
        check(&month);
        fixture_teardown(&memory);
    }
}

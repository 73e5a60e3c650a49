/* The sentences of the comparison (1.14), and of the warnings on an offer (1.13). */
#include "../check.h"
#include "told.h"

#define N_OF(table) (sizeof(table) / sizeof *(table))
#define MINUS       "\xe2\x88\x92"
#define TRAP                                                                                                 \
    {                                                                                                        \
        .name = "Offer A", .annual = 1e6, .discount = 0.20, .overage = OVERAGE_LIST                          \
    }
#define CURE                                                                                                 \
    {                                                                                                        \
        .name = "Offer B", .annual = 650e3, .discount = 0.15                                                 \
    }

/* ---- patches: rows[0] is on demand, then come the offers ---- */

static void
cost(struct results *results, size_t row, double low, double base, double high)
{
    struct alternative_result *way = &results->alternatives[row];
    way->low = low;
    way->base = way->expected = base;
    way->high = high;
}

static void
all_cost_the_same(struct results *results)
{
    for (size_t i = 0; i < results->n_alternatives; i++) {
        cost(results, i, 800e3, 900e3, 1e6);
        results->alternatives[i].max_regret = 0;
    }
    fixture_add_dominance(results);
    results->walk_away_value = 0;
}

/* On demand costs as much as the cheaper offer. */
static void
two_are_the_cheapest(struct results *results)
{
    results->alternatives[0].expected = results->alternatives[2].expected;
}

/* The plan's other vendor in place of on demand. */
static void
another_vendor(struct results *results)
{
    results->alternatives[0].name = "elsewhere";
    results->alternatives[0].kind = KIND_SPLIT;
}

/* Each is cheapest under one usage: on demand under low, the trap under high, the cure on base. */
static void
each_is_cheapest_once(struct results *results)
{
    cost(results, 0, 600e3, 875e3, 1.2e6);
    cost(results, 1, 1e6, 1e6, 1e6);
    cost(results, 2, 650e3, 743750, 1.1e6);
    for (size_t i = 0; i < 3; i++)
        results->alternatives[i].max_regret = 50e3;
    fixture_add_dominance(results);
}

/* Usage is worth 875,000 a year at list on base. On demand costs that, the trap its whole commitment of
 * 1,000,000 (125,000 more), the cure 0.85 x 875,000 = 743,750 (131,250 less than on demand, 256,250 less than
 * the trap). */
static const struct compare_case {
    const char *what;
    struct fixture_offer offers[2];
    size_t n_offers;
    double level;
    void (*patch)(struct results *results);
    const char *title, *walk_away, *dominated;
} cases[] = {
    {"one offer dearer than on demand",
     {TRAP},
     1,
     1,
     NULL,
     "Paying on demand costs least in every scenario: USD 875,000 expected over 12 months, USD 125,000 less "
     "than Offer A",
     "Walking away from Offer A saves USD 125,000: paying on demand is expected to cost that much less",
     "1 of 2 ways to buy can be left out: another costs no more under low, base and high usage, and less "
     "under at least one"},
    {"one offer cheaper than on demand",
     {CURE},
     1,
     1,
     NULL,
     "Offer B costs least in every scenario: USD 743,750 expected over 12 months, USD 131,250 less than "
     "paying on demand",
     "Walking away from Offer B costs USD 131,250: the best other way, paying on demand, is expected to cost "
     "that much more",
     "1 of 2 ways to buy can be left out: another costs no more under low, base and high usage, and less "
     "under at least one"},
    {"two offers",
     {TRAP, CURE},
     2,
     1,
     NULL,
     "Offer B costs least in every scenario: USD 743,750 expected over 12 months, USD 131,250 less than "
     "paying on demand, the next cheapest",
     "Walking away from Offer A, the offer given first, saves USD 256,250: Offer B is expected to cost that "
     "much less. Without signing now, paying on demand is expected to cost USD 131,250 more than Offer B",
     "2 of 3 ways to buy can be left out: another costs no more under low, base and high usage, and less "
     "under at least one"},
    {"the first offer is the best",
     {CURE, TRAP},
     2,
     1,
     NULL,
     "Offer B costs least in every scenario: USD 743,750 expected over 12 months, USD 131,250 less than "
     "paying on demand, the next cheapest",
     "Walking away from Offer B, the offer given first, costs USD 131,250: the best other way, paying on "
     "demand, is expected to cost that much more",
     "2 of 3 ways to buy can be left out: another costs no more under low, base and high usage, and less "
     "under at least one"},
    {"each is cheapest once",
     {TRAP, CURE},
     2,
     1,
     each_is_cheapest_once,
     "Offer B costs least: USD 743,750 expected over 12 months, USD 131,250 less than paying on demand, the "
     "next cheapest",
     "Walking away from Offer A, the offer given first, saves USD 256,250: Offer B is expected to cost that "
     "much less. Without signing now, paying on demand is expected to cost USD 131,250 more than Offer B",
     "No way to buy is worse than another in every scenario: which is cheapest depends on usage"},
    {"two that cost the same",
     {TRAP, CURE},
     2,
     1,
     two_are_the_cheapest,
     "Paying on demand and Offer B cost the same, USD 743,750 expected over 12 months: no other way costs "
     "less",
     "Walking away from Offer A, the offer given first, saves USD 256,250: paying on demand is expected to "
     "cost that much less",
     "2 of 3 ways to buy can be left out: another costs no more under low, base and high usage, and less "
     "under at least one"},
    {"one offer and on demand cost the same",
     {TRAP},
     1,
     1,
     all_cost_the_same,
     "Paying on demand and Offer A cost the same, USD 900,000 expected over 12 months: nothing is decided by "
     "cost",
     "Walking away from Offer A costs nothing: paying on demand is expected to cost the same",
     "No way to buy is worse than another"},
    {"all cost the same",
     {TRAP, CURE},
     2,
     1,
     all_cost_the_same,
     "All 3 ways to buy cost the same, USD 900,000 expected over 12 months: nothing is decided by cost",
     "Walking away from Offer A, the offer given first, costs nothing: paying on demand is expected to cost "
     "the same",
     "No way to buy is worse than another"},
    {"another vendor",
     {TRAP},
     1,
     1,
     another_vendor,
     "The alternative elsewhere costs least in every scenario: USD 875,000 expected over 12 months, USD "
     "125,000 less than Offer A",
     "Walking away from Offer A saves USD 125,000: the alternative elsewhere is expected to cost that much "
     "less",
     "1 of 2 ways to buy can be left out: another costs no more under low, base and high usage, and less "
     "under at least one"},
    {"no usage",
     {TRAP},
     1,
     0,
     NULL,
     "Paying on demand costs least in every scenario: USD 0 expected over 12 months, USD 1,000,000 less than "
     "Offer A",
     "Walking away from Offer A saves USD 1,000,000: paying on demand is expected to cost that much less",
     "1 of 2 ways to buy can be left out: another costs no more under low, base and high usage, and less "
     "under at least one"},
};

static void
each_case_is_compared_in_words(void **state)
{
    (void)state;
    for (size_t i = 0; i < N_OF(cases); i++) {
        const struct compare_case *c = &cases[i];
        struct told told = told_make(c->offers, c->n_offers, c->level, c->patch);
        print_message("%s\n", c->what);
        assert_string_equal(sentence_comparison(&told.results, &told.facts, told.arena), c->title);
        assert_string_equal(sentence_walk_away(&told.results, &told.facts, told.arena), c->walk_away);
        assert_string_equal(sentence_dominated(&told.results, &told.facts, told.arena), c->dominated);
        arena_free(told.arena);
    }
}

/* Regret at worst: what is patched. The cure comes first as the cheapest. */
static void
the_least_regret_is_the_safest_way(void **state)
{
    static const struct {
        double regrets[3]; /* on demand, the trap, the cure */
        const char *text;
    } rows[] = {
        {{90e3, 250e3, 0}, "Offer B is the safest way by cost: nothing costs less in any scenario"},
        {{90e3, 250e3, 50e3},
         "Offer B is the safest way by cost: at worst it costs USD 50,000 more than the cheapest of its "
         "scenario"},
        {{20e3, 250e3, 50e3},
         "Paying on demand is the safest way by cost: at worst it costs USD 20,000 more than the cheapest of "
         "its scenario, where Offer B may cost USD 50,000 more"},
    };
    (void)state;
    for (size_t i = 0; i < N_OF(rows); i++) {
        struct told told = told_make((const struct fixture_offer[]){fixture_trap, fixture_cure}, 2, 1, NULL);
        for (size_t k = 0; k < 3; k++)
            told.results.alternatives[k].max_regret = rows[i].regrets[k];
        facts_build(&told.results, NULL, told.arena, &told.facts);
        assert_string_equal(sentence_regret(&told.results, &told.facts, told.arena), rows[i].text);
        arena_free(told.arena);
    }
}

/* ---- warnings ---- */

#define NEGOTIATE                                                                                            \
    {                                                                                                        \
        SIGNAL_RATCHET, SIGNAL_NEGOTIATE, {0}, NULL, 1e4                                                     \
    }
#define WATCH                                                                                                \
    {                                                                                                        \
        SIGNAL_PRESSURE_EXPIRY, SIGNAL_WATCH, {7}, NULL, NO_VALUE                                            \
    }
#define WALK_TOO                                                                                             \
    {                                                                                                        \
        SIGNAL_HEADLINE_GAP, SIGNAL_WALK, {0.2, -0.1, 0.3}, NULL, NO_VALUE                                   \
    }
#define WALK                                                                                                 \
    {                                                                                                        \
        SIGNAL_UNPROTECTED_TERM, SIGNAL_WALK, {24}, NULL, 5e4                                                \
    }

static const struct {
    struct signal_result signals[3];
    size_t n;
    const char *text;
} warnings[] = {
    {{WATCH}, 0, "All clear: none of the 16 warnings fired on Offer B"},
    {{WATCH}, 1, "1 warning on Offer B to keep in view, none against signing"},
    {{NEGOTIATE}, 1, "1 warning on Offer B to negotiate, none to walk away over"},
    {{NEGOTIATE, WATCH}, 2, "2 warnings on Offer B, 1 of them to negotiate, none to walk away over"},
    {{WALK}, 1, "1 warning on Offer B, a reason to walk away"},
    {{WALK, WALK_TOO}, 2, "2 warnings on Offer B, each a reason to walk away"},
    {{WALK, NEGOTIATE, WATCH}, 3, "3 warnings on Offer B, 1 of them a reason to walk away"},
    {{WALK, WALK_TOO, WATCH}, 3, "3 warnings on Offer B, 2 of them reasons to walk away"},
};

static void
the_warnings_are_counted_by_how_bad_they_are(void **state)
{
    (void)state;
    for (size_t i = 0; i < N_OF(warnings); i++) {
        struct told told = told_make(&fixture_cure, 1, 1, NULL);
        struct offer_result *result = &told.results.offers[0];
        for (size_t k = 0; k < warnings[i].n; k++)
            result->signals[k] = warnings[i].signals[k];
        result->n_signals = warnings[i].n;
        facts_build(&told.results, NULL, told.arena, &told.facts);
        assert_string_equal(sentence_signals(&told.results, &told.facts, 0, told.arena), warnings[i].text);
        arena_free(told.arena);
    }
}

/* An offer that does not come first is told with its verdict, what it comes to, and the weightiest reason. */
static void
another_offer_is_told_with_what_speaks_against_it(void **state)
{
    /* The last: 20,000 of fees on 875,000 of list value take 2.3 points of 15%. */
    static const struct {
        struct fixture_offer offer;
        double level;
        const char *text;
    } rows[] = {
        {TRAP, 1,
         "Offer A (to walk away from) comes to " MINUS
         "14.3%: its commitment is 42.9% above what usage draws"},
        {TRAP, 0, "Offer A (to walk away from) costs USD 1,000,000: no usage draws its commitment"},
        {{.name = "Offer A", .annual = 650e3, .discount = 0.15, .fees = 20e3},
         1,
         "Offer A (to be negotiated) comes to 12.7% after fees: Offer B is expected to cost USD 20,000 less"},
    };
    (void)state;
    for (size_t i = 0; i < N_OF(rows); i++) {
        struct told told =
            told_make((const struct fixture_offer[]){rows[i].offer, fixture_cure}, 2, rows[i].level, NULL);
        assert_string_equal(sentence_other(&told.results, &told.facts, 0, told.arena), rows[i].text);
        arena_free(told.arena);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_case_is_compared_in_words),
        cmocka_unit_test(the_least_regret_is_the_safest_way),
        cmocka_unit_test(the_warnings_are_counted_by_how_bad_they_are),
        cmocka_unit_test(another_offer_is_told_with_what_speaks_against_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

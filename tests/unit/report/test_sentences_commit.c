/* The sentences of the commitment in every case: how the offered level stands to the optimum and the floor
 * of 1.11. The plan asks for 90% and calls less than 1% of the cost immaterial. Savings are differences of
 * the rows' costs. */
#include "../check.h"
#include "told.h"

#define N_OF(table) (sizeof(table) / sizeof *(table))
#define MINUS       "\u2212"
#define NONE                                                                                                 \
    {                                                                                                        \
        NO_VALUE, NO_VALUE, NO_VALUE, NO_VALUE, NO_VALUE                                                     \
    }

/* A level of the sweep: commitment, expected cost, realized discount, chance of filling, forfeited. */
struct figures {
    double commit, cost, realized, fill, forfeited;
};

static const struct level_case {
    const char *what;
    struct figures offered, optimum, floor;
    const char *commit, *sweep, *fill;
} cases[] = {
    {"too large: 1,000,000 - 766,416",
     {1e6, 1e6, -0.144, 0.016, 300817},
     {650e3, 766416, 0.113, 0.788, 13e3},
     {621166, 784298, 0.09, 0.9, 5130},
     "The right commitment is USD 650,000 a year, not USD 1,000,000: only 1.6% of forecasts fill that, "
     "USD 300,817 is forfeited on average",
     "USD 650,000 a year costs least: USD 233,584 less than the offered USD 1,000,000",
     "1.6% of forecasts fill the USD 1,000,000 a year; 90% would fill USD 621,166"},
    {"too large, never filled, nothing would be best",
     {1e6, 1e6, -0.144, 0.0004, 3e5},
     {0, 875e3, 0, 1, 0},
     {621166, 9e5, 0.02, 0.9, 5130},
     "The right commitment is nothing, not USD 1,000,000: no forecast fills that, USD 300,000 is forfeited "
     "on average",
     "Committing to nothing costs least: USD 125,000 less than the offered USD 1,000,000",
     "No forecast fills the USD 1,000,000 a year; 90% would fill USD 621,166"},
    {"too large, though filled: the bands below are cheaper",
     {5e5, 8e5, 0.08, 0.95, 1e3},
     {4e5, 7e5, 0.2, 0.97, 500},
     {520e3, 81e4, 0.08, 0.9, 2e3},
     "The right commitment is USD 400,000 a year, not USD 500,000: that saves USD 100,000 over the term",
     "USD 400,000 a year costs least: USD 100,000 less than the offered USD 500,000",
     "95.0% of forecasts fill the USD 500,000 a year; 90% would fill USD 520,000"},
    {"too small",
     {25e4, 676e3, 0.2, 0.9998, 0},
     {5e5, 656e3, 0.238, 0.954, 1606},
     {536461, 660442, 0.235, 0.9, 4431},
     "The right commitment is USD 500,000 a year, not USD 250,000: it saves USD 20,000 over the term, and "
     "95.4% of forecasts fill it",
     "USD 500,000 a year costs least: USD 20,000 less than the offered USD 250,000",
     "Every forecast fills the USD 250,000 a year; 90% would fill USD 536,461"},
    {"nothing offered, a commitment would pay",
     {0, 839e3, 0, 1, 0},
     {65e4, 767e3, 0.113, 0.788, 13e3},
     {621166, 784298, 0.09, 0.9, 5130},
     "A commitment of USD 650,000 a year would be right: it saves USD 72,000 over the term, and 78.8% of "
     "forecasts fill it",
     "USD 650,000 a year costs least: USD 72,000 less than without one",
     "90% of forecasts would fill a commitment of USD 621,166 a year"},
    {"nothing offered, and that is best",
     {0, 839e3, 0, 1, 0},
     {0, 839e3, 0, 1, 0},
     {0, 839e3, 0, 1, 0},
     "Offer A commits to nothing, and no commitment would cost less: USD 839,000 is expected over the term",
     "Committing to nothing costs least: USD 839,000 expected, 0.0% realized",
     "No commitment would be filled by 90% of forecasts"},
    {"nothing offered, a commitment saves 1,000 of 839,000: less than 1%",
     {0, 839e3, 0, 1, 0},
     {1e5, 838e3, 0.01, 1, 0},
     {621166, 84e4, 0.01, 0.9, 5130},
     "Offer A commits to nothing, and a commitment would hardly pay: the best saves USD 1,000",
     "Committing to nothing costs USD 1,000 more than the cheapest, 0.0% is realized",
     "90% of forecasts would fill a commitment of USD 621,166 a year"},
    {"the cheapest, not safe",
     {65e4, 749730, 0.135, 0.788, 13e3},
     {65e4, 749730, 0.135, 0.788, 13e3},
     {621166, 764722, 0.114, 0.9, 5130},
     "The USD 650,000 a year of Offer A is the cheapest commitment, yet only 78.8% of forecasts fill it",
     "The offered USD 650,000 a year costs least: USD 749,730 expected, 13.5% realized",
     "78.8% of forecasts fill the USD 650,000 a year; 90% would fill USD 621,166"},
    {"the cheapest, and the largest that is safe",
     {65e4, 749730, 0.135, 0.9, 13e3},
     {65e4, 749730, 0.135, 0.9, 13e3},
     {650000.3, 749730, 0.135, 0.9, 13e3},
     "The USD 650,000 a year of Offer A is the cheapest commitment, and 90.0% of forecasts fill it",
     "The offered USD 650,000 a year costs least: USD 749,730 expected, 13.5% realized",
     "90.0% of forecasts fill the USD 650,000 a year; no larger one is filled by 90%"},
    {"4 above the cheapest",
     {933333, 2040004, 0.142, 0.84, 18e3},
     {930467, 2040000, 0.142, 0.843, 18e3},
     {845382, 2044e3, 0.14, 0.9, 8748},
     "The USD 933,333 a year of Offer A is within USD 4 of the cheapest commitment, yet only 84.0% of "
     "forecasts fill it",
     "The offered USD 933,333 a year costs USD 4 more than the cheapest, 14.2% is realized",
     "84.0% of forecasts fill the USD 933,333 a year; 90% would fill USD 845,382"},
    {"the cheapest loses against list, and nothing is safe",
     {65e4, 9e5, -0.02, 0.3, 2e5},
     {65e4, 9e5, -0.02, 0.3, 2e5},
     NONE,
     "The USD 650,000 a year of Offer A is the cheapest commitment, yet only 30.0% of forecasts fill it",
     "The offered USD 650,000 a year costs least: USD 900,000 expected, " MINUS "2.0% realized",
     "30.0% of forecasts fill the USD 650,000 a year; no commitment is filled by 90%"},
    {"no other discount is known: not safe",
     {1e6, 1e6, -0.144, 0.016, 300817},
     NONE,
     {621166, 784298, 0.09, 0.9, 5130},
     "No more than USD 621,166 a year is safe: only 1.6% of forecasts fill the USD 1,000,000 offered, "
     "USD 300,817 is forfeited on average",
     "The offered USD 1,000,000 a year costs USD 1,000,000 on average, " MINUS "14.4% is realized",
     "1.6% of forecasts fill the USD 1,000,000 a year; 90% would fill USD 621,166"},
    {"no other discount is known: safe",
     {5e5, 7e5, 0.2, 0.97, 500},
     NONE,
     {621166, 784298, 0.09, 0.9, 5130},
     "The USD 500,000 a year of Offer A is a safe commitment: 97.0% of forecasts fill it, 90% would fill "
     "USD 621,166",
     "The offered USD 500,000 a year costs USD 700,000 on average, 20.0% is realized",
     "97.0% of forecasts fill the USD 500,000 a year; 90% would fill USD 621,166"},
    {"no other discount is known: as much as is safe",
     {5e5, 7e5, 0.2, 1, 0},
     NONE,
     {5e5, 7e5, 0.2, 1, 0},
     "The USD 500,000 a year of Offer A is a safe commitment: every forecast fills it",
     "The offered USD 500,000 a year costs USD 700,000 on average, 20.0% is realized",
     "Every forecast fills the USD 500,000 a year; no larger one is filled by 90%"},
    {"no other discount is known: nothing is safe",
     {1e6, 1e6, -0.144, 0, 300817},
     NONE,
     NONE,
     "No commitment is safe: no forecast fills the USD 1,000,000 a year of Offer A, 90% were asked for",
     "The offered USD 1,000,000 a year costs USD 1,000,000 on average, " MINUS "14.4% is realized",
     "No forecast fills the USD 1,000,000 a year; no commitment is filled by 90%"},
    {"nothing is used", /* the first sentence is that of the drawdown */
     {1e6, 1e6, NO_VALUE, 0, 1e6},
     {0, 0, NO_VALUE, 1, 0},
     {0, 0, NO_VALUE, 1, 0},
     "Usage draws USD 700,000 of the USD 1,000,000 commitment of Offer A (70.0%): USD 300,000 is forfeited",
     "Without usage a commitment buys nothing: the offered USD 1,000,000 a year costs USD 1,000,000",
     "No forecast fills the USD 1,000,000 a year; no commitment is filled by 90%"},
    {"huge and tiny",
     {9e11, 9e11, -1028613.57, 0, 8.9e11},
     {0.01, 0.5, 0.2, 1, 0},
     {0.02, 0.6, 0.1, 0.9, 0},
     "The right commitment is USD 0.01 a year, not USD 900,000,000,000: no forecast fills that, "
     "USD 890,000,000,000 is forfeited on average",
     "USD 0.01 a year costs least: USD 900,000,000,000 less than the offered USD 900,000,000,000",
     "No forecast fills the USD 900,000,000,000 a year; 90% would fill USD 0.02"},
};

static void
set(struct sweep_level *level, const struct figures *figures)
{
    level->commit = figures->commit;
    level->expected_cost = figures->cost;
    level->realized_discount = figures->realized;
    level->fill_probability = figures->fill;
    level->expected_forfeited = figures->forfeited;
}

static void
each_case_has_its_sentences(void **state)
{
    (void)state;
    for (size_t i = 0; i < N_OF(cases); i++) {
        const struct level_case *c = &cases[i];
        struct told told = told_make(&fixture_trap, 1, 1, NULL);
        struct offer_result *result = &told.results.offers[0];
        assert_true(result->sweep[1].is_offered);
        set(&result->sweep[1], &c->offered);
        set(&result->at_optimum, &c->optimum);
        set(&result->at_floor, &c->floor);
        result->optimum = c->optimum.commit;
        result->floor = c->floor.commit;
        facts_build(&told.results, NULL, told.arena, &told.facts);
        print_message("%s\n", c->what);
        assert_string_equal(sentence_commit(&told.results, &told.facts, 0, told.arena), c->commit);
        assert_string_equal(sentence_sweep(&told.results, &told.facts, 0, told.arena), c->sweep);
        assert_string_equal(sentence_fill(&told.results, &told.facts, 0, told.arena), c->fill);
        arena_free(told.arena);
    }
}

/* A ramp of 50% and 100% over two years is 750,000 a year on average. */
static void
what_is_committed_is_told_as_it_is_paid(void **state)
{
    static const struct {
        struct fixture_offer offer;
        const char *text, *short_text;
    } rows[] = {
        {{.name = "A", .annual = 650e3, .discount = 0.15}, "USD 650,000 a year", "USD 650k a year"},
        {{.name = "A", .annual = 0, .discount = 0.15}, "no commitment", "no commitment"},
        {{.name = "A", .annual = 900e3, .discount = 0.15, .term_months = 1},
         "USD 75,000 in 1 month",
         "USD 75k in 1 month"},
        {{.name = "A", .annual = 1e6, .discount = 0.2, .term_months = 24, .first_year = 0.5},
         "USD 750,000 a year on average",
         "USD 750k a year on average"},
    };
    (void)state;
    for (size_t i = 0; i < N_OF(rows); i++) {
        struct told told = told_make(&rows[i].offer, 1, 1, NULL);
        assert_string_equal(sentence_commit_terms(&told.results, &told.facts, 0, false, told.arena),
                            rows[i].text);
        assert_string_equal(sentence_commit_terms(&told.results, &told.facts, 0, true, told.arena),
                            rows[i].short_text);
        arena_free(told.arena);
    }
}

/* The list value is 875,000; what is paid of it is not. */
static void
what_is_paid_is_held_against_list(void **state)
{
    (void)state;
    static const struct {
        double list, paid;
        const char *text;
    } rows[] = {
        {875e3, 1e6, "Usage of USD 875,000 at list costs USD 125,000 more on Offer A"},
        {875e3, 7e5, "Usage of USD 875,000 at list costs USD 175,000 less on Offer A"},
        {875e3, 875e3, "Usage costs the same on Offer A as at list, USD 875,000"},
        {0, 1e6, "Without usage Offer A costs USD 1,000,000"},
        {0, 0, "Without usage Offer A costs USD 0"},
    };
    for (size_t i = 0; i < N_OF(rows); i++) {
        struct told told = told_make(&fixture_trap, 1, 1, NULL);
        struct settlement *base = &told.results.offers[0].scenarios[SCENARIO_BASE];
        base->list_value = rows[i].list;
        base->paid_api = rows[i].paid;
        base->bridge[BRIDGE_REALIZED].amount = rows[i].list - rows[i].paid;
        facts_build(&told.results, NULL, told.arena, &told.facts);
        assert_string_equal(sentence_paid(&told.results, &told.facts, 0, told.arena), rows[i].text);
        arena_free(told.arena);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_case_has_its_sentences),
        cmocka_unit_test(what_is_committed_is_told_as_it_is_paid),
        cmocka_unit_test(what_is_paid_is_held_against_list),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

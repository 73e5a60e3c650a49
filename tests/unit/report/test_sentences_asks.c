/* What is said of levers, of terms unsaid, of the counter-offer and of optimization, in every case. The trap:
 * 1,000,000 paid for 875,000 of list value, 1,000,000 expected; materiality is 2% of it, 20,000. */
#include "../check.h"
#include "told.h"

#include "report/asks.h"

#include <math.h>
#include <string.h>

#define N_OF(table) (sizeof(table) / sizeof *(table))
#define MINUS       "\xe2\x88\x92"

/* A case: what is there, and what one sentence says of it. */
struct saying {
    void (*patch)(struct results *results);
    const char *text;
};

typedef const char *sentence(const struct results *results, const struct facts *facts, size_t offer,
                             struct arena *arena);

static void
check_sayings(sentence *say, const struct saying *rows, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        struct told told = told_make(&fixture_trap, 1, 1, rows[i].patch);
        assert_string_equal(say(&told.results, &told.facts, 0, told.arena), rows[i].text);
        arena_free(told.arena);
    }
}

/* ---- levers ---- */

/* By worth descending; what each costs the vendor does not matter here. */
static void
give_levers(struct results *results, const struct lever_result *levers, size_t n, double package)
{
    static struct lever_result given[8];
    for (size_t i = 0; i < n; i++)
        given[i] = levers[i];
    results->offers[0].levers = given;
    results->offers[0].n_levers = n;
    results->offers[0].package_worth = package;
}

/* 100,000 and 50,000 together 140,000, 14% of 1,000,000; 150 is below 20,000, -3,000 makes dearer. */
static void
several(struct results *results)
{
    static const struct lever_result levers[] = {
        {.lever = LEVER_TRUE_DOWN_20, .worth = 1e5, .in_package = true, .ask_rank = 3},
        {.lever = LEVER_OVERAGE_COMMITTED, .worth = 5e4, .in_package = true, .ask_rank = 2},
        {.lever = LEVER_POINT, .worth = 150, .in_package = true, .ask_rank = 1},
        {.lever = LEVER_UNBUNDLE, .worth = -3000},
    };
    give_levers(results, levers, N_OF(levers), 140e3);
}

/* The package of one is worked out on fewer forecasts: its lever's worth is said of both. */
static void
one(struct results *results)
{
    several(results);
    results->offers[0].n_levers = 1;
    results->offers[0].package_worth = 100150;
}

/* None is worth 20,000. */
static void
little(struct results *results)
{
    static const struct lever_result levers[] = {
        {.lever = LEVER_TRUE_DOWN_20, .worth = 300, .in_package = true, .ask_rank = 2},
        {.lever = LEVER_POINT, .worth = 150, .in_package = true, .ask_rank = 1},
    };
    give_levers(results, levers, N_OF(levers), 450);
}

static void
renewal_alone(struct results *results)
{
    static const struct lever_result levers[] = {{.lever = LEVER_RENEWAL_CAP, .worth = 6e4, .ask_rank = 1}};
    give_levers(results, levers, N_OF(levers), 0);
}

static void
renewal_first(struct results *results)
{
    static const struct lever_result levers[] = {
        {.lever = LEVER_TRUE_DOWN_20, .worth = 1e5, .in_package = true, .ask_rank = 3},
        {.lever = LEVER_RENEWAL_CAP, .worth = 6e4, .ask_rank = 1},
        {.lever = LEVER_OVERAGE_COMMITTED, .worth = 5e4, .in_package = true, .ask_rank = 2},
    };
    give_levers(results, levers, N_OF(levers), 140e3);
}

/* A cap on renewal is all that is worth 20,000; two changes of 9,000 and 8,000. */
static void
renewal_and_little(struct results *results)
{
    static const struct lever_result levers[] = {
        {.lever = LEVER_RENEWAL_CAP, .worth = 6e4, .ask_rank = 1},
        {.lever = LEVER_POINT, .worth = 9e3, .in_package = true, .ask_rank = 2},
        {.lever = LEVER_TRUE_DOWN_20, .worth = 8e3, .in_package = true, .ask_rank = 3},
    };
    give_levers(results, levers, N_OF(levers), 17e3);
}

/* Overage at the committed rate alone is worth more than with another commitment. */
static void
worse_together(struct results *results)
{
    static const struct lever_result levers[] = {
        {.lever = LEVER_OVERAGE_COMMITTED, .worth = 92616, .in_package = true, .ask_rank = 2},
        {.lever = LEVER_RESIZE_FLOOR, .worth = 56930, .in_package = true, .ask_rank = 1},
    };
    give_levers(results, levers, N_OF(levers), 85083);
}

/* The optimum is in the package in the floor's place, though the floor is cheaper to give. */
static void
two_resizes(struct results *results)
{
    static const struct lever_result levers[] = {
        {.lever = LEVER_RESIZE_OPTIMUM, .worth = 233584, .in_package = true, .ask_rank = 3},
        {.lever = LEVER_RESIZE_FLOOR, .worth = 216614, .ask_rank = 2},
        {.lever = LEVER_TRUE_DOWN_20, .worth = 172481, .in_package = true, .ask_rank = 4},
        {.lever = LEVER_RENEWAL_CAP, .worth = 155632, .ask_rank = 1},
    };
    give_levers(results, levers, N_OF(levers), 278753);
}

static void
dear(struct results *results)
{
    static const struct lever_result levers[] = {{.lever = LEVER_UNBUNDLE, .worth = -3000},
                                                 {.lever = LEVER_DRAWDOWN_LIST, .worth = -9000}};
    give_levers(results, levers, N_OF(levers), 0);
}

static void
one_dear(struct results *results)
{
    dear(results);
    results->offers[0].n_levers = 1;
}

static void
without_levers(struct results *results)
{
    results->offers[0].n_levers = 0;
}

static void
nothing(struct results *results)
{
    results->offers[0].n_levers = results->offers[0].n_unstated = 0;
}

/* Expected to cost nothing: a share of it says nothing. */
static void
without_cost(struct results *results)
{
    several(results);
    results->offers[0].expected.cost = 0;
}

static void
the_levers_title_says_what_they_are_worth(void **state)
{
    static const struct saying rows[] = {
        {several, "Asked for together, 3 changes take USD 140,000 off Offer A over the term, 14.0% of its "
                  "expected cost"},
        {without_cost, "Asked for together, 3 changes take USD 140,000 off Offer A over the term"},
        {worse_together,
         "Overage at the committed rate alone would save USD 92,616 over the term on Offer A, "
         "both changes together only USD 85,083"},
        {one, "One change of terms takes USD 100,000 off Offer A over the term, 10.0% of its expected cost"},
        {renewal_alone, "Within the term there is nothing to ask for on Offer A: a cap on its renewal is "
                        "worth USD 60,000 in the 12 months after the term"},
        {dear, "There is nothing to ask for on Offer A: every change of terms makes it dearer, by USD 3,000 "
               "or more"},
        {one_dear, "There is nothing to ask for on Offer A: fees at what they cost alone would make it "
                   "USD 3,000 dearer"},
        {nothing, "There is nothing to ask for on Offer A: no change of terms moves its cost of "
                  "USD 1,000,000"},
    };
    (void)state;
    check_sayings(sentence_levers, rows, N_OF(rows));
}

static void
the_page_says_what_to_ask_for_first(void **state)
{
    static const struct saying rows[] = {
        /* The point is the cheapest to give, but 150 is little: overage is the next. */
        {several, "Ask first for overage at the committed rate, worth USD 50,000; 3 changes together are "
                  "worth USD 140,000"},
        {one, "Ask for a credit for up to 20% of the commitment, worth USD 100,000"},
        {little, "Ask first for a credit for up to 20% of the commitment, worth USD 300; 2 changes together "
                 "are worth USD 450"},
        {renewal_alone,
         "Ask for a cap of 5% on the rise at renewal, worth USD 60,000 in the 12 months after the term"},
        {renewal_first, "Ask first for overage at the committed rate, worth USD 50,000; 2 changes together "
                        "are worth USD 140,000"},
        /* Amounts of different times are not added up, nor set against each other. */
        {renewal_and_little, "Ask for a cap of 5% on the rise at renewal, worth USD 60,000 in the 12 months "
                             "after the term; besides, within the term 2 changes are worth USD 17,000"},
        {worse_together,
         "Ask for overage at the committed rate alone, worth USD 92,616: both changes together "
         "are worth only USD 85,083"},
        /* Rollover of the 300,000 that are forfeited is the greatest question. */
        {without_levers, "No lever to pull, a question to ask: Does unused commitment roll over into the "
                         "next period? USD 300,000 depends on it"},
        {nothing, "There is nothing to ask for on Offer A: no change of terms moves its cost of "
                  "USD 1,000,000"},
    };
    (void)state;
    check_sayings(sentence_asks, rows, N_OF(rows));
}

static void
negotiate_renewal(struct results *results)
{
    renewal_alone(results);
    results->offers[0].verdict = VERDICT_NEGOTIATE;
}

static void
the_next_step_says_when_a_cap_on_renewal_counts(void **state)
{
    struct told told = told_make(&fixture_cure, 1, 1, negotiate_renewal);
    (void)state;
    assert_non_null(strstr(
        sentence_next_step(&told.results, &told.facts, told.arena),
        "ask first for a cap of 5% on the rise at renewal, worth USD 60,000 in the 12 months after the "
        "term"));
    arena_free(told.arena);
}

static void
places_count_those_that_matter(void **state)
{
    static const struct {
        void (*patch)(struct results *results);
        int places[4];
    } rows[] = {
        {several, {2, 1, 0, 0}},    /* by ask rank: overage, true-down; the point is worth too little */
        {little, {1, 0}},           /* none matters: the one worth most alone */
        {renewal_first, {2, 3, 1}}, /* all three matter, after the term comes last */
        {renewal_and_little, {1, 0, 0}},
        {worse_together, {1, 0}},
        {two_resizes, {1, 0, 2, 3}},
        {without_cost, {3, 2, 1, 0}}, /* 2% of nothing: all that save */
        {dear, {0, 0}},
    };
    (void)state;
    for (size_t i = 0; i < N_OF(rows); i++) {
        struct told told = told_make(&fixture_trap, 1, 1, rows[i].patch);
        const struct offer_result *result = &told.results.offers[0];
        for (size_t k = 0; k < result->n_levers; k++)
            assert_int_equal(asks_place(told.results.plan, result, k), rows[i].places[k]);
        arena_free(told.arena);
    }
}

/* ---- terms unsaid ---- */

static void
give_unstated(struct results *results, const struct unstated *rows, size_t n, double best, double worst)
{
    static struct unstated given[8];
    for (size_t i = 0; i < n; i++)
        given[i] = rows[i];
    results->offers[0].unstated = given;
    results->offers[0].n_unstated = n;
    results->offers[0].unstated_best = best;
    results->offers[0].unstated_worst = worst;
}

static void
one_unsaid(struct results *results)
{
    results->offers[0].n_unstated = 1;
}

/* 60,000 by renewal, which is not in the bounds of 5,000. */
static void
renewal_unsaid(struct results *results)
{
    static const struct unstated rows[] = {{UNSTATED_RENEWAL, true, 9.4e5, 1e6, 6e4},
                                           {UNSTATED_LOCK, true, 1e6, 1.005e6, 5e3}};
    give_unstated(results, rows, N_OF(rows), 1e6, 1.005e6);
}

/* Billing by the year is assumed and is neither reading; rollover is cheaper without. */
static void
billing_unsaid(struct results *results)
{
    static const struct unstated rows[] = {{UNSTATED_BILLING, true, 9.8e5, 1.01e6, 3e4},
                                           {UNSTATED_ROLLOVER, false, 9.9e5, 1e6, 1e4}};
    give_unstated(results, rows, N_OF(rows), 9.9e5, 1e6);
}

static void
the_title_of_terms_unsaid_says_what_they_decide(void **state)
{
    static const struct saying rows[] = {
        /* From 700,000 to 1,001,000. */
        {NULL, "2 terms that Offer A leaves unsaid decide USD 301,000: have them written down"},
        {one_unsaid, "One term that Offer A leaves unsaid decides USD 300,000: have it written down"},
        {renewal_unsaid, "Offer A leaves 2 terms unsaid: the first alone decides USD 60,000"},
        {nothing, "Offer A leaves no term unsaid that would move its cost of USD 1,000,000"},
    };
    (void)state;
    check_sayings(sentence_unstated_spread, rows, N_OF(rows));
}

static void
readings_are_named_with_what_they_change(void **state)
{
    static const struct {
        size_t term;
        const char *readings[3]; /* best, worst, assumed */
        const char *changes[2];
    } rows[] = {
        /* Against the expected 1,000,000. */
        {0, {"in arrears", "upfront", "by the year"}, {MINUS "USD 20,000", "+USD 10,000"}},
        /* Nothing rolls over as assumed, at 990,000. */
        {1, {"none does", "all of it does", "none does"}, {"USD 0", "+USD 10,000"}},
    };
    static const char *const keys[] = {"commit.billing", "unused.rollover_cap"};
    struct told told = told_make(&fixture_trap, 1, 1, billing_unsaid);
    (void)state;
    for (size_t i = 0; i < N_OF(rows); i++) {
        for (int k = READING_BEST; k <= READING_ASSUMED; k++)
            assert_string_equal(sentence_reading(&told.results, &told.facts, 0, rows[i].term,
                                                 (enum unstated_reading)k, told.arena),
                                rows[i].readings[k]);
        assert_string_equal(FACT_TEXT(&told.facts, "offers.1.unstated.%s.best_change", keys[i]),
                            rows[i].changes[0]);
        assert_string_equal(FACT_TEXT(&told.facts, "offers.1.unstated.%s.worst_change", keys[i]),
                            rows[i].changes[1]);
    }
    arena_free(told.arena);
}

/* ---- the counter-offer ---- */

/* Two terms of three reach 12%. */
static void
goal(struct results *results)
{
    const struct counter_offer counter = {
        .is_asked_for = true,
        .target = 0.12,
        .offered = -1.0 / 7,
        .n_singles = 3,
        .singles = {{COUNTER_COMMIT, 1e6, 770e3, true, 0.12},
                    {COUNTER_OVERAGE, 0, 0.2, false, -1.0 / 7},
                    {COUNTER_TRUE_DOWN, 0, 0.23, true, 0.12}},
        .package_realized = (double)NAN,
    };
    results->offers[0].counter = counter;
}

static void
package(struct results *results)
{
    goal(results);
    results->offers[0].counter.offer = results->offers[0].offer;
    results->offers[0].counter.package_realized = 0.15;
    results->offers[0].counter.package_reaches = true;
}

static void
package_short(struct results *results)
{
    package(results);
    results->offers[0].counter.package_realized = 0.1;
    results->offers[0].counter.package_reaches = false;
}

static void
no_term_reaches(struct results *results)
{
    goal(results);
    results->offers[0].counter.singles[0].reaches = results->offers[0].counter.singles[2].reaches = false;
}

static void
one_term_reaches(struct results *results)
{
    goal(results);
    results->offers[0].counter.singles[0].reaches = false;
}

static void
reached(struct results *results)
{
    goal(results);
    results->offers[0].counter.target = -0.2;
}

static void
without_target(struct results *results)
{
    goal(results);
    results->offers[0].counter.target = (double)NAN;
}

static void
without_consumption(struct results *results)
{
    goal(results);
    results->offers[0].counter.offered = (double)NAN;
}

static void
package_same(struct results *results)
{
    package_short(results);
    results->offers[0].counter.package_realized = -1.0 / 7 + 1e-5;
}

static void
without_a_goal(struct results *results)
{
    results->offers[0].counter.is_asked_for = false;
}

static void
idle_optimum(struct results *results)
{
    package_short(results);
    results->offers[0].counter.idle[0] = LEVER_RESIZE_OPTIMUM;
    results->offers[0].counter.n_idle = 1;
    results->offers[0].optimum_reason = "no other discount is known";
}

static void
two_idle(struct results *results)
{
    package_short(results);
    results->offers[0].counter.idle[0] = LEVER_NO_RATCHET;
    results->offers[0].counter.idle[1] = LEVER_BATCH_STACKS;
    results->offers[0].counter.n_idle = 2;
}

static void
short_and_no_term(struct results *results)
{
    no_term_reaches(results);
    results->offers[0].counter.offer = results->offers[0].offer;
    results->offers[0].counter.package_realized = 0.1;
}

static void
the_goal_is_said_in_one_line(void **state)
{
    static const struct saying rows[] = {
        {without_a_goal, ""},
        {without_target, ""},
        {without_consumption, ""},
        {reached, "The plan's goal of " MINUS "20.0% is reached: " MINUS "14.3% is expected"},
        {package,
         "The counter-offer, counter-offer.ini, reaches the plan's goal of 12.0%: 15.0% is expected with it"},
        {package_short,
         "The plan's goal of 12.0% is reached by a commitment of USD 770,000 a year alone; the "
         "counter-offer, counter-offer.ini, only comes to 10.0%"},
        {one_term_reaches,
         "The plan's goal of 12.0% is reached by a credit for up to 23% of the commitment alone"},
        {no_term_reaches, "No single term reaches the plan's goal of 12.0%"},
        {short_and_no_term, "No single term reaches the plan's goal of 12.0%; the counter-offer, "
                            "counter-offer.ini, only comes to 10.0%"},
    };
    (void)state;
    check_sayings(sentence_goal, rows, N_OF(rows));
}

static void
levers_of_the_goal_that_change_nothing_are_named(void **state)
{
    static const struct saying rows[] = {
        {package, ""},
        {idle_optimum, "The plan's resize-optimum changes nothing here: no other discount was quoted, so no "
                       "commitment is known to be the cheapest"},
        {two_idle, "The plan's no-ratchet, batch-stacks change nothing here"},
    };
    (void)state;
    check_sayings(sentence_counter_idle, rows, N_OF(rows));
}

static void
the_counter_offer_says_whether_the_goal_is_reached(void **state)
{
    static const struct saying rows[] = {
        {package,
         "With the counter-offer 15.0% is realized instead of " MINUS "14.3%: it reaches the goal of 12.0%"},
        {package_same, "The counter-offer changes little: " MINUS
                       "14.3% is realized with it as without, the goal is 12.0%"},
        {package_short, "With the counter-offer 10.0% is realized instead of " MINUS
                        "14.3%: it falls short of the goal of 12.0%"},
        {goal, "2 of 3 terms alone take the " MINUS "14.3% that is expected to the goal of 12.0%"},
        {one_term_reaches,
         "1 of 3 terms alone takes the " MINUS "14.3% that is expected to the goal of 12.0%"},
        {no_term_reaches, "No single term takes the " MINUS "14.3% that is expected to the goal of 12.0%"},
        {reached, "The goal is reached as it stands: " MINUS "14.3% is expected, the goal is " MINUS "20.0%"},
        {without_target, "No alternative sets a goal for the " MINUS "14.3% that is expected"},
        {without_consumption, "Without usage no terms reach a goal: nothing is kept of 20% quoted"},
    };
    (void)state;
    check_sayings(sentence_counter, rows, N_OF(rows));
}

static void
a_single_term_says_its_change(void **state)
{
    static const char *const texts[][2] = {
        {"USD 1,000,000", "USD 770,000"}, {"at list price", "20% off list"}, {"0%", "23%"}};
    struct told told = told_make(&fixture_trap, 1, 1, goal);
    (void)state;
    for (size_t i = 0; i < N_OF(texts); i++) {
        assert_string_equal(sentence_counter_from(&told.results, &told.facts, 0, i, told.arena), texts[i][0]);
        assert_string_equal(sentence_counter_to(&told.results, &told.facts, 0, i, told.arena), texts[i][1]);
    }
    arena_free(told.arena);
}

/* ---- optimization ---- */

/* Of 100,000 a month. */
static void
optimize(struct results *results, double routing, double caching, double batch, bool is_planned)
{
    static struct plan plan;
    plan = *results->plan;
    plan.optimise = is_planned;
    results->plan = &plan;
    struct optimization *all = &results->optimizations[0];
    all->raw_monthly = 1e5;
    all->savings[0] = routing;
    all->savings[1] = caching;
    all->savings[2] = batch;
    all->optimized_monthly = 1e5 - routing - caching - batch;
    all->saving_share = (routing + caching + batch) / 1e5;
}

static void
three_stages(struct results *results)
{
    optimize(results, 1e4, 5e3, 2e4, true);
}

static void
not_planned(struct results *results)
{
    optimize(results, 1e4, 5e3, 2e4, false);
}

static void
caching_alone(struct results *results)
{
    optimize(results, 0, 5e3, 0, true);
}

static void
dearer_caching(struct results *results)
{
    optimize(results, 0, -5e3, 0, true);
}

static void
dearer_in_all(struct results *results)
{
    optimize(results, 1e3, -5e3, 0, false);
}

static void
no_saving(struct results *results)
{
    optimize(results, 0, 0, 0, true);
}

static void
no_usage(struct results *results)
{
    optimize(results, 0, 0, 0, true);
    results->optimizations[0].raw_monthly = results->optimizations[0].optimized_monthly = 0;
}

static const char *
say_optimization(const struct results *results, const struct facts *facts, size_t offer, struct arena *arena)
{
    (void)offer;
    return sentence_optimization(results, facts, arena);
}

static void
optimization_says_what_it_takes_off_and_by_what(void **state)
{
    static const struct saying rows[] = {
        {three_stages, "Optimizing takes USD 35,000, 35.0%, off the USD 100,000 a month at list: batch does "
                       "most"},
        {not_planned, "Optimizing would take USD 35,000, 35.0%, off the USD 100,000 a month at list: batch "
                      "does most"},
        {caching_alone, "Caching takes USD 5,000, 5.0%, off the USD 100,000 a month at list"},
        {dearer_caching, "Caching adds USD 5,000, 5.0%, to the USD 100,000 a month at list"},
        {dearer_in_all, "Optimizing would add USD 4,000, 4.0%, to the USD 100,000 a month at list: caching "
                        "does most"},
        {no_saving, "The plan's optimization takes nothing off the USD 100,000 a month at list"},
        {no_usage, "No usage to optimize: a standard month is worth USD 0 at list"},
    };
    (void)state;
    check_sayings(say_optimization, rows, N_OF(rows));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_levers_title_says_what_they_are_worth),
        cmocka_unit_test(the_page_says_what_to_ask_for_first),
        cmocka_unit_test(the_next_step_says_when_a_cap_on_renewal_counts),
        cmocka_unit_test(places_count_those_that_matter),
        cmocka_unit_test(the_title_of_terms_unsaid_says_what_they_decide),
        cmocka_unit_test(readings_are_named_with_what_they_change),
        cmocka_unit_test(the_counter_offer_says_whether_the_goal_is_reached),
        cmocka_unit_test(the_goal_is_said_in_one_line),
        cmocka_unit_test(levers_of_the_goal_that_change_nothing_are_named),
        cmocka_unit_test(a_single_term_says_its_change),
        cmocka_unit_test(optimization_says_what_it_takes_off_and_by_what),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* The clause scorecard (1.16). */
#include "fixture.h"

#include "engine/clause_score.h"

enum { CHANGE, NO_TRAINING, LOCATION, UPTIME, CREDITS, N_CLAUSES };

static struct clause items[N_CLAUSES] = {
    [CHANGE] = {.id = "pricing.change", .area = 0, .weight = 5, .lever = LEVER_PRICE_LOCK},
    [NO_TRAINING] = {.id = "data.no-training", .area = 1, .weight = 5, .lever = -1},
    [LOCATION] = {.id = "data.location", .area = 1, .weight = 2, .lever = -1},
    [UPTIME] = {.id = "sla.uptime", .area = 2, .weight = 3, .lever = -1},
    [CREDITS] = {.id = "sla.credits", .area = 2, .weight = 1, .lever = LEVER_RAMP},
};
static const char *areas[] = {"Pricing", "Data", "Support", "Exit"};
static const struct clause_list checklist = {.areas = areas, .n_areas = 4, .items = items, .n = N_CLAUSES};

/* Scores what the offer says; one lever applies, worth 1,200. */
static struct offer_result
score(struct fixture *fixture, struct clause_answer *answers, size_t n)
{
    static struct lever_result levers[] = {{.lever = LEVER_PRICE_LOCK, .worth = 1200}};
    struct offer_result result = {.offer = &fixture->offers[0], .levers = levers, .n_levers = 1};
    fixture->offers[0].clauses = answers;
    fixture->offers[0].n_clauses = n;
    clause_score_build(&checklist, fixture->arena, &result);
    return result;
}

static void
want_area(const struct clause_area *area, const char *name, size_t present, size_t partial, size_t absent)
{
    assert_string_equal(area->name, name);
    assert_int_equal(area->n_present, present);
    assert_int_equal(area->n_partial, partial);
    assert_int_equal(area->n_absent, absent);
}

/* Pricing: 0 of 5. Data: the one of 5 in part, the one of 2 present: (2.5 + 2) / 7. Support: the one of 3
 * present, the other not mentioned: 3/4. Exit has no clauses. */
static void
an_area_scores_its_share_of_weight_and_a_partial_clause_half(void **state)
{
    struct clause_answer answers[] = {{LOCATION, CLAUSE_PRESENT},
                                      {UPTIME, CLAUSE_PRESENT},
                                      {NO_TRAINING, CLAUSE_PARTIAL},
                                      {CHANGE, CLAUSE_ABSENT}};
    struct offer_result result = score(*state, answers, 4);
    assert_int_equal(result.n_areas, 4);
    want_area(&result.areas[0], "Pricing", 0, 0, 1);
    want_area(&result.areas[1], "Data", 1, 1, 0);
    want_area(&result.areas[2], "Support", 1, 0, 1);
    want_area(&result.areas[3], "Exit", 0, 0, 0);
    want(result.areas[0].score, 0);
    want(result.areas[1].score, 4.5 / 7);
    want(result.areas[2].score, 0.75);
    want_nan(result.areas[3].score);
}

/* Weights 5, 5, 1: the two of 5 in the order of the checklist. */
static void
gaps_come_by_weight_with_what_their_lever_is_worth(void **state)
{
    struct clause_answer answers[] = {{LOCATION, CLAUSE_PRESENT},
                                      {UPTIME, CLAUSE_PRESENT},
                                      {NO_TRAINING, CLAUSE_PARTIAL},
                                      {CHANGE, CLAUSE_ABSENT}};
    struct offer_result result = score(*state, answers, 4);
    assert_int_equal(result.n_gaps, 3);
    assert_int_equal(result.gaps[0].clause, CHANGE);
    assert_int_equal(result.gaps[0].state, CLAUSE_ABSENT);
    assert_true(result.gaps[0].is_stated);
    want_money(result.gaps[0].lever_worth, 1200);
    assert_int_equal(result.gaps[1].clause, NO_TRAINING);
    assert_int_equal(result.gaps[1].state, CLAUSE_PARTIAL);
    want_nan(result.gaps[1].lever_worth);
    assert_int_equal(result.gaps[2].clause, CREDITS);
    assert_int_equal(result.gaps[2].state, CLAUSE_ABSENT);
    assert_false(result.gaps[2].is_stated);
    want_nan(result.gaps[2].lever_worth); /* its lever does not apply to this offer */
}

static void
an_offer_that_says_nothing_scores_nothing_and_every_clause_is_a_gap(void **state)
{
    struct offer_result result = score(*state, NULL, 0);
    for (size_t i = 0; i < 3; i++)
        want(result.areas[i].score, 0);
    assert_int_equal(result.n_gaps, N_CLAUSES);
    for (size_t i = 0; i < result.n_gaps; i++)
        assert_false(result.gaps[i].is_stated);
    assert_int_equal(result.gaps[2].clause, UPTIME); /* weights 5, 5, 3, 2, 1 */
    assert_int_equal(result.gaps[3].clause, LOCATION);
    assert_int_equal(result.gaps[4].clause, CREDITS);
}

static void
an_offer_that_says_all_has_no_gap(void **state)
{
    struct clause_answer answers[N_CLAUSES];
    for (size_t i = 0; i < N_CLAUSES; i++)
        answers[i] = (struct clause_answer){i, CLAUSE_PRESENT};
    struct offer_result result = score(*state, answers, N_CLAUSES);
    for (size_t i = 0; i < 3; i++)
        want(result.areas[i].score, 1);
    assert_int_equal(result.n_gaps, 0);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(an_area_scores_its_share_of_weight_and_a_partial_clause_half),
        TEST(gaps_come_by_weight_with_what_their_lever_is_worth),
        TEST(an_offer_that_says_nothing_scores_nothing_and_every_clause_is_a_gap),
        TEST(an_offer_that_says_all_has_no_gap),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

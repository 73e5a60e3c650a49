/* What holds for the levers of every contract (1.12): shares add up; neither order nor threads show. */
#include "small_random.h"

#include <math.h>

#define MANY 2000 /* contracts with a few levers valued */
#define SOME 600  /* with a whole package */

/* One path that is the base path: what it is worth to us it costs the vendor. */
static void
check_base_path(struct small *small, uint64_t *state)
{
    (void)state;
    small->n_paths = 1;
    small->paths[0] = 1;
    small_make(small);
    for (int i = 0; i < N_LEVERS; i++) {
        draft_reset(&small->draft, small->offer);
        small->draft.with_after = i == LEVER_RENEWAL_CAP;
        double offered = value_scenario(&small->valuation, &small->scratch, &small->draft, SCENARIO_BASE);
        if (!lever_pull((enum lever)i, &small->at, &small->draft))
            continue;
        double pulled = value_scenario(&small->valuation, &small->scratch, &small->draft, SCENARIO_BASE);
        want_money(small_worth(small, (enum lever)i), offered - pulled);
    }
}

static void
on_the_base_path_alone_a_lever_is_worth_what_it_costs_the_vendor(void **state)
{
    small_for_each(*state, 12, MANY / 4, check_base_path);
}

/* Any levers in any order: to the last bit the same. */
static void
check_order(struct small *small, uint64_t *state)
{
    enum lever levers[N_LEVERS];
    size_t n = 0;
    small->result.floor = 600;
    small->result.optimum = 900;
    for (int i = 0; i < N_LEVERS; i++)
        if (random_below(state, 2) == 0)
            levers[n++] = (enum lever)i;
    double worth = lever_worth(levers, n, &small->at, &small->scratch, &small->draft);
    for (size_t i = n; i > 1; i--) {
        const size_t other = (size_t)random_below(state, (int)i);
        const enum lever lever = levers[i - 1];
        levers[i - 1] = levers[other];
        levers[other] = lever;
    }
    double shuffled = lever_worth(levers, n, &small->at, &small->scratch, &small->draft);
    assert_true(isnan(worth) ? isnan(shuffled) : worth == shuffled);
}

static void
the_order_in_which_levers_are_named_does_not_matter(void **state)
{
    small_for_each(*state, 13, MANY, check_order);
}

/* The package is worth what its levers are, pulled as a whole: no path is left out of so few. */
static void
check_package(struct small *small, uint64_t *state)
{
    (void)state;
    enum lever levers[N_LEVERS];
    size_t n = 0;
    double sum = 0;
    small->result.floor = 600;
    small->result.optimum = 900;
    small_build(small);
    for (size_t i = 0; i < small->result.n_levers; i++) {
        const struct lever_result *lever = &small->result.levers[i];
        assert_true(fabs(lever->worth) >= 0.005);
        assert_int_equal(lever->worth_rank, i + 1);
        if (i > 0)
            want_at_most(lever->worth, small->result.levers[i - 1].worth + 0.01);
        assert_true((lever->ask_rank > 0) == (lever->worth > 0));
        if (!lever->in_package) {
            want_nan(lever->shapley);
            continue;
        }
        levers[n++] = lever->lever;
        sum += lever->shapley;
    }
    assert_true(n <= 12);
    want_money(sum, small->result.package_worth);
    double whole = lever_worth(levers, n, &small->at, &small->scratch, &small->draft);
    want_money(small->result.package_worth, n > 0 ? whole : 0);
    assert_int_equal(small->result.n_interactions, n > 0 ? n * (n - 1) / 2 : 0);
}

static void
shares_add_up_to_the_package_pulled_as_a_whole(void **state)
{
    small_for_each(*state, 14, SOME, check_package);
}

static void
check_threads(struct small *small, uint64_t *state)
{
    (void)state;
    small_build(small);
    const struct offer_result one = small->result;
    small->n_threads = 3;
    small_make(small);
    small_build(small);
    assert_int_equal(small->result.n_levers, one.n_levers);
    assert_true(small->result.package_worth == one.package_worth);
    for (size_t i = 0; i < one.n_levers; i++) {
        assert_int_equal(small->result.levers[i].lever, one.levers[i].lever);
        assert_true(small->result.levers[i].worth == one.levers[i].worth);
        assert_true(isnan(one.levers[i].shapley) || small->result.levers[i].shapley == one.levers[i].shapley);
    }
}

static void
threads_do_not_show(void **state)
{
    small_for_each(*state, 15, SOME / 3, check_threads);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(on_the_base_path_alone_a_lever_is_worth_what_it_costs_the_vendor),
        TEST(the_order_in_which_levers_are_named_does_not_matter),
        TEST(shares_add_up_to_the_package_pulled_as_a_whole),
        TEST(threads_do_not_show),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* How levers are pulled and valued, one or several (1.12), by hand on a small contract. */
#include "small.h"

#include <math.h>

/* Over two paths, half and one and a half times the base path's 960, of a commitment of 960: 480 over on the
 * second, 120 dearer at list; 60 in expectation. The base path is never over. With a discount
 * rate of 8% it counts less: the commitment lasts for eight months. */
static void
worth_is_over_all_paths_and_vendor_cost_on_the_base_path(void **state)
{
    struct small small;
    small_init(*state, &small);
    small.paths[0] = 0.5;
    small.paths[1] = 1.5;
    small.n_paths = 2;
    small.offer->commit.annual = money(960);
    small_make(&small);
    small_build(&small);
    const struct lever_result *overage = small_find(&small, LEVER_OVERAGE_COMMITTED);
    want_money(overage->worth, 60);
    want_money(overage->vendor_cost, 0);
    small.fixture->plan.discount_rate = 0.08;
    small_make(&small);
    double present = 0; /* months 9 to 12: 150 of list, 120 committed, at the end of the month */
    for (int m = 9; m <= 12; m++)
        present += 30 * pow(1.08, -m / 12.0) / 2;
    want_money(small_worth(&small, LEVER_OVERAGE_COMMITTED), present);
}

/* Two years, 3,000 as offered, and one band, so that a size has its own discount. Lowered to 480 a year by
 * the first lever the overage of year 2 is 1,200, at list 1,500: 2,460; the second bills it at 1,200: 2,160.
 * A point first, sized afterwards, would be lost: sized first and then 21%, 474 and 1,659 are used of 480
 * each and 1,179 over. */
static void
levers_are_pulled_as_a_whole_and_in_their_own_order(void **state)
{
    struct small small;
    const enum lever sized[] = {LEVER_OVERAGE_COMMITTED, LEVER_RESIZE_FLOOR};
    const enum lever points[] = {LEVER_POINT, LEVER_OVERAGE_COMMITTED, LEVER_RESIZE_FLOOR};
    small_init(*state, &small);
    small_two_years(&small);
    fixture_band(*state, small.offer, 300, 0.2);
    small_make(&small);
    small.result.floor = 480;
    want_money(small_worth(&small, LEVER_RESIZE_FLOOR), 3000 - (480 + 480 + 1500));
    want_money(lever_worth(sized, 2, &small.at, &small.scratch, &small.draft), 3000 - 2160);
    want_money(lever_worth(points, 3, &small.at, &small.scratch, &small.draft), 3000 - (960 + 1179));
}

static void
levers_that_change_nothing_have_no_worth_together(void **state)
{
    struct small small;
    const enum lever levers[] = {LEVER_NO_RATCHET, LEVER_NO_TRUE_FORWARD};
    const enum lever one_does[] = {LEVER_NO_RATCHET, LEVER_OVERAGE_COMMITTED};
    small_init(*state, &small);
    small.offer->commit.annual = money(480);
    small_make(&small);
    want_nan(lever_worth(levers, 2, &small.at, &small.scratch, &small.draft));
    want_money(lever_worth(one_does, 2, &small.at, &small.scratch, &small.draft), 120);
}

/* A lever either says that it changes the offer, and pulling it again does not, or leaves the draft as it
 * was. */
static void
a_lever_pulled_twice_changes_nothing_the_second_time(void **state)
{
    struct small small;
    small_init(*state, &small);
    small_benchmark(&small);
    small_two_years(&small);
    small_make(&small);
    small.result.floor = 300;
    small.result.optimum = 400;
    size_t n_changes = 0;
    for (int i = 0; i < N_LEVERS; i++) {
        struct draft before, *draft = &small.draft;
        if (i == LEVER_POINT)
            continue; /* asks for one more */
        draft_reset(draft, small.offer);
        before = *draft;
        bool changes = lever_pull((enum lever)i, &small.at, draft);
        n_changes += changes;
        if (!changes)
            assert_memory_equal(&before, draft, sizeof before);
        before = *draft;
        assert_false(lever_pull((enum lever)i, &small.at, draft));
        assert_memory_equal(&before, draft, sizeof before);
    }
    assert_int_equal(n_changes, 14); /* 20 less 5 about terms it does not have, and the measure */
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(worth_is_over_all_paths_and_vendor_cost_on_the_base_path),
        TEST(levers_are_pulled_as_a_whole_and_in_their_own_order),
        TEST(levers_that_change_nothing_have_no_worth_together),
        TEST(a_lever_pulled_twice_changes_nothing_the_second_time),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

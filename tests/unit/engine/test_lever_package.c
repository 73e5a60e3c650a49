/* The package of levers: who is in it, exact shares and interactions (1.12), by hand and for every package.
 */
#include "small.h"

#include <math.h>

/* Two years of 1,200 as a schedule (which has no ramp), at a fixed price of 0.80 (which a point and a lock do
 * not move). The base path uses 1,200 and 1,768.42; there is one path, at 95% of it: 1,140 and 1,680. 2,400 +
 * 480 over at 600 of list = 3,000. Three levers help:
 *
 *   a  overage at the committed rate: 480 for 600, 120
 *   b  rollover: the 60 cover as much of the overage, 75 (a fifth of 1,200 is more than enough: full or 20%)
 *   c  true-down: the 60 are not paid, 60
 *
 * Together: a and b leave 420 over at the committed rate: 180. a and c: 120 + 60 = 180. b and c: what is
 * credited does not roll over: 60. All: 180.
 *
 * Shares: a 120/3 + (180 - 75)/6 + (180 - 60)/6 + (180 - 60)/3 = 117.5; b 75/3 + (180 - 120)/6 + (60 - 60)/6
 * + 0/3 = 35; c 60/3 + (180 - 120)/6 + (60 - 75)/6 + 0/3 = 27.5. Interactions: ab 180 - 195 = -15, ac 0, bc
 * 60 - 135 = -75. */
static void
lay_out(struct small *small)
{
    static struct money schedule[] = {{1200000000}, {1200000000}};
    struct offer *offer = small->offer;
    offer->term_months = 24;
    offer->commit.schedule = schedule;
    offer->commit.n_schedule = 2;
    offer->discount.has_headline = false;
    fixture_fixed_price(small->fixture, offer, 0, METER_INPUT, 0.8);
    small_demand(small, 1, 12, 1200 / 960.0);
    small_demand(small, 13, 24, 1680 / 0.95 / 960);
    small->paths[0] = 0.95;
    small_make(small);
}

static void
the_shares_of_a_package_of_three_are_those_worked_out(void **state)
{
    struct small small;
    small_init(*state, &small);
    lay_out(&small);
    want_money(small_cost(&small), 3000);
    small_build(&small);
    want_money(small.result.package_worth, 180);
    want_money(small_find(&small, LEVER_OVERAGE_COMMITTED)->worth, 120);
    want_money(small_find(&small, LEVER_OVERAGE_COMMITTED)->shapley, 117.5);
    want_money(small_find(&small, LEVER_ROLLOVER_FULL)->worth, 75);
    want_money(small_find(&small, LEVER_ROLLOVER_FULL)->shapley, 35);
    want_money(small_find(&small, LEVER_TRUE_DOWN_20)->worth, 60);
    want_money(small_find(&small, LEVER_TRUE_DOWN_20)->shapley, 27.5);
}

static void
the_interactions_come_by_size_and_name_pairs_in_the_order_of_the_table(void **state)
{
    struct small small;
    small_init(*state, &small);
    lay_out(&small);
    small_build(&small);
    assert_int_equal(small.result.n_interactions, 3);
    const struct interaction *pairs = small.result.interactions;
    assert_int_equal(pairs[0].a, LEVER_ROLLOVER_FULL);
    assert_int_equal(pairs[0].b, LEVER_TRUE_DOWN_20);
    want_money(pairs[0].worth, -75);
    assert_int_equal(pairs[1].a, LEVER_OVERAGE_COMMITTED);
    assert_int_equal(pairs[1].b, LEVER_ROLLOVER_FULL);
    want_money(pairs[1].worth, -15);
    assert_int_equal(pairs[2].a, LEVER_OVERAGE_COMMITTED);
    assert_int_equal(pairs[2].b, LEVER_TRUE_DOWN_20);
    want_money(pairs[2].worth, 0);
}

/* Both rollovers are worth 75: the first of the table is in the package. The renewal cap is worth something,
 * drawdown at list costs 45 here (year 1: 960 + 225 for the 225 of list over 1,200 = 1,185; year 2: 960 + 900
 * = 1,860; 3,045). Neither is in it. */
static void
exclusive_levers_the_renewal_and_what_costs_money_stay_out(void **state)
{
    struct small small;
    small_init(*state, &small);
    lay_out(&small);
    small_build(&small);
    assert_int_equal(small.result.n_levers, 6);
    assert_true(small_find(&small, LEVER_ROLLOVER_FULL)->in_package);
    const struct lever_result *out[] = {small_find(&small, LEVER_ROLLOVER_20),
                                        small_find(&small, LEVER_RENEWAL_CAP),
                                        small_find(&small, LEVER_DRAWDOWN_LIST)};
    const double worths[] = {75, 12 * (175 - 140), -45};
    for (size_t i = 0; i < 3; i++) {
        assert_false(out[i]->in_package);
        want_nan(out[i]->shapley);
        want_money(out[i]->worth, worths[i]);
    }
    assert_non_null(out[1]->note);
    assert_int_equal(out[2]->ask_rank, 0);
}

/* The base path has nothing unused: what helps with it is free. The overage costs the vendor 568.42 x 0.25,
 * for which 120 is 0.84 of worth to 1; the renewal on the path is 0.95 of that on the base path. */
static void
what_the_base_path_does_not_need_is_asked_for_first(void **state)
{
    struct small small;
    small_init(*state, &small);
    lay_out(&small);
    small_build(&small);
    const enum lever order[] = {LEVER_ROLLOVER_FULL, LEVER_ROLLOVER_20, LEVER_TRUE_DOWN_20, LEVER_RENEWAL_CAP,
                                LEVER_OVERAGE_COMMITTED};
    for (int i = 0; i < 5; i++) {
        assert_int_equal(small_find(&small, order[i])->ask_rank, i + 1);
        want_money(i < 3 ? small_find(&small, order[i])->vendor_cost : 0, 0);
    }
    want_money(small_find(&small, LEVER_OVERAGE_COMMITTED)->vendor_cost, (1680 / 0.95 - 1200) / 4);
    want_money(small_find(&small, LEVER_RENEWAL_CAP)->vendor_cost, 12 * (175 - 140) / 0.95);
}

/* Two years of 1,200, 480 and 1,680 used; list is 10% lower in year 2, so that its usage is 1,890 at list and
 * the 480 over cost 540: 2,940. A shorter term saves at least 150: list rebased leaves 1,512 - 1,200 = 312
 * over, at 390. The ramp, which it excludes, saves 600. */
static void
of_a_set_the_one_worth_more_is_in_the_package(void **state)
{
    struct small small;
    small_init(*state, &small);
    small_two_years(&small);
    fixture_band(*state, small.offer, 300, 0.2);
    for (int t = 12; t < SMALL_MONTHS; t++)
        small.index[t] = 0.9;
    small_make(&small);
    small.result.floor = 480;    /* 1,200 over at 1,350: 2,940 - (480 + 480 + 1,350) = 630 */
    small.result.optimum = 1000; /* 680 over at 765: 2,940 - (1,000 + 1,000 + 765) = 175 */
    small_build(&small);
    want_money(small_find(&small, LEVER_RESIZE_FLOOR)->worth, 630);
    want_money(small_find(&small, LEVER_RESIZE_OPTIMUM)->worth, 175);
    want_money(small_find(&small, LEVER_RAMP)->worth, 600);
    want_at_most(150, small_find(&small, LEVER_SHORTER_TERM)->worth + 1e-6);
    assert_true(small_find(&small, LEVER_RESIZE_FLOOR)->in_package);
    assert_false(small_find(&small, LEVER_RESIZE_OPTIMUM)->in_package);
    assert_true(small_find(&small, LEVER_ROLLOVER_FULL)->in_package); /* 540 */
    assert_false(small_find(&small, LEVER_ROLLOVER_20)->in_package);  /* 270 */
    assert_int_equal(
        small_find(&small, LEVER_RAMP)->in_package + small_find(&small, LEVER_SHORTER_TERM)->in_package, 1);
}

/* A contract where nothing can be asked for: paid at list, 0% off at a fixed price, renewed as it is. */
static void
an_offer_without_levers_has_an_empty_package(void **state)
{
    struct small small;
    small_init(*state, &small);
    fixture_fixed_price(*state, small.offer, 0, METER_INPUT, 1);
    small.offer->overage.rate = OVERAGE_COMMITTED;
    small.offer->price.renewal = RENEWAL_KEEP;
    small_make(&small);
    small_build(&small);
    assert_int_equal(small.result.n_levers, 0);
    assert_int_equal(small.result.n_interactions, 0);
    want(small.result.package_worth, 0);
}

/* An offer so bad that fourteen levers help: the package has the twelve worth most, one of each set. */
static void
lay_out_bad(struct small *small)
{
    static struct fee fee = {.name = "seats",
                             .kind = FEE_SEATS,
                             .quantity = 1,
                             .unit_price = {4000000},
                             .has_standalone = true,
                             .standalone_unit_price = {3000000}};
    static struct benchmark_level market[] = {{{1000000000}, 0.2, 0.3, 0.4}};
    struct offer *offer = small->offer;
    small->list[SMALL_HAIKU] = 30;
    small->list[SMALL_BATCH] = 20;
    offer->term_months = 24;
    offer->commit.annual = money(1000);
    offer->commit.measure = MEASURE_QUARTER;
    offer->discount.batch_stacks = false;
    offer->true_forward.share = 0.9;
    offer->true_forward.ratchet = true;
    offer->fees = &fee;
    offer->n_fees = 1;
    small->fixture->plan.expected_uplift = 0.04;
    small->fixture->plan.benchmark = market;
    small->fixture->plan.n_benchmark = 1;
    fixture_exclude(small->fixture, offer, (struct exclusion){.model = 1, .meter = -1, .tier = -1});
    for (int t = 0; t < SMALL_MONTHS; t++) {
        small->months[t] = 0.5 + 0.25 * (t * 7 % 5) + 0.01 * t;
        small->index[t] = t < 10 ? 1 : 0.9;
    }
    small->n_paths = 40;
    for (size_t p = 0; p < small->n_paths; p++)
        small->paths[p] = 0.4 + 0.03 * (double)p;
    small_make(small);
    small->result.floor = 700;
    small->result.optimum = 800;
}

static void
a_package_has_no_more_than_twelve_and_they_are_the_ones_worth_most(void **state)
{
    struct small small;
    size_t n = 0, n_pairs;
    bool left_out = false;
    small_init(*state, &small);
    lay_out_bad(&small);
    small_build(&small);
    for (size_t i = 0; i < small.result.n_levers; i++) {
        const struct lever_result *lever = &small.result.levers[i];
        n += lever->in_package;
        const bool is_alternative =
            lever->lever == LEVER_ROLLOVER_20 || lever->lever == LEVER_ROLLOVER_FULL ||
            lever->lever == LEVER_RESIZE_FLOOR || lever->lever == LEVER_RESIZE_OPTIMUM ||
            lever->lever == LEVER_RAMP || lever->lever == LEVER_SHORTER_TERM;
        if (is_alternative || lever->lever == LEVER_RENEWAL_CAP || !(lever->worth > 0))
            continue;
        if (!lever->in_package) {
            left_out = true;
            assert_int_equal(n, 12);
        }
    }
    n_pairs = n * (n - 1) / 2;
    assert_int_equal(n, 12);
    assert_true(left_out);
    assert_int_equal(small.result.n_interactions, n_pairs);
}

static double
worth_of(struct small *small, enum lever a, enum lever b)
{
    const enum lever both[] = {a, b};
    return lever_worth(both, 2, &small->at, &small->scratch, &small->draft);
}

/* All pairs of the bad offer's package, each valued on its own. */
static void
interactions_are_those_of_the_pairs_valued_alone(void **state)
{
    struct small small;
    small_init(*state, &small);
    lay_out_bad(&small);
    small_build(&small);
    double last = (double)INFINITY;
    for (size_t i = 0; i < small.result.n_interactions; i++) {
        const struct interaction *pair = &small.result.interactions[i];
        double alone = small_find(&small, pair->a)->worth + small_find(&small, pair->b)->worth;
        want_money(pair->worth, worth_of(&small, pair->a, pair->b) - alone);
        assert_true(pair->a < pair->b);
        want_at_most(fabs(pair->worth), last + 0.01);
        last = fabs(pair->worth);
    }
}

static void
the_shares_add_up_to_the_package_pulled_as_a_whole(void **state)
{
    struct small small;
    enum lever levers[N_LEVERS];
    size_t n = 0;
    double sum = 0;
    small_init(*state, &small);
    lay_out_bad(&small);
    small_build(&small);
    for (size_t i = 0; i < small.result.n_levers; i++)
        if (small.result.levers[i].in_package) {
            levers[n++] = small.result.levers[i].lever;
            sum += small.result.levers[i].shapley;
        }
    want_money(sum, small.result.package_worth);
    want_money(lever_worth(levers, n, &small.at, &small.scratch, &small.draft), small.result.package_worth);
}

/* 100 further paths use nothing: over all 2,100 the levers are worth 2,000/2,100 of what they are on the
 * first 2,000, but the package and its shares are of these. */
static void
a_package_is_valued_on_the_first_2000_paths(void **state)
{
    struct small small;
    small_init(*state, &small);
    small.offer->commit.annual = money(480);
    small.n_paths = 2100;
    for (size_t p = 0; p < small.n_paths; p++)
        small.paths[p] = p < 2000;
    small_make(&small);
    small_build(&small);
    double point = 480 / 0.79 - 600, committed = 120, both = 1080 - 948;
    want_money(small_find(&small, LEVER_OVERAGE_COMMITTED)->worth, committed * 2000 / 2100);
    want_money(small_find(&small, LEVER_OVERAGE_COMMITTED)->shapley, (committed + both - point) / 2);
    want_money(small_find(&small, LEVER_POINT)->shapley, (point + both - committed) / 2);
    want_money(small.result.package_worth, both);
}

/* To the last bit. */
static void
the_results_are_the_same_for_any_number_of_threads(void **state)
{
    struct small one;
    small_init(*state, &one);
    lay_out_bad(&one);
    small_build(&one);
    for (int n_threads = 2; n_threads <= 5; n_threads += 3) {
        struct small many;
        small_init(*state, &many);
        many.offer->n_exclusions = 0;
        many.n_threads = n_threads;
        lay_out_bad(&many);
        small_build(&many);
        assert_int_equal(many.result.n_levers, one.result.n_levers);
        assert_true(many.result.package_worth == one.result.package_worth);
        for (size_t i = 0; i < one.result.n_levers; i++) {
            const struct lever_result *a = &one.result.levers[i], *b = &many.result.levers[i];
            assert_int_equal(a->lever, b->lever);
            assert_true(a->worth == b->worth && a->vendor_cost == b->vendor_cost);
            assert_true(a->in_package == b->in_package);
            assert_true(!a->in_package || a->shapley == b->shapley);
        }
        for (size_t i = 0; i < one.result.n_interactions; i++)
            assert_true(one.result.interactions[i].worth == many.result.interactions[i].worth);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(the_shares_of_a_package_of_three_are_those_worked_out),
        TEST(the_interactions_come_by_size_and_name_pairs_in_the_order_of_the_table),
        TEST(exclusive_levers_the_renewal_and_what_costs_money_stay_out),
        TEST(what_the_base_path_does_not_need_is_asked_for_first),
        TEST(of_a_set_the_one_worth_more_is_in_the_package),
        TEST(an_offer_without_levers_has_an_empty_package),
        TEST(a_package_has_no_more_than_twelve_and_they_are_the_ones_worth_most),
        TEST(interactions_are_those_of_the_pairs_valued_alone),
        TEST(the_shares_add_up_to_the_package_pulled_as_a_whole),
        TEST(a_package_is_valued_on_the_first_2000_paths),
        TEST(the_results_are_the_same_for_any_number_of_threads),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

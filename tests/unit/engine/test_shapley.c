/* Exact Shapley values and interactions (1.12): published games, and what holds for every game. */
#include "want.h"

#include "engine/shapley.h"

#include <math.h>

/* A game's subsets in the order of their numbers: nobody, 1, 2, 12, 3, 13, 23, 123. */

/* A standard example of textbooks. Player 1 adds 0 first, 3 after 2, 4 after 3, 1 after both: 0/3 + 3/6 + 4/6
 * + 1/3 = 1.5. Player 2: 0/3 + 3/6 + 5/6 + 2/3 = 2. Player 3: 0/3 + 4/6 + 5/6 + 3/3 = 2.5. */
static void
the_shares_of_a_published_game_are_those_published(void **state)
{
    (void)state;
    const double worths[] = {0, 0, 0, 3, 0, 4, 5, 6};
    double shares[3];
    shapley_shares(worths, 3, shares);
    want(shares[0], 1.5);
    want(shares[1], 2);
    want(shares[2], 2.5);
}

/* Players 1 and 2 have a left glove each, player 3 a right one; a pair is worth 1. Player 1 adds 1 only where
 * 3 came before and 2 did not: one order of six. */
static void
in_the_gloves_game_the_scarce_glove_gets_two_thirds(void **state)
{
    (void)state;
    const double worths[] = {0, 0, 0, 0, 0, 1, 1, 1};
    double shares[3];
    shapley_shares(worths, 3, shares);
    want(shares[0], 1.0 / 6);
    want(shares[1], 1.0 / 6);
    want(shares[2], 4.0 / 6);
}

/* A council needs 51 of 100 votes; its members have 50, 30 and 20 (the weighted majority game). 50 decides
 * unless it comes first: 4 of 6 orders; 30 and 20 each decide right after 50 alone: 1 of 6. */
static void
in_a_weighted_majority_the_shares_are_the_orders_decided(void **state)
{
    (void)state;
    const double worths[] = {0, 0, 0, 1, 0, 1, 0, 1};
    double shares[3];
    shapley_shares(worths, 3, shares);
    want(shares[0], 4.0 / 6);
    want(shares[1], 1.0 / 6);
    want(shares[2], 1.0 / 6);
}

/* The airport: a runway for planes that need 1, 2, 3, ... miles costs as much as the longest needs. Player i
 * pays for mile k its share among the n - k + 1 that need it (Littlechild and Owen 1973). */
static void
in_the_airport_game_each_mile_is_shared_by_those_that_need_it(void **state)
{
    (void)state;
    enum { N = SHAPLEY_MOST };
    static double worths[1 << N];
    double shares[N], share = 0;
    for (size_t set = 0; set < (size_t)1 << N; set++)
        for (size_t i = 0; i < N; i++)
            if (set >> i & 1)
                worths[set] = (double)(i + 1);
    shapley_shares(worths, N, shares);
    for (size_t i = 0; i < N; i++) {
        share += 1.0 / (double)(N - i);
        want(shares[i], share);
    }
}

static void
a_single_player_gets_all_and_nobody_shares_nothing(void **state)
{
    (void)state;
    const double worths[] = {5, 12.5};
    double share = -1;
    shapley_shares(worths, 1, &share);
    want(share, 7.5);
    share = -1;
    shapley_shares(worths, 0, &share);
    want(share, -1);
}

/* v(12) = 3 above 0 + 0: they need each other. An additive pair has none. Two that do the same work, each
 * worth 4 and 5 together, have 5 - 4 - 4 = -3. The worth of nobody, 100, is no part of it. */
static void
an_interaction_is_what_two_are_worth_beyond_their_sum(void **state)
{
    (void)state;
    const double published[] = {0, 0, 0, 3, 0, 4, 5, 6};
    want(shapley_interaction(published, 0, 1), 3);
    want(shapley_interaction(published, 0, 2), 4);
    want(shapley_interaction(published, 2, 1), 5);
    const double additive[] = {0, 2, 7, 9}, same[] = {0, 4, 4, 5}, raised[] = {100, 104, 104, 105};
    want(shapley_interaction(additive, 0, 1), 0);
    want(shapley_interaction(same, 0, 1), -3);
    want(shapley_interaction(raised, 1, 0), -3);
}

/* ---- what holds for every game ---- */

#define N_GAMES 3000
#define MOST    8

struct game {
    size_t n;
    double worths[1 << MOST];
};

/* Whole numbers from -500 to 500, of a linear congruential generator (Knuth's MMIX). */
static double
random_worth(uint64_t *seed)
{
    *seed = *seed * 6364136223846793005u + 1442695040888963407u;
    return (double)((*seed >> 33) % 1001) - 500;
}

static void
random_game(uint64_t *seed, size_t n, struct game *ret)
{
    ret->n = n;
    ret->worths[0] = 0;
    for (size_t set = 1; set < (size_t)1 << n; set++)
        ret->worths[set] = random_worth(seed);
}

static void
the_shares_add_up_to_the_worth_of_all(void **state)
{
    (void)state;
    uint64_t seed = 1;
    for (size_t k = 0; k < N_GAMES; k++) {
        struct game game;
        double shares[MOST], sum = 0;
        random_game(&seed, 1 + k % MOST, &game);
        shapley_shares(game.worths, game.n, shares);
        for (size_t i = 0; i < game.n; i++)
            sum += shares[i];
        want_money(sum, game.worths[((size_t)1 << game.n) - 1]);
    }
}

/* Player 0 adds 37 to whatever set it joins. */
static void
a_player_that_adds_the_same_to_every_set_gets_just_that(void **state)
{
    (void)state;
    uint64_t seed = 2;
    for (size_t k = 0; k < N_GAMES; k++) {
        struct game game;
        double shares[MOST];
        random_game(&seed, 1 + k % MOST, &game);
        for (size_t set = 0; set < (size_t)1 << game.n; set += 2)
            game.worths[set + 1] = game.worths[set] + 37;
        shapley_shares(game.worths, game.n, shares);
        want_money(shares[0], 37);
        for (size_t i = 1; i < game.n; i++)
            want_money(shapley_interaction(game.worths, 0, i), 0);
    }
}

/* The first two players made alike: a set with one of them is worth the same whichever it is. */
static void
players_that_add_the_same_get_the_same(void **state)
{
    (void)state;
    uint64_t seed = 3;
    for (size_t k = 0; k < N_GAMES; k++) {
        struct game game;
        double shares[MOST];
        random_game(&seed, 2 + k % (MOST - 1), &game);
        for (size_t set = 0; set < (size_t)1 << game.n; set += 4)
            game.worths[set + 2] = game.worths[set + 1];
        shapley_shares(game.worths, game.n, shares);
        want_money(shares[0], shares[1]);
    }
}

static void
the_shares_of_a_sum_of_games_are_the_sums_of_shares(void **state)
{
    (void)state;
    uint64_t seed = 4;
    for (size_t k = 0; k < N_GAMES; k++) {
        struct game a, b, sum;
        double of_a[MOST], of_b[MOST], of_sum[MOST];
        random_game(&seed, 1 + k % MOST, &a);
        random_game(&seed, a.n, &b);
        sum.n = a.n;
        for (size_t set = 0; set < (size_t)1 << a.n; set++)
            sum.worths[set] = a.worths[set] + 3 * b.worths[set];
        shapley_shares(a.worths, a.n, of_a);
        shapley_shares(b.worths, b.n, of_b);
        shapley_shares(sum.worths, sum.n, of_sum);
        for (size_t i = 0; i < a.n; i++)
            want_money(of_sum[i], of_a[i] + 3 * of_b[i]);
    }
}

/* The definition itself: the mean over all 120 orders of five players of what each adds. */
static void
the_shares_are_the_means_over_all_orders(void **state)
{
    (void)state;
    enum { N = 5 };
    uint64_t seed = 5;
    for (size_t k = 0; k < 300; k++) {
        struct game game;
        double shares[MOST], sums[N] = {0};
        size_t n_orders = 0;
        random_game(&seed, N, &game);
        for (size_t code = 0; code < 3125; code++) { /* 5^5 sequences; those that repeat are no orders */
            size_t set = 0, rest = code;
            double added[N] = {0};
            for (size_t i = 0; i < N; i++, rest /= N) {
                const size_t player = rest % N, joined = set | (size_t)1 << player;
                added[player] = game.worths[joined] - game.worths[set];
                set = joined;
            }
            if (set != (1 << N) - 1)
                continue;
            n_orders++;
            for (size_t i = 0; i < N; i++)
                sums[i] += added[i];
        }
        assert_int_equal(n_orders, 120);
        shapley_shares(game.worths, N, shares);
        for (size_t i = 0; i < N; i++)
            want_money(shares[i], sums[i] / 120);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_shares_of_a_published_game_are_those_published),
        cmocka_unit_test(in_the_gloves_game_the_scarce_glove_gets_two_thirds),
        cmocka_unit_test(in_a_weighted_majority_the_shares_are_the_orders_decided),
        cmocka_unit_test(in_the_airport_game_each_mile_is_shared_by_those_that_need_it),
        cmocka_unit_test(a_single_player_gets_all_and_nobody_shares_nothing),
        cmocka_unit_test(an_interaction_is_what_two_are_worth_beyond_their_sum),
        cmocka_unit_test(the_shares_add_up_to_the_worth_of_all),
        cmocka_unit_test(a_player_that_adds_the_same_to_every_set_gets_just_that),
        cmocka_unit_test(players_that_add_the_same_get_the_same),
        cmocka_unit_test(the_shares_of_a_sum_of_games_are_the_sums_of_shares),
        cmocka_unit_test(the_shares_are_the_means_over_all_orders),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

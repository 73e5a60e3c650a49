/* Which levers the tornado shows: the largest of either sign, those that save first. */
#include "../check.h"

#include "report/brief/charts/levers.h"

static void
check_shown(const double *worths, size_t n, size_t most, const size_t *wanted, size_t n_wanted)
{
    struct lever_result levers[8] = {{.worth = 0}};
    size_t shown[8];
    for (size_t i = 0; i < n; i++)
        levers[i].worth = worths[i];
    const struct offer_result result = {.levers = levers, .n_levers = n};
    assert_int_equal(levers_shown(&result, most, shown), n_wanted);
    for (size_t i = 0; i < n_wanted; i++)
        assert_int_equal(shown[i], wanted[i]);
}

static void
the_largest_are_shown_whichever_their_sign(void **state)
{
    static const double worths[] = {100, 50, 10, 1, -5, -80};
    (void)state;
    /* Sizes 100, 80, 50, 10, 5, 1. */
    check_shown(worths, 6, 3, (const size_t[]){0, 1, 5}, 3);
    check_shown(worths, 6, 5, (const size_t[]){0, 1, 2, 4, 5}, 5);
    check_shown(worths, 6, 8, (const size_t[]){0, 1, 2, 3, 4, 5}, 6);
}

static void
levers_of_one_sign_are_in_order_of_size(void **state)
{
    (void)state;
    check_shown((const double[]){9, 8, 7}, 3, 2, (const size_t[]){0, 1}, 2);
    check_shown((const double[]){-1, -2, -3}, 3, 2, (const size_t[]){1, 2}, 2);
    check_shown((const double[]){-1, -2, -3}, 3, 3, (const size_t[]){0, 1, 2}, 3);
    check_shown((const double[]){4}, 1, 3, (const size_t[]){0}, 1);
    check_shown(NULL, 0, 3, NULL, 0);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_largest_are_shown_whichever_their_sign),
        cmocka_unit_test(levers_of_one_sign_are_in_order_of_size),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

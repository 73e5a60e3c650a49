/* References to the list prices of Prices. */
#include "report/workbook/prices/price.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

#include <cmocka.h>

/* Rows 0 to 2 are one line's, 3 its batch line's, 4 another model's; the first stands in row 21 of the sheet,
 * where input has column D and output H. */
static struct price_row rows[] = {
    {.line = {.model = 1}, .from_day = 20000}, {.line = {.model = 1}, .from_day = 20100},
    {.line = {.model = 1}, .from_day = 20200}, {.line = {.model = 1, .tier = TIER_BATCH}, .from_day = 20100},
    {.line = {.model = 2}, .from_day = 20000},
};
static const struct results results = {.prices = rows, .n_prices = sizeof rows / sizeof rows[0]};
static struct sheet prices = {.name = "Prices", .quoted = "Prices"};
static struct sheet *tab[] = {&prices};

static struct model
make_model(struct arena *arena)
{
    struct model model = {.results = &results, .arena = arena, .price_first_row = 20};
    model.tabs[TAB_PRICES] = tab;
    return model;
}

static void
later_prices_end_with_the_line(void **state)
{
    (void)state;
    static const size_t want[] = {3, 2, 1, 1, 1};
    struct arena *arena = arena_new();
    struct model model = make_model(arena);
    for (size_t i = 0; i < sizeof want / sizeof want[0]; i++)
        assert_int_equal(price_n_later(&model, i), want[i]);
    arena_free(arena);
}

static void
later_prices_begin_with_their_row(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct model model = make_model(arena);
    assert_string_equal(price_days(&model, 0), "Prices!$C$21:$C$23");
    assert_string_equal(price_later(&model, 0, METER_OUTPUT), "Prices!$H$21:$H$23");
    assert_string_equal(price_days(&model, 1), "Prices!$C$22:$C$23");
    assert_string_equal(price_later(&model, 4, METER_INPUT), "Prices!$D$25:$D$25");
    arena_free(arena);
}

static void
a_day_finds_its_price_and_the_first_before_all(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct model model = make_model(arena);
    assert_string_equal(price_on(&model, 1, METER_INPUT, "E$3"),
                        "LOOKUP(MAX(E$3,Prices!$C$22),Prices!$C$22:$C$23,Prices!$D$22:$D$23)");
    assert_string_equal(price_on(&model, 3, METER_INPUT, "E$3"), "Prices!$D$24");
    arena_free(arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(later_prices_end_with_the_line),
        cmocka_unit_test(later_prices_begin_with_their_row),
        cmocka_unit_test(a_day_finds_its_price_and_the_first_before_all),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

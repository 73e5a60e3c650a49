#include "../check.h"

#include "../report/numbers.h"
#include "number_faults.h"
#include "variants.h"

static int
faults(struct variant_run *run)
{
    return number_faults(&run->results, &run->facts, template_default(run->arena), run->arena, &run->diags);
}

static void
every_number_is_a_fact(void **state)
{
    (void)state;
    assert_int_equal(variants_faults(faults), 0);
}

static void
numbers_are_read_with_sign_and_unit(void **state)
{
    static const struct {
        const char *sign, *digits, *unit;
    } want[] = {{"", "1,234.50", "USD"}, {"\u2212", "14.3", "%"},  {"", "7", ""},
                {"", "12", ""},          {"\u2212", "300", "USD"}, {"+", "1\u00a0234,5M", "USD"},
                {"", "34.3", "pts"},     {"", "1\u2019000", ""},   {"", "2", ""}};
    const char *at = "USD 1,234.50, \u221214.3%. 7; 12 B or \u2212USD 300, +1\u00a0234,5M\u00a0USD "
                     "34.3 pts 1\u2019000 2kg";
    struct number number;
    (void)state;
    for (size_t i = 0; i < sizeof want / sizeof want[0]; i++) {
        assert_true(number_next("USD", &at, &number));
        assert_string_equal(number.sign, want[i].sign);
        assert_string_equal(number.digits, want[i].digits);
        assert_string_equal(number.unit, want[i].unit);
    }
    assert_false(number_next("USD", &at, &number));
}

/* 12 months, 15% of USD 1,234 at 5.714 a million. */
static void
a_number_is_a_fact_only_with_its_unit(void **state)
{
    static struct fact items[] = {{.id = "a", .unit = "months", .text = "12", .short_text = "12"},
                                  {.id = "b", .unit = "share", .text = "15%", .short_text = "15%"},
                                  {.id = "c", .unit = "USD", .text = "USD 1,234", .short_text = "USD 1.2k"},
                                  {.id = "d", .unit = "USD/M", .text = "5.714", .short_text = "5.714"}};
    static const struct {
        const char *text;
        bool is_a_fact;
    } rows[] = {
        {"12", true},        {"12%", false},    {"USD 12", false}, {"2", false},         {"15%", true},
        {"15", false},       {"15 pts", false}, {"5%", false},     {"\u221215%", false}, {"USD 1,234", true},
        {"1,234 USD", true}, {"1,234", true},   {"1.2k", true},    {"234", false},       {"USD 5.714", true},
        {"5.714", true},     {"5.714%", false},
    };
    const struct facts facts = {.items = items, .n = 4};
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        const char *at = rows[i].text;
        struct number number;
        assert_true(number_next("USD", &at, &number));
        if (number_is_a_fact(&facts, "USD", &number) != rows[i].is_a_fact)
            fail_msg("%s", rows[i].text);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_are_read_with_sign_and_unit),
        cmocka_unit_test(a_number_is_a_fact_only_with_its_unit),
        cmocka_unit_test(every_number_is_a_fact),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

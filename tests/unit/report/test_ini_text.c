/* Values as an INI spells them: the shortest text that reads back to the same. */
#include "../check.h"
#include "report/ini_text.h"
#include "report/words_deal.h"

#include <string.h>

#define N_OF(table) (sizeof(table) / sizeof *(table))

static struct arena *arena;

static void
shares_are_per_cent(void **state)
{
    (void)state;
    static const struct {
        double share;
        const char *text;
    } rows[] = {{0, "0%"},
                {0.15, "15%"},
                {0.194, "19.4%"},
                {0.2501, "25.01%"},
                {1, "100%"},
                {10, "1000%"},
                {1e-9, "0.0000001%"},
                {0.1 + 0.2, "30%"},
                {1.0 / 3, "33.3333333%"},
                {0.29, "29%"},
                {0.999999999, "99.9999999%"}};
    for (size_t i = 0; i < N_OF(rows); i++)
        assert_string_equal(ini_text_share(arena, rows[i].share), rows[i].text);
    assert_string_equal(ini_text_share_exact(arena, 999000000), "99.9%");
    assert_string_equal(ini_text_share_exact(arena, 1), "0.0000001%");
}

/* Letters only from 100,000 up, and only where they are shorter. */
static void
money_is_short_and_exact(void **state)
{
    (void)state;
    static const struct {
        int64_t micro;
        const char *text;
    } rows[] = {{0, "0"},
                {1, "0.000001"},
                {60500000, "60.5"},
                {10000000000, "10000"},
                {99999999999, "99999.999999"},
                {100000000000, "100K"},
                {250000000000, "250K"},
                {123456000000, "123456"},
                {123456780000, "123456.78"},
                {123450000000, "123450"},
                {1000000000000, "1M"},
                {1500000000000, "1.5M"},
                {1234567000000, "1234567"},
                {1200000000001, "1200000.000001"},
                {1000000000000000000, "1000000M"}};
    for (size_t i = 0; i < N_OF(rows); i++)
        assert_string_equal(ini_text_money(arena, (struct money){rows[i].micro}), rows[i].text);
    assert_string_equal(ini_text_price(arena, (struct rate){2400000}), "2.4");
    assert_string_equal(ini_text_price(arena, (struct rate){1000000000000}), "1000000");
}

static void
amounts_of_a_counter_offer_are_grouped(void **state)
{
    (void)state;
    assert_string_equal(ini_text_amount(arena, 800000), "800,000");
    assert_string_equal(ini_text_amount(arena, 1234567.891), "1,234,567.89");
    assert_string_equal(ini_text_amount(arena, 0), "0");
    assert_string_equal(ini_text_number(arena, 1.5), "1.5");
    assert_string_equal(ini_text_number(arena, 120), "120");
}

static void
overage_has_its_share_where_it_has_one(void **state)
{
    (void)state;
    assert_string_equal(ini_text_overage(arena, OVERAGE_COMMITTED, 0), "committed");
    assert_string_equal(ini_text_overage(arena, OVERAGE_LIST, 0), "list");
    assert_string_equal(ini_text_overage(arena, OVERAGE_DISCOUNT, 0.07), "discount 7%");
    assert_string_equal(ini_text_overage(arena, OVERAGE_PREMIUM, 0.125), "premium 12.5%");
}

/* A premium of 20% on 12% off list is 5.6% above list, one of 5% 7.6% off: neither is how it is written. */
static void
a_single_term_that_needs_no_change_stays_as_it_is_written(void **state)
{
    (void)state;
    struct offer offer = {.overage = {.rate = OVERAGE_PREMIUM, .share = 0.2}};
    struct counter_single single = {.term = COUNTER_OVERAGE, .from = -0.056, .to = -0.056};
    assert_string_equal(ini_text_counter_from(arena, &single, &offer), "premium 20%");
    assert_string_equal(ini_text_counter_to(arena, &single, &offer), "premium 20%");
    single.to = 0;
    assert_string_equal(ini_text_counter_to(arena, &single, &offer), "list");
    offer.overage.share = 0.05;
    single.from = single.to = 0.076;
    assert_string_equal(ini_text_counter_to(arena, &single, &offer), "premium 5%");
    single.to = 0.0761;
    assert_string_equal(ini_text_counter_to(arena, &single, &offer), "discount 7.61%");
}

/* Every word is there, and no id twice. */
static void
words_are_whole_and_distinct(void **state)
{
    (void)state;
    for (int i = 0; i < N_SIGNALS; i++) {
        assert_non_null(words_signals[i]);
        for (int k = 0; k < i; k++)
            assert_string_not_equal(words_signal_ids[i], words_signal_ids[k]);
    }
    for (int i = 0; i < N_UNSTATED; i++) {
        const struct unstated_words *words = &words_unstated[i];
        assert_string_not_equal(words->first, words->second);
        for (int k = 0; k < i; k++)
            assert_string_not_equal(words->key, words_unstated[k].key);
    }
    for (int i = 0; i < N_COUNTER_TERMS; i++)
        assert_non_null(strchr(words_counter_keys[i], '.'));
}

static int
begin(void **state)
{
    (void)state;
    arena = arena_new();
    return 0;
}

static int
end(void **state)
{
    (void)state;
    arena_free(arena);
    return 0;
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(shares_are_per_cent),
        cmocka_unit_test(money_is_short_and_exact),
        cmocka_unit_test(amounts_of_a_counter_offer_are_grouped),
        cmocka_unit_test(overage_has_its_share_where_it_has_one),
        cmocka_unit_test(a_single_term_that_needs_no_change_stays_as_it_is_written),
        cmocka_unit_test(words_are_whole_and_distinct),
    };
    return cmocka_run_group_tests(tests, begin, end);
}

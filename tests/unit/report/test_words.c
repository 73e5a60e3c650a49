/* Number formats of every text. "\xe2\x88\x92" is the true minus sign. */
#include "../check.h"
#include "report/decimal.h"
#include "report/words.h"

#include <math.h>
#include <string.h>

#define MINUS       "\xe2\x88\x92"
#define N_OF(table) (sizeof(table) / sizeof *(table))

static const struct {
    enum form form;
    double value;
    const char *text, *short_text;
} numbers[] = {
    {FORM_MONEY, 1234567, "USD 1,234,567", "USD 1.23M"},
    {FORM_MONEY, 1000000, "USD 1,000,000", "USD 1M"},
    {FORM_MONEY, 650000, "USD 650,000", "USD 650k"},
    {FORM_MONEY, -300000, MINUS "USD 300,000", MINUS "USD 300k"},
    {FORM_MONEY, 42499.99, "USD 42,500", "USD 42k"},
    {FORM_MONEY, 9999.4, "USD 9,999", "USD 9,999"},
    {FORM_MONEY, 9999.5, "USD 10,000", "USD 10k"},
    {FORM_MONEY, 999499.99, "USD 999,500", "USD 999k"},
    {FORM_MONEY, 999500, "USD 999,500", "USD 1M"},
    {FORM_MONEY, 2904567, "USD 2,904,567", "USD 2.90M"},
    {FORM_MONEY, 12345678, "USD 12,345,678", "USD 12.3M"},
    {FORM_MONEY, 123456789, "USD 123,456,789", "USD 123M"},
    {FORM_MONEY, 9.996e9, "USD 9,996,000,000", "USD 10B"},
    {FORM_MONEY, 0, "USD 0", "USD 0"},
    {FORM_MONEY, -0.0, "USD 0", "USD 0"},
    {FORM_MONEY, -0.004, "USD 0", "USD 0"},
    {FORM_MONEY, 0.006, "USD 0.01", "USD 0.01"},
    {FORM_MONEY, 62.5, "USD 62.50", "USD 62.50"},
    {FORM_MONEY, 972, "USD 972", "USD 972"},
    {FORM_MONEY, 999.99, "USD 999.99", "USD 999.99"},
    {FORM_MONEY, 999.996, "USD 1,000", "USD 1,000"},
    {FORM_MONEY, 1000.5, "USD 1,000", "USD 1,000"}, /* half goes to the even one */
    {FORM_MONEY, 1001.5, "USD 1,002", "USD 1,002"},
    {FORM_MONEY, 1000.4999, "USD 1,000", "USD 1,000"},
    {FORM_GAIN, 175000, "+USD 175,000", "+USD 175k"},
    {FORM_GAIN, -300000, MINUS "USD 300,000", MINUS "USD 300k"},
    {FORM_GAIN, -0.001, "USD 0", "USD 0"},
    {FORM_SHARE, 0.1428571428, "14.3%", "14.3%"},
    {FORM_SHARE, -1.0 / 7, MINUS "14.3%", MINUS "14.3%"},
    {FORM_SHARE, -3.210526, MINUS "321.1%", MINUS "321.1%"},
    {FORM_SHARE, 0.15, "15.0%", "15.0%"},
    {FORM_SHARE, 0.14999999999, "15.0%", "15.0%"},
    {FORM_SHARE, 0.1425, "14.2%", "14.2%"}, /* half-even */
    {FORM_SHARE, -972703.342, MINUS "97,270,334.2%", MINUS "97.3M%"},
    {FORM_SHARE, 99.99, "9,999.0%", "9,999.0%"},
    {FORM_SHARE, 0.1435, "14.4%", "14.4%"},
    {FORM_SHARE, -0.0004, "0.0%", "0.0%"},
    {FORM_SHARE, -12.34567, MINUS "1,234.6%", MINUS "1,234.6%"},
    {FORM_TERM_SHARE, 0.2, "20%", "20%"},
    {FORM_TERM_SHARE, 0.125, "12.5%", "12.5%"},
    {FORM_TERM_SHARE, 0.1225, "12.25%", "12.25%"},
    {FORM_TERM_SHARE, 1, "100%", "100%"},
    {FORM_TERM_SHARE, 0, "0%", "0%"},
    {FORM_CHANGE, 0.021, "+2.1%", "+2.1%"},
    {FORM_CHANGE, -0.021, MINUS "2.1%", MINUS "2.1%"},
    {FORM_CHANGE, 0.0001, "0.0%", "0.0%"},
    {FORM_POINTS, 0.021, "+2.1 pts", "+2.1 pts"},
    {FORM_POINTS, -0.342857, MINUS "34.3 pts", MINUS "34.3 pts"},
    {FORM_POINTS, -972703.742, MINUS "97,270,374.2 pts", MINUS "97.3M pts"},
    {FORM_POINTS, -0.00001, "0.0 pts", "0.0 pts"},
    {FORM_SIZE_POINTS, -0.342857, "34.3 pts", "34.3 pts"},
    {FORM_RATE, 5.7142857, "5.714", "5.714"},
    {FORM_RATE, 25, "25.00", "25.00"},
    {FORM_RATE, 0.3428571, "0.3429", "0.3429"},
    {FORM_RATE, 0.000343, "0.000343", "0.000343"},
    {FORM_RATE, 9.99996, "10.00", "10.00"},
    {FORM_RATE, 0.0999996, "0.1000", "0.1000"},
    {FORM_RATE, 12345.6, "12,346", "12,346"},
    {FORM_RATE, 999.96, "1,000", "1,000"},
    {FORM_RATE, 0, "0.00", "0.00"},
    {FORM_FACTOR, 0.9, "0.9", "0.9"},
    {FORM_FACTOR, 1, "1", "1"},
    {FORM_COUNT, 1234567, "1,234,567", "1.23M"},
    {FORM_COUNT, 15561943860.0, "15,561,943,860", "15.6B"},
    {FORM_COUNT, 12, "12", "12"},
    {FORM_MONTHS, 24, "24", "24"},
};

static void
numbers_are_shown_as_a_reader_expects(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    for (size_t i = 0; i < N_OF(numbers); i++) {
        assert_string_equal(words_number(arena, &words_notation, numbers[i].form, "USD", numbers[i].value),
                            numbers[i].text);
        assert_string_equal(
            words_number_short(arena, &words_notation, numbers[i].form, "USD", numbers[i].value),
            numbers[i].short_text);
        assert_int_equal(words_is_shortened(numbers[i].form, numbers[i].value),
                         strcmp(numbers[i].text, numbers[i].short_text) != 0);
    }
    arena_free(arena);
}

/* Only signs and places change: the digits are those of the default. */
static void
a_notation_changes_separators_and_the_side_of_the_currency(void **state)
{
    static const struct {
        struct notation notation;
        enum form form;
        double value;
        const char *text, *short_text;
    } rows[] = {
        {{SEPARATOR_COMMA, SEPARATOR_POINT, CURRENCY_AFTER},
         FORM_MONEY,
         1234567,
         "1.234.567 EUR",
         "1,23M EUR"},
        {{SEPARATOR_COMMA, SEPARATOR_POINT, CURRENCY_AFTER},
         FORM_GAIN,
         -62.5,
         MINUS "62,50 EUR",
         MINUS "62,50 EUR"},
        {{SEPARATOR_COMMA, SEPARATOR_POINT, CURRENCY_BEFORE}, FORM_GAIN, 62.5, "+EUR 62,50", "+EUR 62,50"},
        {{SEPARATOR_COMMA, SEPARATOR_SPACE, CURRENCY_BEFORE},
         FORM_RATE,
         12345.6,
         "12\u00A0346",
         "12\u00A0346"},
        {{SEPARATOR_COMMA, SEPARATOR_NONE, CURRENCY_BEFORE}, FORM_COUNT, 1234567, "1234567", "1,23M"},
        {{SEPARATOR_POINT, SEPARATOR_APOSTROPHE, CURRENCY_AFTER},
         FORM_SHARE,
         12.345,
         "1\u2019234.5%",
         "1\u2019234.5%"},
        {{SEPARATOR_COMMA, SEPARATOR_POINT, CURRENCY_AFTER}, FORM_MONEY, (double)NAN, "n/a", "n/a"},
    };
    (void)state;
    struct arena *arena = arena_new();
    for (size_t i = 0; i < N_OF(rows); i++) {
        const struct notation *notation = &rows[i].notation;
        assert_string_equal(words_number(arena, notation, rows[i].form, "EUR", rows[i].value), rows[i].text);
        assert_string_equal(words_number_short(arena, notation, rows[i].form, "EUR", rows[i].value),
                            rows[i].short_text);
    }
    static const struct notation german = {SEPARATOR_COMMA, SEPARATOR_POINT, CURRENCY_AFTER};
    static const char *const stated[][2] = {{"-1.5%", MINUS "1,5%"},
                                            {"0.9", "0,9"},
                                            {"+2%", "+2%"},
                                            {"650,000", "650.000"},
                                            {"1.5M", "1,5M"},
                                            {"auto", "auto"},
                                            {"2027-07", "2027-07"},
                                            {"2027-07 = -8%", "2027-07 = -8%"},
                                            {"claude-haiku-4.5", "claude-haiku-4.5"},
                                            {"", ""},
                                            {"-", "-"}};
    for (size_t i = 0; i < N_OF(stated); i++)
        assert_string_equal(words_stated(arena, &german, stated[i][0]), stated[i][1]);
    assert_string_equal(words_with_currency(arena, &german, "EUR", "17,14"), "17,14 EUR");
    assert_string_equal(words_with_currency(arena, &words_notation, "EUR", "17.14"), "EUR 17.14");
    assert_string_equal(words_without_currency(arena, "EUR", "1,23M EUR"), "1,23M");
    assert_string_equal(words_without_currency(arena, "EUR", "EUR 5"), "5");
    assert_string_equal(words_without_currency(arena, "EUR", "n/a"), "n/a");
    assert_string_equal(words_without_currency(arena, "EUR", MINUS "EUR 5"), MINUS "5");
    assert_string_equal(words_without_currency(arena, "EUR", MINUS "5 EUR"), MINUS "5");
    assert_string_equal(words_without_currency(arena, "EUR", "+EUR 300,000"), "+300,000");
    assert_string_equal(words_without_currency(arena, "EUR", "EUR"), "EUR");
    arena_free(arena);
}

static void
what_does_not_exist_is_not_available(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    for (int form = FORM_MONEY; form <= FORM_MONTH; form++) {
        assert_string_equal(words_number(arena, &words_notation, (enum form)form, "USD", (double)NAN), "n/a");
        assert_string_equal(
            words_number_short(arena, &words_notation, (enum form)form, "USD", (double)INFINITY), "n/a");
    }
    arena_free(arena);
}

static void
days_and_months_have_english_names(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    int32_t day = day_of_date((struct date){2026, 11, 5});
    assert_string_equal(words_number(arena, &words_notation, FORM_DAY, "USD", day), "5 Nov 2026");
    assert_string_equal(words_number(arena, &words_notation, FORM_MONTH, "USD", day), "Nov 2026");
    assert_string_equal(words_unit(arena, FORM_RATE, "EUR"), "EUR/M");
    arena_free(arena);
}

/* The largest double has 309 digits before its point. */
static void
any_double_has_a_text(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    assert_int_equal(strlen(words_number(arena, &words_notation, FORM_COUNT, "USD", 1.7976931348623157e308)),
                     309 + 102);
    assert_int_equal(strlen(words_number(arena, &words_notation, FORM_MONEY, "USD", -1.7976931348623157e308)),
                     3 + 4 + 309 + 102);
    assert_string_equal(words_number(arena, &words_notation, FORM_SHARE, "USD", 1e-300), "0.0%");
    arena_free(arena);
}

static const struct {
    double value;
    int places, shown;
    const char *digits;
    bool negative;
} roundings[] = {
    {0.125, 3, 2, "12", false}, /* to the even digit */
    {0.375, 3, 2, "38", false},  {0.25, 2, 1, "2", false},   {0.35, 2, 1, "4", false},
    {0.251, 3, 1, "3", false}, /* 25.1 is past the half */
    {0.999, 3, 2, "100", false}, {99.5, 1, 0, "100", false}, {0.5, 1, 0, "0", false},
    {1.5, 1, 0, "2", false},     {-0.5, 1, 0, "0", false},   {-1.5, 1, 0, "2", true},
    {4, 0, -1, "0", false},      {6, 0, -1, "1", false},     {6, 0, -2, "0", false},
    {15, 0, -1, "2", false},     {25, 0, -1, "2", false},    {1234567, 0, -3, "1235", false},
};

static void
rounding_goes_half_to_even(void **state)
{
    (void)state;
    for (size_t i = 0; i < N_OF(roundings); i++) {
        struct decimal exact = decimal_of(roundings[i].value, roundings[i].places);
        struct decimal shown = decimal_round(&exact, roundings[i].shown);
        assert_string_equal(shown.digits, roundings[i].digits);
        assert_int_equal(shown.negative, roundings[i].negative);
    }
}

static void
counts_of_one_are_singular(void **state)
{
    (void)state;
    assert_string_equal(words_plural(1, "row is", "rows are"), "row is");
    assert_string_equal(words_plural(0, "row is", "rows are"), "rows are");
    assert_string_equal(words_plural(2, "row is", "rows are"), "rows are");
}

/* Forty characters stay; of more, 39 and an ellipsis, never half a character. */
static void
long_names_are_cut_between_characters(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    char forty[81] = "", longer[83] = "", want[90] = "";
    for (int i = 0; i < 40; i++)
        strcat(forty, "\xc3\xa9");
    strcat(strcpy(longer, forty), "x");
    strcat(strncat(want, forty, 78), "\xe2\x80\xa6");
    assert_string_equal(words_name(arena, "Offer A"), "Offer A");
    assert_string_equal(words_name(arena, forty), forty);
    assert_string_equal(words_name(arena, longer), want);
    arena_free(arena);
}

static const struct {
    const char *names[2], *shown;
} headings[] = {
    {{"Proposal A: 1M at 20%", "Proposal B: 650K"}, "Proposal A"},
    {{"Proposal: 1M at 20%", "Proposal: 650K"}, "Proposal: 1M at 20%"}, /* the heading tells nothing */
    {{"Proposal: 1M at 20%", "Proposal"}, "Proposal: 1M at 20%"},
    {{"Proposal: 1M at 20%", "Proposal B"}, "Proposal"},
    {{"Anthropic 20:80", "B"}, "Anthropic 20:80"},
    {{": 1M", "B"}, ": 1M"},
};

static void
an_offer_goes_by_its_heading_where_that_is_its_own(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    for (size_t i = 0; i < N_OF(headings); i++) {
        const struct offer offers[] = {{.name = headings[i].names[0]}, {.name = headings[i].names[1]}};
        struct offer_result both[] = {{.offer = &offers[0]}, {.offer = &offers[1]}};
        const struct results results = {.offers = both, .n_offers = 2};
        assert_string_equal(words_offer_name(&results, 0, arena), headings[i].shown);
    }
    arena_free(arena);
}

#define SIXTY "The proposal of November, second revision, with rollover"

static const struct {
    const char *names[3], *shown[3];
} names[] = {
    {{"Offer A", "Offer A", "Offer A"}, {"Offer A", "Offer A (2)", "Offer A (3)"}},
    {{"Offer A", "Offer A", "Offer A (2)"}, {"Offer A", "Offer A (3)", "Offer A (2)"}}, /* (2) is taken */
    {{"Offer A: one", "Offer A: one", "B"}, {"Offer A: one", "Offer A: one (2)", "B"}},
    {{SIXTY " A", SIXTY " B", "B"},
     {"The proposal of\xe2\x80\xa6 with rollover A", "The proposal of\xe2\x80\xa6 with rollover B", "B"}},
    {{"Anthropic Enterprise Commitment Offer, Option 3", "Anthropic Enterprise Commitment Offer, Option 4",
      "B"},
     {"Anthropic\xe2\x80\xa6 Offer, Option 3", "Anthropic\xe2\x80\xa6 Offer, Option 4", "B"}},
    {{SIXTY " A" SIXTY, SIXTY " B" SIXTY, "B"}, /* ends alike as well */
     {"The proposal of\xe2\x80\xa6 with rollover", "The proposal of\xe2\x80\xa6 with rollover (2)", "B"}},
};

static void
no_two_offers_of_a_run_are_shown_alike(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    for (size_t i = 0; i < N_OF(names); i++) {
        struct offer offers[3] = {
            {.name = names[i].names[0]}, {.name = names[i].names[1]}, {.name = names[i].names[2]}};
        struct offer_result all[3] = {{.offer = &offers[0]}, {.offer = &offers[1]}, {.offer = &offers[2]}};
        const struct results results = {.offers = all, .n_offers = 3};
        for (size_t k = 0; k < 3; k++)
            assert_string_equal(words_offer_name(&results, k, arena), names[i].shown[k]);
        for (size_t k = 1; k < 3; k++)
            assert_string_not_equal(words_offer_short_name(&results, k, arena),
                                    words_offer_short_name(&results, k - 1, arena));
    }
    arena_free(arena);
}

static void
whole_amounts_have_no_cents(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    assert_string_equal(words_number_whole(arena, &words_notation, FORM_MONEY, "USD", 674.97), "USD 675");
    assert_string_equal(words_number_whole(arena, &words_notation, FORM_GAIN, "USD", -81.2), MINUS "USD 81");
    assert_string_equal(words_number_whole(arena, &words_notation, FORM_MONEY, "USD", 0.3),
                        "USD 0.30"); /* not nothing */
    assert_string_equal(words_number_whole(arena, &words_notation, FORM_MONEY, "USD", 0), "USD 0");
    assert_string_equal(words_number_whole_short(arena, &words_notation, FORM_MONEY, "USD", 674.97),
                        "USD 675");
    assert_string_equal(words_number_whole_short(arena, &words_notation, FORM_MONEY, "USD", 1234567),
                        "USD 1.23M");
    assert_string_equal(words_number_whole(arena, &words_notation, FORM_SHARE, "USD", 0.143), "14.3%");
    arena_free(arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_are_shown_as_a_reader_expects),
        cmocka_unit_test(a_notation_changes_separators_and_the_side_of_the_currency),
        cmocka_unit_test(what_does_not_exist_is_not_available),
        cmocka_unit_test(days_and_months_have_english_names),
        cmocka_unit_test(any_double_has_a_text),
        cmocka_unit_test(rounding_goes_half_to_even),
        cmocka_unit_test(counts_of_one_are_singular),
        cmocka_unit_test(long_names_are_cut_between_characters),
        cmocka_unit_test(an_offer_goes_by_its_heading_where_that_is_its_own),
        cmocka_unit_test(no_two_offers_of_a_run_are_shown_alike),
        cmocka_unit_test(whole_amounts_have_no_cents),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

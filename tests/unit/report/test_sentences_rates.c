/* What models and rates cost, and where the offer stands on the discount curve, in every case. 875,000 of
 * list value a year on base, times the level: opus 2,000 of 2,395.62 a day, 83.5%; its output 1,500, 62.6%.
 */
#include "../check.h"
#include "told.h"

#define N_OF(table) (sizeof(table) / sizeof *(table))
#define MINUS       "\xe2\x88\x92"
#define TRAP                                                                                                 \
    {                                                                                                        \
        .name = "Offer A", .annual = 1e6, .discount = 0.20, .overage = OVERAGE_LIST, .has_bands = true       \
    }
#define CURE                                                                                                 \
    {                                                                                                        \
        .name = "Offer B", .annual = 650e3, .discount = 0.15                                                 \
    }

typedef const char *sentence(const struct results *results, const struct facts *facts, size_t offer,
                             struct arena *arena);

struct told_case {
    struct fixture_offer offer;
    double level;
    void (*patch)(struct results *results);
    const char *want;
};

static void
check_cases(sentence *say, const struct told_case *cases, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        struct told told = told_make(&cases[i].offer, 1, cases[i].level, cases[i].patch);
        assert_string_equal(say(&told.results, &told.facts, 0, told.arena), cases[i].want);
        arena_free(told.arena);
    }
}

/* ---- models ---- */

/* The costs of opus and of sonnet become these shares of their list values. */
static void
cost(struct results *results, double opus, double sonnet)
{
    struct offer_result *result = &results->offers[0];
    for (size_t i = 0; i < result->n_rates; i++) {
        struct rate_row *row = &result->rates[i];
        row->cost = row->count > 0 ? row->list_value * (row->line == 0 ? opus : sonnet) : 0;
    }
}

static void
opus_keeps_less(struct results *results)
{
    cost(results, 0.9, 0.85);
}

static void
sonnet_keeps_less(struct results *results)
{
    cost(results, 0.85, 0.9);
}

static void
both_dominate(struct results *results)
{
    cost(results, 0.9, 0.88);
    for (size_t i = 0; i < results->offers[0].n_rates; i++)
        results->offers[0].rates[i].is_dominant = true;
}

static void
sonnet_is_dearer(struct results *results)
{
    cost(results, 0.85, 1.3);
}

static void
both_are_dearer(struct results *results)
{
    cost(results, 1.1, 1.3);
}

static void
at_list(struct results *results)
{
    cost(results, 1, 1);
}

static void
better_than_quoted(struct results *results)
{
    cost(results, 0.8, 0.8);
}

static void
models_are_told_by_what_they_keep(void **state)
{
    static const struct told_case cases[] = {
        {TRAP, 1, NULL,
         "Every model costs more than at list: " MINUS "14.3% realized where Offer A quotes 20%"},
        {CURE, 1, NULL, "Every model keeps the 15% that Offer B quotes"},
        {TRAP, 0, NULL, "No usage is forecast, so the 20% that Offer A quotes saves nothing on any model"},
        {CURE, 1, at_list, "Every model costs what it does at list: 0.0% realized where Offer B quotes 15%"},
        {CURE, 1, better_than_quoted, "Every model realizes 20.0%, more than the 15% that Offer B quotes"},
        {CURE, 1, opus_keeps_less,
         "Claude Opus 4.5, the one dominant model with 83.5% of the cost, realizes 10.0%, not the 15% that "
         "Offer B quotes"},
        {CURE, 1, both_dominate,
         "Claude Opus 4.5, 83.5% of the cost, keeps least of the dominant models: 10.0% where Offer B quotes "
         "15%"},
        {CURE, 1, sonnet_keeps_less,
         "Every dominant model keeps the 15% that Offer B quotes or more; Claude Opus 4.5, 83.5% of the "
         "cost, realizes 15.0%"},
        {CURE, 1, sonnet_is_dearer,
         "Claude Sonnet 4.5, 16.5% of the cost, is dearer than at list: " MINUS "30.0% realized, 15% quoted"},
        {CURE, 1, both_are_dearer,
         "2 of 2 models are dearer than at list: Claude Opus 4.5, 83.5% of the cost, realizes " MINUS
         "10.0%, not 15%"},
    };
    (void)state;
    check_cases(sentence_models, cases, N_OF(cases));
}

/* ---- rates ---- */

static void
dearer_than_quoted(struct results *results)
{
    for (size_t i = 0; i < results->offers[0].n_rates; i++)
        results->offers[0].rates[i].effective_rate *= 1.1;
}

static void
nothing_is_paid(struct results *results)
{
    for (size_t i = 0; i < results->offers[0].n_rates; i++)
        results->offers[0].rates[i].share = NO_VALUE;
}

static void
the_rate_that_costs_most_is_told_against_list_and_quoted(void **state)
{
    static const struct told_case cases[] = {
        /* 25.00 x 8/7 = 28.57; 25.00 x 0.85 = 21.25, a tenth more 23.38 */
        {TRAP, 1, NULL,
         "Claude Opus 4.5 output, 62.6% of the cost, comes to USD 28.57 a million, above the 25.00 it has at "
         "list"},
        {CURE, 1, NULL, "Claude Opus 4.5 output, 62.6% of the cost, comes to USD 21.25 a million, as quoted"},
        {CURE, 1, dearer_than_quoted,
         "Claude Opus 4.5 output, 62.6% of the cost, comes to USD 23.38 a million, not the 21.25 quoted"},
        {TRAP, 0, NULL, "No usage is forecast, so nothing is paid at the 20% that Offer A quotes"},
        /* Nothing is paid, so no rate has a share of it. */
        {{.name = "Offer A", .discount = 1},
         1,
         nothing_is_paid,
         "Claude Opus 4.5 input comes to USD 0.00 a million, as quoted"},
    };
    (void)state;
    check_cases(sentence_top_rate, cases, N_OF(cases));
}

/* ---- the curve ---- */

static void
no_break_even(struct results *results)
{
    results->offers[0].break_even_list_consumption = NO_VALUE;
}

static void
break_even_at_nothing(struct results *results)
{
    results->offers[0].break_even_list_consumption = 0;
}

static void
set_market(struct results *results, double p50, enum percentile_band band, double worth)
{
    results->offers[0].benchmark = (struct benchmark_place){p50 - 0.05, p50, p50 + 0.05, band, worth};
}

static void
no_market(struct results *results)
{
    set_market(results, NO_VALUE, BELOW_P25, NO_VALUE);
}

static void
market_of_15(struct results *results)
{
    set_market(results, 0.15, P50_TO_P75, 0);
}

static void
market_of_20(struct results *results)
{
    set_market(results, 0.20, P25_TO_P50, 7437.5);
}

static void
market_of_30(struct results *results)
{
    set_market(results, 0.30, BELOW_P25, 0);
}

#define LAST_BAND                                                                                            \
    {                                                                                                        \
        .name = "Offer A", .annual = 5e6, .discount = 0.25, .has_bands = true                                \
    }
#define NO_COMMIT                                                                                            \
    {                                                                                                        \
        .name = "Offer A", .annual = 0, .discount = 0, .has_bands = true                                     \
    }

/* Where list value draws, list value counts. */
static void
drawn_at_list(struct results *results)
{
    static struct offer offer;
    offer = *results->offers[0].offer;
    offer.commit.drawdown = DRAWDOWN_LIST;
    results->offers[0].offer = &offer;
}

static void
the_curve_is_told_by_usage_the_next_band_and_the_market(void **state)
{
    static const struct told_case cases[] = {
        {TRAP, 1, NULL,
         "Year 1 uses USD 700,000 at the offer's rates: enough for the band of 8%, not the 20% it commits "
         "to"},
        {TRAP, 0.25, NULL,
         "Year 1 uses USD 175,000 at the offer's rates: too little for any band, yet it commits to that of "
         "20%"},
        {TRAP, 1, drawn_at_list,
         "Year 1 uses USD 875,000 at list: enough for the band of 8%, not the 20% it commits to"},
        {TRAP, 0.25, drawn_at_list,
         "Year 1 uses USD 218,750 at list: too little for any band, yet it commits to that of 20%"},
        /* 875,000 x 1.2 is above the 1,000,000 of the commitment, 700,000 x 1.2 is not. */
        {TRAP, 1.2, drawn_at_list,
         "USD 4,000,000 more for 5.0 pts pays only from USD 5,250,000 of list usage; year 1 has USD "
         "1,050,000"},
        /* The next band pays from 1M / 0.8 + 4M. */
        {TRAP, 2, NULL,
         "USD 4,000,000 more for 5.0 pts pays only from USD 5,250,000 of list usage; year 1 has USD "
         "1,750,000"},
        {TRAP, 8, NULL,
         "USD 4,000,000 more for 5.0 pts pays: USD 5,250,000 of list usage is enough, year 1 has USD "
         "7,000,000"},
        {TRAP, 2, no_break_even,
         "USD 4,000,000 more a year buys 5.0 pts on Offer A, but no usage was found that makes it pay"},
        {TRAP, 2, break_even_at_nothing,
         "USD 4,000,000 more a year buys 5.0 pts on Offer A and pays at any usage"},
        {NO_COMMIT, 1, NULL,
         "USD 250,000 more for 8.0 pts pays: USD 250,000 of list usage is enough, year 1 has USD 875,000"},
        {LAST_BAND, 10, NULL,
         "Offer A quotes 25%, 10.0 pts above the market's median of 15.0%: a point is worth USD 87,500 a "
         "year"},
        {LAST_BAND, 10, no_market,
         "Offer A is in the last band of its table: no commitment buys more than its 25%"},
        {CURE, 1, market_of_15, "Offer B quotes 15%, the market's median at its commitment"},
        {CURE, 1, market_of_20,
         "Offer B quotes 15%, 5.0 pts below the market's median of 20.0%: a point is worth USD 7,438 a year"},
    };
    (void)state;
    check_cases(sentence_curve, cases, N_OF(cases));
}

static void
both_are_told_in_one(void **state)
{
    static const struct told_case cases[] = {
        {TRAP, 1, NULL,
         "Offer A quotes 20%, above the market's median of 15.0%, but its models realize " MINUS "14.3%"},
        {TRAP, 0, NULL,
         "Offer A quotes 20%, above the market's median of 15.0%, but no usage is forecast that it could "
         "save on"},
        {CURE, 1, NULL, "Offer B quotes 15%, and its models realize all of it"},
        {CURE, 1, market_of_15, "Offer B quotes 15%, the market's median, and its models realize all of it"},
        {CURE, 1, market_of_20,
         "Offer B quotes 15%, below the market's median of 20.0%, and its models realize all of it"},
        {CURE, 1, market_of_30,
         "Offer B quotes 15%, in the lowest quarter of the market, and its models realize all of it"},
        {LAST_BAND, 10, NULL,
         "Offer A quotes 25%, in the highest quarter of the market, and its models realize all of it"},
    };
    (void)state;
    check_cases(sentence_rates, cases, N_OF(cases));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(models_are_told_by_what_they_keep),
        cmocka_unit_test(the_rate_that_costs_most_is_told_against_list_and_quoted),
        cmocka_unit_test(the_curve_is_told_by_usage_the_next_band_and_the_market),
        cmocka_unit_test(both_are_told_in_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

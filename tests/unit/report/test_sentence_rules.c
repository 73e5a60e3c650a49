/* What holds of every sentence, whatever the offers: its numbers are facts, its length fits a title, its
 * grammar tells one from many. */
#include "../check.h"
#include "numbers.h"
#include "told.h"

#include <string.h>

#define N_OF(table) (sizeof(table) / sizeof *(table))
#define MINUS       "\xe2\x88\x92"
#define TITLE       140 /* characters of two lines of a title */
#define THREE_LINES 160 /* of a title that names one period and the whole term */
#define PARAGRAPH   360

static size_t
n_characters(const char *text)
{
    size_t n = 0;
    for (; *text != '\0'; text++)
        n += ((unsigned char)*text & 0xC0) != 0x80;
    return n;
}

static void
check_numbers(const struct facts *facts, const char *sentence)
{
    const struct number version = {.digits = "4.5"}; /* of both models' names */
    struct number number;
    for (const char *at = sentence; number_next("USD", &at, &number);)
        if (!number_is_a_fact(facts, "USD", &number) && !number_equal(&number, &version))
            fail_msg("%s%s %s is no fact in: %s", number.sign, number.digits, number.unit, sentence);
}

static void
check_sentence(const struct facts *facts, const char *sentence, size_t longest)
{
    if (n_characters(sentence) < 20 || n_characters(sentence) > longest)
        fail_msg("%zu characters: %s", n_characters(sentence), sentence);
    assert_null(strstr(sentence, "n/a"));
    assert_null(strstr(sentence, "  "));
    assert_null(strchr(sentence, '-')); /* the minus is the true one */
    assert_null(strstr(sentence, MINUS "0.0%"));
    assert_true(sentence[strlen(sentence) - 1] != '.');
    check_numbers(facts, sentence);
}

/* What models and rates cost, and the curve where there is one. */
static void
check_rates(const struct told *told, size_t offer)
{
    const struct results *results = &told->results;
    check_sentence(&told->facts, sentence_models(results, &told->facts, offer, told->arena), TITLE);
    check_sentence(&told->facts, sentence_top_rate(results, &told->facts, offer, told->arena), TITLE);
    check_sentence(&told->facts, sentence_rates(results, &told->facts, offer, told->arena), TITLE);
    if (results->offers[offer].offer->n_bands > 0)
        check_sentence(&told->facts, sentence_curve(results, &told->facts, offer, told->arena), TITLE);
}

static void
check_all(const struct told *told)
{
    check_sentence(&told->facts, sentence_answer(&told->results, &told->facts, told->arena), TITLE);
    check_sentence(&told->facts, sentence_discounts(&told->results, &told->facts, told->arena), TITLE);
    check_sentence(&told->facts, sentence_next_step(&told->results, &told->facts, told->arena), PARAGRAPH);
    check_sentence(&told->facts, sentence_data_quality(&told->results, &told->facts, told->arena), TITLE);
    check_sentence(&told->facts, sentence_comparison(&told->results, &told->facts, told->arena), TITLE);
    check_sentence(&told->facts, sentence_walk_away(&told->results, &told->facts, told->arena), PARAGRAPH);
    check_sentence(&told->facts, sentence_regret(&told->results, &told->facts, told->arena), PARAGRAPH);
    check_sentence(&told->facts, sentence_dominated(&told->results, &told->facts, told->arena), PARAGRAPH);
    for (size_t i = 0; i < told->results.n_offers; i++) {
        check_sentence(&told->facts, sentence_drawdown(&told->results, &told->facts, i, told->arena),
                       THREE_LINES);
        check_sentence(&told->facts, sentence_commit(&told->results, &told->facts, i, told->arena),
                       THREE_LINES);
        check_sentence(&told->facts, sentence_sweep(&told->results, &told->facts, i, told->arena), TITLE);
        check_sentence(&told->facts, sentence_fill(&told->results, &told->facts, i, told->arena), TITLE);
        check_rates(told, i);
        check_sentence(&told->facts, sentence_bridge(&told->results, &told->facts, i, told->arena), TITLE);
        check_sentence(&told->facts, sentence_signals(&told->results, &told->facts, i, told->arena), TITLE);
        check_sentence(&told->facts, sentence_other(&told->results, &told->facts, i, told->arena), TITLE);
    }
}

static const double commits[] = {0, 1, 500e3, 700e3, 1e6, 5e6};
static const double discounts[] = {0, 0.15, 0.20};
static const double levels[] = {0, 1e-9, 1e-4, 0.5, 1, 3};

static void
check_offers(const struct fixture_offer *offers, size_t n_offers)
{
    for (size_t level = 0; level < N_OF(levels); level++) {
        struct told told = told_make(offers, n_offers, levels[level], NULL);
        check_all(&told);
        arena_free(told.arena);
    }
}

static void
every_number_in_any_sentence_is_a_fact(void **state)
{
    (void)state;
    const struct fixture_offer other = fixture_cure;
    for (size_t commit = 0; commit < N_OF(commits); commit++)
        for (size_t discount = 0; discount < N_OF(discounts); discount++)
            for (int overage = OVERAGE_COMMITTED; overage <= OVERAGE_PREMIUM; overage++) {
                const struct fixture_offer offer = {.name = "Alpha",
                                                    .annual = commits[commit],
                                                    .discount = discounts[discount],
                                                    .overage = (enum overage)overage,
                                                    .overage_share = 0.1,
                                                    .prepay_discount = overage == OVERAGE_LIST ? 0.03 : 0,
                                                    .fees = overage == OVERAGE_PREMIUM ? 30e3 : 0,
                                                    .term_months = overage == OVERAGE_DISCOUNT ? 24 : 12,
                                                    .has_bands = discount != 1,
                                                    .never_expires = discount == 0};
                check_offers(&offer, 1);
                check_offers((const struct fixture_offer[]){offer, other, offer}, 3);
            }
}

/* ---- the verdict ---- */

/* Plausible figures of each signal, in its own order. */
static const double figures[N_SIGNALS][SIGNAL_FIGURES] = {
    [SIGNAL_OVERSIZED_COMMIT] = {1e6, 7e5, 3.0 / 7},
    [SIGNAL_OVERAGE_AT_LIST] = {125e3, 1e5, 125e3},
    [SIGNAL_UNUSED_BURNS] = {0.6, 0.9, 8e4},
    [SIGNAL_UNPROTECTED_TERM] = {24, 0, 0},
    [SIGNAL_PRESSURE_EXPIRY] = {9},
    [SIGNAL_BLENDED_BUNDLE] = {2},
    [SIGNAL_TRUE_FORWARD] = {1},
    [SIGNAL_EXCLUSIONS] = {43750, 0.05},
    [SIGNAL_RESET_AT_RENEWAL] = {0.2},
    [SIGNAL_BELOW_CURVE] = {0.08, 0.1, 0.15},
    [SIGNAL_SOFT_ON_DOMINANT] = {0.12, 0.2},
    [SIGNAL_DEAD_ZONE] = {5e6, 0.25, 5.5e6, 5.25e6},
    [SIGNAL_HEADLINE_GAP] = {0.2, -0.1, 0.3},
    [SIGNAL_BEATEN] = {125e3, 875e3},
    [SIGNAL_NO_ALTERNATIVE] = {0.3},
};

/* Makes one signal the reason of an offer's verdict. */
static void
force_verdict(struct offer_result *result, enum verdict verdict, enum signal signal)
{
    struct signal_result row = {signal, (enum signal_severity)verdict, {0}, "the big one", 1e5};
    memcpy(row.figures, figures[signal], sizeof row.figures);
    result->verdict = verdict;
    result->signals[0] = row;
    result->n_signals = 1;
}

static bool
starts_with_any(const char *text, const char *const *starts)
{
    for (; *starts != NULL; starts++)
        if (strncmp(text, *starts, strlen(*starts)) == 0)
            return true;
    return false;
}

/* How the answer and the next step may begin under each verdict of the first-ranked offer. */
static const char *const answers[][4] = {
    [VERDICT_SIGN] = {"Sign Alpha", "Sign Offer B", "Nothing is gained by", "No offer to sign"},
    [VERDICT_NEGOTIATE] = {"Negotiate "},
    [VERDICT_WALK] = {"Walk away from ", "Sign neither offer", "Sign none of the "},
};
static const char *const steps[][4] = {
    [VERDICT_SIGN] = {"Sign ", "Of these, ", "Signing "},
    [VERDICT_NEGOTIATE] = {"Negotiate "},
    [VERDICT_WALK] = {"Do not sign ", "Sign none of these "},
};
static const char *const no_usage[] = {"No usage is forecast: ", NULL};

static void
check_start(const char *text, const char *const starts[4])
{
    const char *list[5] = {starts[0], starts[1], starts[2], starts[3], NULL};
    if (!starts_with_any(text, list) && !starts_with_any(text, no_usage))
        fail_msg("against the verdict: %s", text);
}

/* The lever that comes first in asking is named wherever something is to be done; of an offer to walk from
 * what would change that. */
static void
check_first_ask(const struct told *told, size_t best, const char *step)
{
    const struct offer_result *result = &told->results.offers[best];
    if (result->verdict == VERDICT_WALK)
        assert_true(strstr(step, ". Or ask ") != NULL || strstr(step, ". Ask ") != NULL ||
                    starts_with_any(step, no_usage));
    for (size_t i = 0; i < result->n_levers && result->verdict != VERDICT_WALK; i++)
        if (result->levers[i].ask_rank == 1 && !starts_with_any(step, no_usage))
            assert_non_null(strstr(step, sentence_lever(&told->results, &told->facts, best,
                                                        result->levers[i].lever, told->arena)));
}

static void
check_verdicts(const struct fixture_offer *offers, const enum verdict *verdicts, size_t n_offers,
               enum signal signal, double level)
{
    struct told told = told_make(offers, n_offers, level, NULL);
    bool any_signs = false;
    for (size_t i = 0; i < n_offers; i++) {
        force_verdict(&told.results.offers[i], verdicts[i], signal);
        any_signs |= verdicts[i] == VERDICT_SIGN;
    }
    facts_build(&told.results, NULL, told.arena, &told.facts);
    size_t best = (size_t)fact_find(&told.facts, "best.offer")->value - 1;
    const char *step = sentence_next_step(&told.results, &told.facts, told.arena);
    check_all(&told);
    assert_true(!any_signs || verdicts[best] == VERDICT_SIGN);
    check_start(sentence_answer(&told.results, &told.facts, told.arena), answers[verdicts[best]]);
    check_start(step, steps[verdicts[best]]);
    check_first_ask(&told, best, step);
    arena_free(told.arena);
}

static void
the_answer_and_the_next_step_agree_with_the_verdict(void **state)
{
    (void)state;
    const struct fixture_offer alpha = {
        .name = "Alpha", .annual = 1e6, .discount = 0.20, .overage = OVERAGE_LIST};
    for (size_t level = 0; level < N_OF(levels); level++)
        for (int first = VERDICT_SIGN; first <= VERDICT_WALK; first++)
            for (int second = VERDICT_SIGN; second <= VERDICT_WALK; second++)
                for (int signal = 0; signal < N_SIGNALS; signal++) {
                    const enum verdict verdicts[] = {(enum verdict)first, (enum verdict)second, VERDICT_WALK};
                    const struct fixture_offer offers[] = {alpha, fixture_cure, alpha};
                    check_verdicts(offers, verdicts, 1, (enum signal)signal, levels[level]);
                    check_verdicts(&fixture_cure, verdicts, 1, (enum signal)signal, levels[level]);
                    check_verdicts(offers, verdicts, 2, (enum signal)signal, levels[level]);
                    check_verdicts(offers, verdicts, 3, (enum signal)signal, levels[level]);
                }
}

/* The cheapest to be expected comes first, whatever the base scenario says; a milder verdict before it. */
static void
the_first_offer_is_the_cheapest_of_the_mildest_verdict(void **state)
{
    (void)state;
    struct told told = told_make((const struct fixture_offer[]){fixture_trap, fixture_cure}, 2, 1, NULL);
    told.results.offers[0].verdict = told.results.offers[1].verdict = VERDICT_NEGOTIATE;
    facts_build(&told.results, NULL, told.arena, &told.facts);
    assert_int_equal(fact_find(&told.facts, "best.offer")->value, 2);
    told.results.alternatives[1].expected = told.results.alternatives[2].expected - 1;
    facts_build(&told.results, NULL, told.arena, &told.facts);
    assert_int_equal(fact_find(&told.facts, "best.offer")->value, 1);
    told.results.offers[0].verdict = VERDICT_WALK; /* though it is the cheapest */
    facts_build(&told.results, NULL, told.arena, &told.facts);
    assert_int_equal(fact_find(&told.facts, "best.offer")->value, 2);
    told.results.offers[1].verdict = VERDICT_WALK;
    facts_build(&told.results, NULL, told.arena, &told.facts);
    assert_int_equal(fact_find(&told.facts, "best.offer")->value, 1);
    told.results.offers[1].verdict = VERDICT_SIGN;
    facts_build(&told.results, NULL, told.arena, &told.facts);
    assert_int_equal(fact_find(&told.facts, "best.offer")->value, 2);
    arena_free(told.arena);
}

/* ---- the data ---- */

static void
data_quality_tells_one_from_many(void **state)
{
    (void)state;
    struct told told = told_make(&fixture_cure, 1, 1, NULL);
    assert_string_equal(
        sentence_data_quality(&told.results, &told.facts, told.arena),
        "740 rows of usage from 1 Nov 2025 to 5 Nov 2026 give 12 complete months; 5 newer days are not used");
    told.results.histories[0].n_rows = 1;
    told.results.histories[0].n_complete = 1;
    told.results.histories[0].days_not_used = 1;
    told.results.n_rows_skipped = 1;
    told.results.n_rows_read = 8;
    told.results.unknown_model_share = 0.012;
    told.results.n_rows_unknown_model = 10;
    facts_build(&told.results, NULL, told.arena, &told.facts);
    assert_string_equal(
        sentence_data_quality(&told.results, &told.facts, told.arena),
        "1 row of usage from 1 Nov 2025 to 5 Nov 2026 gives 1 complete month; 1 newer day is not "
        "used; 1 bad row is left out (12.5%); 10 rows with 1.2% of the tokens are of unknown models and left "
        "out");
    arena_free(told.arena);
}

static void
data_quality_tells_of_rows_that_are_of_something_else(void **state)
{
    static const struct {
        uint64_t n;
        const char *end;
    } rows[] = {{1, "; 1 row is not of Claude"}, {1234, "; 1,234 rows are not of Claude"}};
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct told told = told_make(&fixture_cure, 1, 1, NULL);
        told.results.n_rows_other_provider = rows[i].n;
        facts_build(&told.results, NULL, told.arena, &told.facts);
        const char *text = sentence_data_quality(&told.results, &told.facts, told.arena);
        assert_string_equal(text + strlen(text) - strlen(rows[i].end), rows[i].end);
        arena_free(told.arena);
    }
}

static void
data_quality_states_the_bounds_of_an_untold_context(void **state)
{
    (void)state;
    struct told told = told_make(&fixture_cure, 1, 1, NULL);
    told.results.histories[0].days_not_used = 0;
    told.results.histories[0].list_value_high.ticks *= 2; /* 2 x 886,379.19 */
    facts_build(&told.results, NULL, told.arena, &told.facts);
    assert_string_equal(
        sentence_data_quality(&told.results, &told.facts, told.arena),
        "740 rows of usage from 1 Nov 2025 to 5 Nov 2026 give 12 complete months; list value is "
        "USD 886,379 to USD 1,772,758 by context");
    arena_free(told.arena);
}

static void
assumptions_for_want_of_months_are_said(void **state)
{
    static const struct {
        bool growth_is_auto, growth_is_fitted;
        enum volatility_source source;
        size_t n_complete;
        const char *text;
    } rows[] = {
        {true, true, VOLATILITY_FITTED, 12, ""},
        {false, false, VOLATILITY_EXPLICIT, 2, ""}, /* the plan says both */
        {true, false, VOLATILITY_ASSUMED, 1,
         "Mind the data, 1 complete month: no growth could be fitted, a volatility of 15.0% a month is "
         "assumed"},
        {true, false, VOLATILITY_EXPLICIT, 2, "Mind the data, 2 complete months: no growth could be fitted"},
        {true, true, VOLATILITY_FEW_MONTHS, 5,
         "Mind the data, 5 complete months: a volatility of 15.0% a month is a rough measure"},
    };
    (void)state;
    for (size_t i = 0; i < N_OF(rows); i++) {
        struct told told = told_make(&fixture_cure, 1, 1, NULL);
        struct plan plan = *told.results.plan;
        plan.growth_is_auto = rows[i].growth_is_auto;
        told.results.plan = &plan;
        told.results.histories[0].n_complete = rows[i].n_complete;
        told.results.forecasts[0].growth_is_fitted = rows[i].growth_is_fitted;
        told.results.forecasts[0].volatility_source = rows[i].source;
        told.results.forecasts[0].volatility = 0.15;
        facts_build(&told.results, NULL, told.arena, &told.facts);
        assert_string_equal(sentence_weak_data(&told.results, &told.facts, told.arena), rows[i].text);
        arena_free(told.arena);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_number_in_any_sentence_is_a_fact),
        cmocka_unit_test(the_answer_and_the_next_step_agree_with_the_verdict),
        cmocka_unit_test(the_first_offer_is_the_cheapest_of_the_mildest_verdict),
        cmocka_unit_test(assumptions_for_want_of_months_are_said),
        cmocka_unit_test(data_quality_tells_one_from_many),
        cmocka_unit_test(data_quality_tells_of_rows_that_are_of_something_else),
        cmocka_unit_test(data_quality_states_the_bounds_of_an_untold_context),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

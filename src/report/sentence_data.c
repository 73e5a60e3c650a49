/* What the usage is and what it leaves open (3.2). */
#include "sentence.h"

/* Whether the growth is neither fitted nor given. */
static bool
lacks_growth(const struct results *results, const struct facts *facts)
{
    return results->plan->growth_is_auto &&
           !results->forecasts[sentence_history(results, facts)].growth_is_fitted;
}

const char *
sentence_weak_data(const struct results *results, const struct facts *facts, struct arena *arena)
{
    const enum volatility_source source =
        results->forecasts[sentence_history(results, facts)].volatility_source;
    const bool is_assumed = source == VOLATILITY_ASSUMED, is_rough = source == VOLATILITY_FEW_MONTHS;
    if (!lacks_growth(results, facts) && !is_assumed && !is_rough)
        return "";
    const char *volatility =
        arena_printf(arena, "%sa volatility of %s a month is %s", lacks_growth(results, facts) ? ", " : " ",
                     FACT_TEXT(facts, "forecast.volatility"), is_assumed ? "assumed" : "a rough measure");
    return arena_printf(arena, "Mind the data, %s complete %s:%s%s",
                        FACT_TEXT(facts, "history.complete_months"),
                        words_plural((double)results->histories[sentence_history(results, facts)].n_complete,
                                     "month", "months"),
                        lacks_growth(results, facts) ? " no growth could be fitted" : "",
                        is_assumed || is_rough ? volatility : "");
}

const char *
sentence_data_quality(const struct results *results, const struct facts *facts, struct arena *arena)
{
    const struct history *history = &results->histories[sentence_history(results, facts)];
    const char *rest = "";
    if (history->days_not_used > 0)
        rest = arena_printf(arena, "; %s newer %s not used", FACT_TEXT(facts, "history.days_not_used"),
                            words_plural(history->days_not_used, "day is", "days are"));
    if (exact_cents(history->list_value_low) != exact_cents(history->list_value_high))
        rest = arena_printf(arena, "%s; list value is %s to %s by context", rest,
                            FACT_TEXT(facts, "history.list_value_low"),
                            FACT_TEXT(facts, "history.list_value_high"));
    if (results->n_rows_skipped > 0)
        rest = arena_printf(arena, "%s; %s bad %s left out (%s)", rest, FACT_TEXT(facts, "data.rows_skipped"),
                            words_plural((double)results->n_rows_skipped, "row is", "rows are"),
                            FACT_TEXT(facts, "data.skipped_share"));
    if (results->n_rows_other_provider > 0)
        rest =
            arena_printf(arena, "%s; %s %s not of Claude", rest, FACT_TEXT(facts, "data.rows_other_provider"),
                         words_plural((double)results->n_rows_other_provider, "row is", "rows are"));
    if (results->unknown_model_share > 0)
        rest = arena_printf(arena, "%s; %s %s with %s of the tokens %s of unknown models and left out", rest,
                            FACT_TEXT(facts, "data.rows_unknown_model"),
                            words_plural((double)results->n_rows_unknown_model, "row", "rows"),
                            FACT_TEXT(facts, "data.unknown_model_share"),
                            words_plural((double)results->n_rows_unknown_model, "is", "are"));
    return arena_printf(
        arena, "%s %s of usage from %s to %s %s %s complete %s%s", FACT_TEXT(facts, "history.rows"),
        words_plural((double)history->n_rows, "row", "rows"), FACT_TEXT(facts, "history.first_day"),
        FACT_TEXT(facts, "history.last_day"), words_plural((double)history->n_rows, "gives", "give"),
        FACT_TEXT(facts, "history.complete_months"),
        words_plural((double)history->n_complete, "month", "months"), rest);
}

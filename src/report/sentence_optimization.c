/* What optimizing usage takes off list (1.6). */
#include "sentence.h"
#include "words.h"
#include "words_deal.h"

#include <math.h>

/* The stage that does most of it. */
static const char *
largest_stage(const struct optimization *optimization)
{
    int largest = 0;
    for (int i = 1; i < N_STAGES; i++)
        if (fabs(optimization->savings[i]) > fabs(optimization->savings[largest]))
            largest = i;
    return words_stage_keys[largest];
}

/* Whether one stage does all of it. */
static bool
is_alone(const struct optimization *optimization)
{
    int n = 0;
    for (int i = 0; i < N_STAGES; i++)
        n += is_money(optimization->savings[i]);
    return n == 1;
}

const char *
sentence_optimization(const struct results *results, const struct facts *facts, struct arena *arena)
{
    const struct optimization *optimization = &results->optimizations[sentence_history(results, facts)];
    const double saved = optimization->raw_monthly - optimization->optimized_monthly;
    const char *raw = FACT_TEXT(facts, "optimization.raw_monthly");
    const char *size = FACT_TEXT(facts, "optimization.saving_size");
    const char *share = FACT_TEXT(facts, "optimization.change_share_size");
    const bool is_planned = results->plan->optimise;
    if (!is_money(optimization->raw_monthly))
        return arena_printf(arena, "No usage to optimize: a standard month is worth %s at list", raw);
    if (!is_money(saved))
        return arena_printf(arena, "The plan's optimization takes nothing off the %s a month at list", raw);
    const char *verb = saved > 0 ? is_planned ? "takes" : "would take" : is_planned ? "adds" : "would add";
    const char *where = saved > 0 ? "off" : "to";
    if (is_alone(optimization))
        return arena_printf(arena, "%s %s %s, %s, %s the %s a month at list",
                            words_capital(arena, largest_stage(optimization)), verb, size, share, where, raw);
    return arena_printf(arena, "Optimizing %s %s, %s, %s the %s a month at list: %s does most", verb, size,
                        share, where, raw, largest_stage(optimization));
}

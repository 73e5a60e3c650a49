/* From quoted to realized. */
#include "sentence.h"

#include <math.h>

/* What each step of the bridge takes or adds; its subject. */
static const char *const subjects[N_BRIDGE_STEPS] = {
    [BRIDGE_RATE_CARD] = "The rate card",
    [BRIDGE_OVERAGE] = "Overage",
    [BRIDGE_FORFEITED] = "Forfeited commitment",
    [BRIDGE_CARRIED_OUT] = "Commitment carried out",
    [BRIDGE_PREPAY] = "Prepayment",
};

static enum bridge_step
largest_step(const struct settlement *settlement)
{
    enum bridge_step largest = BRIDGE_RATE_CARD;
    for (int i = BRIDGE_RATE_CARD; i < BRIDGE_REALIZED; i++)
        if (fabs(settlement->bridge[i].points) > fabs(settlement->bridge[largest].points))
            largest = (enum bridge_step)i;
    return largest;
}

const char *
sentence_bridge(const struct results *results, const struct facts *facts, size_t offer, struct arena *arena)
{
    struct teller t = teller_of(results, facts, offer, arena);
    enum bridge_step step = largest_step(t.base);
    const char *quoted = FACT_OF(&t, "quoted_discount"), *realized = FACT_OF(&t, "base.realized_discount");
    if (outcome_of(t.base) == OUTCOME_NO_USAGE)
        return SAY(&t, "Without usage the %s quoted on %s saves nothing", quoted, t.name);
    if (!step_matters(t.base, step) && t.base->quoted_discount < SHOWN_SHARE)
        return SAY(&t, "Nothing is lost on %s, and nothing saved: %s quoted, %s realized", t.name, quoted,
                   realized);
    if (!step_matters(t.base, step))
        return SAY(&t, "Nothing comes between quoted and realized on %s: %s quoted, %s realized", t.name,
                   quoted, realized);
    if (step == BRIDGE_OVERAGE && !is_money(t.base->commit))
        return SAY(&t, "All usage on %s bills %s: %s quoted becomes %s realized", t.name,
                   sentence_overage_terms(&t), quoted, realized);
    return SAY(&t, "%s %s %s on %s: %s quoted becomes %s realized", subjects[step],
               t.base->bridge[step].points < 0 ? "takes" : "adds",
               FACT_TEXT(facts, "offers.%zu.base.bridge.%s.points_size", offer + 1, words_bridge_keys[step]),
               t.name, quoted, realized);
}

const char *
sentence_paid(const struct results *results, const struct facts *facts, size_t offer, struct arena *arena)
{
    struct teller t = teller_of(results, facts, offer, arena);
    const double saving = t.base->list_value - t.base->paid_api;
    const char *paid = FACT_OF(&t, "base.paid_api"), *list = FACT_OF(&t, "base.list_value"),
               *size = FACT_OF(&t, "base.bridge.realized.amount_size");
    if (!is_money(t.base->list_value))
        return SAY(&t, "Without usage %s costs %s", t.name, paid);
    if (!is_money(fabs(saving)))
        return SAY(&t, "Usage costs the same on %s as at list, %s", t.name, paid);
    return SAY(&t, "Usage of %s at list costs %s %s on %s", list, size, saving > 0 ? "less" : "more", t.name);
}

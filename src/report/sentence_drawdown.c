/* What becomes of the commitment: it runs out, or a rest is forfeited, carried out or credited. */
#include "measure.h"
#include "sentence.h"

#include <math.h>

const char *
sentence_overage_terms(const struct teller *t)
{
    enum overage rate = t->result->offer->overage.rate;
    if (rate == OVERAGE_DISCOUNT)
        return SAY(t, "%s off list", FACT_OF(t, "overage_share"));
    if (rate == OVERAGE_PREMIUM)
        return SAY(t, "%s above the committed rate", FACT_OF(t, "overage_share"));
    return rate == OVERAGE_LIST ? "at list price" : "at the committed rate";
}

/* Of several periods, the one that runs out first: its own amount, not that of the term. */
static const char *
exhausted_commit(const struct teller *t)
{
    size_t month = (size_t)fact_find(t->facts, "offers.%zu.base.exhausted_month", t->offer + 1)->value - 1;
    size_t period = (size_t)t->base->months[month].period;
    const char *path = SAY(t, "offers.%zu.base.periods.%zu", t->offer + 1, period);
    const char *commit = FACT_TEXT(t->facts, "%s.commit", path);
    if (!is_money(t->base->periods[period - 1].commit))
        return SAY(t, "What rolled over on %s", t->name);
    if (period == 1)
        return SAY(t, "The first %s of %s", commit, t->name);
    return SAY(t, "The %s of %s from %s", commit, t->name, FACT_TEXT(t->facts, "%s.from", path));
}

static bool
draws_list(const struct teller *t)
{
    return t->result->offer->commit.drawdown == DRAWDOWN_LIST;
}

static const char *
drawdown_when_exhausted(const struct teller *t)
{
    const char *month = FACT_OF(t, "base.exhausted_in"), *commit = FACT_OF(t, "base.commit");
    if (is_money(t->base->forfeited) && draws_list(t)) /* what is forfeited is paid at another price */
        return SAY(t, "A commitment of %s first runs out in %s, yet %s is forfeited", t->name, month,
                   FACT_OF(t, "base.forfeited"));
    if (is_money(t->base->forfeited))
        return SAY(t, "A commitment of %s first runs out in %s, yet %s of %s is forfeited", t->name, month,
                   FACT_OF(t, "base.forfeited"), commit);
    /* Two lines of a title have no room for both remarks. */
    const char *billed = draws_list(t) ? "" : SAY(t, ", billed %s", sentence_overage_terms(t));
    if (t->base->n_periods > 1)
        return SAY(t, "%s runs out in %s: %s of overage in all%s", exhausted_commit(t), month,
                   FACT_OF(t, "base.over"), billed);
    return SAY(t, "The %s commitment of %s runs out in %s: %s of overage follows%s", commit, t->name, month,
               FACT_OF(t, "base.over"), billed);
}

static const char *
drawdown_with_rest(const struct teller *t)
{
    const char *drawn = FACT_OF(t, "base.drawn_of_commit"), *commit = FACT_OF(t, "base.commit");
    if (is_money(t->base->forfeited))
        return SAY(t, "Usage draws %s of the %s commitment of %s (%s): %s is forfeited", drawn, commit,
                   t->name, FACT_OF(t, "base.utilization"), FACT_OF(t, "base.forfeited"));
    if (is_money(t->base->carried_out))
        return SAY(t, "Usage draws %s of the %s commitment of %s: %s is carried out of the term", drawn,
                   commit, t->name, FACT_OF(t, "base.carried_out"));
    if (is_money(t->base->commit - measure_drawn(t->base)))
        return SAY(t, "Usage draws %s of the %s commitment of %s: %s is credited, nothing forfeited", drawn,
                   commit, t->name, FACT_OF(t, "base.true_down_credits"));
    return SAY(t, "Usage draws the whole %s commitment of %s: nothing is forfeited", commit, t->name);
}

static const char *
drawdown_of_nothing(const struct teller *t)
{
    const char *commit = FACT_OF(t, "base.commit");
    if (is_money(t->base->forfeited))
        return SAY(t, "No usage draws on the %s commitment of %s: %s is forfeited", commit, t->name,
                   FACT_OF(t, "base.forfeited"));
    if (is_money(t->base->carried_out))
        return SAY(t, "No usage draws on the %s commitment of %s: %s is carried out of the term", commit,
                   t->name, FACT_OF(t, "base.carried_out"));
    return SAY(t, "No usage draws on the %s commitment of %s: %s is credited", commit, t->name,
               FACT_OF(t, "base.true_down_credits"));
}

const char *
sentence_drawdown(const struct results *results, const struct facts *facts, size_t offer, struct arena *arena)
{
    struct teller t = teller_of(results, facts, offer, arena);
    if (!is_money(t.base->commit))
        return SAY(&t, "%s commits to nothing: %s is paid as it is used", t.name,
                   FACT_OF(&t, "base.paid_api"));
    if (!is_money(measure_drawn(t.base))) /* at 100% off, list value may draw what has no committed value */
        return drawdown_of_nothing(&t);
    bool is_exhausted = isfinite(fact_find(facts, "offers.%zu.base.exhausted_month", offer + 1)->value);
    const char *told = is_exhausted ? drawdown_when_exhausted(&t) : drawdown_with_rest(&t);
    return draws_list(&t) ? SAY(&t, "%s (drawn at list value)", told) : told;
}

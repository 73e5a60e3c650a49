#include "standing.h"

#include <math.h>

bool
standing_is_material(const struct teller *t, double cost)
{
    return cost >= HALF_CENT && cost >= t->results->plan->materiality * t->result->expected.cost;
}

bool
standing_has_expired(const struct teller *t)
{
    const int32_t expires = t->result->offer->expires;
    return expires != DAY_NONE && expires < t->results->histories[t->result->history].last_day;
}

bool
standing_is_far_below_base(const struct teller *t)
{
    return t->base->realized_discount >= SHOWN_SHARE &&
           t->base->realized_discount - t->result->expected.realized_discount >= FAR_BELOW;
}

const char *
standing_why_less(const struct teller *t)
{
    if (!is_money(t->result->annual_commit) ||
        is_often_filled(t->results, t->result->expected.fill_probability))
        return "";
    if (t->result->expected.fill_probability < SHOWN_SHARE)
        return ", as no forecast fills it";
    return SAY(t, ", as only %s of forecasts fill it", FACT_OF(t, "expected.fill_probability"));
}

/* ---- the other ways to buy ---- */

static bool
has_added_fees(const struct results *results, const struct alternative_result *row)
{
    int longest = 0;
    for (size_t i = 0; i < results->n_offers; i++)
        if (results->offers[i].offer->term_months > longest)
            longest = results->offers[i].offer->term_months;
    for (int m = 0; row->added_fees != NULL && m < longest; m++)
        if (row->added_fees[m] >= HALF_CENT)
            return true;
    return false;
}

const char *
standing_with_same(const struct results *results, size_t row)
{
    return has_added_fees(results, &results->alternatives[row]) ? " with the same products bought" : "";
}

/* In each scenario, by at least so much. */
static bool
is_cheaper_by(const struct alternative_result *row, const struct alternative_result *offer, double least)
{
    return offer->low - row->low >= least && offer->base - row->base >= least &&
           offer->high - row->high >= least;
}

struct rival
standing_rival(const struct teller *best)
{
    const struct results *results = best->results;
    const struct fact *saving = fact_find(best->facts, "best.rival_saving");
    if (!isfinite(saving->value))
        return (struct rival){.saving = 0, .with_same = ""};
    const size_t row = (size_t)fact_find(best->facts, "best.rival")->value - 1;
    const size_t offer = results->n_alternatives - results->n_offers + best->offer;
    return (struct rival){
        sentence_way(results, row, best->arena),
        saving->value,
        FACT_TEXT(best->facts, "best.rival_size"),
        is_cheaper_by(&results->alternatives[row], &results->alternatives[offer], HALF_CENT),
        is_cheaper_by(&results->alternatives[row], &results->alternatives[offer], -HALF_CENT),
        standing_with_same(results, row)};
}

const char *
standing_beaten(const struct teller *best)
{
    const struct rival rival = standing_rival(best);
    if (rival.saving < HALF_CENT)
        return NULL;
    if (rival.in_every)
        return SAY(best, "%s%s costs less in every scenario, %s as expected", rival.name, rival.with_same,
                   rival.size);
    if (rival.never_dearer)
        return SAY(best, "%s%s never costs more and is expected to cost %s less", rival.name, rival.with_same,
                   rival.size);
    return SAY(best, "%s%s is expected to cost %s less", rival.name, rival.with_same, rival.size);
}

const char *
standing_cheaper(const struct teller *best)
{
    const struct rival rival = standing_rival(best);
    if (rival.saving > -HALF_CENT)
        return NULL;
    return SAY(best, "%s cheaper than %s%s", rival.size, rival.name, rival.with_same);
}

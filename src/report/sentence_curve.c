/* Where the offer stands on the discount curve, alone and with what its models keep (1.10). */
#include "sentence.h"

#include <math.h>

static double
value_of(const struct teller *t, const char *id)
{
    return fact_find(t->facts, "offers.%zu.%s", t->offer + 1, id)->value;
}

/* What draws the commitment in year 1 on base: usage at list, or at the offer's rates. */
static bool
draws_list(const struct teller *t)
{
    return t->result->offer->commit.drawdown == DRAWDOWN_LIST;
}

/* Whether what is used in year 1 is on a lower band than the commitment. */
static bool
is_above_its_usage(const struct teller *t)
{
    const double band = t->result->placements[PLACEMENT_COMMIT].band;
    return draws_list(t) ? value_of(t, "first_year_list") < band
                         : t->result->placements[PLACEMENT_BASE].band < band;
}

/* The bands come by threshold; the last that the usage reaches, n_bands where none. */
static size_t
band_of(const struct offer *offer, double used)
{
    size_t band = offer->n_bands;
    for (size_t i = 0; i < offer->n_bands && money_value(offer->bands[i].threshold) <= used; i++)
        band = i;
    return band;
}

static const char *
curve_above_list_usage(const struct teller *t)
{
    const struct offer *offer = t->result->offer;
    const size_t band = band_of(offer, value_of(t, "first_year_list"));
    const char *used = FACT_OF(t, "first_year_list"), *commit = FACT_OF(t, "placements.commit.discount");
    if (band == offer->n_bands)
        return SAY(t, "Year 1 uses %s at list: too little for any band, yet it commits to that of %s", used,
                   commit);
    return SAY(t, "Year 1 uses %s at list: enough for the band of %s, not the %s it commits to", used,
               FACT_TEXT(t->facts, "offers.%zu.bands.%zu.discount", t->offer + 1, band + 1), commit);
}

static const char *
curve_above_usage(const struct teller *t)
{
    if (draws_list(t))
        return curve_above_list_usage(t);
    const char *base = FACT_OF(t, "placements.base.annual"),
               *commit = FACT_OF(t, "placements.commit.discount");
    if (t->result->placements[PLACEMENT_BASE].band > 0)
        return SAY(t,
                   "Year 1 uses %s at the offer's rates: enough for the band of %s, not the %s it commits to",
                   base, FACT_OF(t, "placements.base.discount"), commit);
    return SAY(t,
               "Year 1 uses %s at the offer's rates: too little for any band, yet it commits to that of %s",
               base, commit);
}

/* What the next band takes and gives, and whether it would pay. */
static const char *
curve_to_next(const struct teller *t)
{
    const char *gap = FACT_OF(t, "next_band.gap"), *points = FACT_OF(t, "next_band.points");
    const double pays_from = value_of(t, "break_even_list_consumption");
    const double used = value_of(t, "first_year_list");
    const char *from = FACT_OF(t, "break_even_list_consumption"), *list = FACT_OF(t, "first_year_list");
    const char *offer = SAY(t, "%s more a year buys %s", gap, points);
    if (!isfinite(pays_from))
        return SAY(t, "%s on %s, but no usage was found that makes it pay", offer, t->name);
    if (!is_money(pays_from))
        return SAY(t, "%s on %s and pays at any usage", offer, t->name);
    if (used >= pays_from)
        return SAY(t, "%s more for %s pays: %s of list usage is enough, year 1 has %s", gap, points, from,
                   list);
    return SAY(t, "%s more for %s pays only from %s of list usage; year 1 has %s", gap, points, from, list);
}

/* In the last band, or without bands: how the discount compares with the market's at this commitment. */
static const char *
curve_in_market(const struct teller *t)
{
    const char *quoted = FACT_OF(t, "quoted_discount"), *median = FACT_OF(t, "benchmark.p50");
    const double gap = t->result->quoted_discount - t->result->benchmark.p50;
    const char *told = SAY(t, "%s quotes %s, the market's median at its commitment", t->name, quoted);
    if (fabs(gap) >= SHOWN_SHARE)
        told = SAY(t, "%s quotes %s, %s %s the market's median of %s", t->name, quoted,
                   FACT_OF(t, "benchmark.gap_size"), gap < 0 ? "below" : "above", median);
    if (!(t->result->benchmark.point_worth_per_year >= HALF_CENT))
        return told;
    return SAY(t, "%s: a point is worth %s a year", told, FACT_OF(t, "benchmark.point_worth_per_year"));
}

const char *
sentence_curve(const struct results *results, const struct facts *facts, size_t offer, struct arena *arena)
{
    struct teller t = teller_of(results, facts, offer, arena);
    const bool has_market = isfinite(t.result->benchmark.p50);
    if (t.result->offer->n_bands > 0 && is_above_its_usage(&t))
        return curve_above_usage(&t);
    if (isfinite(t.result->placements[PLACEMENT_COMMIT].next_threshold))
        return curve_to_next(&t);
    if (has_market)
        return curve_in_market(&t);
    return SAY(&t, "%s is in the last band of its table: no commitment buys more than its %s", t.name,
               FACT_OF(&t, "quoted_discount"));
}

/* ---- both ---- */

/* Where the quoted discount stands in the market, to follow "quotes 20%". */
static const char *
market_words(const struct teller *t)
{
    const struct benchmark_place *market = &t->result->benchmark;
    const double gap = t->result->quoted_discount - market->p50;
    if (!isfinite(market->p50))
        return "";
    if (fabs(gap) < SHOWN_SHARE)
        return ", the market's median";
    if (market->band == BELOW_P25 || market->band == ABOVE_P75)
        return SAY(t, ", in the %s quarter of the market", gap < 0 ? "lowest" : "highest");
    return SAY(t, ", %s the market's median of %s", gap < 0 ? "below" : "above", FACT_OF(t, "benchmark.p50"));
}

const char *
sentence_rates(const struct results *results, const struct facts *facts, size_t offer, struct arena *arena)
{
    struct teller t = teller_of(results, facts, offer, arena);
    const enum outcome outcome = outcome_of(t.base);
    const char *quoted = FACT_OF(&t, "quoted_discount"), *market = market_words(&t);
    if (outcome == OUTCOME_NO_USAGE)
        return SAY(&t, "%s quotes %s%s, but no usage is forecast that it could save on", t.name, quoted,
                   market);
    if (outcome == OUTCOME_AS_QUOTED)
        return SAY(&t, "%s quotes %s%s, and its models realize all of it", t.name, quoted, market);
    return SAY(&t, "%s quotes %s%s, %s its models realize %s", t.name, quoted, market,
               outcome == OUTCOME_LESS ? "but" : "and", FACT_OF(&t, "base.realized_discount"));
}

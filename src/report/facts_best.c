/* Which offer comes first, and what it is measured against. */
#include "facts_make.h"
#include "sentence.h"

#include <math.h>

const struct alternative_result *
fact_offer_row(const struct results *results, size_t offer)
{
    size_t n = 0;
    for (size_t i = 0; i < results->n_alternatives; i++)
        if (results->alternatives[i].kind == KIND_OFFER && n++ == offer)
            return &results->alternatives[i];
    return NULL;
}

/* Whether offer a leaves more than offer b on base: by what is paid in all against list, then for usage
 * alone; without usage, by what is paid a month. */
static bool
leaves_more(const struct settlement *a, const struct settlement *b)
{
    if (!isfinite(a->all_in_discount) || !isfinite(b->all_in_discount))
        return b->total / (double)b->n_months - a->total / (double)a->n_months >= HALF_CENT;
    if (fabs(a->all_in_discount - b->all_in_discount) > 1e-9)
        return a->all_in_discount > b->all_in_discount;
    return a->realized_discount > b->realized_discount + 1e-9;
}

/* One to sign as it stands is within materiality of the cheapest (1.13, beaten). */
static bool
is_better(const struct results *results, size_t a, size_t b)
{
    bool a_signs = results->offers[a].verdict == VERDICT_SIGN;
    bool b_signs = results->offers[b].verdict == VERDICT_SIGN;
    if (a_signs != b_signs)
        return a_signs;
    const struct alternative_result *row = fact_offer_row(results, a), *other = fact_offer_row(results, b);
    if (row != NULL && other != NULL && fabs(row->expected - other->expected) >= HALF_CENT)
        return row->expected < other->expected;
    return leaves_more(&results->offers[a].scenarios[SCENARIO_BASE],
                       &results->offers[b].scenarios[SCENARIO_BASE]);
}

/* The cheapest row that is no offer, n_alternatives where there is none. */
static size_t
find_rival(const struct results *results)
{
    size_t rival = results->n_alternatives;
    for (size_t i = 0; i < results->n_alternatives; i++)
        if (results->alternatives[i].kind != KIND_OFFER &&
            (rival == results->n_alternatives ||
             results->alternatives[i].expected < results->alternatives[rival].expected))
            rival = i;
    return rival;
}

static void
add_rival(struct fact_maker *maker, size_t best)
{
    const struct results *results = maker->results;
    const struct alternative_result *row = fact_offer_row(results, best);
    size_t rival = find_rival(results);
    bool exists = row != NULL && rival < results->n_alternatives;
    double saving = exists ? row->expected - results->alternatives[rival].expected : NO_VALUE;
    fact_add(maker, FORM_COUNT, exists ? (double)rival + 1 : NO_VALUE, "best.rival");
    fact_add(maker, FORM_MONEY, saving, "best.rival_saving");
    fact_add(maker, FORM_MONEY, fabs(saving), "best.rival_size");
}

void
fact_add_best(struct fact_maker *maker)
{
    const struct results *results = maker->results;
    size_t best = 0;
    for (size_t i = 1; i < results->n_offers; i++)
        if (is_better(results, i, best))
            best = i;
    double first_total = results->offers[0].scenarios[SCENARIO_BASE].total;
    double total = results->offers[best].scenarios[SCENARIO_BASE].total;
    fact_add(maker, FORM_COUNT, (double)best + 1, "best.offer");
    fact_add(maker, FORM_MONEY, total, "best.total");
    fact_add(maker, FORM_MONEY, first_total - total, "best.saved_to_first");
    add_rival(maker, best);
}

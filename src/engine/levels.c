#include "levels.h"

#include "bands.h"
#include "terms.h"

#include <math.h>

static double
table_discount(const struct offer *offer, double level)
{
    size_t n = bands_reached(offer, level);
    return n > 0 ? offer->bands[n - 1].discount : 0;
}

static double
market_discount(const struct plan *plan, double level)
{
    struct percentiles at = {0};
    plan_market(plan, level, &at);
    return at.p50;
}

enum level_source
levels_source(const struct offer *offer, const struct plan *plan)
{
    if (offer->n_bands > 0)
        return LEVEL_TABLE;
    return plan->n_benchmark > 0 ? LEVEL_BENCHMARK : LEVEL_QUOTED;
}

double
levels_discount(const struct offer *offer, const struct plan *plan, double level,
                enum level_source *ret_source)
{
    double offered = terms_annual_commit(offer), discount = terms_quoted_discount(offer);
    enum level_source source = levels_source(offer, plan);
    if (level != offered && source == LEVEL_TABLE)
        discount += table_discount(offer, level) - table_discount(offer, offered);
    if (level != offered && source == LEVEL_BENCHMARK)
        discount += market_discount(plan, level) - market_discount(plan, offered);
    *ret_source = source;
    return fmin(1, fmax(0, discount));
}

/* The discount first: automatic tiers move by as much as the quoted discount does, and a tier that the new
 * commit reaches is no part of that. */
void
levels_set(struct draft *draft, const struct offer *offer, const struct plan *plan, double level)
{
    enum level_source source;
    double discount = levels_discount(offer, plan, level, &source);
    if (source != LEVEL_QUOTED)
        draft_set_quoted(draft, discount);
    draft_set_commit(draft, level);
}

#include "levels.h"

#include "bands.h"
#include "terms.h"

#include <math.h>

/* How far `commit` is from level i of the benchmark to the next, in ln(commit). From a level of 0 everything
 * is infinitely far. */
static double
way_between(const struct benchmark_level *level, double commit)
{
    double from = money_value(level[0].commit), to = money_value(level[1].commit);
    return from > 0 ? log(commit / from) / log(to / from) : 1;
}

bool
levels_benchmark(const struct plan *plan, double commit, struct percentiles *ret)
{
    const struct benchmark_level *levels = plan->benchmark;
    size_t n = plan->n_benchmark, i = 0;
    if (n == 0)
        return false;
    while (i + 1 < n && money_value(levels[i + 1].commit) <= commit)
        i++;
    const struct benchmark_level *a = &levels[i];
    *ret = (struct percentiles){a->p25, a->p50, a->p75};
    if (i + 1 < n && commit > money_value(a->commit)) {
        double way = way_between(a, commit);
        ret->p25 += way * (a[1].p25 - a->p25);
        ret->p50 += way * (a[1].p50 - a->p50);
        ret->p75 += way * (a[1].p75 - a->p75);
    }
    return true;
}

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
    levels_benchmark(plan, level, &at);
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

#include "curve.h"

#include <math.h>

#define MARGIN_SHARE 1.08 /* beyond the farthest amount */
#define FAR          3.0  /* times the other amounts: what is farther is left out */

double
curve_reach(const struct results *results, size_t offer, bool has_others)
{
    const struct offer_result *result = &results->offers[offer];
    double reach = result->annual_commit;
    for (size_t i = 0; i < N_PLACEMENTS; i++)
        reach = fmax(reach, result->placements[i].annual);
    for (size_t i = 0; i < results->n_offers && has_others; i++)
        reach = fmax(reach, results->offers[i].annual_commit);
    if (!(reach > 0))
        reach = result->offer->n_bands > 0 ? money_value(result->offer->bands[0].threshold) : 0;
    const double more[] = {result->placements[PLACEMENT_COMMIT].next_threshold,
                           result->break_even_list_consumption};
    const double most = FAR * reach;
    for (size_t i = 0; i < sizeof(more) / sizeof(more[0]); i++)
        if (more[i] <= most) /* not where it is NAN */
            reach = fmax(reach, more[i]);
    return reach > 0 ? reach * MARGIN_SHARE : 1;
}

double
curve_height(const struct results *results, size_t offer, double reach, bool has_others)
{
    const struct offer_result *result = &results->offers[offer];
    double height = result->quoted_discount;
    for (size_t i = 0; i < result->offer->n_bands; i++)
        if (i == 0 || money_value(result->offer->bands[i].threshold) <= reach)
            height = fmax(height, result->offer->bands[i].discount);
    for (size_t i = 0; i < results->plan->n_benchmark; i++)
        if (i == 0 || money_value(results->plan->benchmark[i - 1].commit) < reach)
            height = fmax(height, results->plan->benchmark[i].p75);
    for (size_t i = 0; i < results->n_offers && has_others; i++)
        height = fmax(height, results->offers[i].quoted_discount);
    return height;
}

size_t
curve_market_most(const struct results *results)
{
    return results->n_market + 2;
}

/* On the straight line between two points. */
static struct market_point
market_between(const struct market_point *a, const struct market_point *b, double commit)
{
    const double way = (commit - a->commit) / (b->commit - a->commit);
    return (struct market_point){commit,
                                 {a->discounts.p25 + way * (b->discounts.p25 - a->discounts.p25),
                                  a->discounts.p50 + way * (b->discounts.p50 - a->discounts.p50),
                                  a->discounts.p75 + way * (b->discounts.p75 - a->discounts.p75)}};
}

size_t
curve_market(const struct results *results, double reach, struct market_point *ret)
{
    const struct market_point *points = results->market;
    size_t n = 0, i = 0;
    if (results->n_market == 0)
        return 0;
    ret[n++] = (struct market_point){0, points[0].discounts};
    for (; i < results->n_market && points[i].commit <= reach; i++)
        ret[n++] = points[i];
    ret[n++] = i > 0 && i < results->n_market
                   ? market_between(&points[i - 1], &points[i], reach)
                   : (struct market_point){reach, points[i > 0 ? i - 1 : 0].discounts};
    return n;
}

size_t
curve_steps_most(const struct offer *offer)
{
    return 2 * offer->n_bands + 2;
}

size_t
curve_steps(const struct offer *offer, double reach, struct curve_point *ret)
{
    size_t n = 0;
    double discount = 0;
    if (offer->n_bands == 0)
        return 0;
    ret[n++] = (struct curve_point){0, 0};
    for (size_t i = 0; i < offer->n_bands && money_value(offer->bands[i].threshold) <= reach; i++) {
        const double threshold = money_value(offer->bands[i].threshold);
        ret[n++] = (struct curve_point){threshold, discount};
        discount = offer->bands[i].discount;
        ret[n++] = (struct curve_point){threshold, discount};
    }
    ret[n++] = (struct curve_point){reach, discount};
    return n;
}

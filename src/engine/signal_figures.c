#include "signal_view.h"

#include "alternatives.h"
#include "bands.h"
#include "levels.h"
#include "terms.h"

#include <math.h>

/* Discounts and shares closer than this are equal: interpolation and sums leave their last digits. */
#define SAME_SHARE 1e-9

#define OVERSIZED_WALK  0.25
#define DEAD_ZONE_SHARE 0.1
#define HEADLINE_GAP    0.05
#define NO_RIVAL_SHARE  0.25

static double
list_value(const struct settle_month *month)
{
    return month->list_value;
}

static double
committed_value(const struct settle_month *month)
{
    return month->committed_value;
}

static double
eligible_list(const struct settle_month *month)
{
    return month->eligible_list;
}

/* A figure of the base scenario's contract year 1, scaled to 12 months. */
static double
first_year(const struct signal_view *view, double (*figure)(const struct settle_month *month))
{
    const struct settlement *base = &view->result->scenarios[SCENARIO_BASE];
    size_t n = base->n_months < 12 ? base->n_months : 12;
    double sum = 0;
    for (size_t m = 0; m < n; m++)
        sum += figure(&base->months[m]);
    return sum * 12 / (double)n;
}

/* List value draws the commitment where the offer says so, and it is then measured against list value
 * (1.8.2).
 */
bool
signal_figures_oversized(const struct signal_view *view, struct signal_result *ret)
{
    bool by_list = view->offer->commit.drawdown == DRAWDOWN_LIST;
    double commit = terms_first_year_commit(view->offer);
    double drawn = first_year(view, by_list ? eligible_list : committed_value);
    ret->severity = commit > drawn * (1 + OVERSIZED_WALK + SAME_SHARE) ? SIGNAL_WALK : SIGNAL_NEGOTIATE;
    ret->figures[0] = commit;
    ret->figures[1] = drawn;
    ret->figures[2] = drawn > 0 ? commit / drawn - 1 : NO_VALUE;
    return commit > drawn * (1 + view->plan->tolerance + SAME_SHARE);
}

/* What overage of all of a month would be charged beyond its burst (1.8.3). */
static double
overage_price(const struct offer *offer, const struct settle_month *month)
{
    const double prices[] = {
        [OVERAGE_COMMITTED] = fmin(month->committed_value, month->eligible_list),
        [OVERAGE_LIST] = month->eligible_list,
        [OVERAGE_DISCOUNT] = month->eligible_list * (1 - offer->overage.share),
        [OVERAGE_PREMIUM] = month->committed_value * (1 + offer->overage.share),
    };
    return prices[offer->overage.rate];
}

bool
signal_figures_overage(const struct signal_view *view, struct signal_result *ret)
{
    const struct settlement *base = &view->result->scenarios[SCENARIO_BASE];
    bool is_above = false;
    double list = 0;
    for (size_t m = 0; m < base->n_months; m++) {
        const struct settle_month *month = &base->months[m];
        if (!(month->committed_value > 0))
            continue;
        is_above |= overage_price(view->offer, month) > month->committed_value * (1 + SAME_SHARE);
        list += month->eligible_list * month->overage_value / month->committed_value;
    }
    ret->severity = base->overage_value > 0 ? SIGNAL_WALK : SIGNAL_NEGOTIATE;
    ret->figures[0] = base->overage_charge;
    ret->figures[1] = base->overage_value;
    ret->figures[2] = list;
    return is_above;
}

bool
signal_figures_below_curve(const struct signal_view *view, struct signal_result *ret)
{
    struct percentiles market;
    double quoted = view->result->quoted_discount;
    if (!plan_market(view->plan, view->result->annual_commit, &market))
        return false;
    ret->severity = quoted < market.p25 - SAME_SHARE ? SIGNAL_WALK : SIGNAL_NEGOTIATE;
    ret->figures[0] = quoted;
    ret->figures[1] = market.p25;
    ret->figures[2] = market.p50;
    return quoted < market.p50 - SAME_SHARE;
}

bool
signal_figures_is_soft(const struct offer_result *result, const struct rate_row *row)
{
    bool has_own_price = row->basis == BASIS_KEY || row->basis == BASIS_FIXED;
    return row->count > 0 && row->list_price > 0 && row->is_eligible && has_own_price &&
           row->discount < result->quoted_discount - SAME_SHARE;
}

static double
model_cost(const struct signal_view *view, int model)
{
    double cost = 0;
    for (size_t i = 0; i < view->result->n_rates; i++)
        if ((int)view->lines[view->result->rates[i].line].model == model)
            cost += view->result->rates[i].cost;
    return cost;
}

/* Of the dominant models with a soft row the one that costs most, -1 where there is none. */
static int
find_softest(const struct signal_view *view)
{
    int softest = -1;
    for (size_t i = 0; i < view->result->n_rates; i++) {
        const struct rate_row *row = &view->result->rates[i];
        int model = (int)view->lines[row->line].model;
        if (row->is_dominant && signal_figures_is_soft(view->result, row) &&
            (softest < 0 || model_cost(view, model) > model_cost(view, softest)))
            softest = model;
    }
    return softest;
}

bool
signal_figures_soft(const struct signal_view *view, struct signal_result *ret)
{
    const struct offer_result *result = view->result;
    int model = find_softest(view);
    if (model < 0)
        return false;
    double lowest = result->quoted_discount;
    for (size_t i = 0; i < result->n_rates; i++)
        if ((int)view->lines[result->rates[i].line].model == model &&
            signal_figures_is_soft(result, &result->rates[i]))
            lowest = fmin(lowest, result->rates[i].discount);
    ret->severity = SIGNAL_NEGOTIATE;
    ret->figures[0] = lowest;
    ret->figures[1] = result->quoted_discount;
    ret->subject = view->results->book->models[model].id;
    return true;
}

/* List consumption a year from which a threshold pays, against the band below it; NAN where there is none. */
static double
break_even(const struct offer_result *result, double threshold)
{
    for (size_t i = 0; i < result->n_cliffs; i++)
        if (fabs(result->cliffs[i].threshold - threshold) < HALF_CENT)
            return result->cliffs[i].break_even_list_consumption;
    return NO_VALUE;
}

/* Below the next threshold where that would cost less, or just above one for which consumption is too small.
 */
bool
signal_figures_dead_zone(const struct signal_view *view, struct signal_result *ret)
{
    const struct offer_result *result = view->result;
    double commit = result->annual_commit, consumption = first_year(view, list_value);
    size_t reached = bands_reached(view->offer, commit);
    double next = result->break_even_list_consumption;
    bool is_below = reached < view->offer->n_bands && consumption > next;
    if (!is_below && reached == 0)
        return false;
    double threshold = money_value(view->offer->bands[is_below ? reached : reached - 1].threshold);
    bool is_above = !is_below && commit <= threshold * (1 + DEAD_ZONE_SHARE + SAME_SHARE) &&
                    consumption < threshold - HALF_CENT;
    ret->severity = SIGNAL_NEGOTIATE;
    ret->figures[0] = threshold;
    ret->figures[1] = levels_discount(view->offer, view->plan, threshold, &(enum level_source){LEVEL_TABLE});
    ret->figures[2] = consumption;
    ret->figures[3] = is_below ? next : break_even(result, threshold);
    return is_below || is_above;
}

bool
signal_figures_headline_gap(const struct signal_view *view, struct signal_result *ret)
{
    double quoted = view->result->quoted_discount;
    double realized = view->result->scenarios[SCENARIO_BASE].realized_discount;
    ret->severity = realized <= SAME_SHARE ? SIGNAL_WALK : SIGNAL_NEGOTIATE;
    ret->figures[0] = quoted;
    ret->figures[1] = realized;
    ret->figures[2] = quoted - realized;
    return quoted - realized > HEADLINE_GAP + SAME_SHARE;
}

bool
signal_figures_beaten(const struct signal_view *view, struct signal_result *ret)
{
    const struct results *results = view->results;
    const struct alternative_result *best =
        &results->alternatives[alternatives_best_other(results, view->index)];
    ret->cost = alternatives_walk_away(results, view->index);
    ret->severity = best->kind == KIND_ON_DEMAND ? SIGNAL_WALK : SIGNAL_NEGOTIATE;
    ret->figures[0] = ret->cost;
    ret->figures[1] = best->expected;
    ret->subject = best->name;
    return ret->cost > view->material;
}

bool
signal_figures_no_alternative(const struct signal_view *view, struct signal_result *ret)
{
    const struct results *results = view->results;
    const struct alternative_result *best =
        &results->alternatives[alternatives_best_other(results, view->index)];
    double own = results->alternatives[results_offer_row(results, view->index)].expected;
    ret->severity = SIGNAL_WATCH;
    ret->figures[0] = own > 0 ? best->expected / own - 1 : NO_VALUE;
    ret->subject = best->name;
    return ret->figures[0] > NO_RIVAL_SHARE + SAME_SHARE;
}

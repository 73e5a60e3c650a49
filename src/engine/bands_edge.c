#include "bands_edge.h"

#include "bands.h"
#include "card.h"
#include "levels.h"

#include <math.h>
#include <stdlib.h>

#define N_GRID       32
#define MOST_CORNERS 12
#define TIE          1e-6 /* from 10 million up, that share of it */
#define FARTHEST     1e15 /* a year's list consumption, in currency */

/* What the search for a break-even works with. */
struct edge {
    const struct valuation *valuation;
    struct scratch *scratch;
    struct draft *draft;
    struct arena *memory; /* of one search */
};

/* A year of flat demand under one commit at one discount. */
struct side {
    struct offer offer; /* of one year; shares the original's keys */
    double discount;
    struct demand_month month; /* for a list value of 1 */
};

/* This offer's measure, drawdown, overage, unused terms and prepay; no ramp, true-forward, ratchet, tiers,
 * fees, service credits or price movement. */
static struct side
make_side(const struct edge *edge, double commit, double discount)
{
    struct offer *offer = &edge->draft->offer;
    struct side side = {.discount = discount};
    draft_reset(edge->draft, edge->valuation->offer);
    offer->tiers.n_steps = 0;
    draft_set_quoted(edge->draft, discount);
    card_flat_month(edge->valuation, offer, &side.month);
    side.offer = *offer;
    side.offer.term_months = 12;
    side.offer.commit.annual = (struct money){llround(commit * 1e6)};
    side.offer.commit.n_schedule = 0;
    side.offer.commit.ramp = ARENA_NEW(edge->memory, double, 1);
    side.offer.commit.ramp[0] = 1;
    side.offer.commit.n_ramp = 1;
    side.offer.true_forward.share = 0;
    side.offer.true_forward.ratchet = false;
    side.offer.n_fees = 0;
    side.offer.sla.is_given = false;
    return side;
}

static double
paid(const struct edge *edge, const struct side *side, double list)
{
    struct demand_month demand[12], month = side->month;
    struct settlement settlement;
    month.list_value *= list / 12;
    month.eligible_list *= list / 12;
    month.ineligible_list *= list / 12;
    month.committed_value *= list / 12;
    for (size_t m = 0; m < 12; m++)
        demand[m] = month;
    settle(&side->offer, side->discount, demand, 0, edge->memory, &settlement);
    return settlement.paid_api;
}

/* What a list value of 1 draws. */
static double
draw_of(const struct side *side)
{
    bool by_list = side->offer.commit.drawdown == DRAWDOWN_LIST;
    return by_list ? side->month.eligible_list : side->month.committed_value;
}

/* The list consumption that draws `share` of the commit; 0 where nothing draws: the price has no bend
 * then. */
static double
list_that_draws(const struct side *side, double share)
{
    double draw = draw_of(side);
    return draw > 0 ? money_value(side->offer.commit.annual) * share / draw : 0;
}

/* ---- break-even ---- */

/* The two sides of a threshold. */
struct contest {
    const struct edge *edge;
    struct side lower, upper;
};

/* What the upper side costs more. */
static double
excess(const struct contest *contest, double list)
{
    return paid(contest->edge, &contest->upper, list) - paid(contest->edge, &contest->lower, list);
}

static double
tie_at(double list)
{
    return TIE * fmax(1, list / 1e7);
}

static bool
is_dearer(const struct contest *contest, double list)
{
    return excess(contest, list) > tie_at(list);
}

/* A consumption that is beyond every kink of both sides and from which on the upper side is no dearer; NAN
 * where there is none. Beyond the kinks the excess is a straight line: where it falls, that line ends the
 * search. */
static double
far_enough(const struct contest *contest)
{
    double burst = 1 + contest->upper.offer.overage.burst;
    double bend = fmax(list_that_draws(&contest->upper, burst), list_that_draws(&contest->lower, burst));
    double far = ceil(2 * bend) + 1;
    if (!(far < FARTHEST))
        return NO_VALUE;
    double tie = tie_at(far), near = excess(contest, far), fall = near - excess(contest, 2 * far);
    if (near <= tie && fall >= -tie)
        return far;
    far = fall > tie ? ceil(far * (1 + 1.01 * near / fall)) : FARTHEST;
    return far < FARTHEST && !is_dearer(contest, far) ? far : NO_VALUE;
}

/* Where a side's price bends: its true-down, commit and burst end. */
static size_t
add_corners(const struct side *side, double *points)
{
    const double shares[] = {1 - side->offer.unused.true_down_cap, 1, 1 + side->offer.overage.burst};
    size_t n = 0;
    for (size_t i = 0; i < sizeof shares / sizeof *shares; i++) {
        double list = list_that_draws(side, shares[i]);
        points[n++] = floor(list);
        points[n++] = ceil(list);
    }
    return n;
}

static int
compare_points(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/* The least whole amount from which on the upper side costs no more. Between two corners the excess is a
 * straight line; what rolls over under list drawdown may bend it in between, which the grid is for. */
static double
break_even(const struct contest *contest)
{
    double points[N_GRID + 1 + MOST_CORNERS];
    double far = far_enough(contest);
    if (isnan(far))
        return NO_VALUE;
    size_t n = 0;
    for (int i = 0; i <= N_GRID; i++)
        points[n++] = floor(far * i / N_GRID);
    n += add_corners(&contest->lower, points + n);
    n += add_corners(&contest->upper, points + n);
    qsort(points, n, sizeof *points, compare_points);
    while (n > 0 && !is_dearer(contest, points[n - 1]))
        n--;
    if (n == 0)
        return 0;
    double dear = points[n - 1], cheap = points[n];
    while (cheap - dear > 1) {
        double middle = floor((dear + cheap) / 2);
        *(is_dearer(contest, middle) ? &dear : &cheap) = middle;
    }
    return cheap;
}

/* L* between two commits at their discounts; ret_fill: the list consumption that fills the lower one. */
static double
compare_levels(struct edge *edge, const double commits[2], const double discounts[2], double *ret_fill)
{
    edge->memory = arena_new();
    struct contest contest = {.edge = edge,
                              .lower = make_side(edge, commits[0], discounts[0]),
                              .upper = make_side(edge, commits[1], discounts[1])};
    double list = contest.lower.month.list_value > 0 ? break_even(&contest) : NO_VALUE;
    *ret_fill = draw_of(&contest.lower) > 0 ? list_that_draws(&contest.lower, 1) : NO_VALUE;
    arena_free(edge->memory);
    edge->memory = NULL;
    return list;
}

static double
level_discount(const struct edge *edge, double level)
{
    enum level_source source;
    return levels_discount(edge->valuation->offer, edge->valuation->plan, level, &source);
}

static void
compare_with_next(struct edge *edge, struct offer_result *result)
{
    const struct offer *offer = edge->valuation->offer;
    size_t next = bands_reached(offer, result->annual_commit);
    result->break_even_list_consumption = result->overcommit_from = result->overcommit_to = NO_VALUE;
    if (next == offer->n_bands)
        return;
    const double commits[2] = {result->annual_commit, money_value(offer->bands[next].threshold)};
    const double discounts[2] = {result->quoted_discount, level_discount(edge, commits[1])};
    double fill, list = compare_levels(edge, commits, discounts, &fill);
    result->break_even_list_consumption = list;
    if (list > fill) {
        result->overcommit_from = fill;
        result->overcommit_to = list;
    }
}

/* ---- cliffs ---- */

static void
build_cliffs(struct edge *edge, struct arena *arena, struct offer_result *result)
{
    const struct valuation *valuation = edge->valuation;
    const struct offer *offer = valuation->offer;
    size_t n_paths = valuation->paths->n;
    double *year = ARENA_NEW(arena, double, n_paths);
    struct path_values per_path = {.first_year_list = year};
    struct value value;
    draft_reset(edge->draft, offer);
    value_paths(valuation, edge->scratch, edge->draft, &value, &per_path);
    result->n_cliffs = offer->n_bands;
    result->cliffs = ARENA_NEW(arena, struct cliff, offer->n_bands);
    double below[2] = {0, 0}; /* commit and discount */
    for (size_t i = 0; i < offer->n_bands; i++) {
        double threshold = money_value(offer->bands[i].threshold);
        const double commits[2] = {below[0], threshold};
        const double discounts[2] = {below[1], level_discount(edge, threshold)};
        double fill, list = compare_levels(edge, commits, discounts, &fill);
        size_t n_reach = 0;
        for (size_t p = 0; p < n_paths; p++)
            n_reach += year[p] >= list - TIE;
        result->cliffs[i] =
            (struct cliff){.threshold = threshold,
                           .extra_commit = threshold - below[0],
                           .extra_discount = discounts[1] - below[1],
                           .break_even_list_consumption = list,
                           .probability = isnan(list) ? NO_VALUE : (double)n_reach / (double)n_paths};
        below[0] = threshold;
        below[1] = discounts[1];
    }
}

/* ---- the market ---- */

static enum percentile_band
band_of(double discount, struct percentiles market)
{
    if (discount < market.p25)
        return BELOW_P25;
    if (discount < market.p50)
        return P25_TO_P50;
    return discount <= market.p75 ? P50_TO_P75 : ABOVE_P75;
}

static void
place_in_market(const struct plan *plan, struct offer_result *result)
{
    struct percentiles market = {NO_VALUE, NO_VALUE, NO_VALUE};
    bool is_known = plan_market(plan, result->annual_commit, &market);
    result->benchmark = (struct benchmark_place){
        .p25 = market.p25, .p50 = market.p50, .p75 = market.p75, .point_worth_per_year = NO_VALUE};
    if (is_known)
        result->benchmark.band = band_of(result->quoted_discount, market);
}

/* Points from one level of the benchmark to the next, near enough for straight lines between them. */
#define MARKET_STEPS 32

static void
add_point(struct results *ret, double commit, const struct benchmark_level *at)
{
    ret->market[ret->n_market++] = (struct market_point){commit, {at->p25, at->p50, at->p75}};
}

void
bands_edge_market(const struct plan *plan, struct arena *arena, struct results *ret)
{
    const size_t n = plan->n_benchmark;
    if (n == 0)
        return;
    ret->market = ARENA_NEW(arena, struct market_point, n * MARKET_STEPS);
    for (size_t i = 0; i < n; i++) {
        const struct benchmark_level *level = &plan->benchmark[i];
        const double from = money_value(level->commit);
        add_point(ret, from, level);
        if (i + 1 == n)
            continue;
        /* From a level of 0 the market is at the next one at once. */
        if (!(from > 0))
            add_point(ret, from, level + 1);
        for (int k = 1; k < MARKET_STEPS && from > 0; k++) {
            struct market_point *point = &ret->market[ret->n_market++];
            point->commit = from * pow(money_value(level[1].commit) / from, (double)k / MARKET_STEPS);
            plan_market(plan, point->commit, &point->discounts);
        }
    }
}

void
bands_edge_worth_of_point(struct offer_result *ret)
{
    if (isnan(ret->benchmark.p50))
        return;
    ret->benchmark.point_worth_per_year = 0;
    for (size_t i = 0; i < ret->n_levers; i++)
        if (ret->levers[i].lever == LEVER_POINT)
            ret->benchmark.point_worth_per_year = ret->levers[i].worth * 12 / ret->offer->term_months;
}

void
bands_edge_build(const struct valuation *valuation, struct scratch *scratch, struct draft *draft,
                 struct arena *arena, struct offer_result *ret)
{
    struct edge edge = {.valuation = valuation, .scratch = scratch, .draft = draft};
    compare_with_next(&edge, ret);
    build_cliffs(&edge, arena, ret);
    place_in_market(valuation->plan, ret);
}

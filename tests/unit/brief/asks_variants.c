#include "asks_variants.h"

#include "../report/fixture.h"

#include <math.h>

#define N_GIVEN 15

static const struct {
    enum lever lever;
    enum lever_layer layer;
    double worth, vendor; /* in units */
} levers[N_GIVEN] = {
    {LEVER_RESIZE_FLOOR, LAYER_EFFORT, 233.584, 248}, {LEVER_RENEWAL_CAP, LAYER_EASY, 155.632, 155},
    {LEVER_TRUE_DOWN_20, LAYER_EFFORT, 129, 0},       {LEVER_SHORTER_TERM, LAYER_RARELY, 117, 120},
    {LEVER_BATCH_STACKS, LAYER_EASY, 84, 93},         {LEVER_OVERAGE_COMMITTED, LAYER_EASY, 80, 80},
    {LEVER_DECREASE_CLAUSE, LAYER_EFFORT, 70, 9.532}, {LEVER_NO_RATCHET, LAYER_EFFORT, 54, 9},
    {LEVER_COUNT_EXCLUDED, LAYER_EFFORT, 50, 40},     {LEVER_POINT, LAYER_EASY, 8.75, 8.75},
    {LEVER_NO_TRUE_FORWARD, LAYER_EFFORT, 0.1, 0.1},  {LEVER_UNBUNDLE, LAYER_EFFORT, -3, -3},
    {LEVER_ANNUAL_MEASURE, LAYER_EFFORT, -20, -20},   {LEVER_DRAWDOWN_LIST, LAYER_RARELY, -106, -106},
    {LEVER_RAMP, LAYER_EFFORT, -170, -170},
};

static void
fill_levers(struct arena *arena, struct offer_result *result, double unit)
{
    result->levers = ARENA_NEW(arena, struct lever_result, N_GIVEN);
    result->n_levers = N_GIVEN;
    result->package_worth = 0;
    for (int i = 0; i < N_GIVEN; i++) {
        const double worth = levers[i].worth * unit;
        const bool in_package = worth > 0 && levers[i].lever != LEVER_RENEWAL_CAP;
        result->levers[i] = (struct lever_result){.lever = levers[i].lever,
                                                  .worth = worth,
                                                  .in_package = in_package,
                                                  .shapley = in_package ? 0.7 * worth : (double)NAN,
                                                  .vendor_cost = levers[i].vendor * unit,
                                                  .layer = levers[i].layer,
                                                  .headline_rank = i + 1,
                                                  .worth_rank = i + 1,
                                                  .ask_rank = worth > 0 ? 11 - i : 0};
        result->package_worth += in_package ? 0.7 * worth : 0;
    }
}

static void
fill_unstated(struct arena *arena, struct offer_result *result, double unit)
{
    const double cost = result->expected.cost;
    result->unstated = ARENA_NEW(arena, struct unstated, N_UNSTATED);
    result->n_unstated = N_UNSTATED;
    for (int i = 0; i < N_UNSTATED; i++) {
        const double spread = (N_UNSTATED - i) * 10 * unit;
        const bool rises = i % 2 == 0;
        result->unstated[i] =
            (struct unstated){.term = (enum unstated_term)i,
                              .first_is_best = i != 3, /* rollover at a loss: the reading assumed is best */
                              .best = rises ? cost : cost - spread,
                              .worst = rises ? cost + spread : cost,
                              .spread = spread};
    }
    result->unstated_best = cost - 300 * unit;
    result->unstated_worst = cost + 400 * unit;
}

/* Three reach 12%, three do not. */
static void
fill_counter(struct results *results, struct offer_result *result)
{
    const struct counter_single singles[N_COUNTER_TERMS] = {
        {COUNTER_HEADLINE, 0.2, 0.6955, true, 0.12},
        {COUNTER_COMMIT, result->annual_commit, 0.65 * result->annual_commit, true, 0.1202},
        {COUNTER_OVERAGE, 0, 0.2, false, -0.143},
        {COUNTER_ROLLOVER, 0, 1, false, -0.143},
        {COUNTER_TRUE_DOWN, 0, 0.1311, true, 0.12},
        {COUNTER_RAMP, 1, 0, false, -0.008},
    };
    struct counter_offer *counter = &result->counter;
    *counter = (struct counter_offer){.is_asked_for = true,
                                      .target = 0.12,
                                      .offered = -0.143,
                                      .n_singles = N_COUNTER_TERMS,
                                      .offer = results->offers[0].offer,
                                      .package_realized = 0.15,
                                      .package_reaches = true};
    for (int i = 0; i < N_COUNTER_TERMS; i++)
        counter->singles[i] = singles[i];
}

static void
fill_plan(struct arena *arena, struct results *results)
{
    static enum lever goal[] = {LEVER_RESIZE_FLOOR, LEVER_OVERAGE_COMMITTED, LEVER_BATCH_STACKS,
                                LEVER_NO_RATCHET};
    struct plan *plan = ARENA_NEW(arena, struct plan, 1);
    *plan = *results->plan;
    plan->goal.kind = GOAL_REALIZED;
    plan->goal.realized = 0.12;
    plan->goal.levers = goal;
    plan->goal.n_levers = sizeof goal / sizeof *goal;
    plan->optimise = true;
    plan->n_routes = 1;
    results->plan = plan;
}

/* Routing takes a tenth, caching adds a hundredth, batch takes a fifth. */
static void
fill_optimization(struct optimization *optimization)
{
    static const double shares[N_STAGES] = {0.1, -0.01, 0.2};
    optimization->optimized_monthly = optimization->raw_monthly;
    for (int i = 0; i < N_STAGES; i++) {
        optimization->savings[i] = shares[i] * optimization->raw_monthly;
        optimization->optimized_monthly -= optimization->savings[i];
    }
    optimization->saving_share = 0.29;
}

void
asks_fill(struct arena *arena, struct results *results, double unit)
{
    fill_plan(arena, results);
    for (size_t i = 0; i < results->n_offers; i++) {
        fill_levers(arena, &results->offers[i], unit);
        fill_unstated(arena, &results->offers[i], unit);
        fill_counter(results, &results->offers[i]);
    }
    fill_optimization(&results->optimizations[0]);
}

void
asks_make(struct arena *arena, struct results *ret)
{
    fixture_results(arena, ret);
    asks_fill(arena, ret, 1000);
}

void
asks_make_huge(struct arena *arena, struct results *ret)
{
    struct fixture_offer offers[2] = {fixture_trap, fixture_cure};
    offers[0].annual = 9e11;
    offers[1].annual = 5e11;
    fixture_make(arena, offers, 2, 1e6, ret);
    asks_fill(arena, ret, 9e8);
}

void
asks_make_tiny(struct arena *arena, struct results *ret)
{
    struct fixture_offer offers[2] = {fixture_trap, fixture_cure};
    offers[0].annual = 1.5;
    offers[1].annual = 0;
    fixture_make(arena, offers, 2, 1e-6, ret);
    asks_fill(arena, ret, 0.001);
}

void
asks_make_alone(struct arena *arena, struct results *ret)
{
    struct fixture_offer offer = fixture_cure;
    offer.annual = 0;
    fixture_make(arena, &offer, 1, 1, ret);
    asks_fill(arena, ret, 100);
}

void
asks_make_nothing(struct arena *arena, struct results *ret)
{
    fixture_results(arena, ret);
    for (size_t i = 0; i < ret->n_offers; i++)
        ret->offers[i].n_levers = ret->offers[i].n_unstated = 0;
}

void
asks_make_dear(struct arena *arena, struct results *ret)
{
    asks_make(arena, ret);
    for (size_t i = 0; i < ret->n_offers; i++) {
        ret->offers[i].levers += 11;
        ret->offers[i].n_levers = N_GIVEN - 11;
        ret->offers[i].n_unstated = 0;
        ret->offers[i].package_worth = 0;
        ret->offers[i].counter.is_asked_for = false;
    }
}

void
asks_make_questions(struct arena *arena, struct results *ret)
{
    asks_make(arena, ret);
    for (size_t i = 0; i < ret->n_offers; i++) {
        ret->offers[i].n_levers = 0;
        ret->offers[i].package_worth = 0;
        ret->offers[i].counter.offered = 0.15;
    }
}

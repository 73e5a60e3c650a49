#include "asks.h"

#define LESS 0.001 /* below that, a difference of worths is none */

/* Those of which one is asked for: the other one is in its place (1.12). */
static const enum lever exclusive[][2] = {
    {LEVER_ROLLOVER_FULL, LEVER_ROLLOVER_20},
    {LEVER_RESIZE_FLOOR, LEVER_RESIZE_OPTIMUM},
    {LEVER_SHORTER_TERM, LEVER_RAMP},
};

static const struct lever_result *
find(const struct offer_result *result, enum lever lever)
{
    for (size_t i = 0; i < result->n_levers; i++)
        if (result->levers[i].lever == lever)
            return &result->levers[i];
    return NULL;
}

bool
asks_in_package(const struct offer_result *result, enum lever lever)
{
    const struct lever_result *row = find(result, lever);
    return row != NULL && row->in_package;
}

bool
asks_replaced(const struct offer_result *result, enum lever lever)
{
    for (size_t i = 0; i < sizeof(exclusive) / sizeof(exclusive[0]); i++)
        for (int k = 0; k < 2; k++)
            if (exclusive[i][k] == lever && asks_in_package(result, exclusive[i][1 - k]))
                return !asks_in_package(result, lever);
    return false;
}

/* The lever of the package that is worth most: levers come by worth. */
static const struct lever_result *
best_of_package(const struct offer_result *result)
{
    for (size_t i = 0; i < result->n_levers; i++)
        if (result->levers[i].in_package)
            return &result->levers[i];
    return NULL;
}

const struct lever_result *
asks_alone(const struct offer_result *result)
{
    const struct lever_result *best = best_of_package(result);
    return best != NULL && result->package_worth < (1 - LESS) * best->worth ? best : NULL;
}

static bool
is_asked_for(const struct offer_result *result, const struct lever_result *row, double least)
{
    const struct lever_result *alone = asks_alone(result);
    if (row->ask_rank == 0 || row->worth < least || row->worth < HALF_CENT)
        return false;
    return row->lever == LEVER_RENEWAL_CAP || (row->in_package && (alone == NULL || alone == row));
}

/* What counts after the term comes last: its worth is of another time. */
static bool
comes_before(const struct lever_result *row, const struct lever_result *other)
{
    if ((row->lever == LEVER_RENEWAL_CAP) != (other->lever == LEVER_RENEWAL_CAP))
        return other->lever == LEVER_RENEWAL_CAP;
    return row->ask_rank < other->ask_rank;
}

int
asks_place(const struct plan *plan, const struct offer_result *result, size_t lever)
{
    const double least = plan->materiality * result->expected.cost;
    const struct lever_result *row = &result->levers[lever];
    int place = 1, n = 0;
    for (size_t i = 0; i < result->n_levers; i++) {
        if (!is_asked_for(result, &result->levers[i], least))
            continue;
        n++;
        place += comes_before(&result->levers[i], row);
    }
    if (n > 0)
        return is_asked_for(result, row, least) ? place : 0;
    for (size_t i = 0; i < lever; i++)
        if (is_asked_for(result, &result->levers[i], 0))
            return 0;
    return is_asked_for(result, row, 0) ? 1 : 0;
}

bool
asks_is_idle(const struct counter_offer *counter, enum lever lever)
{
    for (size_t i = 0; i < counter->n_idle; i++)
        if (counter->idle[i] == lever)
            return true;
    return false;
}

#include "settle_list.h"

struct settlement
settle_list_at(const struct fixture *fixture, double discount, const double *list, double discount_rate)
{
    const struct offer *offer = &fixture->offers[0];
    struct demand_month *demand = ARENA_NEW(fixture->arena, struct demand_month, (size_t)offer->term_months);
    for (int i = 0; i < offer->term_months; i++)
        demand[i] = (struct demand_month){.h = i + 1,
                                          .multiplier = 1,
                                          .list_value = list[i],
                                          .eligible_list = list[i],
                                          .committed_value = list[i] * (1 - discount)};
    struct settlement settlement;
    settle(offer, discount, demand, discount_rate, fixture->arena, &settlement);
    assert_int_equal(settlement.n_months, offer->term_months);
    return settlement;
}

struct settlement
settle_list(const struct fixture *fixture, double discount, const double *list)
{
    return settle_list_at(fixture, discount, list, 0);
}

struct settlement
settle_flat(const struct fixture *fixture, double discount, double list)
{
    double months[MAX_TERM_MONTHS];
    for (int i = 0; i < MAX_TERM_MONTHS; i++)
        months[i] = list;
    return settle_list(fixture, discount, months);
}

/* Paths settled side by side, on random contracts: each comes to what it comes to alone (1.5, 1.8). */
#include "contract.h"

#include <string.h>

/* Of every other contract a quarter of the demand is certain, at half its committed rate: the mix of a month
 * then depends on the path. */
static void
split_demand(const struct contract *contract, struct card_month *card)
{
    if (contract->offer.term_months % 2 == 0)
        return;
    for (int m = 0; m < contract->offer.term_months; m++) {
        double *parts[] = {card[m].list, card[m].eligible, card[m].ineligible, card[m].committed};
        for (size_t k = 0; k < 4; k++) {
            double all = parts[k][SCALED];
            parts[k][CERTAIN] = all * (k == 3 ? 0.125 : 0.25);
            parts[k][SCALED] = all - parts[k][CERTAIN];
        }
    }
}

/* The contract on the demand of the card at one multiplier. */
static struct settlement
settle_at_multiplier(const struct contract *contract, const struct card_month *card, double multiplier,
                     struct arena *arena)
{
    struct contract at = *contract;
    for (int m = 0; m < at.offer.term_months; m++) {
        struct demand_month *month = &at.demand[m];
        month->list_value = multiplier * card[m].list[SCALED] + card[m].list[CERTAIN];
        month->eligible_list = multiplier * card[m].eligible[SCALED] + card[m].eligible[CERTAIN];
        month->ineligible_list = multiplier * card[m].ineligible[SCALED] + card[m].ineligible[CERTAIN];
        month->committed_value = multiplier * card[m].committed[SCALED] + card[m].committed[CERTAIN];
    }
    return settle_contract(&at, arena);
}

static double
drawn_and_counted(const struct settlement *s)
{
    double sum = 0;
    for (size_t p = 0; p < s->n_periods; p++)
        sum += s->periods[p].drawn + s->periods[p].drawn_rollover;
    return sum;
}

/* Lane i has a multiplier of i / 32; five of them are settled one by one too. */
static void
check_lanes(const struct contract *contract, struct arena *arena)
{
    const struct one_path path = path_of_contract(contract);
    struct settle_input input;
    one_path_input(&path, arena, &input);
    struct card_month *card = ARENA_NEW(arena, struct card_month, (size_t)input.deal->n_months);
    memcpy(card, input.card, (size_t)input.deal->n_months * sizeof *card);
    split_demand(contract, card);
    double *multiplier = ARENA_NEW(arena, double, (size_t)input.deal->n_months *LANES);
    struct lanes *balances = ARENA_NEW(arena, struct lanes, (size_t)input.deal->n_periods);
    struct lanes_state *all = ARENA_NEW(arena, struct lanes_state, 2), *cost = all + 1;
    for (int i = 0; i < input.deal->n_months * LANES; i++)
        multiplier[i] = i % LANES / 32.0;
    struct tariff tariff;
    lanes_tariff(input.deal, card, &tariff);
    lanes_settle(&tariff, multiplier, LANES, balances, all);
    lanes_cost(&tariff, multiplier, LANES, balances, cost);
    for (int i = 0; i < LANES; i += 13) {
        struct settlement s = settle_at_multiplier(contract, card, i / 32.0, arena);
        const struct flows *flows = &all->flows;
        double fees = 0; /* at present value: not in the flows */
        for (size_t m = 0; m < s.n_months; m++)
            fees += s.months[m].fees * s.months[m].advance_factor;
        want_money(flows->present.of[i] + fees, s.npv);
        want_money(flows->paid.of[i], s.paid_api);
        want_money(flows->credits.of[i], s.service_credits);
        want_money(flows->forfeited.of[i], s.forfeited);
        want_money(flows->carried_out.of[i], s.carried_out);
        want_money(flows->overage_charge.of[i], s.overage_charge);
        want_money(flows->drawn.of[i], drawn_and_counted(&s));
        want_money(flows->due.of[i], s.commit);
        want_money(flows->list.of[i], s.list_value);
        want_money(flows->committed.of[i], s.committed_value);
        want_money(cost->flows.present.of[i], flows->present.of[i]);
        want_money(cost->flows.carried_out.of[i], flows->carried_out.of[i]);
    }
}

static void
paths_side_by_side_come_to_what_each_comes_to_alone(void **state)
{
    (void)state;
    for_each_contract(13, check_lanes);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(paths_side_by_side_come_to_what_each_comes_to_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

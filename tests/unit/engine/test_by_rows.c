/* Every month of a run again, row by row from the clauses (1.5 to 1.7), on offers with a bit of everything:
 * phases, a workload, prices that move, fixed prices, tiers. */
#include "trial.h"

#include <math.h>

/* The usage and terms of trial_everything, as the rows of its rate card see them. */
enum { OPUS, HAIKU, SONNET };
#define FIXED_HAIKU     0.85
#define SONNET_DISCOUNT 0.1

struct month_sums {
    double list, eligible, ineligible, committed;
};

struct year {
    double list, head, discount, credit;
};

/* Tokens of a row in contract month m, in millions: usage on its way to the optimized one, the workload's. */
static double
units_of(const struct fixture *fixture, const struct rate_row *row, struct line line, int m,
         double multiplier)
{
    const struct plan *plan = &fixture->plan;
    const struct workload *workload = &plan->workloads[0];
    double phase = fmin(1, (double)m / plan->phase_in_months);
    double count = multiplier * ((1 - phase) * row->base_count + phase * row->optimized_count);
    if (line.model == workload->model && line.tier == workload->tier && m >= workload->start_month)
        count += workload->counts[row->meter] *
                 fmin(1, (double)(m - workload->start_month + 1) / workload->ramp_months);
    return count / 1e6;
}

static double
moved_by(const struct fixture *fixture, struct line line, int m)
{
    const struct plan *plan = &fixture->plan;
    int32_t start = fixture->offers[0].start, on = day_add_months(start, m - 1);
    double moved = 1;
    for (size_t i = 0; i < plan->n_changes; i++)
        if (plan->changes[i].from_day > start && plan->changes[i].from_day <= on)
            moved *= 1 + plan->changes[i].change;
    return line.model == HAIKU && on >= day(2027, 8, 1) ? moved * 0.9 : moved;
}

/* No case has a lock or a cap. */
static double
committed_index(const struct fixture *fixture, double moved, int m)
{
    const struct offer *offer = &fixture->offers[0];
    double uplift = pow(1 + fixture->plan.expected_uplift, (m - 1) / 12);
    if (offer->price.basis == LIST_OF_THE_DAY || (moved < 1 && offer->price.decrease_clause))
        return moved;
    return moved >= 1 ? fmax(moved, uplift) : uplift;
}

/* What a year's list value of `list` saves when each slice earns its own discount; the discount it reaches.
 */
static double
saved_by_slices(const struct offer *offer, double list)
{
    double saved = 0, from = 0, discount = offer->discount.headline;
    for (size_t i = 0; i < offer->tiers.n_steps; i++) {
        double to = money_value(offer->tiers.steps[i].threshold);
        saved += discount * (fmin(list, to) - fmin(list, from));
        from = to;
        discount = offer->tiers.steps[i].discount;
    }
    return saved + discount * (list - fmin(list, from));
}

static double
discount_reached(const struct offer *offer, double list)
{
    double discount = offer->discount.headline;
    for (size_t i = 0; i < offer->tiers.n_steps; i++)
        if (list > money_value(offer->tiers.steps[i].threshold))
            discount = offer->tiers.steps[i].discount;
    return discount;
}

static double
price_headline(const struct offer *offer, const struct month_sums *sums, double head, struct year *year)
{
    double before = year->list, after = before + sums->eligible;
    bool is_retroactive = offer->tiers.mode == TIERS_RETROACTIVE;
    double discount = is_retroactive ? discount_reached(offer, after)
                      : sums->eligible > 0
                          ? (saved_by_slices(offer, after) - saved_by_slices(offer, before)) / sums->eligible
                          : 0;
    if (is_retroactive)
        year->credit += (discount - year->discount) * year->head;
    double value = sums->committed + head * (1 - discount), credit = fmin(value, year->credit);
    year->credit -= credit;
    year->discount = discount;
    year->list = after;
    year->head += head;
    return value - credit;
}

static struct month_sums
sum_rows(const struct fixture *fixture, int m, double multiplier, struct year *year)
{
    const struct offer_result *result = &fixture->results.offers[0];
    const struct offer *offer = result->offer;
    struct month_sums sums = {0};
    double head = 0;
    if ((m - 1) % 12 == 0)
        *year = (struct year){.credit = year->credit, .discount = offer->discount.headline};
    for (size_t i = 0; i < result->n_rates; i++) {
        const struct rate_row *row = &result->rates[i];
        struct line line = fixture->results.histories[0].lines[row->line];
        double units = units_of(fixture, row, line, m, multiplier), moved = moved_by(fixture, line, m);
        double start_price = (line.model == SONNET ? 2 : 1) * (line.tier == TIER_BATCH ? 0.5 : 1);
        double list = units * start_price * moved;
        double base = units * start_price * committed_index(fixture, moved, m);
        sums.list += list;
        if (line.model == SONNET && offer->n_exclusions > 0) {
            sums.ineligible += list;
            continue;
        }
        sums.eligible += list;
        if (line.tier == TIER_BATCH && !offer->discount.batch_stacks)
            sums.committed += base;
        else if (line.model == HAIKU)
            sums.committed += units * FIXED_HAIKU * (line.tier == TIER_BATCH ? 0.5 : 1);
        else if (line.model == SONNET)
            sums.committed += base * (1 - SONNET_DISCOUNT);
        else
            head += base;
    }
    sums.committed = price_headline(offer, &sums, head, year);
    return sums;
}

static void
every_month_is_the_sum_of_its_rows(void **state)
{
    (void)state;
    for (int i = 0; i < TRIAL_CASES; i++) {
        struct fixture *fixture = fixture_new();
        trial_everything(fixture, i);
        fixture_run(fixture);
        for (int scenario = 0; scenario < N_SCENARIOS; scenario++) {
            const struct settlement *s = &fixture->results.offers[0].scenarios[scenario];
            struct year year = {0};
            for (size_t t = 0; t < s->n_months; t++) {
                const struct settle_month *month = &s->months[t];
                struct month_sums sums = sum_rows(fixture, (int)t + 1, month->multiplier, &year);
                want_money(month->list_value, sums.list);
                want_money(month->eligible_list, sums.eligible);
                want_money(month->ineligible_list, sums.ineligible);
                want_money(month->committed_value, sums.committed);
            }
        }
        fixture_free(fixture);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_month_is_the_sum_of_its_rows),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* An offer in few words made into terms, rate card, settlements and placements: measured and billed by the
 * year, nothing rolled over, one headline for all. */
#include "fixture_parts.h"

#include <math.h>
#include <string.h>

const struct fixture_offer fixture_trap = {
    .name = "Offer A", .annual = 1e6, .discount = 0.20, .overage = OVERAGE_LIST, .has_bands = true};
const struct fixture_offer fixture_cure = {
    .name = "Offer B", .annual = 650e3, .discount = 0.15, .overage = OVERAGE_COMMITTED};

static int32_t
day(int year, int month, int of_month)
{
    return day_of_date((struct date){year, month, of_month});
}

static struct money
money(double amount)
{
    return (struct money){llround(amount * 1e6)};
}

static int
period_months(const struct fixture_offer *from)
{
    return from->period_months > 0 ? from->period_months : 12;
}

static double
ramp_factor(const struct fixture_offer *from, int contract_year)
{
    return contract_year == 1 && from->first_year > 0 ? from->first_year : 1;
}

static void
make_offer(struct arena *arena, const struct fixture_offer *from, struct offer *offer)
{
    static const struct band bands[] = {
        {{250000000000}, 0.08}, {{1000000000000}, 0.20}, {{5000000000000}, 0.25}};
    *offer = (struct offer){.file = arena_printf(arena, "%s.ini", from->name),
                            .bytes = 321,
                            .name = from->name,
                            .vendor = "Anthropic",
                            .currency = "USD",
                            .quoted_on = day(2026, 11, 5),
                            .expires = from->never_expires ? DAY_NONE : day(2026, 11, 30),
                            .start = day(2027, 1, 1),
                            .term_months = from->term_months ? from->term_months : 12};
    memcpy(offer->sha256, fixture_sha, 65);
    offer->commit.annual = money(from->annual);
    offer->commit.measure = period_months(from) == 3 ? MEASURE_QUARTER : MEASURE_YEAR;
    offer->commit.billing = period_months(from) == 3 ? BILLING_QUARTERLY : BILLING_ANNUAL;
    offer->commit.prepay_discount = from->prepay_discount;
    offer->commit.ramp = ARENA_NEW(arena, double, 2);
    offer->commit.ramp[0] = ramp_factor(from, 1);
    offer->commit.ramp[1] = 1;
    offer->commit.n_ramp = from->first_year > 0 ? 2 : 1;
    offer->discount.has_headline = true;
    offer->discount.headline = from->discount;
    offer->discount.batch_stacks = true;
    offer->overage.rate = from->overage;
    offer->overage.share = from->overage_share;
    offer->unused.rollover_periods = 1;
    if (from->has_bands) {
        offer->n_bands = 3;
        offer->bands = ARENA_NEW(arena, struct band, 3);
        memcpy(offer->bands, bands, sizeof bands);
    }
    if (from->fees > 0) {
        offer->fees = ARENA_NEW(arena, struct fee, 1);
        offer->n_fees = 1;
        offer->fees[0] = (struct fee){.name = "platform",
                                      .kind = FEE_PLATFORM,
                                      .quantity = 1,
                                      .unit_price = money(from->fees / 12),
                                      .per = FEE_PER_MONTH};
    }
}

static double
overage_price(const struct fixture_offer *offer, double value)
{
    double list = value / (1 - offer->discount);
    if (offer->overage == OVERAGE_LIST)
        return list;
    if (offer->overage == OVERAGE_DISCOUNT)
        return list * (1 - offer->overage_share);
    return offer->overage == OVERAGE_PREMIUM ? value * (1 + offer->overage_share) : value;
}

/* Month i (from 0) of a term of n; the balance is carried by the caller. A term that ends within a period
 * ends it. */
static void
settle_month(const struct fixture_offer *from, double list, int i, int n, double *balance,
             struct settle_month *month)
{
    int span = period_months(from), start = i - i % span, end = start + span < n ? start + span : n;
    double value = list * (1 - from->discount);
    month->period = i / span + 1;
    month->contract_year = i / 12 + 1;
    month->is_period_start = i == start;
    month->is_period_end = i + 1 == end;
    month->list_value = month->eligible_list = list;
    month->committed_value = value;
    month->commit_share = from->annual / 12 * ramp_factor(from, month->contract_year);
    month->period_commit = month->commit_share * (end - start);
    if (month->is_period_start) {
        *balance = month->period_commit;
        month->commit_cash = month->period_commit * (1 - from->prepay_discount);
    }
    month->commit_open = *balance;
    month->drawn_commit = fmin(*balance, value);
    month->commit_close = *balance -= month->drawn_commit;
    month->overage_value = value - month->drawn_commit;
    month->overage_charge = overage_price(from, month->overage_value);
    if (month->is_period_end)
        month->unused = month->forfeited = *balance;
    month->fees = from->fees / 12;
    month->cash = month->commit_cash + month->overage_charge + month->fees;
    month->advance_factor = month->end_factor = 1;
    month->present_value = month->cash;
}

static void
add_month(struct settlement *s, const struct settle_month *month)
{
    struct settle_period *p = &s->periods[month->period - 1];
    if (month->is_period_start) {
        p->first_month = (int)(month - s->months) + 1;
        p->commit = month->period_commit;
        s->commit += month->period_commit;
    }
    p->n_months++;
    p->drawn += month->drawn_commit;
    p->unused += month->unused;
    p->forfeited += month->forfeited;
    p->overage_value += month->overage_value;
    p->overage_charge += month->overage_charge;
    p->utilization = p->commit > 0 ? p->drawn / p->commit : (double)NAN;
    s->list_value += month->list_value;
    s->eligible_list += month->eligible_list;
    s->committed_value += month->committed_value;
    s->commit_cash += month->commit_cash;
    s->overage_value += month->overage_value;
    s->overage_charge += month->overage_charge;
    s->fees += month->fees;
    s->total += month->cash;
    s->npv += month->present_value;
    s->drawn += month->drawn_commit;
    s->forfeited += month->forfeited;
}

static void
make_bridge(const struct fixture_offer *from, struct settlement *s)
{
    double prepay = s->commit * from->prepay_discount, list = s->list_value;
    double amounts[N_BRIDGE_STEPS] = {
        [BRIDGE_QUOTED] = from->discount * list, [BRIDGE_OVERAGE] = s->overage_value - s->overage_charge,
        [BRIDGE_FORFEITED] = -s->forfeited,      [BRIDGE_PREPAY] = prepay,
        [BRIDGE_REALIZED] = list - s->paid_api,  [BRIDGE_FEES_CREDITS] = -s->fees,
        [BRIDGE_ALL_IN] = list - s->total};
    for (int i = 0; i < N_BRIDGE_STEPS; i++)
        s->bridge[i] = (struct bridge_item){amounts[i], list > 0 ? amounts[i] / list : (double)NAN};
    s->quoted_discount = from->discount;
    s->contracted_discount = list > 0 ? 1 - s->committed_value / list : (double)NAN;
    s->realized_discount = s->bridge[BRIDGE_REALIZED].points;
    s->all_in_discount = s->bridge[BRIDGE_ALL_IN].points;
}

static void
make_settlement(struct arena *arena, const struct fixture_offer *from, const struct offer *offer,
                const struct forecast *forecast, const double *multipliers, double level,
                struct settlement *s)
{
    size_t n = (size_t)offer->term_months, span = (size_t)period_months(from);
    double balance = 0;
    *s = (struct settlement){.n_months = n, .n_periods = (n + span - 1) / span};
    s->months = ARENA_NEW(arena, struct settle_month, n);
    s->periods = ARENA_NEW(arena, struct settle_period, s->n_periods);
    for (size_t i = 0; i < n; i++) {
        size_t h = i + FIXTURE_OFFSET;
        struct settle_month *month = &s->months[i];
        month->from = day_add_months(offer->start, (int)i);
        month->h = (int)h;
        month->multiplier = multipliers[h] * level;
        settle_month(from, forecast->base_list_value * month->multiplier, (int)i, (int)n, &balance, month);
        add_month(s, month);
    }
    s->paid_api = s->commit_cash + s->overage_charge;
    s->cost = s->npv;
    make_bridge(from, s);
}

static void
make_rates(struct arena *arena, const struct results *results, struct offer_result *result)
{
    const struct settlement *base = &result->scenarios[SCENARIO_BASE];
    double n_standard = 0;
    for (size_t i = 0; i < base->n_months; i++)
        n_standard += base->months[i].multiplier;
    result->rates = ARENA_NEW(arena, struct rate_row, 5);
    for (size_t line = 0; line < results->histories->n_lines; line++)
        for (int m = 0; m < N_METERS; m++) {
            if (!(results->forecasts->base[line][m] > 0))
                continue;
            struct rate_row *row = &result->rates[result->n_rates++];
            double list = results->prices[line].price[m], q = result->quoted_discount;
            double count = results->forecasts->base[line][m];
            *row = (struct rate_row){.line = line,
                                     .price = line,
                                     .meter = (enum meter)m,
                                     .is_eligible = true,
                                     .basis = BASIS_HEADLINE,
                                     .discount = q,
                                     .list_price = list,
                                     .committed_price = list * (1 - q),
                                     .base_count = count,
                                     .count = count * n_standard,
                                     .is_dominant = line == 0};
            row->base_list = count * list / meter_price_units[m];
            row->base_committed = row->base_list * (1 - q);
            row->list_value = row->base_list * n_standard;
            bool used = row->count > 0;
            row->share = used ? row->list_value / base->list_value : (double)NAN;
            row->cost = used ? base->paid_api * row->share : 0;
            row->list_rate = used ? list : (double)NAN;
            row->quoted_rate = row->contracted_rate = used ? list * (1 - q) : (double)NAN;
            row->effective_rate = used ? row->cost / row->count * meter_price_units[m] : (double)NAN;
            row->realized_discount = used ? 1 - row->effective_rate / list : (double)NAN;
        }
}

static struct placement
place(const struct offer *offer, double annual)
{
    struct placement p = {annual, 0, 0, (double)NAN, (double)NAN};
    if (offer->n_bands == 0)
        return (struct placement){annual, (double)NAN, (double)NAN, (double)NAN, (double)NAN};
    for (size_t i = 0; i < offer->n_bands; i++) {
        double threshold = money_value(offer->bands[i].threshold);
        if (annual < threshold) {
            p.next_threshold = threshold;
            p.gap = threshold - annual;
            break;
        }
        p.band = threshold;
        p.discount = offer->bands[i].discount;
    }
    return p;
}

static double
first_year(const struct settlement *s)
{
    double sum = 0;
    size_t n = s->n_months < 12 ? s->n_months : 12;
    for (size_t i = 0; i < n; i++)
        sum += s->months[i].committed_value;
    return sum * 12 / (double)n;
}

void
fixture_make_offer(struct arena *arena, const struct results *results, const struct fixture_offer *from,
                   double level, struct offer_result *result)
{
    const struct forecast *forecast = results->forecasts;
    const double *multipliers[N_SCENARIOS] = {forecast->low, forecast->mean, forecast->high};
    struct offer *offer = ARENA_NEW(arena, struct offer, 1);
    make_offer(arena, from, offer);
    fixture_offer_terms(arena, offer);
    *result = (struct offer_result){.offer = offer,
                                    .offset_months = FIXTURE_OFFSET,
                                    .quoted_discount = from->discount,
                                    .annual_commit = from->annual,
                                    .base_list = forecast->base_list_value,
                                    .base_eligible = forecast->base_list_value,
                                    .base_committed = forecast->base_list_value * (1 - from->discount)};
    for (int i = 0; i < N_SCENARIOS; i++) {
        make_settlement(arena, from, offer, forecast, multipliers[i], level, &result->scenarios[i]);
        result->placements[PLACEMENT_LOW + i] = place(offer, first_year(&result->scenarios[i]));
    }
    make_rates(arena, results, result);
    result->placements[PLACEMENT_COMMIT] = place(offer, from->annual);
    result->placements[PLACEMENT_RAW] = place(offer, 12 * result->base_list);
    result->placements[PLACEMENT_OPTIMIZED] = place(offer, 12 * result->base_committed);
    result->optimized_committed = result->base_committed;
    fixture_make_value(arena, result);
}

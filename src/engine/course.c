#include "course.h"

#include "terms.h"

#include "base/least.h"

#include <assert.h>
#include <math.h>

static struct segment *
new_segment(struct course *course, int first)
{
    assert(course->n_segments < MAX_SEGMENTS);
    struct segment *segment = &course->segments[course->n_segments++];
    segment->first = first;
    segment->next_year = segment->after_factor = 0;
    return segment;
}

/* What the base scenario draws in the months of a contract, in the unit of its commitment (1.12): list value
 * under drawdown = list, else committed value, which with automatic tiers takes a settlement to know. */
static double
base_use(const struct valuation *v, const struct segment *segment)
{
    if (segment->deal.draws_list) {
        double eligible = 0;
        for (int m = 0; m < segment->deal.n_months; m++)
            eligible += v->scenarios[SCENARIO_BASE][segment->first + m] * segment->card[m].eligible[SCALED] +
                        segment->card[m].eligible[CERTAIN];
        return eligible;
    }
    ALIGNED struct lanes balances[DEAL_MONTHS];
    ALIGNED struct lanes_state state;
    struct tariff tariff;
    lanes_tariff(&segment->deal, segment->card, &tariff);
    lanes_settle(&tariff, v->lanes[SCENARIO_BASE] + (size_t)segment->first * LANES, LANES, balances, &state);
    return state.flows.committed.of[0];
}

/* The months after the term at the last month's index and the offer's discount. */
static double
next_year_value(const struct valuation *v, const struct offer *offer, double quoted,
                const struct card_sums *sums, int first, int after)
{
    struct card_month card[MONTHS_AFTER];
    double value = 0;
    struct offer kept = *offer;
    kept.price.renewal = RENEWAL_KEEP;
    card_build(v, &kept, quoted, sums, (struct card_span){first, MONTHS_AFTER, after}, card);
    for (int k = 0; k < MONTHS_AFTER; k++)
        value += v->scenarios[SCENARIO_BASE][first + after + k] * card[k].committed[SCALED] +
                 card[k].committed[CERTAIN];
    return value;
}

static void
scale_card(struct card_month *card, int n, double share)
{
    for (int k = 0; k < n; k++)
        for (int part = 0; part < 2; part++) {
            card[k].list[part] *= share;
            card[k].eligible[part] *= share;
            card[k].ineligible[part] *= share;
            card[k].committed[part] *= share;
            card[k].head[part] *= share;
        }
}

/* One contract of n months from `first` on, with the offer's commitment of its months from `from` on.
 * is_renewal: a new deal after the first, which commits to no more than the base scenario draws (1.12). */
struct contract_span {
    int first, n, from;
    bool is_renewal, carries_out;
    double share; /* of the demand */
};

static void
add_contract(const struct valuation *v, const struct offer *offer, struct contract_span span,
             struct course *course)
{
    struct segment *segment = new_segment(course, span.first);
    double shares[DEAL_MONTHS], quoted = terms_quoted_discount(offer), due = 0;
    for (int m = 0; m < span.n; m++) {
        shares[m] = terms_commit_share(offer, span.from + m + 1);
        due += shares[m];
    }
    struct deal_span of = {.n_months = span.n,
                           .shares = shares,
                           .advance = v->advance_factor + span.first,
                           .end = v->end_factor + span.first,
                           .quoted = quoted,
                           .service_credit = deal_service_credit(offer, v->plan),
                           .is_renewal = span.is_renewal};
    card_build(v, offer, quoted, course->sums, (struct card_span){span.first, span.n, 0}, segment->card);
    scale_card(segment->card, span.n, span.share);
    deal_make(offer, &of, &segment->deal);
    if (span.is_renewal && due > 0) {
        double factor = fmin(1, base_use(v, segment) / due);
        for (int m = 0; m < span.n; m++)
            shares[m] *= factor;
        deal_make(offer, &of, &segment->deal);
    }
    segment->deal.carries_out = span.carries_out && offer->unused.carry_to_renewal;
    if (segment->deal.carries_out) {
        segment->next_year = span.share * next_year_value(v, offer, quoted, course->sums, span.first, span.n);
        segment->after_factor = v->end_factor[span.first + span.n - 1];
    }
    for (int m = 0; m < span.n; m++) {
        course->fees += segment->deal.fees[m];
        course->fees_present += segment->deal.fees[m] * v->advance_factor[span.first + m];
    }
}

/* n months from `first` on, at current list or a ratio of it. */
static void
add_list(const struct valuation *v, int first, int n, double share, double ratio, struct course *course)
{
    struct segment *segment = new_segment(course, first);
    card_build_list(v, course->sums, first, n, share, ratio, segment->card);
    deal_open_ended(n, v->advance_factor + first, v->end_factor + first, &segment->deal);
}

/* n months after a term of `after` months from `first` on, by the offer's renewal (1.14). */
static void
add_after(const struct valuation *v, const struct offer *offer, int first, int after, int n, double share,
          struct course *course)
{
    if (offer->price.renewal == RENEWAL_LIST) {
        add_list(v, first + after, n, share, 1, course);
        return;
    }
    struct segment *segment = new_segment(course, first + after);
    card_build(v, offer, terms_quoted_discount(offer), course->sums, (struct card_span){first, n, after},
               segment->card);
    scale_card(segment->card, n, share);
    deal_open_ended(n, v->advance_factor + first + after, v->end_factor + first + after, &segment->deal);
}

static void
begin(const struct valuation *v, const struct offer *offer, struct course *course)
{
    course->n_segments = 0;
    course->fees = course->fees_present = 0;
    card_sum(v, offer, terms_quoted_discount(offer), course->sums);
}

static void
finish(struct course *course)
{
    for (size_t i = 0; i < course->n_segments; i++)
        lanes_tariff(&course->segments[i].deal, course->segments[i].card, &course->segments[i].tariff);
}

void
course_of_draft(const struct valuation *v, const struct draft *draft, struct course *ret)
{
    const struct offer *offer = &draft->offer;
    int n = offer->term_months, length = draft->renews_yearly ? 12 : n, last = 0;
    begin(v, offer, ret);
    for (int first = 0; first < n; first += length) {
        const struct contract_span span = {
            .first = first,
            .n = least(length, n - first),
            .from = first,
            .is_renewal = first > 0,
            .carries_out = first + length >= n,
            .share = 1,
        };
        add_contract(v, offer, span, ret);
        last = first;
    }
    if (draft->with_after)
        add_after(v, offer, last, n - last, MONTHS_AFTER, 1, ret);
    finish(ret);
}

/* The offer from month `first` on, cut off at the horizon or followed by its renewal; its recurring fees go
 * on, those of a year from the renewal, since the term has paid for its own months. */
static void
add_offer(const struct valuation *v, const struct course_plan *plan, int first, double share,
          struct course *course)
{
    const struct offer *offer = plan->offer;
    int n = least(offer->term_months, plan->horizon - first), after = plan->horizon - first - n;
    const struct contract_span span = {.first = first, .n = n, .carries_out = true, .share = share};
    add_contract(v, offer, span, course);
    if (after == 0)
        return;
    add_after(v, offer, first, n, after, share, course);
    for (int m = 0; m < after; m++)
        for (size_t i = 0; i < offer->n_fees; i++) {
            double fee = offer->fees[i].per == FEE_ONCE ? 0 : deal_fee(&offer->fees[i], m + 1, after);
            course->fees += fee;
            course->fees_present += fee * v->advance_factor[first + n + m];
        }
}

void
course_of_plan(const struct valuation *v, const struct course_plan *plan, struct course *ret)
{
    bool is_split = plan->kind == COURSE_SPLIT;
    double elsewhere = is_split ? plan->share_elsewhere : 0;
    int delay = plan->kind == COURSE_DELAY ? least(plan->delay_months, plan->horizon) : 0;
    begin(v, plan->offer ? plan->offer : v->offer, ret);
    if (is_split) {
        add_list(v, 0, plan->horizon, elsewhere, plan->price_ratio, ret);
        ret->fees += plan->switching_cost;
        ret->fees_present += plan->switching_cost;
    }
    if (delay)
        add_list(v, 0, delay, 1, 1, ret);
    if (!plan->offer || plan->kind == COURSE_ON_DEMAND)
        add_list(v, 0, plan->horizon, 1 - elsewhere, 1, ret);
    else if (delay < plan->horizon)
        add_offer(v, plan, delay, 1 - elsewhere, ret);
    for (int m = 0; plan->added_fees && m < plan->horizon; m++) {
        ret->fees += plan->added_fees[m];
        ret->fees_present += plan->added_fees[m] * v->advance_factor[m];
    }
    finish(ret);
}

#include "counter.h"

#include "levels.h"
#include "terms.h"

#include <math.h>
#include <string.h>

#define N_STEPS    20
#define TIE        1e-9
#define PER_SHARE  10000.0 /* a share is stated to 0.01% */
#define PER_AMOUNT 1.0     /* a commit in whole units */

/* What the search works with. */
struct search {
    const struct lever_case *at;
    struct scratch *scratch;
    struct draft *draft;
    double target, offered; /* realized discounts */
};

/* A term of the offer and how far it may go: up from `from` to a bound above it, or down. */
struct change {
    enum counter_term term;
    double from, start, bound; /* the values that may be stated begin after `start` */
    double per_unit;           /* steps of 1/per_unit are stated */
    void (*set)(const struct search *search, double to);
};

static double
realized(const struct search *search, const struct draft *draft)
{
    struct value value;
    value_paths(search->at->valuation, search->scratch, draft, &value, NULL);
    return value.list > 0 ? 1 - value.paid / value.list : NO_VALUE;
}

static bool
is_reached(const struct search *search, double discount)
{
    return discount >= search->target - TIE;
}

/* ---- the terms ---- */

static void
set_headline(const struct search *search, double to)
{
    draft_set_quoted(search->draft, to);
}

static void
set_commit(const struct search *search, double to)
{
    const struct valuation *valuation = search->at->valuation;
    levels_set(search->draft, valuation->offer, valuation->plan, to);
}

static void
set_overage(const struct search *search, double to)
{
    search->draft->offer.overage.rate = OVERAGE_DISCOUNT;
    search->draft->offer.overage.share = to;
}

static void
set_rollover(const struct search *search, double to)
{
    search->draft->offer.unused.rollover_cap = to;
}

static void
set_true_down(const struct search *search, double to)
{
    search->draft->offer.unused.true_down_cap = to;
}

/* A single factor holds for every year: the later ones keep it, where there are any. */
static void
set_ramp(const struct search *search, double to)
{
    struct offer *offer = &search->draft->offer;
    if (offer->commit.n_ramp == 1 && offer->term_months > 12) {
        offer->commit.ramp[1] = offer->commit.ramp[0];
        offer->commit.n_ramp = 2;
    }
    offer->commit.ramp[0] = to;
}

/* The discount off list that overage has now: a premium on the quoted rate may leave some, or less than
 * none. */
static double
overage_discount(const struct offer *offer, double quoted)
{
    if (offer->overage.rate == OVERAGE_PREMIUM)
        return 1 - (1 - quoted) * (1 + offer->overage.share);
    return offer->overage.rate == OVERAGE_DISCOUNT ? offer->overage.share : 0;
}

/* ---- what may be stated ---- */

/* The n-th value that may be stated on the way to the bound, from 1. */
static double
stated(const struct change *change, double n)
{
    double start = change->start * change->per_unit;
    if (change->bound > change->start)
        return fmin(change->bound, (floor(start + TIE) + n) / change->per_unit);
    return fmax(change->bound, (ceil(start - TIE) - n) / change->per_unit);
}

/* How many there are; the last is the bound. */
static double
count_stated(const struct change *change)
{
    double start = change->start * change->per_unit, bound = change->bound * change->per_unit;
    if (change->bound > change->start)
        return ceil(bound - TIE) - floor(start + TIE);
    return ceil(start - TIE) - floor(bound + TIE);
}

#define MOST_CHANGES 7 /* the commit goes down or up */

/* Every change there is room for, in the order of the results. */
static size_t
list_changes(const struct search *search, struct change *changes)
{
    const struct offer_result *result = search->at->result;
    const struct offer *offer = search->at->valuation->offer;
    double quoted = result->quoted_discount, commit = result->annual_commit;
    double overage = overage_discount(offer, quoted), most = result->sweep[result->n_sweep - 1].commit;
    double rollover = offer->unused.rollover_cap, true_down = offer->unused.true_down_cap;
    double ramp = offer->commit.ramp[0];
    bool has_rate = offer->overage.rate != OVERAGE_COMMITTED, is_ramped = offer->commit.n_schedule == 0;
    const struct {
        bool is_open;
        struct change change;
    } rows[MOST_CHANGES] = {
        {quoted < 1, {COUNTER_HEADLINE, quoted, quoted, 1, PER_SHARE, set_headline}},
        {commit > 0, {COUNTER_COMMIT, commit, commit, 0, PER_AMOUNT, set_commit}},
        {commit < most, {COUNTER_COMMIT, commit, commit, most, PER_AMOUNT, set_commit}},
        {has_rate && overage < quoted,
         {COUNTER_OVERAGE, overage, fmax(-1 / PER_SHARE, overage), quoted, PER_SHARE, set_overage}},
        {commit > 0 && rollover < 1, {COUNTER_ROLLOVER, rollover, rollover, 1, PER_SHARE, set_rollover}},
        {commit > 0 && true_down < 1, {COUNTER_TRUE_DOWN, true_down, true_down, 1, PER_SHARE, set_true_down}},
        {commit > 0 && is_ramped && ramp > 0, {COUNTER_RAMP, ramp, ramp, 0, PER_SHARE, set_ramp}},
    };
    size_t n = 0;
    for (size_t i = 0; i < MOST_CHANGES; i++)
        if (rows[i].is_open && count_stated(&rows[i].change) >= 1)
            changes[n++] = rows[i].change;
    return n;
}

/* ---- the least change ---- */

static double
realized_at(const struct search *search, const struct change *change, double n)
{
    if (n < 1)
        return search->offered;
    draft_reset(search->draft, search->at->valuation->offer);
    change->set(search, stated(change, n));
    return realized(search, search->draft);
}

/* Of 20 steps the first that reaches the target, then by halves the least value that may be stated between
 * it and the step before. Every value tried is one that may be stated. */
static struct counter_single
least_change(const struct search *search, const struct change *change)
{
    double last = count_stated(change), falls_short = 0, reaches = 0;
    double discount = search->offered;
    for (int step = 1; step <= N_STEPS && !is_reached(search, discount); step++) {
        falls_short = reaches;
        reaches = ceil(last * step / N_STEPS);
        if (reaches > falls_short)
            discount = realized_at(search, change, reaches);
    }
    bool found = is_reached(search, discount);
    while (found && reaches - falls_short > 1) {
        double middle = floor((falls_short + reaches) / 2), there = realized_at(search, change, middle);
        if (is_reached(search, there)) {
            reaches = middle;
            discount = there;
        } else {
            falls_short = middle;
        }
    }
    return (struct counter_single){.term = change->term,
                                   .from = change->from,
                                   .to = reaches < 1 ? change->from : stated(change, reaches),
                                   .reaches = found,
                                   .realized = discount};
}

/* A second change of the same term stands where the first does not reach the target and it does, or comes
 * nearer. */
static void
add_single(struct counter_offer *counter, struct counter_single single)
{
    struct counter_single *before = counter->n_singles > 0 ? &counter->singles[counter->n_singles - 1] : NULL;
    if (before == NULL || before->term != single.term)
        counter->singles[counter->n_singles++] = single;
    else if (!before->reaches && single.realized > before->realized)
        *before = single;
}

/* ---- the package ---- */

/* Pulls the goal's levers and lists those that change nothing: a benchmark may ask for more at another size
 * of the commitment only. */
static void
pull_goal(const struct search *search, const struct plan *plan, struct draft *package,
          struct counter_offer *counter)
{
    bool changes[N_LEVERS];
    lever_pull_each(plan->goal.levers, plan->goal.n_levers, search->at, package, changes);
    for (size_t i = 0; i < plan->goal.n_levers; i++)
        if (!changes[plan->goal.levers[i]])
            counter->idle[counter->n_idle++] = plan->goal.levers[i];
}

/* Of a new deal every year (1.12) the first one is what is written: the offer's first 12 months. */
static void
keep_first_year(struct draft *package)
{
    struct offer *offer = &package->offer;
    int period = offer_period_months(offer), n = offer->term_months < 12 ? offer->term_months : 12;
    double due = 0;
    for (int m = 1; m <= n; m++)
        due += terms_commit_share(offer, m);
    draft_set_quoted(package, terms_quoted_discount(offer)); /* which a shorter schedule might change */
    offer->term_months = n;
    if (offer->commit.n_schedule > 0 && period > n)
        offer->commit.schedule[0] = (struct money){llround(due * 1e6)};
    if (offer->commit.n_schedule > 0)
        offer->commit.n_schedule = (size_t)offer_n_periods(offer);
    offer->commit.n_ramp = 1;
    package->renews_yearly = false;
}

static void
build_package(const struct search *search, struct arena *arena, struct counter_offer *counter)
{
    const struct valuation *valuation = search->at->valuation;
    const struct plan *plan = valuation->plan;
    counter->package_realized = NO_VALUE;
    struct draft *package = ARENA_NEW(arena, struct draft, 1);
    draft_alloc(valuation->offer, valuation->book, arena, package);
    draft_reset(package, valuation->offer);
    pull_goal(search, plan, package, counter);
    if (counter->n_idle == plan->goal.n_levers)
        return;
    counter->package_realized = realized(search, package);
    counter->package_reaches = is_reached(search, counter->package_realized);
    if (package->renews_yearly)
        keep_first_year(package);
    package->offer.name = arena_printf(arena, "%s, counter-offer", valuation->offer->name);
    counter->offer = &package->offer;
}

void
counter_build(const struct lever_case *at, double target, struct scratch *scratch, struct draft *draft,
              struct arena *arena, struct offer_result *ret)
{
    struct search search = {.at = at, .scratch = scratch, .draft = draft, .target = target};
    struct change changes[MOST_CHANGES];
    struct counter_offer counter = {.is_asked_for = true, .target = target};
    draft_reset(draft, at->valuation->offer);
    counter.offered = search.offered = realized(&search, draft);
    size_t n = list_changes(&search, changes);
    for (size_t i = 0; i < n; i++)
        add_single(&counter, least_change(&search, &changes[i]));
    build_package(&search, arena, &counter);
    ret->counter = counter;
}

#include "lever_table.h"

#include "levels.h"
#include "lever_rate.h"
#include "lever_size.h"

/* ---- changes that are a switch or a share ---- */

static bool
switch_to(bool *term, bool to)
{
    bool changes = *term != to;
    *term = to;
    return changes;
}

static bool
raise_to(double *share, double to)
{
    bool changes = *share < to;
    if (changes)
        *share = to;
    return changes;
}

static bool
commit_overage(struct offer *offer)
{
    if (offer->overage.rate == OVERAGE_COMMITTED)
        return false;
    offer->overage.rate = OVERAGE_COMMITTED;
    offer->overage.share = 0;
    return true;
}

static bool
roll_all_over(struct offer *offer)
{
    return raise_to(&offer->unused.rollover_cap, 1);
}

static bool
roll_a_fifth_over(struct offer *offer)
{
    return raise_to(&offer->unused.rollover_cap, 0.20);
}

static bool
true_a_fifth_down(struct offer *offer)
{
    return raise_to(&offer->unused.true_down_cap, 0.20);
}

static bool
lock_price(struct offer *offer)
{
    return switch_to(&offer->price.lock, true);
}

static bool
follow_decreases(struct offer *offer)
{
    return switch_to(&offer->price.decrease_clause, true);
}

static bool
follow_list(struct offer *offer)
{
    if (offer->price.basis == LIST_OF_THE_DAY)
        return false;
    offer->price.basis = LIST_OF_THE_DAY;
    return true;
}

/* An offer that keeps its rate card, or that rises by less, is better as it is. */
static bool
cap_renewal(struct offer *offer)
{
    const double cap = 0.05;
    if (offer->price.renewal == RENEWAL_KEEP ||
        (offer->price.renewal == RENEWAL_UPLIFT && offer->price.has_renewal_cap &&
         offer->price.renewal_cap <= cap))
        return false;
    offer->price.renewal = RENEWAL_UPLIFT;
    offer->price.has_renewal_cap = true;
    offer->price.renewal_cap = cap;
    return true;
}

static bool
drop_true_forward(struct offer *offer)
{
    bool changes = offer->true_forward.share > 0;
    offer->true_forward.share = 0;
    return changes;
}

static bool
drop_ratchet(struct offer *offer)
{
    return switch_to(&offer->true_forward.ratchet, false);
}

static bool
count_excluded(struct offer *offer)
{
    bool changes = offer->n_exclusions > 0;
    offer->n_exclusions = 0;
    return changes;
}

static bool
stack_batch(struct offer *offer)
{
    return switch_to(&offer->discount.batch_stacks, true);
}

static bool
draw_list(struct offer *offer)
{
    if (offer->commit.drawdown == DRAWDOWN_LIST)
        return false;
    offer->commit.drawdown = DRAWDOWN_LIST;
    return true;
}

/* ---- changes of more than one number ---- */

/* Outside the bundle there are no prices by quantity: the standalone price holds for any. */
static bool
unbundle(struct offer *offer)
{
    bool changes = false;
    for (size_t i = 0; i < offer->n_fees; i++) {
        struct fee *fee = &offer->fees[i];
        if (!fee->has_standalone ||
            (fee->n_tiers == 0 && fee->unit_price.micro == fee->standalone_unit_price.micro))
            continue;
        fee->unit_price = fee->standalone_unit_price;
        fee->n_tiers = 0;
        changes = true;
    }
    return changes;
}

static bool
renew_yearly(const struct lever_case *at, struct draft *draft)
{
    (void)at;
    if (draft->offer.term_months <= 12)
        return false;
    return switch_to(&draft->renews_yearly, true);
}

/* ---- notes ---- */

static const char *
note_renewal(const struct lever_case *at)
{
    (void)at;
    return "Its worth is over the 12 months after the term and not part of the package.";
}

static const char *
note_floor(const struct lever_case *at)
{
    if (levels_source(at->valuation->offer, at->valuation->plan) != LEVEL_QUOTED)
        return NULL;
    return "The discount stays as quoted: without a table of bands or a benchmark nothing says what it is at "
           "another commitment.";
}

/* ---- the table ---- */

#define EASY   .layer = LAYER_EASY
#define EFFORT .layer = LAYER_EFFORT
#define RARELY .layer = LAYER_RARELY

const struct lever_row lever_table[N_LEVERS] = {
    [LEVER_OVERAGE_COMMITTED] = {.terms = commit_overage, EASY, .step = STEP_UNUSED},
    [LEVER_POINT] = {.terms = lever_rate_point, EASY, .step = STEP_RATE, .headline = 1},
    [LEVER_DOMINANT_BENCHMARK] = {.change = lever_rate_dominant, EASY, .step = STEP_RATE, .headline = 2},
    [LEVER_ROLLOVER_FULL] = {.terms = roll_all_over, EFFORT, .step = STEP_UNUSED, .set = SET_ROLLOVER},
    [LEVER_ROLLOVER_20] = {.terms = roll_a_fifth_over, EFFORT, .step = STEP_UNUSED, .set = SET_ROLLOVER},
    [LEVER_TRUE_DOWN_20] = {.terms = true_a_fifth_down, EFFORT, .step = STEP_UNUSED},
    [LEVER_PRICE_LOCK] = {.terms = lock_price, EFFORT, .step = STEP_PRICE},
    [LEVER_DECREASE_CLAUSE] = {.terms = follow_decreases, EFFORT, .step = STEP_PRICE},
    [LEVER_RENEWAL_CAP] =
        {.terms = cap_renewal, EASY, .step = STEP_PRICE, .is_after_term = true, .note = note_renewal},
    [LEVER_RESIZE_FLOOR] = {.change = lever_size_to_floor,
                            EFFORT,
                            .step = STEP_SIZE,
                            .set = SET_RESIZE,
                            .headline = 4,
                            .note = note_floor},
    [LEVER_RESIZE_OPTIMUM] =
        {.change = lever_size_to_optimum, EFFORT, .step = STEP_SIZE, .set = SET_RESIZE, .headline = 3},
    [LEVER_RAMP] = {.terms = lever_size_ramp, EFFORT, .step = STEP_SIZE, .set = SET_TERM, .headline = 5},
    [LEVER_NO_TRUE_FORWARD] = {.terms = drop_true_forward, EFFORT, .step = STEP_FINE_PRINT},
    [LEVER_NO_RATCHET] = {.terms = drop_ratchet, EFFORT, .step = STEP_FINE_PRINT},
    [LEVER_COUNT_EXCLUDED] = {.terms = count_excluded, EFFORT, .step = STEP_FINE_PRINT},
    [LEVER_UNBUNDLE] = {.terms = unbundle, EFFORT, .step = STEP_FINE_PRINT},
    [LEVER_BATCH_STACKS] = {.terms = stack_batch, EASY, .step = STEP_FINE_PRINT},
    [LEVER_SHORTER_TERM] = {.change = renew_yearly, RARELY, .step = STEP_TERM, .set = SET_TERM},
    [LEVER_ANNUAL_MEASURE] = {.terms = lever_size_measure, EFFORT, .step = STEP_TERM},
    [LEVER_BASIS_CURRENT] = {.terms = follow_list, EFFORT, .step = STEP_PRICE},
    [LEVER_DRAWDOWN_LIST] = {.terms = draw_list, RARELY, .step = STEP_FINE_PRINT},
};

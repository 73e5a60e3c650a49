#include "unstated.h"

#include <math.h>
#include <stdlib.h>

/* A changed copy of the offer. Only plain members change, and what a reading excludes is its own array, so
 * that a copy of the struct is enough. */
struct reading {
    struct draft draft;
    struct exclusion batch; /* the batch tier, for the second reading of exclusions */
};

static void
read_drawdown(struct reading *reading, bool is_first)
{
    reading->draft.offer.commit.drawdown = is_first ? DRAWDOWN_LIST : DRAWDOWN_NET;
}

static void
read_shortfall(struct reading *reading, bool is_first)
{
    reading->draft.offer.commit.shortfall = is_first ? SHORTFALL_DISCOUNTED : SHORTFALL_FACE;
}

static void
read_overage(struct reading *reading, bool is_first)
{
    reading->draft.offer.overage.rate = is_first ? OVERAGE_COMMITTED : OVERAGE_LIST;
}

static void
read_rollover(struct reading *reading, bool is_first)
{
    reading->draft.offer.unused.rollover_cap = is_first ? 1 : 0;
}

static void
read_true_down(struct reading *reading, bool is_first)
{
    reading->draft.offer.unused.true_down_cap = is_first ? 0.2 : 0;
}

static void
read_basis(struct reading *reading, bool is_first)
{
    reading->draft.offer.price.basis = is_first ? LIST_OF_THE_DAY : LIST_AT_SIGNING;
}

static void
read_lock(struct reading *reading, bool is_first)
{
    reading->draft.offer.price.lock = is_first;
}

static void
read_decrease(struct reading *reading, bool is_first)
{
    reading->draft.offer.price.decrease_clause = is_first;
}

static void
read_true_forward(struct reading *reading, bool is_first)
{
    reading->draft.offer.true_forward.share = is_first ? 0 : 1;
}

static void
read_exclusions(struct reading *reading, bool is_first)
{
    reading->batch = (struct exclusion){.model = -1, .meter = -1, .tier = TIER_BATCH};
    reading->draft.offer.exclusions = &reading->batch;
    reading->draft.offer.n_exclusions = is_first ? 0 : 1;
}

static void
read_batch_stacks(struct reading *reading, bool is_first)
{
    reading->draft.offer.discount.batch_stacks = is_first;
}

static void
read_renewal(struct reading *reading, bool is_first)
{
    reading->draft.offer.price.renewal = is_first ? RENEWAL_KEEP : RENEWAL_LIST;
    reading->draft.with_after = true;
}

static void
read_billing(struct reading *reading, bool is_first)
{
    reading->draft.offer.commit.billing = is_first ? BILLING_ARREARS : BILLING_UPFRONT;
}

/* The two readings of each term, in the order of 1.17. */
static const struct {
    const char *section, *key;
    void (*read)(struct reading *reading, bool is_first);
    bool in_bounds; /* renewal spans more months than the term, billing moves time alone */
} terms[N_UNSTATED] = {
    [UNSTATED_DRAWDOWN] = {"commit", "drawdown", read_drawdown, true},
    [UNSTATED_SHORTFALL] = {"commit", "shortfall", read_shortfall, true},
    [UNSTATED_OVERAGE] = {"overage", "rate", read_overage, true},
    [UNSTATED_ROLLOVER] = {"unused", "rollover_cap", read_rollover, true},
    [UNSTATED_TRUE_DOWN] = {"unused", "true_down_cap", read_true_down, true},
    [UNSTATED_BASIS] = {"price", "basis", read_basis, true},
    [UNSTATED_LOCK] = {"price", "lock", read_lock, true},
    [UNSTATED_DECREASE] = {"price", "decrease_clause", read_decrease, true},
    [UNSTATED_TRUE_FORWARD] = {"true_forward", "share", read_true_forward, true},
    [UNSTATED_EXCLUSIONS] = {"burndown", "exclude", read_exclusions, true},
    [UNSTATED_BATCH_STACKS] = {"discount", "batch_stacks", read_batch_stacks, true},
    [UNSTATED_RENEWAL] = {"price", "renewal", read_renewal, false},
    [UNSTATED_BILLING] = {"commit", "billing", read_billing, false},
};

/* What stays the same while readings are valued. */
struct inquiry {
    const struct valuation *valuation;
    struct scratch *scratch;
    const struct draft *draft; /* the offer as it is */
};

static double
cost_of(const struct inquiry *inquiry, const struct reading *reading)
{
    return value_cost(inquiry->valuation, inquiry->scratch, &reading->draft);
}

static double
cost_of_one(const struct inquiry *inquiry, enum unstated_term term, bool is_first)
{
    struct reading reading = {.draft = *inquiry->draft};
    terms[term].read(&reading, is_first);
    return cost_of(inquiry, &reading);
}

/* All the cheaper readings together, or all the dearer ones. */
static double
cost_of_all(const struct inquiry *inquiry, const struct unstated *rows, size_t n, bool cheaper)
{
    struct reading reading = {.draft = *inquiry->draft};
    for (size_t i = 0; i < n; i++)
        if (terms[rows[i].term].in_bounds)
            terms[rows[i].term].read(&reading, rows[i].first_is_best == cheaper);
    return cost_of(inquiry, &reading);
}

/* How a shortfall is priced is a question only where list value is said to draw (1.17). */
static bool
is_open(const struct offer *offer, enum unstated_term term)
{
    if (term == UNSTATED_SHORTFALL &&
        !(offer_states(offer, "commit", "drawdown") && offer->commit.drawdown == DRAWDOWN_LIST))
        return false;
    return !offer_states(offer, terms[term].section, terms[term].key);
}

/* By spread descending, then as 1.17 lists them. */
static int
compare_rows(const void *left, const void *right)
{
    const struct unstated *a = left, *b = right;
    if (a->spread != b->spread)
        return a->spread > b->spread ? -1 : 1;
    return (a->term > b->term) - (a->term < b->term);
}

static void
find_bounds(const struct inquiry *inquiry, struct offer_result *ret)
{
    struct reading offered = {.draft = *inquiry->draft};
    double best = HUGE_VAL, worst = -HUGE_VAL;
    for (size_t i = 0; i < ret->n_unstated; i++) {
        if (!terms[ret->unstated[i].term].in_bounds)
            continue;
        best = fmin(best, ret->unstated[i].best);
        worst = fmax(worst, ret->unstated[i].worst);
    }
    if (best > worst) {
        ret->unstated_best = ret->unstated_worst = cost_of(inquiry, &offered);
        return;
    }
    double together[] = {cost_of_all(inquiry, ret->unstated, ret->n_unstated, true),
                         cost_of_all(inquiry, ret->unstated, ret->n_unstated, false)};
    ret->unstated_best = fmin(best, fmin(together[0], together[1]));
    ret->unstated_worst = fmax(worst, fmax(together[0], together[1]));
}

void
unstated_build(const struct valuation *valuation, struct scratch *scratch, struct draft *draft,
               struct arena *arena, struct offer_result *ret)
{
    const struct inquiry inquiry = {valuation, scratch, draft};
    draft_reset(draft, ret->offer);
    ret->unstated = ARENA_NEW(arena, struct unstated, N_UNSTATED);
    ret->n_unstated = 0;
    for (int i = 0; i < N_UNSTATED; i++) {
        enum unstated_term term = (enum unstated_term)i;
        if (!is_open(ret->offer, term))
            continue;
        double first = cost_of_one(&inquiry, term, true), second = cost_of_one(&inquiry, term, false);
        double spread = fabs(first - second);
        if (spread >= HALF_CENT)
            ret->unstated[ret->n_unstated++] =
                (struct unstated){term, first < second, fmin(first, second), fmax(first, second), spread};
    }
    qsort(ret->unstated, ret->n_unstated, sizeof *ret->unstated, compare_rows);
    find_bounds(&inquiry, ret);
}

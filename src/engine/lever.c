#include "lever_package.h"
#include "lever_rank.h"
#include "lever_table.h"

#include <math.h>

bool
lever_pull(enum lever lever, const struct lever_case *at, struct draft *draft)
{
    const struct lever_row *row = &lever_table[lever];
    return row->terms ? row->terms(&draft->offer) : row->change(at, draft);
}

void
lever_pull_each(const enum lever *levers, size_t n, const struct lever_case *at, struct draft *draft,
                bool ret_changes[N_LEVERS])
{
    bool is_asked_for[N_LEVERS] = {false};
    for (size_t i = 0; i < n; i++)
        is_asked_for[levers[i]] = true;
    for (int i = 0; i < N_LEVERS; i++)
        ret_changes[i] = false;
    for (int step = 0; step < N_LEVER_STEPS; step++)
        for (int lever = 0; lever < N_LEVERS; lever++)
            if (is_asked_for[lever] && (int)lever_table[lever].step == step)
                ret_changes[lever] = lever_pull((enum lever)lever, at, draft);
}

bool
lever_pull_all(const enum lever *levers, size_t n, const struct lever_case *at, struct draft *draft)
{
    bool changes[N_LEVERS], any = false;
    lever_pull_each(levers, n, at, draft, changes);
    for (int i = 0; i < N_LEVERS; i++)
        any |= changes[i];
    return any;
}

/* What a draft costs in expectation and on the base path. */
struct costs {
    double expected, base;
};

static struct costs
cost_of(const struct valuation *valuation, struct scratch *scratch, const struct draft *draft)
{
    return (struct costs){value_cost(valuation, scratch, draft),
                          value_scenario(valuation, scratch, draft, SCENARIO_BASE)};
}

/* The offer as it is, over its term or with the 12 months after it. */
static struct costs
cost_as_offered(const struct lever_case *at, bool with_after, struct scratch *scratch, struct draft *draft)
{
    draft_reset(draft, at->valuation->offer);
    draft->with_after = with_after;
    return cost_of(at->valuation, scratch, draft);
}

/* What pulling levers saves of `offered`; NAN where they change nothing. */
static struct costs
saving(const enum lever *levers, size_t n, const struct lever_case *at, bool with_after, struct costs offered,
       struct scratch *scratch, struct draft *draft)
{
    draft_reset(draft, at->valuation->offer);
    draft->with_after = with_after;
    if (!lever_pull_all(levers, n, at, draft))
        return (struct costs){NO_VALUE, NO_VALUE};
    struct costs costs = cost_of(at->valuation, scratch, draft);
    return (struct costs){offered.expected - costs.expected, offered.base - costs.base};
}

static bool
is_after_term(const enum lever *levers, size_t n)
{
    return n == 1 && lever_table[levers[0]].is_after_term;
}

double
lever_worth(const enum lever *levers, size_t n, const struct lever_case *at, struct scratch *scratch,
            struct draft *draft)
{
    bool with_after = is_after_term(levers, n);
    struct costs offered = cost_as_offered(at, with_after, scratch, draft);
    return saving(levers, n, at, with_after, offered, scratch, draft).expected;
}

void
lever_build(const struct lever_case *at, struct scratch *scratch, struct draft *draft, struct arena *arena,
            struct offer_result *ret)
{
    const struct costs term = cost_as_offered(at, false, scratch, draft);
    const struct costs with_after = cost_as_offered(at, true, scratch, draft);
    struct lever_result *levers = ARENA_NEW(arena, struct lever_result, N_LEVERS);
    size_t n_levers = 0;
    for (int i = 0; i < N_LEVERS; i++) {
        const enum lever lever = (enum lever)i;
        const struct lever_row *row = &lever_table[lever];
        const struct costs worth =
            saving(&lever, 1, at, row->is_after_term, row->is_after_term ? with_after : term, scratch, draft);
        if (!(fabs(worth.expected) >= HALF_CENT))
            continue;
        levers[n_levers++] = (struct lever_result){
            .lever = lever,
            .worth = worth.expected,
            .shapley = NO_VALUE,
            .vendor_cost = worth.base,
            .layer = row->layer,
            .note = row->note ? row->note(at) : NULL,
        };
    }
    lever_rank(levers, n_levers);
    ret->levers = levers;
    ret->n_levers = n_levers;
    lever_package(at, scratch, draft, arena, ret);
}

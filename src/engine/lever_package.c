#include "lever_package.h"

#include "lever_table.h"
#include "shapley.h"

#include "base/threads.h"

#include <math.h>
#include <stdlib.h>

/* 4,096 subsets over every path of a long simulation would take minutes; the shares need fewer. */
#define MOST_PATHS 2000

/* The game of 1.12: its players and what each subset of them costs. */
struct game {
    const struct lever_case *at;
    enum lever levers[SHAPLEY_MOST];
    size_t n, n_paths;
    double *worths; /* per subset; until all are known, its expected cost */
    struct scratch *scratches;
    struct draft *drafts; /* one of each per thread */
};

static void
choose(struct offer_result *ret, struct game *game)
{
    bool is_taken[N_LEVER_SETS] = {false};
    for (size_t i = 0; i < ret->n_levers && game->n < SHAPLEY_MOST; i++) {
        struct lever_result *lever = &ret->levers[i];
        const struct lever_row *row = &lever_table[lever->lever];
        if (!(lever->worth > 0) || row->is_after_term || (row->set != SET_NONE && is_taken[row->set]))
            continue;
        is_taken[row->set] = true;
        lever->in_package = true;
        game->levers[game->n++] = lever->lever;
    }
}

/* Job of one subset: only its own number and the thread's own draft are written. */
static void
value_subset(void *context, size_t subset, int thread)
{
    const struct game *game = context;
    const struct valuation *valuation = game->at->valuation;
    struct draft *draft = &game->drafts[thread];
    enum lever pulled[SHAPLEY_MOST];
    size_t n = 0;
    for (size_t i = 0; i < game->n; i++)
        if (subset >> i & 1)
            pulled[n++] = game->levers[i];
    draft_reset(draft, valuation->offer);
    lever_pull_all(pulled, n, game->at, draft);
    game->worths[subset] = value_expected(valuation, &game->scratches[thread], draft, game->n_paths);
}

static void
value_subsets(struct game *game, struct scratch *scratch, struct draft *draft, struct arena *arena)
{
    const struct valuation *valuation = game->at->valuation;
    const size_t n_subsets = (size_t)1 << game->n;
    const int n_threads = valuation->n_threads;
    game->worths = ARENA_NEW(arena, double, n_subsets);
    game->scratches = ARENA_NEW(arena, struct scratch, (size_t)n_threads);
    game->drafts = ARENA_NEW(arena, struct draft, (size_t)n_threads);
    game->scratches[0] = *scratch;
    game->drafts[0] = *draft;
    for (int i = 1; i < n_threads; i++) {
        value_scratch(valuation, arena, &game->scratches[i]);
        draft_alloc(valuation->offer, valuation->book, arena, &game->drafts[i]);
    }
    threads_run(n_threads, n_subsets, value_subset, game);
    const double offered = game->worths[0];
    for (size_t subset = 0; subset < n_subsets; subset++)
        game->worths[subset] = offered - game->worths[subset];
}

static void
share(const struct game *game, struct offer_result *ret)
{
    double shares[SHAPLEY_MOST];
    shapley_shares(game->worths, game->n, shares);
    ret->package_worth = game->worths[((size_t)1 << game->n) - 1];
    for (size_t i = 0, player = 0; i < ret->n_levers; i++)
        if (ret->levers[i].in_package)
            ret->levers[i].shapley = shares[player++];
}

static int
compare_interactions(const void *left, const void *right)
{
    const struct interaction *a = left, *b = right;
    double x = nearbyint(100 * fabs(a->worth)), y = nearbyint(100 * fabs(b->worth));
    if (x != y)
        return x > y ? -1 : 1;
    if (a->a != b->a)
        return a->a < b->a ? -1 : 1;
    return (a->b > b->b) - (a->b < b->b);
}

static void
interact(const struct game *game, struct arena *arena, struct offer_result *ret)
{
    ret->interactions = ARENA_NEW(arena, struct interaction, game->n * game->n / 2);
    ret->n_interactions = 0;
    for (size_t i = 0; i < game->n; i++)
        for (size_t k = i + 1; k < game->n; k++) {
            const enum lever a = game->levers[i], b = game->levers[k];
            ret->interactions[ret->n_interactions++] =
                (struct interaction){a < b ? a : b, a < b ? b : a, shapley_interaction(game->worths, i, k)};
        }
    if (ret->n_interactions > 0)
        qsort(ret->interactions, ret->n_interactions, sizeof *ret->interactions, compare_interactions);
}

void
lever_package(const struct lever_case *at, struct scratch *scratch, struct draft *draft, struct arena *arena,
              struct offer_result *ret)
{
    const size_t n = at->valuation->paths->n;
    struct game game = {.at = at, .n_paths = n < MOST_PATHS ? n : MOST_PATHS};
    choose(ret, &game);
    value_subsets(&game, scratch, draft, arena);
    share(&game, ret);
    interact(&game, arena, ret);
    *draft = game.drafts[0];
}

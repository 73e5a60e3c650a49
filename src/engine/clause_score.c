#include "clause_score.h"

#include <stdlib.h>

/* What the offer says of each clause. */
struct answer {
    enum clause_state state;
    bool is_stated;
};

static const double state_share[] = {[CLAUSE_PRESENT] = 1, [CLAUSE_PARTIAL] = 0.5, [CLAUSE_ABSENT] = 0};

static struct answer *
read_answers(const struct clause_list *clauses, const struct offer *offer, struct arena *arena)
{
    struct answer *answers = ARENA_NEW(arena, struct answer, clauses->n);
    for (size_t i = 0; i < clauses->n; i++)
        answers[i].state = CLAUSE_ABSENT;
    for (size_t i = 0; i < offer->n_clauses; i++)
        answers[offer->clauses[i].clause] = (struct answer){offer->clauses[i].state, true};
    return answers;
}

static struct clause_area
score_area(const struct clause_list *clauses, const struct answer *answers, size_t index)
{
    struct clause_area area = {.name = clauses->areas[index]};
    size_t *const counts[] = {[CLAUSE_PRESENT] = &area.n_present,
                              [CLAUSE_PARTIAL] = &area.n_partial,
                              [CLAUSE_ABSENT] = &area.n_absent};
    double weight = 0, reached = 0;
    for (size_t i = 0; i < clauses->n; i++) {
        if (clauses->items[i].area != index)
            continue;
        ++*counts[answers[i].state];
        weight += clauses->items[i].weight;
        reached += clauses->items[i].weight * state_share[answers[i].state];
    }
    area.score = weight > 0 ? reached / weight : NO_VALUE;
    return area;
}

static double
worth_of(const struct offer_result *result, int lever)
{
    for (size_t i = 0; i < result->n_levers; i++)
        if ((int)result->levers[i].lever == lever)
            return result->levers[i].worth;
    return NO_VALUE;
}

struct weighed_gap {
    struct clause_gap gap;
    double weight;
};

/* By weight descending, then as the checklist has them. */
static int
compare_gaps(const void *left, const void *right)
{
    const struct weighed_gap *a = left, *b = right;
    if (a->weight != b->weight)
        return a->weight > b->weight ? -1 : 1;
    return (a->gap.clause > b->gap.clause) - (a->gap.clause < b->gap.clause);
}

static void
list_gaps(const struct clause_list *clauses, const struct answer *answers, struct arena *arena,
          struct offer_result *ret)
{
    struct weighed_gap *gaps = ARENA_NEW(arena, struct weighed_gap, clauses->n);
    size_t n = 0;
    for (size_t i = 0; i < clauses->n; i++)
        if (answers[i].state != CLAUSE_PRESENT)
            gaps[n++] = (struct weighed_gap){
                {i, answers[i].state, answers[i].is_stated, worth_of(ret, clauses->items[i].lever)},
                clauses->items[i].weight};
    qsort(gaps, n, sizeof *gaps, compare_gaps);
    ret->gaps = ARENA_NEW(arena, struct clause_gap, n);
    ret->n_gaps = n;
    for (size_t i = 0; i < n; i++)
        ret->gaps[i] = gaps[i].gap;
}

void
clause_score_build(const struct clause_list *clauses, struct arena *arena, struct offer_result *ret)
{
    const struct answer *answers = read_answers(clauses, ret->offer, arena);
    ret->areas = ARENA_NEW(arena, struct clause_area, clauses->n_areas);
    ret->n_areas = clauses->n_areas;
    for (size_t i = 0; i < clauses->n_areas; i++)
        ret->areas[i] = score_area(clauses, answers, i);
    list_gaps(clauses, answers, arena, ret);
}

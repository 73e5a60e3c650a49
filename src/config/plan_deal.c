#include "plan_parts.h"

#include <realrate/levers.h>

#include <math.h>
#include <string.h>
#include <strings.h>

/* Changes are kept by their day; a month cannot be said twice, it has one spelling. */
void
plan_add_change(struct plan_maker *maker, size_t i)
{
    const struct reading *reading = maker->reading;
    struct plan *plan = maker->plan;
    struct market_change change = {.from_day = (int32_t)reading->items[i].key_exact,
                                   .change = reading->terms[i].value,
                                   .line = reading->terms[i].line};
    ARENA_PUSH(reading->arena, &plan->changes, &plan->n_changes, &maker->changes);
    size_t at = plan->n_changes - 1;
    for (; at > 0 && plan->changes[at - 1].from_day > change.from_day; at--)
        plan->changes[at] = plan->changes[at - 1];
    plan->changes[at] = change;
}

/* One line of [benchmark] begins with its first item: p25, p50, p75. */
void
plan_add_benchmark(struct plan_maker *maker, size_t i)
{
    const struct reading *reading = maker->reading;
    const struct term *terms = &reading->terms[i];
    struct plan *plan = maker->plan;
    struct money commit = {reading->items[i].key_exact};
    if (terms[0].item != 0 || i + 2 >= reading->n_terms || terms[1].line != terms[0].line ||
        terms[2].line != terms[0].line) /* not its beginning, or reported as not three */
        return;
    struct place place = reading_place(reading, terms);
    if (terms[0].value > terms[1].value || terms[1].value > terms[2].value)
        PLAN_ERROR(maker, place, "%s, %s, %s do not ascend: expected p25, p50, p75", terms[0].text,
                   terms[1].text, terms[2].text);
    if (plan->n_benchmark && commit.micro <= plan->benchmark[plan->n_benchmark - 1].commit.micro)
        PLAN_ERROR(maker, place, "does not ascend: %s on line %lu comes before it", terms[-1].key,
                   terms[-1].line);
    struct benchmark_level *level =
        ARENA_PUSH(reading->arena, &plan->benchmark, &plan->n_benchmark, &maker->benchmark);
    *level = (struct benchmark_level){commit, terms[0].value, terms[1].value, terms[2].value};
}

/* Of each of these a goal may have one: they are two sizes of the same change. */
static const enum lever exclusive[][2] = {
    {LEVER_ROLLOVER_FULL, LEVER_ROLLOVER_20},
    {LEVER_RESIZE_FLOOR, LEVER_RESIZE_OPTIMUM},
    {LEVER_SHORTER_TERM, LEVER_RAMP},
};

static bool
excludes(enum lever a, enum lever b)
{
    for (size_t i = 0; i < sizeof exclusive / sizeof *exclusive; i++)
        if ((exclusive[i][0] == a && exclusive[i][1] == b) || (exclusive[i][0] == b && exclusive[i][1] == a))
            return true;
    return false;
}

void
plan_add_lever(struct plan_maker *maker, size_t i)
{
    const struct reading *reading = maker->reading;
    const struct term *term = &reading->terms[i];
    struct plan *plan = maker->plan;
    struct place place = reading_place(reading, term);
    int lever = 0;
    if (strcmp(term->key, "levers") != 0 || !term->has_value)
        return;
    while (lever < N_LEVERS && strcasecmp(lever_names[lever], term->text) != 0)
        lever++;
    if (lever == N_LEVERS) {
        PLAN_ERROR(maker, place, "\"%s\" is no lever%s",
                   diag_escape(reading->diags, term->text, strlen(term->text)),
                   diag_hint(term->text, lever_names, N_LEVERS, reading->arena));
        return;
    }
    for (size_t k = 0; k < plan->goal.n_levers; k++) {
        enum lever other = plan->goal.levers[k];
        if (other == (enum lever)lever)
            PLAN_ERROR(maker, place, "lists %s twice", lever_names[lever]);
        else if (excludes(other, (enum lever)lever))
            PLAN_ERROR(maker, place, "lists %s and %s: expected one of them", lever_names[other],
                       lever_names[lever]);
    }
    *(enum lever *)ARENA_PUSH(reading->arena, &plan->goal.levers, &plan->goal.n_levers, &maker->levers) =
        (enum lever)lever;
}

void
plan_finish_goal(struct plan_maker *maker)
{
    const struct reading *reading = maker->reading;
    const struct ini_section *in = reading_section(reading, "goal");
    const struct ini_entry *realized = ini_entry(in, "realized"), *match = ini_entry(in, "match");
    if (realized && match)
        PLAN_ERROR(maker, section_place(reading, in, "match"),
                   "cannot stand beside realized on line %lu: expected one of them", realized->line);
    else if (ini_entry(in, "levers") && !realized && !match && !in->is_faulty)
        PLAN_ERROR(maker, section_place(reading, in, "realized"),
                   "is missing: levers need a goal, expected realized or match");
    maker->plan->goal.kind = realized ? GOAL_REALIZED : match ? GOAL_MATCH_BEST : GOAL_NONE;
}

/* Which kind of alternative a key belongs to, and whether that kind needs it. */
static const struct {
    const char *key;
    enum alternative_plan kind;
    bool is_needed;
} own_keys[] = {
    {"share", ALTERNATIVE_SPLIT, true},           {"price_ratio", ALTERNATIVE_SPLIT, false},
    {"switching_cost", ALTERNATIVE_SPLIT, false}, {"rest", ALTERNATIVE_SPLIT, false},
    {"months", ALTERNATIVE_DELAY, true},
};
static const char *const kind_names[] = {"split", "delay"};

/* A default that says nothing of this kind is not listed as one. */
static void
clear_default(struct reading *reading, const struct ini_section *in, const char *key)
{
    for (size_t i = 0; i < reading->n_items; i++)
        if (reading->items[i].in == in && strcmp(reading->items[i].key->key, key) == 0) {
            reading->terms[i].has_value = false;
            reading->terms[i].value = 0;
            reading->terms[i].text = "";
        }
}

static void
check_keys(struct plan_maker *maker, const struct ini_section *in, enum alternative_plan kind)
{
    struct reading *reading = maker->reading;
    for (size_t i = 0; i < sizeof own_keys / sizeof *own_keys; i++) {
        const char *key = own_keys[i].key;
        bool is_said = ini_entry(in, key) != NULL;
        if (own_keys[i].kind == kind) {
            if (own_keys[i].is_needed && !is_said && !in->is_faulty)
                PLAN_ERROR(maker, section_place(reading, in, key), "is missing: every %s needs it",
                           kind_names[kind]);
        } else if (is_said) {
            PLAN_ERROR(maker, section_place(reading, in, key), "belongs to a %s, and this is a %s",
                       kind_names[own_keys[i].kind], kind_names[kind]);
        } else {
            clear_default(reading, in, key);
        }
    }
}

void
plan_add_alternative(struct plan_maker *maker, const struct ini_section *in)
{
    struct reading *reading = maker->reading;
    struct plan *plan = maker->plan;
    if (!section_term(reading, in, "kind")) /* reported */
        return;
    struct alternative *way =
        ARENA_PUSH(reading->arena, &plan->alternatives, &plan->n_alternatives, &maker->alternatives);
    way->name = section_argument(in, "alternative");
    reading_store(reading, in, way);
    check_keys(maker, in, way->kind);
}

/* How far `commit` is from level i of the benchmark to the next, in ln(commit). From a level of 0 everything
 * is infinitely far. */
static double
way_between(const struct benchmark_level *level, double commit)
{
    double from = money_value(level[0].commit), to = money_value(level[1].commit);
    return from > 0 ? log(commit / from) / log(to / from) : 1;
}

bool
plan_market(const struct plan *plan, double commit, struct percentiles *ret)
{
    const struct benchmark_level *levels = plan->benchmark;
    size_t n = plan->n_benchmark, i = 0;
    if (n == 0)
        return false;
    while (i + 1 < n && money_value(levels[i + 1].commit) <= commit)
        i++;
    const struct benchmark_level *a = &levels[i];
    *ret = (struct percentiles){a->p25, a->p50, a->p75};
    if (i + 1 < n && commit > money_value(a->commit)) {
        double way = way_between(a, commit);
        ret->p25 += way * (a[1].p25 - a->p25);
        ret->p50 += way * (a[1].p50 - a->p50);
        ret->p75 += way * (a[1].p75 - a->p75);
    }
    return true;
}

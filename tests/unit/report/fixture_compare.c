/* The fixture's comparison, and the signals and verdicts that rest on it. All rows are over the longest term:
 * a shorter offer is taken to go on as it is. */
#include "fixture_parts.h"

#include <math.h>

#define HALF_CENT   0.005
#define MATERIALITY 0.02

static double
longest_term(const struct results *results)
{
    double longest = 12;
    for (size_t i = 0; i < results->n_offers; i++)
        longest = fmax(longest, results->offers[i].offer->term_months);
    return longest;
}

/* ---- 1.14 ---- */

static void
add_row(struct results *results, const char *name, enum alternative_kind kind,
        const double costs[N_SCENARIOS], const struct settlement *base, double scale)
{
    double list = base->list_value * scale;
    results->alternatives[results->n_alternatives++] = (struct alternative_result){
        .name = name,
        .kind = kind,
        .low = costs[SCENARIO_LOW],
        .base = costs[SCENARIO_BASE],
        .high = costs[SCENARIO_HIGH],
        .expected = costs[SCENARIO_BASE],
        .npv = costs[SCENARIO_BASE],
        .p90 = costs[SCENARIO_HIGH],
        .realized_discount = list <= 0            ? NO_VALUE
                             : kind == KIND_OFFER ? base->realized_discount
                                                  : 0,
        .forfeited = kind == KIND_OFFER ? base->forfeited * scale : 0,
    };
}

static double
cost_under(const struct alternative_result *row, int scenario)
{
    return scenario == SCENARIO_LOW ? row->low : scenario == SCENARIO_HIGH ? row->high : row->base;
}

static void
add_regrets(struct results *results)
{
    for (int s = 0; s < N_SCENARIOS; s++) {
        double least = cost_under(&results->alternatives[0], s);
        for (size_t i = 1; i < results->n_alternatives; i++)
            least = fmin(least, cost_under(&results->alternatives[i], s));
        for (size_t i = 0; i < results->n_alternatives; i++) {
            struct alternative_result *row = &results->alternatives[i];
            row->regret[s] = cost_under(row, s) - least;
            row->max_regret = fmax(row->max_regret, row->regret[s]);
        }
    }
}

static bool
dominates(const struct alternative_result *a, const struct alternative_result *b)
{
    bool is_less = false;
    for (int s = 0; s < N_SCENARIOS; s++) {
        if (cost_under(a, s) > cost_under(b, s))
            return false;
        is_less |= cost_under(a, s) < cost_under(b, s);
    }
    return is_less;
}

void
fixture_add_dominance(struct results *results)
{
    const size_t n = results->n_alternatives;
    for (size_t i = 0; i < n; i++) {
        struct alternative_result *row = &results->alternatives[i];
        row->dominated_by = NO_ROW;
        for (size_t k = 0; k < n && row->dominated_by == NO_ROW; k++)
            if (dominates(&results->alternatives[k], row))
                row->dominated_by = k;
    }
}

/* The cheapest row but for the one left out. */
static const struct alternative_result *
cheapest_but(const struct results *results, const struct alternative_result *left_out)
{
    const struct alternative_result *cheapest = NULL;
    for (size_t i = 0; i < results->n_alternatives; i++) {
        const struct alternative_result *row = &results->alternatives[i];
        if (row != left_out && (cheapest == NULL || row->expected < cheapest->expected))
            cheapest = row;
    }
    return cheapest;
}

/* On demand bears the first offer's fees, as every row that lacks them. */
static void
make_rows(struct arena *arena, struct results *results)
{
    double longest = longest_term(results), costs[N_SCENARIOS];
    const struct offer_result *first = &results->offers[0];
    results->alternatives = ARENA_NEW(arena, struct alternative_result, results->n_offers + 1);
    for (size_t i = 0; i <= results->n_offers; i++) {
        const struct offer_result *result = i == 0 ? first : &results->offers[i - 1];
        double scale = longest / result->offer->term_months;
        for (int s = 0; s < N_SCENARIOS; s++)
            costs[s] = scale * (i == 0 ? result->scenarios[s].list_value : result->scenarios[s].total);
        add_row(results, i == 0 ? "on demand" : result->offer->name, i == 0 ? KIND_ON_DEMAND : KIND_OFFER,
                costs, &result->scenarios[SCENARIO_BASE], scale);
    }
    add_regrets(results);
    fixture_add_dominance(results);
    results->best_alternative = cheapest_but(results, &results->alternatives[1])->name;
    results->walk_away_value =
        results->alternatives[1].expected - cheapest_but(results, &results->alternatives[1])->expected;
    const struct alternative_result *least_regret = &results->alternatives[0];
    for (size_t i = 1; i < results->n_alternatives; i++)
        if (results->alternatives[i].max_regret < least_regret->max_regret)
            least_regret = &results->alternatives[i];
    results->minimax_regret = least_regret->name;
}

/* ---- 1.13: the signals that these offers can fire, but for unused-burns where the commitment is filled ----
 */

static void
add_signal(struct offer_result *result, struct signal_result signal)
{
    result->signals[result->n_signals++] = signal;
    if ((int)signal.severity > (int)result->verdict)
        result->verdict = (enum verdict)signal.severity;
}

/* A walk of the table whose cost is not material is to be negotiated. */
static enum signal_severity
material(const struct offer_result *result, double cost)
{
    return cost > MATERIALITY * result->expected.cost ? SIGNAL_WALK : SIGNAL_NEGOTIATE;
}

static double
worth_of(const struct offer_result *result, enum lever lever)
{
    for (size_t i = 0; i < result->n_levers; i++)
        if (result->levers[i].lever == lever)
            return result->levers[i].worth;
    return NO_VALUE;
}

static void
signal_commit(struct offer_result *result)
{
    const struct settlement *base = &result->scenarios[SCENARIO_BASE];
    double commit = 0, value = 0;
    for (size_t i = 0; i < base->n_months && i < 12; i++) {
        commit += base->months[i].commit_share;
        value += base->months[i].committed_value;
    }
    if (commit > value * 1.1)
        add_signal(result, (struct signal_result){SIGNAL_OVERSIZED_COMMIT,
                                                  commit > value * 1.25 ? SIGNAL_WALK : SIGNAL_NEGOTIATE,
                                                  {commit, value, commit / value - 1, NO_VALUE},
                                                  NULL,
                                                  worth_of(result, LEVER_RESIZE_FLOOR)});
}

static void
signal_overage(struct offer_result *result)
{
    const struct settlement *base = &result->scenarios[SCENARIO_BASE];
    double cost = worth_of(result, LEVER_OVERAGE_COMMITTED);
    if (isfinite(cost) && cost > 0)
        add_signal(result,
                   (struct signal_result){SIGNAL_OVERAGE_AT_LIST,
                                          material(result, cost),
                                          {base->overage_charge, base->overage_value,
                                           base->overage_value / (1 - result->quoted_discount), NO_VALUE},
                                          NULL,
                                          cost});
}

static void
signal_unused(struct offer_result *result)
{
    const struct settlement *base = &result->scenarios[SCENARIO_BASE];
    if (base->commit > 0 && result->expected.fill_probability < 0.9)
        add_signal(result,
                   (struct signal_result){SIGNAL_UNUSED_BURNS,
                                          material(result, base->forfeited),
                                          {result->expected.fill_probability, 0.9, base->forfeited, NO_VALUE},
                                          NULL,
                                          NO_VALUE});
}

static void
signal_gap(struct offer_result *result)
{
    const struct settlement *base = &result->scenarios[SCENARIO_BASE];
    double gap = base->quoted_discount - base->realized_discount;
    if (gap > 0.05)
        add_signal(result,
                   (struct signal_result){SIGNAL_HEADLINE_GAP,
                                          base->realized_discount <= 0 ? SIGNAL_WALK : SIGNAL_NEGOTIATE,
                                          {base->quoted_discount, base->realized_discount, gap, NO_VALUE},
                                          NULL,
                                          NO_VALUE});
}

static void
signal_beaten(const struct results *results, size_t offer, struct offer_result *result)
{
    const struct alternative_result *row = &results->alternatives[offer + 1];
    const struct alternative_result *other = cheapest_but(results, row);
    double cost = row->expected - other->expected;
    if (cost > MATERIALITY * result->expected.cost && cost >= HALF_CENT)
        add_signal(result,
                   (struct signal_result){SIGNAL_BEATEN,
                                          other->kind == KIND_ON_DEMAND ? SIGNAL_WALK : SIGNAL_NEGOTIATE,
                                          {cost, other->expected, NO_VALUE, NO_VALUE},
                                          other->name,
                                          cost});
}

/* ---- the run ---- */

static void
make_optimization(struct arena *arena, struct results *results)
{
    const struct forecast *forecast = &results->forecasts[0];
    struct optimization *all = ARENA_NEW(arena, struct optimization, 1);
    all->raw_monthly = all->optimized_monthly = forecast->base_list_value;
    for (int i = 0; i < N_STAGES; i++)
        all->stages[i] = forecast->base;
    results->optimizations = all;
}

static void
make_clause_list(struct arena *arena, struct results *results)
{
    static const struct clause items[] = {
        {"data.no-training", 0, "Usage is never used for training.", 5, -1},
        {"data.residency", 0, "Data stays in the region that is agreed.", 3, -1},
        {"renewal.cap", 1, "Prices rise by a stated share at most at renewal.", 4, LEVER_RENEWAL_CAP},
    };
    static const char *const keys[FIXTURE_AREAS] = {"data", "renewal"};
    static const char *const names[FIXTURE_AREAS] = {"Data", "Renewal"};
    struct clause_list *list = ARENA_NEW(arena, struct clause_list, 1);
    *list = (struct clause_list){.file = "clauses.ini", .bytes = 99, .n_areas = FIXTURE_AREAS, .n = 3};
    list->items = ARENA_NEW(arena, struct clause, 3);
    list->area_keys = ARENA_NEW(arena, const char *, FIXTURE_AREAS);
    list->areas = ARENA_NEW(arena, const char *, FIXTURE_AREAS);
    for (size_t i = 0; i < 3; i++)
        list->items[i] = items[i];
    for (size_t i = 0; i < FIXTURE_AREAS; i++) {
        list->area_keys[i] = keys[i];
        list->areas[i] = names[i];
    }
    results->clauses = list;
}

void
fixture_make_comparison(struct arena *arena, struct results *results)
{
    make_optimization(arena, results);
    make_clause_list(arena, results);
    make_rows(arena, results);
    for (size_t i = 0; i < results->n_offers; i++) {
        struct offer_result *result = &results->offers[i];
        result->signals = ARENA_NEW(arena, struct signal_result, N_SIGNALS);
        signal_commit(result);
        signal_overage(result);
        signal_unused(result);
        signal_gap(result);
        signal_beaten(results, i, result);
    }
}

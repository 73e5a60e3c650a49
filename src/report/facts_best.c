/* Which offer comes first, and what it is measured against. */
#include "facts_make.h"
#include "sentence.h"

#include <math.h>

/* An offer's row of the comparison; NULL where there is none. */
static const struct alternative_result *
row_of(const struct results *results, size_t offer)
{
    return results->n_alternatives > 0 ? &results->alternatives[results_offer_row(results, offer)] : NULL;
}

/* Whether offer a leaves more than offer b on base: by what is paid in all against list, then for usage
 * alone; without usage, by what is paid a month. */
static bool
leaves_more(const struct settlement *a, const struct settlement *b)
{
    if (!isfinite(a->all_in_discount) || !isfinite(b->all_in_discount))
        return b->total / (double)b->n_months - a->total / (double)a->n_months >= HALF_CENT;
    if (fabs(a->all_in_discount - b->all_in_discount) > 1e-9)
        return a->all_in_discount > b->all_in_discount;
    return a->realized_discount > b->realized_discount + 1e-9;
}

/* The mildest verdict comes first: one to sign as it stands is within materiality of the cheapest (1.13,
 * beaten), and none to walk away from is featured where another may be had. */
static bool
is_better(const struct results *results, size_t a, size_t b)
{
    if (results->offers[a].verdict != results->offers[b].verdict)
        return (int)results->offers[a].verdict < (int)results->offers[b].verdict;
    const struct alternative_result *row = row_of(results, a), *other = row_of(results, b);
    if (row != NULL && other != NULL && is_money(row->expected - other->expected))
        return row->expected < other->expected;
    return leaves_more(&results->offers[a].scenarios[SCENARIO_BASE],
                       &results->offers[b].scenarios[SCENARIO_BASE]);
}

/* The cheapest row that is no offer, n_alternatives where there is none. */
static size_t
find_rival(const struct results *results)
{
    size_t rival = results->n_alternatives;
    for (size_t i = 0; i < results->n_alternatives; i++)
        if (results->alternatives[i].kind != KIND_OFFER &&
            (rival == results->n_alternatives ||
             results->alternatives[i].expected < results->alternatives[rival].expected))
            rival = i;
    return rival;
}

static void
add_rival(struct fact_maker *maker, size_t best)
{
    const struct results *results = maker->results;
    const struct alternative_result *row = row_of(results, best);
    size_t rival = find_rival(results);
    bool exists = row != NULL && rival < results->n_alternatives;
    double saving = exists ? row->expected - results->alternatives[rival].expected : NO_VALUE;
    fact_add(maker, FORM_COUNT, exists ? (double)rival + 1 : NO_VALUE, "best.rival");
    fact_add(maker, FORM_MONEY, saving, "best.rival_saving");
    fact_add(maker, FORM_MONEY, fabs(saving), "best.rival_size");
}

/* The row of least figure but `left_out`, of those within half a cent the first (1.14). */
static size_t
find_least(const struct results *results, size_t left_out,
           double (*figure)(const struct alternative_result *row))
{
    double least = HUGE_VAL;
    size_t first = 0;
    for (size_t i = 0; i < results->n_alternatives; i++)
        if (i != left_out)
            least = fmin(least, figure(&results->alternatives[i]));
    while (first + 1 < results->n_alternatives &&
           (first == left_out || figure(&results->alternatives[first]) >= least + HALF_CENT))
        first++;
    return first;
}

static double
expected(const struct alternative_result *row)
{
    return row->expected;
}

static double
max_regret(const struct alternative_result *row)
{
    return row->max_regret;
}

static double
longest_term(const struct results *results)
{
    int longest = 0;
    for (size_t i = 0; i < results->n_offers; i++)
        if (results->offers[i].offer->term_months > longest)
            longest = results->offers[i].offer->term_months;
    return longest;
}

/* What each offer is expected to cost more than the best one. */
static void
add_behind(struct fact_maker *maker, size_t best)
{
    const struct results *results = maker->results;
    const struct alternative_result *least = row_of(results, best);
    for (size_t i = 0; i < results->n_offers; i++) {
        const struct alternative_result *row = row_of(results, i);
        const double more = row != NULL && least != NULL ? row->expected - least->expected : NO_VALUE;
        fact_add(maker, FORM_MONEY, more, "offers.%zu.behind_best", i + 1);
        fact_add(maker, FORM_MONEY, fabs(more), "offers.%zu.behind_best_size", i + 1);
    }
}

/* The rows of the comparison by their number from 1, on demand being always there. */
static void
add_choice(struct fact_maker *maker, size_t best)
{
    const struct results *results = maker->results;
    const struct alternative_result *rows = results->alternatives;
    const size_t cheapest = find_least(results, SIZE_MAX, expected);
    const size_t runner_up = find_least(results, cheapest, expected);
    double n_dominated = 0;
    for (size_t i = 0; i < results->n_alternatives; i++)
        n_dominated += rows[i].dominated_by != NO_ROW;
    fact_add(maker, FORM_COUNT, (double)results->n_alternatives, "comparison.count");
    fact_add(maker, FORM_COUNT, n_dominated, "comparison.dominated");
    fact_add(maker, FORM_MONTHS, longest_term(results), "comparison.months");
    fact_add(maker, FORM_COUNT, (double)cheapest + 1, "comparison.cheapest");
    fact_add(maker, FORM_COUNT, (double)runner_up + 1, "comparison.runner_up");
    fact_add(maker, FORM_MONEY, rows[runner_up].expected - rows[cheapest].expected, "comparison.lead");
    fact_add(maker, FORM_MONEY, row_of(results, best)->expected - rows[cheapest].expected,
             "comparison.behind");
    fact_add(maker, FORM_COUNT, (double)find_least(results, results_offer_row(results, 0), expected) + 1,
             "comparison.best_other");
    fact_add(maker, FORM_COUNT, (double)find_least(results, SIZE_MAX, max_regret) + 1,
             "comparison.least_regret");
}

size_t
fact_best_offer(const struct results *results)
{
    size_t best = 0;
    for (size_t i = 1; i < results->n_offers; i++)
        if (is_better(results, i, best))
            best = i;
    return best;
}

void
fact_add_best(struct fact_maker *maker)
{
    const struct results *results = maker->results;
    const size_t best = fact_best_offer(results);
    double first_total = results->offers[0].scenarios[SCENARIO_BASE].total;
    double total = results->offers[best].scenarios[SCENARIO_BASE].total;
    fact_add(maker, FORM_COUNT, (double)best + 1, "best.offer");
    fact_add(maker, FORM_MONEY, total, "best.total");
    fact_add(maker, FORM_MONEY, first_total - total, "best.saved_to_first");
    add_rival(maker, best);
    add_behind(maker, best);
    for (size_t i = 1; i < results->n_offers; i++)
        fact_add(maker, FORM_COUNT, (double)(results->n_offers - i), "offers_after.%zu", i);
    if (results->n_alternatives > results->n_offers)
        add_choice(maker, best);
}

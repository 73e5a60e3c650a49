#include "live.h"

#include <string.h>

static void add(struct live *live, const char *whose, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

static void
add(struct live *live, const char *whose, const char *format, ...)
{
    va_list args;
    struct live_term *term = ARENA_PUSH(live->arena, &live->terms, &live->n, &live->capacity);
    term->whose = whose;
    va_start(args, format);
    term->text = arena_vprintf(live->arena, format, args);
    va_end(args);
}

/* ---- the plan's optimization and workloads ---- */

/* "[cache]", "[cache haiku]". */
static void
add_section(struct live *live, const char *section, const char *name)
{
    add(live, "plan", "[%s%s%s]", section, name ? " " : "", name ? name : "");
}

/* A rule that changes nothing in this run may do so after a change of growth or of the months of the base. */
static void
find_optimization(struct live *live, const struct plan *plan)
{
    size_t before = live->n;
    if (!plan->optimise)
        return;
    for (size_t i = 0; i < plan->n_routes; i++)
        if (plan->routes[i].share > 0)
            add_section(live, "route", plan->routes[i].name);
    for (size_t i = 0; i < plan->n_caches; i++)
        if (plan->caches[i].has_hit_rate && plan->caches[i].hit_rate > 0)
            add_section(live, "cache", plan->caches[i].family);
    for (size_t i = 0; i < plan->n_batches; i++)
        if (plan->batches[i].has_share && plan->batches[i].share > 0)
            add_section(live, "batch", plan->batches[i].family);
    if (live->n > before && plan->phase_in_months > 1)
        add(live, "plan", "phase_in_months = %d", plan->phase_in_months);
}

/* ---- list prices that move ---- */

static int32_t
last_month(const struct offer *offer)
{
    return day_add_months(offer->start, offer->term_months - 1);
}

static bool
is_inside(const struct offer *offer, int32_t day)
{
    return day > offer->start && day <= last_month(offer);
}

/* Every change begins after the first offer's start (1.7), so one that no term reaches is the only one
 * without effect: what a later offer's start has passed is in that offer's list prices. */
static void
find_changes(struct live *live, const struct results *results)
{
    const struct plan *plan = results->plan;
    for (size_t i = 0; i < plan->n_changes; i++) {
        char day[DAY_TEXT_SIZE];
        bool is_reached = false;
        for (size_t k = 0; k < results->n_offers; k++)
            is_reached |= plan->changes[i].from_day <= last_month(results->offers[k].offer);
        if (is_reached && plan->changes[i].change != 0) /* the month alone */
            add(live, "plan", "market change of %.7s", day_text(plan->changes[i].from_day, day));
    }
}

static bool
prices_differ(const struct price_section *a, const struct price_section *b)
{
    return memcmp(a->base, b->base, sizeof a->base) != 0 ||
           memcmp(a->long_context, b->long_context, sizeof a->long_context) != 0 ||
           memcmp(a->fast, b->fast, sizeof a->fast) != 0 || a->batch.per_10k != b->batch.per_10k ||
           a->priority.per_10k != b->priority.per_10k || a->flex.per_10k != b->flex.per_10k ||
           a->us.per_10k != b->us.per_10k;
}

/* Whether an offer rates a model in whose term the day lies. */
static bool
offer_meets(const struct results *results, const struct offer_result *result, uint32_t model, int32_t day)
{
    const struct line *lines = results->histories[result->history].lines;
    if (!is_inside(result->offer, day))
        return false;
    for (size_t i = 0; i < result->n_rates; i++)
        if (lines[result->rates[i].line].model == model)
            return true;
    return false;
}

/* A change of the book's price of a model that any of n offers uses, inside its term. */
static bool
book_moves(const struct results *results, const struct offer_result *offers, size_t n, size_t model,
           size_t section)
{
    const struct price_section *at = &results->book->models[model].sections[section];
    if (section == 0 || !prices_differ(at - 1, at))
        return false;
    for (size_t i = 0; i < n; i++)
        if (offer_meets(results, &offers[i], (uint32_t)model, at->from_day))
            return true;
    return false;
}

static void
find_dated_prices(struct live *live, const struct results *results)
{
    const struct book *book = results->book;
    for (size_t m = 0; m < book->n_models; m++)
        for (size_t s = 0; s < book->models[m].n_sections; s++) {
            char day[DAY_TEXT_SIZE];
            if (book_moves(results, results->offers, results->n_offers, m, s))
                add(live, "price book", "price of %s changes on %s inside the term", book->models[m].id,
                    day_text(book->models[m].sections[s].from_day, day));
        }
}

static bool
prices_move(const struct results *results, const struct offer_result *result)
{
    const struct plan *plan = results->plan;
    for (size_t i = 0; i < plan->n_changes; i++)
        if (plan->changes[i].change != 0 && is_inside(result->offer, plan->changes[i].from_day))
            return true;
    for (size_t m = 0; m < results->book->n_models; m++)
        for (size_t s = 0; s < results->book->models[m].n_sections; s++)
            if (book_moves(results, result, 1, m, s))
                return true;
    return false;
}

/* The uplift comes with contract year 2, unless a term of the offer keeps it out. */
static bool
uplift_is_in_use(const struct plan *plan, const struct offer *offer)
{
    return plan->expected_uplift != 0 && offer->term_months > 12 && offer->price.basis == LIST_AT_SIGNING &&
           !offer->price.lock && !(offer->price.has_uplift_cap && offer->price.uplift_cap <= 0);
}

static void
find_uplift(struct live *live, const struct results *results)
{
    for (size_t i = 0; i < results->n_offers; i++)
        if (uplift_is_in_use(results->plan, results->offers[i].offer)) {
            add(live, "plan", "expected_uplift = %g%%", 100 * results->plan->expected_uplift);
            return;
        }
}

/* ---- the offers ---- */

static void
find_price_terms(struct live *live, const struct results *results, const struct offer_result *result)
{
    const struct offer *offer = result->offer;
    bool is_raised = uplift_is_in_use(results->plan, offer), moves = prices_move(results, result);
    if (moves && offer->price.basis == LIST_OF_THE_DAY)
        add(live, offer->name, "basis = current, as list prices move");
    if (moves && offer->price.lock)
        add(live, offer->name, "lock = yes, as list prices move");
    if (moves && offer->price.decrease_clause)
        add(live, offer->name, "decrease_clause = yes, as list prices move");
    if ((moves || is_raised) && offer->price.has_uplift_cap)
        add(live, offer->name, "uplift_cap = %g%%, as prices move", 100 * offer->price.uplift_cap);
}

/* What Excel takes of the sums of fees: 8,192 characters, 64 levels. */
#define FEE_CHARACTERS  65
#define TIER_CHARACTERS 60
#define MAX_CHARACTERS  8000
#define MAX_LEVELS      60

static bool
fees_are_too_many(const struct offer *offer)
{
    size_t characters = 0, levels = 0;
    for (size_t i = 0; i < offer->n_fees; i++) {
        characters += FEE_CHARACTERS + TIER_CHARACTERS * offer->fees[i].n_tiers;
        levels = offer->fees[i].n_tiers > levels ? offer->fees[i].n_tiers : levels;
    }
    return characters > MAX_CHARACTERS || levels > MAX_LEVELS;
}

static void
find_offer(struct live *live, const struct results *results, const struct offer_result *result)
{
    const struct offer *offer = result->offer;
    const struct plan *plan = results->plan;
    if (offer->commit.drawdown == DRAWDOWN_LIST)
        add(live, offer->name, "drawdown = list");
    if (offer->tiers.n_steps > 0)
        add(live, offer->name, "[tiers]");
    if (offer->unused.carry_forward_cap > 0)
        add(live, offer->name, "carry_forward_cap = %g%%", 100 * offer->unused.carry_forward_cap);
    find_price_terms(live, results, result);
    if (offer->true_forward.share > 0)
        add(live, offer->name, "[true_forward] share = %g%%", 100 * offer->true_forward.share);
    if (offer->true_forward.ratchet)
        add(live, offer->name, "ratchet = yes");
    if (offer->sla.is_given && offer->sla.credit > 0 && plan->has_expected_uptime &&
        plan->expected_uptime_ppb < offer->sla.target_ppb)
        add(live, offer->name, "[sla] credit, as expected_uptime is below the target");
    if (fees_are_too_many(offer))
        add(live, offer->name, "more fees and tiers of fees than a formula holds");
}

void
live_find(const struct results *results, struct arena *arena, struct live *ret)
{
    struct live live = {.arena = arena};
    find_optimization(&live, results->plan);
    for (size_t i = 0; i < results->plan->n_workloads; i++)
        add_section(&live, "workload", results->plan->workloads[i].name);
    find_changes(&live, results);
    find_uplift(&live, results);
    find_dated_prices(&live, results);
    for (size_t i = 0; i < results->n_offers; i++)
        find_offer(&live, results, &results->offers[i]);
    *ret = live;
}

#include "optimise.h"

#include "optimise_links.h"
#include "planned.h"

#include <realrate/method.h>

#include <assert.h>
#include <math.h>
#include <string.h>

#define SHARES_AT_MOST (1 + 1e-9) /* of the routes that touch a line: 1, as decimals add up */

/* What the stages share. */
struct work {
    const struct history *history;
    const struct plan *plan;
    const struct book *book;
    const struct price_table *prices;
};

static bool
is_empty(const double counts[N_METERS])
{
    for (int meter = 0; meter < N_METERS; meter++)
        if (counts[meter] > 0)
            return false;
    return true;
}

static const char *
family_of(const struct work *work, size_t line)
{
    return work->book->models[work->history->lines[line].model].family;
}

/* ---- list value ---- */

/* Every line with a count has a price on the reference day: usage of a complete month was there by then, and
 * the plan's lines are priced from the first day of data. */
static const double *
reference_price(const struct work *work, size_t line)
{
    const struct history *history = work->history;
    size_t index = price_table_find(work->prices, work->book, history->lines[line], history->reference_day);
    assert(index != SIZE_MAX);
    return work->prices->rows[index].price;
}

static double
list_value(const struct work *work, double (*counts)[N_METERS])
{
    double sum = 0;
    for (size_t i = 0; i < work->history->n_lines; i++) {
        if (is_empty(counts[i]))
            continue;
        const double *price = reference_price(work, i);
        for (int meter = 0; meter < N_METERS; meter++)
            sum += counts[i][meter] * price[meter] / meter_price_units[meter];
    }
    return sum;
}

/* ---- routing ---- */

/* Index of the line that a rule moves a line with usage to. */
static size_t
target_line(const struct work *work, struct line line)
{
    size_t index = line_find(work->history->lines, work->history->n_lines, line);
    assert(index != SIZE_MAX);
    return index;
}

/* Every route takes its share of the raw vector, so their order does not matter and nothing moves twice. */
static void
route_all(const struct work *work, double (*raw)[N_METERS], bool *has_moved, double (*ret)[N_METERS])
{
    const struct history *history = work->history;
    for (size_t i = 0; i < history->n_lines; i++) {
        double moved = 0;
        for (size_t k = 0; k < work->plan->n_routes && !is_empty(raw[i]); k++) {
            const struct route *route = &work->plan->routes[k];
            if (!planned_moves(route, work->book, history->lines[i]))
                continue;
            const struct price_section *section =
                model_section(&work->book->models[route->to], history->reference_day);
            size_t to = target_line(work, planned_target(route, section, history->lines[i]));
            for (int meter = 0; meter < N_METERS; meter++)
                ret[to][meter] +=
                    raw[i][meter] * route->share * (meter < N_TOKEN_METERS ? route->token_ratio : 1);
            moved += route->share;
            has_moved[k] = true;
        }
        assert(moved < SHARES_AT_MOST);
        double kept = moved < 1 - PART_ROUNDING ? 1 - moved : 0;
        for (int meter = 0; meter < N_METERS; meter++)
            ret[i][meter] += raw[i][meter] * kept;
    }
}

static void
warn_idle_routes(const struct work *work, const bool *has_moved, struct diags *diags)
{
    for (size_t k = 0; k < work->plan->n_routes; k++) {
        const struct route *route = &work->plan->routes[k];
        if (has_moved[k] || !(route->share > 0))
            continue;
        const char *from = route->from_family ? route->from_family : work->book->models[route->from_model].id;
        diag_warning(diags, "route-moves-nothing", (struct place){.file = work->plan->file},
                     "[route %s] moves nothing: the months forecast from have no usage of %s to move to %s",
                     diag_escape(diags, route->name, strlen(route->name)), from,
                     work->book->models[route->to].id);
    }
}

/* ---- caching ---- */

static void
cache(const struct cache_rule *rule, double counts[N_METERS])
{
    double *input = &counts[METER_INPUT], *write_5m = &counts[METER_CACHE_WRITE_5M],
           *write_1h = &counts[METER_CACHE_WRITE_1H], *read = &counts[METER_CACHE_READ];
    double writes = *write_5m + *write_1h, all = *input + writes + *read;
    if (!(all > 0) || *read / all > rule->hit_rate - PART_ROUNDING)
        return;
    *read = rule->hit_rate * all;
    double not_read = all - *read;
    double new_writes = fmax(writes, rule->write_rate * all);
    if (new_writes > not_read - PART_ROUNDING * all)
        new_writes = not_read;
    *write_5m = writes > 0 ? new_writes * (*write_5m / writes) : new_writes;
    *write_1h = writes > 0 ? new_writes * (*write_1h / writes) : 0;
    *input = not_read - new_writes;
}

static void
cache_all(const struct work *work, double (*ret)[N_METERS])
{
    for (size_t i = 0; i < work->history->n_lines; i++) {
        const struct cache_rule *rule = planned_cache(work->plan, family_of(work, i));
        if (rule)
            cache(rule, ret[i]);
    }
}

/* ---- batch ---- */

static struct family_batch
sum_family(const struct work *work, const char *family, double (*counts)[N_METERS])
{
    struct family_batch sums = {0};
    for (size_t i = 0; i < work->history->n_lines; i++) {
        struct line line = work->history->lines[i];
        if (strcmp(family_of(work, i), family) != 0)
            continue;
        double tokens = 0;
        for (int meter = 0; meter < N_TOKEN_METERS; meter++)
            tokens += counts[i][meter];
        sums.tokens += tokens;
        if (line.tier == TIER_BATCH)
            sums.batched += tokens;
        else if (planned_can_batch(line))
            sums.standard += tokens;
    }
    return sums;
}

/* The fraction of a family's standard lines that brings its batched tokens to the share. */
static double
batch_fraction(const struct family_batch *sums, double share)
{
    if (!(sums->standard > 0))
        return 0;
    double fraction = (share - sums->batched / sums->tokens) * sums->tokens /
                      sums->standard; /* below 0 where there is enough */
    return fraction < PART_ROUNDING ? 0 : fraction > 1 - PART_ROUNDING ? 1 : fraction;
}

static struct family_batch
batch_family(const struct work *work, const char *family, double (*counts)[N_METERS], double (*ret)[N_METERS])
{
    const struct batch_rule *rule = planned_batch(work->plan, family);
    struct family_batch sums = sum_family(work, family, counts);
    sums.fraction = rule ? batch_fraction(&sums, rule->share) : 0;
    for (size_t i = 0; i < work->history->n_lines && sums.fraction > 0; i++) {
        struct line line = work->history->lines[i];
        if (strcmp(family_of(work, i), family) != 0 || !planned_can_batch(line) || is_empty(counts[i]))
            continue;
        size_t to = target_line(work, planned_batch_line(line));
        for (int meter = 0; meter < N_METERS; meter++) {
            double moved = counts[i][meter] * sums.fraction;
            ret[i][meter] -= moved;
            ret[to][meter] += moved;
        }
    }
    return sums;
}

/* ---- the stages ---- */

void
optimise_build(const struct history *history, const struct forecast *forecast, const struct plan *plan,
               const struct book *book, const struct price_table *prices, struct arena *arena,
               struct diags *diags, struct optimization *ret)
{
    const struct work work = {.history = history, .plan = plan, .book = book, .prices = prices};
    const size_t n = history->n_lines, size = sizeof **ret->stages;
    struct optimization done = {0};
    for (int stage = 0; stage < N_STAGES; stage++)
        done.stages[stage] = arena_alloc(arena, n, size);
    bool *has_moved = ARENA_NEW(arena, bool, plan->n_routes);

    route_all(&work, forecast->base, has_moved, done.stages[STAGE_ROUTING]);
    warn_idle_routes(&work, has_moved, diags);
    memcpy(done.stages[STAGE_CACHING], done.stages[STAGE_ROUTING], n * size);
    cache_all(&work, done.stages[STAGE_CACHING]);
    memcpy(done.stages[STAGE_BATCH], done.stages[STAGE_CACHING], n * size);
    done.families = ARENA_NEW(arena, struct family_batch, book->n_families);
    for (size_t i = 0; i < book->n_families; i++)
        done.families[i] =
            batch_family(&work, book->families[i], done.stages[STAGE_CACHING], done.stages[STAGE_BATCH]);
    optimise_links_build(history, forecast->base, plan, book, prices, arena, &done);

    double before = done.raw_monthly = list_value(&work, forecast->base);
    for (int stage = 0; stage < N_STAGES; stage++) {
        double after = list_value(&work, done.stages[stage]);
        done.savings[stage] = before - after;
        before = after;
    }
    done.optimized_monthly = before;
    done.saving_share = done.raw_monthly > 0 ? 1 - done.optimized_monthly / done.raw_monthly : NO_VALUE;
    *ret = done;
}

#include "optimize.h"

#include <realrate/method.h>

#include <math.h>

#define N(array) (sizeof(array) / sizeof *(array))

OPTIMIZE_VALUES(cached, STAGE_CACHING)

static const struct cache_rule *
rule_of(const struct optimize_source *source, size_t i)
{
    size_t rule = source->optimization->cache_rules[optimize_family(source, i)];
    return rule == SIZE_MAX ? NULL : &source->model->results->plan->caches[rule];
}
static double
hit_rate(const struct optimize_source *source, size_t i)
{
    const struct cache_rule *rule = rule_of(source, i);
    return rule && rule->has_hit_rate ? rule->hit_rate : NO_VALUE;
}
static double
write_rate(const struct optimize_source *source, size_t i)
{
    const struct cache_rule *rule = rule_of(source, i);
    return rule ? rule->write_rate : NO_VALUE;
}

static double
writes(const double counts[N_METERS])
{
    return counts[METER_CACHE_WRITE_5M] + counts[METER_CACHE_WRITE_1H];
}
static double
all_input(const double counts[N_METERS])
{
    return counts[METER_INPUT] + writes(counts) + counts[METER_CACHE_READ];
}

static bool
acts(const struct optimize_source *source, size_t i)
{
    const double *before = optimize_counts(source, STAGE_ROUTING, i);
    double all = all_input(before), hit = hit_rate(source, i);
    return all > 0 && !isnan(hit) && !(before[METER_CACHE_READ] / all > hit - PART_ROUNDING);
}
static double
wanted_writes(const struct optimize_source *source, size_t i)
{
    const double *before = optimize_counts(source, STAGE_ROUTING, i);
    return acts(source, i) ? fmax(writes(before), write_rate(source, i) * all_input(before)) : writes(before);
}
static double
all_tokens(const double counts[N_METERS])
{
    return all_input(counts) + counts[METER_OUTPUT];
}

#define BEFORE optimize_counts(source, STAGE_ROUTING, i)
#define AFTER  optimize_counts(source, STAGE_CACHING, i)
OPTIMIZE_VALUE(cached, all, all_input(BEFORE))
OPTIMIZE_VALUE(cached, had, writes(BEFORE))
OPTIMIZE_VALUE(cached, hit, hit_rate(source, i))
OPTIMIZE_VALUE(cached, write, write_rate(source, i))
OPTIMIZE_VALUE(cached, acts, acts(source, i))
OPTIMIZE_VALUE(cached, rest, all_input(BEFORE) - AFTER[METER_CACHE_READ])
OPTIMIZE_VALUE(cached, wanted, wanted_writes(source, i))
OPTIMIZE_VALUE(cached, writes, writes(AFTER))
OPTIMIZE_VALUE(cached, tokens, all_tokens(AFTER))
OPTIMIZE_VALUE(cached, family, (double)optimize_family(source, i) + 1)

static const struct field caching_fields[] = {
    OPTIMIZE_LINE,
    {"all", "Input of all kinds", "tokens/month", CELL_COUNT, "[routed.n0]+[had]+[routed.n3]", false,
     cached_all},
    {"had", "Written before", "tokens/month", CELL_COUNT, "[routed.n1]+[routed.n2]", false, cached_had},
    {"hit", "Hit rate aimed at", "of input", CELL_SHARE, "IF(ISNUMBER({hit}),{hit},\"n/a\")", false,
     cached_hit},
    {"write", "Least written", "of input", CELL_SHARE, "IF(ISNUMBER({write}),{write},\"n/a\")", false,
     cached_write},
    {"acts", "Caches more", "1 = yes", CELL_WHOLE,
     "IF(ISNUMBER([hit])*([all]>0)=1,IF([routed.n3]/[all]>[hit]-rounding_share,0,1),0)", false, cached_acts},
    {"rest", "Not read", "tokens/month", CELL_COUNT, "[all]-[cached.n3]", false, cached_rest},
    {"wanted", "To be written", "tokens/month", CELL_COUNT, "IF([acts]=1,MAX([had],[write]*[all]),[had])",
     false, cached_wanted},
    {"writes", "Written", "tokens/month", CELL_COUNT,
     "IF([acts]=1,IF([wanted]>[rest]-rounding_share*[all],[rest],[wanted]),[had])", false, cached_writes},
};

const struct optimize_grid optimize_grid_caching = {
    "caching", "What is cached: the hit rate of the line's family, where the line is below it", "Line",
    caching_fields, N(caching_fields)};

/* The writes of one kind: their part of the old ones, and all of five minutes where there were none. */
#define WRITES(meter, none)                                                                                  \
    "IF([caching.acts]=1,IF([caching.had]>0,[caching.writes]*([routed.n" meter "]/[caching.had])," none      \
    "),[routed.n" meter "])"
static const struct field cached_fields[] = {
    OPTIMIZE_LINE,
    OPTIMIZE_COUNTS(cached, "IF([caching.acts]=1,[caching.rest]-[caching.writes],[routed.n0])",
                    WRITES("1", "[caching.writes]"), WRITES("2", "0"),
                    "IF([caching.acts]=1,[caching.hit]*[caching.all],[routed.n3])", "[routed.n4]",
                    "[routed.n5]"),
    OPTIMIZE_LIST(cached),
    {"tokens", "Tokens", "tokens/month", CELL_COUNT, "SUM([n0]:[n4])", true, cached_tokens},
    {"family", "Family number", "family", CELL_WHOLE, NULL, false, cached_family},
};

const struct optimize_grid optimize_grid_cached = {"cached", "Cached: what is read, written and neither",
                                                   "Line", cached_fields, N(cached_fields)};

#include "input.h"

#include <math.h>

/* The plan's sections that change demand (1.5, 1.6). What the run left without a line on the sheets stays
 * without: it cannot be raised here. */

static const char *
section_of(struct arena *arena, const char *section, const char *name)
{
    return name ? arena_printf(arena, "%s %s", section, name) : section;
}

static void
put_route(struct inputs *in, const struct route *route, size_t number)
{
    struct arena *arena = in->model->arena;
    const struct book_model *models = in->model->results->book->models;
    const char *section = section_of(arena, "route", route->name);
    const char *from = route->from_family ? route->from_family : models[route->from_model].id;
    const struct input rows[] = {
        {section, "from", .kind = TERM_TEXT, .text = from, .is_structural = true},
        {section, "to", .kind = TERM_TEXT, .text = models[route->to].id, .is_structural = true},
        {section, "share", .name = arena_printf(arena, "route%zu_share", number), .kind = TERM_SHARE,
         .value = route->share, .is_structural = !(route->share > 0)},
        {section, "token_ratio", .name = arena_printf(arena, "route%zu_ratio", number), .kind = TERM_NUMBER,
         .value = route->token_ratio},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        input_put(in, &rows[i]);
}

static void
put_cache(struct inputs *in, const struct cache_rule *rule, size_t number)
{
    struct arena *arena = in->model->arena;
    const char *section = section_of(arena, "cache", rule->family);
    input_put(in,
              &(struct input){section, "hit_rate", .name = arena_printf(arena, "cache%zu_hit", number),
                              .kind = TERM_SHARE, .value = rule->has_hit_rate ? rule->hit_rate : (double)NAN,
                              .allows_blank = true});
    input_put(in,
              &(struct input){section, "write_rate", .name = arena_printf(arena, "cache%zu_write", number),
                              .kind = TERM_SHARE, .value = rule->write_rate});
}

static void
put_batch(struct inputs *in, const struct batch_rule *rule, size_t number)
{
    struct arena *arena = in->model->arena;
    input_put(in, &(struct input){section_of(arena, "batch", rule->family), "share",
                                  .name = arena_printf(arena, "batch%zu_share", number), .kind = TERM_SHARE,
                                  .value = rule->has_share ? rule->share : (double)NAN,
                                  .is_structural = !(rule->has_share && rule->share > 0)});
}

static void
put_workload(struct inputs *in, const struct workload *workload, size_t number)
{
    struct arena *arena = in->model->arena;
    const char *section = section_of(arena, "workload", workload->name);
    const char *model = in->model->results->book->models[workload->model].id;
    const struct input rows[] = {
        {section, "model", .kind = TERM_TEXT, .text = model, .is_structural = true},
        {section, "tier", .kind = TERM_TEXT, .text = tier_names[workload->tier], .is_structural = true},
        {section, "start_month", .name = arena_printf(arena, "workload%zu_start_month", number),
         .kind = TERM_COUNT, .value = workload->start_month},
        {section, "ramp_months", .name = arena_printf(arena, "workload%zu_ramp_months", number),
         .kind = TERM_COUNT, .value = workload->ramp_months},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        input_put(in, &rows[i]);
    for (size_t meter = 0; meter < N_METERS; meter++)
        input_put(in, &(struct input){section, meter_names[meter],
                                      .name = arena_printf(arena, "workload%zu_n%zu", number, meter),
                                      .kind = TERM_COUNT, .value = workload->counts[meter],
                                      .is_structural = !(workload->counts[meter] > 0)});
}

void
input_put_demand(struct inputs *in, const struct plan *plan)
{
    for (size_t i = 0; i < plan->n_routes; i++)
        put_route(in, &plan->routes[i], i + 1);
    for (size_t i = 0; i < plan->n_caches; i++)
        put_cache(in, &plan->caches[i], i + 1);
    for (size_t i = 0; i < plan->n_batches; i++)
        put_batch(in, &plan->batches[i], i + 1);
    for (size_t i = 0; i < plan->n_workloads; i++)
        put_workload(in, &plan->workloads[i], i + 1);
}

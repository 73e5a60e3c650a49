#include "plan_parts.h"

#include "names.h"

#include <realrate/prices.h>

#include <string.h>

#define ALL_PPB INT64_C(1000000000)

/* The family or model a route takes from. Returns 0, or -1 after reporting. */
static int
find_from(const struct plan_maker *maker, const struct ini_section *in, struct named *ret)
{
    const struct reading *reading = maker->reading;
    const struct term *term = section_term(reading, in, "from");
    if (!term) /* reported as missing */
        return -1;
    if (names_model_or_family(maker->book, term->text, ret) == 0)
        return 0;
    PLAN_ERROR(maker, reading_place(reading, term), "\"%s\" is no model or family of the price book%s",
               diag_escape(reading->diags, term->text, strlen(term->text)),
               names_hint(maker->book, term->text, NULL, 0, reading->arena));
    return -1;
}

/* Whether a route moves usage of a model: lines of its own target stay. */
static bool
touches(const struct book *book, const struct route *route, size_t model)
{
    if (route->to == model)
        return false;
    return route->from_family ? strcmp(route->from_family, book->models[model].family) == 0
                              : route->from_model == (int)model;
}

/* A route that moves nothing at all. */
static void
check_moves(const struct plan_maker *maker, const struct ini_section *in, const struct route *route)
{
    const struct reading *reading = maker->reading;
    const struct book *book = maker->book;
    struct place to = section_place(reading, in, "to");
    for (size_t m = 0; m < book->n_models; m++)
        if (touches(book, route, m))
            return;
    if (route->from_family)
        diag_warning(reading->diags, "route-without-effect", to,
                     "has no effect: %s is the only model of the family %s", book->models[route->to].id,
                     route->from_family);
    else
        PLAN_ERROR(maker, to, "is the model the route takes from: expected another one");
}

void
plan_add_route(struct plan_maker *maker, const struct ini_section *in)
{
    struct arena *arena = maker->reading->arena;
    struct plan *plan = maker->plan;
    struct named from = {.model = -1};
    int unknown = find_from(maker, in, &from), to = plan_find_model(maker, in, "to");
    if (unknown || to < 0)
        return;
    struct route *route = ARENA_PUSH(arena, &plan->routes, &plan->n_routes, &maker->routes);
    *route = (struct route){.name = section_argument(in, "route"),
                            .from_model = from.model,
                            .from_family = from.family,
                            .to = (size_t)to};
    reading_store(maker->reading, in, route);
    *(const struct ini_section **)ARENA_PUSH(arena, &maker->route_sections, &maker->n_route_sections,
                                             &maker->sections) = in;
    check_moves(maker, in, route);
}

/* The share of a route, exact: doubles of shares that add up to 1 may not. */
static int64_t
share_ppb(const struct plan_maker *maker, size_t route)
{
    const struct reading *reading = maker->reading;
    const struct term *term = section_term(reading, maker->route_sections[route], "share");
    return term ? reading->items[term - reading->terms].value.exact : 0;
}

/* For the last of the routes that together move more of a model than there is. */
static void
report_excess(const struct plan_maker *maker, size_t model, size_t last, int64_t sum)
{
    const struct reading *reading = maker->reading;
    const struct plan *plan = maker->plan;
    const char *others = "";
    for (size_t r = 0; r < last; r++)
        if (touches(maker->book, &plan->routes[r], model))
            others =
                arena_printf(reading->arena, "%s%s[route %s] on line %lu", others, *others ? ", " : "",
                             diag_escape(reading->diags, plan->routes[r].name, strlen(plan->routes[r].name)),
                             maker->route_sections[r]->line);
    PLAN_ERROR(maker, section_place(reading, maker->route_sections[last], "share"),
               "moves %.10g%% of %s together with %s: expected at most 100%%", (double)sum / 1e7,
               maker->book->models[model].id, others);
}

void
plan_check_routes(const struct plan_maker *maker)
{
    const struct plan *plan = maker->plan;
    bool *is_reported = ARENA_NEW(maker->reading->arena, bool, plan->n_routes);
    for (size_t m = 0; m < maker->book->n_models; m++) {
        int64_t sum = 0;
        size_t last = 0;
        for (size_t r = 0; r < plan->n_routes; r++)
            if (touches(maker->book, &plan->routes[r], m)) {
                sum += share_ppb(maker, r);
                last = r;
            }
        if (sum > ALL_PPB && !is_reported[last]) { /* once for all models of a family */
            is_reported[last] = true;
            report_excess(maker, m, last, sum);
        }
    }
}

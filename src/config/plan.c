#include <realrate/plan.h>

#include "plan_parts.h"
#include "reading.h"

#include <realrate/prices.h>

#include <string.h>

static const struct term *
find(const struct reading *reading, const char *section, const char *key)
{
    return term_find(reading->terms, reading->n_terms, section, key, 0);
}

static bool
is_auto(const struct reading *reading, const char *key)
{
    const struct term *term = find(reading, "forecast", key);
    return term && term->kind == TERM_TEXT;
}

/* A phase-in of nothing. */
static void
warn_phase_in(const struct reading *reading, const struct plan *plan)
{
    const struct term *phase_in = find(reading, "forecast", "phase_in_months");
    const struct term *optimise = find(reading, "plan", "optimise");
    if (!phase_in || plan->phase_in_months == 0)
        return;
    struct place place = reading_place(reading, phase_in);
    if (optimise && !plan->optimise)
        diag_warning(reading->diags, "phase-in-without-effect", place,
                     "has no effect: optimise is no on line %lu", optimise->line);
    else if (plan->n_routes + plan->n_caches + plan->n_batches == 0)
        diag_warning(reading->diags, "phase-in-without-effect", place,
                     "has no effect without a [route], [cache] or [batch]");
}

static void
check(const struct reading *reading, const struct plan *plan)
{
    const struct term *noise = find(reading, "forecast", "noise");
    const struct term *low = find(reading, "forecast", "growth_low");
    const struct term *high = find(reading, "forecast", "growth_high");
    if (noise && noise->file && plan->volatility_is_auto)
        diag_warning(reading->diags, "noise-without-effect", reading_place(reading, noise),
                     "has no effect beside volatility = auto");
    if (low && high && low->file && high->file && plan->growth_low > plan->growth_high)
        diag_error(reading->diags, STATUS_CONFIG, reading_place(reading, low),
                   "%s is above growth_high %s on line %lu", low->text, high->text, high->line);
    warn_phase_in(reading, plan);
}

/* Which function takes which section: whole, or item by item where the form of the key is this one. */
static const struct {
    const char *section;
    enum key_form form;
    void (*add_section)(struct plan_maker *maker, const struct ini_section *in);
    void (*add_item)(struct plan_maker *maker, size_t i);
} adders[] = {
    {"route", KEY_FIXED, plan_add_route, NULL},
    {"cache", KEY_FIXED, plan_add_cache, NULL},
    {"batch", KEY_FIXED, plan_add_batch, NULL},
    {"workload", KEY_FIXED, plan_add_workload, NULL},
    {"long_share", KEY_MODEL, NULL, plan_add_long_share},
    {"market", KEY_MONTH, NULL, plan_add_change},
    {"benchmark", KEY_MONEY, NULL, plan_add_benchmark},
    {"goal", KEY_FIXED, NULL, plan_add_lever},
    {"alternative", KEY_FIXED, plan_add_alternative, NULL},
};

static void
add_parts(struct plan_maker *maker)
{
    const struct reading *reading = maker->reading;
    for (size_t i = 0; i < reading->n_items; i++) {
        const struct reading_item *item = &reading->items[i];
        bool is_first = i == 0 || reading->items[i - 1].in != item->in;
        for (size_t a = 0; a < sizeof adders / sizeof *adders; a++) {
            if (strcmp(item->section->name, adders[a].section) != 0)
                continue;
            if (adders[a].add_section && is_first)
                adders[a].add_section(maker, item->in);
            if (adders[a].add_item && item->key->form == adders[a].form)
                adders[a].add_item(maker, i);
        }
    }
    plan_check_routes(maker);
    plan_finish_goal(maker);
}

int
plan_read(const char *path, const struct book *book, struct arena *arena, struct diags *diags,
          struct plan *ret_plan)
{
    size_t before = diags->n_errors;
    struct reading reading = {.currency = book->currency, .book = book, .arena = arena, .diags = diags};
    struct plan plan = {.file = path};
    struct plan_maker maker = {.reading = &reading, .book = book, .plan = &plan};
    if (path && ini_read(path, arena, diags, &reading.file) != 0)
        return -1;
    reading_run(&reading, &schema_plan, &plan);
    plan.growth_is_auto = is_auto(&reading, "growth");
    plan.volatility_is_auto = is_auto(&reading, "volatility");
    add_parts(&maker);
    check(&reading, &plan);
    if (diags->n_errors != before)
        return -1;
    memcpy(plan.sha256, reading.file.sha256, sizeof plan.sha256);
    plan.bytes = reading.file.bytes;
    plan.terms = reading.terms;
    plan.n_terms = reading.n_terms;
    *ret_plan = plan;
    return 0;
}

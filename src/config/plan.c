#include <realrate/plan.h>

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

static bool
has_long_price(const struct book_model *model)
{
    for (size_t i = 0; i < model->n_sections; i++)
        if (model->sections[i].has_long)
            return true;
    return false;
}

/* One line of [long_share]: the model should have a long price at some time. */
static void
add_long_share(const struct reading *reading, const struct book *book, size_t i, struct plan *plan,
               size_t *capacity)
{
    const struct term *term = &reading->terms[i];
    struct place place = reading_place(reading, term);
    int model = book_find(book, term->key); /* known, or it would not be a term */
    for (size_t k = 0; k < plan->n_long_shares; k++)
        if (plan->long_shares[k].model == (size_t)model)
            diag_error(reading->diags, STATUS_CONFIG, place,
                       "names the same model as another line of [long_share]");
    if (!has_long_price(&book->models[model]))
        diag_warning(reading->diags, "long-share-without-effect", place,
                     "has no effect: the price book has no long-context price of this model");
    struct long_share *share = ARENA_PUSH(reading->arena, &plan->long_shares, &plan->n_long_shares, capacity);
    *share = (struct long_share){(size_t)model, reading->items[i].value.exact};
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
}

int
plan_read(const char *path, const struct book *book, struct arena *arena, struct diags *diags,
          struct plan *ret_plan)
{
    size_t before = diags->n_errors, capacity = 0;
    struct reading reading = {.currency = book->currency, .book = book, .arena = arena, .diags = diags};
    struct plan plan = {.file = path};
    if (path && ini_read(path, arena, diags, &reading.file) != 0)
        return -1;
    reading_run(&reading, &schema_plan, &plan);
    plan.growth_is_auto = is_auto(&reading, "growth");
    plan.volatility_is_auto = is_auto(&reading, "volatility");
    for (size_t i = 0; i < reading.n_items; i++) {
        const struct schema_key *key = reading.items[i].key;
        if (key->form == KEY_MODEL)
            add_long_share(&reading, book, i, &plan, &capacity);
    }
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

#include "offer_keys.h"

#include "names.h"

#include <realrate/prices.h>

#include <math.h>
#include <string.h>

/* The offer as its arrays grow. */
struct maker {
    const struct reading *reading;
    const struct book *book;
    const struct clause_list *clauses;
    struct offer *offer;
    size_t discounts, prices, bands, tiers, exclusions, fees, answers; /* capacities */
};

static bool
same_key(const struct price_key *a, const struct price_key *b)
{
    return a->model == b->model && a->family == b->family && a->meter == b->meter;
}

/* Web searches are priced per 1,000 requests; the schema says tokens. */
static void
name_unit(const struct maker *maker, const struct price_key *key)
{
    struct term *term = &maker->reading->terms[key->term];
    if (term->kind == TERM_PRICE && key->meter == METER_WEB_SEARCH)
        term->unit = arena_printf(maker->reading->arena, "%s/1,000 requests", maker->reading->currency);
}

/* MODEL.METER and its like; -1 after reporting. Fixed prices name a model and a meter. */
static int
resolve(const struct maker *maker, size_t i, bool is_price, struct price_key *ret)
{
    const struct reading *reading = maker->reading;
    const struct term *term = &reading->terms[i];
    struct place place = reading_place(reading, term);
    struct named named;
    names_priced(maker->book, term->key, reading->arena, &named); /* known, or it would not be a term */
    if (is_price && (named.model < 0 || named.meter < 0)) {
        diag_error(reading->diags, STATUS_CONFIG, place, "names no single price: expected MODEL.METER");
        return -1;
    }
    const struct reading_item *item = &reading->items[i];
    *ret = (struct price_key){.model = named.model, .family = named.family, .meter = named.meter, .term = i};
    if (is_price)
        ret->price = (struct rate){item->value.exact};
    else
        ret->discount = item->value.value;
    return 0;
}

static void
add_key(struct maker *maker, size_t i, bool is_price)
{
    struct offer *offer = maker->offer;
    struct arena *arena = maker->reading->arena;
    struct price_key key;
    if (resolve(maker, i, is_price, &key) != 0)
        return;
    struct price_key *keys = is_price ? offer->fixed_prices : offer->discount.keys;
    size_t n = is_price ? offer->n_fixed_prices : offer->discount.n_keys;
    for (size_t k = 0; k < n; k++)
        if (same_key(&keys[k], &key)) {
            const struct term *first = &maker->reading->terms[keys[k].term];
            diag_error(maker->reading->diags, STATUS_CONFIG,
                       reading_place(maker->reading, &maker->reading->terms[i]),
                       "means the same as %s on line %lu", first->key, first->line);
            return;
        }
    struct price_key *added =
        is_price ? ARENA_PUSH(arena, &offer->fixed_prices, &offer->n_fixed_prices, &maker->prices)
                 : ARENA_PUSH(arena, &offer->discount.keys, &offer->discount.n_keys, &maker->discounts);
    *added = key;
    name_unit(maker, added);
}

static void
add_discount(struct maker *maker, size_t i)
{
    add_key(maker, i, false);
}

static void
add_price(struct maker *maker, size_t i)
{
    add_key(maker, i, true);
}

/* For the key of item i, which should be above the one before it. */
static void
report_descent(const struct reading *reading, size_t i)
{
    diag_error(reading->diags, STATUS_CONFIG, reading_place(reading, &reading->terms[i]),
               "does not ascend: %s on line %lu comes before it", reading->terms[i - 1].key,
               reading->terms[i - 1].line);
}

/* A threshold with its discount at the end of a table of such. */
static void
add_step(const struct reading *reading, size_t i, struct band **table, size_t *n, size_t *capacity)
{
    struct money threshold = {reading->items[i].key_exact};
    if (*n && threshold.micro <= (*table)[*n - 1].threshold.micro)
        report_descent(reading, i);
    struct band *band = ARENA_PUSH(reading->arena, table, n, capacity);
    *band = (struct band){threshold, reading->items[i].value.value};
}

static void
add_band(struct maker *maker, size_t i)
{
    add_step(maker->reading, i, &maker->offer->bands, &maker->offer->n_bands, &maker->bands);
}

static void
add_tier(struct maker *maker, size_t i)
{
    add_step(maker->reading, i, &maker->offer->tiers.steps, &maker->offer->tiers.n_steps, &maker->tiers);
}

static void
add_exclusion(struct maker *maker, size_t i)
{
    const struct reading *reading = maker->reading;
    const struct term *term = &reading->terms[i];
    struct named named;
    if (!term->has_value || *term->text == '\0')
        return;
    if (names_excluded(maker->book, term->text, &named) != 0) {
        const char *words[N_METERS + N_TIERS];
        memcpy(words, meter_names, sizeof meter_names);
        memcpy(words + N_METERS, tier_names, sizeof tier_names);
        diag_error(reading->diags, STATUS_CONFIG, reading_place(reading, term),
                   "\"%s\" is no family, model, meter or tier%s",
                   diag_escape(reading->diags, term->text, strlen(term->text)),
                   names_hint(maker->book, term->text, words, sizeof words / sizeof *words, reading->arena));
        return;
    }
    struct exclusion *exclusion = ARENA_PUSH(reading->arena, &maker->offer->exclusions,
                                             &maker->offer->n_exclusions, &maker->exclusions);
    *exclusion = (struct exclusion){named.model, named.family, named.meter, named.tier};
}

static void
add_fee_tier(const struct reading *reading, size_t i, struct fee *fee, size_t *capacity)
{
    double from = reading->terms[i].key_value;
    if (fee->n_tiers && from <= fee->tiers[fee->n_tiers - 1].from_quantity)
        report_descent(reading, i);
    struct fee_tier *tier = ARENA_PUSH(reading->arena, &fee->tiers, &fee->n_tiers, capacity);
    *tier = (struct fee_tier){from, {reading->items[i].value.exact}};
}

/* A [fee NAME] begins with its first key, `kind`; its tiers follow. */
static void
add_fee_key(struct maker *maker, size_t i)
{
    const struct reading *reading = maker->reading;
    const struct ini_section *in = reading->items[i].in;
    if (i > 0 && reading->items[i - 1].in == in)
        return;
    struct fee *fee = ARENA_PUSH(reading->arena, &maker->offer->fees, &maker->offer->n_fees, &maker->fees);
    size_t capacity = 0;
    reading_store(reading, in, fee);
    fee->name = section_argument(in, "fee");
    for (size_t k = i; k < reading->n_items && reading->items[k].in == in; k++)
        if (reading->items[k].key->form == KEY_QUANTITY)
            add_fee_tier(reading, k, fee, &capacity);
}

static void
add_clause(struct maker *maker, size_t i)
{
    const struct reading *reading = maker->reading;
    const struct clause_list *list = maker->clauses;
    const struct term *term = &reading->terms[i];
    int clause = clauses_find(list, term->key);
    if (clause < 0) {
        const char **ids = ARENA_NEW(reading->arena, const char *, list->n);
        for (size_t k = 0; k < list->n; k++)
            ids[k] = list->items[k].id;
        diag_error(reading->diags, STATUS_CONFIG, reading_place(reading, term),
                   "is no clause of the checklist%s", diag_hint(term->key, ids, list->n, reading->arena));
        return;
    }
    struct clause_answer *answer =
        ARENA_PUSH(reading->arena, &maker->offer->clauses, &maker->offer->n_clauses, &maker->answers);
    *answer = (struct clause_answer){(size_t)clause, (enum clause_state)reading->items[i].value.value};
}

static void
read_lists(struct maker *maker)
{
    struct offer *offer = maker->offer;
    const struct reading *reading = maker->reading;
    size_t schedule = 0, ramp = 0;
    for (size_t i = 0; i < reading->n_items; i++) {
        const struct reading_item *item = &reading->items[i];
        if (!reading->terms[i].has_value || !item->key->is_list)
            continue;
        if (strcmp(item->key->key, "schedule") == 0)
            *(struct money *)ARENA_PUSH(reading->arena, &offer->commit.schedule, &offer->commit.n_schedule,
                                        &schedule) = (struct money){item->value.exact};
        else if (strcmp(item->key->key, "ramp") == 0)
            *(double *)ARENA_PUSH(reading->arena, &offer->commit.ramp, &offer->commit.n_ramp, &ramp) =
                item->value.value;
    }
}

/* Which function takes the values of which section: open keys, and those of named sections. */
static const struct {
    const char *section;
    enum key_form form;
    bool any_form;
    void (*add)(struct maker *maker, size_t i);
} adders[] = {
    {"discount", KEY_PRICED, false, add_discount}, {"rates", KEY_PRICED, false, add_price},
    {"bands", KEY_MONEY, false, add_band},         {"tiers", KEY_MONEY, false, add_tier},
    {"burndown", KEY_FIXED, false, add_exclusion}, {"clauses", KEY_ANY, false, add_clause},
    {"fee", KEY_FIXED, true, add_fee_key},
};

void
offer_keys_read(const struct reading *reading, const struct book *book, const struct clause_list *clauses,
                struct offer *offer)
{
    struct maker maker = {.reading = reading, .book = book, .clauses = clauses, .offer = offer};
    for (size_t i = 0; i < reading->n_items; i++)
        for (size_t a = 0; a < sizeof adders / sizeof *adders; a++)
            if (strcmp(reading->items[i].section->name, adders[a].section) == 0 &&
                (adders[a].any_form || reading->items[i].key->form == adders[a].form))
                adders[a].add(&maker, i);
    read_lists(&maker);
}

#include "fixture.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define MAX_MODELS   8
#define MAX_SECTIONS 8
#define MAX_KEYS     8
#define MAX_FILES    2

static void
plan_defaults(struct plan *plan)
{
    plan->name = "";
    plan->trailing = 3;
    plan->growth_is_auto = true;
    plan->damping = 0.9;
    plan->volatility_is_auto = true;
    plan->optimise = true;
    plan->paths = 200;
    plan->seed = 1;
    plan->confidence = 0.9;
    plan->tolerance = 0.1;
    plan->materiality = 0.02;
}

void
fixture_offer(struct offer *ret)
{
    static double no_ramp[] = {1};
    *ret = (struct offer){.file = "offer.ini", .name = "Offer", .vendor = "", .currency = "USD"};
    ret->quoted_on = ret->expires = DAY_NONE;
    ret->start = day(2027, 1, 1);
    ret->term_months = 12;
    ret->commit.ramp = no_ramp;
    ret->commit.n_ramp = 1;
    ret->commit.measure = MEASURE_YEAR;
    ret->commit.billing = BILLING_ANNUAL;
    ret->discount.batch_stacks = true;
    ret->overage.rate = OVERAGE_LIST;
    ret->unused.rollover_periods = 1;
}

struct offer *
quoted_at(struct fixture *fixture, double annual, double headline)
{
    struct offer *offer = &fixture->offers[0];
    offer->commit.annual = money(annual);
    offer->discount.has_headline = true;
    offer->discount.headline = headline;
    return offer;
}

struct fixture *
fixture_new(void)
{
    struct fixture *fixture = calloc(1, sizeof *fixture);
    assert_non_null(fixture);
    struct arena *arena = fixture->arena = arena_new();
    diags_init(&fixture->diags);
    fixture->book.file = "prices.ini";
    fixture->book.name = "Prices";
    fixture->book.currency = "USD";
    fixture->book.as_of = day(2026, 11, 1);
    fixture->book.models = ARENA_NEW(arena, struct book_model, MAX_MODELS);
    fixture->book.families = ARENA_NEW(arena, const char *, MAX_MODELS);
    fixture->usage.files = ARENA_NEW(arena, struct usage_file, MAX_FILES);
    for (size_t i = 0; i < MAX_FILES; i++)
        fixture->usage.files[i] = (struct usage_file){.path = i == 0 ? "usage.csv" : "more.csv",
                                                      .format = "realrate",
                                                      .first_day = DAY_NONE,
                                                      .last_day = DAY_NONE};
    fixture->usage.models = ARENA_NEW(arena, const char *, MAX_MODELS);
    fixture->usage.workspaces = ARENA_NEW(arena, const char *, MAX_MODELS);
    plan_defaults(&fixture->plan);
    for (size_t i = 0; i < FIXTURE_OFFERS; i++)
        fixture_offer(&fixture->offers[i]);
    fixture->n_offers = 1;
    return fixture;
}

void
fixture_free(struct fixture *fixture)
{
    diags_free(&fixture->diags);
    arena_free(fixture->arena);
    free(fixture);
}

int
fixture_setup(void **state)
{
    *state = fixture_new();
    return 0;
}

int
fixture_teardown(void **state)
{
    fixture_free(*state);
    return 0;
}

int32_t
day(int year, int month, int day_of_month)
{
    return day_of_date((struct date){year, month, day_of_month});
}

struct money
money(double amount)
{
    return (struct money){llround(amount * 1e6)};
}

struct rate
rate(double price)
{
    return (struct rate){llround(price * 1e6)};
}

void
fixture_prices(struct rate rates[N_METERS], double input, double output)
{
    rates[METER_INPUT] = rate(input);
    rates[METER_CACHE_WRITE_5M] = rate(1.25 * input);
    rates[METER_CACHE_WRITE_1H] = rate(2 * input);
    rates[METER_CACHE_READ] = rate(0.1 * input);
    rates[METER_OUTPUT] = rate(output);
    rates[METER_WEB_SEARCH] = rate(10);
}

static const char *
family_of(struct book *book, const char *family)
{
    for (size_t i = 0; i < book->n_families; i++)
        if (strcmp(book->families[i], family) == 0)
            return book->families[i];
    book->families[book->n_families++] = family;
    return family;
}

struct price_section *
fixture_model(struct fixture *fixture, const char *id, const char *family, double input, double output)
{
    assert_true(fixture->book.n_models < MAX_MODELS);
    struct book_model *model = &fixture->book.models[fixture->book.n_models++];
    *model = (struct book_model){.id = id, .name = id, .family = family_of(&fixture->book, family)};
    model->sections = ARENA_NEW(fixture->arena, struct price_section, MAX_SECTIONS);
    model->n_sections = 1;
    struct price_section *section = model->sections;
    section->from_day = day(2020, 1, 1);
    fixture_prices(section->base, input, output);
    fixture_prices(section->long_context, input, output);
    section->batch.per_10k = 5000;
    section->priority.per_10k = section->flex.per_10k = section->us.per_10k = 10000;
    return section;
}

struct price_section *
fixture_section(struct fixture *fixture, int32_t from_day)
{
    struct book_model *model = &fixture->book.models[fixture->book.n_models - 1];
    assert_true(model->n_sections < MAX_SECTIONS);
    struct price_section *section = &model->sections[model->n_sections++];
    *section = section[-1];
    section->from_day = from_day;
    return section;
}

static uint32_t
index_of(const char **names, size_t *n, const char *name)
{
    for (uint32_t i = 0; i < *n; i++)
        if (strcmp(names[i], name) == 0)
            return i;
    assert_true(*n < MAX_MODELS);
    names[*n] = name;
    return (uint32_t)(*n)++;
}

static void
widen(struct usage_file *file, int32_t on)
{
    file->n_rows++;
    if (file->first_day == DAY_NONE || on < file->first_day)
        file->first_day = on;
    if (file->last_day == DAY_NONE || on > file->last_day)
        file->last_day = on;
}

void
fixture_use(struct fixture *fixture, int32_t on, struct use use)
{
    struct usage *usage = &fixture->usage;
    struct usage_row *row = ARENA_PUSH(fixture->arena, &usage->rows, &usage->n_rows, &fixture->rows_capacity);
    row->file = use.file;
    row->day = on;
    row->line = (struct line){.model = index_of(usage->models, &usage->n_models, use.model),
                              .tier = (uint8_t)use.tier,
                              .context = (uint8_t)use.context,
                              .geo = (uint8_t)use.geo,
                              .speed = (uint8_t)use.speed};
    row->context_is_guess = use.context_is_guess;
    row->workspace =
        index_of(usage->workspaces, &usage->n_workspaces, use.workspace != NULL ? use.workspace : "");
    memcpy(row->counts, use.counts, sizeof row->counts);
    row->n_rows = 1;
    assert_true(use.file < MAX_FILES);
    if (usage->n_files <= use.file)
        usage->n_files = use.file + 1;
    widen(&usage->files[use.file], on);
}

void
fixture_use_daily(struct fixture *fixture, int32_t from, int32_t to, struct use use)
{
    for (int32_t on = from; on < to; on++)
        fixture_use(fixture, on, use);
}

struct use
tokens(const char *model, uint64_t input, uint64_t output)
{
    return (struct use){.model = model, .counts = {[METER_INPUT] = input, [METER_OUTPUT] = output}};
}

void
use_in_december(struct fixture *fixture, struct use use)
{
    struct use nothing = use;
    memset(nothing.counts, 0, sizeof nothing.counts);
    fixture_use(fixture, day(2026, 12, 1), use);
    fixture_use(fixture, day(2026, 12, 31), nothing);
}

static struct price_key *
key_push(struct fixture *fixture, struct price_key **keys, size_t *n)
{
    if (*keys == NULL)
        *keys = ARENA_NEW(fixture->arena, struct price_key, MAX_KEYS);
    assert_true(*n < MAX_KEYS);
    return &(*keys)[(*n)++];
}

void
fixture_discount(struct fixture *fixture, struct offer *offer, int model, const char *family, int meter,
                 double discount)
{
    *key_push(fixture, &offer->discount.keys, &offer->discount.n_keys) =
        (struct price_key){.model = model, .family = family, .meter = meter, .discount = discount};
}

void
fixture_fixed_price(struct fixture *fixture, struct offer *offer, int model, int meter, double price)
{
    *key_push(fixture, &offer->fixed_prices, &offer->n_fixed_prices) =
        (struct price_key){.model = model, .meter = meter, .price = rate(price)};
}

void
fixture_exclude(struct fixture *fixture, struct offer *offer, struct exclusion exclusion)
{
    if (offer->exclusions == NULL)
        offer->exclusions = ARENA_NEW(fixture->arena, struct exclusion, MAX_KEYS);
    assert_true(offer->n_exclusions < MAX_KEYS);
    offer->exclusions[offer->n_exclusions++] = exclusion;
}

void
fixture_band(struct fixture *fixture, struct offer *offer, double threshold, double discount)
{
    if (offer->bands == NULL)
        offer->bands = ARENA_NEW(fixture->arena, struct band, MAX_KEYS);
    assert_true(offer->n_bands < MAX_KEYS);
    offer->bands[offer->n_bands++] = (struct band){money(threshold), discount};
}

static int
compare_numbers(int64_t a, int64_t b)
{
    return (a > b) - (a < b);
}

static int
compare_rows(const void *left, const void *right)
{
    const struct usage_row *a = left, *b = right;
    const int order[] = {
        compare_numbers(a->file, b->file),
        compare_numbers(a->day, b->day),
        compare_numbers(a->line.model, b->line.model),
        compare_numbers(a->line.tier, b->line.tier),
        compare_numbers(a->line.context, b->line.context),
        compare_numbers(a->line.geo, b->line.geo),
        compare_numbers(a->line.speed, b->line.speed),
        compare_numbers(a->context_is_guess, b->context_is_guess),
        compare_numbers(a->workspace, b->workspace),
    };
    for (size_t i = 0; i < sizeof order / sizeof *order; i++)
        if (order[i] != 0)
            return order[i];
    return 0;
}

/* Sorts the rows as usage_read does, and checks that each key is there once. */
static void
sort_rows(struct usage *usage)
{
    if (usage->n_rows > 0)
        qsort(usage->rows, usage->n_rows, sizeof *usage->rows, compare_rows);
    for (size_t i = 1; i < usage->n_rows; i++)
        assert_true(compare_rows(&usage->rows[i - 1], &usage->rows[i]) < 0);
}

int
fixture_try(struct fixture *fixture)
{
    sort_rows(&fixture->usage);
    return engine_run(&fixture->usage, fixture->offers, fixture->n_offers, &fixture->plan, &fixture->book,
                      NULL, &fixture->options, fixture->arena, &fixture->diags, &fixture->results);
}

void
fixture_run(struct fixture *fixture)
{
    if (fixture_try(fixture) == 0)
        return;
    for (size_t i = 0; i < fixture->diags.n; i++)
        print_error("%s\n", fixture->diags.items[i].text);
    fail_msg("engine_run failed");
}

static bool
lines_are_equal(struct line a, struct line b)
{
    return a.model == b.model && a.tier == b.tier && a.context == b.context && a.geo == b.geo &&
           a.speed == b.speed;
}

const struct rate_row *
fixture_rate(const struct fixture *fixture, size_t offer, struct line line, enum meter meter)
{
    const struct offer_result *result = &fixture->results.offers[offer];
    const struct line *lines = fixture->results.histories[result->history].lines;
    for (size_t i = 0; i < result->n_rates; i++)
        if (result->rates[i].meter == meter && lines_are_equal(lines[result->rates[i].line], line))
            return &result->rates[i];
    fail_msg("no rate for model %u, meter %s", line.model, meter_names[meter]);
    return NULL;
}

bool
fixture_warned(const struct fixture *fixture, const char *id)
{
    for (size_t i = 0; i < fixture->diags.n; i++)
        if (fixture->diags.items[i].id != NULL && strcmp(fixture->diags.items[i].id, id) == 0)
            return true;
    return false;
}

bool
fixture_warning_says(const struct fixture *fixture, const char *text)
{
    for (size_t i = 0; i < fixture->diags.n; i++)
        if (fixture->diags.items[i].severity == SEVERITY_WARNING &&
            strstr(fixture->diags.items[i].text, text) != NULL)
            return true;
    return false;
}

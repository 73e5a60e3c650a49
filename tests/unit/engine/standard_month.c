#include "standard_month.h"

#include "engine/optimise.h"
#include "engine/planned.h"

#include <string.h>

static const double *
as_array(const struct amounts *amounts, double ret[N_METERS])
{
    const double counts[N_METERS] = {amounts->input, amounts->write_5m, amounts->write_1h,
                                     amounts->read,  amounts->output,   amounts->searches};
    return memcpy(ret, counts, sizeof counts);
}

const struct line opus = {.model = OPUS}, sonnet = {.model = SONNET}, haiku = {.model = HAIKU};

struct line
batch_of(struct line line)
{
    line.tier = TIER_BATCH;
    return line;
}

struct standard_month
three_models(void **state)
{
    struct standard_month month = {.fixture = *state};
    fixture_model(month.fixture, "opus-a", "opus", 5, 25);
    fixture_model(month.fixture, "sonnet-a", "sonnet", 2, 10);
    fixture_model(month.fixture, "haiku-a", "haiku", 1, 5);
    return month;
}

void
month_add(struct standard_month *month, struct line line, struct amounts amounts)
{
    assert_true(month->n_used < MONTH_LINES);
    for (size_t i = 0; i < month->n_used; i++)
        assert_int_not_equal(line_compare(&month->used[i], &line), 0);
    as_array(&amounts, month->counts[month->n_used]);
    month->used[month->n_used++] = line;
}

void
month_optimise(struct standard_month *month)
{
    struct fixture *fixture = month->fixture;
    struct arena *arena = fixture->arena;
    struct line *used = ARENA_NEW(arena, struct line, month->n_used);
    memcpy(used, month->used, month->n_used * sizeof *used);
    const size_t n_used = line_sort(used, month->n_used);
    month->history = (struct history){.reference_day = day(2026, 12, 31)};
    planned_lines(used, n_used, &fixture->plan, &fixture->book, month->history.reference_day, arena,
                  &month->history.lines, &month->history.n_lines);
    month->prices = (struct price_table){0};
    month->forecast = (struct forecast){0};
    month->forecast.base = arena_alloc(arena, month->history.n_lines, sizeof *month->forecast.base);
    for (size_t i = 0; i < month->history.n_lines; i++)
        assert_int_equal(price_table_add(&month->prices, &fixture->book, month->history.lines[i],
                                         month->history.reference_day, month->history.reference_day, arena),
                         0);
    price_table_sort(&month->prices);
    for (size_t i = 0; i < month->n_used; i++)
        memcpy(month->forecast.base[line_find(month->history.lines, month->history.n_lines, month->used[i])],
               month->counts[i], sizeof month->counts[i]);
    optimise_build(&month->history, &month->forecast, &fixture->plan, &fixture->book, &month->prices, arena,
                   &fixture->diags, &month->optimization);
}

static size_t
find(const struct standard_month *month, struct line line)
{
    size_t i = line_find(month->history.lines, month->history.n_lines, line);
    if (i == SIZE_MAX)
        fail_msg("no line of model %u, %s, %s, %s, %s", line.model, tier_names[line.tier],
                 context_names[line.context], geo_names[line.geo], speed_names[line.speed]);
    return i;
}

const double *
month_raw(const struct standard_month *month, struct line line)
{
    return month->forecast.base[find(month, line)];
}

const double *
month_after(const struct standard_month *month, enum stage stage, struct line line)
{
    return month->optimization.stages[stage][find(month, line)];
}

double
month_tokens(const struct standard_month *month, double (*counts)[N_METERS])
{
    double sum = 0;
    for (size_t i = 0; i < month->history.n_lines; i++)
        for (int meter = 0; meter < N_TOKEN_METERS; meter++)
            sum += counts[i][meter];
    return sum;
}

void
want_amounts_at(const struct standard_month *month, enum stage stage, struct line line, struct amounts wanted,
                const char *file, int at)
{
    double counts[N_METERS];
    as_array(&wanted, counts);
    for (int meter = 0; meter < N_METERS; meter++)
        want_near(meter_names[meter], month_after(month, stage, line)[meter], counts[meter], 1e-9, file, at);
}

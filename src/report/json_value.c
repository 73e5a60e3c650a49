/* What is simulated, found by search and compared: clauses 1.10, 1.11 and 1.14 of the JSON. */
#include "json_parts.h"
#include "words_deal.h"

#include <math.h>

void
json_expected(struct emitter *emitter, const struct offer_result *result)
{
    emit_object(emitter, "expected");
    json_fields(emitter, &result->expected, fields_expected, N_FIELDS_EXPECTED);
    emit_end(emitter);
}

static void
cliffs(struct emitter *emitter, const struct offer_result *result)
{
    emit_array(emitter, "cliffs");
    for (size_t i = 0; i < result->n_cliffs; i++) {
        emit_row(emitter, NULL);
        json_fields(emitter, &result->cliffs[i], fields_cliff, N_FIELDS_CLIFF);
        emit_end(emitter);
    }
    emit_end(emitter);
}

/* Without a benchmark there is no place in it, and no band. */
static void
benchmark(struct emitter *emitter, const struct benchmark_place *place)
{
    if (!isfinite(place->p50)) {
        emit_null(emitter, "benchmark");
        return;
    }
    emit_row(emitter, "benchmark");
    json_fields(emitter, place, fields_percentiles, N_FIELDS_PERCENTILES);
    emit_text(emitter, "percentile_band", words_percentile_bands[place->band]);
    emit_number(emitter, "point_worth_per_year", place->point_worth_per_year, MONEY_PLACES);
    emit_end(emitter);
}

void
json_market(struct emitter *emitter, const struct offer_result *result)
{
    json_fields(emitter, result, fields_break_even, N_FIELDS_BREAK_EVEN);
    cliffs(emitter, result);
    benchmark(emitter, &result->benchmark);
}

void
json_sweep(struct emitter *emitter, const struct offer_result *result)
{
    emit_array(emitter, "sweep");
    for (size_t i = 0; i < result->n_sweep; i++) {
        const struct sweep_level *level = &result->sweep[i];
        emit_row(emitter, NULL);
        emit_number(emitter, "commit", level->commit, MONEY_PLACES);
        emit_bool(emitter, "offered", level->is_offered);
        json_fields(emitter, level, fields_level, N_FIELDS_LEVEL);
        emit_end(emitter);
    }
    emit_end(emitter);
    emit_row(emitter, "recommended");
    emit_number(emitter, "optimum", result->optimum, MONEY_PLACES);
    emit_number(emitter, "floor", result->floor, MONEY_PLACES);
    emit_text(emitter, "reason", result->optimum_reason);
    emit_end(emitter);
}

static void
regret(struct emitter *emitter, const struct alternative_result *row)
{
    emit_row(emitter, "regret");
    for (int i = 0; i < N_SCENARIOS; i++)
        emit_number(emitter, words_scenario_keys[i], row->regret[i], MONEY_PLACES);
    emit_end(emitter);
    emit_number(emitter, "max_regret", row->max_regret, MONEY_PLACES);
}

void
json_alternatives(struct emitter *emitter, const struct results *results)
{
    emit_array(emitter, "alternatives");
    for (size_t i = 0; i < results->n_alternatives; i++) {
        const struct alternative_result *row = &results->alternatives[i];
        emit_row(emitter, NULL);
        emit_text(emitter, "name", row->name);
        emit_text(emitter, "kind", words_alternative_kinds[row->kind]);
        json_fields(emitter, row, fields_alternative, N_FIELDS_ALTERNATIVE);
        regret(emitter, row);
        emit_text(emitter, "dominated_by",
                  row->dominated_by != NO_ROW ? results->alternatives[row->dominated_by].name : NULL);
        emit_bool(emitter, "assumed_fee", row->has_assumed_fee);
        emit_end(emitter);
    }
    emit_end(emitter);
    emit_text(emitter, "best_alternative", results->best_alternative);
    emit_text(emitter, "minimax_regret", results->minimax_regret);
    emit_number(emitter, "walk_away_value", results->walk_away_value, MONEY_PLACES);
}

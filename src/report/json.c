#include "base/outfile.h"
#include "json_parts.h"
#include "words.h"

#include <realrate/report.h>

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

void
json_fields(struct emitter *emitter, const void *object, const struct field *fields, size_t n)
{
    for (size_t i = 0; i < n; i++)
        emit_number(emitter, fields[i].name, field_value(object, &fields[i]), words_places(fields[i].form));
}

void
json_nulls(struct emitter *emitter, const char *const *keys, size_t n)
{
    for (size_t i = 0; i < n; i++)
        emit_null(emitter, keys[i]);
}

void
json_day(struct emitter *emitter, const char *key, int32_t day)
{
    char buf[DAY_TEXT_SIZE];
    emit_text(emitter, key, day == DAY_NONE ? NULL : day_text(day, buf));
}

/* ---- the frame ---- */

/* Rows are those of a CSV: an INI has neither format nor rows. */
static void
inputs(struct emitter *emitter, const struct results *results)
{
    static const char *const of_rows[] = {"format", "rows", "rows_skipped", "rows_other_provider"};
    emit_array(emitter, "inputs");
    for (size_t i = 0; i < results->n_inputs; i++) {
        const struct input_file *input = &results->inputs[i];
        emit_row(emitter, NULL);
        emit_text(emitter, "role", input->role);
        emit_text(emitter, "path", input->path);
        emit_text(emitter, "sha256", input->sha256);
        emit_count(emitter, "bytes", input->bytes);
        if (input->format == NULL || input->format[0] == '\0') {
            json_nulls(emitter, of_rows, N_OF(of_rows));
        } else {
            emit_text(emitter, "format", input->format);
            emit_count(emitter, "rows", input->n_rows);
            emit_count(emitter, "rows_skipped", input->n_skipped);
            emit_count(emitter, "rows_other_provider", input->n_other_provider);
        }
        emit_end(emitter);
    }
    emit_end(emitter);
}

static void
warnings(struct emitter *emitter, const struct results *results)
{
    emit_array(emitter, "warnings");
    for (size_t i = 0; i < results->n_warnings; i++) {
        emit_row(emitter, NULL);
        emit_text(emitter, "id", results->warnings[i].id);
        emit_text(emitter, "text", results->warnings[i].text);
        emit_end(emitter);
    }
    emit_end(emitter);
}

/* What was left out of the data: bad rows with the first messages, tokens of unknown models (2.4, 1.3). */
static void
left_out(struct emitter *emitter, const struct results *results)
{
    double n_read = (double)results->n_rows_read;
    emit_object(emitter, "left_out");
    emit_count(emitter, "rows_skipped", results->n_rows_skipped);
    emit_number(emitter, "rows_skipped_share", n_read > 0 ? (double)results->n_rows_skipped / n_read : 0,
                SHARE_PLACES);
    emit_array(emitter, "first_skipped");
    for (size_t i = 0; i < results->n_skipped_rows; i++)
        emit_text(emitter, NULL, results->skipped_rows[i]);
    emit_end(emitter);
    emit_count(emitter, "unknown_model_rows", results->n_rows_unknown_model);
    emit_number(emitter, "unknown_model_share", results->unknown_model_share, SHARE_PLACES);
    emit_end(emitter);
}

/* ---- history and forecast: those of the first offer ---- */

static void
meter_counts(struct emitter *emitter, const uint64_t counts[N_METERS])
{
    emit_row(emitter, "counts");
    for (int i = 0; i < N_METERS; i++)
        emit_count(emitter, meter_names[i], counts[i]);
    emit_end(emitter);
}

static void
history_months(struct emitter *emitter, const struct history *history)
{
    emit_array(emitter, "months");
    for (size_t i = 0; i < history->n_months; i++) {
        const struct history_month *month = &history->months[i];
        emit_row(emitter, NULL);
        json_day(emitter, "from", month->from);
        emit_bool(emitter, "complete", month->complete);
        emit_cents(emitter, "list_value", exact_cents(month->list_value));
        meter_counts(emitter, month->counts);
        emit_end(emitter);
    }
    emit_end(emitter);
}

static void
history_by_model(struct emitter *emitter, const struct history *history)
{
    emit_array(emitter, "by_model");
    for (size_t i = 0; i < history->n_by_model; i++) {
        const struct history_share *model = &history->by_model[i];
        emit_row(emitter, NULL);
        emit_text(emitter, "model", model->name);
        emit_text(emitter, "family", model->family);
        emit_cents(emitter, "list_value", exact_cents(model->list_value));
        emit_number(emitter, "share", model->share, SHARE_PLACES);
        meter_counts(emitter, model->counts);
        emit_end(emitter);
    }
    emit_end(emitter);
}

static void
history(struct emitter *emitter, const struct history *history)
{
    emit_object(emitter, "history");
    json_day(emitter, "first_day", history->first_day);
    json_day(emitter, "last_day", history->last_day);
    emit_count(emitter, "rows", history->n_rows);
    emit_count(emitter, "complete_months", history->n_complete);
    history_months(emitter, history);
    history_by_model(emitter, history);
    emit_cents(emitter, "list_value", exact_cents(history->list_value));
    emit_cents(emitter, "list_value_low", exact_cents(history->list_value_low));
    emit_cents(emitter, "list_value_high", exact_cents(history->list_value_high));
    emit_number(emitter, "days_not_used", history->days_not_used, COUNT_PLACES);
    emit_array(emitter, "workspaces");
    for (size_t i = 0; i < history->n_by_workspace; i++) {
        emit_row(emitter, NULL);
        emit_text(emitter, "workspace", history->by_workspace[i].name);
        emit_cents(emitter, "list_value", exact_cents(history->by_workspace[i].list_value));
        emit_end(emitter);
    }
    emit_end(emitter);
    emit_end(emitter);
}

static void
forecast(struct emitter *emitter, const struct results *results)
{
    const struct forecast *first = &results->forecasts[0];
    emit_object(emitter, "forecast");
    emit_number(emitter, "growth", first->growth, SHARE_PLACES);
    emit_number(emitter, "damping", first->damping, SHARE_PLACES);
    emit_number(emitter, "volatility", first->volatility, SHARE_PLACES);
    emit_number(emitter, "noise", first->noise, SHARE_PLACES);
    emit_number(emitter, "backtest_mape", first->backtest_mape, SHARE_PLACES);
    emit_number(emitter, "base_month_list_value", first->base_list_value, MONEY_PLACES);
    emit_number(emitter, "offset_months", results->offers[0].offset_months, COUNT_PLACES);
    emit_number(emitter, "certain_share", results->offers[0].certain_share, SHARE_PLACES);
    emit_end(emitter);
}

static const char *const saving_keys[N_STAGES] = {"routing_saving", "caching_saving", "batch_saving"};

static void
optimization(struct emitter *emitter, const struct optimization *first)
{
    emit_object(emitter, "optimization");
    emit_number(emitter, "raw_monthly", first->raw_monthly, MONEY_PLACES);
    for (int i = 0; i < N_STAGES; i++)
        emit_number(emitter, saving_keys[i], first->savings[i], MONEY_PLACES);
    emit_number(emitter, "optimized_monthly", first->optimized_monthly, MONEY_PLACES);
    emit_number(emitter, "saving_share", first->saving_share, SHARE_PLACES);
    emit_end(emitter);
}

static void
offers(struct emitter *emitter, const struct results *results, const struct facts *facts, struct arena *arena)
{
    emit_array(emitter, "offers");
    for (size_t i = 0; i < results->n_offers; i++)
        json_offer(emitter, &(struct json_at){results, facts, arena, i, &results->offers[i]});
    emit_end(emitter);
}

static void
fact_list(struct emitter *emitter, const struct facts *facts)
{
    emit_array(emitter, "facts");
    for (size_t i = 0; i < facts->n; i++) {
        const struct fact *fact = &facts->items[i];
        emit_row(emitter, NULL);
        emit_text(emitter, "id", fact->id);
        emit_number(emitter, "value", fact->value, fact->places);
        emit_text(emitter, "unit", fact->unit);
        emit_text(emitter, "text", fact->text);
        emit_text(emitter, "short", fact->short_text);
        emit_end(emitter);
    }
    emit_end(emitter);
}

static void
document(struct emitter *emitter, const struct results *results, const struct facts *facts,
         struct arena *arena)
{
    static const char *const later[] = {"tracking", "reconciliation"};
    emit_text(emitter, "schema", REPORT_SCHEMA);
    emit_row(emitter, "generator");
    emit_text(emitter, "name", "realrate");
    emit_text(emitter, "version", results->version);
    emit_end(emitter);
    emit_text(emitter, "currency", results->currency);
    inputs(emitter, results);
    warnings(emitter, results);
    left_out(emitter, results);
    history(emitter, &results->histories[0]);
    forecast(emitter, results);
    optimization(emitter, &results->optimizations[0]);
    offers(emitter, results, facts, arena);
    json_alternatives(emitter, results);
    json_nulls(emitter, later, N_OF(later));
    fact_list(emitter, facts);
}

/* In memory first: the text is small, and one checked writer puts all files of the set in place. */
static char *
document_text(const struct results *results, const struct facts *facts, struct arena *arena, size_t *ret_size)
{
    struct emitter emitter;
    char *text = NULL;
    FILE *out = open_memstream(&text, ret_size);
    if (out == NULL)
        return NULL;
    emit_begin(&emitter, out);
    document(&emitter, results, facts, arena);
    emit_finish(&emitter);
    bool failed = ferror(out) != 0;
    if (fclose(out) != 0 || failed) {
        free(text);
        return NULL;
    }
    return text;
}

int
json_write(const struct results *results, const struct facts *facts, const struct report_options *options,
           struct arena *arena, struct diags *diags)
{
    const char *path = arena_printf(arena, "%s/" REPORT_JSON, options->folder);
    const struct place place = {.file = path};
    size_t size = 0;
    int folder = open(options->folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0) {
        diag_error(diags, STATUS_IO, place, "cannot open its folder: %s", strerror(errno));
        return -1;
    }
    int ret = -1;
    char *text = document_text(results, facts, arena, &size);
    if (text == NULL)
        diag_error(diags, STATUS_OS, place, "out of memory");
    else
        ret = outfile_write(folder, REPORT_JSON, text, size, path, diags);
    free(text);
    close(folder);
    return ret;
}

/* What speaks against an offer and what to ask for: clauses 1.12, 1.13 and 1.16 to 1.18 of the JSON. */
#include "asks.h"
#include "ini_text.h"
#include "json_parts.h"
#include "words_deal.h"

#include <realrate/report.h>

/* ---- 1.12 levers ---- */

static void
lever(struct emitter *emitter, const struct lever_result *row)
{
    emit_row(emitter, NULL);
    emit_text(emitter, "id", lever_names[row->lever]);
    emit_number(emitter, "worth", row->worth, MONEY_PLACES);
    emit_bool(emitter, "in_package", row->in_package);
    emit_number(emitter, "shapley", row->shapley, MONEY_PLACES);
    emit_text(emitter, "layer", words_layers[row->layer]);
    emit_number(emitter, "vendor_cost", row->vendor_cost, MONEY_PLACES);
    emit_number(emitter, "headline_rank", row->headline_rank, COUNT_PLACES);
    emit_number(emitter, "worth_rank", row->worth_rank, COUNT_PLACES);
    emit_number(emitter, "ask_rank", row->ask_rank > 0 ? row->ask_rank : NO_VALUE, COUNT_PLACES);
    emit_text(emitter, "note", row->note);
    emit_end(emitter);
}

static void
lever_package(struct emitter *emitter, const struct offer_result *result)
{
    emit_object(emitter, "lever_package");
    emit_number(emitter, "worth", result->package_worth, MONEY_PLACES);
    emit_array(emitter, "interactions");
    for (size_t i = 0; i < result->n_interactions; i++) {
        emit_row(emitter, NULL);
        emit_text(emitter, "a", lever_names[result->interactions[i].a]);
        emit_text(emitter, "b", lever_names[result->interactions[i].b]);
        emit_number(emitter, "worth", result->interactions[i].worth, MONEY_PLACES);
        emit_end(emitter);
    }
    emit_end(emitter);
    emit_end(emitter);
}

void
json_levers(struct emitter *emitter, const struct offer_result *result)
{
    emit_array(emitter, "levers");
    for (size_t i = 0; i < result->n_levers; i++)
        lever(emitter, &result->levers[i]);
    emit_end(emitter);
    lever_package(emitter, result);
}

/* ---- 1.13 signals and verdict ---- */

void
json_signals(struct emitter *emitter, const struct json_at *at)
{
    emit_array(emitter, "signals");
    for (size_t i = 0; i < at->result->n_signals; i++) {
        const struct signal_result *row = &at->result->signals[i];
        emit_row(emitter, NULL);
        emit_text(emitter, "id", words_signal_ids[row->signal]);
        emit_text(emitter, "severity", words_severities[row->severity]);
        emit_text(emitter, "evidence", sentence_evidence(at->results, at->facts, at->offer, i, at->arena));
        emit_number(emitter, "cost", row->cost, MONEY_PLACES);
        emit_text(emitter, "ask", sentence_ask(at->results, at->facts, at->offer, i, at->arena));
        emit_end(emitter);
    }
    emit_end(emitter);
    emit_text(emitter, "verdict", words_verdicts[at->result->verdict]);
}

/* ---- 1.17 what is not said ---- */

void
json_unstated(struct emitter *emitter, const struct json_at *at)
{
    emit_array(emitter, "unstated");
    for (size_t i = 0; i < at->result->n_unstated; i++) {
        const struct unstated *row = &at->result->unstated[i];
        emit_row(emitter, NULL);
        emit_text(emitter, "key", words_unstated[row->term].key);
        emit_text(emitter, "assumed", words_unstated[row->term].assumed);
        emit_number(emitter, "best", row->best, MONEY_PLACES);
        emit_number(emitter, "worst", row->worst, MONEY_PLACES);
        emit_number(emitter, "spread", row->spread, MONEY_PLACES);
        emit_text(emitter, "question", sentence_unstated(at->results, at->facts, at->offer, i, at->arena));
        emit_end(emitter);
    }
    emit_end(emitter);
    emit_row(emitter, "unstated_bounds");
    emit_number(emitter, "best", at->result->unstated_best, MONEY_PLACES);
    emit_number(emitter, "worst", at->result->unstated_worst, MONEY_PLACES);
    emit_end(emitter);
}

/* ---- 1.18 counter-offer ---- */

static void
single_terms(struct emitter *emitter, const struct json_at *at)
{
    const struct counter_offer *counter = &at->result->counter;
    emit_array(emitter, "single_terms");
    for (size_t i = 0; i < counter->n_singles; i++) {
        const struct counter_single *single = &counter->singles[i];
        emit_row(emitter, NULL);
        emit_text(emitter, "key", words_counter_keys[single->term]);
        emit_text(emitter, "from", ini_text_counter_from(at->arena, single, at->result->offer));
        emit_text(emitter, "to", ini_text_counter_to(at->arena, single, at->result->offer));
        emit_bool(emitter, "reaches", single->reaches);
        emit_number(emitter, "realized", single->realized, SHARE_PLACES);
        emit_end(emitter);
    }
    emit_end(emitter);
}

/* The goal's levers: those that are pulled, then those that change nothing here. */
static void
package(struct emitter *emitter, const struct json_at *at)
{
    const struct counter_offer *counter = &at->result->counter;
    const struct plan *plan = at->results->plan;
    emit_object(emitter, "package");
    emit_array(emitter, "levers");
    for (size_t i = 0; i < plan->goal.n_levers; i++)
        if (!asks_is_idle(counter, plan->goal.levers[i]))
            emit_text(emitter, NULL, lever_names[plan->goal.levers[i]]);
    emit_end(emitter);
    emit_number(emitter, "realized", counter->package_realized, SHARE_PLACES);
    if (counter->offer == NULL)
        emit_null(emitter, "reaches");
    else
        emit_bool(emitter, "reaches", counter->package_reaches);
    emit_text(emitter, "file", offer_ini_name(at->results, at->offer, at->arena));
    emit_array(emitter, "idle");
    for (size_t i = 0; i < counter->n_idle; i++)
        emit_text(emitter, NULL, lever_names[counter->idle[i]]);
    emit_end(emitter);
    emit_end(emitter);
}

void
json_counter(struct emitter *emitter, const struct json_at *at)
{
    const struct counter_offer *counter = &at->result->counter;
    if (!counter->is_asked_for) {
        emit_null(emitter, "counter_offer");
        return;
    }
    emit_object(emitter, "counter_offer");
    emit_number(emitter, "target", counter->target, SHARE_PLACES);
    emit_number(emitter, "offered", counter->offered, SHARE_PLACES);
    single_terms(emitter, at);
    package(emitter, at);
    emit_end(emitter);
}

/* ---- 1.16 clauses ---- */

static void
clause_gaps(struct emitter *emitter, const struct json_at *at)
{
    emit_array(emitter, "clause_gaps");
    for (size_t i = 0; i < at->result->n_gaps; i++) {
        const struct clause_gap *gap = &at->result->gaps[i];
        const struct clause *clause = &at->results->clauses->items[gap->clause];
        emit_row(emitter, NULL);
        emit_text(emitter, "id", clause->id);
        emit_text(emitter, "text", clause->text);
        emit_text(emitter, "state", words_clause_states[gap->state]);
        emit_number(emitter, "weight", clause->weight, SHARE_PLACES);
        emit_number(emitter, "lever_worth", gap->lever_worth, MONEY_PLACES);
        emit_bool(emitter, "stated", gap->is_stated);
        emit_end(emitter);
    }
    emit_end(emitter);
}

void
json_clauses(struct emitter *emitter, const struct json_at *at)
{
    emit_array(emitter, "clauses");
    for (size_t i = 0; i < at->result->n_areas; i++) {
        const struct clause_area *area = &at->result->areas[i];
        emit_row(emitter, NULL);
        emit_text(emitter, "area", area->name);
        emit_count(emitter, "present", area->n_present);
        emit_count(emitter, "partial", area->n_partial);
        emit_count(emitter, "absent", area->n_absent);
        emit_number(emitter, "score", area->score, SHARE_PLACES);
        emit_end(emitter);
    }
    emit_end(emitter);
    clause_gaps(emitter, at);
}

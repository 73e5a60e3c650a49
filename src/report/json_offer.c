#include "json_parts.h"

static const struct field month_fields[] = {
    FIELD(settle_month, list_value, FORM_MONEY),      FIELD(settle_month, eligible_list, FORM_MONEY),
    FIELD(settle_month, ineligible_list, FORM_MONEY), FIELD(settle_month, committed_value, FORM_MONEY),
    FIELD(settle_month, drawn_rollover, FORM_MONEY),  FIELD(settle_month, drawn_commit, FORM_MONEY),
    FIELD(settle_month, overage_value, FORM_MONEY),   FIELD(settle_month, overage_charge, FORM_MONEY),
    FIELD(settle_month, commit_cash, FORM_MONEY),     FIELD(settle_month, fees, FORM_MONEY),
    FIELD(settle_month, service_credit, FORM_MONEY),  FIELD(settle_month, cash, FORM_MONEY),
};

static const struct field period_fields[] = {
    FIELD(settle_period, commit, FORM_MONEY),        FIELD(settle_period, rollover_in, FORM_MONEY),
    FIELD(settle_period, drawn, FORM_MONEY),         FIELD(settle_period, unused, FORM_MONEY),
    FIELD(settle_period, rolled_over, FORM_MONEY),   FIELD(settle_period, true_down_credit, FORM_MONEY),
    FIELD(settle_period, forfeited, FORM_MONEY),     FIELD(settle_period, carried_out, FORM_MONEY),
    FIELD(settle_period, overage_value, FORM_MONEY), FIELD(settle_period, overage_charge, FORM_MONEY),
    FIELD(settle_period, utilization, FORM_SHARE),
};

static const struct field settlement_fields[] = {
    FIELD(settlement, list_value, FORM_MONEY),
    FIELD(settlement, eligible_list, FORM_MONEY),
    FIELD(settlement, ineligible_charge, FORM_MONEY),
    FIELD(settlement, committed_value, FORM_MONEY),
    FIELD(settlement, commit_cash, FORM_MONEY),
    FIELD(settlement, true_down_credits, FORM_MONEY),
    FIELD(settlement, paid_api, FORM_MONEY),
    FIELD(settlement, fees, FORM_MONEY),
    FIELD(settlement, service_credits, FORM_MONEY),
    FIELD(settlement, total, FORM_MONEY),
    FIELD(settlement, npv, FORM_MONEY),
    FIELD(settlement, forfeited, FORM_MONEY),
    FIELD(settlement, carried_out, FORM_MONEY),
    FIELD(settlement, overage_charge, FORM_MONEY),
    FIELD(settlement, quoted_discount, FORM_SHARE),
    FIELD(settlement, contracted_discount, FORM_SHARE),
    FIELD(settlement, realized_discount, FORM_SHARE),
    FIELD(settlement, all_in_discount, FORM_SHARE),
};

static const struct field rate_fields[] = {
    FIELD(rate_row, count, FORM_COUNT),         FIELD(rate_row, list_rate, FORM_RATE),
    FIELD(rate_row, quoted_rate, FORM_RATE),    FIELD(rate_row, contracted_rate, FORM_RATE),
    FIELD(rate_row, effective_rate, FORM_RATE), FIELD(rate_row, realized_discount, FORM_SHARE),
    FIELD(rate_row, cost, FORM_MONEY),          FIELD(rate_row, share, FORM_SHARE),
};

static const struct field placement_fields[] = {
    FIELD(placement, annual, FORM_MONEY),   FIELD(placement, band, FORM_MONEY),
    FIELD(placement, discount, FORM_SHARE), FIELD(placement, next_threshold, FORM_MONEY),
    FIELD(placement, gap, FORM_MONEY),
};

static void
months(struct emitter *emitter, const struct settlement *settlement)
{
    emit_array(emitter, "months");
    for (size_t i = 0; i < settlement->n_months; i++) {
        emit_row(emitter, NULL);
        emit_count(emitter, "month", i + 1);
        json_day(emitter, "from", settlement->months[i].from);
        json_fields(emitter, &settlement->months[i], month_fields, N_OF(month_fields));
        emit_end(emitter);
    }
    emit_end(emitter);
}

static void
periods(struct emitter *emitter, const struct settlement *settlement)
{
    emit_array(emitter, "periods");
    for (size_t i = 0; i < settlement->n_periods; i++) {
        emit_row(emitter, NULL);
        emit_count(emitter, "period", i + 1);
        json_fields(emitter, &settlement->periods[i], period_fields, N_OF(period_fields));
        emit_end(emitter);
    }
    emit_end(emitter);
}

static void
bridge(struct emitter *emitter, const struct settlement *settlement)
{
    emit_array(emitter, "bridge");
    for (int i = 0; i < N_BRIDGE_STEPS; i++) {
        emit_row(emitter, NULL);
        emit_text(emitter, "step", words_bridge_keys[i]);
        emit_number(emitter, "amount", settlement->bridge[i].amount, MONEY_PLACES);
        emit_number(emitter, "points", settlement->bridge[i].points, SHARE_PLACES);
        emit_end(emitter);
    }
    emit_end(emitter);
}

static void
scenarios(struct emitter *emitter, const struct offer_result *result)
{
    emit_object(emitter, "scenarios");
    for (int i = 0; i < N_SCENARIOS; i++) {
        const struct settlement *settlement = &result->scenarios[i];
        emit_object(emitter, words_scenario_keys[i]);
        months(emitter, settlement);
        periods(emitter, settlement);
        json_fields(emitter, settlement, settlement_fields, N_OF(settlement_fields));
        bridge(emitter, settlement);
        emit_end(emitter);
    }
    emit_end(emitter);
}

static void
effective_rates(struct emitter *emitter, const struct results *results, const struct offer_result *result)
{
    const struct line *lines = results->histories[result->history].lines;
    emit_array(emitter, "effective_rates");
    for (size_t i = 0; i < result->n_rates; i++) {
        const struct rate_row *row = &result->rates[i];
        const struct line *line = &lines[row->line];
        if (!(row->count > 0)) /* the plan moves all of it elsewhere */
            continue;
        emit_row(emitter, NULL);
        emit_text(emitter, "model", results->book->models[line->model].id);
        emit_text(emitter, "family", results->book->models[line->model].family);
        emit_text(emitter, "meter", meter_names[row->meter]);
        emit_text(emitter, "tier", tier_names[line->tier]);
        emit_text(emitter, "context", context_names[line->context]);
        emit_text(emitter, "geo", geo_names[line->geo]);
        emit_text(emitter, "speed", speed_names[line->speed]);
        json_fields(emitter, row, rate_fields, N_OF(rate_fields));
        emit_bool(emitter, "dominant", row->is_dominant);
        emit_end(emitter);
    }
    emit_end(emitter);
}

static void
bands(struct emitter *emitter, const struct offer_result *result)
{
    emit_object(emitter, "bands");
    emit_array(emitter, "placements");
    for (int i = 0; i < N_PLACEMENTS; i++) {
        emit_row(emitter, NULL);
        emit_text(emitter, "what", words_placement_keys[i]);
        json_fields(emitter, &result->placements[i], placement_fields, N_OF(placement_fields));
        emit_end(emitter);
    }
    emit_end(emitter);
    json_market(emitter, result);
    emit_end(emitter);
}

static void
exit_costs(struct emitter *emitter, const struct offer_result *result)
{
    emit_array(emitter, "exit_costs");
    for (int i = 0; result->exit_costs != NULL && i < result->offer->term_months; i++) {
        emit_row(emitter, NULL);
        emit_number(emitter, "month", i + 1, COUNT_PLACES);
        emit_number(emitter, "cost", result->exit_costs[i], MONEY_PLACES);
        emit_end(emitter);
    }
    emit_end(emitter);
}

void
json_offer(struct emitter *emitter, const struct json_at *at)
{
    const struct offer_result *result = at->result;
    emit_object(emitter, NULL);
    emit_text(emitter, "name", result->offer->name);
    emit_text(emitter, "file", result->offer->file);
    emit_number(emitter, "quoted_discount", result->quoted_discount, SHARE_PLACES);
    emit_number(emitter, "annual_commit", result->annual_commit, MONEY_PLACES);
    emit_number(emitter, "offset_months", result->offset_months, COUNT_PLACES);
    scenarios(emitter, result);
    json_expected(emitter, result);
    effective_rates(emitter, at->results, result);
    bands(emitter, result);
    json_sweep(emitter, result);
    json_levers(emitter, result);
    json_signals(emitter, at);
    json_unstated(emitter, at);
    exit_costs(emitter, result);
    json_counter(emitter, at);
    json_clauses(emitter, at);
    emit_end(emitter);
}

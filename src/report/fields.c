#include "fields.h"

const struct field fields_expected[N_FIELDS_EXPECTED] = {
    FIELD(expected, paid_api, FORM_MONEY),
    FIELD(expected, total, FORM_MONEY),
    FIELD(expected, npv, FORM_MONEY),
    FIELD(expected, realized_discount, FORM_SHARE),
    FIELD(expected, forfeited, FORM_MONEY),
    FIELD(expected, overage_charge, FORM_MONEY),
    FIELD(expected, fill_probability, FORM_SHARE),
    FIELD(expected, p10_total, FORM_MONEY),
    FIELD(expected, p50_total, FORM_MONEY),
    FIELD(expected, p90_total, FORM_MONEY),
    FIELD(expected, realized_p10, FORM_SHARE),
    FIELD(expected, realized_p50, FORM_SHARE),
    FIELD(expected, realized_p90, FORM_SHARE),
    FIELD(expected, cost, FORM_MONEY),
    FIELD(expected, p10_cost, FORM_MONEY),
    FIELD(expected, p50_cost, FORM_MONEY),
    FIELD(expected, p90_cost, FORM_MONEY),
};

const struct field fields_cliff[N_FIELDS_CLIFF] = {
    FIELD(cliff, threshold, FORM_MONEY),      FIELD(cliff, extra_commit, FORM_MONEY),
    FIELD(cliff, extra_discount, FORM_SHARE), FIELD(cliff, break_even_list_consumption, FORM_MONEY),
    FIELD(cliff, probability, FORM_SHARE),
};

const struct field fields_level[N_FIELDS_LEVEL] = {
    FIELD(sweep_level, discount, FORM_SHARE),
    FIELD(sweep_level, expected_cost, FORM_MONEY),
    FIELD(sweep_level, p10, FORM_MONEY),
    FIELD(sweep_level, p50, FORM_MONEY),
    FIELD(sweep_level, p90, FORM_MONEY),
    FIELD(sweep_level, realized_discount, FORM_SHARE),
    FIELD(sweep_level, fill_probability, FORM_SHARE),
    FIELD(sweep_level, expected_forfeited, FORM_MONEY),
    FIELD(sweep_level, expected_overage, FORM_MONEY),
};

const struct field fields_alternative[N_FIELDS_ALTERNATIVE] = {
    FIELD(alternative_result, low, FORM_MONEY),
    FIELD(alternative_result, base, FORM_MONEY),
    FIELD(alternative_result, high, FORM_MONEY),
    FIELD(alternative_result, expected, FORM_MONEY),
    FIELD(alternative_result, npv, FORM_MONEY),
    FIELD(alternative_result, p90, FORM_MONEY),
    FIELD(alternative_result, realized_discount, FORM_SHARE),
    FIELD(alternative_result, forfeited, FORM_MONEY),
    FIELD(alternative_result, base_realized, FORM_SHARE),
    FIELD(alternative_result, base_all_in, FORM_SHARE),
};

const struct field fields_break_even[N_FIELDS_BREAK_EVEN] = {
    FIELD(offer_result, break_even_list_consumption, FORM_MONEY),
    FIELD(offer_result, overcommit_from, FORM_MONEY),
    FIELD(offer_result, overcommit_to, FORM_MONEY),
};

const struct field fields_percentiles[N_FIELDS_PERCENTILES] = {
    FIELD(benchmark_place, p25, FORM_SHARE),
    FIELD(benchmark_place, p50, FORM_SHARE),
    FIELD(benchmark_place, p75, FORM_SHARE),
};

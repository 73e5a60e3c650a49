#include "words_deal.h"

const char *const words_stage_keys[N_STAGES] = {"routing", "caching", "batch"};
const char *const words_stages[N_STAGES] = {"Routing", "Caching", "Batch"};

const char *const words_severities[SIGNAL_WALK + 1] = {"watch", "negotiate", "walk"};
const char *const words_verdicts[VERDICT_WALK + 1] = {"sign", "negotiate", "walk"};
const char *const words_layers[LAYER_RARELY + 1] = {"easy", "effort", "rarely"};
const char *const words_layer_labels[LAYER_RARELY + 1] = {"easy to give", "takes effort", "rarely given"};
const char *const words_percentile_bands[ABOVE_P75 + 1] = {"below-p25", "p25-p50", "p50-p75", "above-p75"};
const char *const words_alternative_kinds[KIND_OFFER + 1] = {"on_demand", "delay", "split", "offer"};
const char *const words_clause_states[CLAUSE_ABSENT + 1] = {"present", "partial", "absent"};

const char *const words_counter_keys[N_COUNTER_TERMS] = {
    [COUNTER_HEADLINE] = "discount.headline",     [COUNTER_COMMIT] = "commit.annual",
    [COUNTER_OVERAGE] = "overage.rate",           [COUNTER_ROLLOVER] = "unused.rollover_cap",
    [COUNTER_TRUE_DOWN] = "unused.true_down_cap", [COUNTER_RAMP] = "commit.ramp",
};

const char *const words_counter_terms[N_COUNTER_TERMS] = {
    [COUNTER_HEADLINE] = "Headline discount", [COUNTER_COMMIT] = "Commitment a year",
    [COUNTER_OVERAGE] = "Overage bills at",   [COUNTER_ROLLOVER] = "Unused rolled over",
    [COUNTER_TRUE_DOWN] = "Unused credited",  [COUNTER_RAMP] = "Year 1 commitment",
};

const char *const words_signal_ids[N_SIGNALS] = {
    [SIGNAL_OVERSIZED_COMMIT] = "oversized-commit",
    [SIGNAL_OVERAGE_AT_LIST] = "overage-at-list",
    [SIGNAL_UNUSED_BURNS] = "unused-burns",
    [SIGNAL_UNPROTECTED_TERM] = "unprotected-term",
    [SIGNAL_PRESSURE_EXPIRY] = "pressure-expiry",
    [SIGNAL_BLENDED_BUNDLE] = "blended-bundle",
    [SIGNAL_TRUE_FORWARD] = "true-forward",
    [SIGNAL_RATCHET] = "ratchet",
    [SIGNAL_EXCLUSIONS] = "exclusions",
    [SIGNAL_RESET_AT_RENEWAL] = "reset-at-renewal",
    [SIGNAL_BELOW_CURVE] = "below-curve",
    [SIGNAL_SOFT_ON_DOMINANT] = "soft-on-dominant",
    [SIGNAL_DEAD_ZONE] = "dead-zone",
    [SIGNAL_HEADLINE_GAP] = "headline-gap",
    [SIGNAL_BEATEN] = "beaten",
    [SIGNAL_NO_ALTERNATIVE] = "no-alternative",
};

const char *const words_signals[N_SIGNALS] = {
    [SIGNAL_OVERSIZED_COMMIT] = "Oversized commitment",
    [SIGNAL_OVERAGE_AT_LIST] = "Overage above the committed rate",
    [SIGNAL_UNUSED_BURNS] = "Unused commitment is lost",
    [SIGNAL_UNPROTECTED_TERM] = "Unprotected term",
    [SIGNAL_PRESSURE_EXPIRY] = "Pressure to sign",
    [SIGNAL_BLENDED_BUNDLE] = "Blended bundle",
    [SIGNAL_TRUE_FORWARD] = "Commitment rises with use",
    [SIGNAL_RATCHET] = "Commitment never falls",
    [SIGNAL_EXCLUSIONS] = "Usage that does not count",
    [SIGNAL_RESET_AT_RENEWAL] = "Back to list at renewal",
    [SIGNAL_BELOW_CURVE] = "Discount below the market",
    [SIGNAL_SOFT_ON_DOMINANT] = "Soft on a dominant model",
    [SIGNAL_DEAD_ZONE] = "Between two bands",
    [SIGNAL_HEADLINE_GAP] = "Gap to the headline",
    [SIGNAL_BEATEN] = "Beaten by an alternative",
    [SIGNAL_NO_ALTERNATIVE] = "No alternative",
};

const struct unstated_words words_unstated[N_UNSTATED] = {
    [UNSTATED_DRAWDOWN] = {"commit.drawdown", "list", "net", "net"},
    [UNSTATED_SHORTFALL] = {"commit.shortfall", "discounted", "face", "face"},
    [UNSTATED_OVERAGE] = {"overage.rate", "committed", "list", "list"},
    [UNSTATED_ROLLOVER] = {"unused.rollover_cap", "100%", "0%", "0%"},
    [UNSTATED_TRUE_DOWN] = {"unused.true_down_cap", "20%", "0%", "0%"},
    [UNSTATED_BASIS] = {"price.basis", "current", "signing", "signing"},
    [UNSTATED_LOCK] = {"price.lock", "yes", "no", "no"},
    [UNSTATED_DECREASE] = {"price.decrease_clause", "yes", "no", "no"},
    [UNSTATED_TRUE_FORWARD] = {"true_forward.share", "0%", "100%", "0%"},
    [UNSTATED_EXCLUSIONS] = {"burndown.exclude", "none", "batch", "none"},
    [UNSTATED_BATCH_STACKS] = {"discount.batch_stacks", "yes", "no", "yes"},
    [UNSTATED_RENEWAL] = {"price.renewal", "keep", "list", "list"},
    [UNSTATED_BILLING] = {"commit.billing", "arrears", "upfront", "annual"},
};

/* FOCUS 1.0 to 1.4, as usage: one row per charge, of any vendor. A row is usage of a model where it is a
 * charge for usage, SkuMeter names a meter and the SKU a model of Claude; all others are of something else.
 * SkuMeter came with 1.1. A correction may be one of the cost alone. */
#include "adapter.h"

static const struct word categories[] = {{"Usage", 0}, {NULL, 0}};

/* What a commitment paid for and nobody used is no usage. */
static const struct word statuses[] = {{"Used", 0}, {"", 0}, {NULL, 0}};

static const struct word classes[] = {{"Correction", 1}, {NULL, 0}};

static const struct column columns[] = {
    {.field = USAGE_DATE, .name = "ChargePeriodStart", .is_required = true},
    {.field = USAGE_MODEL, .name = "SkuId", .is_required = true},
    {.field = FIELD_OTHER_MODEL, .name = "SkuPriceId"},
    {.field = USAGE_WORKSPACE, .name = "SubAccountName"},
    {.field = FIELD_CATEGORY,
     .name = "ChargeCategory",
     .is_required = true,
     .words = categories,
     .sets_apart = true},
    {.field = FIELD_CLASS, .name = "ChargeClass", .words = classes},
    {.field = FIELD_STATUS, .name = "CommitmentDiscountStatus", .words = statuses, .sets_apart = true},
    {.field = USAGE_METER, .name = "SkuMeter", .words = field_meters, .sets_apart = true},
    {.field = USAGE_QUANTITY, .name = "ConsumedQuantity", .is_required = true},
    {.field = FIELD_UNIT, .name = "ConsumedUnit", .is_required = true, .words = field_units},
    {.field = FIELD_OTHER_QUANTITY, .name = "PricingQuantity", .is_required = true},
    {.field = FIELD_OTHER_UNIT, .name = "PricingUnit", .is_required = true, .words = field_units},
};

const struct adapter adapter_focus = {
    .name = "focus",
    .columns = columns,
    .n_columns = sizeof columns / sizeof *columns,
    .allow_exponent = true,
    .allow_negative = true,
    .needs_quantity = true,
    .null_text = "NULL",
    .model_mark = "claude",
    .apart_hint = "in none SkuMeter names a meter and SkuId a model with \"claude\" in its name; a mapping "
                  "with [source] "
                  "format = focus says which columns and texts do",
};

#include "schema_offer.h"
#include "schema_rows.h"

#include <realrate/offer.h>

#define AT(field)  .at = offsetof(struct offer, field)
#define HAS(field) .has_at = offsetof(struct offer, field)

/* In the order of the enums of offer.h. */
static const char *const overages[] = {"committed", "list", "discount", "premium", NULL};
static const char *const tier_modes[] = {"marginal", "retroactive", NULL};

static const struct schema_key discount_keys[] = {
    {.key = "headline",
     SHARE,
     AT(discount.headline),
     HAS(discount.has_headline),
     .help =
         "discount off list where no key below is more specific; left out: the band of the annual commit"},
    {.key = "batch_stacks",
     .kind = TERM_YES_NO,
     .default_text = "yes",
     AT(discount.batch_stacks),
     .help = "no: batch usage has no discount beyond the batch price"},
    {.key = "MODEL|FAMILY[.METER]",
     .form = KEY_PRICED,
     SHARE,
     .help = "discount off list of a model or family, or one meter of it; the most specific key wins"},
};

const struct schema_section schema_offer_discount = {
    .name = "discount", KEYS(discount_keys), .help = "discounts off list"};

static const struct schema_key rates_keys[] = {
    {.key = "MODEL.METER",
     .form = KEY_PRICED,
     .kind = TERM_PRICE,
     .unit = "$/M tokens",
     .max = 1e6,
     .help = "fixed price per million tokens, per 1,000 requests for web_search"},
};

const struct schema_section schema_offer_rates = {.name = "rates", KEYS(rates_keys), .help = "fixed prices"};

static const struct schema_key bands_keys[] = {
    {.key = "THRESHOLD",
     .form = KEY_MONEY,
     .key_max = MOST,
     SHARE,
     .help = "discount from this annual commit up; thresholds ascend"},
};

const struct schema_section schema_offer_bands = {
    .name = "bands", KEYS(bands_keys), .help = "the vendor's table of annual commit and discount"};

static const struct schema_key tiers_keys[] = {
    {.key = "mode",
     .kind = TERM_CHOICE,
     .choices = tier_modes,
     .default_text = "marginal",
     AT(tiers.mode),
     .help = "each slice earns its own discount, or all of the year earns the one reached"},
    {.key = "THRESHOLD",
     .form = KEY_MONEY,
     .key_max = MOST,
     SHARE,
     .help = "headline discount above this cumulative list value of the contract year"},
};

const struct schema_section schema_offer_tiers = {
    .name = "tiers",
    KEYS(tiers_keys),
    .help = "automatic discounts by cumulative list value in the contract year"};

static const struct schema_key burndown_keys[] = {
    {.key = "exclude",
     .kind = TERM_TEXT,
     .is_list = true,
     .default_text = "",
     .help = "families, models, meters or tiers that do not draw the commitment"},
};

const struct schema_section schema_offer_burndown = {
    .name = "burndown", KEYS(burndown_keys), .help = "what does not count towards the commitment"};

static const struct schema_key overage_keys[] = {
    {.key = "rate",
     .kind = TERM_CHOICE,
     .choices = overages,
     .share_choices = 0xC,
     .unit = "share",
     .max = 10,
     .default_text = "list",
     AT(overage.rate),
     .help = "price of usage above the commitment: the committed rate, list, list less a discount, or the "
             "committed rate plus a premium"},
    {.key = "burst",
     .kind = TERM_SHARE,
     .unit = "share",
     .max = 10,
     .default_text = "0%",
     AT(overage.burst),
     .help = "overage up to this share of a period's commitment bills at the committed rate"},
};

const struct schema_section schema_offer_overage = {
    .name = "overage", KEYS(overage_keys), .help = "usage above the commitment"};

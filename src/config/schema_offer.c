#include "schema.h"

#include <realrate/offer.h>
#include <realrate/units.h>

#define AT(field)   .at = offsetof(struct offer, field)
#define HAS(field)  .has_at = offsetof(struct offer, field)
#define FEE(field)  .at = offsetof(struct fee, field)
#define N(table)    (sizeof(table) / sizeof *(table))
#define MOST        1e12 /* of an amount of money */
#define SHARE       .kind = TERM_SHARE, .min = 0, .max = 1, .unit = "share"
#define KEYS(table) .keys = table, .n_keys = N(table)

/* In the order of the enums of offer.h. */
static const char *const measures[] = {"month", "quarter", "year", "term", NULL};
static const char *const billings[] = {"upfront", "annual", "quarterly", "monthly", "arrears", NULL};
static const char *const overages[] = {"committed", "list", "discount", "premium", NULL};
static const char *const fee_kinds[] = {"platform", "support", "seats", "services", NULL};
static const char *const fee_pers[] = {"month", "year", "once", NULL};
static const char *const drawdowns[] = {"net", "list", NULL};
static const char *const shortfalls[] = {"face", "discounted", NULL};
static const char *const tier_modes[] = {"marginal", "retroactive", NULL};
static const char *const bases[] = {"signing", "current", NULL};
static const char *const renewals[] = {"list", "keep", "uplift", NULL};
static const char *const clause_states[] = {"present", "partial", "absent", NULL};

static const struct schema_key offer_keys[] = {
    {.key = "name",
     .kind = TERM_TEXT,
     .is_required = true,
     AT(name),
     .help = "name of the offer, shown everywhere"},
    {.key = "vendor", .kind = TERM_TEXT, .default_text = "", AT(vendor), .help = "who makes the offer"},
    {.key = "currency",
     .kind = TERM_TEXT,
     AT(currency),
     .help = "three letters, shown and never converted; left out: the price book's"},
    {.key = "quoted_on", .kind = TERM_DATE, .unit = "date", AT(quoted_on), .help = "day of the quote"},
    {.key = "expires",
     .kind = TERM_DATE,
     .unit = "date",
     AT(expires),
     .help = "last day the quote can be signed"},
    {.key = "start",
     .kind = TERM_DATE,
     .unit = "date",
     .is_required = true,
     AT(start),
     .help = "first day of the contract, day 1 to 28 of a month"},
    {.key = "term_months",
     .kind = TERM_COUNT,
     .unit = "months",
     .is_required = true,
     .min = 1,
     .max = MAX_TERM_MONTHS,
     AT(term_months),
     .help = "length of the contract"},
    {.key = "signed",
     .kind = TERM_YES_NO,
     .support = DEFAULT_ONLY,
     .default_text = "no",
     .help = "yes turns tracking on"},
};

static const struct schema_key commit_keys[] = {
    {.key = "annual",
     .kind = TERM_MONEY,
     .unit = "$",
     .max = MOST,
     AT(commit.annual),
     .help = "commitment a year; 0 is none; required unless schedule is given"},
    {.key = "schedule",
     .kind = TERM_MONEY,
     .unit = "$",
     .is_list = true,
     .max = MOST,
     .help = "instead of annual: one amount per measurement period, all of them"},
    {.key = "measure",
     .kind = TERM_CHOICE,
     .choices = measures,
     .default_text = "year",
     AT(commit.measure),
     .help = "span over which the commitment is measured"},
    {.key = "ramp",
     .kind = TERM_SHARE,
     .unit = "share",
     .is_list = true,
     .default_text = "100%",
     .max = 10,
     .help = "factor on annual per contract year; the last holds for later years"},
    {.key = "drawdown",
     .kind = TERM_CHOICE,
     .support = DEFAULT_ONLY,
     .choices = drawdowns,
     .default_text = "net",
     .help = "what draws the commitment: committed value (net) or list value"},
    {.key = "shortfall",
     .kind = TERM_CHOICE,
     .support = DEFAULT_ONLY,
     .choices = shortfalls,
     .default_text = "face",
     .help = "what a shortfall costs where drawdown = list"},
    {.key = "billing",
     .kind = TERM_CHOICE,
     .choices = billings,
     .default_text = "annual",
     AT(commit.billing),
     .help = "when the commitment is billed"},
    {.key = "prepay_discount",
     SHARE,
     .default_text = "0%",
     AT(commit.prepay_discount),
     .help = "taken off commitment cash"},
};

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

static const struct schema_key rates_keys[] = {
    {.key = "MODEL.METER",
     .form = KEY_PRICED,
     .kind = TERM_PRICE,
     .unit = "$/M tokens",
     .max = 1e6,
     .help = "fixed price per million tokens, per 1,000 requests for web_search"},
};

static const struct schema_key bands_keys[] = {
    {.key = "THRESHOLD",
     .form = KEY_MONEY,
     SHARE,
     .help = "discount from this annual commit up; thresholds ascend"},
};

static const struct schema_key tiers_keys[] = {
    {.key = "mode",
     .kind = TERM_CHOICE,
     .support = DEFAULT_ONLY,
     .choices = tier_modes,
     .default_text = "marginal",
     .help = "each slice earns its own discount, or all of the year earns the one reached"},
    {.key = "THRESHOLD",
     .form = KEY_MONEY,
     .support = DEFAULT_ONLY,
     SHARE,
     .help = "headline discount above this cumulative list value of the contract year"},
};

static const struct schema_key burndown_keys[] = {
    {.key = "exclude",
     .kind = TERM_TEXT,
     .is_list = true,
     .default_text = "",
     .help = "families, models, meters or tiers that do not draw the commitment"},
};

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

static const struct schema_key unused_keys[] = {
    {.key = "rollover_cap",
     SHARE,
     .default_text = "0%",
     AT(unused.rollover_cap),
     .help = "unused commitment carried on, as a share of the period's commitment"},
    {.key = "rollover_periods",
     .kind = TERM_COUNT,
     .unit = "periods",
     .min = 1,
     .max = 120,
     .default_text = "1",
     AT(unused.rollover_periods),
     .help = "measurement periods a carried balance stays usable"},
    {.key = "true_down_cap",
     SHARE,
     .default_text = "0%",
     AT(unused.true_down_cap),
     .help = "unused commitment not paid, as a share of the period's commitment"},
    {.key = "carry_to_renewal",
     .kind = TERM_YES_NO,
     .default_text = "no",
     AT(unused.carry_to_renewal),
     .help = "yes: what may be carried outlives the term"},
    {.key = "carry_forward_cap",
     .support = DEFAULT_ONLY,
     SHARE,
     .default_text = "0%",
     .help = "overage counted towards the next period, as a share of the period's commitment"},
};

static const struct schema_key price_keys[] = {
    {.key = "basis",
     .kind = TERM_CHOICE,
     .support = DEFAULT_ONLY,
     .choices = bases,
     .default_text = "signing",
     .help = "which list the discount is taken from"},
    {.key = "lock",
     .kind = TERM_YES_NO,
     .support = DEFAULT_ONLY,
     .default_text = "no",
     .help = "yes: the committed price does not rise"},
    {.key = "decrease_clause",
     .kind = TERM_YES_NO,
     .support = DEFAULT_ONLY,
     .default_text = "no",
     .help = "yes: the committed price follows list down"},
    {.key = "uplift_cap",
     .support = DEFAULT_ONLY,
     SHARE,
     .help = "most the committed price may rise a year; left out: no cap"},
    {.key = "renewal",
     .kind = TERM_CHOICE,
     .support = DEFAULT_ONLY,
     .choices = renewals,
     .default_text = "list",
     .help = "what happens to the rate after the term"},
    {.key = "renewal_cap",
     .support = DEFAULT_ONLY,
     SHARE,
     .help = "most the rate may rise at renewal; left out: none"},
};

static const struct schema_key true_forward_keys[] = {
    {.key = "share",
     .support = DEFAULT_ONLY,
     SHARE,
     .default_text = "0%",
     .help = "share of a period's consumption that the next commitment is raised to"},
    {.key = "ratchet",
     .kind = TERM_YES_NO,
     .support = DEFAULT_ONLY,
     .default_text = "no",
     .help = "yes: a commitment never falls"},
};

static const struct schema_key fee_keys[] = {
    {.key = "kind",
     .kind = TERM_CHOICE,
     .choices = fee_kinds,
     .is_required = true,
     FEE(kind),
     .help = "what the fee is for"},
    {.key = "quantity",
     .kind = TERM_NUMBER,
     .unit = "units",
     .max = 1e9,
     .default_text = "1",
     FEE(quantity),
     .help = "units bought"},
    {.key = "unit_price",
     .kind = TERM_MONEY,
     .unit = "$",
     .is_required = true,
     .max = MOST,
     FEE(unit_price),
     .help = "price of one unit"},
    {.key = "per",
     .kind = TERM_CHOICE,
     .choices = fee_pers,
     .is_required = true,
     FEE(per),
     .help = "how often it is charged"},
    {.key = "standalone_unit_price",
     .kind = TERM_MONEY,
     .support = DEFAULT_ONLY,
     .unit = "$",
     .max = MOST,
     .help = "price of one unit when bought alone"},
    {.key = "tier.N",
     .form = KEY_QUANTITY,
     .kind = TERM_MONEY,
     .unit = "$",
     .max = MOST,
     .help = "from N units up, the unit price of all units"},
};

static const struct schema_key sla_keys[] = {
    {.key = "target", .support = DEFAULT_ONLY, SHARE, .help = "uptime promised"},
    {.key = "credit",
     .support = DEFAULT_ONLY,
     SHARE,
     .help = "share of the month's charge per started 0.1 point below the target"},
};

static const struct schema_key exit_keys[] = {
    {.key = "notice_months",
     .kind = TERM_COUNT,
     .support = DEFAULT_ONLY,
     .unit = "months",
     .max = 120,
     .help = "notice to leave early"},
    {.key = "fee_months",
     .kind = TERM_NUMBER,
     .support = DEFAULT_ONLY,
     .unit = "months",
     .max = 120,
     .help = "mean monthly commitments paid to leave; left out: no right to leave"},
};

static const struct schema_key clauses_keys[] = {
    {.key = "CLAUSE",
     .form = KEY_ANY,
     .kind = TERM_CHOICE,
     .support = DEFAULT_ONLY,
     .choices = clause_states,
     .help = "whether the offer has this clause of the checklist"},
};

static const struct schema_section offer_sections[] = {
    {.name = "offer", .is_required = true, KEYS(offer_keys), .help = "what is offered, and for how long"},
    {.name = "commit",
     .is_required = true,
     KEYS(commit_keys),
     .help = "the commitment, its measure and its billing"},
    {.name = "discount", KEYS(discount_keys), .help = "discounts off list"},
    {.name = "rates", KEYS(rates_keys), .help = "fixed prices"},
    {.name = "bands", KEYS(bands_keys), .help = "the vendor's table of annual commit and discount"},
    {.name = "tiers",
     KEYS(tiers_keys),
     .help = "automatic discounts by cumulative list value in the contract year"},
    {.name = "burndown", KEYS(burndown_keys), .help = "what does not count towards the commitment"},
    {.name = "overage", KEYS(overage_keys), .help = "usage above the commitment"},
    {.name = "unused", KEYS(unused_keys), .help = "commitment not used"},
    {.name = "price", KEYS(price_keys), .help = "protection against price changes"},
    {.name = "true_forward", KEYS(true_forward_keys), .help = "commitments that grow by themselves"},
    {.name = "fee",
     .form = SECTION_NAMED,
     .named_by = "NAME",
     KEYS(fee_keys),
     .help = "a fee beside usage; any number of them"},
    {.name = "sla", KEYS(sla_keys), .help = "service credits"},
    {.name = "exit", KEYS(exit_keys), .help = "termination for convenience"},
    {.name = "clauses", KEYS(clauses_keys), .help = "terms without a formula"},
};

const struct schema schema_offer = {"offer INI", offer_sections, N(offer_sections)};

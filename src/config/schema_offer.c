#include "schema_offer.h"
#include "schema_rows.h"

#include <realrate/offer.h>

#define AT(field) .at = offsetof(struct offer, field)

/* In the order of the enums of offer.h. */
static const char *const measures[] = {"month", "quarter", "year", "term", NULL};
static const char *const billings[] = {"upfront", "annual", "quarterly", "monthly", "arrears", NULL};
static const char *const drawdowns[] = {"net", "list", NULL};
static const char *const shortfalls[] = {"face", "discounted", NULL};

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
     .default_text = "no",
     AT(is_signed),
     .help = "yes: a signed contract to track, which is not supported yet"},
};

static const struct schema_section section_offer = {
    .name = "offer", .is_required = true, KEYS(offer_keys), .help = "what is offered, and for how long"};

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
     .choices = drawdowns,
     .default_text = "net",
     AT(commit.drawdown),
     .help = "what draws the commitment: committed value (net) or list value"},
    {.key = "shortfall",
     .kind = TERM_CHOICE,
     .choices = shortfalls,
     .default_text = "face",
     AT(commit.shortfall),
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

static const struct schema_section section_commit = {.name = "commit",
                                                     .is_required = true,
                                                     KEYS(commit_keys),
                                                     .help = "the commitment, its measure and its billing"};

static const struct schema_section *const sections[] = {
    &section_offer,       &section_commit,     &schema_offer_discount,     &schema_offer_rates,
    &schema_offer_bands,  &schema_offer_tiers, &schema_offer_burndown,     &schema_offer_overage,
    &schema_offer_unused, &schema_offer_price, &schema_offer_true_forward, &schema_offer_fee,
    &schema_offer_sla,    &schema_offer_exit,  &schema_offer_clauses,
};

const struct schema schema_offer = {"offer INI", sections, N(sections)};

#include "schema_offer.h"
#include "schema_rows.h"

#include <realrate/offer.h>

#define AT(field)    .at = offsetof(struct offer, field)
#define HAS(field)   .has_at = offsetof(struct offer, field)
#define EXACT(field) .at = offsetof(struct offer, field), .store = STORE_EXACT
#define FEE(field)   .at = offsetof(struct fee, field)
#define MOST_UNITS   1e9

/* In the order of the enums of offer.h. */
static const char *const bases[] = {"signing", "current", NULL};
static const char *const renewals[] = {"list", "keep", "uplift", NULL};
static const char *const fee_kinds[] = {"platform", "support", "seats", "services", NULL};
static const char *const fee_pers[] = {"month", "year", "once", NULL};
static const char *const clause_states[] = {"present", "partial", "absent", NULL};

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
     SHARE,
     .default_text = "0%",
     AT(unused.carry_forward_cap),
     .help = "overage counted towards the next period, as a share of the period's commitment"},
};

const struct schema_section schema_offer_unused = {
    .name = "unused", KEYS(unused_keys), .help = "commitment not used"};

static const struct schema_key price_keys[] = {
    {.key = "basis",
     .kind = TERM_CHOICE,
     .choices = bases,
     .default_text = "signing",
     AT(price.basis),
     .help = "which list the discount is taken from"},
    {.key = "lock",
     .kind = TERM_YES_NO,
     .default_text = "no",
     AT(price.lock),
     .help = "yes: the committed price does not rise"},
    {.key = "decrease_clause",
     .kind = TERM_YES_NO,
     .default_text = "no",
     AT(price.decrease_clause),
     .help = "yes: the committed price follows list down"},
    {.key = "uplift_cap",
     SHARE,
     AT(price.uplift_cap),
     HAS(price.has_uplift_cap),
     .help = "most the committed price may rise a year; left out: no cap"},
    {.key = "renewal",
     .kind = TERM_CHOICE,
     .choices = renewals,
     .default_text = "list",
     AT(price.renewal),
     .help = "what happens to the rate after the term"},
    {.key = "renewal_cap",
     SHARE,
     AT(price.renewal_cap),
     HAS(price.has_renewal_cap),
     .help = "most the rate may rise at renewal; left out: none"},
};

const struct schema_section schema_offer_price = {
    .name = "price", KEYS(price_keys), .help = "protection against price changes"};

static const struct schema_key true_forward_keys[] = {
    {.key = "share",
     SHARE,
     .default_text = "0%",
     AT(true_forward.share),
     .help = "share of a period's consumption that the next commitment is raised to"},
    {.key = "ratchet",
     .kind = TERM_YES_NO,
     .default_text = "no",
     AT(true_forward.ratchet),
     .help = "yes: a commitment never falls"},
};

const struct schema_section schema_offer_true_forward = {
    .name = "true_forward", KEYS(true_forward_keys), .help = "commitments that grow by themselves"};

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
     .max = MOST_UNITS,
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
     .unit = "$",
     .max = MOST,
     FEE(standalone_unit_price),
     .has_at = offsetof(struct fee, has_standalone),
     .help = "price of one unit when bought alone"},
    {.key = "tier.N",
     .form = KEY_QUANTITY,
     .key_max = MOST_UNITS,
     .kind = TERM_MONEY,
     .unit = "$",
     .max = MOST,
     .help = "from N units up, the unit price of all units"},
};

const struct schema_section schema_offer_fee = {.name = "fee",
                                                .form = SECTION_NAMED,
                                                .named_by = "NAME",
                                                KEYS(fee_keys),
                                                .help = "a fee beside usage; any number of them"};

static const struct schema_key sla_keys[] = {
    {.key = "target", SHARE, EXACT(sla.target_ppb), HAS(sla.is_given), .help = "uptime promised"},
    {.key = "credit",
     SHARE,
     AT(sla.credit),
     .help = "share of the month's charge per started 0.1 point below the target"},
};

const struct schema_section schema_offer_sla = {.name = "sla", KEYS(sla_keys), .help = "service credits"};

static const struct schema_key exit_keys[] = {
    {.key = "notice_months",
     .kind = TERM_COUNT,
     .unit = "months",
     .max = 120,
     AT(exit.notice_months),
     .help = "notice to leave early; left out: none"},
    {.key = "fee_months",
     .kind = TERM_NUMBER,
     .unit = "months",
     .max = 120,
     AT(exit.fee_months),
     HAS(exit.is_given),
     .help = "mean monthly commitments paid to leave; left out: no right to leave"},
};

const struct schema_section schema_offer_exit = {
    .name = "exit", KEYS(exit_keys), .help = "termination for convenience"};

static const struct schema_key clauses_keys[] = {
    {.key = "CLAUSE",
     .form = KEY_ANY,
     .kind = TERM_CHOICE,
     .choices = clause_states,
     .help = "whether the offer has this clause of the checklist"},
};

const struct schema_section schema_offer_clauses = {
    .name = "clauses", KEYS(clauses_keys), .help = "terms without a formula"};

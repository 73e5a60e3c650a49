/* The sections of an offer INI, each only where it says something (2.1). What the offer's own file states is
 * written even where it is the default: left out it would be a question (1.17), and a term that a
 * counter-offer sets to its default would not be asked for (1.18). */
#include "ini_text.h"
#include "ini_writer.h"
#include "offer_ini.h"
#include "words_deal.h"

#include <string.h>

/* ---- the sections in their order ---- */

static void
put_offer(struct ini_writer *w, const struct offer_ini *ini)
{
    const struct offer *offer = ini->offer;
    ini_writer_section(w, "offer");
    ini_writer_put_text(w, "name", offer->name);
    if (*offer->vendor != '\0')
        ini_writer_put_text(w, "vendor", offer->vendor);
    ini_writer_put(w, "currency", offer->currency);
    ini_writer_put_day(w, "quoted_on", offer->quoted_on);
    ini_writer_put_day(w, "expires", offer->expires);
    ini_writer_put_day(w, "start", offer->start);
    ini_writer_put_count(w, "term_months", offer->term_months, 0);
    ini_writer_put_yes_no(w, "signed", offer->is_signed, false);
}

static const char *
schedule_text(const struct ini_writer *w, const struct offer *offer, int64_t grain)
{
    const char *list = "";
    for (size_t i = 0; i < offer->commit.n_schedule; i++) {
        int64_t micro = (offer->commit.schedule[i].micro + grain / 2) / grain * grain;
        list = arena_printf(w->arena, "%s%s%s", list, i > 0 ? ", " : "",
                            ini_text_money(w->arena, (struct money){micro}));
    }
    return list;
}

/* A schedule is one line: of very many amounts with very many digits, fewer digits are kept, so that the line
 * can be read at all. */
static void
put_schedule(struct ini_writer *w, const struct offer_ini *ini)
{
    static const int64_t grains[] = {1, 10000, 1000000, 1000000000}; /* micro-units: a cent, 1, 1,000 */
    const char *list = "";
    for (size_t i = 0; i < sizeof grains / sizeof *grains; i++) {
        list = schedule_text(w, ini->offer, grains[i]);
        if (strlen(list) < INI_WRITER_LINE_MAX - sizeof "schedule = ")
            break;
    }
    ini_writer_put(w, "schedule", list);
}

static void
put_ramp(struct ini_writer *w, const struct offer_ini *ini)
{
    const double *ramp = ini->offer->commit.ramp;
    const char *list = "";
    if (ini->offer->commit.n_ramp == 1 && ramp[0] == 1)
        return;
    for (size_t i = 0; i < ini->offer->commit.n_ramp; i++)
        list = arena_printf(w->arena, "%s%s%s", list, i > 0 ? ", " : "", ini_text_share(w->arena, ramp[i]));
    ini_writer_put(w, "ramp", list);
}

static void
put_commit(struct ini_writer *w, const struct offer_ini *ini)
{
    const struct offer *offer = ini->offer;
    ini_writer_section(w, "commit");
    if (offer->commit.n_schedule > 0)
        put_schedule(w, ini);
    else
        ini_writer_put_money(w, "annual", offer->commit.annual);
    ini_writer_put_word(w, "measure", ini_text_measures, (int)offer->commit.measure, MEASURE_YEAR);
    put_ramp(w, ini);
    ini_writer_put_word(w, "drawdown", ini_text_drawdowns, (int)offer->commit.drawdown, DRAWDOWN_NET);
    ini_writer_put_word(w, "shortfall", ini_text_shortfalls, (int)offer->commit.shortfall, SHORTFALL_FACE);
    ini_writer_put_word(w, "billing", ini_text_billings, (int)offer->commit.billing, BILLING_ANNUAL);
    ini_writer_put_share(w, "prepay_discount", offer->commit.prepay_discount);
}

/* MODEL, FAMILY, MODEL.METER or FAMILY.METER. */
static const char *
priced_name(const struct ini_writer *w, const struct offer_ini *ini, const struct price_key *key)
{
    const char *name = key->family != NULL ? key->family : ini->book->models[key->model].id;
    return key->meter < 0 ? name : arena_printf(w->arena, "%s.%s", name, meter_names[key->meter]);
}

static void
put_discount(struct ini_writer *w, const struct offer_ini *ini)
{
    const struct offer *offer = ini->offer;
    ini_writer_section(w, "discount");
    if (offer->discount.has_headline)
        ini_writer_put(w, "headline", ini_text_share(w->arena, offer->discount.headline));
    ini_writer_put_yes_no(w, "batch_stacks", offer->discount.batch_stacks, true);
    for (size_t i = 0; i < offer->discount.n_keys; i++)
        ini_writer_put(w, priced_name(w, ini, &offer->discount.keys[i]),
                       ini_text_share(w->arena, offer->discount.keys[i].discount));
    ini_writer_section(w, "rates");
    for (size_t i = 0; i < offer->n_fixed_prices; i++)
        ini_writer_put(w, priced_name(w, ini, &offer->fixed_prices[i]),
                       ini_text_price(w->arena, offer->fixed_prices[i].price));
}

static void
put_steps(struct ini_writer *w, const struct band *bands, size_t n)
{
    for (size_t i = 0; i < n; i++)
        ini_writer_put(w, ini_text_money(w->arena, bands[i].threshold),
                       ini_text_share(w->arena, bands[i].discount));
}

static void
put_bands(struct ini_writer *w, const struct offer_ini *ini)
{
    ini_writer_section(w, "bands");
    put_steps(w, ini->offer->bands, ini->offer->n_bands);
    ini_writer_section(w, "tiers");
    ini_writer_put_word(w, "mode", ini_text_tier_modes, (int)ini->offer->tiers.mode, TIERS_MARGINAL);
    put_steps(w, ini->offer->tiers.steps, ini->offer->tiers.n_steps);
}

static const char *
excluded_name(const struct offer_ini *ini, const struct exclusion *exclusion)
{
    if (exclusion->model >= 0)
        return ini->book->models[exclusion->model].id;
    if (exclusion->family != NULL)
        return exclusion->family;
    return exclusion->meter >= 0 ? meter_names[exclusion->meter] : tier_names[exclusion->tier];
}

static void
put_burndown(struct ini_writer *w, const struct offer_ini *ini)
{
    const char *list = "";
    ini_writer_section(w, "burndown");
    for (size_t i = 0; i < ini->offer->n_exclusions; i++)
        list = arena_printf(w->arena, "%s%s%s", list, i > 0 ? ", " : "",
                            excluded_name(ini, &ini->offer->exclusions[i]));
    if (*list != '\0')
        ini_writer_put(w, "exclude", list);
}

static void
put_overage_and_unused(struct ini_writer *w, const struct offer_ini *ini)
{
    const struct offer *offer = ini->offer;
    ini_writer_section(w, "overage");
    if (!ini_writer_leaves_out(w, "rate", offer->overage.rate == OVERAGE_LIST))
        ini_writer_put(w, "rate", ini_text_overage(w->arena, offer->overage.rate, offer->overage.share));
    ini_writer_put_share(w, "burst", offer->overage.burst);
    ini_writer_section(w, "unused");
    ini_writer_put_share(w, "rollover_cap", offer->unused.rollover_cap);
    ini_writer_put_count(w, "rollover_periods", offer->unused.rollover_periods, 1);
    ini_writer_put_share(w, "true_down_cap", offer->unused.true_down_cap);
    ini_writer_put_yes_no(w, "carry_to_renewal", offer->unused.carry_to_renewal, false);
    ini_writer_put_share(w, "carry_forward_cap", offer->unused.carry_forward_cap);
}

static void
put_price(struct ini_writer *w, const struct offer_ini *ini)
{
    const struct offer *offer = ini->offer;
    ini_writer_section(w, "price");
    ini_writer_put_word(w, "basis", ini_text_bases, (int)offer->price.basis, LIST_AT_SIGNING);
    ini_writer_put_yes_no(w, "lock", offer->price.lock, false);
    ini_writer_put_yes_no(w, "decrease_clause", offer->price.decrease_clause, false);
    if (offer->price.has_uplift_cap)
        ini_writer_put(w, "uplift_cap", ini_text_share(w->arena, offer->price.uplift_cap));
    ini_writer_put_word(w, "renewal", ini_text_renewals, (int)offer->price.renewal, RENEWAL_LIST);
    if (offer->price.has_renewal_cap)
        ini_writer_put(w, "renewal_cap", ini_text_share(w->arena, offer->price.renewal_cap));
    ini_writer_section(w, "true_forward");
    ini_writer_put_share(w, "share", offer->true_forward.share);
    ini_writer_put_yes_no(w, "ratchet", offer->true_forward.ratchet, false);
}

static void
put_fee(struct ini_writer *w, const struct fee *fee)
{
    ini_writer_section(w, arena_printf(w->arena, "fee %s", fee->name));
    ini_writer_put(w, "kind", ini_text_fee_kinds[fee->kind]);
    if (fee->quantity != 1)
        ini_writer_put(w, "quantity", ini_text_number(w->arena, fee->quantity));
    ini_writer_put_money(w, "unit_price", fee->unit_price);
    ini_writer_put(w, "per", ini_text_fee_pers[fee->per]);
    if (fee->has_standalone)
        ini_writer_put_money(w, "standalone_unit_price", fee->standalone_unit_price);
    for (size_t i = 0; i < fee->n_tiers; i++)
        ini_writer_put_money(
            w, arena_printf(w->arena, "tier.%s", ini_text_number(w->arena, fee->tiers[i].from_quantity)),
            fee->tiers[i].unit_price);
}

static void
put_rest(struct ini_writer *w, const struct offer_ini *ini)
{
    const struct offer *offer = ini->offer;
    for (size_t i = 0; i < offer->n_fees; i++)
        put_fee(w, &offer->fees[i]);
    ini_writer_section(w, "sla");
    if (offer->sla.is_given) {
        ini_writer_put(w, "target", ini_text_share_exact(w->arena, offer->sla.target_ppb));
        ini_writer_put(w, "credit", ini_text_share(w->arena, offer->sla.credit));
    }
    ini_writer_section(w, "exit");
    if (offer->exit.is_given) {
        ini_writer_put_count(w, "notice_months", offer->exit.notice_months, 0);
        ini_writer_put(w, "fee_months", ini_text_number(w->arena, offer->exit.fee_months));
    }
    ini_writer_section(w, "clauses");
    for (size_t i = 0; i < offer->n_clauses; i++)
        ini_writer_put(w, ini->clauses->items[offer->clauses[i].clause].id,
                       words_clause_states[offer->clauses[i].state]);
}

void
offer_ini_put(struct ini_writer *w, const struct offer_ini *ini)
{
    put_offer(w, ini);
    put_commit(w, ini);
    put_discount(w, ini);
    put_bands(w, ini);
    put_burndown(w, ini);
    put_overage_and_unused(w, ini);
    put_price(w, ini);
    put_rest(w, ini);
}

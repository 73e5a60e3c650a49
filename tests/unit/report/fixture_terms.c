/* The terms of the fixture's offers and plan, as the Inputs sheet shows them. */
#include "fixture_parts.h"

#include <math.h>
#include <string.h>

static const char *const measures[] = {"month", "quarter", "year", "term", NULL};
static const char *const billings[] = {"upfront", "annual", "quarterly", "monthly", "arrears", NULL};
static const char *const overages[] = {"committed", "list", "discount", "premium", NULL};

static struct term
term(const char *section, const char *key, enum term_kind kind, const char *unit, double value,
     const char *text, const char *label)
{
    return (struct term){.section = section,
                         .key = key,
                         .kind = kind,
                         .unit = unit,
                         .label = label,
                         .has_value = true,
                         .value = value,
                         .text = text,
                         .key_value = (double)NAN,
                         .min = kind == TERM_SHARE || kind == TERM_MONEY ? 0 : -(double)INFINITY,
                         .max = kind == TERM_SHARE ? 1 : (double)INFINITY};
}

/* Lines from 2 up in the order given; a file of NULL means the default holds. */
static struct term *
finish(struct arena *arena, const struct term *terms, size_t n, const char *file)
{
    struct term *all = ARENA_NEW(arena, struct term, n);
    memcpy(all, terms, n * sizeof *terms);
    for (size_t i = 0; i < n; i++) {
        all[i].file = file;
        all[i].line = file == NULL ? 0 : i + 2;
        if (all[i].kind == TERM_CHOICE)
            all[i].choices = strcmp(all[i].key, "measure") == 0   ? measures
                             : strcmp(all[i].key, "billing") == 0 ? billings
                                                                  : overages;
    }
    return all;
}

void
fixture_offer_terms(struct arena *arena, struct offer *offer)
{
    double annual = money_value(offer->commit.annual);
    const char *headline = arena_printf(arena, "%g%%", offer->discount.headline * 100);
    const char *expires = offer->expires == DAY_NONE ? "" : "2026-11-30";
    struct term terms[] = {
        term("offer", "name", TERM_TEXT, "", 0, offer->name, "what the offer is called in every report"),
        term("offer", "vendor", TERM_TEXT, "", 0, offer->vendor, "who offers"),
        term("offer", "currency", TERM_TEXT, "", 0, offer->currency, "of every amount"),
        term("offer", "quoted_on", TERM_DATE, "day", offer->quoted_on, "2026-11-05", "day of the quote"),
        term("offer", "expires", TERM_DATE, "day", offer->expires, expires, "last day of the quote"),
        term("offer", "start", TERM_DATE, "day", offer->start, "2027-01-01", "first day of the term"),
        term("offer", "term_months", TERM_NUMBER, "months", offer->term_months,
             arena_printf(arena, "%d", offer->term_months), "length of the term"),
        term("commit", "annual", TERM_MONEY, "USD", annual, arena_printf(arena, "%.0f", annual),
             "commitment a year"),
        term("commit", "measure", TERM_CHOICE, "", 0,
             offer->commit.measure == MEASURE_QUARTER ? "quarter" : "year",
             "span over which the commitment is measured"),
        term("commit", "ramp", TERM_SHARE, "share", offer->commit.ramp[0],
             arena_printf(arena, "%g%%", offer->commit.ramp[0] * 100),
             "share of the commitment, per contract year"),
        term("commit", "billing", TERM_CHOICE, "", 0,
             offer->commit.billing == BILLING_QUARTERLY ? "quarterly" : "annual",
             "when the commitment is billed"),
        term("commit", "prepay_discount", TERM_SHARE, "share", offer->commit.prepay_discount,
             arena_printf(arena, "%g%%", offer->commit.prepay_discount * 100), "off the commitment's bills"),
        term("discount", "headline", TERM_SHARE, "share", offer->discount.headline, headline, "off list"),
        term("discount", "batch_stacks", TERM_YES_NO, "", 1, "yes",
             "whether batch usage has the discount too"),
        term("overage", "rate", TERM_CHOICE, "", 0, overages[offer->overage.rate], "what overage bills at"),
        term("overage", "share", TERM_SHARE, "share", offer->overage.share,
             arena_printf(arena, "%g%%", offer->overage.share * 100), "of overage's discount or premium"),
        term("overage", "burst", TERM_SHARE, "share", 0, "0%",
             "overage at the committed rate, of the commitment"),
        term("unused", "rollover_cap", TERM_SHARE, "share", 0, "0%", "unused commitment that rolls over"),
        term("unused", "rollover_periods", TERM_NUMBER, "periods", 1, "1", "how long it stays valid"),
        term("unused", "true_down_cap", TERM_SHARE, "share", 0, "0%", "unused commitment that is not paid"),
        term("unused", "carry_to_renewal", TERM_YES_NO, "", 0, "no", "whether it outlives the term"),
        term("bands", "250K", TERM_SHARE, "share", 0.08, "8%", "discount from this annual commitment up"),
        term("bands", "1M", TERM_SHARE, "share", 0.20, "20%", "discount from this annual commitment up"),
        term("bands", "5M", TERM_SHARE, "share", 0.25, "25%", "discount from this annual commitment up"),
    };
    const size_t n = sizeof terms / sizeof *terms;
    terms[n - 3].key_value = 250e3;
    terms[n - 2].key_value = 1e6;
    terms[n - 1].key_value = 5e6;
    terms[4].has_value = offer->expires != DAY_NONE;
    offer->n_terms = offer->n_bands > 0 ? n : n - 3;
    offer->terms = finish(arena, terms, offer->n_terms, offer->file);
}

void
fixture_plan_terms(struct arena *arena, struct plan *plan)
{
    struct term terms[] = {
        term("forecast", "trailing", TERM_NUMBER, "months", plan->trailing, "3", "months of the base vector"),
        term("forecast", "growth", TERM_SHARE, "share/month", 0, "auto", "growth a month"),
        term("forecast", "damping", TERM_NUMBER, "factor", plan->damping, "0.9", "how fast growth fades"),
        term("forecast", "volatility", TERM_SHARE, "share/month", 0, "auto", "spread of the forecast"),
        term("finance", "discount_rate", TERM_SHARE, "share/year", 0, "0%", "a year, for NPV"),
    };
    plan->n_terms = sizeof terms / sizeof *terms;
    plan->terms = finish(arena, terms, plan->n_terms, NULL);
}

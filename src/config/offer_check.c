#include "offer_check.h"

#include <realrate/prices.h>

#include <string.h>

#define ERROR(reading, place, ...) diag_error((reading)->diags, STATUS_CONFIG, (place), __VA_ARGS__)

/* The term of a fixed key where the file states it, NULL where not. */
static const struct term *
stated(const struct reading *reading, const char *section, const char *key)
{
    const struct term *term = term_find(reading->terms, reading->n_terms, section, key, 0);
    return term && term->file ? term : NULL;
}

static void
check_currency(const struct reading *reading, const struct book *book, struct offer *offer)
{
    const struct term *term = stated(reading, "offer", "currency");
    if (!term) {
        offer->currency = book->currency;
        return;
    }
    struct place place = reading_place(reading, term);
    if (value_check_currency(offer->currency, place, reading->diags) == 0 &&
        strcmp(offer->currency, book->currency) != 0)
        ERROR(reading, place, "is %s, but the price book %s is in %s: they must agree", offer->currency,
              book->file, book->currency);
}

static void
check_dates(const struct reading *reading, const struct offer *offer)
{
    const struct term *start = stated(reading, "offer", "start");
    const struct term *quoted = stated(reading, "offer", "quoted_on");
    const struct term *expires = stated(reading, "offer", "expires");
    if (start && date_of_day(offer->start).day > 28)
        ERROR(reading, reading_place(reading, start), "%s is out of range: expected day 1 to 28 of a month",
              start->text);
    if (quoted && expires && offer->expires < offer->quoted_on)
        ERROR(reading, reading_place(reading, expires), "%s is before quoted_on %s on line %lu",
              expires->text, quoted->text, quoted->line);
}

/* Exactly one of annual and schedule; a schedule states every period. */
static void
check_commit(const struct reading *reading, const struct offer *offer)
{
    const struct ini_section *in = reading_section(reading, "commit");
    const struct ini_entry *annual = ini_entry(in, "annual"), *schedule = ini_entry(in, "schedule");
    if (in && !annual && !schedule && !in->is_faulty)
        ERROR(reading, section_place(reading, in, "annual"),
              "is missing: expected annual or schedule, 0 for no commitment");
    if (annual && schedule)
        ERROR(reading, section_place(reading, in, "schedule"),
              "cannot stand beside annual on line %lu: expected one of them", annual->line);
    size_t due = (size_t)offer_n_periods(offer);
    if (stated(reading, "commit", "schedule") && due && offer->commit.n_schedule != due)
        ERROR(reading, section_place(reading, in, "schedule"),
              "has %zu amount%s, but the %d months of term_months (line %lu) are %zu measurement period%s",
              offer->commit.n_schedule, offer->commit.n_schedule == 1 ? "" : "s", offer->term_months,
              stated(reading, "offer", "term_months")->line, due, due == 1 ? "" : "s");
    const struct term *ramp = stated(reading, "commit", "ramp");
    size_t years = ((size_t)offer->term_months + 11) / 12;
    if (ramp && schedule)
        diag_warning(reading->diags, "ramp-without-effect", reading_place(reading, ramp),
                     "has no effect: the schedule states every amount");
    else if (ramp && years && offer->commit.n_ramp > years)
        diag_warning(reading->diags, "ramp-without-effect", reading_place(reading, ramp),
                     "has %zu factors, but the term has %zu contract year%s: the last have no effect",
                     offer->commit.n_ramp, years, years == 1 ? "" : "s");
}

/* Whether a section says what is off list; `mode` of [tiers] alone does not. */
static bool
has_entries(const struct reading *reading, const char *section)
{
    const struct ini_section *in = reading_section(reading, section);
    size_t n_words = ini_entry(in, "mode") != NULL;
    return in && (in->n_entries > n_words || in->is_faulty);
}

/* Something must say what is off list (2.1). */
static void
check_discount(const struct reading *reading)
{
    const struct ini_section *discount = reading_section(reading, "discount");
    if (ini_entry(discount, "headline") || (discount && discount->is_faulty) ||
        has_entries(reading, "bands") || has_entries(reading, "tiers") || has_entries(reading, "rates") ||
        reading->file.is_faulty)
        return;
    struct place place = {.file = reading->file.path, .column = "[discount] headline"};
    if (discount)
        place = section_place(reading, discount, "headline");
    ERROR(reading, place,
          "is missing: an offer needs a headline, [bands], [tiers] or [rates]; 0%% is a headline");
}

/* A model's own discount that its family's discount on one meter overrides there (1.7). */
static void
warn_beaten(const struct reading *reading, const struct book *book, const struct offer *offer)
{
    for (size_t i = 0; i < offer->discount.n_keys; i++)
        for (size_t k = 0; k < offer->discount.n_keys; k++) {
            const struct price_key *model = &offer->discount.keys[i], *beats = &offer->discount.keys[k];
            if (model->model < 0 || model->meter >= 0 || !beats->family || beats->meter < 0 ||
                strcmp(book->models[model->model].family, beats->family) != 0)
                continue;
            const struct term *term = &reading->terms[model->term], *other = &reading->terms[beats->term];
            diag_warning(reading->diags, "discount-key-beaten", reading_place(reading, term),
                         "does not hold for %s: %s on line %lu is more specific", meter_names[beats->meter],
                         other->key, other->line);
        }
}

static void
warn_idle(const struct reading *reading, const char *id, const struct term *term, const char *why)
{
    diag_warning(reading->diags, id, reading_place(reading, term), "has no effect%s", why);
}

/* Terms that nothing else in the offer gives an effect. */
static void
warn_without_effect(const struct reading *reading, const struct offer *offer)
{
    const struct term *shortfall = stated(reading, "commit", "shortfall");
    const struct term *mode = stated(reading, "tiers", "mode");
    const struct term *cap = stated(reading, "price", "renewal_cap");
    if (shortfall && offer->commit.shortfall != SHORTFALL_FACE && offer->commit.drawdown != DRAWDOWN_LIST)
        warn_idle(reading, "shortfall-without-effect", shortfall, " without drawdown = list");
    if (mode && offer->tiers.n_steps == 0)
        warn_idle(reading, "tiers-without-effect", mode, ": [tiers] has no threshold");
    if (cap && offer->price.renewal != RENEWAL_UPLIFT)
        warn_idle(reading, "renewal-cap-without-effect", cap, " without renewal = uplift");
}

/* Keys that mean nothing without another one. */
static void
check_pairs(const struct reading *reading)
{
    static const struct {
        const char *section, *key, *needs, *why;
    } pairs[] = {
        {"sla", "target", "credit", "a target without a credit pays nothing"},
        {"sla", "credit", "target", "a credit needs the uptime that earns it"},
        {"exit", "notice_months", "fee_months", "0 is a right to leave without a fee"},
    };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        const struct ini_section *in = reading_section(reading, pairs[i].section);
        const struct ini_entry *entry = ini_entry(in, pairs[i].key);
        if (entry && !ini_entry(in, pairs[i].needs) && !in->is_faulty)
            ERROR(reading, section_place(reading, in, pairs[i].needs), "is missing beside %s on line %lu: %s",
                  pairs[i].key, entry->line, pairs[i].why);
    }
}

/* The one term that is read and has no computation yet. */
static void
check_signed(const struct reading *reading, const struct offer *offer)
{
    const struct term *term = stated(reading, "offer", "signed");
    if (term && offer->is_signed)
        ERROR(reading, reading_place(reading, term), "%s is not supported yet",
              diag_escape(reading->diags, term->text, strlen(term->text)));
}

void
offer_check(const struct reading *reading, const struct book *book, struct offer *offer)
{
    check_currency(reading, book, offer);
    check_dates(reading, offer);
    check_signed(reading, offer);
    check_commit(reading, offer);
    check_discount(reading);
    check_pairs(reading);
    warn_beaten(reading, book, offer);
    warn_without_effect(reading, offer);
}

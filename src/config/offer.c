#include <realrate/offer.h>

#include "offer_check.h"
#include "offer_keys.h"
#include "reading.h"

#include <realrate/prices.h>

#include <string.h>
#include <strings.h>

int
offer_period_months(const struct offer *offer)
{
    static const int months[] = {[MEASURE_MONTH] = 1, [MEASURE_QUARTER] = 3, [MEASURE_YEAR] = 12};
    if (offer->commit.measure == MEASURE_TERM || months[offer->commit.measure] > offer->term_months)
        return offer->term_months;
    return months[offer->commit.measure];
}

int
offer_n_periods(const struct offer *offer)
{
    int months = offer_period_months(offer);
    return months ? (offer->term_months + months - 1) / months : 0;
}

bool
offer_states(const struct offer *offer, const char *section, const char *key)
{
    for (size_t i = 0; i < offer->n_terms; i++) {
        const struct term *term = &offer->terms[i];
        if (term->file && strcasecmp(term->section, section) == 0 &&
            (!key || strcasecmp(term->key, key) == 0))
            return true;
    }
    return false;
}

int
offer_read(const char *path, const struct book *book, const struct clause_list *clauses, struct arena *arena,
           struct diags *diags, struct offer *ret_offer)
{
    size_t before = diags->n_errors;
    (void)clauses;
    struct reading reading = {.currency = book->currency, .book = book, .arena = arena, .diags = diags};
    struct offer offer = {.file = path};
    if (ini_read(path, arena, diags, &reading.file) != 0)
        return -1;
    const struct ini_entry *currency = ini_entry(reading_section(&reading, "offer"), "currency");
    if (currency)
        reading.currency = currency->value;
    reading_run(&reading, &schema_offer, &offer);
    const struct term *overage = term_find(reading.terms, reading.n_terms, "overage", "rate", 0);
    offer.overage.share = overage ? overage->value : 0;
    offer_keys_read(&reading, book, clauses, &offer);
    offer_check(&reading, book, &offer);
    if (diags->n_errors != before)
        return -1;
    memcpy(offer.sha256, reading.file.sha256, sizeof offer.sha256);
    offer.bytes = reading.file.bytes;
    offer.terms = reading.terms;
    offer.n_terms = reading.n_terms;
    *ret_offer = offer;
    return 0;
}

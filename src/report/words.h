/* The words and number formats of every text a report shows: the one place where a number becomes text (3.1).
 * Read by the facts, the sentences and all renderers. Texts are UTF-8, owned by the arena, with a true minus
 * sign (U+2212); a quantity that does not exist is "n/a". A value is rounded half-even to the places of the
 * JSON first and then to what is shown, so that the text is what a reader of the JSON would round to. */
#ifndef WORDS_H
#define WORDS_H

#include <realrate/results.h>
#include <realrate/template.h>

/* How a figure is shown. */
enum form {
    FORM_MONEY,       /* "USD 1,234,567", below 1,000 with cents where there are any: "USD 62.50" */
    FORM_GAIN,        /* money with its sign: "+USD 175,000", "−USD 300,000" */
    FORM_SHARE,       /* measured: "14.3%" */
    FORM_TERM_SHARE,  /* as agreed: "20%", "12.5%" */
    FORM_CHANGE,      /* share with its sign: "+2.1%" */
    FORM_POINTS,      /* difference of shares with its sign: "−34.3 pts"; the value is the share */
    FORM_SIZE_POINTS, /* without sign: "34.3 pts" */
    FORM_RATE,        /* four significant digits: "5.714", "25.00" */
    FORM_FACTOR,      /* a plain number with up to 4 places: "0.9" */
    FORM_COUNT,       /* "1,234"; short "1.2M" */
    FORM_MONTHS,      /* "12" */
    FORM_DAY,         /* "5 Nov 2026"; the value is a day of calendar.h */
    FORM_MONTH,       /* "Nov 2026"; the same */
};

/* The notation of the JSON, and of documents where no template says another: "1,234.5", "USD 1,234". */
extern const struct notation words_notation;

/* A number as that notation writes it, in another: "1,234.5M" as "1.234,5M". No other , or . may be in it. */
const char *words_separated(struct arena *arena, const struct notation *notation, const char *number);

/* A number without sign with its currency, on the side that the notation has it. */
const char *words_with_currency(struct arena *arena, const struct notation *notation, const char *currency,
                                const char *number);

/* A number as an INI states it ("-1.5%", "0.9", "1.5M"), in a notation, with a true minus sign; any other
 * text as it is. */
const char *words_stated(struct arena *arena, const struct notation *notation, const char *text);

const char *words_number(struct arena *arena, const struct notation *notation, enum form form,
                         const char *currency, double value);

/* The same for a label with little room: "USD 1.23M", "USD 42k", "1.2B"; others as words_number. */
const char *words_number_short(struct arena *arena, const struct notation *notation, enum form form,
                               const char *currency, double value);

/* Whether the short text differs from the full one. */
bool words_is_shortened(enum form form, double value);

/* Both without cents, for a run whose amounts are in thousands: "USD 675" for 674.97. Less than half a unit
 * keeps its cents. */
const char *words_number_whole(struct arena *arena, const struct notation *notation, enum form form,
                               const char *currency, double value);
const char *words_number_whole_short(struct arena *arena, const struct notation *notation, enum form form,
                                     const char *currency, double value);

/* Decimals of the value in the JSON, and the unit there ("USD", "share", "points", "USD/M", "date", ...). */
int words_places(enum form form);
const char *words_unit(struct arena *arena, enum form form, const char *currency);

/* The text of an amount without the currency, on either side, where a table or a range names that once: of
 * "−USD 5" and of "−5 USD" "−5". */
const char *words_without_currency(struct arena *arena, const char *currency, const char *text);

/* "one" or "many" by a count as shown: words_plural(1, "day is", "days are"). */
const char *words_plural(double count, const char *one, const char *many);

/* A name for a sentence, at most 40 characters, cut with an ellipsis. */
const char *words_name(struct arena *arena, const char *name);

/* The text with its first letter, one of a to z, as a capital. */
const char *words_capital(struct arena *arena, const char *text);

/* An offer's name, no other offer's of the run: a name given twice is numbered from its second offer on, one
 * longer than 40 characters is cut at its end, in the middle where another begins alike. offer: index from 0.
 */
const char *words_offer_label(const struct results *results, size_t offer, struct arena *arena);

/* The same for a sentence: what stands before ": " where that alone tells it from the others ("Proposal A"
 * for "Proposal A: 1M at 20%"), else as words_offer_label. */
const char *words_offer_name(const struct results *results, size_t offer, struct arena *arena);

/* The same in at most 26 characters, for a label of a chart. */
const char *words_offer_short_name(const struct results *results, size_t offer, struct arena *arena);

/* A row of the comparison, for a label of a chart: an offer's short name, "on demand", or as the plan names
 * it; the same at most 26 characters. */
const char *words_way_short_name(const struct results *results, size_t row, struct arena *arena);

/* Labels as readers see them. */
extern const char *const words_months[12];                   /* "Jan" */
extern const char *const words_scenarios[N_SCENARIOS];       /* "low" */
extern const char *const words_meters[N_METERS];             /* "cache read" */
extern const char *const words_tiers[N_TIERS];               /* "batch" */
extern const char *const words_bridge_steps[N_BRIDGE_STEPS]; /* "Forfeited" */

/* As the JSON spells them. */
extern const char *const words_scenario_keys[N_SCENARIOS];
extern const char *const words_bridge_keys[N_BRIDGE_STEPS];
extern const char *const words_placement_keys[N_PLACEMENTS];

#endif

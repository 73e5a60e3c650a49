/* Text of one CSV field -> days and words of clause 1.1. Counts are read by base/number.h. Clause 2.4. */
#ifndef INGEST_FIELD_H
#define INGEST_FIELD_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* A date, or a timestamp of ISO 8601: YYYY-MM-DD, then after a space or T HH:MM, :SS, a fraction, and Z, UTC
 * or an offset +HH:MM, +HHMM, +HH. Gives the UTC day; without an offset the time is UTC. Returns NULL, or
 * what was expected (static text). */
const char *field_day(const char *text, size_t len, int32_t *ret_day);

/* The day that was read last: exports come in runs of the same one. All zero before the first. */
struct last_day {
    char text[32];
    size_t len;
    int32_t day;
};

/* As field_day, and remembers a day that was read. */
const char *field_day_new(struct last_day *last, const char *text, size_t len, int32_t *ret_day);

/* The same, without reading the day that was read last once more: every row asks, so that it is not called.
 */
static inline const char *
field_day_again(struct last_day *last, const char *text, size_t len, int32_t *ret_day)
{
    if (len == 0 || len != last->len || memcmp(text, last->text, len) != 0)
        return field_day_new(last, text, len, ret_day);
    *ret_day = last->day;
    return NULL;
}

/* Widens [*first, *last], both DAY_NONE before the first day, to hold the day. */
void field_widen_days(int32_t *first, int32_t *last, int32_t day);

/* A word of a column and what it means there. A list ends with a NULL word. */
struct word {
    const char *word;
    uint8_t value;
};

/* The value of the word, case and spaces ignored; -1 where the list has none. */
int field_word(const struct word *words, const char *text, size_t len);

/* The words that exports use, whatever their format: enum tier, context, geo, speed. */
extern const struct word field_tiers[];
extern const struct word field_contexts[];
extern const struct word field_geos[];
extern const struct word field_speeds[];
extern const struct word field_providers[]; /* Anthropic itself; any other is another */
extern const struct word field_meters[];    /* enum meter */
extern const struct word field_units[];     /* the power of ten of what a quantity counts by */

#endif

/* Days and contract months. A day is an int32_t: days since 1970-01-01, proleptic Gregorian, no time zone.
 * Valid years are 1970 to 9999. Clause 1.1 (contract month) and 1.4 (anchored months). */
#ifndef REALRATE_CALENDAR_H
#define REALRATE_CALENDAR_H

#include <stddef.h>
#include <stdint.h>

#define DAY_NONE INT32_MIN

struct date {
    int year, month, day; /* month 1 to 12, day 1 to 31 */
};

int32_t day_of_date(struct date date); /* the date must exist */
struct date date_of_day(int32_t day);

/* The same day of the month `months` later (earlier where negative). The day of the month must be 1 to 28, as
 * the start of an offer is, so that it exists in every month. */
int32_t day_add_months(int32_t day, int months);

/* Whole months from `from` to the anchored month that holds `day`: floor, negative before `from`. The day of
 * the month of `from` must be 1 to 28. */
int months_between(int32_t from, int32_t day);

/* "2026-11-05". buf holds 11 bytes or more; returns buf. "" for DAY_NONE. */
#define DAY_TEXT_SIZE 16
char *day_text(int32_t day, char buf[DAY_TEXT_SIZE]);

/* Reads exactly YYYY-MM-DD from len bytes. Returns 0, or -1 where it is no such date. */
int day_parse(const char *text, size_t len, int32_t *ret_day);

#endif

#include <realrate/calendar.h>

#include "ascii.h"

#include <stdio.h>

static bool
is_leap(int year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int
days_in_month(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && is_leap(year) ? 29 : days[month - 1];
}

static bool
is_valid(struct date date)
{
    return date.year >= 1970 && date.year <= 9999 && date.month >= 1 && date.month <= 12 && date.day >= 1 &&
           date.day <= days_in_month(date.year, date.month);
}

/* Years are counted from March, so that the leap day is the last of its year; eras are 400 years. */
int32_t
day_of_date(struct date date)
{
    int year = date.month <= 2 ? date.year - 1 : date.year;
    int era = year / 400;
    int year_of_era = year - era * 400;
    int day_of_year = (153 * (date.month + (date.month > 2 ? -3 : 9)) + 2) / 5 + date.day - 1;
    int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return (int32_t)(era * 146097 + day_of_era - 719468);
}

struct date
date_of_day(int32_t day)
{
    int days = day + 719468;
    int era = days / 146097;
    int day_of_era = days - era * 146097;
    int year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int march_month = (5 * day_of_year + 2) / 153;
    struct date date = {
        .year = year_of_era + era * 400,
        .month = march_month < 10 ? march_month + 3 : march_month - 9,
        .day = day_of_year - (153 * march_month + 2) / 5 + 1,
    };
    date.year += date.month <= 2;
    return date;
}

int32_t
day_add_months(int32_t day, int months)
{
    struct date date = date_of_day(day);
    int month0 = date.year * 12 + date.month - 1 + months;
    date.year = month0 / 12;
    date.month = month0 % 12 + 1;
    return day_of_date(date);
}

int
months_between(int32_t from, int32_t day)
{
    struct date a = date_of_day(from), b = date_of_day(day);
    int months = (b.year - a.year) * 12 + b.month - a.month;
    return b.day < a.day ? months - 1 : months;
}

char *
day_text(int32_t day, char buf[DAY_TEXT_SIZE])
{
    buf[0] = '\0';
    if (day == DAY_NONE)
        return buf;
    struct date date = date_of_day(day);
    snprintf(buf, DAY_TEXT_SIZE, "%04u-%02u-%02u", (unsigned)date.year % 10000U, (unsigned)date.month % 100U,
             (unsigned)date.day % 100U);
    return buf;
}

static int
digits(const char *text, int n, int *ret)
{
    int value = 0;
    for (int i = 0; i < n; i++) {
        if (!ascii_is_digit(text[i]))
            return -1;
        value = value * 10 + (text[i] - '0');
    }
    *ret = value;
    return 0;
}

int
day_parse(const char *text, size_t len, int32_t *ret_day)
{
    struct date date;
    if (len != 10 || text[4] != '-' || text[7] != '-' || digits(text, 4, &date.year) ||
        digits(text + 5, 2, &date.month) || digits(text + 8, 2, &date.day) || !is_valid(date))
        return -1;
    *ret_day = day_of_date(date);
    return 0;
}

#include "field.h"

#include "base/ascii.h"

#include <realrate/calendar.h>
#include <realrate/units.h>

#include <stdbool.h>
#include <string.h>

const struct word field_tiers[] = {
    {"standard", TIER_STANDARD},  {"batch", TIER_BATCH},      {"priority", TIER_PRIORITY},
    {"flex", TIER_FLEX},          {"message", TIER_STANDARD}, {"priority_on_demand", TIER_PRIORITY},
    {"flex_discount", TIER_FLEX}, {"", TIER_STANDARD},        {NULL, 0},
};

const struct word field_contexts[] = {
    {"base", CONTEXT_BASE},    {"long", CONTEXT_LONG},   {"\u2264 200k", CONTEXT_BASE},
    {"> 200k", CONTEXT_LONG},  {"0-200k", CONTEXT_BASE}, {"200k-1M", CONTEXT_LONG},
    {"<= 200k", CONTEXT_BASE}, {"", CONTEXT_BASE},       {NULL, 0},
};

const struct word field_geos[] = {
    {"global", GEO_GLOBAL}, {"us", GEO_US}, {"not_available", GEO_GLOBAL}, {"", GEO_GLOBAL}, {NULL, 0},
};

const struct word field_speeds[] = {
    {"standard", SPEED_STANDARD},
    {"fast", SPEED_FAST},
    {"", SPEED_STANDARD},
    {NULL, 0},
};

const struct word field_providers[] = {{"anthropic", 0}, {"", 0}, {NULL, 0}};

const struct word field_meters[] = {
    {"input", METER_INPUT},
    {"cache_write_5m", METER_CACHE_WRITE_5M},
    {"cache_write_1h", METER_CACHE_WRITE_1H},
    {"cache_read", METER_CACHE_READ},
    {"output", METER_OUTPUT},
    {"web_search", METER_WEB_SEARCH},
    /* As the Admin API names them, */
    {"uncached_input_tokens", METER_INPUT},
    {"ephemeral_5m_input_tokens", METER_CACHE_WRITE_5M},
    {"ephemeral_1h_input_tokens", METER_CACHE_WRITE_1H},
    {"cache_read_input_tokens", METER_CACHE_READ},
    {"output_tokens", METER_OUTPUT},
    {"web_search_requests", METER_WEB_SEARCH},
    /* as the Console's cost export does, */
    {"input_no_cache", METER_INPUT},
    {"input_cache_write_5m", METER_CACHE_WRITE_5M},
    {"input_cache_write_1h", METER_CACHE_WRITE_1H},
    {"input_cache_read", METER_CACHE_READ},
    /* and as people do. */
    {"input tokens", METER_INPUT},
    {"cache write tokens", METER_CACHE_WRITE_5M},
    {"cache read tokens", METER_CACHE_READ},
    {"output tokens", METER_OUTPUT},
    {"web searches", METER_WEB_SEARCH},
    {NULL, 0},
};

const struct word field_units[] = {
    {"tokens", 0},
    {"requests", 0},
    {"thousand tokens", 3},
    {"million tokens", 6},
    /* Other words for the same. */
    {"token", 0},
    {"request", 0},
    {"thousands", 3},
    {"1K tokens", 3},
    {"1,000 tokens", 3},
    {"1000 tokens", 3},
    {"thousand requests", 3},
    {"1K requests", 3},
    {"millions", 6},
    {"1M tokens", 6},
    {"1,000,000 tokens", 6},
    {"1000000 tokens", 6},
    {NULL, 0},
};

static bool
is_same_word(const char *word, const char *text, const char *end)
{
    for (;;) {
        while (*word == ' ')
            word++;
        while (text < end && *text == ' ')
            text++;
        if (!*word || text == end)
            return !*word && text == end;
        if (ascii_lower(*word++) != ascii_lower(*text++))
            return false;
    }
}

int
field_word(const struct word *words, const char *text, size_t len)
{
    for (; words->word; words++)
        if (is_same_word(words->word, text, text + len))
            return words->value;
    return -1;
}

/* The rest of a timestamp, while it is read. */
struct rest {
    const char *at, *end;
};

static bool
skip(struct rest *rest, char c)
{
    if (rest->at == rest->end || *rest->at != c)
        return false;
    rest->at++;
    return true;
}

/* Two digits of at most `max`; -1 where there are none. */
static int
two_digits(struct rest *rest, int max)
{
    if (rest->end - rest->at < 2 || !ascii_is_digit(rest->at[0]) || !ascii_is_digit(rest->at[1]))
        return -1;
    int number = (rest->at[0] - '0') * 10 + rest->at[1] - '0';
    if (number > max)
        return -1;
    rest->at += 2;
    return number;
}

static const char *
skip_seconds(struct rest *rest)
{
    if (!skip(rest, ':'))
        return NULL;
    if (two_digits(rest, 60) < 0) /* 60: a leap second */
        return "seconds of 00 to 60";
    if (!skip(rest, '.') && !skip(rest, ','))
        return NULL;
    const char *start = rest->at;
    while (rest->at < rest->end && ascii_is_digit(*rest->at))
        rest->at++;
    return rest->at == start ? "digits of a second" : NULL;
}

/* Minutes that local time is ahead of UTC. */
static const char *
take_offset(struct rest *rest, int *ret_minutes)
{
    *ret_minutes = 0;
    skip(rest, ' ');
    size_t left = (size_t)(rest->end - rest->at);
    if (left == 0 || (left == 1 && ascii_lower(*rest->at) == 'z') ||
        (left == 3 && memcmp(rest->at, "UTC", 3) == 0))
        return NULL;
    int sign = *rest->at == '-' ? -1 : 1;
    if (!skip(rest, '+') && !skip(rest, '-'))
        return "a time zone Z or +HH:MM";
    int hours = two_digits(rest, 14);
    int minutes = 0;
    if (hours >= 0 && rest->at < rest->end) {
        skip(rest, ':');
        minutes = two_digits(rest, 59);
    }
    if (hours < 0 || minutes < 0 || rest->at < rest->end)
        return "a time zone Z or +HH:MM";
    *ret_minutes = sign * (hours * 60 + minutes);
    return NULL;
}

static const char *
date_fault(const char *text, size_t len)
{
    static const char form[] = "dddd-dd-dd";
    for (size_t i = 0; i < sizeof form - 1; i++) {
        bool is_digit = i < len && ascii_is_digit(text[i]);
        if (i >= len || (form[i] == 'd' ? !is_digit : text[i] != form[i]))
            return "a date YYYY-MM-DD";
    }
    return "a date that exists, 1970 to 9999";
}

const char *
field_day(const char *text, size_t len, int32_t *ret_day)
{
    enum { DATE = 10, DAY_MINUTES = 24 * 60, LAST_DAY = 2932896 /* 9999-12-31 */ };
    int32_t day;
    if (len < DATE || day_parse(text, DATE, &day) != 0)
        return date_fault(text, len);
    struct rest rest = {.at = text + DATE, .end = text + len};
    if (rest.at < rest.end) {
        if (!skip(&rest, ' ') && !skip(&rest, 'T') && !skip(&rest, 't'))
            return "a date YYYY-MM-DD";
        int hour = two_digits(&rest, 23);
        if (hour < 0)
            return "an hour of 00 to 23";
        int minute = skip(&rest, ':') ? two_digits(&rest, 59) : -1;
        if (minute < 0)
            return "minutes of 00 to 59";
        int ahead;
        const char *expected = skip_seconds(&rest);
        if (!expected)
            expected = take_offset(&rest, &ahead);
        if (expected)
            return expected;
        int utc = hour * 60 + minute - ahead;
        day += utc < 0 ? -1 : utc >= DAY_MINUTES ? 1 : 0;
    }
    if (day < 0 || day > LAST_DAY)
        return "a date that exists, 1970 to 9999";
    *ret_day = day;
    return NULL;
}

const char *
field_day_new(struct last_day *last, const char *text, size_t len, int32_t *ret_day)
{
    const char *expected = field_day(text, len, ret_day);
    if (expected)
        return expected;
    last->day = *ret_day;
    last->len = len < sizeof last->text ? len : 0;
    memcpy(last->text, text, last->len);
    return NULL;
}

void
field_widen_days(int32_t *first, int32_t *last, int32_t day)
{
    if (*first == DAY_NONE || day < *first)
        *first = day;
    if (*last == DAY_NONE || day > *last)
        *last = day;
}

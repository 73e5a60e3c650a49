#include "mapping_field.h"

#include "base/number.h"

#include <realrate/calendar.h>

#include <string.h>

/* What a field says, where it is one of a few words. */
static const struct {
    const char *const *words;
    size_t n;
} choices[N_USAGE_FIELDS] = {
    [USAGE_TIER] = {tier_names, N_TIERS},    [USAGE_CONTEXT] = {context_names, N_CONTEXTS},
    [USAGE_GEO] = {geo_names, N_GEOS},       [USAGE_SPEED] = {speed_names, N_SPEEDS},
    [USAGE_METER] = {meter_names, N_METERS},
};

bool
mapping_field_has_values(enum usage_field field)
{
    return field != USAGE_DATE && !mapping_field_is_count(field);
}

bool
mapping_field_is_count(enum usage_field field)
{
    return field >= USAGE_QUANTITY;
}

static const char *
check_count(const char *text)
{
    uint64_t count;
    const char *expected = number_read_count(text, strlen(text), (struct count_form){0}, &count);
    return *text ? expected : "a count";
}

const char *
mapping_field_check(enum usage_field field, const char *text, struct arena *arena)
{
    int32_t day;
    if (field == USAGE_DATE)
        return day_parse(text, strlen(text), &day) == 0 && day >= 0 ? NULL : "a date YYYY-MM-DD from 1970 on";
    if (mapping_field_is_count(field))
        return check_count(text);
    if (!choices[field].n)
        return *text || field == USAGE_WORKSPACE || field == USAGE_PROVIDER ? NULL : "a text";
    for (size_t i = 0; i < choices[field].n; i++)
        if (strcmp(choices[field].words[i], text) == 0)
            return NULL;
    return diag_choices(choices[field].words, choices[field].n, arena);
}

static int64_t
common_divisor(int64_t a, int64_t b)
{
    while (b) {
        int64_t rest = a % b;
        a = b;
        b = rest;
    }
    return a;
}

const char *
mapping_field_factor(const char *text, size_t *ret_len, struct factor *ret_factor)
{
    enum { DECIMALS = 9, UNIT = 1000000000 };
    const struct number_form form = {.decimals = DECIMALS, .allow_suffix = true};
    size_t len = strlen(text), start = len;
    *ret_len = len;
    *ret_factor = (struct factor){1, 1};
    while (start && text[start - 1] != ' ' && text[start - 1] != '\t')
        start--;
    size_t end = start;
    while (end && (text[end - 1] == ' ' || text[end - 1] == '\t'))
        end--;
    char mark = end ? text[end - 1] : '\0';
    bool stands_alone = end > 1 && (text[end - 2] == ' ' || text[end - 2] == '\t');
    if ((mark != '*' && mark != '/') || !stands_alone)
        return NULL;
    int64_t number;
    const char *expected = number_read(text + start, len - start, form, &number);
    if (expected || number <= 0)
        return "a number above 0 after * or /";
    int64_t divisor = common_divisor(number, UNIT);
    *ret_factor = mark == '*' ? (struct factor){number / divisor, UNIT / divisor}
                              : (struct factor){UNIT / divisor, number / divisor};
    for (end--; end && (text[end - 1] == ' ' || text[end - 1] == '\t');)
        end--;
    *ret_len = end;
    return NULL;
}

#include "value.h"

#include "base/ascii.h"
#include "base/number.h"
#include "ini_scan.h"

#include <realrate/calendar.h>

#include <math.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

/* The spellings of yes and no, in pairs. */
static const char *const yes_no[] = {"yes", "no", "true", "false", "on", "off", NULL};

/* How each kind of number is written. */
static const struct kind_form {
    bool is_number, is_whole, allow_suffix, allow_percent;
    int decimals;
    const char *expected;
} kind_forms[] = {
    [TERM_MONEY] = {true, false, true, false, 6, "an amount such as 1000000, 250K or 1.5M"},
    [TERM_SHARE] = {true, false, false, true, 9, "a share such as 15% or 0.15"},
    [TERM_PRICE] = {true, false, false, false, 6, "a price such as 2.40"},
    [TERM_NUMBER] = {true, false, true, false, 6, "a number such as 1.5"},
    [TERM_COUNT] = {true, true, true, false, 3, "a whole number"},
    [TERM_CHOICE] = {.is_number = false},
    [TERM_COLOUR] = {.is_number = false},
};

static int
read_number(enum term_kind kind, const char *text, bool allow_comma, int decimals, int64_t *ret_exact,
            double *ret_value, const char **ret_expected)
{
    const struct kind_form *form = &kind_forms[kind];
    int places = decimals ? decimals : form->decimals;
    struct number_form number = {.decimals = places,
                                 .allow_comma = allow_comma,
                                 .allow_suffix = form->allow_suffix,
                                 .allow_percent = form->allow_percent};
    int64_t exact, unit = 1;
    for (int i = 0; i < places; i++)
        unit *= 10;
    *ret_expected = number_read(text, strlen(text), number, &exact);
    if (*ret_expected)
        return -1;
    if (form->is_whole && exact % unit != 0) {
        *ret_expected = "a whole number";
        return -1;
    }
    *ret_value = (double)exact / (double)unit;
    *ret_exact = form->is_whole ? exact / unit : exact;
    return 0;
}

static const char *
number_text(const struct schema_key *key, double value, struct arena *arena)
{
    char digits[40];
    bool is_share = key->kind == TERM_SHARE;
    int n = snprintf(digits, sizeof digits, "%.10g", is_share ? value * 100 : value);
    if (fabs(value) >= 1e10 && !is_share)
        n = snprintf(digits, sizeof digits, "%.0f", value);
    size_t whole = strcspn(digits, ".e"), at = 0;
    char *out = arena_alloc(arena, (size_t)n * 2 + 2, 1);
    for (size_t i = 0; i < (size_t)n; i++) {
        size_t left = whole - i;
        if (i > 0 && i < whole && left % 3 == 0 && digits[i - 1] != '-')
            out[at++] = ',';
        out[at++] = digits[i];
    }
    if (is_share)
        out[at++] = '%';
    return out;
}

const char *
value_range(const struct schema_key *key, struct arena *arena)
{
    bool has_share = key->share_choices != 0;
    if (!kind_forms[key->kind].is_number && !has_share)
        return NULL;
    if (key->min == 0 && key->max == 0)
        return NULL;
    struct schema_key range = *key;
    if (has_share)
        range.kind = TERM_SHARE;
    return arena_printf(arena, "%s to %s", number_text(&range, key->min, arena),
                        number_text(&range, key->max, arena));
}

static int
check_range(const struct schema_key *key, double value, const char *text, struct place place,
            struct arena *arena, struct diags *diags)
{
    if ((key->min == 0 && key->max == 0) || (value >= key->min && value <= key->max))
        return 0;
    const char *note = key->kind == TERM_SHARE && !strchr(text, '%')
                           ? arena_printf(arena, " (%s is %s)", diag_escape(diags, text, strlen(text)),
                                          number_text(&(struct schema_key){.kind = TERM_SHARE}, value, arena))
                           : "";
    diag_error(diags, STATUS_CONFIG, place, "%s is out of range%s: expected %s",
               diag_escape(diags, text, strlen(text)), note, value_range(key, arena));
    return -1;
}

static int
report(struct place place, struct diags *diags, const char *text, const char *expected)
{
    if (*text == '\0')
        diag_error(diags, STATUS_CONFIG, place, "has no value: expected %s", expected);
    else
        diag_error(diags, STATUS_CONFIG, place, "\"%s\" found, expected %s",
                   diag_escape(diags, text, strlen(text)), expected);
    return -1;
}

static int
read_yes_no(const char *text, struct place place, struct diags *diags, struct value *ret)
{
    for (size_t i = 0; yes_no[i]; i++)
        if (ini_same_name(text, yes_no[i])) {
            ret->value = i % 2 == 0;
            return 0;
        }
    return report(place, diags, text, "yes or no (true, false, on, off)");
}

static int
read_date(const char *text, struct place place, struct diags *diags, struct value *ret)
{
    int32_t day;
    if (day_parse(text, strlen(text), &day) != 0)
        return report(place, diags, text, "a date that exists, YYYY-MM-DD");
    ret->value = day;
    return 0;
}

/* RRGGBB, with a # before it or not: alone it begins a comment. */
static int
read_colour(const char *text, struct place place, struct diags *diags, struct value *ret)
{
    static const char digits[] = "0123456789abcdef";
    const char *expected = "a colour such as \"#0072B2\" in double quotes, or 0072B2";
    const char *hex = text + (*text == '#');
    long colour = strlen(hex) == 6 ? 0 : -1;
    for (size_t i = 0; colour >= 0 && i < 6; i++) {
        const char *digit = strchr(digits, ascii_lower(hex[i]));
        colour = digit ? colour * 16 + (digit - digits) : -1;
    }
    if (*text == '\0') {
        diag_error(diags, STATUS_CONFIG, place,
                   "has no value (a # without quotes begins a comment): expected %s", expected);
        return -1;
    }
    if (colour < 0)
        return report(place, diags, text, expected);
    ret->value = (double)colour;
    return 0;
}

static int
read_choice(const struct schema_key *key, const char *text, struct place place, struct arena *arena,
            struct diags *diags, struct value *ret)
{
    size_t word_len = key->share_choices ? strcspn(text, " \t") : strlen(text);
    const char *word = arena_text(arena, text, word_len), *rest = text + word_len;
    size_t i = 0;
    while (key->choices[i] && !ini_same_name(word, key->choices[i]))
        i++;
    if (!key->choices[i])
        return report(place, diags, text, diag_choices(key->choices, i, arena));
    ret->value = (double)i;
    ret->text = key->choices[i];
    rest += strspn(rest, " \t");
    if (!(key->share_choices & 1u << i))
        return *rest ? report(place, diags, text, arena_printf(arena, "%s alone", ret->text)) : 0;
    const char *expected;
    int64_t exact;
    if (read_number(TERM_SHARE, rest, false, 0, &exact, &ret->share, &expected) != 0)
        return report(place, diags, text,
                      arena_printf(arena, "%s and a share, \"%s 10%%\"", ret->text, ret->text));
    ret->share_text = rest;
    struct schema_key share = *key;
    share.kind = TERM_SHARE;
    if (strcmp(ret->text, "discount") == 0) /* more than all of the price cannot be taken off */
        share.max = 1;
    return check_range(&share, ret->share, rest, place, arena, diags);
}

int
value_check_currency(const char *text, struct place place, struct diags *diags)
{
    if (strlen(text) == 3 && strspn(text, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == 3)
        return 0;
    return report(place, diags, text, "three capital letters such as USD");
}

int
value_read(const struct schema_key *key, const char *text, struct place place, struct arena *arena,
           struct diags *diags, struct value *ret)
{
    struct value value = {.kind = key->kind, .text = text};
    int status = 0;
    const char *why;
    if (key->word && ini_same_name(text, key->word)) {
        value.kind = TERM_TEXT;
        value.is_word = true;
        value.text = key->word;
    } else if (key->kind == TERM_TEXT) {
        status = *text || !key->is_required ? 0 : report(place, diags, text, "text");
    } else if (key->kind == TERM_YES_NO) {
        status = read_yes_no(text, place, diags, &value);
    } else if (key->kind == TERM_DATE) {
        status = read_date(text, place, diags, &value);
    } else if (key->kind == TERM_COLOUR) {
        status = read_colour(text, place, diags, &value);
    } else if (key->kind == TERM_CHOICE) {
        status = read_choice(key, text, place, arena, diags, &value);
    } else if (read_number(key->kind, text, !key->is_list, key->decimals, &value.exact, &value.value, &why) !=
               0) {
        const char *what = kind_forms[key->kind].expected;
        if (strcmp(why, "a number") != 0 && !strstr(what, why))
            what = arena_printf(arena, "%s: %s", what, why);
        if (key->word)
            what = arena_printf(arena, "%s or %s", key->word, what);
        status = report(place, diags, text, what);
    } else {
        status = check_range(key, value.value, text, place, arena, diags);
    }
    if (status == 0)
        *ret = value;
    return status;
}

/* tier.500 */
static int
read_quantity_key(const char *text, double *ret_value, int64_t *ret_exact)
{
    const char *why;
    if (strncasecmp(text, "tier.", 5) != 0 ||
        read_number(TERM_NUMBER, text + 5, true, 0, ret_exact, ret_value, &why) != 0)
        return -1;
    return *ret_exact >= 0 ? 0 : -1;
}

/* 2027-06 */
static int
read_month_key(const char *text, double *ret_value, int64_t *ret_exact)
{
    int32_t day;
    char date[sizeof "YYYY-MM-DD"];
    if (strlen(text) != 7)
        return -1;
    snprintf(date, sizeof date, "%.7s-01", text);
    if (day_parse(date, sizeof date - 1, &day) != 0)
        return -1;
    *ret_value = day;
    *ret_exact = day;
    return 0;
}

int
value_key_number(enum key_form form, const char *text, double *ret_value, int64_t *ret_exact)
{
    const char *why;
    *ret_value = 0;
    *ret_exact = 0;
    if (form == KEY_QUANTITY)
        return read_quantity_key(text, ret_value, ret_exact);
    if (form == KEY_MONTH)
        return read_month_key(text, ret_value, ret_exact);
    if (form == KEY_MONEY &&
        (read_number(TERM_MONEY, text, true, 0, ret_exact, ret_value, &why) != 0 || *ret_exact < 0))
        return -1;
    return 0;
}

#include "words.h"

#include "decimal.h"

#include <math.h>
#include <string.h>

#define MINUS "\xe2\x88\x92"

/* ---- digits: a value as shown, without sign; returns what was shown ---- */

typedef struct decimal digits(double value, char buf[DECIMAL_TEXT_SIZE]);

/* Whole units; cents only below 1,000 and where there are any. */
static struct decimal
money(double value, char buf[DECIMAL_TEXT_SIZE])
{
    struct decimal cents = decimal_of(value, 2), whole = decimal_round(&cents, 0);
    size_t n = strlen(cents.digits);
    bool has_cents =
        n <= 5 && strcmp(cents.digits + (n > 2 ? n - 2 : 0), "00") != 0 && !decimal_is_zero(&cents);
    struct decimal shown = has_cents ? cents : whole;
    decimal_text(&shown, has_cents ? 2 : 0, true, buf);
    return shown;
}

/* Thousandths of the share are tenths of a per cent. */
static struct decimal
tenths(double value, char buf[DECIMAL_TEXT_SIZE])
{
    struct decimal exact = decimal_of(value, 9), shown = decimal_round(&exact, 3);
    decimal_text(&shown, 1, true, buf);
    return shown;
}

/* Up to two places of a per cent, as contracts state shares. */
static struct decimal
agreed(double value, char buf[DECIMAL_TEXT_SIZE])
{
    struct decimal exact = decimal_of(value, 9), shown = decimal_round(&exact, 4);
    decimal_text(&shown, 2, true, buf);
    decimal_trim(buf);
    return shown;
}

/* Four significant digits, at most the six places of the JSON. */
static struct decimal
rate(double value, char buf[DECIMAL_TEXT_SIZE])
{
    struct decimal exact = decimal_of(value, 6), shown;
    size_t n_digits = strlen(exact.digits);
    int places = n_digits >= 10 ? 0 : n_digits <= 4 ? 6 : 10 - (int)n_digits;
    if (decimal_is_zero(&exact))
        places = 2;
    shown = decimal_round(&exact, places);
    if (strlen(shown.digits) > 4 && places > 0 && places < 6) /* 9.99996 is 10.00 */
        shown = decimal_round(&exact, --places);
    decimal_text(&shown, places, true, buf);
    return shown;
}

static struct decimal
factor(double value, char buf[DECIMAL_TEXT_SIZE])
{
    struct decimal exact = decimal_of(value, 9), shown = decimal_round(&exact, 4);
    decimal_text(&shown, 4, true, buf);
    decimal_trim(buf);
    return shown;
}

/* The same without cents, where that does not make nothing of something. */
static struct decimal
whole_money(double value, char buf[DECIMAL_TEXT_SIZE])
{
    struct decimal cents = decimal_of(value, 2), shown = decimal_round(&cents, 0);
    if (decimal_is_zero(&shown))
        return money(value, buf);
    decimal_text(&shown, 0, true, buf);
    return shown;
}

static struct decimal
whole(double value, char buf[DECIMAL_TEXT_SIZE])
{
    struct decimal shown = decimal_of(value, 0);
    decimal_text(&shown, 0, true, buf);
    return shown;
}

/* Three significant digits from a million up, whole thousands from ten thousand up. */
static const struct magnitude {
    double from; /* the first value that rounds to one of its unit */
    int exponent;
    const char *letter;
} magnitudes[] = {{999.5e6, 9, "B"}, {999.5e3, 6, "M"}, {9999.5, 3, "k"}};
#define N_MAGNITUDES (sizeof magnitudes / sizeof *magnitudes)

/* "1.00" is 1; what has decimals keeps them all, so that 2.90 stands beside 2.69. */
static void
trim_whole(char *text)
{
    char *point = strchr(text, '.');
    if (point != NULL && strspn(point + 1, "0") == strlen(point + 1))
        *point = '\0';
}

/* Replaces the digits in buf by shorter ones where the value is large enough. places: the form's. */
static void
shorten(double value, int places, char buf[DECIMAL_TEXT_SIZE])
{
    for (size_t i = 0; i < N_MAGNITUDES; i++) {
        const struct magnitude *m = &magnitudes[i];
        if (fabs(value) < m->from)
            continue;
        struct decimal exact = decimal_of(value, places);
        double scaled = fabs(value) / pow(10, m->exponent);
        int n_shown = m->exponent == 3 ? 0 : scaled < 9.995 ? 2 : scaled < 99.95 ? 1 : 0;
        struct decimal shown = decimal_round(&exact, n_shown - m->exponent);
        decimal_text(&shown, n_shown, true, buf);
        trim_whole(buf);
        strcat(buf, m->letter);
        return;
    }
}

/* ---- notation ---- */

const struct notation words_notation = {SEPARATOR_POINT, SEPARATOR_COMMA, CURRENCY_BEFORE};

static const char *const separators[] = {
    [SEPARATOR_POINT] = ".",
    [SEPARATOR_COMMA] = ",",
    [SEPARATOR_SPACE] = "\xC2\xA0", /* at which no line breaks */
    [SEPARATOR_APOSTROPHE] = "\xE2\x80\x99",
    [SEPARATOR_NONE] = "",
};

const char *
words_separated(struct arena *arena, const struct notation *notation, const char *number)
{
    size_t at = strcspn(number, ",.");
    if (number[at] == '\0')
        return number;
    const char *separator = separators[number[at] == '.' ? notation->decimal : notation->thousands];
    return arena_printf(arena, "%.*s%s%s", (int)at, number, separator,
                        words_separated(arena, notation, number + at + 1));
}

/* "USD 5", "−USD 5", "+USD 5": the currency follows a sign at most; or "5 USD". */
const char *
words_with_currency(struct arena *arena, const struct notation *notation, const char *currency,
                    const char *number)
{
    const bool is_after = notation->currency == CURRENCY_AFTER;
    return arena_printf(arena, "%s %s", is_after ? number : currency, is_after ? currency : number);
}

const char *
words_stated(struct arena *arena, const struct notation *notation, const char *text)
{
    const size_t n_sign = strspn(text, "+-"), n = strspn(text + n_sign, "0123456789.,");
    const char *rest = text + n_sign + n;
    if (n_sign > 1 || n == 0 || rest[strspn(rest, "%KMB")] != '\0')
        return text;
    return arena_printf(arena, "%s%s",
                        text[0] == '-'   ? MINUS
                        : text[0] == '+' ? "+"
                                         : "",
                        words_separated(arena, notation, text + n_sign));
}

const char *
words_without_currency(struct arena *arena, const char *currency, const char *text)
{
    const size_t len = strlen(currency), all = strlen(text);
    const size_t sign = text[0] == '+' ? 1 : strncmp(text, MINUS, strlen(MINUS)) == 0 ? strlen(MINUS) : 0;
    if (strncmp(text + sign, currency, len) == 0 && text[sign + len] == ' ')
        return arena_printf(arena, "%.*s%s", (int)sign, text, text + sign + len + 1);
    if (all > len && strcmp(text + all - len, currency) == 0 && text[all - len - 1] == ' ')
        return arena_text(arena, text, all - len - 1);
    return text;
}

/* ---- the table of forms ---- */

enum sign { SIGN_MINUS, SIGN_BOTH, SIGN_NONE };

static const struct form_row {
    const char *unit; /* $ at its start: the currency */
    int places;
    digits *digits; /* NULL: a date */
    enum sign sign;
    bool has_currency;
    double scale; /* of what is shortened to the value; 0: it never is */
    const char *suffix;
} forms[] = {
    [FORM_MONEY] = {"$", 2, money, SIGN_MINUS, true, 1, ""},
    [FORM_GAIN] = {"$", 2, money, SIGN_BOTH, true, 1, ""},
    [FORM_SHARE] = {"share", 9, tenths, SIGN_MINUS, false, 100, "%"},
    [FORM_TERM_SHARE] = {"share", 9, agreed, SIGN_MINUS, false, 100, "%"},
    [FORM_CHANGE] = {"share", 9, tenths, SIGN_BOTH, false, 100, "%"},
    [FORM_POINTS] = {"points", 7, tenths, SIGN_BOTH, false, 100, " pts"},
    [FORM_SIZE_POINTS] = {"points", 7, tenths, SIGN_NONE, false, 100, " pts"},
    [FORM_RATE] = {"$/M", 6, rate, SIGN_MINUS, false, 0, ""},
    [FORM_FACTOR] = {"factor", 9, factor, SIGN_MINUS, false, 0, ""},
    [FORM_COUNT] = {"count", 0, whole, SIGN_MINUS, false, 1, ""},
    [FORM_MONTHS] = {"months", 0, whole, SIGN_MINUS, false, 0, ""},
    [FORM_DAY] = {.unit = "date"},
    [FORM_MONTH] = {.unit = "month"},
};

const char *const words_months[12] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                      "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

static const char *
date_text(struct arena *arena, enum form form, struct date date)
{
    const char *month = words_months[date.month - 1];
    return form == FORM_DAY ? arena_printf(arena, "%d %s %d", date.day, month, date.year)
                            : arena_printf(arena, "%s %d", month, date.year);
}

static const char *
sign_text(enum sign sign, const struct decimal *shown)
{
    if (sign == SIGN_NONE)
        return "";
    if (shown->negative)
        return MINUS;
    return sign == SIGN_BOTH && !decimal_is_zero(shown) ? "+" : "";
}

bool
words_is_shortened(enum form form, double value)
{
    return isfinite(value) && fabs(value) * forms[form].scale >= magnitudes[N_MAGNITUDES - 1].from;
}

enum length { LENGTH_FULL, LENGTH_SHORT, LENGTH_WHOLE, LENGTH_WHOLE_SHORT };

static const char *
form_text(struct arena *arena, const struct notation *notation, enum form form, const char *currency,
          double value, enum length length)
{
    const struct form_row *row = &forms[form];
    char buf[DECIMAL_TEXT_SIZE];
    if (!isfinite(value))
        return "n/a";
    if (!row->digits)
        return date_text(arena, form, date_of_day((int32_t)value));
    const bool is_whole = length == LENGTH_WHOLE || length == LENGTH_WHOLE_SHORT;
    const bool is_short = length == LENGTH_SHORT || length == LENGTH_WHOLE_SHORT;
    struct decimal shown =
        is_whole && row->digits == money ? whole_money(value, buf) : row->digits(value, buf);
    if (is_short && words_is_shortened(form, value))
        shorten(value * row->scale, row->places, buf);
    const char *sign = sign_text(row->sign, &shown), *number = words_separated(arena, notation, buf);
    if (!row->has_currency)
        return arena_printf(arena, "%s%s%s", sign, number, row->suffix);
    return arena_printf(arena, "%s%s", sign, words_with_currency(arena, notation, currency, number));
}

const char *
words_number(struct arena *arena, const struct notation *notation, enum form form, const char *currency,
             double value)
{
    return form_text(arena, notation, form, currency, value, LENGTH_FULL);
}

const char *
words_number_short(struct arena *arena, const struct notation *notation, enum form form, const char *currency,
                   double value)
{
    return form_text(arena, notation, form, currency, value, LENGTH_SHORT);
}

const char *
words_number_whole(struct arena *arena, const struct notation *notation, enum form form, const char *currency,
                   double value)
{
    return form_text(arena, notation, form, currency, value, LENGTH_WHOLE);
}

const char *
words_number_whole_short(struct arena *arena, const struct notation *notation, enum form form,
                         const char *currency, double value)
{
    return form_text(arena, notation, form, currency, value, LENGTH_WHOLE_SHORT);
}

int
words_places(enum form form)
{
    return forms[form].places;
}

const char *
words_unit(struct arena *arena, enum form form, const char *currency)
{
    const char *unit = forms[form].unit;
    return *unit == '$' ? arena_printf(arena, "%s%s", currency, unit + 1) : unit;
}

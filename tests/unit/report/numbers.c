#include "numbers.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#define MINUS "\xe2\x88\x92"

/* What may stand between two digits of one number, and between a number and its currency. */
static const char *const separators[] = {".", ",", "\xc2\xa0", "\xe2\x80\x99"};
static const char *const blanks[] = {" ", "\xc2\xa0"};

#define N_OF(table) (sizeof(table) / sizeof *(table))

/* Length of the text that begins here, 0 where it is another. */
static size_t
length_at(const char *at, const char *text)
{
    const size_t len = strlen(text);
    return strncmp(at, text, len) == 0 ? len : 0;
}

/* The same of what ends here. */
static size_t
length_before(const char *start, const char *at, const char *text)
{
    const size_t len = strlen(text);
    return (size_t)(at - start) >= len && memcmp(at - len, text, len) == 0 ? len : 0;
}

static const char *
end_of_digits(const char *at)
{
    for (;;) {
        while (isdigit((unsigned char)*at))
            at++;
        size_t len = 0;
        for (size_t i = 0; i < N_OF(separators) && len == 0; i++)
            len = length_at(at, separators[i]);
        if (len == 0 || !isdigit((unsigned char)at[len]))
            break;
        at += len;
    }
    return *at != '\0' && strchr("kKMB", *at) != NULL && !isalnum((unsigned char)at[1]) ? at + 1 : at;
}

/* The sign, before the currency where that comes first. */
static void
read_before(const char *currency, const char *start, const char *at, struct number *ret)
{
    for (size_t i = 0; i < N_OF(blanks); i++) {
        const size_t blank = length_before(start, at, blanks[i]);
        const size_t len = blank > 0 ? length_before(start, at - blank, currency) : 0;
        if (len > 0) {
            snprintf(ret->unit, sizeof ret->unit, "%s", currency);
            at -= blank + len;
            break;
        }
    }
    if (length_before(start, at, MINUS) > 0)
        strcpy(ret->sign, MINUS);
    else if (length_before(start, at, "+") > 0)
        strcpy(ret->sign, "+");
}

static const char *
read_after(const char *currency, const char *at, struct number *ret)
{
    if (*at == '%') {
        strcpy(ret->unit, "%");
        return at + 1;
    }
    for (size_t i = 0; i < N_OF(blanks) && ret->unit[0] == '\0'; i++) {
        const size_t blank = length_at(at, blanks[i]);
        const char *const units[] = {"pts", currency};
        for (size_t k = 0; k < N_OF(units) && blank > 0; k++)
            if (length_at(at + blank, units[k]) > 0) {
                snprintf(ret->unit, sizeof ret->unit, "%s", units[k]);
                return at + blank + strlen(units[k]);
            }
    }
    return at;
}

bool
number_next(const char *currency, const char **at, struct number *ret)
{
    const char *digits = *at + strcspn(*at, "0123456789"), *end = end_of_digits(digits);
    if (*digits == '\0')
        return false;
    struct number number = {0};
    snprintf(number.digits, sizeof number.digits, "%.*s", (int)(end - digits), digits);
    read_before(currency, *at, digits, &number);
    *at = read_after(currency, end, &number);
    *ret = number;
    return true;
}

bool
number_equal(const struct number *a, const struct number *b)
{
    return strcmp(a->digits, b->digits) == 0 && strcmp(a->sign, b->sign) == 0 &&
           strcmp(a->unit, b->unit) == 0;
}

static bool
is_said(const struct fact *fact, const char *text, const char *currency, const struct number *number)
{
    struct number said;
    if (strstr(text, number->digits) == NULL)
        return false;
    for (const char *at = text; number_next(currency, &at, &said);) {
        const bool is_bare = number->unit[0] == '\0' && strcmp(said.unit, currency) == 0;
        const bool is_rate = said.unit[0] == '\0' && strstr(fact->unit, "/M") != NULL;
        if (is_bare || (is_rate && strcmp(number->unit, currency) == 0))
            strcpy(said.unit, number->unit);
        if (number_equal(&said, number))
            return true;
    }
    return false;
}

bool
number_is_a_fact(const struct facts *facts, const char *currency, const struct number *number)
{
    for (size_t i = 0; i < facts->n; i++)
        if (is_said(&facts->items[i], facts->items[i].text, currency, number) ||
            is_said(&facts->items[i], facts->items[i].short_text, currency, number))
            return true;
    return false;
}

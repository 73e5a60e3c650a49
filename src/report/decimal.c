#include "decimal.h"

#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

static void
strip_zeros(struct decimal *decimal)
{
    size_t n = strspn(decimal->digits, "0");
    size_t len = strlen(decimal->digits);
    if (n == len)
        n = len - 1;
    memmove(decimal->digits, decimal->digits + n, len - n + 1);
    if (decimal_is_zero(decimal))
        decimal->negative = false;
}

bool
decimal_is_zero(const struct decimal *decimal)
{
    return strspn(decimal->digits, "0") == strlen(decimal->digits);
}

/* printf works from the exact binary value and rounds half-even. */
struct decimal
decimal_of(double value, int places)
{
    struct decimal ret = {.negative = value < 0, .places = places};
    assert(isfinite(value) && places >= 0 && places <= 9);
    snprintf(ret.digits, sizeof ret.digits, "%.*f", places, fabs(value));
    char *point = strchr(ret.digits, '.');
    if (point != NULL)
        memmove(point, point + 1, strlen(point));
    strip_zeros(&ret);
    return ret;
}

/* Adds one to a number of decimal digits; there is room for a carry in front. */
static void
add_one(char *digits)
{
    size_t i = strlen(digits);
    while (i > 0 && digits[i - 1] == '9')
        digits[--i] = '0';
    if (i > 0) {
        digits[i - 1]++;
        return;
    }
    memmove(digits + 1, digits, strlen(digits) + 1);
    digits[0] = '1';
}

struct decimal
decimal_round(const struct decimal *from, int places)
{
    struct decimal ret = *from;
    assert(places <= from->places);
    size_t n_drop = (size_t)(from->places - places), len = strlen(from->digits);
    const char *tail = from->digits;
    ret.places = places;
    if (n_drop == 0)
        return ret;
    if (n_drop > len) {
        strcpy(ret.digits, "0");
        ret.negative = false;
        return ret;
    }
    tail += len - n_drop;
    memcpy(ret.digits, "0", 2);
    if (n_drop < len) {
        memcpy(ret.digits, from->digits, len - n_drop);
        ret.digits[len - n_drop] = '\0';
    }
    bool is_odd = (ret.digits[strlen(ret.digits) - 1] - '0') % 2 != 0;
    bool is_half = tail[0] == '5' && strspn(tail + 1, "0") == n_drop - 1;
    if (is_half ? is_odd : tail[0] >= '5')
        add_one(ret.digits);
    strip_zeros(&ret);
    return ret;
}

const char *
decimal_text(const struct decimal *decimal, int places, bool grouped, char buf[DECIMAL_TEXT_SIZE])
{
    size_t len = strlen(decimal->digits), n_fraction = (size_t)places;
    size_t n_pad = len > n_fraction ? 0 : n_fraction + 1 - len; /* zeros in front, one before the point */
    size_t n_whole = len + n_pad - n_fraction, out = 0;
    assert(places >= 0 && places <= 9);
    for (size_t i = 0; i < len + n_pad; i++) {
        if (i == n_whole)
            buf[out++] = '.';
        else if (grouped && i > 0 && i < n_whole && (n_whole - i) % 3 == 0)
            buf[out++] = ',';
        buf[out++] = i < n_pad ? '0' : decimal->digits[i - n_pad];
    }
    buf[out] = '\0';
    return buf;
}

void
decimal_trim(char *text)
{
    char *end = text + strlen(text);
    if (strchr(text, '.') == NULL)
        return;
    while (end[-1] == '0')
        end--;
    if (end[-1] == '.')
        end--;
    *end = '\0';
}

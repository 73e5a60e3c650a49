#include "flags.h"

#include <assert.h>

double
flag_start(const struct flag *flag)
{
    return flag->is_left ? flag->x - FLAG_GAP - flag->width : flag->x + FLAG_GAP;
}

/* Another's line that reaches a flag's row may not cross its name, nor another name of the row touch it. */
static bool
is_clear(const struct flag *flag, const struct flag *other)
{
    if (other->row < flag->row)
        return true;
    const double start = flag_start(flag) - FLAG_GAP / 2, end = start + flag->width + FLAG_GAP;
    if (other->x > start && other->x < end)
        return false;
    return other->row > flag->row || flag_start(other) >= end || flag_start(other) + other->width <= start;
}

static bool
is_arranged(const struct flag *flags, size_t n, double left, double right)
{
    for (size_t i = 0; i < n; i++) {
        if (flag_start(&flags[i]) < left || flag_start(&flags[i]) + flags[i].width > right)
            return false;
        for (size_t k = 0; k < n; k++)
            if (k != i && !is_clear(&flags[i], &flags[k]))
                return false;
    }
    return true;
}

/* An arrangement's number: a digit per flag, its row in base n_rows; a bit per flag, its side. */
static void
take(struct flag *flags, size_t n, size_t n_rows, size_t rows, size_t sides)
{
    for (size_t i = 0; i < n; i++, rows /= n_rows, sides /= 2) {
        flags[i].row = rows % n_rows;
        flags[i].is_left = sides % 2 == 1;
    }
}

static size_t
count_bits(size_t bits)
{
    size_t n = 0;
    for (; bits > 0; bits /= 2)
        n += bits % 2;
    return n;
}

/* With so many rows and names on the left: whether there is an arrangement. */
static bool
try_rows(struct flag *flags, size_t n, size_t n_rows, size_t n_left, double left, double right)
{
    size_t n_arrangements = 1;
    for (size_t i = 0; i < n; i++)
        n_arrangements *= n_rows;
    for (size_t sides = 0; sides < (size_t)1 << n; sides++)
        for (size_t rows = 0; rows < n_arrangements && count_bits(sides) == n_left; rows++) {
            take(flags, n, n_rows, rows, sides);
            if (is_arranged(flags, n, left, right))
                return true;
        }
    return false;
}

size_t
flags_arrange(struct flag *flags, size_t n, double left, double right)
{
    assert(n <= FLAGS_MAX);
    for (size_t n_rows = 1; n_rows <= n; n_rows++)
        for (size_t n_left = 0; n_left <= n; n_left++)
            if (try_rows(flags, n, n_rows, n_left, left, right))
                return n_rows;
    for (size_t i = 0; i < n; i++) {
        flags[i].row = n - 1 - i;
        flags[i].is_left = flags[i].x > (left + right) / 2;
    }
    return n;
}

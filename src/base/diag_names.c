#include <realrate/diag.h>

#include <realrate/arena.h>

#include "ascii.h"

#include <stdint.h>
#include <string.h>

#define NAME_MAX_BYTES 64

/* Optimal string alignment distance: insertions, deletions, replacements, swaps of neighbours. */
static size_t
distance(const char *a, size_t n, const char *b, size_t m)
{
    size_t rows[3][NAME_MAX_BYTES + 1];
    size_t *before = rows[0], *last = rows[1], *row = rows[2];
    for (size_t j = 0; j <= m; j++)
        last[j] = before[j] = j;
    for (size_t i = 1; i <= n; i++) {
        row[0] = i;
        for (size_t j = 1; j <= m; j++) {
            bool same = ascii_lower(a[i - 1]) == ascii_lower(b[j - 1]);
            size_t best = last[j - 1] + !same;
            if (last[j] + 1 < best)
                best = last[j] + 1;
            if (row[j - 1] + 1 < best)
                best = row[j - 1] + 1;
            if (i > 1 && j > 1 && ascii_lower(a[i - 1]) == ascii_lower(b[j - 2]) &&
                ascii_lower(a[i - 2]) == ascii_lower(b[j - 1]) && before[j - 2] + 1 < best)
                best = before[j - 2] + 1;
            row[j] = best;
        }
        size_t *reused = before;
        before = last;
        last = row;
        row = reused;
    }
    return last[m];
}

const char *
diag_nearest(const char *name, const char *const *known, size_t n_known)
{
    size_t len = strlen(name), best = SIZE_MAX;
    const char *nearest = NULL;
    if (len > NAME_MAX_BYTES)
        return NULL;
    for (size_t i = 0; i < n_known; i++) {
        size_t known_len = strlen(known[i]);
        if (known_len > NAME_MAX_BYTES)
            continue;
        size_t d = distance(name, len, known[i], known_len);
        if (d < best) {
            best = d;
            nearest = known[i];
        }
    }
    size_t longest = nearest && strlen(nearest) > len ? strlen(nearest) : len;
    return nearest && best * 3 <= longest ? nearest : NULL;
}

const char *
diag_hint(const char *name, const char *const *known, size_t n_known, struct arena *arena)
{
    const char *nearest = diag_nearest(name, known, n_known);
    return nearest ? arena_printf(arena, "; did you mean %s?", nearest) : "";
}

const char *
diag_choices(const char *const *names, size_t n, struct arena *arena)
{
    const char *text = names[0];
    for (size_t i = 1; i < n; i++)
        text = arena_printf(arena, "%s%s%s", text, i + 1 < n ? ", " : " or ", names[i]);
    return text;
}

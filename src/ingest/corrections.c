#include "corrections.h"

#include <realrate/calendar.h>

#include <stdlib.h>
#include <string.h>

/* A sum that is there, or one to be taken off it. */
struct entry {
    struct usage_row *row; /* of the groups; NULL: a correction */
    struct usage_row due;  /* of a correction: what is still to be taken off */
    const struct usage_row *key;
};

static int
compare_numbers(int64_t a, int64_t b)
{
    return (a > b) - (a < b);
}

static int64_t
line_number(const struct line *line)
{
    return (int64_t)line->model << 31 | (int64_t)line->tier << 24 | (int64_t)line->context << 16 |
           (int64_t)line->geo << 8 | line->speed;
}

static int
compare_lines(const struct usage_row *a, const struct usage_row *b)
{
    int order = compare_numbers(a->day, b->day);
    return order ? order : compare_numbers(line_number(&a->line), line_number(&b->line));
}

static int
compare_places(const struct usage_row *a, const struct usage_row *b)
{
    int order = compare_numbers(a->file, b->file);
    if (order == 0)
        order = compare_numbers(a->context_is_guess, b->context_is_guess);
    if (order == 0)
        order = compare_numbers(a->context_is_told, b->context_is_told);
    return order ? order : compare_numbers(a->workspace, b->workspace);
}

static int
compare_entries(const void *a, const void *b)
{
    const struct entry *x = a, *y = b;
    int order = compare_lines(x->key, y->key);
    if (order == 0)
        order = compare_places(x->key, y->key);
    return order ? order : compare_numbers(!x->row, !y->row);
}

/* Takes off as much of one meter as there is. */
static void
take_off(struct entry *from, struct entry *correction, size_t meter)
{
    uint64_t *there = &from->row->counts[meter], *due = &correction->due.counts[meter];
    uint64_t taken = *there < *due ? *there : *due;
    *there -= taken;
    *due -= taken;
}

/* Of one meter, all workspaces together. No more than 64 bits are shown. */
static uint64_t
sum_of(const struct entry *entries, size_t n, bool of_corrections, size_t meter)
{
    uint64_t sum = 0;
    for (size_t i = 0; i < n; i++)
        if (!entries[i].row == of_corrections &&
            __builtin_add_overflow(sum, entries[i].key->counts[meter], &sum))
            return UINT64_MAX;
    return sum;
}

/* Before anything is taken off. */
static int
check(const struct entry *entries, size_t n, const struct usage_file *files, const char *const *models,
      struct diags *diags)
{
    const struct usage_row *first = NULL;
    const char *sums = "";
    for (size_t i = 0; i < n && !first; i++)
        first = entries[i].row ? NULL : entries[i].key;
    for (size_t meter = 0; first && meter < N_METERS; meter++) {
        uint64_t due = sum_of(entries, n, true, meter), there = sum_of(entries, n, false, meter);
        if (due > there)
            sums = arena_printf(diags->arena, "%s%s%llu of %s where there are %llu", sums, *sums ? ", " : "",
                                (unsigned long long)due, meter_names[meter], (unsigned long long)there);
    }
    if (!*sums)
        return 0;
    char day[DAY_TEXT_SIZE];
    const struct line *line = &first->line;
    const char *model = models[line->model];
    diag_error(
        diags, STATUS_DATA, (struct place){.file = files[first->file].path},
        "on %s of %s, %s, %s, %s, %s corrections take off %s: what they correct must be in the same run",
        day_text(first->day, day), diag_escape(diags, model, strlen(model)), tier_names[line->tier],
        context_names[line->context], geo_names[line->geo], speed_names[line->speed], sums);
    return -1;
}

/* What is left of a correction, off all sums or those alone that tell their context as it does. */
static void
take_off_others(struct entry *entries, size_t n, struct entry *correction, bool of_all)
{
    for (size_t meter = 0; meter < N_METERS; meter++)
        for (size_t i = 0; i < n && correction->due.counts[meter]; i++)
            if (entries[i].row &&
                (of_all || entries[i].key->context_is_told == correction->key->context_is_told))
                take_off(&entries[i], correction, meter);
}

/* The entries of one day and line, in an order that the files alone decide. */
static void
net(struct entry *entries, size_t n)
{
    /* A correction stands right behind what it is of. */
    for (size_t i = 1; i < n; i++)
        for (size_t meter = 0; meter < N_METERS; meter++)
            if (!entries[i].row && entries[i - 1].row &&
                compare_places(entries[i - 1].key, entries[i].key) == 0)
                take_off(&entries[i - 1], &entries[i], meter);
    for (int of_all = 0; of_all <= 1; of_all++)
        for (size_t i = 0; i < n; i++)
            if (!entries[i].row)
                take_off_others(entries, n, &entries[i], of_all);
}

int
corrections_net(struct groups *groups, const struct groups *corrections, const struct usage_file *files,
                const char *const *models, struct diags *diags)
{
    if (corrections->n == 0)
        return 0;
    struct arena *scratch = arena_new();
    size_t n = groups->n + corrections->n;
    struct entry *entries = ARENA_NEW(scratch, struct entry, n);
    int status = 0;
    for (size_t i = 0; i < groups->n; i++)
        entries[i] = (struct entry){.row = &groups->rows[i], .key = &groups->rows[i]};
    for (size_t i = 0; i < corrections->n; i++)
        entries[groups->n + i] = (struct entry){.due = corrections->rows[i], .key = &corrections->rows[i]};
    qsort(entries, n, sizeof *entries, compare_entries);
    for (size_t i = 0, end; i < n; i = end) {
        for (end = i + 1; end < n && compare_lines(entries[i].key, entries[end].key) == 0;)
            end++;
        if (check(&entries[i], end - i, files, models, diags) == 0)
            net(&entries[i], end - i);
        else
            status = -1;
    }
    arena_free(scratch);
    return status;
}

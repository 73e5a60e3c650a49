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

static void
report(const struct usage_row *due, enum meter meter, const struct usage_file *files,
       const char *const *models, struct diags *diags)
{
    char day[DAY_TEXT_SIZE];
    const struct line *line = &due->line;
    const char *model = models[line->model];
    diag_error(diags, STATUS_DATA, (struct place){.file = files[due->file].path},
               "corrections take off %llu of %s more than there is on %s of %s, %s, %s, %s, %s",
               (unsigned long long)due->counts[meter], meter_names[meter], day_text(due->day, day),
               diag_escape(diags, model, strlen(model)), tier_names[line->tier], context_names[line->context],
               geo_names[line->geo], speed_names[line->speed]);
}

/* The entries of one day and line. */
static int
net(struct entry *entries, size_t n, const struct usage_file *files, const char *const *models,
    struct diags *diags)
{
    int status = 0;
    /* A correction stands right behind what it is of. */
    for (size_t i = 1; i < n; i++)
        for (size_t meter = 0; meter < N_METERS; meter++)
            if (!entries[i].row && entries[i - 1].row &&
                compare_places(entries[i - 1].key, entries[i].key) == 0)
                take_off(&entries[i - 1], &entries[i], meter);
    for (size_t i = 0; i < n; i++)
        for (size_t meter = 0; !entries[i].row && meter < N_METERS; meter++) {
            for (size_t k = 0; k < n && entries[i].due.counts[meter]; k++)
                if (entries[k].row)
                    take_off(&entries[k], &entries[i], meter);
            if (entries[i].due.counts[meter] == 0)
                continue;
            report(&entries[i].due, (enum meter)meter, files, models, diags);
            status = -1;
        }
    return status;
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
        status |= net(&entries[i], end - i, files, models, diags);
    }
    arena_free(scratch);
    return status;
}

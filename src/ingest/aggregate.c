#include <realrate/aggregate.h>

#include <realrate/calendar.h>

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

/* The order of texts by their bytes: text -> its place. */
struct ranked {
    const char *text;
    uint32_t number;
};

static int
compare_texts(const void *a, const void *b)
{
    return strcmp(((const struct ranked *)a)->text, ((const struct ranked *)b)->text);
}

static uint32_t *
rank(const char *const *texts, size_t n, struct arena *arena)
{
    struct ranked *order = ARENA_NEW(arena, struct ranked, n);
    uint32_t *ranks = ARENA_NEW(arena, uint32_t, n);
    for (size_t i = 0; i < n; i++)
        order[i] = (struct ranked){texts[i], (uint32_t)i};
    if (n)
        qsort(order, n, sizeof *order, compare_texts);
    for (size_t i = 0; i < n; i++)
        ranks[order[i].number] = (uint32_t)i;
    return ranks;
}

/* A row where it belongs: words whose order is that of the output. */
struct sorted {
    uint64_t when, what;
    const struct usage_row *row;
};

static int
compare_words(uint64_t a, uint64_t b)
{
    return (a > b) - (a < b);
}

static int
compare_sorted(const void *a, const void *b)
{
    const struct sorted *x = a, *y = b;
    int order = compare_words(x->when, y->when);
    if (order == 0)
        order = compare_words(x->what, y->what);
    return order ? order : compare_words(x->row->file, y->row->file);
}

static bool
is_same(const struct sorted *a, const struct sorted *b)
{
    return a->when == b->when && a->what == b->what;
}

static struct sorted *
sort_rows(const struct usage *usage, struct arena *arena)
{
    const uint32_t *models = rank(usage->models, usage->n_models, arena);
    const uint32_t *workspaces = rank(usage->workspaces, usage->n_workspaces, arena);
    struct sorted *sorted = ARENA_NEW(arena, struct sorted, usage->n_rows);
    for (size_t i = 0; i < usage->n_rows; i++) {
        const struct usage_row *row = &usage->rows[i];
        const struct line *line = &row->line;
        uint64_t context = row->context_is_told ? 1U + line->context : 0;
        sorted[i].when = (uint64_t)(uint32_t)row->day << 32 | models[line->model];
        sorted[i].what = (uint64_t)line->tier << 48 | context << 40 | (uint64_t)line->geo << 36 |
                         (uint64_t)line->speed << 32 | workspaces[row->workspace];
        sorted[i].row = row;
    }
    if (usage->n_rows)
        qsort(sorted, usage->n_rows, sizeof *sorted, compare_sorted);
    return sorted;
}

static int
add_row(const struct usage *usage, const struct usage_row *row, struct diags *diags, struct usage_row *sum)
{
    for (size_t meter = 0; meter < N_METERS; meter++) {
        if (!__builtin_add_overflow(sum->counts[meter], row->counts[meter], &sum->counts[meter]))
            continue;
        char day[DAY_TEXT_SIZE];
        diag_error(diags, STATUS_DATA, (struct place){.file = usage->files[row->file].path},
                   "with this file the sum of %s of a line on %s reaches 2^64", meter_names[meter],
                   day_text(row->day, day));
        return -1;
    }
    sum->n_rows += row->n_rows;
    return 0;
}

/* Days on which two files have rows of the same model and workspace. */
struct overlap {
    size_t n_days;
    int32_t first, last;
    uint32_t files[2]; /* of the first such day */
};

/* By day and model, then workspace, then file. */
static struct overlap
find_overlap(const struct usage *usage, const struct sorted *rows, struct arena *arena)
{
    struct sorted *sorted = ARENA_NEW(arena, struct sorted, usage->n_rows);
    struct overlap overlap = {0};
    for (size_t i = 0; i < usage->n_rows; i++) {
        sorted[i] = rows[i];
        sorted[i].what = (uint32_t)rows[i].what; /* the workspace's rank alone */
    }
    if (usage->n_rows)
        qsort(sorted, usage->n_rows, sizeof *sorted, compare_sorted);
    for (size_t i = 1; i < usage->n_rows; i++) {
        const struct usage_row *before = sorted[i - 1].row, *row = sorted[i].row;
        if (!is_same(&sorted[i - 1], &sorted[i]) || before->file == row->file)
            continue;
        if (overlap.n_days == 0)
            overlap = (struct overlap){0, row->day, row->day, {before->file, row->file}};
        overlap.n_days += overlap.n_days == 0 || row->day != overlap.last;
        overlap.last = row->day;
    }
    return overlap;
}

static int
check_overlap(const struct usage *usage, const struct sorted *sorted, bool is_error, struct arena *arena,
              struct diags *diags)
{
    static const char format[] =
        "has rows of the same days, models and workspaces as %s: %zu day%s from %s to %s%s";
    struct overlap overlap = {0};
    if (usage->n_files > 1)
        overlap = find_overlap(usage, sorted, arena);
    if (overlap.n_days == 0)
        return 0;
    char first[DAY_TEXT_SIZE], last[DAY_TEXT_SIZE];
    struct place place = {.file = usage->files[overlap.files[1]].path};
    const char *with = usage->files[overlap.files[0]].path, *plural = overlap.n_days == 1 ? "" : "s";
    day_text(overlap.first, first);
    day_text(overlap.last, last);
    if (is_error)
        diag_error(diags, STATUS_DATA, place, format, with, overlap.n_days, plural, first, last, "");
    else
        diag_warning(diags, "files-overlap", place, format, with, overlap.n_days, plural, first, last,
                     "; they are added up");
    return is_error ? -1 : 0;
}

/* A report says it on its first page; of the aggregate it no longer can. */
static void
warn_left_out(const struct usage *usage, struct diags *diags)
{
    for (size_t i = 0; i < usage->n_files; i++) {
        const struct usage_file *file = &usage->files[i];
        if (file->n_other_provider)
            diag_warning(diags, "other-providers-left-out", (struct place){.file = file->path},
                         "%" PRIu64 " of %" PRIu64 " rows are not of Claude and are left out",
                         file->n_other_provider, file->n_rows);
    }
}

int
aggregate_sum(const struct usage *usage, bool overlap_is_error, struct arena *arena, struct diags *diags,
              struct aggregate *ret)
{
    struct arena *scratch = arena_new();
    const struct sorted *sorted = sort_rows(usage, scratch);
    struct aggregate aggregate = {usage, ARENA_NEW(arena, struct usage_row, usage->n_rows), 0};
    int status = check_overlap(usage, sorted, overlap_is_error, scratch, diags);
    for (size_t i = 0; i < usage->n_rows && status == 0; i++) {
        if (i && is_same(&sorted[i - 1], &sorted[i]))
            status = add_row(usage, sorted[i].row, diags, &aggregate.rows[aggregate.n_rows - 1]);
        else
            aggregate.rows[aggregate.n_rows++] = *sorted[i].row;
    }
    arena_free(scratch);
    if (status == 0) {
        warn_left_out(usage, diags);
        *ret = aggregate;
    }
    return status;
}

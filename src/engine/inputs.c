#include "inputs.h"

#include "line.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

static double
tokens_of(const struct usage_row *row)
{
    double sum = 0;
    for (int meter = 0; meter < N_TOKEN_METERS; meter++)
        sum += (double)row->counts[meter];
    return sum;
}

static const char *
model_hint(const struct book *book, const char *name, struct arena *arena)
{
    const char **ids = ARENA_NEW(arena, const char *, book->n_models);
    for (size_t i = 0; i < book->n_models; i++)
        ids[i] = book->models[i].id;
    return diag_hint(name, ids, book->n_models, arena);
}

/* The first file with rows of the model. */
static const char *
file_of(const struct usage *usage, size_t model)
{
    for (size_t i = 0; i < usage->n_rows; i++)
        if (usage->rows[i].line.model == model)
            return usage->files[usage->rows[i].file].path;
    return NULL;
}

static void
report_unknown(const struct usage *usage, size_t model, const struct book *book, double tokens, bool skip,
               struct arena *arena, struct diags *diags)
{
    const char *name = usage->models[model];
    const char *text = arena_printf(arena, "unknown model \"%s\" (%.0f tokens%s): not in the price book %s%s",
                                    diag_escape(diags, name, strlen(name)), tokens, skip ? ", left out" : "",
                                    book->file, model_hint(book, name, arena));
    struct place place = {.file = file_of(usage, model)};
    if (skip)
        diag_warning(diags, "unknown-model", place, "%s", text);
    else
        diag_error(diags, STATUS_DATA, place, "%s", text);
}

int *
inputs_map_models(const struct usage *usage, const struct book *book, const struct engine_options *options,
                  struct arena *arena, struct diags *diags, double *ret_share, uint64_t *ret_rows)
{
    int *models = ARENA_NEW(arena, int, usage->n_models);
    double *tokens = ARENA_NEW(arena, double, usage->n_models);
    uint64_t *rows = ARENA_NEW(arena, uint64_t, usage->n_models);
    double all = 0, unknown = 0;
    size_t n_unknown = 0;
    *ret_rows = 0;
    for (size_t i = 0; i < usage->n_rows; i++) {
        tokens[usage->rows[i].line.model] += tokens_of(&usage->rows[i]);
        rows[usage->rows[i].line.model] += usage->rows[i].n_rows;
    }
    for (size_t i = 0; i < usage->n_models; i++) {
        models[i] = book_find(book, usage->models[i]);
        all += tokens[i];
        if (models[i] >= 0)
            continue;
        unknown += tokens[i];
        *ret_rows += rows[i];
        n_unknown++;
        report_unknown(usage, i, book, tokens[i], options->skip_unknown_models, arena, diags);
    }
    *ret_share = all > 0 ? unknown / all : 0;
    return n_unknown && !options->skip_unknown_models ? NULL : models;
}

/* Rows of one day, model and workspace stand together, by file. */
struct keyed {
    int32_t day;
    int model;
    uint32_t workspace, file;
    const struct usage_row *row;
};

static int
compare_days(const struct keyed *x, const struct keyed *y)
{
    if (x->day != y->day)
        return x->day < y->day ? -1 : 1;
    if (x->model != y->model)
        return x->model < y->model ? -1 : 1;
    return (x->workspace > y->workspace) - (x->workspace < y->workspace);
}

static int
compare_keyed(const void *a, const void *b)
{
    const struct keyed *x = a, *y = b;
    int order = compare_days(x, y);
    return order ? order : (x->file > y->file) - (x->file < y->file);
}

/* What overlaps so far. */
struct overlap {
    size_t n_days;
    int32_t first, last;
    uint32_t files[2];
    struct exact list_value;
};

static void
add_overlap(const struct keyed *group, size_t n, const struct book *book, struct overlap *overlap)
{
    if (overlap->n_days == 0) {
        overlap->first = group->day;
        overlap->files[0] = group[0].file;
        overlap->files[1] = group[n - 1].file;
    }
    if (overlap->n_days == 0 || group->day != overlap->last)
        overlap->n_days++;
    overlap->last = group->day;
    for (size_t i = 0; i < n; i++) {
        struct line line = group[i].row->line;
        struct price_row price;
        line.model = (uint32_t)group[i].model;
        if (line_price(model_section(&book->models[line.model], group[i].day), line, &price) != 0)
            continue; /* reported where the line is priced */
        for (int meter = 0; meter < N_METERS; meter++)
            exact_add(&overlap->list_value, group[i].row->counts[meter], price.exact[meter],
                      (enum meter)meter);
    }
}

static int
report_overlap(const struct usage *usage, const struct overlap *overlap, const struct engine_options *options,
               struct diags *diags)
{
    char first[DAY_TEXT_SIZE], last[DAY_TEXT_SIZE];
    struct place place = {.file = usage->files[overlap->files[1]].path};
    const char *with = usage->files[overlap->files[0]].path;
    int64_t cents = exact_cents(overlap->list_value);
    static const char format[] =
        "has rows of the same days, models and workspaces as %s: %zu day%s from %s to %s, "
        "list value %" PRId64 ".%02d in all such rows%s";
    day_text(overlap->first, first);
    day_text(overlap->last, last);
    if (options->overlap_is_error)
        diag_error(diags, STATUS_DATA, place, format, with, overlap->n_days, overlap->n_days == 1 ? "" : "s",
                   first, last, cents / 100, (int)(cents % 100), "");
    else
        diag_warning(diags, "files-overlap", place, format, with, overlap->n_days,
                     overlap->n_days == 1 ? "" : "s", first, last, cents / 100, (int)(cents % 100),
                     "; they are added up");
    return options->overlap_is_error ? -1 : 0;
}

int
inputs_check_overlap(const struct usage *usage, const int *models, const struct book *book,
                     const struct engine_options *options, struct arena *arena, struct diags *diags)
{
    if (usage->n_files < 2)
        return 0;
    struct keyed *keyed = ARENA_NEW(arena, struct keyed, usage->n_rows);
    struct overlap overlap = {0};
    size_t n = 0;
    for (size_t i = 0; i < usage->n_rows; i++) {
        const struct usage_row *row = &usage->rows[i];
        if (models[row->line.model] >= 0)
            keyed[n++] = (struct keyed){row->day, models[row->line.model], row->workspace, row->file, row};
    }
    if (n)
        qsort(keyed, n, sizeof *keyed, compare_keyed);
    for (size_t i = 0, next; i < n; i = next) {
        for (next = i + 1; next < n && compare_days(&keyed[i], &keyed[next]) == 0;)
            next++;
        if (keyed[i].file != keyed[next - 1].file)
            add_overlap(&keyed[i], next - i, book, &overlap);
    }
    return overlap.n_days ? report_overlap(usage, &overlap, options, diags) : 0;
}

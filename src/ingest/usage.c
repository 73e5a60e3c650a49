#include <realrate/usage.h>

#include "adapter.h"
#include "corrections.h"
#include "input.h"
#include "mapped.h"
#include "odbc.h"
#include "split.h"

#include <string.h>
#include <sys/stat.h>

/* The same content twice would count every token twice. */
static int
check_repeated(const struct run *run, const struct usage_file *files, size_t last)
{
    for (size_t i = 0; i < last; i++)
        if (files[i].n_rows && *files[i].sha256 && strcmp(files[i].sha256, files[last].sha256) == 0) {
            diag_error(run->diags, STATUS_DATA, (struct place){.file = files[last].path},
                       "is the same file as %s: each file is given once", files[i].path);
            return -1;
        }
    return 0;
}

/* A file's rows, of groups that are sorted. */
static const struct usage_row *
rows_of(const struct groups *groups, uint32_t file, size_t *ret_n)
{
    size_t from = 0, end;
    while (from < groups->n && groups->rows[from].file < file)
        from++;
    for (end = from; end < groups->n && groups->rows[end].file == file;)
        end++;
    *ret_n = end - from;
    return groups->rows + from;
}

static bool
have_same_rows(const struct groups *groups, uint32_t a, uint32_t b)
{
    size_t n, n_others;
    const struct usage_row *rows = rows_of(groups, a, &n), *others = rows_of(groups, b, &n_others);
    bool are_same = n == n_others;
    for (size_t i = 0; i < n && are_same; i++)
        are_same = groups_compare_keys(&rows[i], &others[i]) == 0 && rows[i].n_rows == others[i].n_rows &&
                   memcmp(rows[i].counts, others[i].counts, sizeof rows[i].counts) == 0;
    return are_same;
}

/* Whether the two may be one content, stored in two ways. */
static bool
is_stored_otherwise(const struct usage_file *a, const struct usage_file *b)
{
    return a->compression != b->compression && a->plain_bytes == b->plain_bytes && a->n_rows == b->n_rows &&
           a->n_skipped == b->n_skipped && a->n_other_provider < a->n_rows &&
           a->n_other_provider == b->n_other_provider;
}

/* Hashes of what is stored do not tell that a file and its compressed copy are the same. */
static int
check_copies(const struct run *run, const struct usage_file *files, size_t n_files)
{
    int status = 0;
    for (uint32_t i = 0; i < n_files; i++)
        for (uint32_t k = 0; k < i; k++) {
            if (!is_stored_otherwise(&files[k], &files[i]) || !have_same_rows(&run->groups, k, i) ||
                !have_same_rows(&run->corrections, k, i))
                continue;
            diag_error(run->diags, STATUS_DATA, (struct place){.file = files[i].path},
                       "has the same rows as %s, compressed in another way: each file is given once",
                       files[k].path);
            status = -1;
            break;
        }
    return status;
}

static int
check_format(const char *format, struct diags *diags)
{
    size_t n;
    const char *const *names = usage_format_names(&n);
    for (size_t i = 0; i < n; i++)
        if (!format || strcmp(format, names[i]) == 0)
            return 0;
    diag_error(diags, STATUS_USAGE, (struct place){0}, "unknown usage format \"%s\"%s",
               diag_escape(diags, format, strlen(format)), diag_hint(format, names, n, diags->arena));
    return -1;
}

static int
read_one(struct run *run, uint32_t number, const char *path, struct usage_file *ret_file)
{
    return odbc_is_named(path) ? odbc_read(run, number, path, ret_file)
                               : input_read(run, number, path, ret_file);
}

const char *const *
usage_format_names(size_t *ret_n)
{
    return adapter_names(ret_n);
}

/* Returns whether the path is a regular file's, of *ret_size bytes. */
static bool
has_size(const char *path, off_t *ret_size)
{
    struct stat found;
    if (strcmp(path, "-") == 0 || stat(path, &found) != 0 || !S_ISREG(found.st_mode))
        return false;
    *ret_size = found.st_size;
    return true;
}

/* A mapping that no file follows is forgotten, or wrong. */
static void
check_mapping(const struct run *run, const struct usage_file *files, size_t n_files)
{
    const struct mapping *mapping = run->options->mapping;
    bool is_used = !mapping;
    for (size_t i = 0; i < n_files; i++)
        is_used = is_used || odbc_is_named(files[i].path) ||
                  (files[i].format && strcmp(files[i].format, run->formats.items[0]->name) == 0);
    if (!is_used)
        diag_warning(run->diags, "mapping-not-used", (struct place){.file = mapping->file},
                     "no usage file is of its format, %s", run->formats.items[0]->name);
}

/* Bytes of all files together; 0 where one is no regular file. */
static uint64_t
size_of_all(const char *const *paths, size_t n_paths)
{
    uint64_t sum = 0;
    off_t size;
    for (size_t i = 0; i < n_paths; i++) {
        if (!has_size(paths[i], &size))
            return 0;
        sum += (uint64_t)size;
    }
    return sum;
}

/* Whether the file's size is no other's, so that none of them is the same file. */
static bool
is_alone(const char *const *paths, size_t n_paths, size_t i)
{
    off_t own = 0, other = 0;
    bool is_alone = n_paths == 1 || has_size(paths[i], &own);
    for (size_t k = 0; k < n_paths && is_alone; k++)
        is_alone = k == i || (has_size(paths[k], &other) && other != own);
    return is_alone;
}

int
usage_read(const char *const *paths, size_t n_paths, const struct usage_options *options, struct arena *arena,
           struct diags *diags, struct usage *ret_usage)
{
    return usage_read_tuned(paths, n_paths, options, &tuning_best, arena, diags, ret_usage);
}

int
usage_read_tuned(const char *const *paths, size_t n_paths, const struct usage_options *options,
                 const struct tuning *tuning, struct arena *arena, struct diags *diags,
                 struct usage *ret_usage)
{
    struct run run = {.options = options, .tuning = tuning, .arena = arena, .diags = diags};
    if (check_format(options->format, diags) != 0 ||
        mapped_formats(options->mapping, options->format, arena, diags, &run.formats) != 0)
        return -1;
    struct arena *scratch = arena_new();
    run.progress.of_bytes = options->progress ? size_of_all(paths, n_paths) : 0;
    names_init(&run.models, arena);
    names_init(&run.workspaces, arena);
    groups_init(&run.groups, scratch);
    groups_init(&run.corrections, scratch);
    struct usage_file *files = ARENA_NEW(arena, struct usage_file, n_paths);
    int status = 0;
    for (size_t i = 0; i < n_paths; i++) {
        run.skips_hash = options->needs_no_hash && is_alone(paths, n_paths, i);
        if (read_one(&run, (uint32_t)i, paths[i], &files[i]) != 0 || check_repeated(&run, files, i) != 0)
            status = -1;
    }
    if (status == 0) {
        check_mapping(&run, files, n_paths);
        groups_sort(&run.groups);
        groups_sort(&run.corrections);
        status = check_copies(&run, files, n_paths);
    }
    if (status == 0)
        status = corrections_net(&run.groups, &run.corrections, files, run.models.texts, diags);
    if (status == 0) {
        size_t n_rows;
        struct usage_row *rows = split_rows(options, run.models.texts, run.models.n, run.groups.rows,
                                            run.groups.n, arena, &n_rows);
        *ret_usage = (struct usage){
            .files = files,
            .n_files = n_paths,
            .models = run.models.texts,
            .n_models = run.models.n,
            .workspaces = run.workspaces.texts,
            .n_workspaces = run.workspaces.n,
            .rows = rows,
            .n_rows = n_rows,
        };
    }
    arena_free(scratch);
    return status;
}

#include "faults.h"

#include <string.h>

#define SKIPPED_KEPT (sizeof(((struct usage_file *)0)->skipped) / sizeof(const char *))

void
faults_begin_row(struct faults *faults)
{
    faults->has_row_one = false;
}

static void
count(struct faults *faults)
{
    if (faults->n_counts == 0 || faults->counts[faults->n_counts - 1].chunk != faults->chunk) {
        struct fault_count *fresh =
            ARENA_PUSH(faults->arena, &faults->counts, &faults->n_counts, &faults->counts_capacity);
        fresh->chunk = faults->chunk;
    }
    faults->counts[faults->n_counts - 1].n++;
}

/* Where one more fault is kept; NULL where it is only counted. */
static struct fault *
new_fault(struct faults *faults, unsigned long line)
{
    bool is_first = !faults->has_row_one;
    faults->has_row_one = true;
    count(faults);
    if (faults->skip && (!is_first || faults->n_kept == SKIPPED_KEPT))
        return NULL;
    if (faults->n_kept == DIAGS_PER_FILE)
        return NULL;
    struct fault *fault = &faults->kept[faults->n_kept++];
    *fault = (struct fault){.chunk = faults->chunk, .line = line};
    return fault;
}

void
faults_add_advised(struct faults *faults, unsigned long line, const char *column, const char *expected,
                   const char *advice, const char *value, size_t len)
{
    struct fault *fault = new_fault(faults, line);
    if (!fault)
        return;
    fault->column = column;
    fault->text = expected;
    fault->advice = advice;
    fault->value = diag_escape(faults->diags, value, len);
}

void
faults_add(struct faults *faults, unsigned long line, const char *column, const char *expected,
           const char *value, size_t len)
{
    faults_add_advised(faults, line, column, expected, NULL, value, len);
}

void
faults_add_text(struct faults *faults, unsigned long line, const char *text)
{
    struct fault *fault = new_fault(faults, line);
    if (fault)
        fault->text = arena_text(faults->arena, text, strlen(text));
}

/* ---- all threads' ---- */

/* The first fault of all that are left: *at counts how many of each thread are told. */
static const struct fault *
take_first(const struct faults *const *threads, size_t n_threads, uint64_t last_chunk, size_t *at)
{
    const struct fault *first = NULL;
    size_t whose = 0;
    for (size_t i = 0; i < n_threads; i++) {
        const struct fault *next = at[i] < threads[i]->n_kept ? &threads[i]->kept[at[i]] : NULL;
        if (next && next->chunk <= last_chunk && (!first || next->chunk < first->chunk)) {
            first = next;
            whose = i;
        }
    }
    if (first)
        at[whose]++;
    return first;
}

static uint64_t
count_all(const struct faults *const *threads, size_t n_threads, uint64_t last_chunk)
{
    uint64_t n = 0;
    for (size_t i = 0; i < n_threads; i++)
        for (size_t k = 0; k < threads[i]->n_counts && threads[i]->counts[k].chunk <= last_chunk; k++)
            n += threads[i]->counts[k].n;
    return n;
}

static const char *
text_of(const struct fault *fault, bool is_advised, struct arena *arena)
{
    if (!fault->value)
        return fault->text;
    return arena_printf(arena, "expected %s%s%s%s, found \"%s\"", fault->text, is_advised ? " (" : "",
                        is_advised ? fault->advice : "", is_advised ? ")" : "", fault->value);
}

void
faults_tell(const struct faults *const *threads, size_t n_threads, uint64_t last_chunk, struct arena *arena,
            struct diags *diags, struct usage_file *file)
{
    const bool skip = threads[0]->skip;
    const size_t most = skip ? SKIPPED_KEPT : DIAGS_PER_FILE;
    size_t *at = ARENA_NEW(arena, size_t, n_threads), n_told = 0;
    const struct fault *fault;
    for (bool has_advised = false;
         n_told < most && (fault = take_first(threads, n_threads, last_chunk, at)) != NULL; n_told++) {
        const bool is_advised = fault->advice && !has_advised;
        const struct place place = {.file = file->path, .line = fault->line, .column = fault->column};
        const char *text = text_of(fault, is_advised, arena);
        has_advised |= is_advised;
        if (skip)
            file->skipped[file->n_skipped_kept++] =
                arena_printf(arena, "%s:%lu:%s%s %s", place.file, place.line,
                             place.column ? place.column : "", place.column ? ":" : "", text);
        else
            diag_error(diags, STATUS_DATA, place, "%s", text);
    }
    for (uint64_t n = skip ? n_told : count_all(threads, n_threads, last_chunk); n > n_told; n--)
        diag_error(diags, STATUS_DATA, (struct place){.file = file->path}, "more errors");
}

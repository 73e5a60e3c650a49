#include "merge.h"

#include <realrate/calendar.h>

#include <string.h>

/* The part whose error comes first in the file, so that one thread would have ended with it; NULL: none. */
static const struct worker *
first_failed(const struct worker *workers, size_t n)
{
    const struct worker *first = NULL;
    for (size_t i = 0; i < n; i++)
        if (workers[i].has_failed &&
            (!first || workers[i].reading->chunk.number < first->reading->chunk.number))
            first = &workers[i];
    return first;
}

struct line_tally
merge_lines(const struct worker *workers, size_t n)
{
    const struct worker *failed = first_failed(workers, n);
    struct line_tally all = {.has_read_end = !failed || failed->reading->tally.has_read_end};
    for (size_t i = 0; i < n; i++) {
        struct line_tally part = workers[i].reading->tally;
        all.n_blank += part.n_blank;
        all.n_lf += part.n_lf;
        all.n_crlf += part.n_crlf;
        if (part.lacks_last_end && all.has_read_end) {
            all.lacks_last_end = true;
            all.last_line = part.last_line;
        }
    }
    return all;
}

/* ---- names and sums ---- */

/* Each part's number of a name -> the run's. */
struct numbers {
    uint32_t **of; /* by part */
    size_t *next;  /* the first name of each part that has none */
};

static const struct names *
names_of(const struct worker *worker, bool is_model)
{
    return is_model ? &worker->models : &worker->workspaces;
}

/* The part whose next name appeared first; n where none has one. */
static size_t
first_next(const struct worker *workers, size_t n, bool is_model, const size_t *next)
{
    size_t first = n;
    uint64_t first_chunk = UINT64_MAX;
    for (size_t i = 0; i < n; i++) {
        const struct names *names = names_of(&workers[i], is_model);
        if (next[i] < names->n && names->first_seen[next[i]] < first_chunk) {
            first = i;
            first_chunk = names->first_seen[next[i]];
        }
    }
    return first;
}

static struct numbers
merge_names(const struct worker *workers, size_t n, bool is_model, struct names *all, struct arena *arena)
{
    struct numbers numbers = {.of = ARENA_NEW(arena, uint32_t *, n), .next = ARENA_NEW(arena, size_t, n)};
    for (size_t i = 0; i < n; i++)
        numbers.of[i] = ARENA_NEW(arena, uint32_t, names_of(&workers[i], is_model)->n);
    for (size_t i; (i = first_next(workers, n, is_model, numbers.next)) < n;) {
        size_t name = numbers.next[i]++;
        const char *text = names_of(&workers[i], is_model)->texts[name];
        numbers.of[i][name] = names_number(all, text, strlen(text));
    }
    return numbers;
}

/* Takes a part's groups over under the run's numbers. Returns -1 where a sum passes 64 bits. */
static int
merge_groups(const struct groups *part, const uint32_t *models, const uint32_t *workspaces,
             struct groups *all, struct usage_file *file)
{
    enum meter meter;
    for (size_t i = 0; i < part->n; i++) {
        struct usage_row row = part->rows[i];
        row.line.model = models[row.line.model];
        row.workspace = workspaces[row.workspace];
        field_widen_days(&file->first_day, &file->last_day, row.day);
        if (groups_add(all, &row, &meter) != 0)
            return -1;
    }
    return 0;
}

bool
merge_sums(const struct worker *workers, size_t n, struct run *run, struct usage_file *file)
{
    bool has_overflow = false;
    for (size_t i = 0; i < n; i++) {
        file->n_rows += workers[i].n_rows;
        file->n_skipped += workers[i].n_skipped;
        file->n_other_provider += workers[i].n_apart;
        has_overflow |= workers[i].has_overflow;
    }
    struct arena *scratch = arena_new();
    struct numbers models = merge_names(workers, n, true, &run->models, scratch);
    struct numbers workspaces = merge_names(workers, n, false, &run->workspaces, scratch);
    for (size_t i = 0; i < n && !has_overflow; i++)
        has_overflow =
            merge_groups(&workers[i].groups, models.of[i], workspaces.of[i], &run->groups, file) != 0 ||
            merge_groups(&workers[i].corrections, models.of[i], workspaces.of[i], &run->corrections, file) !=
                0;
    arena_free(scratch);
    return has_overflow;
}

/* ---- errors ---- */

int
merge_faults(const struct worker *workers, size_t n, struct run *run, struct usage_file *file)
{
    const struct worker *failed = first_failed(workers, n);
    struct arena *scratch = arena_new();
    const struct faults **parts = ARENA_NEW(scratch, const struct faults *, n);
    for (size_t i = 0; i < n; i++)
        parts[i] = &workers[i].faults;
    uint64_t last_chunk = failed ? failed->reading->chunk.number : UINT64_MAX;
    faults_tell(parts, n, last_chunk, run->arena, run->diags, file);
    arena_free(scratch);
    if (failed)
        diags_add(run->diags, &failed->diags);
    return failed ? -1 : 0;
}

#include "faults.h"

#define SKIPPED_KEPT (sizeof(((struct usage_file *)0)->skipped) / sizeof(const char *))

void
faults_begin_row(struct faults *faults)
{
    faults->has_row_one = false;
}

/* Whether the text of one more fault would be kept. Counts it where not. */
static bool
is_kept(struct faults *faults)
{
    bool is_first = !faults->has_row_one;
    faults->has_row_one = true;
    if (faults->skip)
        return is_first && faults->file->n_skipped_kept < SKIPPED_KEPT;
    if (faults->n_reported++ < DIAGS_PER_FILE)
        return true;
    diag_error(faults->diags, STATUS_DATA, (struct place){.file = faults->file->path}, "more errors");
    return false;
}

static void
keep(struct faults *faults, struct place place, const char *text)
{
    if (!faults->skip) {
        diag_error(faults->diags, STATUS_DATA, place, "%s", text);
        return;
    }
    faults->file->skipped[faults->file->n_skipped_kept++] =
        arena_printf(faults->arena, "%s:%lu:%s%s %s", place.file, place.line,
                     place.column ? place.column : "", place.column ? ":" : "", text);
}

void
faults_add(struct faults *faults, unsigned long line, const char *column, const char *expected,
           const char *value, size_t len)
{
    if (!is_kept(faults))
        return;
    struct place place = {.file = faults->file->path, .line = line, .column = column};
    keep(faults, place,
         arena_printf(faults->arena, "expected %s, found \"%s\"", expected,
                      diag_escape(faults->diags, value, len)));
}

void
faults_add_text(struct faults *faults, unsigned long line, const char *text)
{
    if (is_kept(faults))
        keep(faults, (struct place){.file = faults->file->path, .line = line}, text);
}

/* The workbook as a reader sees it: zip (minizip, every CRC), XML (expat, every part), and the cells of every
 * sheet counted and summed against what its writer put in. */
#include <config.h>

#include "readback.h"
#include "readback_part.h"

#include "base/threads.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Numbers are written with 16 digits and summed in another order than they were put in. */
#define SUM_TOLERANCE 1e-12

struct readback {
    const char *path;  /* to open it by */
    const char *shown; /* of messages */
    struct arena *arena;
    struct diags *diags;
    const struct workbook_totals *totals;
    struct readback_part *parts; /* the largest first, so that threads end together */
    size_t n_parts, capacity;
    unzFile *zips; /* one per thread */
};

static int
refuse(struct readback *readback, const char *text)
{
    diag_error(readback->diags, STATUS_SELF_CHECK, (struct place){.file = readback->shown},
               "does not read back: %s", text);
    return -1;
}

/* ---- parts ---- */

static void
run_part(void *context, size_t index, int thread)
{
    const struct readback *readback = context;
    unzFile *zip = &readback->zips[thread];
    struct readback_part *part = &readback->parts[index];
    if (!*zip)
        *zip = unzOpen64(readback->path);
    part->fault = readback_part_read(part, *zip);
}

/* 0-based number of xl/worksheets/sheetN.xml; -1 for any other part. */
static long
sheet_number(const char *name)
{
    unsigned number;
    int end = 0;
    if (sscanf(name, "xl/worksheets/sheet%5u.xml%n", &number, &end) != 1 || !end || name[end])
        return -1;
    return (long)number - 1;
}

static int
by_size(const void *left, const void *right)
{
    const struct readback_part *a = left, *b = right;
    if (a->bytes != b->bytes)
        return a->bytes > b->bytes ? -1 : 1;
    return strcmp(a->name, b->name);
}

static int
list_parts(struct readback *readback, unzFile zip)
{
    int more = unzGoToFirstFile(zip);
    for (; more == UNZ_OK; more = unzGoToNextFile(zip)) {
        struct readback_part *part =
            ARENA_PUSH(readback->arena, &readback->parts, &readback->n_parts, &readback->capacity);
        unz_file_info64 info; /* minizip writes to it without asking */
        if (unzGetCurrentFileInfo64(zip, &info, part->name, sizeof part->name, NULL, 0, NULL, 0) != UNZ_OK ||
            unzGetFilePos64(zip, &part->place) != UNZ_OK)
            return refuse(readback, "its list of parts is damaged");
        part->bytes = info.uncompressed_size;
        part->totals = readback->totals;
        part->sheet = sheet_number(part->name);
        part->is_book = strcmp(part->name, "xl/workbook.xml") == 0;
    }
    if (more != UNZ_END_OF_LIST_OF_FILE)
        return refuse(readback, "its list of parts is damaged");
    qsort(readback->parts, readback->n_parts, sizeof *readback->parts, by_size);
    return 0;
}

static int
read_parts(struct readback *readback, int n_threads)
{
    readback->zips = ARENA_NEW(readback->arena, unzFile, (size_t)n_threads);
    threads_run(n_threads, readback->n_parts, run_part, readback);
    for (int i = 0; i < n_threads; i++)
        if (readback->zips[i])
            unzClose(readback->zips[i]);
    for (size_t i = 0; i < readback->n_parts; i++) {
        const struct readback_part *part = &readback->parts[i];
        if (part->fault)
            return refuse(readback, arena_printf(readback->arena, "%s %s", part->name, part->fault));
    }
    return 0;
}

/* ---- against what was written ---- */

static int
compare_sheet(struct readback *readback, const struct readback_part *part)
{
    const struct sheet_totals *meant = &readback->totals->sheets[part->sheet], *found = &part->found;
    double tolerance = SUM_TOLERANCE * (1 + part->size);
    if (found->n_cells == meant->n_cells && found->n_formulas == meant->n_formulas &&
        fabs(found->sum - meant->sum) <= tolerance)
        return 0;
    return refuse(readback,
                  arena_printf(readback->arena,
                               "sheet \"%s\" has %" PRIu64 " cells, %" PRIu64
                               " formulas, sum %.15g; written were "
                               "%" PRIu64 ", %" PRIu64 ", %.15g",
                               diag_escape(readback->diags, meant->name, strlen(meant->name)), found->n_cells,
                               found->n_formulas, found->sum, meant->n_cells, meant->n_formulas, meant->sum));
}

static int
compare(struct readback *readback)
{
    const size_t n_sheets = readback->totals->n_sheets;
    size_t n_found = 0, n_names = 0;
    bool differs = false;
    int failed = 0;
    const struct readback_part **sheets = ARENA_NEW(readback->arena, const struct readback_part *, n_sheets);
    for (size_t i = 0; i < readback->n_parts; i++) {
        const struct readback_part *part = &readback->parts[i];
        n_names += part->n_names;
        differs |= part->names_differ;
        n_found += part->sheet >= 0;
        if (part->sheet >= 0 && (size_t)part->sheet < n_sheets)
            sheets[part->sheet] = part;
    }
    for (size_t i = 0; i < n_sheets; i++)
        differs |= !sheets[i];
    if (differs || n_names != n_sheets || n_found != n_sheets)
        return refuse(readback, "its sheets are not those written");
    for (size_t i = 0; i < n_sheets; i++)
        failed |= compare_sheet(readback, sheets[i]);
    return failed;
}

int
readback_workbook(const char *path, const char *shown, const struct workbook_totals *totals, int n_threads,
                  struct arena *arena, struct diags *diags)
{
    struct readback readback = {
        .path = path, .shown = shown, .arena = arena, .diags = diags, .totals = totals};
    unzFile zip = unzOpen64(path);
    if (!zip)
        return refuse(&readback, "it is no zip archive");
    int failed = list_parts(&readback, zip);
    unzClose(zip);
    return failed || read_parts(&readback, n_threads) != 0 ? -1 : compare(&readback);
}

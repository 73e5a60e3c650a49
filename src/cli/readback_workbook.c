/* The workbook as a reader sees it: zip (minizip, every CRC), XML (expat, every part), and the cells of every
 * sheet counted and summed against what its writer put in. */
#include <config.h>

#include "readback.h"

#include <expat.h>
#include <inttypes.h>
#include <math.h>
#include <minizip/unzip.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define CHUNK        16384
#define NAME_BYTES   256
#define NUMBER_BYTES 40 /* of a number as a sheet spells it */

/* Numbers are written with 16 digits and summed in another order than they were put in. */
#define SUM_TOLERANCE 1e-12

/* What one part of the package holds. */
struct part {
    struct readback *readback;
    char name[NAME_BYTES];
    bool is_sheet, is_book;
    struct sheet_totals found; /* of a sheet */
    double size;               /* sum of the absolute numbers: what the tolerance is of */
    bool is_number, in_value;  /* of the cell being read */
    char number[NUMBER_BYTES];
    size_t number_len;
    bool bad_number;
};

struct readback {
    const char *path; /* of messages */
    struct arena *arena;
    struct diags *diags;
    const struct workbook_totals *totals;
    struct sheet_totals *found; /* one per sheet of totals, by number */
    double *sizes;
    size_t n_sheets, n_names;
    bool names_differ;
};

static int
refuse(struct readback *readback, const char *text)
{
    diag_error(readback->diags, STATUS_SELF_CHECK, (struct place){.file = readback->path},
               "does not read back: %s", text);
    return -1;
}

/* ---- XML ---- */

static const char *
attribute(const char **attributes, const char *name)
{
    for (size_t i = 0; attributes[i]; i += 2) {
        if (strcmp(attributes[i], name) == 0)
            return attributes[i + 1];
    }
    return NULL;
}

/* Sheets are listed in their order, which is that of their files' numbers. */
static void
book_sheet(struct readback *readback, const char *name)
{
    size_t i = readback->n_names++;
    const struct workbook_totals *totals = readback->totals;
    if (i >= totals->n_sheets || !name || strcmp(name, totals->sheets[i].name) != 0)
        readback->names_differ = true;
}

static void XMLCALL
on_start(void *context, const char *element, const char **attributes)
{
    struct part *part = context;
    if (part->is_book && strcmp(element, "sheet") == 0)
        book_sheet(part->readback, attribute(attributes, "name"));
    if (!part->is_sheet)
        return;
    if (strcmp(element, "c") == 0) {
        const char *type = attribute(attributes, "t");
        part->is_number = !type || strcmp(type, "n") == 0;
    } else if (strcmp(element, "f") == 0) {
        part->found.n_formulas++;
    } else if (strcmp(element, "v") == 0 || strcmp(element, "is") == 0) {
        part->found.n_cells++;
        part->in_value = part->is_number;
        part->number_len = 0;
    }
}

static void XMLCALL
on_text(void *context, const char *text, int len)
{
    struct part *part = context;
    if (!part->in_value)
        return;
    if ((size_t)len >= NUMBER_BYTES - part->number_len) {
        part->bad_number = true;
        return;
    }
    memcpy(part->number + part->number_len, text, (size_t)len);
    part->number_len += (size_t)len;
}

static void XMLCALL
on_end(void *context, const char *element)
{
    struct part *part = context;
    char *end;
    if (!part->in_value || strcmp(element, "v") != 0)
        return;
    part->in_value = false;
    part->number[part->number_len] = '\0';
    double value = strtod(part->number, &end);
    if (part->number_len == 0 || *end || !isfinite(value)) {
        part->bad_number = true;
        return;
    }
    part->found.sum += value;
    part->size += fabs(value);
}

static bool
is_xml(const char *name)
{
    const char *dot = strrchr(name, '.');
    return dot && (strcmp(dot, ".xml") == 0 || strcmp(dot, ".rels") == 0 || strcmp(dot, ".vml") == 0);
}

/* ---- zip ---- */

/* Inflates the part, which checks its CRC, and parses it where it is XML. */
static int
read_part(struct part *part, unzFile zip)
{
    struct readback *readback = part->readback;
    char chunk[CHUNK];
    int got = 0, failed = 0;
    XML_Parser parser = is_xml(part->name) ? XML_ParserCreate(NULL) : NULL;
    if (unzOpenCurrentFile(zip) != UNZ_OK) {
        XML_ParserFree(parser);
        return refuse(readback, arena_printf(readback->arena, "%s cannot be opened", part->name));
    }
    if (parser) {
        XML_SetUserData(parser, part);
        XML_SetElementHandler(parser, on_start, on_end);
        XML_SetCharacterDataHandler(parser, on_text);
    }
    while (!failed && (got = unzReadCurrentFile(zip, chunk, sizeof chunk)) > 0) {
        if (parser && XML_Parse(parser, chunk, got, 0) != XML_STATUS_OK)
            failed = refuse(readback, arena_printf(readback->arena, "%s is no XML", part->name));
    }
    if (!failed && got < 0)
        failed = refuse(readback, arena_printf(readback->arena, "%s cannot be inflated", part->name));
    if (!failed && parser && XML_Parse(parser, "", 0, 1) != XML_STATUS_OK)
        failed = refuse(readback, arena_printf(readback->arena, "%s is cut short", part->name));
    if (unzCloseCurrentFile(zip) != UNZ_OK && !failed)
        failed = refuse(readback, arena_printf(readback->arena, "%s has a wrong CRC", part->name));
    XML_ParserFree(parser);
    if (!failed && part->bad_number)
        failed = refuse(readback, arena_printf(readback->arena, "%s has a number that is none", part->name));
    return failed;
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
read_parts(struct readback *readback, unzFile zip)
{
    const size_t n_sheets = readback->totals->n_sheets;
    int more = unzGoToFirstFile(zip);
    for (; more == UNZ_OK; more = unzGoToNextFile(zip)) {
        struct part part = {.readback = readback};
        unz_file_info64 info; /* minizip writes to it without asking */
        if (unzGetCurrentFileInfo64(zip, &info, part.name, sizeof part.name, NULL, 0, NULL, 0) != UNZ_OK)
            return refuse(readback, "its list of parts is damaged");
        long sheet = sheet_number(part.name);
        part.is_sheet = sheet >= 0;
        part.is_book = strcmp(part.name, "xl/workbook.xml") == 0;
        if (read_part(&part, zip) != 0)
            return -1;
        readback->n_sheets += part.is_sheet;
        if (part.is_sheet && (size_t)sheet < n_sheets) {
            readback->found[sheet] = part.found;
            readback->sizes[sheet] = part.size;
        }
    }
    return more == UNZ_END_OF_LIST_OF_FILE ? 0 : refuse(readback, "its list of parts is damaged");
}

static int
compare_sheet(struct readback *readback, size_t i)
{
    const struct sheet_totals *meant = &readback->totals->sheets[i], *found = &readback->found[i];
    double tolerance = SUM_TOLERANCE * (1 + readback->sizes[i]);
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

int
readback_workbook(const char *path, const char *shown, const struct workbook_totals *totals,
                  struct arena *arena, struct diags *diags)
{
    struct readback readback = {
        .path = shown,
        .arena = arena,
        .diags = diags,
        .totals = totals,
        .found = ARENA_NEW(arena, struct sheet_totals, totals->n_sheets),
        .sizes = ARENA_NEW(arena, double, totals->n_sheets),
    };
    unzFile zip = unzOpen64(path);
    if (!zip)
        return refuse(&readback, "it is no zip archive");
    int failed = read_parts(&readback, zip);
    unzClose(zip);
    if (failed)
        return failed;
    if (readback.names_differ || readback.n_names != totals->n_sheets ||
        readback.n_sheets != totals->n_sheets)
        return refuse(&readback, "its sheets are not those written");
    for (size_t i = 0; i < totals->n_sheets; i++)
        failed |= compare_sheet(&readback, i);
    return failed;
}

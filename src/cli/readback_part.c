#include <config.h>

#include "readback_part.h"

#include <expat.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#define CHUNK 16384

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
book_sheet(struct readback_part *part, const char *name)
{
    size_t i = part->n_names++;
    const struct workbook_totals *totals = part->totals;
    if (i >= totals->n_sheets || !name || strcmp(name, totals->sheets[i].name) != 0)
        part->names_differ = true;
}

static void XMLCALL
on_start(void *context, const char *element, const char **attributes)
{
    struct readback_part *part = context;
    if (part->is_book && strcmp(element, "sheet") == 0)
        book_sheet(part, attribute(attributes, "name"));
    if (part->sheet < 0)
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
    struct readback_part *part = context;
    if (!part->in_value)
        return;
    if ((size_t)len >= PART_NUMBER_BYTES - part->number_len) {
        part->bad_number = true;
        return;
    }
    memcpy(part->number + part->number_len, text, (size_t)len);
    part->number_len += (size_t)len;
}

static void XMLCALL
on_end(void *context, const char *element)
{
    struct readback_part *part = context;
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

/* Parses what the zip inflates, which checks its CRC. Returns what is wrong with it, or NULL. */
static const char *
parse(struct readback_part *part, unzFile zip, XML_Parser parser)
{
    char chunk[CHUNK];
    int got;
    XML_SetUserData(parser, part);
    XML_SetElementHandler(parser, on_start, on_end);
    XML_SetCharacterDataHandler(parser, on_text);
    while ((got = unzReadCurrentFile(zip, chunk, sizeof chunk)) > 0)
        if (XML_Parse(parser, chunk, got, 0) != XML_STATUS_OK)
            return "is no XML";
    if (got < 0)
        return "cannot be inflated";
    return XML_Parse(parser, "", 0, 1) == XML_STATUS_OK ? NULL : "is cut short";
}

/* The same of a part that is no XML, such as a picture. */
static const char *
inflate_all(unzFile zip)
{
    char chunk[CHUNK];
    int got;
    do
        got = unzReadCurrentFile(zip, chunk, sizeof chunk);
    while (got > 0);
    return got < 0 ? "cannot be inflated" : NULL;
}

const char *
readback_part_read(struct readback_part *part, unzFile zip)
{
    if (!zip || unzGoToFilePos64(zip, &part->place) != UNZ_OK || unzOpenCurrentFile(zip) != UNZ_OK)
        return "cannot be opened";
    XML_Parser parser = is_xml(part->name) ? XML_ParserCreate(NULL) : NULL;
    const char *fault = parser               ? parse(part, zip, parser)
                        : is_xml(part->name) ? "cannot be parsed for want of memory"
                                             : inflate_all(zip);
    XML_ParserFree(parser);
    if (unzCloseCurrentFile(zip) != UNZ_OK && !fault)
        fault = "has a wrong CRC";
    return !fault && part->bad_number ? "has a number that is none" : fault;
}

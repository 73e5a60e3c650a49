/* One part of a workbook's package, read back: its zip entry, its XML, and what a sheet's cells amount to. */
#ifndef READBACK_PART_H
#define READBACK_PART_H

#include <realrate/report.h>

#include <minizip/unzip.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define PART_NAME_BYTES   256
#define PART_NUMBER_BYTES 40 /* of a number as a sheet spells it */

/* What one part of the package holds. Parts are read by several threads at once: each writes to its own. */
struct readback_part {
    char name[PART_NAME_BYTES];
    unz64_file_pos place;
    uint64_t bytes; /* inflated */
    long sheet;     /* 0-based number of xl/worksheets/sheetN.xml; -1 for any other part */
    bool is_book;
    const struct workbook_totals *totals;
    const char *fault; /* "is no XML"; NULL where there is none */
    /* Of a sheet. */
    struct sheet_totals found;
    double size;              /* sum of the absolute numbers: what the tolerance is of */
    bool is_number, in_value; /* of the cell being read */
    char number[PART_NUMBER_BYTES];
    size_t number_len;
    bool bad_number;
    /* Of the list of sheets. */
    size_t n_names;
    bool names_differ;
};

/* Inflates the part from where it lies in the zip (NULL: one that cannot be opened), which checks its CRC,
 * and reads it where it is XML. Returns what is wrong with it, or NULL. */
const char *readback_part_read(struct readback_part *part, unzFile zip);

#endif

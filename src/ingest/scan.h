/* Bytes -> bit masks, 64 bytes a word: where fields end, and where something is odd, which only libcsv can
 * judge. With AVX2 where the processor has it; the same masks without. Read by fast.c and chunk.c.
 * Clause 2.4. */
#ifndef INGEST_SCAN_H
#define INGEST_SCAN_H

#include <realrate/arena.h>

#include <stdbool.h>
#include <stdint.h>

/* Bit i % 64 of word i / 64 is of byte i. A field that no odd byte lies in or beside is read alike by libcsv:
 * either unquoted, without spaces at its ends, or in quotes, any quote inside them doubled. Odd are: a NUL; a
 * carriage return not before a line feed; a line feed in quotes; a quote that neither opens a field nor
 * closes one; spaces and tabs at a field's end outside quotes; bytes that are no UTF-8. The mark may stand on
 * the byte after, but never on one of the next record. */
struct scan {
    uint64_t *ends;  /* delimiters and line feeds outside quotes */
    uint64_t *lines; /* of them the line feeds */
    uint64_t *odd;
    size_t n_words, capacity;
    bool is_portable;    /* made without vector instructions */
    struct arena *arena; /* of the masks */
};

/* text, where a record starts, may be read up to 63 bytes past its len. */
void scan_text(struct scan *scan, const char *text, size_t len, char delimiter, bool portable);

/* Lists where the bits of `ends` are, from the word *word on and one past each, until n_most of them or more
 * are listed or there are no more; at most n_most + 63 + SCAN_SLACK are written. Returns how many are listed,
 * and moves *word on. */
#define SCAN_SLACK 16 /* written past the last one, of no meaning */
size_t scan_list(const struct scan *scan, size_t *word, size_t n_most, uint32_t *ret_list);

/* How many quotes and line feeds there are. */
struct scan_tally {
    uint64_t n_quotes, n_newlines;
};
void scan_count(const char *text, size_t len, struct scan_tally *tally); /* adds */

/* The end of the last record that ends in text, which starts with a record; 0 where none does. The tally of
 * all of text becomes that of the records. */
size_t scan_records_end(const char *text, size_t len, struct scan_tally *tally);

#endif

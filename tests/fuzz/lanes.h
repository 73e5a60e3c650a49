/* Whether a usage file is read alike in every way: by libcsv alone and by the fast lane, with vector
 * instructions and without, by one thread and several, in chunks of any size. Used by tests of made files and
 * by a fuzzer. */
#ifndef TESTS_FUZZ_LANES_H
#define TESTS_FUZZ_LANES_H

#include "ingest/tuning.h"

/* Reads the bytes by libcsv alone in one chunk, then in n other ways that `seed` chooses. Returns NULL where
 * all say the same, else both texts; both are arena's. *ret_is_read: whether the file was accepted. */
const char *lanes_differ(const char *bytes, size_t len, const struct usage_options *options, uint64_t seed,
                         size_t n, struct arena *arena, bool *ret_is_read);

/* A usage file made of what lies at the bounds of CSV and of this reader; the same for the same seed. Returns
 * its length, at most LANES_BYTES. */
#define LANES_BYTES 8192
size_t lanes_make(uint64_t seed, char ret_bytes[LANES_BYTES]);

/* A mapping: of a table with one column, `tokens`; of one with a quantity in a row; of FOCUS with a context.
 */
#define LANES_MAPPINGS 3
const struct mapping *lanes_mapping(size_t number);

/* Changes a file in a few places: pieces put in, stretches taken out or doubled. Returns its length, which is
 * at most `capacity`. */
size_t lanes_change(uint64_t seed, char *bytes, size_t len, size_t capacity);

#endif

/* Usage whose context the export cannot tell -> a base and a long part. Clauses 1.3 and 1.20. */
#ifndef INGEST_SPLIT_H
#define INGEST_SPLIT_H

#include <realrate/usage.h>

/* The rows with those that the options' rules touch split in two, sorted like the rows of struct usage, as
 * `rows` are. A long part without tokens is no row. Parts of several files are rounded so that they add up to
 * the parts of the files' sum, the first file's count by itself. models: what line.model indexes. Returned
 * rows are arena's. */
struct usage_row *split_rows(const struct usage_options *options, const char *const *models, size_t n_models,
                             const struct usage_row *rows, size_t n_rows, struct arena *arena, size_t *ret_n);

#endif

/* Rows whose context the export cannot tell -> a base and a long part. Clauses 1.3 and 1.20. */
#ifndef INGEST_SPLIT_H
#define INGEST_SPLIT_H

#include <realrate/usage.h>

/* Whether any rule is of the model. */
bool split_names_model(const struct usage_options *options, const char *model);

/* The rule for a row of the model; NULL where none touches it: fast rows never are split. */
const struct split_rule *split_rule_for(const struct usage_options *options, const char *model,
                                        const struct usage_row *row, bool has_context_column);

/* Both parts of the row. A long part without tokens is no row: returns how many parts there are, 1 or 2. */
size_t split_row(const struct usage_row *row, const struct split_rule *rule, struct usage_row ret_parts[2]);

#endif

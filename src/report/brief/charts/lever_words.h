/* What the row of a lever says. Clause 1.12. */
#ifndef BRIEF_LEVER_WORDS_H
#define BRIEF_LEVER_WORDS_H

#include "report/brief/brief.h"

const struct fact *lever_words_fact(const struct brief *brief, size_t offer, const struct lever_result *lever,
                                    const char *field);

/* Its place in the order to ask in; "" for one that is worth little or dear. */
const char *lever_words_number(const struct brief *brief, size_t offer, const struct lever_result *lever);
const char *lever_words_name(const struct brief *brief, size_t offer, const struct lever_result *lever);

/* How easily it is given, and what it costs the vendor: as much of it as `width` has room for. */
const char *lever_words_remark(const struct brief *brief, size_t offer, const struct lever_result *lever,
                               double width);

#endif

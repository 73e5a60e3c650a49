/* Doubles of the results by name, for tables of what the facts and the JSON show of a struct. */
#ifndef FIELDS_H
#define FIELDS_H

#include "words.h"

#include <stddef.h>

struct field {
    const char *name;
    enum form form; /* its decimals are those of the form */
    size_t offset;
};
#define FIELD(type, member, shown_as)                                                                        \
    {                                                                                                        \
        .name = #member, .form = shown_as, .offset = offsetof(struct type, member)                           \
    }
#define N_OF(table) (sizeof(table) / sizeof *(table))

/* Tables that the facts and the JSON share, in the order of the JSON. */
#define N_FIELDS_EXPECTED    17
#define N_FIELDS_CLIFF       5
#define N_FIELDS_LEVEL       9
#define N_FIELDS_ALTERNATIVE 10
#define N_FIELDS_BREAK_EVEN  3
#define N_FIELDS_PERCENTILES 3
extern const struct field fields_expected[N_FIELDS_EXPECTED];
extern const struct field fields_cliff[N_FIELDS_CLIFF];
extern const struct field fields_level[N_FIELDS_LEVEL]; /* of sweep_level */
extern const struct field fields_alternative[N_FIELDS_ALTERNATIVE];
extern const struct field fields_break_even[N_FIELDS_BREAK_EVEN];   /* of offer_result */
extern const struct field fields_percentiles[N_FIELDS_PERCENTILES]; /* of benchmark_place */

static inline double
field_value(const void *object, const struct field *field)
{
    return *(const double *)(const void *)((const char *)object + field->offset);
}

#endif

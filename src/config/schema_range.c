/* What the tables of sections and keys allow a key to hold, for those who show it. */
#include "ini_scan.h"
#include "schema.h"

#include <math.h>
#include <string.h>

/* "fee" of "fee seats". */
static bool
is_of(const struct schema_section *section, const char *name)
{
    size_t n = strlen(section->name);
    return strncmp(name, section->name, n) == 0 && (name[n] == '\0' || name[n] == ' ');
}

static const struct schema_section *
find_section(const char *name)
{
    static const struct schema *const with_terms[] = {&schema_offer, &schema_plan, &schema_book};
    for (size_t i = 0; i < sizeof with_terms / sizeof *with_terms; i++)
        for (size_t s = 0; s < with_terms[i]->n_sections; s++)
            if (is_of(with_terms[i]->sections[s], name))
                return with_terms[i]->sections[s];
    return NULL;
}

/* The fixed key of the name, else the open one. */
static const struct schema_key *
find_key(const struct schema_section *section, const char *name)
{
    const struct schema_key *open = NULL;
    for (size_t i = 0; i < section->n_keys; i++) {
        if (section->keys[i].form != KEY_FIXED)
            open = &section->keys[i];
        else if (ini_same_name(section->keys[i].key, name))
            return &section->keys[i];
    }
    return open;
}

struct term_range
schema_range(const char *section_name, const char *key_name)
{
    struct term_range range = {(double)-INFINITY, (double)INFINITY, (double)INFINITY};
    const struct schema_section *section = find_section(section_name);
    const struct schema_key *key = section ? find_key(section, key_name) : NULL;
    if (key && (key->min != 0 || key->max != 0)) {
        range.min = key->min;
        range.max = key->max;
    }
    if (key && key->key_max > 0)
        range.key_max = key->key_max;
    return range;
}

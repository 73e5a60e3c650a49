#include <realrate/terms.h>

#include <strings.h>

const struct term *
term_find(const struct term *terms, size_t n_terms, const char *section, const char *key, size_t item)
{
    for (size_t i = 0; i < n_terms; i++)
        if (terms[i].item == item && strcasecmp(terms[i].section, section) == 0 &&
            strcasecmp(terms[i].key, key) == 0)
            return &terms[i];
    return NULL;
}

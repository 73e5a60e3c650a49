#include "adapter.h"

#include <string.h>
#include <strings.h>

static const struct adapter *const adapters[] = {&adapter_realrate, &adapter_console};
#define N_ADAPTERS (sizeof adapters / sizeof *adapters)

/* The same names for who only lists them. */
static const char *const names[] = {"realrate", "console"};
_Static_assert(sizeof names / sizeof *names == N_ADAPTERS, "one name for each format");

const char *const *
adapter_names(size_t *ret_n)
{
    *ret_n = N_ADAPTERS;
    return names;
}

size_t
adapter_position(const struct header *header, const char *name)
{
    size_t i = 0;
    while (i < header->n_names && !(name && strcasecmp(header->names[i], name) == 0))
        i++;
    return i;
}

static bool
is_there(const struct header *header, const char *name)
{
    return adapter_position(header, name) < header->n_names;
}

bool
adapter_lacks(const struct header *header, const struct column *column)
{
    return column->is_required && !is_there(header, column->name) && !is_there(header, column->other_name) &&
           !is_there(header, column->covered_by);
}

static struct fit
fit_of(const struct header *header, const struct adapter *adapter)
{
    struct fit fit = {.adapter = adapter};
    for (size_t i = 0; i < adapter->n_columns; i++) {
        const struct column *column = &adapter->columns[i];
        const char *name = is_there(header, column->name) ? column->name : column->other_name;
        fit.n_required += column->is_required;
        fit.n_missing += adapter_lacks(header, column);
        if (!is_there(header, name))
            continue;
        fit.columns[column->field] = column;
        fit.positions[column->field] = adapter_position(header, name);
        fit.n_bound++;
    }
    return fit;
}

/* Complete formats first, of those the one with most columns; else the one that lacks least of what it needs.
 */
static bool
is_better(const struct fit *a, const struct fit *b)
{
    if (!a->n_missing != !b->n_missing)
        return !a->n_missing;
    if (!a->n_missing)
        return a->n_bound > b->n_bound;
    return a->n_missing * b->n_required < b->n_missing * a->n_required;
}

struct fit
adapter_fit(const struct header *header, const char *format)
{
    struct fit best = {0};
    for (size_t i = 0; i < N_ADAPTERS; i++) {
        if (format && strcmp(format, adapters[i]->name) != 0)
            continue;
        struct fit fit = fit_of(header, adapters[i]);
        if (!best.adapter || is_better(&fit, &best))
            best = fit;
    }
    return best;
}

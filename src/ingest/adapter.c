#include "adapter.h"

#include <string.h>
#include <strings.h>

static const struct adapter *const adapters[] = {&adapter_realrate, &adapter_console, &adapter_admin_api,
                                                 &adapter_litellm,  &adapter_focus,   &adapter_console_cost};
#define N_ADAPTERS (sizeof adapters / sizeof *adapters)

/* The same names for who only lists them, and the one that a mapping makes. */
static const char *const names[] = {"realrate", "console",      "admin-api",  "litellm",
                                    "focus",    "console-cost", CUSTOM_FORMAT};
_Static_assert(sizeof names / sizeof *names == N_ADAPTERS + 1, "one name for each format");

const char *const *
adapter_names(size_t *ret_n)
{
    *ret_n = sizeof names / sizeof *names;
    return names;
}

struct formats
adapter_known(void)
{
    return (struct formats){adapters, N_ADAPTERS};
}

const struct adapter *
adapter_find(const char *name)
{
    for (size_t i = 0; i < N_ADAPTERS; i++)
        if (strcmp(adapters[i]->name, name) == 0)
            return adapters[i];
    return NULL;
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

static bool
is_counted(size_t field)
{
    return (field >= USAGE_QUANTITY && field < N_USAGE_FIELDS) || field == FIELD_OTHER_QUANTITY;
}

/* What follows from the columns that were found. */
static void
sort_fields(struct fit *fit)
{
    const struct adapter *adapter = fit->adapter;
    fit->is_long = fit->columns[USAGE_QUANTITY] || fit->columns[USAGE_METER];
    fit->is_plain = !fit->is_long && !adapter->prompt_includes_cache && !adapter->null_text &&
                    !adapter->model_prefix && !adapter->allow_exponent;
    for (size_t field = 0; field < N_FIELDS; field++) {
        const struct column *column = fit->columns[field];
        if (!column)
            continue;
        if (column->mapping || column->sets_apart || fit->is_inside[field])
            fit->is_plain = false;
        if (!is_counted(field) && fit->positions[field] != NO_POSITION)
            fit->key_positions[fit->n_keys++] = fit->positions[field];
        if (column->sets_apart || (column->mapping && column->mapping->n_values))
            fit->apart[fit->n_apart++] = field;
    }
}

static struct fit
fit_of(const struct header *header, const struct adapter *adapter)
{
    struct fit fit = {.adapter = adapter};
    for (size_t field = 0; field < N_FIELDS; field++)
        fit.positions[field] = NO_POSITION;
    for (size_t i = 0; i < adapter->n_columns; i++) {
        const struct column *column = &adapter->columns[i];
        const char *name = is_there(header, column->name) ? column->name : column->other_name;
        fit.n_required += column->is_required;
        fit.n_missing += adapter_lacks(header, column);
        if (!column->name)
            fit.columns[column->field] = column;
        if (!is_there(header, name))
            continue;
        fit.columns[column->field] = column;
        fit.positions[column->field] = adapter_position(header, name);
        fit.is_inside[column->field] = column->member && name == column->other_name;
        fit.n_bound++;
    }
    sort_fields(&fit);
    return fit;
}

/* Complete formats first, of those the one that was asked for, then the one with most columns; else the one
 * that lacks least of what it needs. */
static bool
is_better(const struct fit *a, const struct fit *b)
{
    if (!a->n_missing != !b->n_missing)
        return !a->n_missing;
    if (!a->n_missing && a->adapter->is_asked_for != b->adapter->is_asked_for)
        return a->adapter->is_asked_for;
    if (!a->n_missing)
        return a->n_bound > b->n_bound;
    return a->n_missing * b->n_required < b->n_missing * a->n_required;
}

struct fit
adapter_fit(const struct formats *formats, const struct header *header, const char *format)
{
    struct fit best = {0};
    for (size_t i = 0; i < formats->n; i++) {
        if (format && strcmp(format, formats->items[i]->name) != 0)
            continue;
        struct fit fit = fit_of(header, formats->items[i]);
        if (!best.adapter || is_better(&fit, &best))
            best = fit;
    }
    return best;
}

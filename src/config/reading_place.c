#include "reading.h"

#include <string.h>

struct place
section_place(const struct reading *reading, const struct ini_section *in, const char *key)
{
    const struct ini_entry *entry = key ? ini_entry(in, key) : NULL;
    struct diags *diags = reading->diags;
    struct place place = {.file = reading->file.path};
    place.line = entry ? entry->line : in ? in->line : 0;
    const char *name = in ? diag_escape(diags, in->name, strlen(in->name)) : "";
    if (in)
        place.column =
            key ? arena_printf(reading->arena, "[%s] %s", name, diag_escape(diags, key, strlen(key)))
                : arena_printf(reading->arena, "[%s]", name);
    return place;
}

struct place
reading_place(const struct reading *reading, const struct term *term)
{
    return (struct place){.file = reading->file.path,
                          .line = term->line,
                          .column = arena_printf(reading->arena, "[%s] %s", term->section, term->key)};
}

const struct term *
section_term(const struct reading *reading, const struct ini_section *in, const char *key)
{
    for (size_t i = 0; i < reading->n_items; i++)
        if (reading->items[i].in == in && reading->terms[i].has_value &&
            strcmp(reading->items[i].key->key, key) == 0)
            return &reading->terms[i];
    return NULL;
}

const char *
section_argument(const struct ini_section *in, const char *name)
{
    const char *rest = in->name + strlen(name);
    return rest + strspn(rest, " \t\v\f");
}

const struct ini_section *
reading_section(const struct reading *reading, const char *name)
{
    for (size_t i = 0; i < reading->file.n_sections; i++)
        if (ini_same_name(reading->file.sections[i].name, name))
            return &reading->file.sections[i];
    return NULL;
}

const char *
name_hint(const char *name, const char *const *known, size_t n_known, struct arena *arena)
{
    const char *hint = diag_hint(name, known, n_known, arena);
    if (*hint || n_known == 0 || n_known > 16)
        return hint;
    return arena_printf(arena, "; expected %s", diag_choices(known, n_known, arena));
}

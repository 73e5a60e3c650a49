#include "reading_parts.h"

#include <string.h>
#include <strings.h>

bool
reading_is_section(const struct ini_section *in, const struct schema_section *section)
{
    size_t len = strlen(section->name);
    if (ini_same_name(in->name, section->name))
        return section->form != SECTION_NAMED;
    return section->form != SECTION_PLAIN && strncasecmp(in->name, section->name, len) == 0 &&
           strchr(" \t\v\f", in->name[len]) && *section_argument(in, section->name);
}

static bool
has_section(const struct schema *schema, const struct ini_section *in)
{
    for (size_t i = 0; i < schema->n_sections; i++)
        if (reading_is_section(in, schema->sections[i]))
            return true;
    return false;
}

/* The other kind of INI that has such a section, where this kind has not; NULL where none does. */
static const struct schema *
other_kind(const struct schema *schema, const struct ini_section *in)
{
    for (size_t i = 0; !has_section(schema, in) && i < N_SCHEMAS; i++)
        if (has_section(schemas[i], in))
            return schemas[i];
    return NULL;
}

void
reading_check_kind(struct reading *reading, const struct schema *schema)
{
    struct ini_file *file = &reading->file;
    for (size_t i = 0; i < file->n_sections; i++) {
        const struct schema *other = other_kind(schema, &file->sections[i]);
        if (!other)
            continue;
        diag_error(reading->diags, STATUS_CONFIG, section_place(reading, &file->sections[i], NULL),
                   "is a section of the %s, not of the %s", other->name, schema->name);
        file->is_faulty = true;
        return;
    }
}

static void
report_unknown_section(struct reading *reading, const struct schema *schema, const struct ini_section *in)
{
    const char **known = ARENA_NEW(reading->arena, const char *, schema->n_sections);
    size_t n = 0;
    struct place place = section_place(reading, in, NULL);
    for (size_t i = 0; i < schema->n_sections; i++) {
        const struct schema_section *section = schema->sections[i];
        known[n++] = section->name;
        if (section->form == SECTION_NAMED && ini_same_name(in->name, section->name)) {
            diag_error(reading->diags, STATUS_CONFIG, place, "needs a name: expected [%s %s]", section->name,
                       section->named_by);
            return;
        }
    }
    const char *word = arena_text(reading->arena, in->name, strcspn(in->name, " \t"));
    const char *nearest = diag_nearest(in->name, known, n);
    if (!nearest)
        nearest = diag_nearest(word, known, n);
    diag_error(reading->diags, STATUS_CONFIG, place, "is no section of the %s%s", schema->name,
               nearest ? arena_printf(reading->arena, "; did you mean [%s]?", nearest)
                       : name_hint(in->name, known, n, reading->arena));
}

void
reading_check_sections(struct reading *reading, const struct schema *schema)
{
    const struct ini_file *file = &reading->file;
    for (size_t i = 0; i < file->n_sections; i++)
        if (!has_section(schema, &file->sections[i]) && !other_kind(schema, &file->sections[i]))
            report_unknown_section(reading, schema, &file->sections[i]);
}

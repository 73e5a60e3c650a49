#include "schema.h"
#include "value.h"

#include <realrate/arena.h>

#include <string.h>

const struct schema *const schemas[N_SCHEMAS] = {&schema_offer, &schema_plan,    &schema_mapping,
                                                 &schema_book,  &schema_clauses, &schema_template};

static const char *const kind_names[] = {
    [TERM_TEXT] = "text",          [TERM_YES_NO] = "yes or no",      [TERM_MONEY] = "amount",
    [TERM_SHARE] = "share",        [TERM_PRICE] = "price",           [TERM_NUMBER] = "number",
    [TERM_COUNT] = "whole number", [TERM_DATE] = "date, YYYY-MM-DD", [TERM_CHOICE] = "one of",
    [TERM_COLOUR] = "colour",
};

/* "list of amount", "one of month | quarter", "auto or share" */
static const char *
type_text(const struct schema_key *key, struct arena *arena)
{
    const char *text = key->takes_constant ? "column, or 'constant'" : kind_names[key->kind];
    for (size_t i = 0; key->kind == TERM_CHOICE && key->choices[i]; i++)
        text = arena_printf(arena, "%s%s %s%s", text, i ? " |" : "", key->choices[i],
                            key->share_choices & 1u << i ? " SHARE" : "");
    if (key->word)
        text = arena_printf(arena, "%s or %s", key->word, text);
    if (key->n_items)
        return arena_printf(arena, "list of %zu: %s", key->n_items, text);
    return key->is_list ? arena_printf(arena, "list of %s", text) : text;
}

/* ", in months"; shares and dates say it by their type. */
static const char *
unit_text(const struct schema_key *key, struct arena *arena)
{
    const char *unit = key->unit ? key->unit : "";
    if (*unit == '$')
        return arena_printf(arena, ", in the currency%s%s", unit[1] == '/' ? " per " : "",
                            unit[1] == '/' ? unit + 2 : unit + 1);
    if (strcmp(unit, "share") == 0 || strcmp(unit, "date") == 0 || *unit == '\0')
        return "";
    return strncmp(unit, "share ", 6) == 0 ? unit + 5 : arena_printf(arena, ", in %s", unit);
}

static const char *
key_text(const struct schema_key *key, struct arena *arena)
{
    const char *range = value_range(key, arena);
    return arena_printf(
        arena, "%s = %s%s%s%s%s%s\n    %s\n", key->key, type_text(key, arena), unit_text(key, arena),
        range ? ", " : "", range ? range : "", key->is_required ? ", required" : "",
        key->default_text && *key->default_text ? arena_printf(arena, ", default %s", key->default_text) : "",
        key->help);
}

static const char *
section_text(const struct schema_section *section, struct arena *arena)
{
    const char *text = arena_printf(
        arena, "\n[%s%s%s%s%s]%s\n; %s\n", section->name, section->form == SECTION_PLAIN ? "" : " ",
        section->form == SECTION_MAYBE_NAMED ? "(" : "", section->named_by ? section->named_by : "",
        section->form == SECTION_MAYBE_NAMED ? ")" : "", section->is_required ? "  (required)" : "",
        section->help);
    for (size_t i = 0; i < section->n_keys; i++)
        text = arena_printf(arena, "%s%s", text, key_text(&section->keys[i], arena));
    return text;
}

const char *
schema_text(struct arena *arena)
{
    const char *text = "";
    for (size_t i = 0; i < N_SCHEMAS; i++) {
        text = arena_printf(arena, "%s%s%s\n", text, i ? "\n" : "", schemas[i]->name);
        for (size_t s = 0; s < schemas[i]->n_sections; s++)
            text = arena_printf(arena, "%s%s", text, section_text(schemas[i]->sections[s], arena));
    }
    return text;
}

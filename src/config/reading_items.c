#include "reading_parts.h"

#include "base/ascii.h"

#include <math.h>
#include <string.h>

static const char *
unit_text(const struct reading *reading, const char *unit)
{
    if (!unit)
        return "";
    return *unit == '$' ? arena_printf(reading->arena, "%s%s", reading->currency, unit + 1) : unit;
}

static char *
lower_text(struct arena *arena, const char *text)
{
    char *copy = arena_text(arena, text, strlen(text));
    for (char *c = copy; *c; c++)
        *c = ascii_lower(*c);
    return copy;
}

void
reading_add_term(struct reading *reading, const struct spot *spot, size_t item, const struct value *value,
                 int64_t key_exact, double key_value)
{
    const struct schema_key *key = spot->key;
    bool has_range = key->min != 0 || key->max != 0;
    struct reading_item *beside =
        ARENA_PUSH(reading->arena, &reading->items, &reading->n_items, &reading->items_capacity);
    *beside =
        (struct reading_item){.section = spot->section, .key = key, .in = spot->in, .key_exact = key_exact};
    struct term *term =
        ARENA_PUSH(reading->arena, &reading->terms, &reading->n_terms, &reading->terms_capacity);
    *term = (struct term){
        .section = spot->in ? lower_text(reading->arena, spot->in->name) : spot->section->name,
        .key = spot->entry && key->form != KEY_FIXED ? spot->entry->key : key->key,
        .item = item,
        .kind = value ? value->kind : key->kind,
        .unit = unit_text(reading, key->unit),
        .label = key->help,
        .has_value = value != NULL,
        .value = !value               ? 0
                 : key->share_choices ? value->share
                                      : value->value,
        .text = value ? value->text : "",
        .key_value = key_value,
        .min = has_range ? key->min : (double)-INFINITY,
        .max = has_range ? key->max : (double)INFINITY,
        .choices = key->choices,
        .file = spot->entry ? reading->file.path : NULL,
        .line = spot->entry ? spot->entry->line : 0,
    };
    if (value)
        beside->value = *value;
}

static char *
trimmed(struct arena *arena, const char *text, size_t len)
{
    for (; len && strchr(" \t\v\f", *text); len--)
        text++;
    while (len && strchr(" \t\v\f", text[len - 1]))
        len--;
    return arena_text(arena, text, len);
}

/* Whether an item of a list is none, or three zeros that a thousands' comma left over; reported, the zeros
 * once. */
static bool
is_faulty_item(struct reading *reading, struct place place, const char *part, size_t item, bool *is_grouped)
{
    if (*part == '\0')
        diag_error(reading->diags, STATUS_CONFIG, place, "item %zu of the list is empty", item + 1);
    else if (strcmp(part, "000") != 0)
        return false;
    else if (!*is_grouped)
        diag_error(reading->diags, STATUS_CONFIG, place,
                   "\"000\" found, expected thousands grouped by _ in a list: a comma separates items");
    *is_grouped = *is_grouped || *part;
    return true;
}

void
reading_add_items(struct reading *reading, const struct spot *spot, const char *text, int64_t key_exact,
                  double key_value)
{
    const struct schema_key *key = spot->key;
    bool is_grouped = false;
    struct place place = section_place(reading, spot->in, spot->entry ? spot->entry->key : key->key);
    struct value value;
    size_t item = 0;
    if (spot->entry && spot->entry->is_constant && !key->takes_constant) {
        diag_error(reading->diags, STATUS_CONFIG, place,
                   "a value that begins with ' must stand in double quotes: \"...\"");
        return;
    }
    if (key->is_list && key->kind == TERM_TEXT && *text == '\0') { /* a list of nothing */
        reading_add_term(reading, spot, 0, NULL, key_exact, key_value);
        return;
    }
    for (const char *at = text; at; item++) {
        size_t len = key->is_list ? strcspn(at, ",") : strlen(at);
        char *part = key->is_list ? trimmed(reading->arena, at, len) : arena_text(reading->arena, text, len);
        at = at[len] ? at + len + 1 : NULL;
        if (key->is_list && is_faulty_item(reading, place, part, item, &is_grouped))
            continue;
        if (value_read(key, part, place, reading->arena, reading->diags, &value) == 0)
            reading_add_term(reading, spot, item, &value, key_exact, key_value);
    }
    if (key->n_items && item != key->n_items)
        diag_error(reading->diags, STATUS_CONFIG, place, "has %zu items: expected %zu", item, key->n_items);
}

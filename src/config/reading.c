#include "reading_parts.h"

#include "names.h"

#include <realrate/calendar.h>

#include <assert.h>
#include <limits.h>
#include <math.h>
#include <string.h>

static const struct schema_key *
fixed_key(const struct schema_section *section, const char *key)
{
    for (size_t i = 0; i < section->n_keys; i++)
        if (section->keys[i].form == KEY_FIXED && ini_same_name(section->keys[i].key, key))
            return &section->keys[i];
    return NULL;
}

static void
read_fixed(struct reading *reading, struct spot spot)
{
    const struct schema_key *key = spot.key;
    spot.entry = ini_entry(spot.in, key->key);
    if (spot.entry) {
        reading_add_items(reading, &spot, spot.entry->value, 0, 0);
        return;
    }
    if (key->is_required && spot.in && !spot.in->is_faulty)
        diag_error(reading->diags, STATUS_CONFIG, section_place(reading, spot.in, key->key), "is missing: %s",
                   key->help);
    if (key->default_text)
        reading_add_items(reading, &spot, key->default_text, 0, 0);
    else
        reading_add_term(reading, &spot, 0, NULL, 0, 0);
}

static const struct schema_key *
open_key(const struct schema_section *section)
{
    for (size_t i = 0; i < section->n_keys; i++)
        if (section->keys[i].form != KEY_FIXED)
            return &section->keys[i];
    return NULL;
}

static void
report_unknown_key(struct reading *reading, const struct spot *spot, const struct schema_key *open)
{
    const char **known = ARENA_NEW(reading->arena, const char *, spot->section->n_keys);
    size_t n = 0;
    for (size_t i = 0; i < spot->section->n_keys; i++)
        known[n++] = spot->section->keys[i].key;
    const char *hint = name_hint(spot->entry->key, known, n, reading->arena);
    diag_error(reading->diags, STATUS_CONFIG, section_place(reading, spot->in, spot->entry->key),
               "is no key of [%s]%s", spot->section->name,
               open && n == 1 ? arena_printf(reading->arena, "; expected %s such as 250K", open->key) : hint);
}

/* Whether the book knows the model or family an open key names; reported where it does not. */
static bool
name_is_known(struct reading *reading, const struct spot *spot)
{
    enum key_form form = spot->key->form;
    const char *name = spot->entry->key;
    const char **fixed = ARENA_NEW(reading->arena, const char *, spot->section->n_keys);
    struct named named;
    size_t n = 0;
    if (form != KEY_PRICED && form != KEY_MODEL)
        return true;
    if (names_priced(reading->book, name, reading->arena, &named) == 0 &&
        (form == KEY_PRICED || (named.model >= 0 && named.meter < 0)))
        return true;
    if (form == KEY_MODEL && names_priced(reading->book, name, reading->arena, &named) == 0) {
        diag_error(reading->diags, STATUS_CONFIG, section_place(reading, spot->in, name),
                   "names more than a model: expected a model of the price book");
        return false;
    }
    for (size_t i = 0; i < spot->section->n_keys; i++)
        if (spot->section->keys[i].form == KEY_FIXED)
            fixed[n++] = spot->section->keys[i].key;
    diag_error(reading->diags, STATUS_CONFIG, section_place(reading, spot->in, name),
               "is no model%s of the price book%s", form == KEY_PRICED ? " or family" : "",
               names_hint_priced(reading->book, name, fixed, n, reading->arena));
    return false;
}

/* Whether the number that an open key is is one of the schema's range; reported where it is not. */
static bool
key_is_in_range(struct reading *reading, const struct spot *spot, double number)
{
    if (spot->key->key_max == 0 || number <= spot->key->key_max)
        return true;
    const struct schema_key range = {.kind = TERM_NUMBER, .max = spot->key->key_max};
    diag_error(reading->diags, STATUS_CONFIG, section_place(reading, spot->in, spot->entry->key),
               "is out of range: expected %s", value_range(&range, reading->arena));
    return false;
}

static void
read_open(struct reading *reading, const struct schema_section *section, const struct ini_section *in)
{
    const struct schema_key *open = open_key(section);
    for (size_t i = 0; i < in->n_entries; i++) {
        struct spot spot = {section, open, in, &in->entries[i]};
        double key_value;
        int64_t key_exact;
        if (fixed_key(section, spot.entry->key))
            continue;
        if (!open || value_key_number(open->form, spot.entry->key, &key_value, &key_exact) != 0)
            report_unknown_key(reading, &spot, open);
        else if (name_is_known(reading, &spot) && key_is_in_range(reading, &spot, key_value))
            reading_add_items(reading, &spot, spot.entry->value, key_exact, key_value);
    }
}

static void
read_section(struct reading *reading, const struct schema_section *section, const struct ini_section *in)
{
    for (size_t i = 0; i < section->n_keys; i++)
        if (section->keys[i].form == KEY_FIXED)
            read_fixed(reading, (struct spot){section, &section->keys[i], in, NULL});
    if (in)
        read_open(reading, section, in);
}

/* "is missing: it must give name, start and term_months" */
static void
report_missing_section(struct reading *reading, const struct schema *schema,
                       const struct schema_section *section)
{
    const char *names = NULL;
    for (size_t i = 0; i < section->n_keys; i++)
        if (section->keys[i].is_required)
            names = names ? arena_printf(reading->arena, "%s, %s", names, section->keys[i].key)
                          : section->keys[i].key;
    diag_error(reading->diags, STATUS_CONFIG,
               (struct place){.file = reading->file.path,
                              .column = arena_printf(reading->arena, "[%s]", section->name)},
               "is missing: the %s must have this section%s%s", schema->name, names ? ", with " : "",
               names ? names : "");
}

/* One value into its field; the kind says the type of the field, unless the key does. */
static void
store(const struct schema_key *key, const struct term *term, const struct reading_item *item, char *base)
{
    static_assert(sizeof(enum term_kind) == sizeof(int), "choices are stored as int");
    const struct value *value = &item->value;
    bool has = term->has_value;
    double number = has ? value->value : 0;
    int64_t exact = has ? value->exact : 0;
    int whole = fabs(number) <= INT_MAX ? (int)number : 0; /* more is stored in another form */
    int32_t day = has ? whole : DAY_NONE;
    bool yes = number != 0;
    struct money money = {exact};
    const char *text = term->text;
    const struct {
        const void *from;
        size_t size;
    } forms[] = {
        [TERM_TEXT] = {&text, sizeof text},     [TERM_YES_NO] = {&yes, sizeof yes},
        [TERM_MONEY] = {&money, sizeof money},  [TERM_SHARE] = {&number, sizeof number},
        [TERM_PRICE] = {&money, sizeof money},  [TERM_NUMBER] = {&number, sizeof number},
        [TERM_COUNT] = {&whole, sizeof whole},  [TERM_DATE] = {&day, sizeof day},
        [TERM_CHOICE] = {&whole, sizeof whole}, [TERM_COLOUR] = {&whole, sizeof whole},
    };
    if (key->store == STORE_EXACT)
        memcpy(base + key->at, &exact, sizeof exact);
    else if (key->store == STORE_DOUBLE)
        memcpy(base + key->at, &number, sizeof number);
    else
        memcpy(base + key->at, forms[key->kind].from, forms[key->kind].size);
    if (key->has_at)
        memcpy(base + key->has_at, &has, sizeof has);
}

void
reading_store(const struct reading *reading, const struct ini_section *in, void *base)
{
    for (size_t i = 0; i < reading->n_items; i++) {
        const struct reading_item *item = &reading->items[i];
        if (item->in == in && item->key->form == KEY_FIXED && (item->key->at || item->key->has_at))
            store(item->key, &reading->terms[i], item, base);
    }
}

void
reading_run(struct reading *reading, const struct schema *schema, void *base)
{
    const struct ini_file *file = &reading->file;
    reading_check_kind(reading, schema);
    for (size_t s = 0; s < schema->n_sections; s++) {
        const struct schema_section *section = schema->sections[s];
        bool found = false;
        for (size_t i = 0; i < file->n_sections; i++)
            if (reading_is_section(&file->sections[i], section)) {
                found = true;
                read_section(reading, section, &file->sections[i]);
            }
        if (found || section->form != SECTION_PLAIN)
            continue;
        if (section->is_required && !file->is_faulty)
            report_missing_section(reading, schema, section);
        read_section(reading, section, NULL);
    }
    reading_check_sections(reading, schema);
    for (size_t i = 0; base && i < reading->n_items; i++) {
        const struct reading_item *item = &reading->items[i];
        if (item->section->form == SECTION_PLAIN && item->key->form == KEY_FIXED && item->key->at)
            store(item->key, &reading->terms[i], item, base);
    }
}

#include "reading.h"

#include "names.h"

#include "base/ascii.h"

#include <realrate/calendar.h>
#include <realrate/units.h>

#include <assert.h>
#include <math.h>
#include <string.h>
#include <strings.h>

/* A key of the schema as it is being read. */
struct spot {
    const struct schema_section *section;
    const struct schema_key *key;
    const struct ini_section *in;
    const struct ini_entry *entry; /* NULL: left out */
};

/* Whether a section of the file is one of this row: its name alone, or with a name of its own after it. */
static bool
is_section(const struct ini_section *in, const struct schema_section *section)
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
        if (is_section(in, &schema->sections[i]))
            return true;
    return false;
}

/* The other kind of INI that has such a section, where this kind has not; NULL where none does. */
static const struct schema *
other_kind(const struct schema *schema, const struct ini_section *in)
{
    static const struct schema *const kinds[] = {&schema_offer, &schema_plan, &schema_book};
    for (size_t i = 0; !has_section(schema, in) && i < sizeof kinds / sizeof *kinds; i++)
        if (has_section(kinds[i], in))
            return kinds[i];
    return NULL;
}

/* A section of another kind may mean a file of that kind: said once, and nothing is said to be missing then.
 */
static void
check_kind(struct reading *reading, const struct schema *schema)
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
        const struct schema_section *section = &schema->sections[i];
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

static const struct schema_key *
fixed_key(const struct schema_section *section, const char *key)
{
    for (size_t i = 0; i < section->n_keys; i++)
        if (section->keys[i].form == KEY_FIXED && ini_same_name(section->keys[i].key, key))
            return &section->keys[i];
    return NULL;
}

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

static void
add_term(struct reading *reading, const struct spot *spot, size_t item, const struct value *value,
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

/* A key whose effect is not there yet may only say what holds anyway. */
static bool
is_default(const struct reading *reading, const struct schema_key *key, const struct value *value)
{
    struct value usual;
    if (!key->default_text || key->is_list)
        return false;
    int status =
        value_read(key, key->default_text, (struct place){0}, reading->arena, reading->diags, &usual);
    assert(status == 0);
    (void)status;
    return usual.exact == value->exact && usual.value == value->value &&
           (key->kind != TERM_TEXT || strcmp(usual.text, value->text) == 0);
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

/* Reads one text as a value or as the items of a list, and adds a term for each. Returns -1 after reporting.
 */
static int
read_items(struct reading *reading, const struct spot *spot, const char *text, int64_t key_exact,
           double key_value)
{
    const struct schema_key *key = spot->key;
    bool is_grouped = false;
    struct place place = section_place(reading, spot->in, spot->entry ? spot->entry->key : key->key);
    struct value value;
    size_t item = 0;
    int status = 0;
    if (key->is_list && key->kind == TERM_TEXT && *text == '\0') { /* a list of nothing */
        if (key->support == EFFECTIVE)
            add_term(reading, spot, 0, NULL, key_exact, key_value);
        return 0;
    }
    for (const char *at = text; at; item++) {
        size_t len = key->is_list ? strcspn(at, ",") : strlen(at);
        char *part = trimmed(reading->arena, at, len);
        if (!key->is_list)
            part = arena_text(reading->arena, text, len);
        at = at[len] ? at + len + 1 : NULL;
        if (key->is_list && *part == '\0') {
            diag_error(reading->diags, STATUS_CONFIG, place, "item %zu of the list is empty", item + 1);
            status = -1;
        } else if (key->is_list && strcmp(part, "000") == 0) {
            if (!is_grouped)
                diag_error(
                    reading->diags, STATUS_CONFIG, place,
                    "\"000\" found, expected thousands grouped by _ in a list: a comma separates items");
            is_grouped = true;
            status = -1;
        } else if (value_read(key, part, place, reading->arena, reading->diags, &value) != 0) {
            status = -1;
        } else if (key->support == EFFECTIVE) {
            add_term(reading, spot, item, &value, key_exact, key_value);
        }
    }
    if (key->n_items && item != key->n_items) {
        diag_error(reading->diags, STATUS_CONFIG, place, "has %zu items: expected %zu", item, key->n_items);
        status = -1;
    }
    if (status == 0 && key->support == DEFAULT_ONLY && !is_default(reading, key, &value)) {
        diag_error(reading->diags, STATUS_CONFIG, place, "%s is not supported yet",
                   diag_escape(reading->diags, text, strlen(text)));
        status = -1;
    }
    return status;
}

static void
read_fixed(struct reading *reading, struct spot spot)
{
    const struct schema_key *key = spot.key;
    spot.entry = ini_entry(spot.in, key->key);
    if (spot.entry) {
        read_items(reading, &spot, spot.entry->value, 0, 0);
        return;
    }
    if (key->is_required && spot.in && !spot.in->is_faulty)
        diag_error(reading->diags, STATUS_CONFIG, section_place(reading, spot.in, key->key), "is missing: %s",
                   key->help);
    if (key->support == DEFAULT_ONLY)
        return;
    if (key->default_text)
        read_items(reading, &spot, key->default_text, 0, 0);
    else
        add_term(reading, &spot, 0, NULL, 0, 0);
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
               names_hint(reading->book, name, fixed, n, reading->arena));
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
        else if (name_is_known(reading, &spot))
            read_items(reading, &spot, spot.entry->value, key_exact, key_value);
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

/* One value into its field; the kind says the type of the field. */
static void
store(const struct schema_key *key, const struct term *term, const struct reading_item *item, char *base)
{
    static_assert(sizeof(enum term_kind) == sizeof(int), "choices are stored as int");
    const struct value *value = &item->value;
    bool has = term->has_value;
    int whole = has ? (int)value->value : 0;
    int32_t day = has ? (int32_t)value->value : DAY_NONE;
    bool yes = has && value->value != 0;
    double number = has ? value->value : 0;
    struct money money = {has ? value->exact : 0};
    const char *text = term->text;
    const struct {
        const void *from;
        size_t size;
    } forms[] = {
        [TERM_TEXT] = {&text, sizeof text},     [TERM_YES_NO] = {&yes, sizeof yes},
        [TERM_MONEY] = {&money, sizeof money},  [TERM_SHARE] = {&number, sizeof number},
        [TERM_PRICE] = {&money, sizeof money},  [TERM_NUMBER] = {&number, sizeof number},
        [TERM_COUNT] = {&whole, sizeof whole},  [TERM_DATE] = {&day, sizeof day},
        [TERM_CHOICE] = {&whole, sizeof whole},
    };
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
    check_kind(reading, schema);
    for (size_t s = 0; s < schema->n_sections; s++) {
        const struct schema_section *section = &schema->sections[s];
        bool found = false;
        for (size_t i = 0; i < file->n_sections; i++)
            if (is_section(&file->sections[i], section)) {
                found = true;
                read_section(reading, section, &file->sections[i]);
            }
        if (found || section->form != SECTION_PLAIN)
            continue;
        if (section->is_required && !file->is_faulty)
            report_missing_section(reading, schema, section);
        read_section(reading, section, NULL);
    }
    for (size_t i = 0; i < file->n_sections; i++)
        if (!has_section(schema, &file->sections[i]) && !other_kind(schema, &file->sections[i]))
            report_unknown_section(reading, schema, &file->sections[i]);
    for (size_t i = 0; base && i < reading->n_items; i++) {
        const struct reading_item *item = &reading->items[i];
        if (item->section->form == SECTION_PLAIN && item->key->form == KEY_FIXED && item->key->at)
            store(item->key, &reading->terms[i], item, base);
    }
}

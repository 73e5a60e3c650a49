#include <realrate/mapping.h>

#include "mapping_field.h"
#include "reading.h"

#include <string.h>
#include <strings.h>

/* The mapping as its lists grow. */
struct maker {
    const struct reading *reading;
    struct mapping *mapping;
    struct mapping_value *values[N_USAGE_FIELDS];
    size_t capacities[N_USAGE_FIELDS]; /* of the values */
};

#define ERROR(maker, place, ...) diag_error((maker)->reading->diags, STATUS_CONFIG, (place), __VA_ARGS__)

static void
report(const struct maker *maker, const struct term *term, const char *found, const char *expected)
{
    ERROR(maker, reading_place(maker->reading, term), "\"%s\" found, expected %s",
          diag_escape(maker->reading->diags, found, strlen(found)), expected);
}

/* "NAME * 1000" or "'constant'" of [columns]. */
static void
add_column(struct maker *maker, enum usage_field field, const struct term *term, bool is_constant)
{
    struct arena *arena = maker->reading->arena;
    struct mapping_field *made = &maker->mapping->fields[field];
    size_t len = strlen(term->text);
    struct factor factor = {1, 1};
    const char *expected = is_constant ? mapping_field_check(field, term->text, arena)
                                       : mapping_field_factor(term->text, &len, &factor);
    bool has_factor = len < strlen(term->text);
    if (!expected && has_factor && !mapping_field_is_count(field))
        expected = "a column alone: only counts and quantities are multiplied";
    if (!expected && !is_constant && len == 0)
        expected = "a column, or a constant in apostrophes";
    if (expected)
        report(maker, term, term->text, expected);
    else
        *made = (struct mapping_field){.kind = is_constant ? MAPPING_CONSTANT : MAPPING_COLUMN,
                                       .text = arena_text(arena, term->text, len),
                                       .factor = factor,
                                       .line = (int)term->line};
}

/* In the order of the file, as errors are told. */
static void
read_columns(struct maker *maker)
{
    const struct reading *reading = maker->reading;
    const struct ini_section *in = reading_section(reading, "columns");
    for (size_t k = 0; in && k < in->n_entries; k++)
        for (size_t i = 0; i < N_USAGE_FIELDS; i++) {
            const struct term *term = ini_same_name(in->entries[k].key, usage_field_names[i])
                                          ? section_term(reading, in, usage_field_names[i])
                                          : NULL;
            if (term)
                add_column(maker, (enum usage_field)i, term, in->entries[k].is_constant);
        }
}

static int
line_of(const struct reading *reading, const char *section, const char *key)
{
    const struct ini_entry *entry = ini_entry(reading_section(reading, section), key);
    return entry ? (int)entry->line : 0;
}

/* The field of [values FIELD]; -1 after reporting. */
static int
field_of(const struct maker *maker, const struct ini_section *in)
{
    const char *name = section_argument(in, "values"), *known[N_USAGE_FIELDS];
    size_t n = 0;
    for (size_t i = 0; i < N_USAGE_FIELDS; i++) {
        if (!mapping_field_has_values((enum usage_field)i))
            continue;
        if (strcasecmp(usage_field_names[i], name) == 0)
            return (int)i;
        known[n++] = usage_field_names[i];
    }
    ERROR(maker, section_place(maker->reading, in, NULL), "names no field whose texts have values%s",
          name_hint(name, known, n, maker->reading->arena));
    return -1;
}

/* "PATTERN = METER * 1000", "PATTERN = ignore". */
static void
add_value(struct maker *maker, enum usage_field field, const struct term *term)
{
    struct arena *arena = maker->reading->arena;
    struct mapping_field *of = &maker->mapping->fields[field];
    bool is_ignored = strcasecmp(term->text, "ignore") == 0;
    size_t len = strlen(term->text);
    struct factor factor = {1, 1};
    const char *expected = field == USAGE_METER ? mapping_field_factor(term->text, &len, &factor) : NULL;
    const char *text = arena_text(arena, term->text, len);
    if (!expected && !is_ignored) {
        expected = mapping_field_check(field, text, arena);
        if (expected)
            expected = arena_printf(arena, "ignore, or %s", expected);
    }
    if (expected) {
        report(maker, term, text, expected);
        return;
    }
    struct mapping_value *value =
        ARENA_PUSH(arena, &maker->values[field], &of->n_values, &maker->capacities[field]);
    of->values = maker->values[field];
    *value = (struct mapping_value){
        .pattern = term->key, .value = is_ignored ? NULL : text, .factor = factor, .line = (int)term->line};
}

static void
read_values(struct maker *maker)
{
    const struct reading *reading = maker->reading;
    const struct ini_section *last = NULL;
    int field = -1;
    for (size_t i = 0; i < reading->n_items; i++) {
        const struct reading_item *item = &reading->items[i];
        if (strcmp(item->section->name, "values") != 0)
            continue;
        if (item->in != last)
            field = field_of(maker, item->in);
        last = item->in;
        if (field >= 0)
            add_value(maker, (enum usage_field)field, &reading->terms[i]);
    }
}

static bool
has(const struct mapping *mapping, enum usage_field field)
{
    return mapping->fields[field].kind != MAPPING_NONE;
}

static bool
has_counts(const struct mapping *mapping)
{
    for (size_t i = USAGE_COUNT; i < N_USAGE_FIELDS; i++)
        if (has(mapping, (enum usage_field)i))
            return true;
    return false;
}

/* Without a format of its own, a mapping says all that a row needs. */
static void
check_complete(const struct maker *maker, struct place place)
{
    const struct mapping *mapping = maker->mapping;
    static const enum usage_field needed[] = {USAGE_DATE, USAGE_MODEL};
    for (size_t i = 0; i < sizeof needed / sizeof *needed; i++)
        if (!has(mapping, needed[i]))
            ERROR(maker, place, "lacks %s: say its column, or name in [source] the format that has it",
                  usage_field_names[needed[i]]);
    bool has_meter = has(mapping, USAGE_METER), has_quantity = has(mapping, USAGE_QUANTITY);
    if (has_meter != has_quantity)
        ERROR(maker, place, "lacks %s beside %s", has_meter ? "quantity" : "meter",
              has_meter ? "meter" : "quantity");
    else if (!has_meter && !has_counts(mapping))
        ERROR(maker, place,
              "lacks what is counted: say columns of input, output and so on, or meter and "
              "quantity where each row has one of them");
}

/* Values mean something where there is a column with texts. */
static void
check_values(const struct maker *maker)
{
    const struct reading *reading = maker->reading;
    for (size_t i = 0; i < N_USAGE_FIELDS; i++) {
        const struct mapping_field *field = &maker->mapping->fields[i];
        struct place place = {.file = reading->file.path};
        if (!field->n_values || field->kind == MAPPING_COLUMN ||
            (field->kind == MAPPING_NONE && maker->mapping->format))
            continue;
        place.line = (unsigned long)field->values[0].line;
        place.column = arena_printf(reading->arena, "[values %s]", usage_field_names[i]);
        ERROR(maker, place, "has no effect: %s",
              field->kind == MAPPING_CONSTANT ? "[columns] gives the field a constant"
                                              : "[columns] gives the field no column");
    }
}

/* What stands in no single key. */
static void
check(const struct maker *maker)
{
    const struct reading *reading = maker->reading;
    const struct mapping *mapping = maker->mapping;
    const struct ini_section *source = reading_section(reading, "source");
    const struct ini_section *columns = reading_section(reading, "columns");
    struct place place = section_place(reading, columns, NULL);
    bool is_long = has(mapping, USAGE_METER) || has(mapping, USAGE_QUANTITY);
    if (!columns)
        place.column = "[columns]";
    if (mapping->table && mapping->query)
        ERROR(maker, section_place(reading, source, "query"), "cannot stand beside table");
    if (is_long && has_counts(mapping))
        ERROR(maker, place,
              "has counts side by side and a meter or quantity too: a row has the one or the other");
    else if (!mapping->format && !reading->file.is_faulty && !(columns && columns->is_faulty))
        check_complete(maker, place);
    check_values(maker);
}

static const char *
said(const char *text)
{
    return text && *text ? text : NULL;
}

int
mapping_read(const char *path, struct arena *arena, struct diags *diags, struct mapping *ret_mapping)
{
    size_t before = diags->n_errors;
    struct mapping mapping = {.file = path};
    struct reading reading = {.currency = "", .arena = arena, .diags = diags};
    struct maker maker = {.reading = &reading, .mapping = &mapping};
    if (ini_read(path, arena, diags, &reading.file) != 0)
        return -1;
    reading_run(&reading, &schema_mapping, &mapping);
    /* Texts that are not said are empty so far. */
    mapping.table = said(mapping.table);
    mapping.query = said(mapping.query);
    mapping.format = said(mapping.format);
    mapping.format_line = line_of(&reading, "source", "format");
    mapping.prompt_line = line_of(&reading, "source", "prompt_includes_cache");
    read_columns(&maker);
    read_values(&maker);
    if (diags->n_errors == before)
        check(&maker);
    if (diags->n_errors != before)
        return -1;
    memcpy(mapping.sha256, reading.file.sha256, sizeof mapping.sha256);
    mapping.bytes = reading.file.bytes;
    *ret_mapping = mapping;
    return 0;
}

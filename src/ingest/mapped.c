#include "mapped.h"

#include "base/ascii.h"

#include <string.h>

/* Any text matches a `*`: on a mismatch the last one takes one byte more. */
static bool
fits(const char *pattern, const char *text, const char *end)
{
    const char *star = NULL, *from = NULL;
    while (text < end) {
        if (*pattern == '*') {
            star = pattern++;
            from = text;
        } else if (*pattern && ascii_lower(*pattern) == ascii_lower(*text)) {
            pattern++;
            text++;
        } else if (star) {
            pattern = star + 1;
            text = ++from;
        } else {
            return false;
        }
    }
    while (*pattern == '*')
        pattern++;
    return !*pattern;
}

const struct mapping_value *
mapped_value(const struct mapping_field *field, const char *text, size_t len)
{
    for (size_t i = 0; i < field->n_values; i++)
        if (fits(field->values[i].pattern, text, text + len))
            return &field->values[i];
    return NULL;
}

/* The texts a field of a mapping may have, beside those it gives a meaning to. */
static const struct {
    const struct word *words;
    bool sets_apart;
} own_words[N_USAGE_FIELDS] = {
    [USAGE_TIER] = {field_tiers, false},        [USAGE_CONTEXT] = {field_contexts, false},
    [USAGE_GEO] = {field_geos, false},          [USAGE_SPEED] = {field_speeds, false},
    [USAGE_PROVIDER] = {field_providers, true}, [USAGE_METER] = {field_meters, false},
};

/* A known format that takes up a mapping. */
struct maker {
    const struct mapping *mapping;
    const struct adapter *base;
    struct adapter *made;
    struct column *columns;
    struct arena *arena;
    struct diags *diags;
};

static int
fail(const struct maker *maker, int line, const char *column, const char *text)
{
    struct place place = {.file = maker->mapping->file, .line = (unsigned long)line, .column = column};
    diag_error(maker->diags, STATUS_CONFIG, place, "%s", text);
    return -1;
}

static struct column *
column_of(const struct maker *maker, unsigned field)
{
    for (size_t i = 0; i < maker->made->n_columns; i++)
        if (maker->columns[i].field == field)
            return &maker->columns[i];
    return NULL;
}

static void
drop(const struct maker *maker, unsigned field)
{
    struct column *column = column_of(maker, field);
    if (column)
        *column = maker->columns[--maker->made->n_columns];
}

/* What stood in for the columns that are replaced goes with them. */
static void
drop_stand_ins(const struct maker *maker, unsigned field)
{
    static const struct {
        unsigned of, stand_in;
    } pairs[] = {
        {USAGE_MODEL, FIELD_OTHER_MODEL},
        {USAGE_QUANTITY, FIELD_UNIT},
        {USAGE_QUANTITY, FIELD_OTHER_QUANTITY},
        {USAGE_QUANTITY, FIELD_OTHER_UNIT},
    };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        if (pairs[i].of == field)
            drop(maker, pairs[i].stand_in);
}

static void
replace(const struct maker *maker, unsigned field)
{
    const struct mapping_field *from = &maker->mapping->fields[field];
    struct column *column = column_of(maker, field);
    if (!column) {
        column = &maker->columns[maker->made->n_columns++];
        *column = (struct column){
            .field = field, .words = own_words[field].words, .sets_apart = own_words[field].sets_apart};
    }
    column->name = from->kind == MAPPING_COLUMN ? from->text : NULL;
    column->other_name = column->covered_by = NULL;
    column->is_required = from->kind == MAPPING_COLUMN;
    column->mapping = from;
    drop_stand_ins(maker, field);
}

/* Values alone: of the column that the format has. */
static int
give_values(const struct maker *maker, unsigned field)
{
    const struct mapping_field *from = &maker->mapping->fields[field];
    struct column *column = column_of(maker, field);
    if (!column)
        return fail(maker, from->values[0].line,
                    arena_printf(maker->arena, "[values %s]", usage_field_names[field]),
                    arena_printf(maker->arena, "format %s has no column of this field: say one in [columns]",
                                 maker->base->name));
    column->mapping = from;
    struct column *other = field == USAGE_MODEL ? column_of(maker, FIELD_OTHER_MODEL) : NULL;
    if (other)
        other->mapping = from;
    return 0;
}

/* Whether one of the columns is of a field from `first` to before `end`. */
static bool
has_any(const struct column *columns, size_t n_columns, unsigned first, unsigned end)
{
    for (size_t i = 0; i < n_columns; i++)
        if (columns[i].field >= first && columns[i].field < end)
            return true;
    return false;
}

static bool
is_long(const struct adapter *adapter)
{
    return has_any(adapter->columns, adapter->n_columns, USAGE_METER, USAGE_COUNT);
}

static bool
is_wide(const struct adapter *adapter)
{
    return has_any(adapter->columns, adapter->n_columns, USAGE_COUNT, N_USAGE_FIELDS);
}

static int
check_shape(const struct maker *maker)
{
    const struct mapping *mapping = maker->mapping;
    int line = mapping->format_line;
    for (unsigned field = USAGE_METER; field < N_USAGE_FIELDS; field++)
        if (mapping->fields[field].kind != MAPPING_NONE)
            line = mapping->fields[field].line;
    if (is_long(maker->made) && is_wide(maker->made))
        return fail(maker, line, "[columns]",
                    is_long(maker->base)
                        ? "the format has one quantity in a row, and its meter: counts do not go with it"
                        : "the format has the counts side by side: meter and quantity do not go with it");
    if (maker->made->prompt_includes_cache && !column_of(maker, USAGE_COUNT + METER_INPUT))
        return fail(maker, mapping->prompt_line, "[source] prompt_includes_cache",
                    "there is no input to take the cache's tokens off");
    return 0;
}

/* *ret_adapter becomes the format base as the mapping changes it. */
static int
change(struct maker *maker, const struct adapter **ret_adapter)
{
    const struct mapping *mapping = maker->mapping;
    int status = 0;
    maker->made = ARENA_NEW(maker->arena, struct adapter, 1);
    maker->columns = ARENA_NEW(maker->arena, struct column, maker->base->n_columns + N_FIELDS);
    *maker->made = *maker->base;
    maker->made->columns = maker->columns;
    maker->made->is_asked_for = true;
    if (mapping->prompt_line)
        maker->made->prompt_includes_cache = mapping->prompt_includes_cache;
    if (maker->base->n_columns)
        memcpy(maker->columns, maker->base->columns, maker->base->n_columns * sizeof *maker->columns);
    for (unsigned field = 0; field < N_USAGE_FIELDS; field++) {
        if (mapping->fields[field].kind != MAPPING_NONE)
            replace(maker, field);
        else if (mapping->fields[field].n_values)
            status |= give_values(maker, field);
    }
    *ret_adapter = maker->made;
    return status ? status : check_shape(maker);
}

static const struct adapter adapter_custom = {
    .name = CUSTOM_FORMAT,
    .allow_comma = true,
    .apart_hint = "check the patterns of the mapping's values",
};

/* The format that the mapping says or changes; NULL after reporting. */
static const struct adapter *
base_of(const struct maker *maker, const char *format)
{
    const char *said = maker->mapping->format;
    const char *name = said ? said : format ? format : CUSTOM_FORMAT;
    const struct adapter *base = adapter_find(name);
    if (said && format && strcmp(said, format) != 0)
        fail(maker, maker->mapping->format_line, "[source] format",
             arena_printf(maker->arena, "is another format than --format %s", format));
    else if (!said && strcmp(name, CUSTOM_FORMAT) == 0)
        return &adapter_custom;
    else if (base && !base->refusal)
        return base;
    else
        fail(maker, maker->mapping->format_line, "[source] format",
             arena_printf(maker->arena, "\"%s\" is no format whose columns can be replaced",
                          diag_escape(maker->diags, name, strlen(name))));
    return NULL;
}

int
mapped_formats(const struct mapping *mapping, const char *format, struct arena *arena, struct diags *diags,
               struct formats *ret)
{
    struct formats known = adapter_known();
    struct maker maker = {.mapping = mapping, .arena = arena, .diags = diags};
    *ret = known;
    if (!mapping && format && strcmp(format, CUSTOM_FORMAT) == 0) {
        diag_error(diags, STATUS_USAGE, (struct place){0},
                   "format custom needs a mapping, which says what its columns hold: --mapping FILE");
        return -1;
    }
    if (!mapping)
        return 0;
    const struct adapter **items = ARENA_NEW(arena, const struct adapter *, known.n + 1);
    size_t n = 1;
    maker.base = base_of(&maker, format);
    if (!maker.base || change(&maker, &items[0]) != 0)
        return -1;
    for (size_t i = 0; i < known.n; i++)
        if (known.items[i] != maker.base)
            items[n++] = known.items[i];
    *ret = (struct formats){items, n};
    return 0;
}

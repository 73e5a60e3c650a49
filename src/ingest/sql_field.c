#include "sql_field.h"

#include "base/number.h"

#include <inttypes.h>
#include <string.h>

static const char *
column_of(const struct sql *sql, const struct mapping_field *field)
{
    return sql_dialect_column(sql->dialect, field->text, sql->arena);
}

/* What one pattern's match gives, as an expression. */
typedef const char *branch(const struct sql *sql, const void *context, const struct mapping_value *value);

/* "CASE WHEN matches THEN ... ELSE otherwise END": the first pattern that matches counts. */
static const char *
cases(const struct sql *sql, const struct mapping_field *field, branch *result, const void *context,
      const char *otherwise)
{
    const char *column = column_of(sql, field), *text = "";
    for (size_t i = 0; i < field->n_values; i++) {
        const struct mapping_value *value = &field->values[i];
        const char *match = sql_dialect_match(sql->dialect, column, value->pattern, sql->arena);
        if (!match) {
            otherwise = result(sql, context, value);
            break;
        }
        text = arena_printf(sql->arena, "%s WHEN %s THEN %s", text, match, result(sql, context, value));
    }
    return *text ? arena_printf(sql->arena, "CASE%s ELSE %s END", text, otherwise) : otherwise;
}

static const char *
text_of_value(const struct sql *sql, const void *context, const struct mapping_value *value)
{
    (void)context;
    return sql_dialect_literal(sql->dialect, value->value ? value->value : "", sql->arena);
}

const char *
sql_field_text(const struct sql *sql, size_t field)
{
    const struct mapping_field *from = &sql->mapping->fields[field];
    if (from->kind == MAPPING_CONSTANT)
        return sql_dialect_literal(sql->dialect, from->text, sql->arena);
    if (field == USAGE_DATE)
        return sql_dialect_apply(sql->dialect->day, column_of(sql, from), sql->arena);
    return cases(sql, from, text_of_value, NULL, column_of(sql, from));
}

/* ---- numbers ---- */

static bool
is_one(struct factor factor)
{
    return factor.numerator == factor.denominator;
}

static const char *
scaled(const struct sql *sql, const char *number, struct factor factor)
{
    if (is_one(factor))
        return number;
    const char *text = sql_dialect_apply(sql->dialect->decimal, number, sql->arena);
    if (factor.numerator != 1)
        text = arena_printf(sql->arena, "%s * %" PRId64, text, factor.numerator);
    if (factor.denominator != 1)
        text = arena_printf(sql->arena, "%s / %" PRId64, text, factor.denominator);
    return sql_dialect_apply(sql->dialect->product, text, sql->arena);
}

const char *
sql_field_number(const struct sql *sql, size_t field)
{
    const struct mapping_field *from = &sql->mapping->fields[field];
    uint64_t count;
    if (from->kind == MAPPING_COLUMN)
        return scaled(sql, column_of(sql, from), from->factor);
    if (number_read_count(from->text, strlen(from->text), (struct count_form){0}, &count) != NULL)
        return "-1"; /* refused, as any count that cannot be told */
    return scaled(sql, arena_printf(sql->arena, "%" PRIu64, count), from->factor);
}

static const char *
quantity_of_value(const struct sql *sql, const void *context, const struct mapping_value *value)
{
    const char *quantity = context;
    return scaled(sql, quantity, value->factor);
}

const char *
sql_field_quantity(const struct sql *sql)
{
    const struct mapping_field *meter = &sql->mapping->fields[USAGE_METER];
    const char *quantity = sql_field_number(sql, USAGE_QUANTITY);
    bool is_scaled = false;
    for (size_t i = 0; i < meter->n_values; i++)
        is_scaled = is_scaled || (meter->values[i].value && !is_one(meter->values[i].factor));
    if (!is_scaled || meter->kind != MAPPING_COLUMN)
        return quantity;
    quantity = sql_dialect_apply(sql->dialect->decimal, quantity, sql->arena); /* all cases of one type */
    return cases(sql, meter, quantity_of_value, quantity, quantity);
}

/* ---- rows of something else ---- */

static const char *
mark_of_value(const struct sql *sql, const void *context, const struct mapping_value *value)
{
    (void)sql, (void)context;
    return value->value ? "0" : "1";
}

static bool
has_ignored(const struct mapping_field *field)
{
    for (size_t i = 0; i < field->n_values; i++)
        if (!field->values[i].value)
            return field->kind == MAPPING_COLUMN;
    return false;
}

bool
sql_field_has_other(const struct mapping *mapping)
{
    for (size_t i = 0; i < N_USAGE_FIELDS; i++)
        if (has_ignored(&mapping->fields[i]))
            return true;
    return mapping->fields[USAGE_PROVIDER].kind != MAPPING_NONE;
}

const char *
sql_field_is_other(const struct sql *sql)
{
    const char *text = "";
    for (size_t i = 0; i < N_USAGE_FIELDS; i++) {
        const struct mapping_field *field = &sql->mapping->fields[i];
        if (has_ignored(field))
            text = arena_printf(sql->arena, "%s%s%s = 1", text, *text ? " OR " : "",
                                cases(sql, field, mark_of_value, NULL, "0"));
    }
    if (sql->mapping->fields[USAGE_PROVIDER].kind != MAPPING_NONE)
        text = arena_printf(sql->arena, "%s%sLOWER(%s) NOT IN ('anthropic', '')", text, *text ? " OR " : "",
                            sql_field_text(sql, USAGE_PROVIDER));
    return text;
}

struct sql
sql_field_begin(const struct mapping *mapping, const struct sql_dialect *dialect, struct arena *arena)
{
    struct sql sql = {.mapping = mapping, .dialect = dialect, .arena = arena};
    sql.is_long = mapping->fields[USAGE_METER].kind != MAPPING_NONE;
    sql.has_other = sql_field_has_other(mapping);
    return sql;
}

#include "sql_field.h"

#include "field.h"

#include "base/number.h"

#include <inttypes.h>
#include <string.h>

/* With its source before it: to SQLite a name in quotes alone that no column has is a text. */
static const char *
column_of(const struct sql *sql, const struct mapping_field *field)
{
    const char *name = sql_dialect_column(sql->dialect, field->text, sql->arena);
    return arena_printf(sql->arena, SQL_SOURCE ".%s", name);
}

const char *
sql_field_word(const struct sql *sql, const char *text)
{
    return arena_printf(sql->arena, "LOWER(REPLACE(%s, ' ', ''))", text);
}

static const char *
without_blanks(const struct sql *sql, const char *word)
{
    size_t len = strcspn(word, " ");
    const char *start = arena_text(sql->arena, word, len);
    return word[len] ? arena_printf(sql->arena, "%s%s", start, without_blanks(sql, word + len + 1)) : start;
}

const char *
sql_field_meter_words(const struct sql *sql, size_t meter, bool is_meter)
{
    const char *list = "";
    for (const struct word *word = field_meters; word->word; word++)
        if ((word->value == meter) == is_meter)
            list = arena_printf(sql->arena, "%s%s'%s'", list, *list ? ", " : "",
                                without_blanks(sql, word->word));
    return list;
}

/* What one pattern's match gives, as an expression. */
typedef const char *branch(const struct sql *sql, const void *context, const struct mapping_value *value);

/* "CASE WHEN matches THEN ... ELSE otherwise END": the first pattern that matches counts. */
static const char *
cases(const struct sql *sql, const struct mapping_field *field, branch *result, const void *context,
      const char *otherwise)
{
    const char *column = sql_dialect_apply(sql->dialect->trimmed, column_of(sql, field), sql->arena);
    const char *text = "";
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
times(const struct sql *sql, const char *text, char operation, int64_t number)
{
    return number == 1 ? text : arena_printf(sql->arena, "%s %c %" PRId64, text, operation, number);
}

/* The number times the factor where that is whole, else -1: the whole number next to it is taken back, as a
 * division says nothing of what it leaves out. Exact decimals are multiplied back. Floating point rounds a
 * division like the digits of the number itself: where it comes to the number, it was whole. */
static const char *
whole(const struct sql *sql, const char *number, struct factor factor)
{
    const char *decimal = sql_dialect_apply(sql->dialect->decimal, number, sql->arena);
    const char *product = times(sql, decimal, '*', factor.numerator);
    const char *quotient = times(sql, product, '/', factor.denominator), *count, *test;
    if (sql->dialect->is_binary) {
        count = arena_printf(sql->arena, "ROUND(%s, 0)", quotient);
        const char *back = times(sql, times(sql, count, '*', factor.denominator), '/', factor.numerator);
        test = arena_printf(sql->arena, "%s = %s AND %s = %s", number, decimal, decimal, back);
    } else {
        count = sql_dialect_apply(sql->dialect->whole, quotient, sql->arena);
        test = arena_printf(sql->arena, "%s = %s", times(sql, count, '*', factor.denominator), product);
    }
    return arena_printf(sql->arena, "CASE WHEN %s IS NULL THEN 0 WHEN %s THEN %s ELSE -1 END", number, test,
                        count);
}

/* A field's own number; -1, which is refused, where a constant cannot be told. */
static const char *
number_of(const struct sql *sql, const struct mapping_field *field)
{
    uint64_t count;
    if (field->kind == MAPPING_COLUMN)
        return column_of(sql, field);
    if (number_read_count(field->text, strlen(field->text), (struct count_form){0}, &count) != NULL)
        return "-1";
    return arena_printf(sql->arena, "%" PRIu64, count);
}

const char *
sql_field_number(const struct sql *sql, size_t field)
{
    const struct mapping_field *from = &sql->mapping->fields[field];
    const char *number = number_of(sql, from);
    return is_one(from->factor) ? number : whole(sql, number, from->factor);
}

/* The quantity times its own factor and the one of its meter's text, which may make it whole together. */
static const char *
quantity_of_value(const struct sql *sql, const void *context, const struct mapping_value *value)
{
    const struct mapping_field *quantity = context;
    struct factor factor;
    if (__builtin_mul_overflow(quantity->factor.numerator, value->factor.numerator, &factor.numerator) ||
        __builtin_mul_overflow(quantity->factor.denominator, value->factor.denominator, &factor.denominator))
        return "-1";
    return whole(sql, number_of(sql, quantity), factor);
}

const char *
sql_field_quantity(const struct sql *sql)
{
    const struct mapping_field *meter = &sql->mapping->fields[USAGE_METER];
    const struct mapping_field *quantity = &sql->mapping->fields[USAGE_QUANTITY];
    bool is_scaled = false;
    for (size_t i = 0; i < meter->n_values; i++)
        is_scaled = is_scaled || (meter->values[i].value && !is_one(meter->values[i].factor));
    if (!is_scaled || meter->kind != MAPPING_COLUMN)
        return sql_field_number(sql, USAGE_QUANTITY);
    return cases(sql, meter, quantity_of_value, quantity,
                 whole(sql, number_of(sql, quantity), quantity->factor)); /* all cases of one type */
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
        text = arena_printf(sql->arena, "%s%s%s NOT IN ('anthropic', '')", text, *text ? " OR " : "",
                            sql_field_word(sql, sql_field_text(sql, USAGE_PROVIDER)));
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

#include "sql_text.h"

#include "sql_field.h"
#include "sql_query.h"

#include <string.h>

/* The query is built inside out, one SELECT around the other. Their columns have the prefix of their level,
 * as some engines let a new name hide the column that it is made from. a_: what the source's columns say. m_,
 * of a long table: each meter's part of the row. b_: counts that are whole, or -1; rows of something else
 * without date, model and counts. c_, where prompts include the cache: what input is beyond it. Around them
 * are the sums. */
struct level {
    char prefix;
    const char *text;
};

/* What tells rows apart, in the order of the canonical format. */
static const struct key {
    enum usage_field field;
    const char *name;
} keys[] = {
    {USAGE_DATE, "date"}, {USAGE_MODEL, "model"}, {USAGE_TIER, "tier"},           {USAGE_CONTEXT, "context"},
    {USAGE_GEO, "geo"},   {USAGE_SPEED, "speed"}, {USAGE_WORKSPACE, "workspace"},
};
#define N_KEYS (sizeof keys / sizeof *keys)

static bool
varies(const struct sql *sql, size_t key)
{
    return sql->mapping->fields[keys[key].field].kind == MAPPING_COLUMN;
}

/* A constant is no column of the levels: the outermost SELECT alone has it. But rows are grouped by
 * something: by the date where all are constants, so that a table without rows has no sum. */
static bool
is_column(const struct sql *sql, size_t key)
{
    if (varies(sql, key) || keys[key].field != USAGE_DATE || sql->has_other)
        return varies(sql, key);
    for (size_t i = 0; i < N_KEYS; i++)
        if (varies(sql, i))
            return false;
    return true;
}

/* A level's column. */
static const char *
name(const struct sql *sql, char prefix, const char *what)
{
    char quote = sql->dialect->quote;
    return arena_printf(sql->arena, "%c%c_%s%c", quote, prefix, what, quote);
}

/* One more "EXPRESSION AS NAME" of a list. */
static const char *
listed(const struct sql *sql, const char *list, const char *expression, const char *as)
{
    return arena_printf(sql->arena, "%s%s%s AS %s", list, *list ? ",\n  " : "", expression, as);
}

/* The text with all its lines further in. */
static const char *
indented(const struct sql *sql, const char *text)
{
    const char *end = strchr(text, '\n');
    if (!end)
        return arena_printf(sql->arena, "  %s", text);
    return arena_printf(sql->arena, "  %.*s\n%s", (int)(end - text), text, indented(sql, end + 1));
}

static struct level
around(const struct sql *sql, char prefix, const char *list, struct level from)
{
    const char *inner = indented(sql, from.text);
    return (struct level){
        prefix, arena_printf(sql->arena, "SELECT\n  %s\nFROM (\n%s\n) %c", list, inner, from.prefix)};
}

/* Keys as they are, and with them the mark of rows of something else. */
static const char *
passed_keys(const struct sql *sql, char from, char to)
{
    const char *list = "";
    for (size_t i = 0; i < N_KEYS; i++)
        if (is_column(sql, i))
            list = listed(sql, list, name(sql, from, keys[i].name), name(sql, to, keys[i].name));
    return sql->has_other ? listed(sql, list, name(sql, from, "other"), name(sql, to, "other")) : list;
}

/* ---- what rows say ---- */

/* The user's query has lines of its own, so that a comment at its end ends there. */
static const char *
source(const struct sql *sql)
{
    const char *from = sql->mapping->table
                           ? sql_dialect_table(sql->dialect, sql->mapping->table, sql->arena)
                           : arena_printf(sql->arena, "(\n%s\n)", indented(sql, sql->mapping->query));
    return arena_printf(sql->arena, "%s " SQL_SOURCE, from);
}

static struct level
read_source(const struct sql *sql)
{
    const char *list = "";
    for (size_t i = 0; i < N_KEYS; i++)
        if (is_column(sql, i))
            list = listed(sql, list, sql_field_text(sql, keys[i].field), name(sql, 'a', keys[i].name));
    if (sql->has_other)
        list = listed(sql, list,
                      arena_printf(sql->arena, "CASE WHEN %s THEN 1 ELSE 0 END", sql_field_is_other(sql)),
                      name(sql, 'a', "other"));
    if (sql->is_long) {
        list = listed(sql, list, sql_field_text(sql, USAGE_METER), name(sql, 'a', "meter"));
        list = listed(sql, list, sql_field_quantity(sql), name(sql, 'a', "quantity"));
    }
    for (size_t m = 0; m < N_METERS; m++)
        if (sql->mapping->fields[USAGE_COUNT + m].kind != MAPPING_NONE)
            list = listed(sql, list, sql_field_number(sql, USAGE_COUNT + m), name(sql, 'a', meter_names[m]));
    return (struct level){'a', arena_printf(sql->arena, "SELECT\n  %s\nFROM %s", list, source(sql))};
}

/* Each meter's part of a long table's row; an unknown meter makes the first one's -1. */
static struct level
part_meters(const struct sql *sql, struct level from)
{
    const char *list = passed_keys(sql, from.prefix, 'm');
    const char *quantity = name(sql, from.prefix, "quantity");
    const char *meter = sql_field_word(sql, name(sql, from.prefix, "meter"));
    for (size_t m = 0; m < N_METERS; m++) {
        const char *part = arena_printf(sql->arena, "CASE WHEN %s IN (%s) THEN %s", meter,
                                        sql_field_meter_words(sql, m, true), quantity);
        if (m == METER_INPUT)
            part = arena_printf(sql->arena, "%s WHEN %s IN (%s) THEN 0 ELSE -1 END", part, meter,
                                sql_field_meter_words(sql, m, false));
        else
            part = arena_printf(sql->arena, "%s ELSE 0 END", part);
        list = listed(sql, list, part, name(sql, 'm', meter_names[m]));
    }
    return around(sql, 'm', list, from);
}

static bool
has_count(const struct sql *sql, size_t meter)
{
    return sql->is_long || sql->mapping->fields[USAGE_COUNT + meter].kind != MAPPING_NONE;
}

/* A count that is whole and not negative, 0 where there is none, else -1. */
static const char *
checked_count(const struct sql *sql, char prefix, size_t meter)
{
    const char *count = name(sql, prefix, meter_names[meter]);
    const char *whole = sql_dialect_apply(sql->dialect->whole, count, sql->arena);
    const char *other =
        sql->has_other ? arena_printf(sql->arena, " WHEN %s = 1 THEN 0", name(sql, prefix, "other")) : "";
    return arena_printf(sql->arena,
                        "CASE%s WHEN %s IS NULL THEN 0 WHEN %s >= 0 AND %s = %s THEN %s ELSE -1 END", other,
                        count, count, count, whole, whole);
}

/* A key; rows of something else have no date and no model, so that they make few groups. */
static const char *
checked_key(const struct sql *sql, char prefix, size_t key)
{
    const char *column = name(sql, prefix, keys[key].name);
    if (!sql->has_other || (keys[key].field != USAGE_DATE && keys[key].field != USAGE_MODEL))
        return column;
    return arena_printf(sql->arena, "CASE WHEN %s = 1 THEN NULL ELSE %s END", name(sql, prefix, "other"),
                        column);
}

static struct level
check(const struct sql *sql, struct level from)
{
    const char *list = "";
    for (size_t i = 0; i < N_KEYS; i++)
        if (is_column(sql, i))
            list = listed(sql, list, checked_key(sql, from.prefix, i), name(sql, 'b', keys[i].name));
    if (sql->has_other)
        list = listed(sql, list, name(sql, from.prefix, "other"), name(sql, 'b', "other"));
    for (size_t m = 0; m < N_METERS; m++)
        if (has_count(sql, m))
            list = listed(sql, list, checked_count(sql, from.prefix, m), name(sql, 'b', meter_names[m]));
    return around(sql, 'b', list, from);
}

static struct level
take_cache_off(const struct sql *sql, struct level from)
{
    const char *list = passed_keys(sql, from.prefix, 'c'), *cached = "0";
    for (size_t m = METER_CACHE_WRITE_5M; m <= METER_CACHE_READ; m++)
        if (has_count(sql, m))
            cached = arena_printf(sql->arena, "%s + %s", cached, name(sql, from.prefix, meter_names[m]));
    const char *prompt = name(sql, from.prefix, "input");
    const char *rest = arena_printf(sql->arena, "CASE WHEN %s < %s THEN -1 ELSE %s - (%s) END", prompt,
                                    cached, prompt, cached);
    for (size_t m = 0; m < N_METERS; m++)
        if (has_count(sql, m))
            list = listed(sql, list, m == METER_INPUT ? rest : name(sql, from.prefix, meter_names[m]),
                          name(sql, 'c', meter_names[m]));
    return around(sql, 'c', list, from);
}

/* ---- the sums ---- */

/* A column of the result, spelt as the canonical format has it in every dialect. */
static const char *
result(const struct sql *sql, const char *what)
{
    return arena_printf(sql->arena, "%c%s%c", sql->dialect->quote, what, sql->dialect->quote);
}

static const char *
sum_of(const struct sql *sql, char prefix, size_t meter)
{
    const char *count = name(sql, prefix, meter_names[meter]);
    if (!has_count(sql, meter))
        return "0";
    return arena_printf(sql->arena, "CASE WHEN MIN(%s) < 0 THEN %s ELSE SUM(%s) END", count,
                        sql_dialect_apply(sql->dialect->summed, "-1", sql->arena),
                        sql_dialect_apply(sql->dialect->summed, count, sql->arena));
}

static const char *
key_of_result(const struct sql *sql, char prefix, size_t key)
{
    if (is_column(sql, key))
        return name(sql, prefix, keys[key].name);
    const struct mapping_field *field = &sql->mapping->fields[keys[key].field];
    return field->kind == MAPPING_NONE ? "''" : sql_field_text(sql, keys[key].field);
}

static const char *
sum_up(const struct sql *sql, struct level from)
{
    const char *list = "", *groups = "", *order = "";
    for (size_t i = 0; i < N_KEYS; i++) {
        const char *column = key_of_result(sql, from.prefix, i), *as = result(sql, keys[i].name);
        list = listed(sql, list, column, as);
        if (!is_column(sql, i))
            continue;
        groups = arena_printf(sql->arena, "%s%s%s", groups, *groups ? ", " : "", column);
        order = arena_printf(sql->arena, "%s%s%s", order, *order ? ", " : "", as);
    }
    for (size_t m = 0; m < N_METERS; m++)
        list = listed(sql, list, sum_of(sql, from.prefix, m), result(sql, meter_names[m]));
    list = listed(sql, list, "COUNT(*)", result(sql, "rows"));
    if (sql->has_other) {
        const char *other = name(sql, from.prefix, "other"), *as = result(sql, "provider");
        list = listed(sql, list, arena_printf(sql->arena, "CASE WHEN %s = 1 THEN 'other' ELSE '' END", other),
                      as);
        groups = arena_printf(sql->arena, "%s%s%s", groups, *groups ? ", " : "", other);
        order = arena_printf(sql->arena, "%s%s%s", order, *order ? ", " : "", as);
    }
    return arena_printf(sql->arena, "%s\nGROUP BY %s\nORDER BY %s", around(sql, ' ', list, from).text, groups,
                        order);
}

const char *
sql_text_in(const struct mapping *mapping, const struct sql_dialect *dialect, struct arena *arena,
            struct diags *diags)
{
    if (sql_query_check(mapping, diags) != 0)
        return NULL;
    struct sql sql = sql_field_begin(mapping, dialect, arena);
    struct level level = read_source(&sql);
    if (sql.is_long)
        level = part_meters(&sql, level);
    level = check(&sql, level);
    if (mapping->prompt_includes_cache)
        level = take_cache_off(&sql, level);
    return sum_up(&sql, level);
}

const char *
sql_text(const struct mapping *mapping, const char *dialect, struct arena *arena, struct diags *diags)
{
    return sql_text_in(mapping, sql_dialect_of(dialect), arena, diags);
}

bool
sql_text_has_others(const struct mapping *mapping)
{
    return sql_field_has_other(mapping);
}

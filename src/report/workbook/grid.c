#include "grid.h"

#include <assert.h>
#include <math.h>
#include <string.h>

#define FORMULA_SIZE 8192 /* Excel's limit of a formula's text */

/* ---- references ---- */

const char *
ref_cell(struct arena *arena, unsigned row, unsigned col)
{
    char cell[LXW_MAX_CELL_NAME_LENGTH];
    lxw_rowcol_to_cell(cell, row, (lxw_col_t)col);
    return arena_printf(arena, "%s", cell);
}

static const char *
fixed(struct arena *arena, unsigned row, unsigned col)
{
    char cell[LXW_MAX_CELL_NAME_LENGTH];
    lxw_rowcol_to_cell_abs(cell, row, (lxw_col_t)col, 1, 1);
    return arena_printf(arena, "%s", cell);
}

const char *
ref_on(struct arena *arena, const struct sheet *from, const struct sheet *on, unsigned row, unsigned col)
{
    const char *cell = fixed(arena, row, col);
    return from == on ? cell : arena_printf(arena, "%s!%s", on->quoted, cell);
}

const char *
ref_range(struct arena *arena, const struct sheet *from, const struct sheet *on, unsigned row, unsigned col,
          unsigned last_row, unsigned last_col)
{
    return arena_printf(arena, "%s:%s", ref_on(arena, from, on, row, col), fixed(arena, last_row, last_col));
}

/* ---- grids ---- */

struct grid *
grid_add(struct grid_list *list, const char *name, size_t number, struct sheet *sheet, bool is_across,
         unsigned first, size_t n)
{
    struct grid **slot = ARENA_PUSH(list->arena, &list->items, &list->n, &list->capacity);
    struct grid *grid = *slot = ARENA_NEW(list->arena, struct grid, 1);
    *grid = (struct grid){
        .name = number ? arena_printf(list->arena, "%s%zu", name, number) : name,
        .sheet = sheet,
        .is_across = is_across,
        .first = first,
        .n = n,
        .total = is_across ? 2 : first + (unsigned)(n ? n : 1), /* a range has a cell at least */
        .header = 2,
        .arena = list->arena,
    };
    return grid;
}

void
grid_field(struct grid *grid, const char *id, unsigned line)
{
    size_t n_lines = grid->n_fields;
    const char **name = ARENA_PUSH(grid->arena, &grid->ids, &grid->n_fields, &grid->ids_capacity);
    unsigned *place = ARENA_PUSH(grid->arena, &grid->lines, &n_lines, &grid->lines_capacity);
    *name = id;
    *place = line;
}

static struct grid *
find_named(const struct grid_list *list, const char *name)
{
    for (size_t i = 0; i < list->n; i++) {
        if (strcmp(list->items[i]->name, name) == 0)
            return list->items[i];
    }
    return NULL;
}

struct grid *
grid_find(const struct grid_list *list, const char *name, const struct scope *scope)
{
    struct grid *grid = find_named(list, name);
    if (!grid)
        grid = find_named(list, arena_printf(list->arena, "%s%zu", name, scope->offer));
    if (!grid)
        grid = find_named(list, arena_printf(list->arena, "%s%zu", name, scope->history));
    assert(grid);
    return grid;
}

static unsigned
field_line(const struct grid *grid, const char *id)
{
    size_t i = 0;
    while (i < grid->n_fields && strcmp(grid->ids[i], id) != 0)
        i++;
    assert(i < grid->n_fields); /* a field of the grid */
    return grid->lines[i];
}

static const char *
record_cell(struct arena *arena, const struct grid *grid, unsigned line, unsigned at)
{
    return grid->is_across ? ref_cell(arena, line, at) : ref_cell(arena, at, line);
}

/* The text of one [..] token. */
static const char *
spell_field(const struct grid_list *list, const struct scope *scope, char *token)
{
    struct arena *arena = list->arena;
    size_t len = strlen(token);
    char mark = len > 0 && strchr("-+:#^$", token[len - 1]) ? token[len - 1] : '\0';
    if (mark)
        token[len - 1] = '\0';
    char *dot = strchr(token, '.');
    if (dot)
        *dot = '\0';
    const struct grid *grid = dot ? grid_find(list, token, scope) : scope->own;
    unsigned line = field_line(grid, dot ? dot + 1 : token), first = grid->first;
    unsigned last = first + (unsigned)(grid->n ? grid->n - 1 : 0), at = first + (unsigned)scope->record;
    bool across = grid->is_across;
    if (mark == ':')
        return across ? ref_range(arena, scope->sheet, grid->sheet, line, first, line, last)
                      : ref_range(arena, scope->sheet, grid->sheet, first, line, last, line);
    if (mark && strchr("#^$", mark)) {
        unsigned place = mark == '#' ? grid->total : mark == '^' ? first : last;
        return across ? ref_on(arena, scope->sheet, grid->sheet, line, place)
                      : ref_on(arena, scope->sheet, grid->sheet, place, line);
    }
    assert(grid == scope->own);
    return record_cell(arena, grid, line, mark == '-' ? at - 1 : mark == '+' ? at + 1 : at);
}

/* The text of one {..} token. */
static const char *
spell_name(const struct grid_list *list, const struct scope *scope, const char *token)
{
    if (strncmp(token, "o.", 2) == 0)
        return arena_printf(list->arena, "offer%zu_%s", scope->offer, token + 2);
    if (strncmp(token, "f.", 2) == 0)
        return arena_printf(list->arena, "forecast%zu_%s", scope->history, token + 2);
    assert(scope->reference);
    return scope->reference(scope->context, scope->record, token);
}

const char *
grid_expand(const struct grid_list *list, const struct scope *scope, const char *template)
{
    char formula[FORMULA_SIZE], token[64];
    size_t n = 0;
    if (list->shows_values)
        return "";
    for (const char *c = template; *c != '\0'; c++) {
        const char *text = NULL;
        if (*c == '[' || *c == '{') {
            const char *end = strchr(c, *c == '[' ? ']' : '}');
            assert(end && (size_t)(end - c) < sizeof token);
            memcpy(token, c + 1, (size_t)(end - c - 1));
            token[end - c - 1] = '\0';
            text = *c == '[' ? spell_field(list, scope, token) : spell_name(list, scope, token);
            c = end;
        }
        size_t len = text ? strlen(text) : 1;
        assert(n + len < FORMULA_SIZE);
        memcpy(formula + n, text ? text : c, len);
        n += len;
    }
    return arena_text(list->arena, formula, n);
}

/* ---- writing ---- */

unsigned
grid_lay_out(struct grid *grid, const struct field *fields, size_t n, unsigned line)
{
    for (size_t i = 0; i < n; i++, line++) {
        if (fields[i].id[0] != '\0')
            grid_field(grid, fields[i].id, line);
    }
    return line;
}

/* The dates on top of a time sheet. */
static bool
is_header_line(const struct grid *grid, unsigned line)
{
    return grid->is_across && line == grid->header;
}

static void
write_record(struct grid_list *list, const struct grid *grid, const struct scope *scope,
             const struct field *field, unsigned line, const void *source)
{
    unsigned at = grid->first + (unsigned)scope->record;
    unsigned row = grid->is_across ? line : at, col = grid->is_across ? at : line;
    double value = field->value(source, scope->record);
    if (field->formula)
        sheet_formula(grid->sheet, row, col, is_header_line(grid, line) ? ROLE_HEADER : ROLE_FORMULA,
                      field->form, value, grid_expand(list, scope, field->formula));
    else if (!isnan(value))
        sheet_number(grid->sheet, row, col, ROLE_PLAIN, field->form, value);
}

static void
write_total(struct grid_list *list, const struct grid *grid, const struct scope *scope,
            const struct field *field, unsigned line, const void *source)
{
    double sum = 0;
    for (size_t i = 0; i < grid->n; i++) {
        double value = field->value(source, i);
        sum += isnan(value) ? 0 : value;
    }
    const char *formula = grid_expand(list, scope, arena_printf(list->arena, "SUM([%s:])", field->id));
    sheet_formula(grid->sheet, grid->is_across ? line : grid->total, grid->is_across ? grid->total : line,
                  grid->is_across ? ROLE_FORMULA : ROLE_TOTAL, field->form, sum, formula);
}

static const char *
unit_text(const struct grid_list *list, const char *unit)
{
    return strncmp(unit, "money", 5) == 0 ? arena_printf(list->arena, "%s%s", list->currency, unit + 5)
                                          : unit;
}

static void
write_heading(const struct grid_list *list, const struct grid *grid, const struct field *field, unsigned line)
{
    if (grid->is_across) {
        bool is_section = field->id[0] == '\0';
        bool is_header = is_header_line(grid, line);
        sheet_text(grid->sheet, line, 0,
                   is_section  ? ROLE_SECTION
                   : is_header ? ROLE_HEADER
                               : ROLE_LABEL,
                   field->label);
        if (!is_section)
            sheet_text(grid->sheet, line, 1, is_header ? ROLE_HEADER : ROLE_UNIT,
                       unit_text(list, field->unit));
    } else if (field->label) {
        sheet_text(grid->sheet, grid->first - 2, line, ROLE_HEADER, field->label);
        sheet_text(grid->sheet, grid->first - 1, line, ROLE_COLUMN_UNIT, unit_text(list, field->unit));
    }
}

unsigned
grid_write(struct grid_list *list, struct grid *grid, const struct scope *scope, const struct field *fields,
           size_t n, unsigned line, const void *source)
{
    for (size_t i = 0; i < n; i++, line++) {
        const struct field *field = &fields[i];
        write_heading(list, grid, field, line);
        if (!field->value)
            continue;
        struct scope here = *scope;
        here.own = grid;
        here.sheet = grid->sheet;
        for (here.record = 0; here.record < grid->n; here.record++)
            write_record(list, grid, &here, field, line, source);
        here.record = 0;
        if (grid->is_across && grid->n > 0)
            sheet_quiet(grid->sheet, field->form, line, grid->total, line,
                        grid->first + (unsigned)grid->n - 1);
        if (field->has_total)
            write_total(list, grid, &here, field, line, source);
    }
    return line;
}

#include "form.h"
#include "grid_template.h"

#include <assert.h>
#include <math.h>
#include <string.h>

/* ---- grids ---- */

struct grid *
grid_add(struct grid_list *list, const char *name, enum owner owner, size_t number, struct sheet *sheet,
         bool is_across, unsigned first, size_t n)
{
    struct grid **slot = ARENA_PUSH(list->arena, &list->items, &list->n, &list->capacity);
    struct grid *grid = *slot = ARENA_NEW(list->arena, struct grid, 1);
    *grid = (struct grid){
        .name = name,
        .owner = owner,
        .number = number,
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

struct grid *
grid_find(const struct grid_list *list, const char *name, const struct scope *scope)
{
    struct grid *grid = NULL;
    for (size_t i = 0; i < list->n && !grid; i++) {
        struct grid *item = list->items[i];
        if (item->number == scope->numbers[item->owner] && strcmp(item->name, name) == 0)
            grid = item;
    }
    assert(grid);
    return grid;
}

unsigned
grid_line(const struct grid *grid, const char *id)
{
    size_t i = 0;
    while (i < grid->n_fields && strcmp(grid->ids[i], id) != 0)
        i++;
    assert(i < grid->n_fields); /* a field of the grid */
    return grid->lines[i];
}

const char *
grid_cell(const struct grid *grid, const char *id, size_t record, const struct sheet *from)
{
    unsigned line = grid_line(grid, id), at = grid->first + (unsigned)record;
    return ref_on(grid->arena, from, grid->sheet, grid->is_across ? line : at, grid->is_across ? at : line);
}

const char *
grid_expand(const struct grid_list *list, const struct scope *scope, const char *template)
{
    char formula[FORMULA_SIZE];
    const struct grid_template parts = grid_template_read(list, scope, template);
    size_t n = grid_template_spell(&parts, scope, formula);
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
write_record(const struct grid *grid, const struct scope *scope, const struct field *field, unsigned line,
             const struct grid_template *template, double value)
{
    unsigned at = grid->first + (unsigned)scope->record;
    unsigned row = grid->is_across ? line : at, col = grid->is_across ? at : line;
    char formula[FORMULA_SIZE];
    if (template) {
        grid_template_spell(template, scope, formula);
        sheet_formula(grid->sheet, row, col, is_header_line(grid, line) ? ROLE_HEADER : ROLE_FORMULA,
                      field->form, value, formula);
    } else if (!isnan(value)) {
        sheet_number(grid->sheet, row, col, ROLE_PLAIN, field->form, value);
    }
}

/* The library copies what it is given: formulas are spelled out in memory that is used again. */
static void
write_records(struct grid_list *list, const struct grid *grid, struct scope *scope, const struct field *field,
              unsigned line, const void *source)
{
    struct grid_template template = {0};
    struct arena_mark mark = arena_mark(list->arena);
    if (field->formula)
        template = grid_template_read(list, scope, field->formula);
    struct arena_mark before = arena_mark(list->arena);
    for (scope->record = 0; scope->record < grid->n; scope->record++) {
        write_record(grid, scope, field, line, field->formula ? &template : NULL,
                     field->value(source, scope->record));
        arena_release(list->arena, before);
    }
    scope->record = 0;
    arena_release(list->arena, mark);
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

static void
write_heading(const struct grid *grid, const struct field *field, unsigned line)
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
                       form_unit(grid->sheet->file, field->unit));
    } else if (field->label) {
        sheet_text(grid->sheet, grid->first - 2, line, ROLE_HEADER, field->label);
        sheet_text(grid->sheet, grid->first - 1, line, ROLE_COLUMN_UNIT,
                   form_unit(grid->sheet->file, field->unit));
    }
}

unsigned
grid_write(struct grid_list *list, struct grid *grid, const struct scope *scope, const struct field *fields,
           size_t n, unsigned line, const void *source)
{
    for (size_t i = 0; i < n; i++, line++) {
        const struct field *field = &fields[i];
        assert(field->id[0] == '\0' || line == grid_line(grid, field->id)); /* where it was laid out */
        write_heading(grid, field, line);
        if (!field->value)
            continue;
        struct scope here = *scope;
        here.own = grid;
        here.sheet = grid->sheet;
        write_records(list, grid, &here, field, line, source);
        if (grid->is_across && grid->n > 0)
            sheet_quiet(grid->sheet, field->form, line, grid->total, line,
                        grid->first + (unsigned)grid->n - 1);
        if (field->has_total)
            write_total(list, grid, &here, field, line, source);
    }
    return line;
}

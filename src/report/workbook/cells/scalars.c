#include "scalars.h"

enum { COL_LABEL, COL_UNIT, COL_VALUE };

static void
write_scalar(const struct grid_list *list, struct sheet *sheet, const struct scope *scope, char owner,
             const struct scalar *scalar, unsigned row)
{
    const char *unit = scalar->unit ? scalar->unit : sheet->file->currency;
    const char *name = arena_printf(list->arena, "{%c.%s}", owner, scalar->name);
    sheet_text(sheet, row, COL_LABEL, ROLE_LABEL, scalar->label);
    sheet_text(sheet, row, COL_UNIT, ROLE_UNIT, unit);
    if (scalar->formula) {
        sheet_formula(sheet, row, COL_VALUE, ROLE_FORMULA, scalar->form, scalar->cached,
                      grid_expand(list, scope, scalar->formula));
        sheet_quiet(sheet, scalar->form, row, COL_VALUE, row, COL_VALUE);
    } else {
        sheet_number(sheet, row, COL_VALUE, ROLE_PLAIN, scalar->form, scalar->cached);
    }
    book_name(sheet, grid_expand(list, scope, name), ref_on(list->arena, NULL, sheet, row, COL_VALUE));
}

void
scalars_write(const struct grid_list *list, struct sheet *sheet, const struct scope *scope, char owner,
              const struct scalar *scalars, size_t n, unsigned row)
{
    for (size_t i = 0; i < n; i++)
        write_scalar(list, sheet, scope, owner, &scalars[i], row + (unsigned)i);
}

/* What was changed since the run, what that puts out of date, and what is not allowed. */
#include "input.h"

static void
put_count(struct inputs *in, const char *name, const char *label, const char *unit, const char *formula)
{
    input_derive(in, &(struct derived){NULL, label, unit, CELL_WHOLE, 0, formula});
    name_cell(in->model, name, in->sheet, in->row - 1, COL_VALUE);
}

/* Cells of rows [first, last] that were changed. */
static const char *
changed_rows(const struct inputs *in, unsigned first, unsigned last)
{
    struct arena *arena = in->model->arena;
    return arena_printf(arena, "SUM(%s)",
                        ref_range(arena, in->sheet, in->sheet, first, COL_CHANGED, last, COL_CHANGED));
}

/* Simulated figures of an offer hang on the plan, the prices and its own terms. */
static void
put_offer_counts(struct inputs *in, const unsigned *offers, size_t n)
{
    struct arena *arena = in->model->arena;
    for (size_t i = 0; i < n; i++)
        put_count(in, arena_printf(arena, "offer%zu_changed", i + 1),
                  arena_printf(arena, "offer %zu: changed since the run", i + 1), "cells",
                  changed_rows(in, offers[i], offers[i + 1] - 1));
    for (size_t i = 0; i < n; i++)
        put_count(in, arena_printf(arena, "offer%zu_stale", i + 1),
                  arena_printf(arena, "offer %zu: its simulated figures are out of date", i + 1), "1 or 0",
                  arena_printf(arena, "IF(plan_changed+offer%zu_changed+prices_changed>0,1,0)", i + 1));
}

void
input_put_counts(struct inputs *in, unsigned plan, const unsigned *offers, size_t n_offers)
{
    struct arena *arena = in->model->arena;
    unsigned checked = ROW_HEADER + 1, last = offers[n_offers] - 1; /* the scenario too */
    const char *verdicts = ref_range(arena, in->sheet, in->sheet, checked, COL_CHECK, last, COL_CHECK);
    input_section(in, "What was changed since the run");
    put_count(in, "plan_changed", "plan: changed since the run", "cells",
              changed_rows(in, plan, offers[0] - 1));
    put_offer_counts(in, offers, n_offers);
    put_count(in, "inputs_changed", "inputs changed since the run, with prices", "cells",
              arena_printf(arena, "%s+prices_changed", changed_rows(in, plan, last)));
    put_count(in, "run_stale", "figures simulated over all offers are out of date", "1 or 0",
              "IF(inputs_changed>0,1,0)");
    put_count(in, "inputs_refused", "inputs that are not allowed, with prices", "cells",
              arena_printf(arena, "COUNTIF(%s,\"ERROR\")+prices_refused", verdicts));
    sheet_colour(in->sheet, checked, COL_CHECK, last, COL_CHECK);
}

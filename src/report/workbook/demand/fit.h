/* The fit of growth and volatility on the Forecast sheet. Clause 1.5. */
#ifndef FIT_H
#define FIT_H

#include "report/workbook/model.h"

/* What the fields of the Forecast sheet are written from. */
struct forecast_source {
    const struct history *history;
    const struct forecast *forecast;
    const struct base_lines *lines; /* of the base month */
};

/* One record per month of the window of the fit; its templates name cells of Usage. */
#define FIT_FIELDS 5
extern const struct field fit_fields[FIT_FIELDS];
struct fit_context {
    const struct forecast *forecast;
    const struct grid *months;
};
const char *fit_reference(const void *context, size_t record, const char *name);

/* The slopes between all pairs of months, right of the fit. */
void fit_write_slopes(struct model *model, size_t k, const struct grid *fit);

/* Growth, volatility and the base month's scalars from `row` on, named for the other sheets. */
#define FIT_SCALAR_ROWS 18
void fit_write_scalars(struct model *model, size_t k, const struct grid *fit, const struct scope *scope,
                       unsigned row);

/* Index of the last complete month. */
size_t fit_last_complete(const struct history *history);

#endif

/* Forecast (1.5): growth, volatility, base vector, and the three scenarios by month. */
#ifndef FORECAST_H
#define FORECAST_H

#include <realrate/diag.h>
#include <realrate/results.h>

/* horizon: months after the last complete one, 1 or more; reach: as many as the series go on, horizon or
 * more. Sets the weights of history's rows too. Warnings go to diags. */
void forecast_build(struct history *history, const struct plan *plan, size_t horizon, size_t reach,
                    struct arena *arena, struct diags *diags, struct forecast *ret);

#endif

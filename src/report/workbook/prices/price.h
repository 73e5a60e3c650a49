/* How other sheets refer to the list prices of Prices: references with the sheet. */
#ifndef PRICE_H
#define PRICE_H

#include "report/workbook/model.h"

/* The six prices of a row of results.prices, and one of them, on Prices. */
const char *price_range(const struct model *model, size_t price);
const char *price_cell(const struct model *model, size_t price, enum meter meter);
const char *price_unit_cell(const struct model *model, enum meter meter);

/* A row of results.prices and those after it of the same line, the later prices of the book: how many they
 * are, the days they begin on and the prices of one meter, as ranges with the sheet, ascending by day. One
 * row is a range of one cell, of which Gnumeric has no INDEX. A row may begin after the day it is used for: a
 * model's first price holds before it too. */
size_t price_n_later(const struct model *model, size_t price);
const char *price_days(const struct model *model, size_t price);
const char *price_later(const struct model *model, size_t price, enum meter meter);
/* The price of a day, which is a reference to a date, as a formula: the row's own where it has none later. */
const char *price_on(const struct model *model, size_t price, enum meter meter, const char *day);

#endif

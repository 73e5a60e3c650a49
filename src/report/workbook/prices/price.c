#include "price.h"

#include "prices.h"

static unsigned
row_of(const struct model *model, size_t price)
{
    return model->price_first_row + (unsigned)price;
}

const char *
price_range(const struct model *model, size_t price)
{
    unsigned row = row_of(model, price);
    return ref_range(model->arena, NULL, model->tabs[TAB_PRICES][0], row, COL_BOOK, row,
                     COL_BOOK + N_METERS - 1);
}

const char *
price_cell(const struct model *model, size_t price, enum meter meter)
{
    return ref_on(model->arena, NULL, model->tabs[TAB_PRICES][0], row_of(model, price),
                  COL_BOOK + (unsigned)meter);
}

const char *
price_unit_cell(const struct model *model, enum meter meter)
{
    return ref_on(model->arena, NULL, model->tabs[TAB_PRICES][0], model->price_first_row - 1,
                  COL_BOOK + (unsigned)meter);
}

/* ---- of a line from one day on ---- */

static bool
is_same_line(const struct line *a, const struct line *b)
{
    return a->model == b->model && a->tier == b->tier && a->context == b->context && a->geo == b->geo &&
           a->speed == b->speed;
}

size_t
price_n_later(const struct model *model, size_t price)
{
    const struct price_row *rows = model->results->prices;
    size_t n = 1;
    while (price + n < model->results->n_prices && is_same_line(&rows[price].line, &rows[price + n].line))
        n++;
    return n;
}

static const char *
later_range(const struct model *model, size_t price, unsigned col)
{
    unsigned row = row_of(model, price), last = row + (unsigned)price_n_later(model, price) - 1;
    return ref_range(model->arena, NULL, model->tabs[TAB_PRICES][0], row, col, last, col);
}

const char *
price_days(const struct model *model, size_t price)
{
    return later_range(model, price, COL_FROM);
}

const char *
price_later(const struct model *model, size_t price, enum meter meter)
{
    return later_range(model, price, COL_BOOK + (unsigned)meter);
}

const char *
price_on(const struct model *model, size_t price, enum meter meter, const char *day)
{
    if (price_n_later(model, price) == 1)
        return price_cell(model, price, meter);
    const char *first =
        ref_on(model->arena, NULL, model->tabs[TAB_PRICES][0], row_of(model, price), COL_FROM);
    return arena_printf(model->arena, "LOOKUP(MAX(%s,%s),%s,%s)", day, first, price_days(model, price),
                        price_later(model, price, meter));
}

/* The fees of an offer: what was said of each, and what each comes to. */
#include "input.h"

#include <math.h>

static const char *const pers[] = {"month", "year", "once", NULL};

/* Rows of one fee's terms. */
struct fee_rows {
    unsigned quantity, price, per;
    unsigned from, tier_price; /* the first of each where there are tiers */
};

static const char *
label_of(const struct inputs *in, const struct fee *fee, const char *what)
{
    return arena_printf(in->model->arena, "%s: %s", fee->name, what);
}

/* Quantities, then unit prices, each one under the other. */
static void
put_tiers(struct inputs *in, const struct fee *fee, const char *section, const char *name,
          struct fee_rows *rows)
{
    struct arena *arena = in->model->arena;
    unsigned n = (unsigned)fee->n_tiers;
    rows->from = in->row;
    rows->tier_price = in->row + n;
    if (n == 0)
        return;
    for (size_t i = 0; i < n; i++) {
        double from = fee->tiers[i].from_quantity;
        input_put(in,
                  &(struct input){section, input_open_key(in, section, from), .kind = TERM_NUMBER,
                                  .is_key = true, .name = arena_printf(arena, "%s_tier%zu_from", name, i + 1),
                                  .value = from, .unit = "units",
                                  .label = label_of(in, fee, arena_printf(arena, "tier %zu from", i + 1))});
    }
    for (size_t i = 0; i < n; i++)
        input_put(in,
                  &(struct input){
                      section, input_open_key(in, section, fee->tiers[i].from_quantity),
                      .name = arena_printf(arena, "%s_tier%zu_price", name, i + 1), .kind = TERM_MONEY,
                      .value = money_value(fee->tiers[i].unit_price), .unit = in->model->results->currency,
                      .label = label_of(in, fee, arena_printf(arena, "tier %zu unit price", i + 1))});
    input_name_range(in, arena_printf(arena, "%s_%s_tier_from", in->prefix, name), COL_USED, rows->from,
                     rows->from + n - 1);
    input_name_range(in, arena_printf(arena, "%s_%s_tier_price", in->prefix, name), COL_USED,
                     rows->tier_price, in->row - 1);
    input_put_ascent(in, rows->from, rows->from + n - 1, label_of(in, fee, "tiers not above the one before"));
}

static struct fee_rows
put_fee(struct inputs *in, const struct fee *fee, size_t number)
{
    struct arena *arena = in->model->arena;
    const char *section = arena_printf(arena, "fee %s", fee->name), *currency = in->model->results->currency;
    const char *name = arena_printf(arena, "fee%zu", number);
    struct fee_rows rows = {.quantity = in->row, .price = in->row + 1, .per = in->row + 2};
    const double alone = fee->has_standalone ? money_value(fee->standalone_unit_price) : (double)NAN;
    const struct input inputs[] = {
        {section, "quantity", .name = arena_printf(arena, "%s_quantity", name), .kind = TERM_NUMBER,
         .label = label_of(in, fee, "quantity"), .unit = "units", .value = fee->quantity},
        {section, "unit_price", .name = arena_printf(arena, "%s_price", name), .kind = TERM_MONEY,
         .label = label_of(in, fee, "unit price"), .unit = currency, .value = money_value(fee->unit_price)},
        {section, "per", .name = arena_printf(arena, "%s_per", name), .kind = TERM_CHOICE, .choices = pers,
         .label = label_of(in, fee, "charged per"), .unit = "", .text = pers[fee->per]},
        {section, "standalone_unit_price", .name = arena_printf(arena, "%s_standalone", name),
         .kind = TERM_MONEY, .label = label_of(in, fee, "unit price when bought alone"), .unit = currency,
         .value = alone, .allows_blank = true},
    };
    for (size_t i = 0; i < sizeof inputs / sizeof inputs[0]; i++)
        input_put(in, &inputs[i]);
    put_tiers(in, fee, section, name, &rows);
    return rows;
}

static double
charge_of(const struct fee *fee)
{
    double price = money_value(fee->unit_price);
    for (size_t i = 0; i < fee->n_tiers && fee->tiers[i].from_quantity <= fee->quantity; i++)
        price = money_value(fee->tiers[i].unit_price);
    return fee->quantity * price;
}

/* Quantity times the unit price of its tier, and beside it the word of its span. */
static void
derive_charge(struct inputs *in, const struct fee *fee, size_t number, const struct fee_rows *rows)
{
    struct arena *arena = in->model->arena;
    const unsigned n = (unsigned)fee->n_tiers;
    const char *quantity = ref_cell(arena, rows->quantity, COL_USED);
    const char *price = ref_cell(arena, rows->price, COL_USED);
    if (n > 0)
        price = arena_printf(arena, "IF(%s<%s,%s,LOOKUP(%s,%s,%s))", quantity,
                             ref_cell(arena, rows->from, COL_USED), price, quantity,
                             input_range(in, rows->from, rows->from + n - 1),
                             input_range(in, rows->tier_price, rows->tier_price + n - 1));
    input_derive(in, &(struct derived){.name = arena_printf(arena, "fee%zu_charge", number),
                                       .label = label_of(in, fee, "charge per its span"),
                                       .unit = in->model->results->currency,
                                       .form = CELL_CENTS,
                                       .value = charge_of(fee),
                                       .formula = arena_printf(arena, "%s*%s", quantity, price)});
    sheet_formula_text(in->sheet, in->row - 1, COL_ALLOWED, ROLE_UNIT, pers[fee->per],
                       ref_cell(arena, rows->per, COL_USED));
}

/* What the fees of one word come to. */
static void
derive_sum(struct inputs *in, const struct offer *offer, enum fee_per per, unsigned first, unsigned last)
{
    static const char *const names[] = {"fees_month", "fees_year", "fees_once"};
    static const char *const labels[] = {"fees per month", "fees per year", "fees once"};
    struct arena *arena = in->model->arena;
    double sum = 0;
    for (size_t i = 0; i < offer->n_fees; i++)
        sum += offer->fees[i].per == per ? charge_of(&offer->fees[i]) : 0;
    const char *words = ref_range(arena, in->sheet, in->sheet, first, COL_ALLOWED, last, COL_ALLOWED);
    const char *formula =
        arena_printf(arena, "SUMIFS(%s,%s,\"%s\")", input_derived_range(in, first, last), words, pers[per]);
    input_derive(in, &(struct derived){names[per], labels[per], in->model->results->currency, CELL_CENTS, sum,
                                       formula});
}

void
input_put_fees(struct inputs *in, const struct offer *offer)
{
    if (offer->n_fees == 0)
        return;
    struct fee_rows *rows = ARENA_NEW(in->model->arena, struct fee_rows, offer->n_fees);
    for (size_t i = 0; i < offer->n_fees; i++)
        rows[i] = put_fee(in, &offer->fees[i], i + 1);
    unsigned first = in->row;
    for (size_t i = 0; i < offer->n_fees; i++)
        derive_charge(in, &offer->fees[i], i + 1, &rows[i]);
    unsigned last = in->row - 1;
    for (enum fee_per per = FEE_PER_MONTH; per <= FEE_ONCE; per++)
        derive_sum(in, offer, per, first, last);
}

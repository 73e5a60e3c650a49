#include "input.h"

#include <math.h>
#include <string.h>

const char *const input_measures[] = {"month", "quarter", "year", "term", NULL};
const char *const input_billings[] = {"upfront", "annual", "quarterly", "monthly", "arrears", NULL};
const char *const input_overages[] = {"committed", "list", "discount", "premium", NULL};
static const char *const fee_pers[] = {"month", "year", "once", NULL};

/* The value row that a number counts from `first` on, to the last one written. One cell stands for itself: an
 * INDEX of it is an error in Gnumeric. */
static const char *
pick(const struct inputs *in, unsigned first, const char *number)
{
    struct arena *arena = in->model->arena;
    unsigned last = in->row - 1;
    if (first == last)
        return ref_on(arena, NULL, in->sheet, first, COL_VALUE);
    return arena_printf(arena, "INDEX(%s,%s)",
                        ref_range(arena, NULL, in->sheet, first, COL_VALUE, last, COL_VALUE), number);
}

/* The amounts of the commitment: a year's with its ramp, or one per measurement period. */
static void
put_commit_amounts(struct inputs *in, const struct offer *offer, struct offer_cells *cells)
{
    const double open = (double)INFINITY;
    struct arena *arena = in->model->arena;
    unsigned first = in->row;
    for (size_t i = 0; i < offer->commit.n_schedule; i++)
        input_put(in, &(struct input){"commit", "schedule", i, .kind = TERM_MONEY, .max = open,
                                      .label = arena_printf(arena, "commitment of period %zu", i + 1),
                                      .value = money_value(offer->commit.schedule[i])});
    if (offer->commit.n_schedule) {
        cells->schedule = pick(in, first, "[period]");
        cells->schedule_range = ref_range(arena, NULL, in->sheet, first, COL_VALUE, in->row - 1, COL_VALUE);
        return;
    }
    input_put(in, &(struct input){"commit", "annual", .name = "commit_annual", .kind = TERM_MONEY,
                                  .max = open, .value = money_value(offer->commit.annual)});
    first = in->row;
    for (size_t year = 0; year < ((size_t)offer->term_months + 11) / 12; year++) {
        size_t last = offer->commit.n_ramp - 1;
        bool repeats = year > last;
        input_put(in, &(struct input){
                          "commit", "ramp", year < last ? year : last, .kind = TERM_SHARE, .max = open,
                          .name = arena_printf(arena, "ramp_%zu", year + 1),
                          .label = arena_printf(arena, "ramp: share due in contract year %zu", year + 1),
                          .unit = "share", .value = offer->commit.ramp[repeats ? last : year],
                          .formula = repeats ? ref_cell(arena, in->row - 1, COL_VALUE) : NULL});
    }
    cells->ramp = pick(in, first, "[year]");
}

static void
put_commit(struct inputs *in, const struct offer *offer, struct offer_cells *cells)
{
    put_commit_amounts(in, offer, cells);
    input_put(in, &(struct input){"commit", "measure", .name = "commit_measure", .kind = TERM_CHOICE,
                                  .text = input_measures[offer->commit.measure], .choices = input_measures,
                                  .is_structural = offer->commit.n_schedule > 0});
    input_put(in, &(struct input){"commit", "billing", .name = "commit_billing", .kind = TERM_CHOICE,
                                  .text = input_billings[offer->commit.billing], .choices = input_billings});
    input_put(in, &(struct input){"commit", "prepay_discount", .name = "commit_prepay", .kind = TERM_SHARE,
                                  .value = offer->commit.prepay_discount, .max = 1});
}

static void
put_discounts(struct inputs *in, const struct offer *offer, struct offer_cells *cells)
{
    struct arena *arena = in->model->arena;
    input_put(in,
              &(struct input){"discount", "headline", .name = "headline", .kind = TERM_SHARE, .max = 1,
                              .value = offer->discount.has_headline ? offer->discount.headline : (double)NAN,
                              .allows_blank = true});
    input_put(in, &(struct input){"discount", "batch_stacks", .name = "batch_stacks", .kind = TERM_YES_NO,
                                  .value = offer->discount.batch_stacks});
    cells->keys = ARENA_NEW(arena, const char *, offer->discount.n_keys);
    for (size_t i = 0; i < offer->discount.n_keys; i++) {
        const struct price_key *key = &offer->discount.keys[i];
        const struct term *term = key->term < in->n_terms ? &in->terms[key->term] : NULL;
        cells->keys[i] = input_put(in, &(struct input){"discount", term ? term->key : "key",
                                                       .kind = TERM_SHARE, .value = key->discount, .max = 1,
                                                       .label = term ? term->key : NULL});
    }
    cells->fixed = ARENA_NEW(arena, const char *, offer->n_fixed_prices);
    for (size_t i = 0; i < offer->n_fixed_prices; i++) {
        const struct price_key *key = &offer->fixed_prices[i];
        const struct term *term = key->term < in->n_terms ? &in->terms[key->term] : NULL;
        cells->fixed[i] =
            input_put(in, &(struct input){"rates", term ? term->key : "price", .kind = TERM_PRICE,
                                          .value = rate_value(key->price), .max = (double)INFINITY,
                                          .label = term ? term->key : NULL});
    }
}

/* The term of the i-th band: open keys keep their spelling. */
static const char *
band_key(const struct inputs *in, double threshold)
{
    for (size_t i = 0; i < in->n_terms; i++) {
        if (strcmp(in->terms[i].section, "bands") == 0 &&
            fabs(in->terms[i].key_value - threshold) < HALF_CENT)
            return in->terms[i].key;
    }
    return "threshold";
}

static void
put_bands(struct inputs *in, const struct offer *offer, struct offer_cells *cells)
{
    struct arena *arena = in->model->arena;
    cells->thresholds = ARENA_NEW(arena, const char *, offer->n_bands);
    cells->band_discounts = ARENA_NEW(arena, const char *, offer->n_bands);
    for (size_t i = 0; i < offer->n_bands; i++) {
        double threshold = money_value(offer->bands[i].threshold);
        const char *key = band_key(in, threshold),
                   *label = arena_printf(arena, "band %zu: annual commit from", i + 1);
        cells->thresholds[i] = input_put(
            in, &(struct input){"bands", key, .kind = TERM_MONEY, .value = threshold, .label = label,
                                .unit = in->model->results->currency, .max = (double)INFINITY});
        label = arena_printf(arena, "band %zu: discount", i + 1);
        cells->band_discounts[i] =
            input_put(in, &(struct input){"bands", key, .kind = TERM_SHARE, .label = label,
                                          .value = offer->bands[i].discount, .max = 1});
    }
}

static void
put_overage_and_unused(struct inputs *in, const struct offer *offer)
{
    const struct input rows[] = {
        {"overage", "rate", .name = "overage_rate", .kind = TERM_CHOICE,
         .text = input_overages[offer->overage.rate], .choices = input_overages},
        {"overage", "share", .name = "overage_share", .kind = TERM_SHARE, .value = offer->overage.share,
         .label = "off list with discount, on top with premium", .unit = "share", .max = 10},
        {"overage", "burst", .name = "overage_burst", .kind = TERM_SHARE, .value = offer->overage.burst,
         .max = 10},
        {"unused", "rollover_cap", .name = "rollover_cap", .kind = TERM_SHARE,
         .value = offer->unused.rollover_cap, .max = 1},
        {"unused", "rollover_periods", .name = "rollover_periods", .kind = TERM_COUNT, .min = 1, .max = 120,
         .value = offer->unused.rollover_periods},
        {"unused", "true_down_cap", .name = "true_down_cap", .kind = TERM_SHARE,
         .value = offer->unused.true_down_cap, .max = 1},
        {"unused", "carry_to_renewal", .name = "carry_to_renewal", .kind = TERM_YES_NO,
         .value = offer->unused.carry_to_renewal},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        input_put(in, &rows[i]);
}

/* A fee's charge per month, year or once: quantity times the unit price of its tier. */
static void
put_fee(struct inputs *in, const struct fee *fee, double amounts[3], const char *sums[3])
{
    const double open = (double)INFINITY;
    struct arena *arena = in->model->arena;
    const char *section = arena_printf(arena, "fee %s", fee->name), *currency = in->model->results->currency;
    const char *quantity =
        input_put(in, &(struct input){section, "quantity", .kind = TERM_NUMBER, .max = open,
                                      .label = arena_printf(arena, "%s: quantity", fee->name),
                                      .unit = "units", .value = fee->quantity});
    const char *price =
        input_put(in, &(struct input){section, "unit_price", .kind = TERM_MONEY, .max = open,
                                      .label = arena_printf(arena, "%s: unit price", fee->name),
                                      .unit = currency, .value = money_value(fee->unit_price)});
    const char *per =
        input_put(in, &(struct input){section, "per", .kind = TERM_CHOICE, .choices = fee_pers,
                                      .label = arena_printf(arena, "%s: charged per", fee->name), .unit = "",
                                      .text = fee_pers[fee->per]});
    const char *formula = price;
    double unit_price = money_value(fee->unit_price);
    for (size_t i = 0; i < fee->n_tiers; i++) {
        double from = fee->tiers[i].from_quantity, tier_price = money_value(fee->tiers[i].unit_price);
        const char *key = arena_printf(arena, "tier.%g", from);
        const char *at =
            input_put(in, &(struct input){section, key, .kind = TERM_NUMBER, .value = from, .max = open,
                                          .label = arena_printf(arena, "%s: tier %zu from", fee->name, i + 1),
                                          .unit = "units"});
        const char *then = input_put(
            in, &(struct input){section, key, .kind = TERM_MONEY, .value = tier_price,
                                .label = arena_printf(arena, "%s: tier %zu unit price", fee->name, i + 1),
                                .unit = currency, .max = open});
        formula = arena_printf(arena, "IF(%s>=%s,%s,%s)", quantity, at, then, formula);
        unit_price = from <= fee->quantity ? tier_price : unit_price;
    }
    formula = arena_printf(arena, "%s*%s", quantity, formula);
    amounts[fee->per] += fee->quantity * unit_price;
    for (size_t i = 0; i < 3; i++)
        sums[i] = arena_printf(arena, "%s%sIF(%s=\"%s\",%s,0)", sums[i], sums[i][0] ? "+" : "", per,
                               fee_pers[i], formula);
}

static void
put_derived(struct inputs *in, const char *name, const char *label, double cached, const char *formula)
{
    struct arena *arena = in->model->arena;
    unsigned row = in->row++;
    sheet_text(in->sheet, row, COL_LABEL, ROLE_LABEL, label);
    sheet_text(in->sheet, row, COL_UNIT, ROLE_UNIT, in->model->results->currency);
    sheet_formula(in->sheet, row, COL_VALUE, ROLE_FORMULA, CELL_CENTS, cached, formula);
    name_cell(in->model, arena_printf(arena, "%s_%s", in->prefix, name), in->sheet, row, COL_VALUE);
}

static void
put_fees(struct inputs *in, const struct offer *offer)
{
    double amounts[3] = {0};
    const char *sums[3] = {"", "", ""};
    for (size_t i = 0; i < offer->n_fees; i++)
        put_fee(in, &offer->fees[i], amounts, sums);
    if (offer->n_fees == 0)
        return;
    put_derived(in, "fees_month", "fees per month", amounts[FEE_PER_MONTH], sums[FEE_PER_MONTH]);
    put_derived(in, "fees_year", "fees per year", amounts[FEE_PER_YEAR], sums[FEE_PER_YEAR]);
    put_derived(in, "fees_once", "fees once", amounts[FEE_ONCE], sums[FEE_ONCE]);
}

void
input_put_offer(struct inputs *in, size_t number, const struct offer *offer, struct offer_cells *cells)
{
    struct arena *arena = in->model->arena;
    in->terms = offer->terms;
    in->n_terms = offer->n_terms;
    in->is_shown = ARENA_NEW(arena, bool, offer->n_terms);
    in->prefix = arena_printf(arena, "offer%zu", number);
    input_section(in, arena_printf(arena, "Offer %zu: %s", number, offer->name));
    input_put(in, &(struct input){"offer", "start", .name = "start", .kind = TERM_DATE,
                                  .value = sheet_serial(offer->start), .is_structural = true});
    input_put(in, &(struct input){"offer", "term_months", .name = "term_months", .kind = TERM_COUNT,
                                  .value = offer->term_months, .is_structural = true});
    put_commit(in, offer, cells);
    put_discounts(in, offer, cells);
    put_bands(in, offer, cells);
    put_overage_and_unused(in, offer);
    put_fees(in, offer);
    input_put_rest(in);
}

#include "input.h"

#include <math.h>

const char *const input_measures[] = {"month", "quarter", "year", "term", NULL};
const char *const input_billings[] = {"upfront", "annual", "quarterly", "monthly", "arrears", NULL};
const char *const input_overages[] = {"committed", "list", "discount", "premium", NULL};
const char *const input_renewals[] = {"list", "keep", "uplift", NULL};
static const char *const drawdowns[] = {"net", "list", NULL};
static const char *const shortfalls[] = {"face", "discounted", NULL};

/* The row that a number counts from `first` on, to the last one written. One cell stands for itself: an
 * INDEX of it is an error in Gnumeric. */
static const char *
pick(const struct inputs *in, unsigned first, const char *number)
{
    struct arena *arena = in->model->arena;
    unsigned last = in->row - 1;
    if (first == last)
        return ref_on(arena, NULL, in->sheet, first, COL_USED);
    return arena_printf(arena, "INDEX(%s,%s)",
                        ref_range(arena, NULL, in->sheet, first, COL_USED, last, COL_USED), number);
}

/* The amounts of the commitment: a year's with its ramp, or one per measurement period. */
static void
put_commit_amounts(struct inputs *in, const struct offer *offer, struct offer_cells *cells)
{
    struct arena *arena = in->model->arena;
    unsigned first = in->row;
    for (size_t i = 0; i < offer->commit.n_schedule; i++)
        input_put(in, &(struct input){"commit", "schedule", i, .kind = TERM_MONEY,
                                      .label = arena_printf(arena, "commitment of period %zu", i + 1),
                                      .value = money_value(offer->commit.schedule[i])});
    if (offer->commit.n_schedule) {
        cells->schedule = pick(in, first, "[period]");
        cells->schedule_range = ref_range(arena, NULL, in->sheet, first, COL_USED, in->row - 1, COL_USED);
        return;
    }
    input_put(in, &(struct input){"commit", "annual", .name = "commit_annual", .kind = TERM_MONEY,
                                  .value = money_value(offer->commit.annual)});
    first = in->row;
    for (size_t year = 0; year < ((size_t)offer->term_months + 11) / 12; year++) {
        size_t last = offer->commit.n_ramp - 1, item = year < last ? year : last; /* the last repeats */
        input_put(in, &(struct input){
                          "commit", "ramp", item, .kind = TERM_SHARE,
                          .name = arena_printf(arena, "ramp_%zu", year + 1),
                          .label = arena_printf(arena, "ramp: share due in contract year %zu", year + 1),
                          .unit = "share", .value = offer->commit.ramp[item]});
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
    input_put(in, &(struct input){"commit", "drawdown", .name = "drawdown", .kind = TERM_CHOICE,
                                  .text = drawdowns[offer->commit.drawdown], .choices = drawdowns});
    input_put(in, &(struct input){"commit", "shortfall", .name = "shortfall", .kind = TERM_CHOICE,
                                  .text = shortfalls[offer->commit.shortfall], .choices = shortfalls});
    input_put(in, &(struct input){"commit", "billing", .name = "commit_billing", .kind = TERM_CHOICE,
                                  .text = input_billings[offer->commit.billing], .choices = input_billings});
    input_put(in, &(struct input){"commit", "prepay_discount", .name = "commit_prepay", .kind = TERM_SHARE,
                                  .value = offer->commit.prepay_discount});
}

static void
put_discounts(struct inputs *in, const struct offer *offer, struct offer_cells *cells)
{
    struct arena *arena = in->model->arena;
    const bool is_said_elsewhere = offer->n_bands + offer->tiers.n_steps + offer->n_fixed_prices > 0;
    input_put(in,
              &(struct input){"discount", "headline", .name = "headline", .kind = TERM_SHARE,
                              .value = offer->discount.has_headline ? offer->discount.headline : (double)NAN,
                              .allows_blank = is_said_elsewhere});
    input_put(in, &(struct input){"discount", "batch_stacks", .name = "batch_stacks", .kind = TERM_YES_NO,
                                  .value = offer->discount.batch_stacks});
    cells->keys = ARENA_NEW(arena, const char *, offer->discount.n_keys);
    for (size_t i = 0; i < offer->discount.n_keys; i++) {
        const struct price_key *key = &offer->discount.keys[i];
        const struct term *term = key->term < in->n_terms ? &in->terms[key->term] : NULL;
        cells->keys[i] =
            input_put(in, &(struct input){"discount", term ? term->key : "key", .kind = TERM_SHARE,
                                          .value = key->discount, .label = term ? term->key : NULL});
    }
    cells->fixed = ARENA_NEW(arena, const char *, offer->n_fixed_prices);
    for (size_t i = 0; i < offer->n_fixed_prices; i++) {
        const struct price_key *key = &offer->fixed_prices[i];
        const struct term *term = key->term < in->n_terms ? &in->terms[key->term] : NULL;
        cells->fixed[i] =
            input_put(in, &(struct input){"rates", term ? term->key : "price", .kind = TERM_PRICE,
                                          .value = rate_value(key->price), .label = term ? term->key : NULL});
    }
}

static void
put_all(struct inputs *in, const struct input *rows, size_t n)
{
    for (size_t i = 0; i < n; i++)
        input_put(in, &rows[i]);
}

static void
put_overage_and_unused(struct inputs *in, const struct offer *offer)
{
    const char *most =
        arena_printf(in->model->arena, "IF(%s_overage_rate=\"discount\",1,most_premium)", in->prefix);
    const struct input rows[] = {
        {"overage", "rate", .name = "overage_rate", .kind = TERM_CHOICE,
         .text = input_overages[offer->overage.rate], .choices = input_overages},
        {"overage", "rate", .name = "overage_share", .kind = TERM_SHARE, .value = offer->overage.share,
         .label = "off list with discount, on top with premium", .unit = "share", .max_formula = most,
         .max_as_run = offer->overage.rate == OVERAGE_DISCOUNT ? 1 : schema_range("overage", "rate").max},
        {"overage", "burst", .name = "overage_burst", .kind = TERM_SHARE, .value = offer->overage.burst},
        {"unused", "rollover_cap", .name = "rollover_cap", .kind = TERM_SHARE,
         .value = offer->unused.rollover_cap},
        {"unused", "rollover_periods", .name = "rollover_periods", .kind = TERM_COUNT,
         .value = offer->unused.rollover_periods},
        {"unused", "true_down_cap", .name = "true_down_cap", .kind = TERM_SHARE,
         .value = offer->unused.true_down_cap},
        {"unused", "carry_to_renewal", .name = "carry_to_renewal", .kind = TERM_YES_NO,
         .value = offer->unused.carry_to_renewal},
        {"unused", "carry_forward_cap", .name = "carry_forward_cap", .kind = TERM_SHARE,
         .value = offer->unused.carry_forward_cap},
    };
    put_all(in, rows, sizeof rows / sizeof rows[0]);
}

static void
put_price_and_true_forward(struct inputs *in, const struct offer *offer)
{
    static const char *const bases[] = {"signing", "current", NULL};
    const double none = (double)NAN;
    const struct input rows[] = {
        {"price", "basis", .name = "price_basis", .kind = TERM_CHOICE, .text = bases[offer->price.basis],
         .choices = bases},
        {"price", "lock", .name = "price_lock", .kind = TERM_YES_NO, .value = offer->price.lock},
        {"price", "decrease_clause", .name = "price_decrease", .kind = TERM_YES_NO,
         .value = offer->price.decrease_clause},
        {"price", "uplift_cap", .name = "price_uplift_cap", .kind = TERM_SHARE,
         .value = offer->price.has_uplift_cap ? offer->price.uplift_cap : none, .allows_blank = true},
        {"price", "renewal", .name = "price_renewal", .kind = TERM_CHOICE,
         .text = input_renewals[offer->price.renewal], .choices = input_renewals},
        {"price", "renewal_cap", .name = "price_renewal_cap", .kind = TERM_SHARE,
         .value = offer->price.has_renewal_cap ? offer->price.renewal_cap : none, .allows_blank = true},
        {"true_forward", "share", .name = "true_forward_share", .kind = TERM_SHARE,
         .value = offer->true_forward.share},
        {"true_forward", "ratchet", .name = "ratchet", .kind = TERM_YES_NO,
         .value = offer->true_forward.ratchet},
    };
    put_all(in, rows, sizeof rows / sizeof rows[0]);
}

/* Without a fee to leave there is no right to, which no number of the cell can say. */
static void
put_sla_and_exit(struct inputs *in, const struct offer *offer)
{
    const bool has_exit = offer->exit.is_given;
    const double target = offer->sla.is_given ? (double)offer->sla.target_ppb / 1e9 : (double)NAN;
    const char *absent = has_exit ? NULL : "not given";
    const struct input rows[] = {
        {"sla", "target", .name = "sla_target", .kind = TERM_SHARE, .value = target, .allows_blank = true},
        {"sla", "credit", .name = "sla_credit", .kind = TERM_SHARE,
         .value = offer->sla.is_given ? offer->sla.credit : (double)NAN, .allows_blank = true},
        {"exit", "notice_months", .name = "exit_notice", .kind = has_exit ? TERM_COUNT : TERM_TEXT,
         .value = offer->exit.notice_months, .text = absent, .is_structural = !has_exit},
        {"exit", "fee_months", .name = "exit_fee", .kind = has_exit ? TERM_NUMBER : TERM_TEXT,
         .value = offer->exit.fee_months, .text = absent, .is_structural = !has_exit},
    };
    put_all(in, rows, sizeof rows / sizeof rows[0]);
    input_put_rule(in, "service credits: a target without a credit, or a credit without a target", "rows",
                   arena_printf(in->model->arena, "IF(ISNUMBER(%s_sla_target)=ISNUMBER(%s_sla_credit),0,1)",
                                in->prefix, in->prefix));
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
    input_put_bands(in, offer, cells);
    input_put_tiers(in, offer);
    put_overage_and_unused(in, offer);
    put_price_and_true_forward(in, offer);
    input_put_fees(in, offer);
    put_sla_and_exit(in, offer);
    input_put_rest(in);
}

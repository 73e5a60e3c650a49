#include "rates.h"

#include "card.h"
#include "reach.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static struct line
standard_line(struct line line)
{
    return (struct line){.model = line.model};
}

/* Prices of one line and meter at the start day. */
static void
set_prices(const struct rates_input *input, const struct offer_result *result, struct line line,
           struct rate_row *row)
{
    const struct offer *offer = result->offer;
    const struct price_row *prices = input->prices->rows;
    const struct card_price price = card_price(offer, input->book, line, row->meter, result->quoted_discount);
    row->price = price_table_find(input->prices, input->book, line, offer->start);
    row->standard_price = price_table_find(input->prices, input->book, standard_line(line), offer->start);
    double list = prices[row->price].price[row->meter];
    double standard = prices[row->standard_price].price[row->meter];
    row->list_price = list * input->passed;
    row->standard_ratio = standard > 0 ? list / standard : 1;
    row->is_eligible = price.is_eligible;
    row->basis = price.basis;
    row->term = price.term;
    row->discount = price.discount;
    row->committed_price = row->list_price * (1 - row->discount);
    if (price.basis == BASIS_FIXED) {
        row->committed_price = price.fixed * row->standard_ratio;
        row->discount = row->list_price > 0 ? 1 - row->committed_price / row->list_price : 0;
    }
}

struct order {
    const char *model;
    struct line line;
    struct rate_row row;
};

/* By model, meter, tier, context, geo, speed: the order of the JSON. */
static int
compare_orders(const void *a, const void *b)
{
    const struct order *x = a, *y = b;
    int by_model = strcmp(x->model, y->model);
    if (by_model)
        return by_model;
    if (x->row.meter != y->row.meter)
        return x->row.meter < y->row.meter ? -1 : 1;
    return line_compare(&x->line, &y->line);
}

static void
sort_rows(const struct history *history, const struct book *book, struct arena *arena, struct rate_row *rows,
          size_t n)
{
    struct order *orders = ARENA_NEW(arena, struct order, n);
    for (size_t i = 0; i < n; i++) {
        struct line line = history->lines[rows[i].line];
        orders[i] = (struct order){book->models[line.model].id, line, rows[i]};
    }
    if (n)
        qsort(orders, n, sizeof *orders, compare_orders);
    for (size_t i = 0; i < n; i++)
        rows[i] = orders[i].row;
}

/* Whether a planned workload uses the line and meter. */
static bool
is_planned(const struct plan *plan, struct line line, enum meter meter)
{
    for (size_t i = 0; i < plan->n_workloads; i++) {
        const struct workload *workload = &plan->workloads[i];
        const struct line of = {.model = (uint32_t)workload->model, .tier = (uint8_t)workload->tier};
        if (workload->counts[meter] > 0 && line_compare(&line, &of) == 0)
            return true;
    }
    return false;
}

static void
add_to_base(const struct rate_row *row, struct offer_result *result)
{
    result->base_list += row->base_list;
    if (!row->is_eligible) {
        result->base_ineligible += row->base_list;
        return;
    }
    result->base_eligible += row->base_list;
    result->base_committed += row->base_committed;
}

/* Prices of a line and meter without demand; none where the book has none by the start. */
static void
add_idle(const struct rates_input *input, size_t line, enum meter meter, struct offer_result *result)
{
    struct rate_row row = {.line = line, .meter = meter};
    struct line of = input->history->lines[line];
    int32_t start = result->offer->start;
    if (price_table_find(input->prices, input->book, of, start) == SIZE_MAX ||
        price_table_find(input->prices, input->book, standard_line(of), start) == SIZE_MAX)
        return;
    set_prices(input, result, of, &row);
    row.optimized_count = input->optimization->stages[N_STAGES - 1][line][meter];
    result->idle_rates[result->n_idle_rates++] = row;
}

/* What optimized usage comes to at committed prices, whether or not the plan goes by it: both are reported
 * (1.6). */
static double
optimized_committed(const struct rate_row *rows, size_t n, const struct optimization *optimization)
{
    double sum = 0;
    for (size_t i = 0; i < n; i++)
        sum += rows[i].is_eligible ? optimization->stages[N_STAGES - 1][rows[i].line][rows[i].meter] *
                                         rows[i].committed_price / meter_price_units[rows[i].meter]
                                   : 0;
    return sum;
}

void
rates_build(const struct rates_input *input, struct arena *arena, struct offer_result *ret)
{
    const struct history *history = input->history;
    double(*raw)[N_METERS] = input->forecast->base;
    double(*optimized)[N_METERS] = input->plan->optimise ? input->optimization->stages[N_STAGES - 1] : raw;
    const struct reach *reach =
        reach_build(history, input->forecast, input->optimization, input->book, arena);
    ret->rates = ARENA_NEW(arena, struct rate_row, history->n_lines * N_METERS);
    ret->idle_rates = ARENA_NEW(arena, struct rate_row, history->n_lines * N_METERS);
    for (size_t i = 0; i < history->n_lines; i++) {
        struct line line = history->lines[i];
        for (int meter = 0; meter < N_METERS; meter++) {
            if (!(raw[i][meter] > 0) && !(optimized[i][meter] > 0) &&
                !is_planned(input->plan, line, (enum meter)meter)) {
                if (reach[i].meters[meter])
                    add_idle(input, i, (enum meter)meter, ret);
                continue;
            }
            struct rate_row *row = &ret->rates[ret->n_rates++];
            row->line = i;
            row->meter = (enum meter)meter;
            set_prices(input, ret, line, row);
            row->base_count = raw[i][meter];
            row->optimized_count = optimized[i][meter];
            row->base_list = row->base_count * row->list_price / meter_price_units[meter];
            row->base_committed = row->base_count * row->committed_price / meter_price_units[meter];
            add_to_base(row, ret);
        }
    }
    ret->optimized_committed = optimized_committed(ret->rates, ret->n_rates, input->optimization) +
                               optimized_committed(ret->idle_rates, ret->n_idle_rates, input->optimization);
    sort_rows(history, input->book, arena, ret->rates, ret->n_rates);
    sort_rows(history, input->book, arena, ret->idle_rates, ret->n_idle_rates);
}

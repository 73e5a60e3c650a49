#include "market.h"

static int32_t
month_start(int32_t start, size_t t)
{
    return day_add_months(start, (int)t);
}

/* The product of the changes that begin after `after` and not after `day`. */
static double
changes_between(const struct plan *plan, int32_t after, int32_t day)
{
    double product = 1;
    for (size_t i = 0; i < plan->n_changes; i++)
        if (plan->changes[i].from_day > after && plan->changes[i].from_day <= day)
            product *= 1 + plan->changes[i].change;
    return product;
}

double
market_passed(const struct plan *plan, int32_t first_start, int32_t start)
{
    return changes_between(plan, first_start, start);
}

int
market_check(const struct plan *plan, int32_t first_start, struct diags *diags)
{
    int status = 0;
    for (size_t i = 0; i < plan->n_changes; i++) {
        char day[DAY_TEXT_SIZE], start[DAY_TEXT_SIZE];
        if (plan->changes[i].from_day > first_start)
            continue;
        diag_error(diags, STATUS_CONFIG,
                   (struct place){.file = plan->file, .line = plan->changes[i].line, .column = "[market]"},
                   "the change of %s does not begin after the first offer's start %s: list prices before it "
                   "belong in the price book",
                   day_text(plan->changes[i].from_day, day), day_text(first_start, start));
        status = -1;
    }
    return status;
}

static double
book_price(const struct book *book, struct line line, enum meter meter, int32_t day)
{
    struct price_row row;
    if (line_price(model_section(&book->models[line.model], day), line, &row) != 0)
        return 0;
    return row.price[meter];
}

/* Whether the book dates prices of the model within the timeline: the row's may change then. */
static bool
is_dated(const struct book_model *model, int32_t start, int32_t end)
{
    for (size_t i = 0; i < model->n_sections; i++)
        if (model->sections[i].from_day > start && model->sections[i].from_day <= end)
            return true;
    return false;
}

void
market_build(const struct plan *plan, const struct book *book, const struct line *lines,
             const struct rate_row *rates, size_t n_rates, int32_t start, size_t n_months,
             struct arena *arena, struct market *ret)
{
    struct market market = {.n_months = n_months, .n_groups = 1, .group = ARENA_NEW(arena, size_t, n_rates)};
    for (size_t r = 0; r < n_rates; r++)
        if (is_dated(&book->models[lines[rates[r].line].model], start, month_start(start, n_months)))
            market.group[r] = market.n_groups++;
    market.index = ARENA_NEW(arena, double, market.n_groups *n_months);
    for (size_t t = 0; t < n_months; t++)
        market.index[t] = changes_between(plan, start, month_start(start, t));
    for (size_t r = 0; r < n_rates; r++) {
        struct line line = lines[rates[r].line];
        if (market.group[r] == 0)
            continue;
        double at_start = book_price(book, line, rates[r].meter, start);
        double *index = &market.index[market.group[r] * n_months];
        for (size_t t = 0; t < n_months; t++)
            index[t] =
                market.index[t] *
                (at_start > 0 ? book_price(book, line, rates[r].meter, month_start(start, t)) / at_start : 1);
    }
    *ret = market;
}

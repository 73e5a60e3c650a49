/* The rate card over a term: demand priced at list and at the offer's prices, month by month (1.7). */
#ifndef CARD_H
#define CARD_H

#include "settle.h"
#include "valuation.h"

/* How one line and meter is priced (1.7). */
struct card_price {
    bool is_eligible;
    enum price_basis basis;
    double discount; /* of BASIS_HEADLINE, BASIS_KEY, BASIS_NO_STACK */
    double fixed;    /* BASIS_FIXED: price per unit of the standard line */
    size_t term;     /* BASIS_KEY, BASIS_FIXED: index into offer.terms */
};
struct card_price card_price(const struct offer *offer, const struct book *book, struct line line,
                             enum meter meter, double quoted);

/* beta: the committed price of month `month` (from 0) of a contract over that of its first day, where list
 * has moved by `moved` since that day (1.7). */
double card_committed_index(const struct offer *offer, const struct plan *plan, double moved, int month);

/* What an offer makes of demand: a standard month by source and market group at start-day prices, over which
 * months are then priced. */
struct card_sums {
    struct card_parts of[1]; /* [source * n_groups + group] */
};
size_t card_sums_size(const struct valuation *valuation); /* bytes */
void card_sum(const struct valuation *valuation, const struct offer *offer, double quoted,
              struct card_sums *ret);

/* n months of a contract whose first day is month `first` of the timeline. Where `after` is not 0 the months
 * are those after its `after` months of term: the index of the last month holds, raised by the renewal's
 * uplift where it has one (1.14). */
struct card_span {
    int first, n, after;
};
void card_build(const struct valuation *valuation, const struct offer *offer, double quoted,
                const struct card_sums *sums, struct card_span span, struct card_month *ret);

/* n months from month `first` of the timeline, all at `ratio` times the list of the day and nothing eligible;
 * of `share` of the demand. */
void card_build_list(const struct valuation *valuation, const struct card_sums *sums, int first, int n,
                     double share, double ratio, struct card_month *ret);

/* Flat demand of one list value of 1 a month in the mix of the base scenario's first contract year, at
 * start-day prices: all, eligible, ineligible list value and the offer's committed value (1.10). */
void card_flat_month(const struct valuation *valuation, const struct offer *offer, struct demand_month *ret);

#endif

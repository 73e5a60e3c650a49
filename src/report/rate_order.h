/* What models and meters cost, in the order that reports show: the largest cost first, over the whole term of
 * the base scenario. Clause 1.9. */
#ifndef RATE_ORDER_H
#define RATE_ORDER_H

#include <realrate/arena.h>
#include <realrate/results.h>

/* An offer's rates summed by model. */
struct model_cost {
    size_t model; /* index into book.models */
    double cost, list_value;
    double contracted; /* its usage at contracted rates, what is ineligible at list */
    double share;      /* of all cost; NAN where nothing costs anything */
    bool is_dominant;
};

/* The offer's rows with consumption; all of them where none has any. offer: index from 0; of the arena. What
 * is routed away, or planned for after the term, has none. */
const struct rate_row *const *rate_order_rows(const struct results *results, size_t offer,
                                              struct arena *arena, size_t *ret_n);

/* The same by model. The dominant ones come first: they cost most. */
const struct model_cost *rate_order_models(const struct results *results, size_t offer, struct arena *arena,
                                           size_t *ret_n);

/* Whether its effective rate is above list, as both are shown: to 4 significant digits. */
bool rate_order_is_above_list(const struct rate_row *row);

/* Where its facts are: "offers.1.rates.MODEL.METER.TIER.CONTEXT.GEO.SPEED". */
const char *rate_order_path(const struct results *results, size_t offer, const struct rate_row *row,
                            struct arena *arena);

/* The meter and whatever sets the line apart: "output, batch, long". */
const char *rate_order_words(const struct line *line, const struct rate_row *row, struct arena *arena);

#endif

/* An offer that may be changed: what levers, unstated readings, sweep levels and counter-offers are
 * (1.11, 1.12, 1.17, 1.18). The offer in it is a deep copy with room for more, so that a change never touches
 * the original and never allocates. */
#ifndef DRAFT_H
#define DRAFT_H

#include <realrate/results.h>

struct draft {
    struct offer offer;
    bool renews_yearly; /* lever shorter-term: a new deal every 12 months (1.12) */
    bool with_after;    /* the 12 months after the term are part of it, by the offer's renewal (1.12, 1.17) */
    size_t n_keys_room; /* of discount.keys */
};

/* Room for any change of this offer in a run with this book. */
void draft_alloc(const struct offer *offer, const struct book *book, struct arena *arena, struct draft *ret);

/* Makes *draft the offer again, without any change; the offer is the one it was allocated for, or one no
 * larger. */
void draft_reset(struct draft *draft, const struct offer *offer);

/* Scales the commitment (annual with its ramp, or schedule) so that the annual commit becomes `annual`. Where
 * the offer commits to nothing, annual stands alone. */
void draft_set_commit(struct draft *draft, double annual);

/* Makes the quoted discount `discount`: the headline is stated; automatic tiers move by as much as the quoted
 * discount does (1.11), and where it does not move nothing changes. */
void draft_set_quoted(struct draft *draft, double discount);

/* States a discount for one model and meter, above every other key; replaces one that names both. */
void draft_set_discount(struct draft *draft, int model, enum meter meter, double discount);

#endif

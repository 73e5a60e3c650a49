/* Ways to buy over the timeline, laid out as contracts one after the other (1.12 shorter-term, 1.14). Made
 * for value.c. */
#ifndef COURSE_H
#define COURSE_H

#include "card.h"
#include "draft.h"

/* Contracts of a year for ten years, and the months after. */
#define MAX_SEGMENTS (MAX_TERM_MONTHS / 12 + 2)

/* One contract on its months; months of several may overlap (a split). */
struct segment {
    int first; /* month of the timeline */
    struct deal deal;
    struct card_month card[DEAL_MONTHS];
    struct tariff tariff; /* of both */
    double next_year;     /* the most that a balance carried out is worth (1.1) */
    double after_factor;  /* present value at its end, for that */
};

struct course {
    size_t n_segments;
    struct segment segments[MAX_SEGMENTS];
    double fees, fees_present; /* of all, whatever the path; a split's switching cost too */
    struct card_sums *sums;    /* of the offer it is laid out for */
};

/* A draft's own term, with the months after it where it says so. */
void course_of_draft(const struct valuation *valuation, const struct draft *draft, struct course *ret);

/* ---- courses other than a draft's own term (1.14) ---- */

enum course_kind { COURSE_ON_DEMAND, COURSE_OFFER, COURSE_DELAY, COURSE_SPLIT };

struct course_plan {
    enum course_kind kind;
    const struct offer *offer; /* OFFER, DELAY; SPLIT: for the rest, NULL for on demand */
    int horizon;               /* months, at most the timeline's less MONTHS_AFTER */
    int delay_months;          /* DELAY: on demand first */
    double share_elsewhere, price_ratio, switching_cost; /* SPLIT */
    const double *added_fees; /* per month of the horizon, in advance: fees of the run that the offer lacks */
};

/* A course of 1.14. After its term an offer goes on by its renewal; its own fees go on too. */
void course_of_plan(const struct valuation *valuation, const struct course_plan *plan, struct course *ret);

#endif

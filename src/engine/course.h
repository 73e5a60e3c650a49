/* Ways to buy over the timeline, laid out as contracts one after the other (1.12 shorter-term, 1.14). Made
 * for value.c. */
#ifndef COURSE_H
#define COURSE_H

#include "card.h"
#include "value.h"

/* Contracts of a year for ten years, and the months after. */
#define MAX_SEGMENTS (MAX_TERM_MONTHS / 12 + 2)

/* One contract on its months; months of several may overlap (a split). */
struct segment {
    int first; /* month of the timeline */
    struct deal deal;
    struct card_month card[DEAL_MONTHS];
    double next_year; /* the most that a balance carried out is worth (1.1) */
    double after_factor;
};

struct course {
    size_t n_segments;
    struct segment segments[MAX_SEGMENTS];
    double fees, fees_present; /* of all, whatever the path; a split's switching cost too */
    struct card_sums *sums;
    struct lanes balances[DEAL_MONTHS]; /* for settling a scenario while the course is laid out */
    struct lanes_state state;
};

/* A draft's own term, with the 12 months after it where it says so. */
void course_of_draft(const struct valuation *valuation, const struct draft *draft, struct course *ret);

/* A course of 1.14. */
void course_of_plan(const struct valuation *valuation, const struct course_plan *plan, struct course *ret);

#endif

/* What an offer, or a changed one, costs: on one scenario, or over the simulated paths (1.1 cost, 1.5). */
#ifndef VALUE_H
#define VALUE_H

#include "course.h"

/* Sums over paths, divided by their number. */
struct value {
    double cost, npv, total, paid, list, forfeited, overage_charge, fill;
};

/* Per path; NULL where not wanted; n_paths of them. committed: of eligible usage over the term;
 * first_year_list: of the draft's contract year 1, scaled to 12 months. */
struct path_values {
    double *cost, *total, *paid, *list, *committed, *first_year_list;
};

/* Room for valuing drafts: one per thread. */
struct scratch {
    struct course *course;
};
void value_scratch(const struct valuation *valuation, struct arena *arena, struct scratch *ret);

/* The expected cost of a draft over the first n_paths paths, on this thread. */
double value_expected(const struct valuation *valuation, struct scratch *scratch, const struct draft *draft,
                      size_t n_paths);

/* The same over all paths, on all threads: the same number. */
double value_cost(const struct valuation *valuation, struct scratch *scratch, const struct draft *draft);

/* The cost on a scenario. */
double value_scenario(const struct valuation *valuation, struct scratch *scratch, const struct draft *draft,
                      enum scenario scenario);

/* All averages over all paths, on all threads; per-path values where asked for. The same numbers for any
 * number of threads. */
void value_paths(const struct valuation *valuation, struct scratch *scratch, const struct draft *draft,
                 struct value *ret, struct path_values *per_path);

/* Every figure of a scenario, month by month. */
void value_settle(const struct valuation *valuation, struct scratch *scratch, const struct draft *draft,
                  enum scenario scenario, struct arena *arena, struct settlement *ret);

/* What leaving at the end of each month of the base scenario's settlement costs (1.8.8); one a month. */
void value_exit_costs(const struct valuation *valuation, struct scratch *scratch, const struct draft *draft,
                      const struct settlement *base, double *ret_costs);

/* ---- courses other than a draft's own term (1.14) ---- */

/* As value_paths and value_scenario, of a course of 1.14. */
void value_course(const struct valuation *valuation, struct scratch *scratch, const struct course_plan *plan,
                  struct value *ret, struct path_values *per_path);
struct value value_course_scenario(const struct valuation *valuation, struct scratch *scratch,
                                   const struct course_plan *plan, enum scenario scenario);

#endif

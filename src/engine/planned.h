/* What the plan's rules touch (1.6): which lines a route moves and where to, which rule a family has, and the
 * lines the plan adds to those of the usage. Lines are in terms of the book's models. */
#ifndef PLANNED_H
#define PLANNED_H

#include <realrate/results.h>

/* Whether a route moves usage of a line: its share is above 0, the line is of its `from` and not of its `to`.
 */
bool planned_moves(const struct route *route, const struct book *book, struct line line);

/* Where a route moves a line to: the same line of the model `to`, whose prices are the section's. Without
 * long-context prices it is of base context, without fast ones of standard speed. */
struct line planned_target(const struct route *route, const struct price_section *section, struct line line);

/* Whether batching moves a line: standard tier and speed. And where to: the same model, context and geo. */
bool planned_can_batch(struct line line);
struct line planned_batch_line(struct line line);

/* Which rule is a family's, whether or not it changes anything: an index into plan.caches, plan.batches,
 * SIZE_MAX where there is none. */
size_t planned_cache_index(const struct plan *plan, const char *family);
size_t planned_batch_index(const struct plan *plan, const char *family);

/* The rule of a family: its own, or the one of all families. NULL where there is none, or where it changes
 * nothing: no hit rate; no share or a share of 0. */
const struct cache_rule *planned_cache(const struct plan *plan, const char *family);
const struct batch_rule *planned_batch(const struct plan *plan, const char *family);

/* The lines that routes, batching and workloads may move usage to, where `used` are the lines with usage:
 * sorted by line_compare, each once, whether used or not. A route's target is by the prices `to` has on each
 * day from first_day to last_day. Routes and batching add theirs with `optimise = no` too: both demands are
 * reported. */
void planned_targets(const struct line *used, size_t n_used, const struct plan *plan, const struct book *book,
                     int32_t first_day, int32_t last_day, struct arena *arena, struct line **ret,
                     size_t *ret_n);

/* The used lines and these targets at the prices of one day: sorted, each once. */
void planned_lines(const struct line *used, size_t n_used, const struct plan *plan, const struct book *book,
                   int32_t day, struct arena *arena, struct line **ret, size_t *ret_n);

#endif

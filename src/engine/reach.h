/* Lines and meters that may have a count once numbers of the plan change: which months make the standard one,
 * the routes' shares, hit rates and batch shares (1.5, 1.6). */
#ifndef REACH_H
#define REACH_H

#include <realrate/results.h>

struct reach {
    bool meters[N_METERS];
};

/* One per line of the history, in the arena. A rule that the plan leaves out adds nothing, nor does usage in
 * an incomplete month. */
struct reach *reach_build(const struct history *history, const struct forecast *forecast,
                          const struct optimization *optimization, const struct book *book,
                          struct arena *arena);

#endif

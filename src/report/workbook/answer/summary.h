/* The rows of Summary: what each shows of an offer, and of another way to buy. */
#ifndef SUMMARY_H
#define SUMMARY_H

#include "compare.h"

/* What a row shows in the column of another way than an offer. */
enum summary_other {
    OTHER_NONE,     /* "n/a" */
    OTHER_BLANK,    /* nothing: the row is of offers alone */
    OTHER_CONTRACT, /* the same of its contract, where it has one */
    OTHER_SAME,     /* as of an offer: over the comparison's months for both */
    OTHER_SELECTED, /* the same of Compare's last table, which offers of another start have no figures in */
};

/* A field without a formula is simulated; one without a value either is a heading, or the verdict's words. */
struct summary_row {
    struct field field;
    enum summary_other of_others;
};

extern const struct summary_row summary_rows[];
extern const size_t summary_n_rows;
extern const char summary_verdict[], summary_compared[], summary_simulated[]; /* id, labels of headings */

/* What the values are taken of; columns are the offers, then the other ways. */
struct summary_source {
    const struct compare *compare;
};
size_t summary_way(const struct compare *compare, size_t column);
/* What formulas of a column speak of. */
struct scope summary_scope(const struct summary_source *source, const struct grid *grid, size_t column);

#endif

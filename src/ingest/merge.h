/* The threads' parts of a file -> what one thread would have found: names in order of first appearance, sums,
 * faults and errors in the order of the file. */
#ifndef INGEST_MERGE_H
#define INGEST_MERGE_H

#include "input.h"
#include "worker.h"

/* The line ends of all parts, and what is to be said of the file's end. */
struct line_tally merge_lines(const struct worker *workers, size_t n);

/* Whether a sum passes 64 bits, in a part or only in all of them; else all is in the run and the file. */
bool merge_sums(const struct worker *workers, size_t n, struct run *run, struct usage_file *file);

/* Reports the faults of rows, and after them the error that ended the reading, if any: then returns -1. */
int merge_faults(const struct worker *workers, size_t n, struct run *run, struct usage_file *file);

#endif

/* Rows -> sums by file, day, line, guess, told and workspace: what usage.h hands out. Memory grows with the
 * groups, not with the rows. Clause 1.4. */
#ifndef INGEST_GROUPS_H
#define INGEST_GROUPS_H

#include <realrate/usage.h>

struct groups {
    struct arena *arena;
    struct usage_row *rows;
    size_t n, capacity;
    uint32_t *slots; /* 1 + index of the row, 0 where empty; n_slots is a power of two */
    size_t n_slots;
};

void groups_init(struct groups *groups, struct arena *arena);

/* Adds the counts and n_rows of `row` to its group. Returns 0, or -1 where a sum passes 64 bits; *ret_meter
 * then says whose, and the group holds a part of the row. */
int groups_add(struct groups *groups, const struct usage_row *row, enum meter *ret_meter);

/* The group of the row, empty where it is new: an index that stays, for groups_add_to. */
uint32_t groups_find(struct groups *groups, const struct usage_row *row);

/* As groups_add, to a group found before. */
int groups_add_to(struct groups *groups, uint32_t group, const struct usage_row *row, enum meter *ret_meter);

/* Sorts by file, day, line, guess, told, workspace. Nothing may be added after it. */
void groups_sort(struct groups *groups);

/* The same order for rows that are in no groups. */
void groups_sort_rows(struct usage_row *rows, size_t n_rows);

/* The order of two rows whatever their files; 0: they count the same. */
int groups_compare_keys(const struct usage_row *a, const struct usage_row *b);

#endif

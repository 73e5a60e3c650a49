/* Memory that lives as long as one stage's product: allocated piece by piece, freed at once.
 * Out of memory ends the process with exit status 71: no caller has anything better to do. */
#ifndef REALRATE_ARENA_H
#define REALRATE_ARENA_H

#include <stdarg.h>
#include <stddef.h>

struct arena;

struct arena *arena_new(void);
void arena_free(struct arena *arena); /* NULL is fine */

/* Zeroed memory for n items of `size` bytes, aligned for any type; n = 0 gives a valid pointer. */
void *arena_alloc(struct arena *arena, size_t n, size_t size);
#define ARENA_NEW(arena, type, n) ((type *)arena_alloc((arena), (n), sizeof(type)))

char *arena_text(struct arena *arena, const char *text, size_t len); /* a copy, terminated */
char *arena_printf(struct arena *arena, const char *format, ...) __attribute__((format(printf, 2, 3)));
char *arena_vprintf(struct arena *arena, const char *format, va_list args)
    __attribute__((format(printf, 2, 0)));

/* Everything allocated after a mark is freed by its release. Pointers to it are then invalid; marks are
 * released in reverse order. */
struct arena_mark {
    const void *block;
    size_t used;
};
struct arena_mark arena_mark(const struct arena *arena);
void arena_release(struct arena *arena, struct arena_mark mark);

/* Appends one zeroed item to a growing array: *items holds *n of *capacity items. Returns the new item. The
 * array may move; what it leaves behind stays in the arena. Typical use:
 *     struct band *band = ARENA_PUSH(arena, &offer->bands, &offer->n_bands, &capacity); */
void *arena_push(struct arena *arena, void *items, size_t *n, size_t *capacity, size_t size);
#define ARENA_PUSH(arena, items, n, capacity) arena_push((arena), (items), (n), (capacity), sizeof(**(items)))

#endif

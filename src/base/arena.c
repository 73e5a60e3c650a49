#include <realrate/arena.h>

#include <realrate/diag.h>

#include <stdalign.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Blocks double from BLOCK_SIZE up to BLOCK_SIZE_MAX, so that small products stay small. */
#define BLOCK_SIZE     ((size_t)16 << 10)
#define BLOCK_SIZE_MAX ((size_t)1 << 20)

struct block {
    struct block *next;
    size_t used, size;
    alignas(max_align_t) unsigned char bytes[];
};

struct arena {
    struct block *blocks; /* the one in use first */
    size_t next_size;
};

static _Noreturn void
out_of_memory(void)
{
    static const char message[] = "realrate: error: out of memory\n";
    (void)!write(STDERR_FILENO, message, sizeof message - 1);
    _exit(STATUS_OS);
}

struct arena *
arena_new(void)
{
    struct arena *arena = malloc(sizeof *arena);
    if (!arena)
        out_of_memory();
    *arena = (struct arena){.next_size = BLOCK_SIZE};
    return arena;
}

void
arena_free(struct arena *arena)
{
    if (!arena)
        return;
    for (struct block *block = arena->blocks; block;) {
        struct block *next = block->next;
        free(block);
        block = next;
    }
    free(arena);
}

struct arena_mark
arena_mark(const struct arena *arena)
{
    return (struct arena_mark){arena->blocks, arena->blocks ? arena->blocks->used : 0};
}

void
arena_release(struct arena *arena, struct arena_mark mark)
{
    while (arena->blocks != mark.block) {
        struct block *next = arena->blocks->next;
        free(arena->blocks);
        arena->blocks = next;
    }
    if (arena->blocks)
        arena->blocks->used = mark.used;
}

static struct block *
block_add(struct arena *arena, size_t need)
{
    size_t size = need > arena->next_size ? need : arena->next_size;
    if (size > SIZE_MAX - sizeof(struct block))
        out_of_memory();
    struct block *block = malloc(sizeof *block + size);
    if (!block)
        out_of_memory();
    block->used = 0;
    block->size = size;
    block->next = arena->blocks;
    arena->blocks = block;
    if (arena->next_size < BLOCK_SIZE_MAX)
        arena->next_size *= 2;
    return block;
}

void *
arena_alloc(struct arena *arena, size_t n, size_t size)
{
    const size_t align = alignof(max_align_t);
    size_t bytes;
    if (__builtin_mul_overflow(n, size, &bytes) || bytes > SIZE_MAX - align)
        out_of_memory();
    bytes = (bytes + align) / align * align; /* at least one byte: every pointer is distinct */
    struct block *block = arena->blocks;
    if (!block || block->size - block->used < bytes)
        block = block_add(arena, bytes);
    void *memory = block->bytes + block->used;
    block->used += bytes;
    return memset(memory, 0, bytes);
}

char *
arena_text(struct arena *arena, const char *text, size_t len)
{
    char *copy = arena_alloc(arena, len + 1, 1);
    memcpy(copy, text, len);
    return copy;
}

char *
arena_vprintf(struct arena *arena, const char *format, va_list args)
{
    va_list again;
    va_copy(again, args);
    int len = vsnprintf(NULL, 0, format, again);
    va_end(again);
    if (len < 0)
        out_of_memory();
    char *text = arena_alloc(arena, (size_t)len + 1, 1);
    vsnprintf(text, (size_t)len + 1, format, args);
    return text;
}

char *
arena_printf(struct arena *arena, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    char *text = arena_vprintf(arena, format, args);
    va_end(args);
    return text;
}

void *
arena_push(struct arena *arena, void *items, size_t *n, size_t *capacity, size_t size)
{
    void *old;
    memcpy(&old, items, sizeof old); /* items points to a pointer of some type */
    if (*n == *capacity) {
        size_t more = *capacity ? *capacity * 2 : 8;
        void *bigger = arena_alloc(arena, more, size);
        if (*n)
            memcpy(bigger, old, *n * size);
        *capacity = more;
        old = bigger;
        memcpy(items, &old, sizeof old);
    }
    return (unsigned char *)old + (*n)++ * size;
}

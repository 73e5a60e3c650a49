#include "keys.h"

#include "word.h"

#include <string.h>

/* Past this many of all threads, or this many bytes, a thread's keys are forgotten: they must not grow with
 * the file. */
#define KEYS_MOST  32768
#define BYTES_MOST ((size_t)4 << 20)

/* A key is in one of as many slots, so that no file makes the search long. */
#define PROBES_MOST 8

/* Adds one more column in the order of the file. */
static void
add_column(struct keys *keys, size_t column)
{
    struct key_run *last = keys->n_runs ? &keys->runs[keys->n_runs - 1] : NULL;
    if (last && column == last->last + 1)
        last->last = column;
    else if (!last || column > last->last)
        keys->runs[keys->n_runs++] = (struct key_run){column, column};
}

void
keys_init(struct keys *keys, const struct fit *fit, size_t n_threads)
{
    *keys = (struct keys){.arena = arena_new(),
                          .n_slots = 256,
                          .most = KEYS_MOST / n_threads,
                          .most_bytes = BYTES_MOST / n_threads};
    keys->slots = ARENA_NEW(keys->arena, struct key *, keys->n_slots);
    bool is_key[COLUMNS_MAX] = {false};
    bool has_day = false; /* only once: another field may have the same column */
    for (size_t i = 0; i < fit->n_keys; i++) {
        bool is_day = !has_day && fit->key_positions[i] == fit->positions[USAGE_DATE];
        has_day |= is_day;
        is_key[fit->key_positions[i]] |= !is_day;
    }
    for (size_t column = 0; column < COLUMNS_MAX; column++)
        if (is_key[column])
            add_column(keys, column);
}

void
keys_free(struct keys *keys)
{
    arena_free(keys->arena);
}

/* The bytes of a run as they stand in the file, quotes and delimiters with them. */
static const char *
run_bytes(const struct fast *fast, const struct key_run *run, size_t *ret_len)
{
    size_t from = fast->starts[run->first];
    *ret_len = fast->starts[run->last + 1] - 1 - from;
    return fast->text + from;
}

static uint64_t
mix(uint64_t a, uint64_t b)
{
    __extension__ typedef unsigned __int128 uint128;
    uint128 product = (uint128)(a ^ UINT64_C(0x9E3779B97F4A7C15)) * (b ^ UINT64_C(0xD6E8FEB86659FD93));
    return (uint64_t)product ^ (uint64_t)(product >> 64);
}

/* Of the first, middle and last bytes of each run, each run for itself: what differs elsewhere alone is told
 * apart by comparing. A run is never read past its end by more than a chunk may. */
static uint64_t
hash_of(const struct keys *keys, const struct fast *fast)
{
    uint64_t hash = 0;
    for (size_t i = 0; i < keys->n_runs; i++) {
        size_t len;
        const char *bytes = run_bytes(fast, &keys->runs[i], &len);
        uint64_t first, rest;
        if (len < 8) {
            first = len ? word_load(bytes) & UINT64_MAX >> (64 - 8 * len) : 0;
            rest = 0;
        } else {
            first = word_load(bytes) ^ word_load(bytes + len - 8) * UINT64_C(0x9FB21C651E98DF25);
            rest = word_load(bytes + (len - 8) / 2);
        }
        hash = (hash << 21 | hash >> 43) ^ mix(first, rest + len);
    }
    return hash;
}

/* Both may be read to their end alone. */
static bool
is_same_text(const char *a, const char *b, size_t len)
{
    if (len < 16 || len > 32)
        return memcmp(a, b, len) == 0;
    const char *a_last = a + len - 16, *b_last = b + len - 16;
    return ((word_load(a) ^ word_load(b)) | (word_load(a + 8) ^ word_load(b + 8)) |
            (word_load(a_last) ^ word_load(b_last)) | (word_load(a_last + 8) ^ word_load(b_last + 8))) == 0;
}

static bool
is_same(const struct keys *keys, const struct key *key, const struct fast *fast)
{
    const char *known = key->bytes;
    for (size_t i = 0; i < keys->n_runs; i++) {
        size_t len;
        const char *bytes = run_bytes(fast, &keys->runs[i], &len);
        if (len != key->lens[i] || !is_same_text(bytes, known, len))
            return false;
        known += len;
    }
    return true;
}

struct key *
keys_find(const struct keys *keys, const struct fast *fast)
{
    const uint64_t hash = hash_of(keys, fast);
    for (size_t i = 0; i < PROBES_MOST; i++) {
        struct key *key = keys->slots[(hash + i) & (keys->n_slots - 1)];
        if (!key)
            break;
        if (key->hash == hash && is_same(keys, key, fast))
            return key;
    }
    return NULL;
}

/* In the first empty slot of those that are looked at; else in place of another. */
static void
put(struct keys *keys, struct key *key)
{
    size_t i = 0;
    while (i < PROBES_MOST - 1 && keys->slots[(key->hash + i) & (keys->n_slots - 1)])
        i++;
    keys->slots[(key->hash + i) & (keys->n_slots - 1)] = key;
}

static void
grow(struct keys *keys)
{
    struct key **old = keys->slots;
    size_t n_old = keys->n_slots;
    keys->n_slots *= 2;
    keys->slots = ARENA_NEW(keys->arena, struct key *, keys->n_slots);
    for (size_t i = 0; i < n_old; i++)
        if (old[i])
            put(keys, old[i]);
}

static void
forget(struct keys *keys)
{
    arena_release(keys->arena, (struct arena_mark){0});
    keys->n = keys->n_bytes = 0;
    keys->n_slots = 256;
    keys->slots = ARENA_NEW(keys->arena, struct key *, keys->n_slots);
}

struct key *
keys_add(struct keys *keys, const struct fast *fast)
{
    if (keys->n == keys->most || keys->n_bytes > keys->most_bytes)
        forget(keys);
    if (keys->n * 2 >= keys->n_slots)
        grow(keys);
    size_t total = 0, len;
    uint32_t *lens = ARENA_NEW(keys->arena, uint32_t, keys->n_runs);
    for (size_t i = 0; i < keys->n_runs; i++) {
        run_bytes(fast, &keys->runs[i], &len);
        lens[i] = (uint32_t)len;
        total += len;
    }
    char *bytes = arena_alloc(keys->arena, total, 1);
    struct key *key = ARENA_NEW(keys->arena, struct key, 1);
    *key = (struct key){.hash = hash_of(keys, fast), .bytes = bytes, .lens = lens};
    for (size_t i = 0; i < keys->n_runs; i++) {
        const char *run = run_bytes(fast, &keys->runs[i], &len);
        memcpy(bytes, run, len);
        bytes += len;
    }
    put(keys, key);
    keys->n++;
    keys->n_bytes += total;
    return key;
}

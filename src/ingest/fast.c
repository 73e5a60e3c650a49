#include "fast.h"

#include <string.h>

/* A record is left to libcsv long before it may come near its bounds. */
#define LENGTH_MOST ((size_t)64 << 10)

void
fast_init(struct fast *fast, struct reader *reader, enum lane lane, size_t n_columns, struct arena *arena)
{
    *fast = (struct fast){.reader = reader,
                          .lane = lane,
                          .n_columns = n_columns,
                          .scan = {.arena = arena},
                          .number = UINT64_MAX,
                          .starts = ARENA_NEW(arena, uint32_t, n_columns + 1),
                          .cells = ARENA_NEW(arena, struct cell, n_columns),
                          .arena = arena,
                          .scratch = arena_new()};
}

void
fast_free(struct fast *fast)
{
    arena_free(fast->scratch);
}

/* The first bit from `from` on; the masks' end where there is none. */
static size_t
next_bit(const uint64_t *words, size_t n_words, size_t from)
{
    size_t word = from / 64;
    if (word >= n_words)
        return n_words * 64;
    uint64_t left = words[word] & (UINT64_MAX << from % 64);
    while (left == 0)
        if (++word == n_words)
            return n_words * 64;
        else
            left = words[word];
    return word * 64 + (size_t)__builtin_ctzll(left);
}

/* Looks on where the reader is, in a new chunk or after a record of libcsv's. */
static void
follow(struct fast *fast)
{
    const struct chunk *chunk = reader_chunk(fast->reader);
    size_t at = reader_at(fast->reader);
    if (fast->number != chunk->number) {
        fast->number = chunk->number;
        fast->base = at;
        fast->text = chunk->text + at;
        scan_text(&fast->scan, fast->text, chunk->len - at, reader_delimiter(fast->reader),
                  fast->lane == LANE_PORTABLE);
    }
    fast->at = at;
    size_t from = at - fast->base;
    fast->odd = next_bit(fast->scan.odd, fast->scan.n_words, from);
    fast->word = from / 64;
    fast->left =
        fast->word < fast->scan.n_words ? fast->scan.ends[fast->word] & (UINT64_MAX << from % 64) : 0;
}

/* Whether the next record is plain: then its cells are in starts. */
static bool
take_plain(struct fast *fast)
{
    const char *text = fast->text;
    const uint64_t *ends = fast->scan.ends;
    uint32_t *starts = fast->starts;
    size_t word = fast->word, n = 0, end;
    uint64_t left = fast->left;
    starts[0] = (uint32_t)(fast->at - fast->base);
    do {
        while (left == 0)
            if (++word >= fast->scan.n_words)
                return false;
            else
                left = ends[word];
        end = word * 64 + (size_t)__builtin_ctzll(left);
        left &= left - 1;
        starts[++n] = (uint32_t)end + 1;
    } while (n < fast->n_columns && text[end] != '\n');
    if (n < fast->n_columns || text[end] != '\n' || fast->odd <= end || end - starts[0] > LENGTH_MOST)
        return false;
    bool has_crlf = end > starts[0] && text[end - 1] == '\r';
    starts[n] -= has_crlf;
    fast->word = word;
    fast->left = left;
    fast->at = fast->base + end + 1;
    reader_pass(fast->reader, fast->at, has_crlf);
    return true;
}

enum fast_got
fast_next(struct fast *fast, const struct record **ret_record)
{
    if (fast->lane != LANE_CSV) {
        const struct chunk *chunk = reader_chunk(fast->reader);
        if (fast->number != chunk->number || fast->at != reader_at(fast->reader))
            follow(fast);
        if (take_plain(fast))
            return FAST_PLAIN;
    }
    int got = reader_next(fast->reader, ret_record);
    return got < 0 ? FAST_FAILED : got > 0 ? FAST_RECORD : FAST_END;
}

/* The cell with one quote for two. */
static struct cell
halve_quotes(struct fast *fast, struct cell cell)
{
    char *text = arena_alloc(fast->scratch, cell.len, 1);
    size_t n = 0;
    for (size_t i = 0; i < cell.len; i++, n++) {
        text[n] = cell.text[i];
        i += cell.text[i] == '"';
    }
    return (struct cell){.text = text, .len = n, .line = cell.line};
}

struct record
fast_record(struct fast *fast)
{
    const unsigned long line = reader_line(fast->reader);
    arena_release(fast->scratch, (struct arena_mark){0});
    for (size_t i = 0; i < fast->n_columns; i++) {
        struct cell cell = fast_cell(fast, i);
        cell.line = line;
        fast->cells[i] = memchr(cell.text, '"', cell.len) ? halve_quotes(fast, cell) : cell;
    }
    return (struct record){.line = line, .cells = fast->cells, .n_cells = fast->n_columns};
}

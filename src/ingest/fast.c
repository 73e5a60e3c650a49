#include "fast.h"

#include <string.h>

/* A record is left to libcsv long before it may come near its bounds. */
#define LENGTH_MOST ((size_t)64 << 10)

/* Ends listed at once, and the room that takes: one before them for a record's start, those left of before,
 * and what scan_list writes past them. */
#define LISTED       1024
#define LIST_ROOM(n) (1 + (n) + LISTED + 63 + SCAN_SLACK)

void
fast_init(struct fast *fast, struct reader *reader, enum lane lane, size_t n_columns, struct arena *arena)
{
    *fast = (struct fast){.reader = reader,
                          .lane = lane,
                          .n_columns = n_columns,
                          .scan = {.arena = arena},
                          .reading = reader_place(reader),
                          .number = UINT64_MAX,
                          .list = ARENA_NEW(arena, uint32_t, LIST_ROOM(n_columns)),
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
    const struct chunk *chunk = &fast->reading->chunk;
    const size_t at = fast->reading->lines.at;
    if (fast->number != chunk->number) {
        fast->number = chunk->number;
        fast->base = at;
        fast->text = chunk->text + at;
        scan_text(&fast->scan, fast->text, chunk->len - at, reader_delimiter(fast->reader),
                  fast->lane == LANE_PORTABLE);
        fast->odd = next_bit(fast->scan.odd, fast->scan.n_words, 0);
        fast->next = fast->n_list = 1;
        fast->word = 0;
    }
    const size_t from = at - fast->base, word = from / 64, n_words = fast->scan.n_words;
    fast->at = at;
    if (fast->odd < from)
        fast->odd = next_bit(fast->scan.odd, n_words, from);
    fast->line_word = word;
    fast->lines_left = word < n_words ? fast->scan.lines[word] & (UINT64_MAX << from % 64) : 0;
    while (fast->next < fast->n_list && fast->list[fast->next] <= from)
        fast->next++;
    if (fast->next == fast->n_list && fast->word < word)
        fast->word = word;
}

/* Lists more ends, until a record's are there. False where there are fewer. */
static bool
list_more(struct fast *fast)
{
    size_t left = fast->n_list - fast->next;
    memmove(fast->list + 1, fast->list + fast->next, left * sizeof *fast->list);
    fast->next = 1;
    fast->n_list = 1 + left;
    fast->n_list += scan_list(&fast->scan, &fast->word, LISTED, fast->list + fast->n_list);
    while (fast->next < fast->n_list && fast->list[fast->next] <= fast->at - fast->base)
        fast->next++;
    return fast->n_list - fast->next >= fast->n_columns;
}

/* The next record's line end in text; SIZE_MAX where there is none. */
static size_t
next_line_end(struct fast *fast)
{
    size_t word = fast->line_word;
    uint64_t left = fast->lines_left;
    while (left == 0)
        if (++word >= fast->scan.n_words)
            return SIZE_MAX;
        else
            left = fast->scan.lines[word];
    fast->line_word = word;
    fast->lines_left = left & (left - 1);
    return word * 64 + (size_t)__builtin_ctzll(left);
}

/* Whether the next record is plain: then its cells are in starts. One that is not is libcsv's; after it the
 * places where ends are looked for are found again. */
static bool
take_plain(struct fast *fast)
{
    const size_t line_end = next_line_end(fast), start = fast->at - fast->base;
    if (fast->odd <= line_end || line_end - start > LENGTH_MOST) /* no line end: both */
        return false;
    bool has_crlf = line_end > start && fast->text[line_end - 1] == '\r';
    if (line_end - start == has_crlf) /* a blank line is no record, even of one column */
        return false;
    if (fast->n_list - fast->next < fast->n_columns && !list_more(fast))
        return false;
    uint32_t *starts = fast->list + fast->next - 1, *last = starts + fast->n_columns;
    if (*last != line_end + 1)
        return false;
    *starts = (uint32_t)start;
    *last -= has_crlf; /* the next record sets it as its start */
    fast->starts = starts;
    fast->next += fast->n_columns;
    fast->at = fast->base + line_end + 1;
    reader_pass(fast->reading, fast->at, has_crlf);
    return true;
}

enum fast_got
fast_next(struct fast *fast, const struct record **ret_record)
{
    if (fast->lane != LANE_CSV) {
        if (fast->number != fast->reading->chunk.number || fast->at != fast->reading->lines.at)
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
    const unsigned long line = fast->reading->lines.line;
    arena_release(fast->scratch, (struct arena_mark){0});
    for (size_t i = 0; i < fast->n_columns; i++) {
        struct cell cell = fast_cell(fast, i);
        cell.line = line;
        fast->cells[i] = memchr(cell.text, '"', cell.len) ? halve_quotes(fast, cell) : cell;
    }
    return (struct record){.line = line, .cells = fast->cells, .n_cells = fast->n_columns};
}

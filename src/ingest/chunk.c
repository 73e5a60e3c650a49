#include "chunk.h"

#include "scan.h"
#include "start.h"

#include <string.h>
#include <time.h>

/* Room beside a chunk's own bytes for the start of a record that the last one carried over. */
#define CARRY_ROOM ((size_t)4 << 10)

#define HEAD_SIZE ((size_t)4096)

static int
read_head(struct chunks *chunks, struct diags *diags)
{
    long got = source_read(&chunks->source, chunks->head, HEAD_SIZE, diags);
    if (got < 0)
        return -1;
    chunks->head_end = (size_t)got;
    const char *message = start_check(chunks->head, chunks->head_end, &chunks->head_at);
    if (message)
        diag_error(diags, STATUS_DATA, (struct place){.file = chunks->source.file.path}, "%s", message);
    return message ? -1 : 0;
}

int
chunks_open(struct chunks *chunks, const char *path, const struct tuning *tuning,
            const struct usage_options *options, struct usage_progress before, struct arena *scratch,
            struct diags *diags)
{
    *chunks = (struct chunks){.tuning = *tuning,
                              .options = options,
                              .progress = before,
                              .bytes_before = before.n_bytes,
                              .head = arena_alloc(scratch, HEAD_SIZE, 1)};
    if (source_open(&chunks->source, path, scratch, diags) != 0)
        return -1;
    if (read_head(chunks, diags) != 0) {
        source_close(&chunks->source, diags, NULL, NULL);
        return -1;
    }
    pthread_mutex_init(&chunks->lock, NULL);
    return 0;
}

/* Room for n bytes, the first len kept. */
static void
make_room(struct chunk *chunk, size_t n, size_t len)
{
    if (chunk->capacity >= n)
        return;
    char *buffer = arena_alloc(chunk->arena, n + CHUNK_PADDING, 1);
    if (len)
        memcpy(buffer, chunk->buffer, len);
    chunk->buffer = buffer;
    chunk->capacity = n;
}

/* Up to n plain bytes; sets has_read_all. */
static long
read_more(struct chunks *chunks, char *to, size_t n, struct diags *diags)
{
    size_t from_head = chunks->head_end - chunks->head_at;
    if (from_head > n)
        from_head = n;
    memcpy(to, chunks->head + chunks->head_at, from_head);
    chunks->head_at += from_head;
    long got = 0;
    if (from_head < n && !chunks->source.at_end)
        got = source_read(&chunks->source, to + from_head, n - from_head, diags);
    chunks->has_read_all = chunks->source.at_end && chunks->head_at == chunks->head_end;
    return got < 0 ? got : got + (long)from_head;
}

/* Fills the chunk's buffer behind what was carried over until it holds the end of a record, the file's end,
 * or as much as a chunk may. */
static int
fill(struct chunks *chunks, struct chunk *chunk, struct diags *diags)
{
    size_t len = chunks->carry_len, want = len + chunks->tuning.chunk_bytes;
    make_room(chunk, chunks->tuning.chunk_bytes + CARRY_ROOM, 0);
    if (chunk->capacity < want) { /* the carried bytes may be in the buffer that is left */
        const char *carry = chunks->carry;
        make_room(chunk, want, 0);
        memcpy(chunk->buffer, carry, len);
    } else if (len) {
        memmove(chunk->buffer, chunks->carry, len);
    }
    struct scan_tally tally = {0};
    size_t tallied = 0;
    for (;; want *= 2) {
        if (want > CHUNK_BYTES_MOST)
            want = len > CHUNK_BYTES_MOST ? len : CHUNK_BYTES_MOST;
        make_room(chunk, want, len);
        long got = read_more(chunks, chunk->buffer + len, want - len, diags);
        if (got < 0)
            return -1;
        len += (size_t)got;
        scan_count(chunk->buffer + tallied, len - tallied, &tally);
        tallied = len;
        struct scan_tally whole = tally;
        chunk->text = chunk->buffer;
        chunk->len = chunks->has_read_all ? len : scan_records_end(chunk->buffer, len, &whole);
        chunk->is_cut = chunk->len == 0 && len >= CHUNK_BYTES_MOST;
        if (chunk->is_cut)
            chunk->len = len;
        if (chunk->len || chunks->has_read_all) {
            chunks->n_lines += whole.n_newlines;
            chunks->carry = chunk->buffer + chunk->len;
            chunks->carry_len = len - chunk->len;
            return 0;
        }
    }
}

static void
tell_progress(struct chunks *chunks, uint64_t n_rows)
{
    chunks->progress.n_bytes = chunks->bytes_before + chunks->source.file.n_bytes;
    chunks->progress.n_rows += n_rows;
    if (chunks->options->progress)
        chunks->options->progress(chunks->options->progress_context, &chunks->progress);
}

static int
pull(struct chunks *chunks, struct chunk *chunk, struct diags *diags)
{
    if (chunks->is_done)
        return 0;
    chunk->number = chunks->n_chunks++;
    chunk->line = chunks->n_lines + 1;
    if (fill(chunks, chunk, diags) != 0) {
        chunks->is_done = true;
        return -1;
    }
    chunk->is_last = chunks->is_done = chunks->has_read_all;
    return chunk->len > 0;
}

int
chunks_pull(struct chunks *chunks, struct chunk *chunk, uint64_t n_rows, struct diags *diags)
{
    pthread_mutex_lock(&chunks->lock);
    int got = pull(chunks, chunk, diags);
    tell_progress(chunks, n_rows);
    pthread_mutex_unlock(&chunks->lock);
    if (chunks->tuning.pause_ns)
        nanosleep(&(struct timespec){.tv_nsec = chunks->tuning.pause_ns}, NULL);
    return got;
}

void
chunks_stop(struct chunks *chunks)
{
    pthread_mutex_lock(&chunks->lock);
    chunks->is_done = true;
    pthread_mutex_unlock(&chunks->lock);
}

bool
chunks_are_done(struct chunks *chunks)
{
    pthread_mutex_lock(&chunks->lock);
    bool are_done = chunks->is_done;
    pthread_mutex_unlock(&chunks->lock);
    return are_done;
}

int
chunks_close(struct chunks *chunks, struct diags *diags, char ret_sha256[SHA256_TEXT_SIZE],
             uint64_t *ret_bytes)
{
    pthread_mutex_destroy(&chunks->lock);
    return source_close(&chunks->source, diags, ret_sha256, ret_bytes);
}

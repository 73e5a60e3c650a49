#include "input.h"

#include "merge.h"

#include "base/threads.h"

#include <realrate/calendar.h>

#include <string.h>

/* More threads than this would wait for the one that reads and hashes. */
#define WORKERS_MOST 8
#define REST_SIZE    ((size_t)64 << 10)

/* One file while it is read. */
struct input {
    struct run *run;
    struct sheet sheet;
    struct usage_file *file;
    struct chunks chunks;
    struct worker workers[WORKERS_MOST];
    size_t n_workers;
    struct arena *scratch;
};

/* What is to be said of a file as a whole, once it has been read. */
static int
check_file(struct input *input)
{
    struct diags *diags = input->run->diags;
    const struct usage_options *options = input->run->options;
    struct usage_file *file = input->file;
    struct place place = {.file = file->path};
    if (file->n_rows == 0 && !options->allow_empty) {
        diag_error(diags, STATUS_DATA, place, "there is a header and no row");
        return -1;
    }
    if (file->n_skipped && !options->skip_bad_rows)
        return -1;
    if (file->n_rows && file->n_skipped == file->n_rows) {
        diag_error(diags, STATUS_DATA, place, "every row is bad; the first: %s", file->skipped[0]);
        return -1;
    }
    if (file->n_other_provider && file->n_other_provider + file->n_skipped == file->n_rows &&
        !options->allow_empty) {
        const char *hint = input->sheet.fit.adapter->apart_hint;
        diag_error(
            diags, STATUS_DATA, place,
            "none of its rows is usage of a Claude model%s%s; --allow-empty takes the file all the same",
            hint ? ": " : "", hint ? hint : "");
        return -1;
    }
    if (file->n_skipped)
        diag_warning(diags, "bad-rows-skipped", place,
                     "%llu of %llu rows are bad and were skipped; the first: %s",
                     (unsigned long long)file->n_skipped, (unsigned long long)file->n_rows, file->skipped[0]);
    return 0;
}

/* By the first worker, which reads on from there. */
static int
read_header(struct input *input)
{
    struct run *run = input->run;
    struct sheet *sheet = &input->sheet;
    struct worker *first = &input->workers[input->n_workers++];
    worker_init(first, &input->chunks);
    if (header_read(first->reader, input->file->path, &run->formats, run->options->format, input->scratch,
                    &first->diags, &sheet->header, &sheet->fit) != 0) {
        diags_add(run->diags, &first->diags);
        return -1;
    }
    diags_add(run->diags, &first->diags); /* warnings; what follows is told in the order of the file */
    diags_free(&first->diags);
    diags_init(&first->diags);
    const struct adapter *adapter = sheet->fit.adapter;
    const struct place place = {.file = input->file->path};
    input->file->format = adapter->name;
    if (adapter->refusal) {
        diag_error(run->diags, STATUS_DATA, place, "%s", adapter->refusal);
        return -1;
    }
    if (adapter->cache_warning && !sheet->fit.columns[USAGE_COUNT + METER_CACHE_READ])
        diag_warning(run->diags, "cache-not-told", place, "%s", adapter->cache_warning);
    sheet->delimiter = reader_delimiter(first->reader);
    worker_begin(first, sheet);
    return 0;
}

static void
work(void *context, size_t index, int thread)
{
    (void)thread;
    struct input *input = context;
    worker_read(&input->workers[index]);
    if (input->workers[index].has_failed)
        chunks_stop(&input->chunks);
}

/* The rest of the file, by as many threads as there may be work for. */
static void
read_rows(struct input *input)
{
    const size_t n = chunks_are_done(&input->chunks) ? 1 : input->sheet.n_threads;
    for (; input->n_workers < n; input->n_workers++) {
        worker_init(&input->workers[input->n_workers], &input->chunks);
        worker_begin(&input->workers[input->n_workers], &input->sheet);
    }
    threads_run((int)input->n_workers, input->n_workers, work, input);
}

static bool
has_faults(const struct input *input)
{
    bool has_any = false;
    for (size_t i = 0; i < input->n_workers; i++)
        has_any |= input->workers[i].has_failed || input->workers[i].faults.n_counts > 0;
    return has_any;
}

/* Whether compressed data is what was compressed: rows of a damaged file seem bad, and are not to blame.
 * Returns false after reporting the damage. */
static bool
is_undamaged(struct input *input)
{
    struct source *source = &input->chunks.source;
    if (!source->codec || !has_faults(input))
        return true;
    char *rest = arena_alloc(input->scratch, REST_SIZE, 1);
    if (source->damage)
        source_tell_damage(source, input->run->diags);
    while (!source->damage && !source->at_end)
        if (source_read(source, rest, REST_SIZE, input->run->diags) < 0)
            return false;
    return !source->damage;
}

/* What all threads read. Returns 1 where a sum passes 64 bits whose row only one thread alone finds. */
static int
merge(struct input *input)
{
    bool has_overflow = merge_sums(input->workers, input->n_workers, input->run, input->file);
    if (has_overflow && input->n_workers > 1)
        return 1;
    return merge_faults(input->workers, input->n_workers, input->run, input->file) == 0 ? check_file(input)
                                                                                        : -1;
}

/* Returns 0, -1 after reporting, or 1 where it is to be read again by one thread. */
static int
read_with(struct run *run, uint32_t number, const char *path, int n_threads, struct usage_file *ret_file)
{
    struct arena *scratch = arena_new();
    struct input *input = ARENA_NEW(scratch, struct input, 1);
    *ret_file = (struct usage_file){.path = path, .first_day = DAY_NONE, .last_day = DAY_NONE};
    *input = (struct input){.run = run, .file = ret_file, .scratch = scratch};
    input->sheet = (struct sheet){.options = run->options,
                                  .formats = &run->formats,
                                  .tuning = run->tuning,
                                  .file = ret_file,
                                  .number = number,
                                  .n_threads = n_threads < 1              ? 1
                                               : n_threads > WORKERS_MOST ? WORKERS_MOST
                                                                          : (size_t)n_threads};
    int status = -1;
    if (chunks_open(&input->chunks, path, run->tuning, run->options, run->progress, scratch, run->diags) != 0)
        goto done;
    if (run->skips_hash)
        infile_skip_hash(&input->chunks.source.file);
    if (read_header(input) == 0) {
        read_rows(input);
        status = is_undamaged(input) ? merge(input) : -1;
    }
    const struct line_tally tally = merge_lines(input->workers, input->n_workers);
    ret_file->n_blank_lines = tally.n_blank;
    if (status != 1)
        reader_tell(&tally, path, run->diags);
    const struct source *source = &input->chunks.source;
    ret_file->compression = source->codec ? source->codec->name : NULL;
    ret_file->plain_bytes = source->n_plain;
    if (chunks_close(&input->chunks, run->diags, ret_file->sha256, &ret_file->bytes) != 0)
        status = -1;
    if (!ret_file->compression)
        ret_file->plain_bytes = ret_file->bytes;
    if (status != 1)
        run->progress = input->chunks.progress;
    for (size_t i = 0; i < input->n_workers; i++)
        worker_free(&input->workers[i]);
done:
    arena_free(scratch);
    return status;
}

int
input_read(struct run *run, uint32_t number, const char *path, struct usage_file *ret_file)
{
    int status = read_with(run, number, path, run->options->n_threads, ret_file);
    if (status == 1 && strcmp(path, "-") != 0)
        return read_with(run, number, path, 1, ret_file);
    if (status == 1) {
        diag_error(run->diags, STATUS_DATA, (struct place){.file = path},
                   "the sum of a count over its day and line reaches 2^64");
        status = -1;
    }
    return status;
}

#include "worker.h"

#include "digits.h"

#include "base/ascii.h"

#include <string.h>

void
worker_init(struct worker *worker, struct chunks *chunks)
{
    *worker = (struct worker){.arena = arena_new()};
    diags_init(&worker->diags);
    worker->reader = reader_new(chunks, worker->arena, &worker->diags);
    worker->reading = reader_place(worker->reader);
}

/* What is found from here on is of the reader's chunk. */
static void
enter_chunk(struct worker *worker)
{
    uint64_t number = worker->reading->chunk.number;
    worker->faults.chunk = worker->models.chunk = worker->workspaces.chunk = number;
}

void
worker_begin(struct worker *worker, const struct sheet *sheet)
{
    worker->sheet = sheet;
    reader_set_delimiter(worker->reader, sheet->delimiter);
    reader_name_columns(worker->reader, sheet->header.names, sheet->header.n_names);
    worker->faults = (struct faults){
        .skip = sheet->options->skip_bad_rows, .arena = worker->arena, .diags = &worker->diags};
    worker->rows = (struct row_reader){.header = &sheet->header,
                                       .fit = &sheet->fit,
                                       .delimiter = sheet->delimiter,
                                       .faults = &worker->faults};
    fast_init(&worker->fast, worker->reader, sheet->tuning->lane, sheet->header.n_names, worker->arena);
    keys_init(&worker->keys, &sheet->fit, sheet->n_threads);
    for (size_t meter = 0; meter < N_METERS; meter++)
        if (sheet->fit.positions[USAGE_COUNT + meter] != NO_POSITION)
            worker->counts[worker->n_counts++] =
                (struct count_column){sheet->fit.positions[USAGE_COUNT + meter], (enum meter)meter};
    names_init(&worker->models, worker->arena);
    names_init(&worker->workspaces, worker->arena);
    groups_init(&worker->groups, worker->arena);
    groups_init(&worker->corrections, worker->arena);
    enter_chunk(worker);
}

void
worker_free(struct worker *worker)
{
    if (worker->sheet) {
        keys_free(&worker->keys);
        fast_free(&worker->fast);
    }
    reader_free(worker->reader);
    diags_free(&worker->diags);
    arena_free(worker->arena);
}

static int
report_overflow(struct worker *worker, unsigned long line, enum meter meter)
{
    const struct sheet *sheet = worker->sheet;
    struct place place = {.file = sheet->file->path, .line = line};
    place.column = row_count_column(&worker->rows, meter);
    diag_error(&worker->diags, STATUS_DATA, place,
               "the sum of this count over its day and line reaches 2^64");
    worker->has_overflow = true;
    return -1;
}

/* The row as it is summed, all but its counts. */
static struct usage_row
whole_of(struct worker *worker, const struct row *row)
{
    return (struct usage_row){
        .file = worker->sheet->number,
        .day = row->day,
        .line = {.model = names_number(&worker->models, row->model.text, row->model.len),
                 .tier = row->words[USAGE_TIER],
                 .context = row->words[USAGE_CONTEXT],
                 .geo = row->words[USAGE_GEO],
                 .speed = row->words[USAGE_SPEED]},
        .context_is_told = row->context_is_told,
        .workspace = names_number(&worker->workspaces, row->workspace.text, row->workspace.len),
        .n_rows = 1,
    };
}

static int
add(struct worker *worker, const struct usage_row *whole, bool is_correction, unsigned long line)
{
    enum meter meter;
    struct groups *groups = is_correction ? &worker->corrections : &worker->groups;
    return groups_add(groups, whole, &meter) == 0 ? 0 : report_overflow(worker, line, meter);
}

/* ---- any record ---- */

/* A row that cannot be read: a header is no row at all, whatever else is wrong with it. */
static int
check_second_header(struct worker *worker, const struct record *record)
{
    struct arena *brief = arena_new();
    struct header other = header_of(record, brief);
    struct fit fit = adapter_fit(worker->sheet->formats, &other, NULL);
    const bool is_same = header_is_same(&worker->sheet->header, &other);
    arena_free(brief);
    if (is_same) {
        faults_begin_row(&worker->faults);
        faults_add_text(&worker->faults, record->line, "the header again: two files joined into one?");
        return 1;
    }
    if (fit.n_missing)
        return 0;
    diag_error(&worker->diags, STATUS_DATA,
               (struct place){.file = worker->sheet->file->path, .line = record->line},
               "a second header, of format %s: two files joined into one?", fit.adapter->name);
    return -1;
}

/* Whether the record may be a header: its first cell starts with a letter, as no date does. */
static bool
may_be_header(const struct worker *worker, const struct record *record)
{
    size_t date = worker->sheet->fit.positions[USAGE_DATE];
    const struct cell *cell = &record->cells[date < record->n_cells ? date : 0];
    return record->n_cells != worker->sheet->header.n_names || cell->len == 0 || !ascii_is_digit(*cell->text);
}

/* Reads a row. Returns 1, 0 where it is bad, or -1 after reporting what ends the reading. */
static int
read_row(struct worker *worker, const struct record *record, struct row *ret_row)
{
    int second = may_be_header(worker, record) ? check_second_header(worker, record) : 0;
    if (second < 0)
        return -1;
    if (second == 0 && row_read(&worker->rows, record, ret_row) == 0) {
        worker->n_apart += ret_row->is_apart;
        return 1;
    }
    worker->n_skipped++;
    return 0;
}

static int
take_record(struct worker *worker, const struct record *record)
{
    struct row row;
    int got = read_row(worker, record, &row);
    if (got <= 0 || row.is_apart)
        return got < 0 ? -1 : 0;
    struct usage_row whole = whole_of(worker, &row);
    memcpy(whole.counts, row.counts, sizeof whole.counts);
    return add(worker, &whole, row.is_correction, record->line);
}

/* ---- plain records ---- */

/* The first of its kind is remembered. */
static int
take_new(struct worker *worker)
{
    struct record record = fast_record(&worker->fast);
    struct row row;
    int got = read_row(worker, &record, &row);
    if (got <= 0)
        return got;
    struct key *key = keys_add(&worker->keys, &worker->fast);
    if (row.is_apart) {
        key->row.is_apart = true;
        return 0;
    }
    key->whole = whole_of(worker, &row);
    key->row = row;
    key->row.model.text = worker->models.texts[key->whole.line.model];
    key->row.workspace.text = worker->workspaces.texts[key->whole.workspace];
    memcpy(key->whole.counts, row.counts, sizeof row.counts);
    return add(worker, &key->whole, row.is_correction, record.line);
}

/* The day of the plain record; false where it is none. */
static bool
read_day(struct worker *worker)
{
    const size_t column = worker->sheet->fit.positions[USAGE_DATE];
    if (column == NO_POSITION)
        return false;
    struct cell cell = fast_cell(&worker->fast, column);
    return field_day_again(&worker->rows.last_day, cell.text, cell.len, &worker->day) == NULL;
}

/* The counts of the plain record where all are digits alone, and mean nothing else. */
static bool
read_digits(const struct worker *worker, uint64_t *counts)
{
    if (!worker->sheet->fit.is_plain)
        return false;
    for (size_t i = 0; i < worker->n_counts; i++) {
        struct cell cell = fast_cell(&worker->fast, worker->counts[i].column);
        if (!digits_read(cell.text, cell.len, &counts[worker->counts[i].meter]))
            return false;
    }
    return true;
}

/* Counts in any other form, by the rules for all. */
static int
read_counts(struct worker *worker, struct key *key)
{
    struct record record = fast_record(&worker->fast);
    faults_begin_row(&worker->faults);
    if (row_read_counts(&worker->rows, &record, &key->row) != 0)
        return -1;
    memcpy(key->whole.counts, key->row.counts, sizeof key->whole.counts);
    return 0;
}

static int
take_plain(struct worker *worker)
{
    struct key *key = read_day(worker) ? keys_find(&worker->keys, &worker->fast) : NULL;
    if (!key)
        return take_new(worker);
    if (key->row.is_apart) {
        worker->n_apart++;
        return 0;
    }
    if (!read_digits(worker, key->whole.counts) && read_counts(worker, key) != 0) {
        worker->n_skipped++;
        return 0;
    }
    key->has_group &= key->whole.day == worker->day;
    key->whole.day = worker->day;
    if (key->row.is_correction)
        return add(worker, &key->whole, true, worker->reading->lines.line);
    if (!key->has_group)
        key->group = groups_find(&worker->groups, &key->whole);
    key->has_group = true;
    enum meter meter;
    if (groups_add_to(&worker->groups, key->group, &key->whole, &meter) != 0)
        return report_overflow(worker, worker->reading->lines.line, meter);
    return 0;
}

void
worker_read(struct worker *worker)
{
    const struct record *record;
    for (;;) {
        enum fast_got got = fast_next(&worker->fast, &record);
        if (got == FAST_END)
            return;
        if (got == FAST_RECORD)
            enter_chunk(worker);
        worker->n_rows += got != FAST_FAILED;
        if (got == FAST_FAILED || (got == FAST_PLAIN ? take_plain(worker) : take_record(worker, record)) != 0)
            break;
    }
    worker->has_failed = true;
}

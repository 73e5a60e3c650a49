#include "input.h"

#include <realrate/calendar.h>

#include "row.h"
#include "split.h"

#include "base/ascii.h"

#include <string.h>

/* One file while it is read. */
struct input {
    struct run *run;
    uint32_t number;
    struct usage_file *file;
    struct reader *reader;
    struct header header;
    struct fit fit;
    struct faults faults;
    struct row_reader rows;
    struct arena *scratch;
};

static int
add_counts(const struct input *input, const struct record *record, const struct usage_row *row)
{
    enum meter meter;
    if (groups_add(&input->run->groups, row, &meter) == 0)
        return 0;
    struct place place = {.file = input->file->path, .line = record->line};
    const struct fit *fit = &input->fit;
    place.column = input->header.names[fit->positions[USAGE_COUNT + meter]];
    diag_error(input->run->diags, STATUS_DATA, place,
               "the sum of this count over its day and line reaches 2^64");
    return -1;
}

static uint32_t
number_model(struct run *run, struct cell model)
{
    uint32_t number = names_number(&run->models, model.text, model.len);
    if (number == run->n_is_split)
        *(bool *)ARENA_PUSH(run->arena, &run->is_split, &run->n_is_split, &run->is_split_capacity) =
            split_names_model(run->options, run->models.texts[number]);
    return number;
}

static void
widen_days(struct usage_file *file, int32_t day)
{
    if (file->first_day == DAY_NONE || day < file->first_day)
        file->first_day = day;
    if (file->last_day == DAY_NONE || day > file->last_day)
        file->last_day = day;
}

/* Adds a row that is right to its groups. */
static int
take_row(struct input *input, const struct record *record, const struct row *row)
{
    struct run *run = input->run;
    struct usage_row whole = {
        .file = input->number,
        .day = row->day,
        .line = {.model = number_model(run, row->model),
                 .tier = row->words[USAGE_TIER],
                 .context = row->words[USAGE_CONTEXT],
                 .geo = row->words[USAGE_GEO],
                 .speed = row->words[USAGE_SPEED]},
        .workspace = names_number(&run->workspaces, row->workspace.text, row->workspace.len),
        .n_rows = 1,
    };
    memcpy(whole.counts, row->counts, sizeof whole.counts);
    widen_days(input->file, row->day);
    const struct split_rule *rule = NULL;
    if (run->is_split[whole.line.model])
        rule = split_rule_for(run->options, run->models.texts[whole.line.model], &whole,
                              input->fit.columns[USAGE_CONTEXT] != NULL);
    if (!rule)
        return add_counts(input, record, &whole);
    struct usage_row parts[2];
    size_t n_parts = split_row(&whole, rule, parts);
    for (size_t i = 0; i < n_parts; i++)
        if (add_counts(input, record, &parts[i]) != 0)
            return -1;
    return 0;
}

/* A row that cannot be read: a header is no row at all, whatever else is wrong with it. */
static int
check_second_header(struct input *input, const struct record *record)
{
    if (row_is_header(&input->rows, record)) {
        faults_begin_row(&input->faults);
        faults_add_text(&input->faults, record->line, "the header again: two files joined into one?");
        return 1;
    }
    struct arena *brief = arena_new();
    struct header other = header_of(record, brief);
    struct fit fit = adapter_fit(&other, NULL);
    arena_free(brief);
    if (fit.n_missing)
        return 0;
    diag_error(input->run->diags, STATUS_DATA,
               (struct place){.file = input->file->path, .line = record->line},
               "a second header, of format %s: two files joined into one?", fit.adapter->name);
    return -1;
}

/* Whether the record may be a header: its first cell starts with a letter, as no date does. */
static bool
may_be_header(const struct input *input, const struct record *record)
{
    size_t date = input->fit.positions[USAGE_DATE];
    const struct cell *cell = &record->cells[date < record->n_cells ? date : 0];
    return record->n_cells != input->header.n_names || cell->len == 0 || !ascii_is_digit(*cell->text);
}

static int
read_row(struct input *input, const struct record *record)
{
    struct row row;
    input->file->n_rows++;
    int second = may_be_header(input, record) ? check_second_header(input, record) : 0;
    if (second < 0)
        return -1;
    if (second == 0 && row_read(&input->rows, record, &row) == 0)
        return take_row(input, record, &row);
    input->file->n_skipped++;
    return 0;
}

/* How far the run has come with this file, the others' bytes and rows before it added. */
static void
tell_progress(const struct input *input, struct usage_progress before)
{
    const struct usage_options *options = input->run->options;
    before.n_bytes += reader_n_bytes(input->reader);
    before.n_rows += input->file->n_rows;
    input->run->progress = before;
    if (options->progress)
        options->progress(options->progress_context, &before);
}

static int
read_rows(struct input *input)
{
    const struct usage_progress before = input->run->progress;
    const struct record *record;
    int got;
    uint64_t n_told = 0;
    while ((got = reader_next(input->reader, &record)) > 0) {
        if (read_row(input, record) != 0)
            return -1;
        if (reader_n_bytes(input->reader) - n_told >= (uint64_t)1 << 20) {
            n_told = reader_n_bytes(input->reader);
            tell_progress(input, before);
        }
    }
    tell_progress(input, before);
    return got;
}

/* What is to be said of a file as a whole, once it has been read. */
static int
check_file(struct input *input)
{
    struct usage_file *file = input->file;
    struct place place = {.file = file->path};
    if (file->n_rows == 0 && !input->run->options->allow_empty) {
        diag_error(input->run->diags, STATUS_DATA, place, "there is a header and no row");
        return -1;
    }
    if (file->n_skipped && !input->faults.skip)
        return -1;
    if (file->n_rows && file->n_skipped == file->n_rows) {
        diag_error(input->run->diags, STATUS_DATA, place, "every row is bad; the first: %s",
                   file->skipped[0]);
        return -1;
    }
    if (file->n_skipped)
        diag_warning(input->run->diags, "bad-rows-skipped", place,
                     "%llu of %llu rows are bad and were skipped; the first: %s",
                     (unsigned long long)file->n_skipped, (unsigned long long)file->n_rows, file->skipped[0]);
    return 0;
}

static int
read_header(struct input *input)
{
    struct run *run = input->run;
    if (header_read(input->reader, input->file->path, run->options->format, input->scratch, run->diags,
                    &input->header, &input->fit) != 0)
        return -1;
    input->file->format = input->fit.adapter->name;
    reader_name_columns(input->reader, input->header.names, input->header.n_names);
    input->faults = (struct faults){
        .skip = run->options->skip_bad_rows,
        .file = input->file,
        .arena = run->arena,
        .diags = run->diags,
    };
    input->rows = (struct row_reader){
        .header = &input->header,
        .fit = &input->fit,
        .delimiter = reader_delimiter(input->reader),
        .faults = &input->faults,
    };
    return 0;
}

int
input_read(struct run *run, uint32_t number, const char *path, struct usage_file *ret_file)
{
    struct input input = {.run = run, .number = number, .file = ret_file, .scratch = arena_new()};
    int status = -1;
    *ret_file = (struct usage_file){.path = path, .first_day = DAY_NONE, .last_day = DAY_NONE};
    input.reader = reader_open(path, input.scratch, run->diags);
    if (!input.reader)
        goto done;
    if (read_header(&input) == 0 && read_rows(&input) == 0)
        status = check_file(&input);
    ret_file->n_blank_lines = reader_n_blank_lines(input.reader);
    if (reader_close(input.reader, ret_file->sha256, &ret_file->bytes) != 0)
        status = -1;
done:
    arena_free(input.scratch);
    return status;
}

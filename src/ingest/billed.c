#include <realrate/billed.h>

#include "lone.h"
#include "row.h"

#include "base/number.h"

#include <realrate/calendar.h>
#include <realrate/usage.h>

#include <math.h>
#include <string.h>

/* One file while it is read. */
struct bill {
    struct billed *billed;
    struct header header;
    struct fit fit;
    struct faults faults;
    char delimiter;
};

static int
fail(struct bill *bill, const struct record *record, size_t field, const char *expected)
{
    size_t position = bill->fit.positions[field];
    const struct cell *cell = &record->cells[position];
    faults_add(&bill->faults, cell->line, bill->header.names[position], expected, cell->text, cell->len);
    return -1;
}

static int
add_amount(struct bill *bill, const struct record *record, size_t field, struct money *sum)
{
    const struct number_form form = {.decimals = 6, .allow_comma = bill->delimiter != ';'};
    const struct cell *cell = &record->cells[bill->fit.positions[field]];
    int64_t micro;
    const char *expected = number_read(cell->text, cell->len, form, &micro);
    if (!expected && __builtin_add_overflow(sum->micro, micro, &sum->micro))
        expected = "amounts whose sum is below 9.2e12";
    return expected ? fail(bill, record, field, expected) : 0;
}

static int
add_day(struct bill *bill, const struct record *record)
{
    struct billed *billed = bill->billed;
    const struct cell *cell = &record->cells[bill->fit.positions[USAGE_DATE]];
    int32_t day;
    const char *expected = field_day(cell->text, cell->len, &day);
    if (expected)
        return fail(bill, record, USAGE_DATE, expected);
    field_widen_days(&billed->first_day, &billed->last_day, day);
    return 0;
}

static int
add_row(struct bill *bill, const struct record *record)
{
    bill->billed->n_rows++;
    faults_begin_row(&bill->faults);
    if (record->n_cells != bill->header.n_names) {
        faults_add_text(&bill->faults, record->line, "the row has not as many columns as the header");
        return -1;
    }
    int status = add_day(bill, record);
    status |= add_amount(bill, record, USAGE_QUANTITY, &bill->billed->cost);
    if (bill->billed->has_list)
        status |= add_amount(bill, record, FIELD_LIST_PRICE, &bill->billed->list);
    return status;
}

static int
read_header(struct bill *bill, struct reader *reader, struct arena *scratch, struct diags *diags)
{
    const struct formats known = adapter_known();
    const char *path = bill->billed->path;
    if (header_read(reader, path, &known, NULL, scratch, diags, &bill->header, &bill->fit) != 0)
        return -1;
    if (bill->fit.adapter != &adapter_console_cost) {
        diag_error(diags, STATUS_DATA, (struct place){.file = path},
                   "is of format %s, which holds no billed amounts that can be read yet: --billed takes the "
                   "Console's cost export",
                   bill->fit.adapter->name);
        return -1;
    }
    bill->billed->format = bill->fit.adapter->name;
    bill->billed->has_list = bill->fit.columns[FIELD_LIST_PRICE] != NULL;
    bill->delimiter = reader_delimiter(reader);
    reader_name_columns(reader, bill->header.names, bill->header.n_names);
    return 0;
}

static int
read_rows(struct bill *bill, struct reader *reader, struct diags *diags)
{
    const struct record *record;
    int got, status = 0;
    while ((got = reader_next(reader, &record)) > 0)
        status |= add_row(bill, record);
    if (got == 0 && bill->billed->n_rows == 0) {
        diag_error(diags, STATUS_DATA, (struct place){.file = bill->billed->path},
                   "there is a header and no row");
        return -1;
    }
    return got < 0 ? -1 : status;
}

int
billed_read(const char *path, struct arena *arena, struct diags *diags, struct billed *ret_billed)
{
    struct billed billed = {.path = path, .first_day = DAY_NONE, .last_day = DAY_NONE};
    struct usage_file file = {.path = path}; /* for the faults */
    struct bill bill = {.billed = &billed};
    struct arena *scratch = arena_new();
    struct diags ending; /* what ended the reading, told after the faults of rows */
    struct lone lone;
    int status = -1;
    diags_init(&ending);
    bill.faults = (struct faults){.arena = arena, .diags = &ending};
    if (lone_open(&lone, path, &tuning_best, scratch, &ending) == 0) {
        if (read_header(&bill, lone.reader, scratch, &ending) == 0)
            status = read_rows(&bill, lone.reader, &ending);
        if (lone_close(&lone, &ending, billed.sha256, &billed.bytes) != 0)
            status = -1;
    }
    const struct faults *const faults[] = {&bill.faults};
    faults_tell(faults, 1, UINT64_MAX, scratch, diags, &file);
    diags_add(diags, &ending);
    if (status == 0)
        *ret_billed = billed;
    diags_free(&ending);
    arena_free(scratch);
    return status;
}

double
billed_discount(const struct billed *billed)
{
    if (!billed->has_list || billed->list.micro == 0)
        return (double)NAN;
    return 1 - (double)billed->cost.micro / (double)billed->list.micro;
}

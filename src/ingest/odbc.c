#include "odbc.h"

#include "field.h"
#include "odbc_link.h"
#include "sql_text.h"

#include "base/number.h"
#include "base/sha256.h"

#include <realrate/calendar.h>

#include <stdlib.h>
#include <string.h>

/* The columns of the query's result, as sql_text.c makes them. */
enum {
    DATE,
    MODEL,
    TIER,
    CONTEXT,
    GEO,
    SPEED,
    WORKSPACE,
    COUNTS,
    ROWS = COUNTS + N_METERS,
    PROVIDER,
    COLUMNS
};

static const char *const column_names[COLUMNS] = {
    "date",           "model",          "tier",       "context", "geo",        "speed", "workspace", "input",
    "cache_write_5m", "cache_write_1h", "cache_read", "output",  "web_search", "rows",  "provider",
};

struct answer {
    const char *cells[COLUMNS];
};

/* One warehouse while it is read. */
struct warehouse {
    struct run *run;
    struct odbc_address address;
    struct usage_file *file;
    uint32_t number;
    struct arena *scratch;
    size_t n_columns; /* with or without the provider */
    struct answer *answers;
    size_t n_answers, capacity;
    struct usage_row *rows; /* of the answers, without those of something else */
    size_t n_rows;
};

bool
odbc_is_named(const char *path)
{
    return strncmp(path, ODBC_SCHEME, strlen(ODBC_SCHEME)) == 0;
}

/* ---- asking ---- */

static int
fetch(struct warehouse *warehouse, struct odbc_link *link)
{
    const char *cells[COLUMNS];
    int got;
    while ((got = odbc_link_next(link, cells)) > 0) {
        struct answer *answer =
            ARENA_PUSH(warehouse->scratch, &warehouse->answers, &warehouse->n_answers, &warehouse->capacity);
        for (size_t i = 0; i < COLUMNS; i++)
            answer->cells[i] = i < warehouse->n_columns ? cells[i] : "";
    }
    return got;
}

/* The dialect asked for, or the engine's own; of an engine that is not known plain SQL with its driver's word
 * on names. */
static struct sql_dialect
dialect_of(const struct warehouse *warehouse, struct odbc_link *link)
{
    const char *name = warehouse->run->options->dialect;
    if (name)
        return *sql_dialect_of(name);
    struct odbc_engine engine = odbc_link_engine(link);
    struct sql_dialect dialect = *sql_dialect_of_engine(engine.name);
    if (!dialect.engine) {
        dialect.quote = engine.quote ? engine.quote : dialect.quote;
        dialect.folds_upper = engine.folds_upper;
    }
    return dialect;
}

static int
ask(struct warehouse *warehouse)
{
    const struct mapping *mapping = warehouse->run->options->mapping;
    struct odbc_link *link = odbc_link_open(&warehouse->address, warehouse->scratch, warehouse->run->diags);
    int status = -1;
    if (!link)
        return -1;
    struct sql_dialect dialect = dialect_of(warehouse, link);
    const char *sql = sql_text_in(mapping, &dialect, warehouse->scratch, warehouse->run->diags);
    warehouse->n_columns = sql_text_has_others(mapping) ? COLUMNS : PROVIDER;
    if (sql && odbc_link_query(link, sql, warehouse->n_columns) == 0)
        status = fetch(warehouse, link);
    odbc_link_close(link);
    return status;
}

/* ---- what came ---- */

static int
compare_answers(const void *a, const void *b)
{
    const struct answer *x = a, *y = b;
    int order = 0;
    for (size_t i = 0; i < COLUMNS && order == 0; i++)
        order = strcmp(x->cells[i], y->cells[i]);
    return order;
}

/* In the order of their bytes, whatever order the engine gave them. */
static void
sort_answers(struct warehouse *warehouse)
{
    struct sha256 sha;
    if (warehouse->n_answers)
        qsort(warehouse->answers, warehouse->n_answers, sizeof *warehouse->answers, compare_answers);
    sha256_begin(&sha);
    for (size_t i = 0; i < warehouse->n_answers; i++)
        for (size_t k = 0; k < COLUMNS; k++) {
            const char *cell = warehouse->answers[i].cells[k];
            sha256_add(&sha, cell, strlen(cell) + 1); /* the 0 ends it */
            warehouse->file->bytes += strlen(cell) + 1;
        }
    sha256_text(&sha, warehouse->file->sha256);
}

static int
fault(const struct warehouse *warehouse, size_t answer, size_t column, const char *expected)
{
    struct diags *diags = warehouse->run->diags;
    const char *const *cells = warehouse->answers[answer].cells;
    struct place place = {.file = warehouse->address.shown, .column = column_names[column]};
    const char *model = diag_escape(diags, cells[MODEL], strlen(cells[MODEL]));
    const char *day = diag_escape(diags, cells[DATE], strlen(cells[DATE]));
    if (column >= COUNTS && strcmp(cells[column], "-1") == 0)
        diag_error(
            diags, STATUS_DATA, place,
            "in the sum of %s on %s some row has a count that is negative or not whole, more tokens of the "
            "cache than of the prompt, or an unknown meter",
            model, day);
    else
        diag_error(diags, STATUS_DATA, place, "in the sum of %s on %s: expected %s, found \"%s\"", model, day,
                   expected, diag_escape(diags, cells[column], strlen(cells[column])));
    return -1;
}

/* Words of a line, as in any format. */
static int
read_words(const struct warehouse *warehouse, size_t answer, struct usage_row *row)
{
    static const struct {
        size_t column;
        const struct word *words;
        const char *expected;
    } kinds[] = {
        {TIER, field_tiers, "standard, batch, priority or flex"},
        {CONTEXT, field_contexts, "base or long"},
        {GEO, field_geos, "global or us"},
        {SPEED, field_speeds, "standard or fast"},
    };
    uint8_t *const targets[] = {&row->line.tier, &row->line.context, &row->line.geo, &row->line.speed};
    int status = 0;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        const char *cell = warehouse->answers[answer].cells[kinds[i].column];
        int value = field_word(kinds[i].words, cell, strlen(cell));
        if (value < 0)
            status = fault(warehouse, answer, kinds[i].column, kinds[i].expected);
        else
            *targets[i] = (uint8_t)value;
    }
    return status;
}

static int
read_count(const struct warehouse *warehouse, size_t answer, size_t column, uint64_t *ret)
{
    const char *cell = warehouse->answers[answer].cells[column];
    const char *expected = number_read_count(cell, strlen(cell), (struct count_form){0}, ret);
    return expected ? fault(warehouse, answer, column, expected) : 0;
}

static int
read_answer(struct warehouse *warehouse, size_t answer)
{
    const char *const *cells = warehouse->answers[answer].cells;
    struct usage_row row = {.file = warehouse->number, .context_is_told = *cells[CONTEXT] != '\0'};
    int status = read_count(warehouse, answer, ROWS, &row.n_rows);
    warehouse->file->n_rows += row.n_rows;
    if (*cells[PROVIDER]) {
        warehouse->file->n_other_provider += row.n_rows;
        return status;
    }
    const char *expected = field_day(cells[DATE], strlen(cells[DATE]), &row.day);
    if (expected)
        status = fault(warehouse, answer, DATE, expected);
    if (!*cells[MODEL])
        status = fault(warehouse, answer, MODEL, "a model");
    status |= read_words(warehouse, answer, &row);
    for (size_t m = 0; m < N_METERS; m++)
        status |= read_count(warehouse, answer, COUNTS + m, &row.counts[m]);
    row.line.model = names_number(&warehouse->run->models, cells[MODEL], strlen(cells[MODEL]));
    row.workspace = names_number(&warehouse->run->workspaces, cells[WORKSPACE], strlen(cells[WORKSPACE]));
    warehouse->rows[warehouse->n_rows++] = row;
    return status;
}

static int
read_answers(struct warehouse *warehouse)
{
    int status = 0;
    warehouse->rows = ARENA_NEW(warehouse->scratch, struct usage_row, warehouse->n_answers);
    for (size_t i = 0; i < warehouse->n_answers; i++)
        status |= read_answer(warehouse, i);
    if (status != 0 || warehouse->n_rows || warehouse->run->options->allow_empty)
        return status;
    diag_error(warehouse->run->diags, STATUS_DATA, (struct place){.file = warehouse->address.shown}, "%s",
               warehouse->n_answers ? "none of its rows is usage of a Claude model"
                                    : "the warehouse has no row");
    return -1;
}

static int
add_rows(const struct warehouse *warehouse)
{
    struct usage_file *file = warehouse->file;
    for (size_t i = 0; i < warehouse->n_rows; i++) {
        const struct usage_row *row = &warehouse->rows[i];
        enum meter meter;
        if (groups_add(&warehouse->run->groups, row, &meter) != 0) {
            diag_error(warehouse->run->diags, STATUS_DATA,
                       (struct place){.file = warehouse->address.shown, .column = meter_names[meter]},
                       "the sum of this count over its day and line reaches 2^64");
            return -1;
        }
        field_widen_days(&file->first_day, &file->last_day, row->day);
    }
    return 0;
}

int
odbc_read(struct run *run, uint32_t number, const char *path, struct usage_file *ret_file)
{
    struct warehouse warehouse = {.run = run, .file = ret_file, .number = number, .scratch = arena_new()};
    warehouse.address = odbc_address_read(path, run->arena);
    *ret_file = (struct usage_file){
        .path = warehouse.address.shown, .format = "odbc", .first_day = DAY_NONE, .last_day = DAY_NONE};
    int status = -1;
    if (!run->options->mapping)
        diag_error(run->diags, STATUS_USAGE, (struct place){.file = warehouse.address.shown},
                   "needs --mapping FILE: which table and columns of the warehouse say what");
    else
        status = ask(&warehouse);
    if (status == 0) {
        sort_answers(&warehouse);
        status = read_answers(&warehouse);
    }
    if (status == 0)
        status = add_rows(&warehouse);
    arena_free(warehouse.scratch);
    return status;
}

#define _GNU_SOURCE /* memfd_create */
#include "lanes.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

static uint64_t
next_random(uint64_t *state)
{
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    return *state;
}

static uint64_t
below(uint64_t *state, uint64_t n)
{
    return next_random(state) % n;
}

/* xorshift must not start at 0, and close seeds must not stay close. */
static uint64_t
random_of(uint64_t seed)
{
    return (seed + 1) * UINT64_C(0x9E3779B97F4A7C15) | 1;
}

/* ---- comparing ---- */

/* All that a reading says, as text. */
static const char *
shown(int status, struct diags *diags, const struct usage *usage, struct arena *arena)
{
    char *text;
    size_t size;
    FILE *out = open_memstream(&text, &size);
    if (!out)
        abort();
    diags_finish(diags);
    fprintf(out, "status %d %d, %zu errors, %zu warnings\n", status, (int)diags->status, diags->n_errors,
            diags->n_warnings);
    for (size_t i = 0; i < diags->n; i++) {
        const struct diag *diag = &diags->items[i];
        fprintf(out, "%s:%lu:%s: %d %s %s\n", diag->place.file, diag->place.line,
                diag->place.column ? diag->place.column : "", (int)diag->status, diag->id ? diag->id : "",
                diag->text);
    }
    for (size_t i = 0; i < usage->n_files; i++) {
        const struct usage_file *file = &usage->files[i];
        fprintf(out, "%s %s %ju bytes, %ju rows, %ju bad, %ju apart, %ju blank, %d to %d\n", file->format,
                file->sha256, (uintmax_t)file->bytes, (uintmax_t)file->n_rows, (uintmax_t)file->n_skipped,
                (uintmax_t)file->n_other_provider, (uintmax_t)file->n_blank_lines, file->first_day,
                file->last_day);
        for (size_t k = 0; k < file->n_skipped_kept; k++)
            fprintf(out, "%s\n", file->skipped[k]);
    }
    for (size_t i = 0; i < usage->n_models; i++)
        fprintf(out, "model %s\n", usage->models[i]);
    for (size_t i = 0; i < usage->n_workspaces; i++)
        fprintf(out, "workspace %s\n", usage->workspaces[i]);
    for (size_t i = 0; i < usage->n_rows; i++) {
        const struct usage_row *row = &usage->rows[i];
        fprintf(out, "%u %d %u.%d.%d.%d.%d %d %u:", row->file, row->day, row->line.model, row->line.tier,
                row->line.context, row->line.geo, row->line.speed,
                row->context_is_guess * 2 + row->context_is_told, row->workspace);
        for (size_t meter = 0; meter < N_METERS; meter++)
            fprintf(out, " %ju", (uintmax_t)row->counts[meter]);
        fprintf(out, "; %ju\n", (uintmax_t)row->n_rows);
    }
    fclose(out);
    const char *copy = arena_text(arena, text, size);
    free(text);
    return copy;
}

static const char *
read_so(const char *path, const struct usage_options *options, int n_threads, const struct tuning *tuning,
        struct arena *arena, bool *ret_is_read)
{
    struct usage_options threaded = *options;
    struct usage usage = {0};
    struct arena *product = arena_new();
    struct diags diags;
    diags_init(&diags);
    threaded.n_threads = n_threads;
    int status = usage_read_tuned(&path, 1, &threaded, tuning, product, &diags, &usage);
    const char *text = shown(status, &diags, &usage, arena);
    *ret_is_read = status == 0;
    diags_free(&diags);
    arena_free(product);
    return text;
}

static int
make_file(const char *bytes, size_t len)
{
    int fd = memfd_create("usage", 0);
    if (fd < 0 || write(fd, bytes, len) != (ssize_t)len)
        abort();
    return fd;
}

const char *
lanes_differ(const char *bytes, size_t len, const struct usage_options *options, uint64_t seed, size_t n,
             struct arena *arena, bool *ret_is_read)
{
    static const size_t sizes[] = {1, 16, 64, 100, 257, 1000, 4096, 262144};
    const struct tuning definition = {.lane = LANE_CSV, .chunk_bytes = 1 << 20};
    int fd = make_file(bytes, len);
    char path[64];
    snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
    uint64_t random = random_of(seed);
    const char *due = read_so(path, options, 1, &definition, arena, ret_is_read), *difference = NULL;
    for (size_t i = 0; i < n && !difference; i++) {
        int n_threads = 1 + (int)below(&random, 3);
        const long least_pause = 1; /* which takes some 50 microseconds */
        const struct tuning tuning = {.pause_ns = n_threads > 1 ? least_pause : 0,
                                      .lane = (enum lane)below(&random, 3),
                                      .chunk_bytes = sizes[below(&random, sizeof sizes / sizeof *sizes)]};
        bool is_read;
        const char *got = read_so(path, options, n_threads, &tuning, arena, &is_read);
        if (strcmp(got, due) != 0)
            difference = arena_printf(arena, "lane %d, chunks of %zu, %d threads:\n%swhere due was:\n%s",
                                      (int)tuning.lane, tuning.chunk_bytes, n_threads, got, due);
    }
    close(fd);
    return difference;
}

/* ---- making files ---- */

/* A file while it is made. */
struct made {
    char *bytes;
    size_t len;
    uint64_t random;
    const char *line_end;
    bool quotes_all;
    uint64_t n_good_days; /* for one that is none */
};

static void
put(struct made *made, const char *text)
{
    size_t n = strlen(text);
    if (made->len + n <= LANES_BYTES) {
        memcpy(made->bytes + made->len, text, n);
        made->len += n;
    }
}

#define PICK(made, list) ((list)[below(&(made)->random, sizeof(list) / sizeof *(list))])

static bool
one_in(struct made *made, uint64_t n)
{
    return below(&made->random, n) == 0;
}

/* A cell that any reader of CSV reads as text. */
static void
put_cell(struct made *made, const char *text)
{
    bool is_quoted = made->quotes_all || strpbrk(text, ",;\t\"\n") || one_in(made, 12);
    if (!is_quoted) {
        put(made, one_in(made, 60) ? " " : "");
        put(made, text);
        put(made, one_in(made, 60) ? "\t" : one_in(made, 60) ? "  " : "");
        return;
    }
    put(made, one_in(made, 40) ? " \"" : "\"");
    for (; *text; text++) {
        char letter[] = {*text, *text, '\0'};
        put(made, letter + (*text != '"'));
    }
    put(made, one_in(made, 40) ? "\" " : "\"");
}

static const char *const good_days[] = {
    "2026-02-01",          "2026-02-01", "2026-02-02", "2026-03-31 02:00", "2026-02-01T23:30:00-05:00",
    "2026-02-01T10:00:00Z"};
static const char *const bad_days[] = {"2026-02-30", "01/02/2026", "20260201", "", "date", "x"};
static const char *const models[] = {"claude-opus-5",
                                     "claude-opus-5",
                                     "claude-haiku-4-5-20251001",
                                     "m",
                                     "M",
                                     "mod\u00E8le",
                                     "a-model-of-a-name-that-is-longer-than-any-block-of-64-bytes-is"};
static const char *const spaces[] = {"",
                                     "team",
                                     "R&D, M\u00FCnchen",
                                     "say \"hi\"",
                                     "\"",
                                     "\"\"",
                                     "a\nb",
                                     "\n",
                                     "\u7814\u7A76",
                                     "\U0001F600",
                                     ",",
                                     "x\r\ny",
                                     "one, \"two\", three",
                                     "=1+1",
                                     "team "};
static const char *const tiers[] = {"standard", "batch", "priority", "", "Flex", "stan dard"};
static const char *const contexts[] = {"\u2264 200k", "> 200k", "0-200k", "", "base"};
static const char *const geos[] = {"", "us", "global", "not_available"};
static const char *const speeds[] = {"", "fast", "standard"};
static const char *const odd_words[] = {"turbo", "\u00E9", "500k"};
static const char *const odd_counts[] = {"1,234",
                                         "12.0",
                                         "0012",
                                         "12345678",
                                         "123456789",
                                         "1234567890123456",
                                         "12345678901234567",
                                         "18446744073709551615",
                                         "",
                                         "00000000000000000001"};
static const char *const bad_counts[] = {
    "-1",   "x",        "1e3",       "12.000", "0x10", "1 1/2", "18446744073709551616",
    "1\"2", "1234567x", "12345678x", "\u0661"};
static const char *const damage[] = {"\"",   "a\"b", "\"a\"b",   "\r",           "\r\r\n",
                                     "\xC3", "\xFF", "\xE2\x89", "\xED\xA0\x80", "\""};

static void
put_count(struct made *made)
{
    char text[24];
    if (one_in(made, 25))
        put_cell(made, PICK(made, odd_counts));
    else if (one_in(made, 150))
        put_cell(made, PICK(made, bad_counts));
    else {
        snprintf(text, sizeof text, "%ju",
                 (uintmax_t)(next_random(&made->random) >> (44 + below(&made->random, 20))));
        put_cell(made, text);
    }
}

#define PUT_WORD(made, list) put_cell(made, one_in(made, 200) ? PICK(made, odd_words) : PICK(made, list))

static void
put_row(struct made *made)
{
    put_cell(made, one_in(made, made->n_good_days) ? PICK(made, bad_days) : PICK(made, good_days));
    put(made, ",");
    put_cell(made, one_in(made, 100) ? "" : PICK(made, models));
    put(made, ",");
    PUT_WORD(made, tiers);
    put(made, ",");
    PUT_WORD(made, contexts);
    put(made, ",");
    PUT_WORD(made, geos);
    put(made, ",");
    PUT_WORD(made, speeds);
    put(made, ",");
    put_cell(made, PICK(made, spaces));
    for (size_t meter = one_in(made, 80); meter < N_METERS; meter++) {
        put(made, ",");
        put_count(made);
    }
    put(made, one_in(made, 80) ? "," : "");
}

#define HEADER                                                                                               \
    "date,model,tier,context,geo,speed,workspace,input,cache_write_5m,cache_write_1h,cache_read,output,"     \
    "web_search"

static void
put_line(struct made *made)
{
    if (one_in(made, 30))
        put(made, one_in(made, 2) ? "" : one_in(made, 2) ? " " : "\t  ");
    else if (one_in(made, 200))
        put(made, HEADER);
    else
        put_row(made);
    put(made, one_in(made, 100) ? "\n" : made->line_end);
}

size_t
lanes_make(uint64_t seed, char ret_bytes[LANES_BYTES])
{
    struct made made = {.bytes = ret_bytes, .random = random_of(seed)};
    made.line_end = one_in(&made, 3) ? "\r\n" : "\n";
    made.quotes_all = one_in(&made, 4);
    made.n_good_days = one_in(&made, 5) ? 3 : 100;
    put(&made, one_in(&made, 8) ? "\xEF\xBB\xBF" : "");
    put(&made, HEADER);
    put(&made, made.line_end);
    for (uint64_t n = below(&made.random, 50); n > 0; n--)
        put_line(&made);
    if (made.len && one_in(&made, 6))
        made.len--;
    if (one_in(&made, 6)) {
        const char *piece = PICK(&made, damage);
        size_t at = below(&made.random, made.len + 1), n = strlen(piece);
        if (made.len + n <= LANES_BYTES) {
            memmove(made.bytes + at + n, made.bytes + at, made.len - at);
            memcpy(made.bytes + at, piece, n);
            made.len += n;
        }
    }
    if (one_in(&made, 40))
        made.bytes[below(&made.random, made.len)] = '\0';
    return made.len;
}

/* ---- mappings ---- */

#define COLUMN(name)                                                                                         \
    {                                                                                                        \
        .kind = MAPPING_COLUMN, .text = name, .factor = { 1, 1 }                                             \
    }
#define CONSTANT(value)                                                                                      \
    {                                                                                                        \
        .kind = MAPPING_CONSTANT, .text = value, .factor = { 1, 1 }                                          \
    }

static const struct mapping_value model_values[] = {{"gpt*", NULL, {1, 1}, 1}, {"opus", "m", {1, 1}, 2}};
static const struct mapping_value meter_values[] = {
    {"in*", "input", {1, 1}, 3}, {"kilo-out", "output", {1000, 1}, 4}, {"other", NULL, {1, 1}, 5}};

static const struct mapping mappings[LANES_MAPPINGS] = {
    {.file = "m.ini",
     .fields = {[USAGE_DATE] = CONSTANT("2026-02-01"),
                [USAGE_MODEL] = CONSTANT("m"),
                [USAGE_COUNT + METER_INPUT] = COLUMN("tokens")}},
    {.file = "m.ini",
     .fields = {[USAGE_DATE] = COLUMN("day"),
                [USAGE_MODEL] = {MAPPING_COLUMN, "what", {1, 1}, model_values, 2, 1},
                [USAGE_WORKSPACE] = COLUMN("team"),
                [USAGE_METER] = {MAPPING_COLUMN, "meter", {1, 1}, meter_values, 3, 3},
                [USAGE_QUANTITY] = {MAPPING_COLUMN, "quantity", {1, 10}, NULL, 0, 6}}},
    {.file = "m.ini", .format = "focus", .format_line = 1, .fields = {[USAGE_CONTEXT] = COLUMN("Context")}},
};

const struct mapping *
lanes_mapping(size_t number)
{
    return &mappings[number % LANES_MAPPINGS];
}

/* ---- changing files ---- */

static size_t
change_once(uint64_t *random, char *bytes, size_t len, size_t capacity)
{
    static const char *const pieces[] = {"\"", "\"\"", ",",        "\n",   "\r\n",      " ",
                                         "-",  "0",    "\xC3\xA9", "NULL", "2026-02-30"};
    const char *piece = pieces[below(random, sizeof pieces / sizeof *pieces)];
    size_t at = below(random, len + 1), left = len - at, n = strlen(piece);
    size_t stretch = below(random, (left < 300 ? left : 300) + 1);
    switch (below(random, 3)) {
    case 0:
        memmove(bytes + at, bytes + at + stretch, left - stretch);
        return len - stretch;
    case 1:
        if (len + stretch > capacity)
            return len;
        memmove(bytes + at + stretch, bytes + at, left);
        return len + stretch;
    default:
        if (len + n > capacity)
            return len;
        memmove(bytes + at + n, bytes + at, left);
        memcpy(bytes + at, piece, n);
        return len + n;
    }
}

size_t
lanes_change(uint64_t seed, char *bytes, size_t len, size_t capacity)
{
    uint64_t random = random_of(seed);
    for (uint64_t n = below(&random, 4); n > 0; n--)
        len = change_once(&random, bytes, len, capacity);
    return len;
}

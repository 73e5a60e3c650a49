/* A year of usage for the benchmark, as the Claude Console exports it (14 columns), to standard output: a row
 * per request, in time order, the same bytes at every run. Run by usage.sh.
 *
 *     bench_rows ROWS plain|quoted|mixed
 *
 * plain: no quotes. quoted: every field is, and some workspaces hold commas. mixed: a quarter of the rows are
 * of workspaces that hold commas or quotes, these alone are quoted. The rows say the same otherwise. */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

enum variant { PLAIN, QUOTED, MIXED };

#define HEADER                                                                                               \
    "usage_date_utc,model_version,api_key,workspace,usage_type,context_window,"                              \
    "usage_input_tokens_no_cache,usage_input_tokens_cache_write_5m,usage_input_tokens_cache_write_1h,"       \
    "usage_input_tokens_cache_read,usage_output_tokens,web_search_count,inference_geo,speed"

static const char *const models[] = {
    "claude-sonnet-4-6",
    "claude-haiku-4-5-20251001",
    "claude-sonnet-4-5-20250929",
    "claude-opus-4-8",
    "claude-sonnet-5",
    "claude-haiku-5-5",
    "claude-opus-4-5-20251101",
    "claude-sonnet-4-20250514",
    "claude-opus-5",
    "claude-opus-4-6",
    "claude-3-5-haiku-20241022",
    "claude-sonnet-5-5",
    "claude-opus-4-7",
    "claude-opus-4-1-20250805",
    "claude-3-7-sonnet-20250219",
    "claude-opus-5-5",
    "claude-haiku-4-5",
    "claude-fable-5",
    "claude-3-haiku-20240307",
    "claude-sonnet-4-5",
    "claude-opus-4-20250514",
    "claude-fable-5-1",
    "claude-3-5-sonnet-20241022",
    "claude-opus-4-5",
    "claude-mythos-5",
    "claude-sonnet-4-0",
    "claude-3-5-sonnet-20240620",
    "claude-opus-4-1",
    "claude-mythos-5-1",
    "claude-3-opus-20240229",
    "claude-3-5-haiku-latest",
    "claude-opus-4-0",
    "claude-3-7-sonnet-latest",
    "claude-3-sonnet-20240229",
    "claude-3-5-sonnet-latest",
    "claude-3-opus-latest",
    "claude-sonnet-4-6-20260217",
    "claude-opus-4-6-20260205",
    "claude-opus-4-7-20260416",
    "claude-sonnet-5-20260630",
};

static const char *const workspaces[] = {
    "Claims",      "Zürich",       "Underwriting", "Données",        "Research",   "Kundenservice",
    "Back office", "Łódź",         "Legal",        "研究",           "Mobile app", "München Süd",
    "Platform",    "Trésorerie",   "Fraud",        "Marketing",      "São Paulo",  "Data science",
    "Sales",       "Field agents", "Hjälpcenter",  "Internal tools",
};

/* Workspaces of a quarter of the rows, as the text of a field: QUOTED's without its quotes. */
static const char *const named_apart[][3] = {
    {"Claims north", "Claims, north", "\"Claims, north\""},
    {"Team Blue", "Team Blue", "\"Team \"\"Blue\"\"\""},
    {"Lyon Paris", "Lyon, Paris", "\"Lyon, Paris\""},
    {"Copilot", "Copilot", "\"\"\"Copilot\"\"\""},
    {"Risk audit tax", "Risk, audit, tax", "\"Risk, audit, tax\""},
    {"Büro Ost neu", "Büro Ost, neu", "\"Büro \"\"Ost\"\", neu\""},
    {"Sydney APAC", "Sydney, APAC", "\"Sydney, APAC\""},
    {"Project Iris", "Project Iris", "\"Project \"\"Iris\"\"\""},
};

/* What one API key sends, with its share of the requests out of N_SLOTS. */
#define N_APPLICATIONS 120
#define N_SLOTS        4096
struct application {
    char key[32];
    const char *model, *workspace, *tier, *geo, *speed;
    unsigned percent_long; /* of its requests pass 200,000 tokens */
};

/* ---- numbers ---- */

/* splitmix64 */
static uint64_t
draw(uint64_t *state)
{
    uint64_t x = *state += 0x9e3779b97f4a7c15;
    x = (x ^ x >> 30) * 0xbf58476d1ce4e5b9;
    x = (x ^ x >> 27) * 0x94d049bb133111eb;
    return x ^ x >> 31;
}

/* Spread evenly over magnitudes of `least` to `most` bits, as sizes of prompts are; 0 in `none` of 256. */
static unsigned
draw_size(uint64_t *state, unsigned least, unsigned most, unsigned none)
{
    uint64_t x = draw(state);
    if ((x & 255) < none)
        return 0;
    unsigned bits = least + (unsigned)(x >> 8 & 255) * (most - least + 1) / 256;
    return (unsigned)(x >> 16 & ((1u << bits) - 1)) | 1u << (bits - 1);
}

/* ---- who sends ---- */

static void
make_application(unsigned rank, enum variant variant, struct application *ret)
{
    static const char *const jobs[] = {"intake", "triage",  "summary",  "drafts", "search",  "coding",
                                       "review", "extract", "insights", "agents", "nightly", "chat"};
    static const char *const things[] = {"claims", "letters", "policy", "ticket", "mail",
                                         "audit",  "report",  "code",   "voice",  "docs"};
    *ret = (struct application){
        .model = models[rank * 7 % COUNT(models)],
        .workspace = rank % 4 == 2 ? named_apart[rank / 4 % COUNT(named_apart)][variant]
                                   : workspaces[rank % COUNT(workspaces)],
        .tier = rank % 6 == 4    ? "batch"
                : rank % 17 == 9 ? "priority"
                                 : "standard",
        .geo = rank % 9 == 5 ? "us"
               : rank % 3    ? "not_available"
                             : "global",
        .speed = rank % 20 == 13 ? "fast" : "",
        .percent_long = rank % 5 == 1 ? 6 : 0,
    };
    snprintf(ret->key, sizeof ret->key, "%s-%s", things[rank % COUNT(things)],
             jobs[rank / COUNT(things) % COUNT(jobs)]);
}

/* Application `rank` sends as many requests as 1 / (rank + 12) has of the sum of these. */
static void
share_slots(unsigned char *slots)
{
    double sum = 0, passed = 0;
    size_t n = 0;
    for (unsigned rank = 0; rank < N_APPLICATIONS; rank++)
        sum += 1.0 / (rank + 12);
    for (unsigned rank = 0; rank < N_APPLICATIONS; rank++) {
        passed += 1.0 / (rank + 12);
        for (; n < N_SLOTS && (double)n < N_SLOTS * passed / sum; n++)
            slots[n] = (unsigned char)rank;
    }
}

/* ---- when ---- */

#define N_HOURS (365 * 24)

/* The year begins on 1 November 2025, a Saturday. Nights and weekends are quieter. */
static unsigned
hour_weight(unsigned hour)
{
    bool is_day = hour % 24 >= 8 && hour % 24 < 19, is_weekend = hour / 24 % 7 < 2;
    return (is_day ? 5u : 1u) * (is_weekend ? 1u : 3u);
}

static void
write_hour(unsigned hour, char ret_text[32])
{
    static const unsigned days[] = {30, 31, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31}; /* from November */
    unsigned day = hour / 24, month = 0;
    while (day >= days[month])
        day -= days[month++];
    snprintf(ret_text, 32, "%u-%02u-%02u %02u:00", month < 2 ? 2025 : 2026, (month + 10) % 12 + 1, day + 1,
             hour % 24);
}

/* ---- rows ---- */

struct writer {
    char *at;
    bool is_quoted;
};

/* The rows of one call of write_row take no more. */
#define ROW_BYTES_MAX 1024

static void
put(struct writer *writer, const char *text, char end)
{
    size_t len = strlen(text);
    if (writer->is_quoted)
        *writer->at++ = '"';
    memcpy(writer->at, text, len);
    writer->at += len;
    if (writer->is_quoted)
        *writer->at++ = '"';
    *writer->at++ = end;
}

static void
put_count(struct writer *writer, unsigned count)
{
    char digits[16], *at = digits + sizeof digits - 1;
    *at = '\0';
    do {
        *--at = (char)('0' + count % 10);
    } while (count /= 10);
    put(writer, at, ',');
}

static void
put_row(struct writer *writer, const char *hour, const struct application *from, uint64_t *state)
{
    bool is_long = draw(state) % 100 < from->percent_long;
    put(writer, hour, ',');
    put(writer, from->model, ',');
    put(writer, from->key, ',');
    put(writer, from->workspace, ',');
    put(writer, from->tier, ',');
    put(writer, is_long ? "> 200k" : "≤ 200k", ',');
    put_count(writer, draw_size(state, 6, is_long ? 18 : 15, 0));
    put_count(writer, draw_size(state, 10, 15, 160));
    put_count(writer, draw_size(state, 10, 15, 245));
    put_count(writer, draw_size(state, 11, is_long ? 19 : 17, 100));
    put_count(writer, draw_size(state, 5, 12, 0));
    put_count(writer, draw_size(state, 1, 3, 248));
    put(writer, from->geo, ',');
    put(writer, from->speed, '\n');
}

/* Puts the names of the columns as a row is put. */
static void
put_header(struct writer *writer)
{
    char names[] = HEADER;
    for (char *name = names, *end; name; name = end) {
        end = strchr(name, ',');
        if (end)
            *end++ = '\0';
        put(writer, name, end ? ',' : '\n');
    }
}

static void
write_rows(uint64_t n_rows, enum variant variant)
{
    static char buffer[1 << 16];
    static unsigned char slots[N_SLOTS];
    static struct application applications[N_APPLICATIONS];
    struct writer writer = {.at = buffer, .is_quoted = variant == QUOTED};
    uint64_t state = 1, year = 0, passed = 0, row = 0;
    char text[32];
    share_slots(slots);
    for (unsigned rank = 0; rank < N_APPLICATIONS; rank++)
        make_application(rank, variant, &applications[rank]);
    for (unsigned hour = 0; hour < N_HOURS; hour++)
        year += hour_weight(hour);
    put_header(&writer);
    for (unsigned hour = 0; hour < N_HOURS; hour++) {
        passed += hour_weight(hour);
        write_hour(hour, text);
        for (; row < n_rows * passed / year; row++) {
            put_row(&writer, text, &applications[slots[draw(&state) % N_SLOTS]], &state);
            if (writer.at - buffer > (ptrdiff_t)sizeof buffer - ROW_BYTES_MAX) {
                fwrite(buffer, 1, (size_t)(writer.at - buffer), stdout);
                writer.at = buffer;
            }
        }
    }
    fwrite(buffer, 1, (size_t)(writer.at - buffer), stdout);
}

int
main(int argc, char **argv)
{
    static const char *const names[] = {"plain", "quoted", "mixed"};
    for (size_t i = 0; argc == 3 && i < COUNT(names); i++)
        if (strcmp(argv[2], names[i]) == 0) {
            write_rows(strtoull(argv[1], NULL, 10), (enum variant)i);
            return fflush(stdout) == 0 && !ferror(stdout) ? 0 : 1;
        }
    fprintf(stderr, "usage: bench_rows ROWS plain|quoted|mixed\n");
    return 1;
}

/* Writes the usage exports of the sample companies: `generate NAME` prints the file samples/NAME. Integer
 * arithmetic and an own random generator only, so that the bytes are the same on every machine. */
#include "companies.h"

#include <realrate/calendar.h>

#include <assert.h>
#include <stdio.h>
#include <string.h>

/* Knuth's 64-bit linear congruential generator; the upper bits are the good ones. */
struct random {
    uint64_t state;
};

static int
random_draw(struct random *random, int low, int high)
{
    random->state = random->state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return low + (int)((random->state >> 33) % (uint64_t)(high - low + 1));
}

static int32_t
day_of(int yyyymmdd)
{
    return day_of_date((struct date){yyyymmdd / 10000, yyyymmdd / 100 % 100, yyyymmdd % 100});
}

/* Whether a day lies from `from` to `to`, both as YYYYMMDD, 0 where that side is open. */
static bool
is_within(int32_t day, int from, int to)
{
    return (from == 0 || day >= day_of(from)) && (to == 0 || day <= day_of(to));
}

static bool
is_weekend(int32_t day)
{
    int weekday = (int)((day + 3) % 7); /* 1970-01-01 was a Thursday; 0 is Monday */
    return weekday >= 5;
}

/* A day's level, shared by all streams of a company. */
struct level {
    int32_t day;
    int64_t growth_ppm;
    int month; /* thousandths */
};

/* One row of an export before it is written. */
struct row {
    const struct stream *stream;
    const struct sample_model *model;
    int32_t day;
    int64_t counts[N_METERS];
};

/* One walk over a company's days: rows go to `out` where they are of its file, values to `value`. */
struct walk {
    const struct company *company;
    struct random random;
    int64_t scale_ppm;
    int64_t settlement; /* cache-read tokens added on the last tuned day */
    int64_t value;      /* of the tuned days, 1e-10 of the currency */
    const struct export *file;
    FILE *out; /* NULL: value only */
};

static const struct sample_model *
model_of(const char *name)
{
    size_t i = 0;
    while (i < n_sample_models && strcmp(sample_models[i].name, name) != 0)
        i++;
    assert(i < n_sample_models);
    return &sample_models[i];
}

/* Thousandths of the stream that phase i takes on a day: it rises over its own ramp and falls over the
 * next's. */
static int
phase_share(const struct phase *phases, size_t i, int32_t day)
{
    int share = 1000;
    for (size_t k = i; k <= i + 1 && phases[k].model != NULL; k++) {
        int32_t since = phases[k].from == 0 ? INT32_MAX : day - day_of(phases[k].from) + 1;
        int32_t length = phases[k].ramp_days + 1;
        int risen = since <= 0 ? 0 : since >= length ? 1000 : (int)(since * 1000 / length);
        share = k == i ? risen : share - risen;
    }
    return share;
}

static int64_t
row_value(const struct row *row)
{
    int64_t tokens = 0;
    for (size_t meter = 0; meter < N_TOKEN_METERS; meter++) {
        int64_t price = row->model->price[meter];
        price = row->stream->is_us ? price * 11 / 10 : price;
        price = row->stream->is_fast ? price * 2 : price;
        price = strcmp(row->stream->usage_type, "batch") == 0 ? price / 2 : price;
        tokens += row->counts[meter] * price;
    }
    return tokens + row->counts[METER_WEB_SEARCH] * INT64_C(100000000); /* 10.00 per 1,000 */
}

static void
write_header(FILE *out, enum generation generation)
{
    fprintf(out,
            "usage_date_utc,model_version,api_key,workspace,usage_type%s,usage_input_tokens_no_cache,"
            "usage_input_tokens_cache_write_5m,usage_input_tokens_cache_write_1h,"
            "usage_input_tokens_cache_read,usage_output_tokens,web_search_count%s\n",
            generation == CONSOLE_14 ? ",context_window" : "",
            generation == CONSOLE_14 ? ",inference_geo,speed" : "");
}

static const char *
geo_word(const struct row *row)
{
    if (!row->model->tells_geo)
        return "not_available";
    return row->stream->is_us ? "us" : "global";
}

static const char *
speed_word(const struct row *row)
{
    if (row->stream->is_fast)
        return "fast";
    return row->model->tells_geo ? "standard" : "";
}

static void
write_row(FILE *out, enum generation generation, const struct row *row)
{
    const struct stream *stream = row->stream;
    char day[DAY_TEXT_SIZE];
    const char *quote = strchr(stream->workspace, ',') ? "\"" : "";
    fprintf(out, "%s,%s,%s,%s%s%s,%s", day_text(row->day, day), row->model->name, stream->api_key, quote,
            stream->workspace, quote, stream->usage_type);
    if (generation == CONSOLE_14)
        fputs(stream->is_long ? ",> 200k" : ",≤ 200k", out);
    for (size_t meter = 0; meter < N_METERS; meter++)
        fprintf(out, ",%lld", (long long)row->counts[meter]);
    if (generation == CONSOLE_14)
        fprintf(out, ",%s,%s", geo_word(row), speed_word(row));
    fputc('\n', out);
}

/* Usage of a stream on a day before its models share it: level, season and chance of every meter. */
static void
stream_counts(struct walk *walk, const struct level *level, const struct stream *stream,
              int64_t ret[N_METERS])
{
    struct date date = date_of_day(level->day);
    int64_t season = is_weekend(level->day) ? stream->weekend : 1000;
    season = date.month == 12 && date.day >= 24 ? season * 2 / 5 : season;
    int64_t chance = random_draw(&walk->random, 930, 1070);
    for (size_t meter = 0; meter < N_METERS; meter++) {
        int64_t usual =
            meter == METER_WEB_SEARCH ? stream->web_searches : (int64_t)stream->kilo[meter] * 1000;
        int64_t count = usual * season / 1000 * level->month / 1000 * chance / 1000;
        count = count * random_draw(&walk->random, 980, 1020) / 1000;
        ret[meter] = count * level->growth_ppm / 1000000 * walk->scale_ppm / 1000000;
    }
}

static void
walk_row(struct walk *walk, struct row *row)
{
    const struct company *company = walk->company;
    if (walk->settlement != 0 && row->stream == &company->streams[company->settled_stream] &&
        row->day == day_of(company->tuned_to))
        row->counts[METER_CACHE_READ] += walk->settlement;
    if (company->tuned_value != 0 && is_within(row->day, company->tuned_from, company->tuned_to))
        walk->value += row_value(row);
    if (walk->out && is_within(row->day, walk->file->from, walk->file->to))
        write_row(walk->out, walk->file->generation, row);
}

static void
walk_stream(struct walk *walk, const struct level *level, const struct stream *stream)
{
    int64_t counts[N_METERS];
    stream_counts(walk, level, stream, counts);
    if (!is_within(level->day, stream->from, stream->to) || (is_weekend(level->day) && stream->weekend == 0))
        return;
    for (size_t i = 0; stream->phases[i].model != NULL; i++) {
        int share = phase_share(stream->phases, i, level->day);
        if (share <= 0)
            continue;
        struct row row = {stream, model_of(stream->phases[i].model), level->day, {0}};
        for (size_t meter = 0; meter < N_METERS; meter++)
            row.counts[meter] = counts[meter] * share / 1000;
        walk_row(walk, &row);
    }
}

/* Walks all days with this scale and settlement; every walk of a company draws the same numbers. */
static int64_t
walk_days(const struct export *file, int64_t scale_ppm, int64_t settlement, FILE *out)
{
    const struct company *company = file->company;
    struct walk walk = {company, {company->seed}, scale_ppm, settlement, 0, file, out};
    struct level level = {day_of(company->first_day), 1000000, 1000};
    for (; level.day <= day_of(company->last_day); level.day++) {
        if (date_of_day(level.day).day == 1)
            level.month = random_draw(&walk.random, 1000 - company->month_swing, 1000 + company->month_swing);
        if (is_within(level.day, 0, company->growth_ends))
            level.growth_ppm += level.growth_ppm * company->growth_ppm / 1000000;
        for (size_t i = 0; i < company->n_streams; i++)
            walk_stream(&walk, &level, &company->streams[i]);
    }
    return walk.value;
}

/* Sets the scale and the settlement that bring the tuned days to their value. */
static void
tune(const struct export *file, int64_t *ret_scale_ppm, int64_t *ret_settlement)
{
    const struct company *company = file->company;
    const struct phase *last = company->streams[company->settled_stream].phases;
    while (last[1].model != NULL)
        last++;
    /* Rounded down, so that what is left is a few cache reads, never a negative number of them. */
    *ret_scale_ppm = company->tuned_value / (walk_days(file, 1000000, 0, NULL) / 1000000) - 1;
    *ret_settlement = (company->tuned_value - walk_days(file, *ret_scale_ppm, 0, NULL)) /
                      model_of(last->model)->price[METER_CACHE_READ];
    assert(*ret_settlement >= 0);
}

static void
export_write(const struct export *file, FILE *out)
{
    int64_t scale_ppm = 1000000, settlement = 0;
    if (file->company->tuned_value != 0)
        tune(file, &scale_ppm, &settlement);
    write_header(out, file->generation);
    walk_days(file, scale_ppm, settlement, out);
}

int
main(int argc, char **argv)
{
    for (size_t i = 0; i < n_sample_exports; i++) {
        if (argc != 2 || strcmp(argv[1], sample_exports[i].name) != 0)
            continue;
        export_write(&sample_exports[i], stdout);
        return fflush(stdout) == 0 && !ferror(stdout) ? 0 : 1;
    }
    fprintf(stderr, "usage: generate NAME, one of:\n");
    for (size_t i = 0; i < n_sample_exports; i++)
        fprintf(stderr, "  %s\n", sample_exports[i].name);
    return 64;
}

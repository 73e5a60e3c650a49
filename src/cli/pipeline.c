#include <config.h>

#include "frame.h"
#include "pipeline.h"
#include "readback.h"
#include "rewind.h"

#include "base/threads.h"

#include <realrate/engine.h>
#include <realrate/facts.h>
#include <realrate/report.h>

#include <errno.h>
#include <inttypes.h>
#include <string.h>
#include <sys/statvfs.h>
#include <time.h>
#include <unistd.h>

/* What a large run's set and the workbook's temporary parts take at most. */
#define SPACE_NEEDED ((uint64_t)16 << 20)
/* Less than this left after writing: a library may have met a full disk without a word. */
#define SPACE_LEFT ((uint64_t)1 << 20)
/* Beyond this many, threads of one run gain nothing. */
#define THREADS_MOST 16

int
pipeline_compute(const struct settings *settings, int messages, struct arena *arena, struct diags *diags,
                 struct inputs *ret_inputs, struct results *ret_results)
{
    struct engine_options options = {
        .skip_unknown_models = strcmp(settings->unknown_model, "skip") == 0,
        .overlap_is_error = strcmp(settings->on_overlap, "error") == 0,
        .threads = threads_useful(THREADS_MOST),
    };
    *ret_results = (struct results){0};
    if (inputs_read(settings, messages, arena, diags, ret_inputs) != 0)
        return -1;
    if (engine_run(&ret_inputs->usage, ret_inputs->offers, ret_inputs->n_offers, &ret_inputs->plan,
                   &ret_inputs->book, &ret_inputs->clauses, &options, arena, diags, ret_results) != 0)
        return -1;
    inputs_show_paths(settings, arena, ret_inputs);
    frame_fill(settings, ret_inputs, diags, arena, ret_results);
    return diags->n_errors ? -1 : 0;
}

/* A full disk found now costs nothing; found by a library, it may not be told (6.1). */
static int
check_space(const struct outset *set, uint64_t needed, struct diags *diags)
{
    struct statvfs disk;
    if (fstatvfs(set->stage, &disk) != 0 || (uint64_t)disk.f_bavail * disk.f_frsize >= needed)
        return 0;
    diag_error(diags, STATUS_IO, (struct place){.file = set->place.path},
               "the disk has %" PRIu64 " KiB free, %" PRIu64 " KiB are needed",
               (uint64_t)disk.f_bavail * disk.f_frsize >> 10, needed >> 10);
    return -1;
}

/* The same inputs again give the same bytes: then the documents keep their time of creation. */
static int64_t
created_at(const struct outset *set, int64_t source_date, const char *run)
{
    if (source_date >= 0)
        return source_date;
    if (set->has_old && strcmp(set->old.run, run) == 0)
        return set->old.created;
    return time(NULL);
}

/* The counter-offers that the plan's goal asks for. */
static int
write_counter_offers(const struct results *results, const struct report_options *options, struct arena *arena,
                     struct diags *diags)
{
    for (size_t i = 0; i < results->n_offers; i++) {
        if (offer_ini_name(results, i, arena) && offer_ini_write(results, i, options, arena, diags) != 0)
            return -1;
    }
    return 0;
}

/* What is written and read back, by two jobs that share nothing but what they read. */
struct output {
    const struct outset *set;
    const struct results *results;
    const struct facts *facts; /* of the JSON */
    const struct facts *shown; /* the same in the documents' notation */
    const struct report_options *options;
    struct workbook_totals totals;
    struct chart_files charts;
    struct manifest *manifest; /* its files are listed; each is hashed by the job that wrote it */
};

/* One job's own memory and sink. */
struct job {
    int (*run)(struct output *output, struct arena *arena, struct diags *diags);
    struct arena *arena;
    struct diags diags;
    int failed;
};

static int
hash_file(struct output *output, const char *name, struct arena *arena, struct diags *diags)
{
    return manifest_hash(output->manifest, output->set->stage, name, output->set->place.path, arena, diags);
}

/* Its parts are read back by as many threads as there are: the other job is done by then. */
static int
output_workbook(struct output *output, struct arena *arena, struct diags *diags)
{
    const struct outset *set = output->set;
    if (book_write(output->results, output->shown, output->options, arena, diags, &output->totals) != 0 ||
        check_space(set, SPACE_LEFT, diags) != 0 || hash_file(output, REPORT_WORKBOOK, arena, diags) != 0)
        return -1;
    if (rewind_has_lost()) {
        diag_error(diags, STATUS_IO,
                   (struct place){.file = arena_printf(arena, "%s/" REPORT_WORKBOOK, set->place.path)},
                   "a part of it could not be written to a temporary file");
        return -1;
    }
    return readback_workbook(arena_printf(arena, "%s/" REPORT_WORKBOOK, set->stage_path),
                             arena_printf(arena, "%s/" REPORT_WORKBOOK, set->place.path), &output->totals,
                             threads_useful(THREADS_MOST), arena, diags);
}

static int
read_back_rest(const struct outset *set, const struct results *results, const struct chart_files *charts,
               struct arena *arena, struct diags *diags)
{
    int failed = readback_pdf(set->stage, REPORT_BRIEFING,
                              arena_printf(arena, "%s/" REPORT_BRIEFING, set->place.path), arena, diags);
    failed |= readback_json(set->stage, REPORT_JSON, arena_printf(arena, "%s/" REPORT_JSON, set->place.path),
                            arena, diags);
    for (size_t i = 0; i < charts->n; i++)
        failed |=
            readback_chart(set->stage, charts->names[i],
                           arena_printf(arena, "%s/%s", set->place.path, charts->names[i]), arena, diags);
    for (size_t i = 0; i < results->n_offers; i++) {
        const char *name = offer_ini_name(results, i, arena);
        if (name)
            failed |=
                readback_offer(set->stage, set->stage_path, name,
                               arena_printf(arena, "%s/%s", set->place.path, name), results, arena, diags);
    }
    return failed;
}

/* Every file but the workbook. */
static int
hash_rest(struct output *output, struct arena *arena, struct diags *diags)
{
    int failed = 0;
    for (size_t i = 0; i < output->manifest->n_files; i++) {
        const char *name = output->manifest->files[i].name;
        if (strcmp(name, REPORT_WORKBOOK) != 0)
            failed |= hash_file(output, name, arena, diags);
    }
    return failed;
}

static int
output_rest(struct output *output, struct arena *arena, struct diags *diags)
{
    const struct results *results = output->results;
    if (brief_write(results, output->shown, output->options, arena, diags) != 0 ||
        json_write(results, output->facts, output->options, arena, diags) != 0 ||
        write_counter_offers(results, output->options, arena, diags) != 0 ||
        check_space(output->set, SPACE_LEFT, diags) != 0 || hash_rest(output, arena, diags) != 0)
        return -1;
    return read_back_rest(output->set, results, &output->charts, arena, diags);
}

struct jobs {
    struct output *output;
    struct job *items;
};

static void
run_job(void *context, size_t index, int thread)
{
    const struct jobs *jobs = context;
    struct job *job = &jobs->items[index];
    (void)thread;
    job->failed = job->run(jobs->output, job->arena, &job->diags);
}

/* Beyond the memory of the job that counted them; what failed has none. */
static void
keep_totals(struct workbook_totals *totals, struct arena *arena)
{
    const struct sheet_totals *counted = totals->sheets;
    totals->sheets = ARENA_NEW(arena, struct sheet_totals, totals->n_sheets);
    for (size_t i = 0; i < totals->n_sheets; i++) {
        totals->sheets[i] = counted[i];
        totals->sheets[i].name = arena_text(arena, counted[i].name, strlen(counted[i].name));
    }
}

/* The workbook takes as long as all else: both at once. What they say comes in this order whoever is first;
 * after a failure of the workbook the rest keeps silent, as if it had not begun. */
static int
write_all(struct output *output, struct arena *arena, struct diags *diags)
{
    struct job items[] = {{.run = output_workbook, .arena = arena_new()},
                          {.run = output_rest, .arena = arena_new()}};
    const size_t n = sizeof items / sizeof items[0];
    struct jobs jobs = {output, items};
    int failed = 0;
    for (size_t i = 0; i < n; i++)
        diags_init(&items[i].diags);
    threads_run(threads_useful(THREADS_MOST), n, run_job, &jobs);
    for (size_t i = 0; i < n; i++) {
        if (!failed)
            diags_add(diags, &items[i].diags);
        failed |= items[i].failed;
    }
    keep_totals(&output->totals, arena);
    for (size_t i = 0; i < n; i++) {
        diags_free(&items[i].diags);
        arena_free(items[i].arena);
    }
    return failed;
}

static void
list_files(const struct output *output, struct arena *arena)
{
    static const char *const files[] = {REPORT_WORKBOOK, REPORT_BRIEFING, REPORT_JSON};
    for (size_t i = 0; i < sizeof files / sizeof files[0]; i++)
        manifest_list(output->manifest, files[i], arena);
    for (size_t i = 0; i < output->results->n_offers; i++) {
        const char *name = offer_ini_name(output->results, i, arena);
        if (name)
            manifest_list(output->manifest, name, arena);
    }
    for (size_t i = 0; i < output->charts.n; i++)
        manifest_list(output->manifest, output->charts.names[i], arena);
}

int
pipeline_run(const struct settings *settings, const struct outset *set, int messages, struct arena *arena,
             struct diags *diags, struct results *ret_results)
{
    struct inputs inputs;
    struct results results;
    struct facts facts, shown;
    struct manifest manifest = {0};
    int64_t source_date;
    if (frame_source_date(diags, &source_date) != 0 ||
        pipeline_compute(settings, messages, arena, diags, &inputs, &results) != 0 ||
        check_space(set, SPACE_NEEDED, diags) != 0)
        return -1;
    frame_run_id(&results, settings, manifest.run);
    manifest.created = created_at(set, source_date, manifest.run);
    /* A second off, not now: what libxlsxwriter takes 0 for. */
    int64_t created = manifest.created ? manifest.created : 1;
    struct report_options options = {.created = created,
                                     .folder = set->stage_path,
                                     .template = &inputs.template,
                                     .charts = settings->charts};
    facts_build(&results, NULL, arena, &facts);
    shown = facts;
    if (inputs.template.file)
        facts_build(&results, &inputs.template.notation, arena, &shown);
    struct output output = {.set = set,
                            .results = &results,
                            .facts = &facts,
                            .shown = &shown,
                            .options = &options,
                            .charts = brief_chart_files(&results, &shown, &options, arena),
                            .manifest = &manifest};
    list_files(&output, arena);
    if (write_all(&output, arena, diags) != 0)
        return -1;
    *ret_results = results;
    return manifest_write(set->stage, set->place.path, &manifest, &results, &output.totals, arena, diags);
}

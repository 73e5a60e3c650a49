/* How long drawing and writing the briefing takes: reads and computes a run once, given as to
 * `realrate check`, and writes its briefing several times. Prints `what: value unit` lines. Run by brief.sh.
 *
 *     bench_brief check --usage FILE --offer FILE... --plan FILE --out FOLDER
 *
 * The briefing is left in FOLDER, which exists. The exit status is 1 where anything fails. */
#include <config.h>

#include "cli/pipeline.h"

#include "report/brief/brief.h"

#include <realrate/facts.h>
#include <realrate/report.h>

#include <math.h>
#include <stdio.h>
#include <time.h>
#include <unistd.h>

#define N_TIMES 20 /* the least of them is told: the others were disturbed */

static double
now(clockid_t clock)
{
    struct timespec at;
    clock_gettime(clock, &at);
    return (double)at.tv_sec + 1e-9 * (double)at.tv_nsec;
}

/* As a run of the program does it: the first one also finds the fonts. */
static int
write_once(const struct results *results, const struct facts *facts, const struct report_options *options,
           struct diags *diags, double ret[2])
{
    struct arena *arena = arena_new();
    unlink(arena_printf(arena, "%s/" REPORT_BRIEFING, options->folder));
    ret[0] = now(CLOCK_MONOTONIC);
    ret[1] = now(CLOCK_PROCESS_CPUTIME_ID);
    int failed = brief_write(results, facts, options, arena, diags);
    ret[0] = now(CLOCK_MONOTONIC) - ret[0];
    ret[1] = now(CLOCK_PROCESS_CPUTIME_ID) - ret[1];
    arena_free(arena);
    return failed;
}

static int
run(int argc, char **argv, struct arena *arena, struct diags *diags)
{
    struct settings settings;
    struct inputs inputs;
    struct results results;
    struct facts facts; /* which the other documents need as well */
    double first[2], least[2] = {HUGE_VAL, HUGE_VAL}, took[2];
    if (options_parse(argc, argv, OPTIONS_REPORT, arena, diags, &settings) != 0 ||
        pipeline_compute(&settings, STDERR_FILENO, arena, diags, &inputs, &results) != 0)
        return -1;
    facts_build(&results, NULL, arena, &facts);
    const struct report_options options = {
        .created = 1, .folder = settings.out, .template = &inputs.template};
    if (write_once(&results, &facts, &options, diags, first) != 0)
        return -1;
    for (int i = 0; i < N_TIMES; i++) {
        if (write_once(&results, &facts, &options, diags, took) != 0)
            return -1;
        for (int k = 0; k < 2; k++)
            least[k] = fmin(least[k], took[k]);
    }
    printf("first briefing: %.4f s\nbriefing: %.4f s\nbriefing, processor time: %.4f s\n", first[0], least[0],
           least[1]);
    return 0;
}

int
main(int argc, char **argv)
{
    struct arena *arena = arena_new();
    struct diags diags;
    diags_init(&diags);
    int failed = run(argc, argv, arena, &diags);
    for (size_t i = 0; i < diags.n; i++)
        if (diags.items[i].severity == SEVERITY_ERROR)
            fprintf(stderr, "bench_brief: %s\n", diags.items[i].text);
    diags_free(&diags);
    arena_free(arena);
    return failed ? 1 : 0;
}

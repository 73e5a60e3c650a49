/* How long the engine takes: reads the benchmark's case through the libraries, runs the engine on it with one
 * thread and with two, and prints one figure a line, `what: value unit`. Run by engine.sh.
 *
 *     bench_engine SOURCES FOLDER
 *
 * SOURCES holds tests/bench/, samples/ and templates/. FOLDER is empty; the run's JSON stays there as
 * report.json. The exit status is 1 where anything fails, one thread's JSON is not two threads' included. */
#include <realrate/engine.h>
#include <realrate/facts.h>
#include <realrate/levers.h>
#include <realrate/report.h>

#include <math.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <time.h>

#define N_TIMES 5 /* the least of them is told: the others were disturbed */

struct inputs {
    struct book book;
    struct clause_list clauses;
    struct plan plan;
    struct offer offer;
    struct usage usage;
};

static void
print_problems(const struct diags *diags)
{
    for (size_t i = 0; i < diags->n; i++)
        if (diags->items[i].severity == SEVERITY_ERROR)
            fprintf(stderr, "bench_engine: %s: %s\n",
                    diags->items[i].place.file ? diags->items[i].place.file : "", diags->items[i].text);
}

static int
read_inputs(const char *sources, struct arena *arena, struct diags *diags, struct inputs *ret)
{
    const char *usage = arena_printf(arena, "%s/samples/larkfield/usage.csv", sources);
    struct split_rule *rules;
    struct usage_options options = {0};
    if (book_read(arena_printf(arena, "%s/templates/prices/claude.ini", sources), arena, diags, &ret->book) ||
        clauses_read(arena_printf(arena, "%s/templates/clauses.ini", sources), arena, diags, &ret->clauses) ||
        plan_read(arena_printf(arena, "%s/tests/bench/plan.ini", sources), &ret->book, arena, diags,
                  &ret->plan) ||
        offer_read(arena_printf(arena, "%s/tests/bench/offer.ini", sources), &ret->book, &ret->clauses, arena,
                   diags, &ret->offer))
        return -1;
    prices_split_rules(&ret->book, &ret->plan, arena, &rules, &options.n_split_rules);
    options.split_rules = rules;
    return usage_read(&usage, 1, &options, arena, diags, &ret->usage);
}

/* What a run took: time that went by, and time of the processors, which others on the machine disturb less.
 */
struct seconds {
    double passed, processor;
};

static double
now(clockid_t clock)
{
    struct timespec at;
    clock_gettime(clock, &at);
    return (double)at.tv_sec + 1e-9 * (double)at.tv_nsec;
}

static int
run_once(const struct inputs *inputs, int threads, struct arena *arena, struct results *ret,
         struct seconds *ret_seconds)
{
    const struct engine_options options = {.threads = threads};
    struct diags diags;
    diags_init(&diags);
    const struct seconds from = {now(CLOCK_MONOTONIC), now(CLOCK_PROCESS_CPUTIME_ID)};
    int failed = engine_run(&inputs->usage, &inputs->offer, 1, &inputs->plan, &inputs->book, &inputs->clauses,
                            &options, arena, &diags, ret);
    *ret_seconds =
        (struct seconds){now(CLOCK_MONOTONIC) - from.passed, now(CLOCK_PROCESS_CPUTIME_ID) - from.processor};
    print_problems(&diags);
    diags_free(&diags);
    return failed;
}

/* The least of N_TIMES runs of a case that compare_threads has run before. */
static struct seconds
least_seconds(const struct inputs *inputs, int threads)
{
    struct seconds least = {HUGE_VAL, HUGE_VAL};
    for (int i = 0; i < N_TIMES; i++) {
        struct arena *arena = arena_new();
        struct results results;
        struct seconds seconds;
        run_once(inputs, threads, arena, &results, &seconds);
        least.passed = fmin(least.passed, seconds.passed);
        least.processor = fmin(least.processor, seconds.processor);
        arena_free(arena);
    }
    return least;
}

/* Processor time of a variant of the case on one thread. */
static double
processor_seconds(const struct inputs *inputs, int paths, int months)
{
    struct inputs other = *inputs;
    other.plan.paths = paths;
    other.offer.term_months = months;
    return least_seconds(&other, 1).processor;
}

static void
print_times(const struct inputs *inputs)
{
    const int paths = inputs->plan.paths, months = inputs->offer.term_months;
    const struct seconds one = least_seconds(inputs, 1), two = least_seconds(inputs, 2);
    printf("1 thread: %.3f s\n2 threads: %.3f s\n", one.passed, two.passed);
    printf("1 thread, processor time: %.3f s\n", one.processor);
    printf("2 threads, processor time: %.3f s\n", two.processor);
    printf("1 thread / 2 threads: %.2f\n", one.passed / two.passed);
    printf("%d / %d paths, processor time: %.2f\n", 2 * paths, paths,
           processor_seconds(inputs, 2 * paths, months) / one.processor);
    printf("48 / 24 months, processor time: %.2f\n",
           processor_seconds(inputs, paths, 48) / processor_seconds(inputs, paths, 24));
}

/* ---- what is computed ---- */

static int
write_json(const struct results *results, const char *folder, struct arena *arena)
{
    const struct report_options options = {.created = 1, .folder = folder};
    struct facts facts;
    struct diags diags;
    diags_init(&diags);
    facts_build(results, NULL, arena, &facts);
    int failed = json_write(results, &facts, &options, arena, &diags);
    print_problems(&diags);
    diags_free(&diags);
    return failed;
}

/* A run's JSON in `folder`, made here. */
static int
run_for_json(const struct inputs *inputs, int threads, const char *folder, struct arena *arena,
             struct results *ret)
{
    struct seconds seconds;
    if (run_once(inputs, threads, arena, ret, &seconds) != 0)
        return -1;
    mkdir(folder, 0700); /* one that is there already is fine */
    return write_json(ret, folder, arena);
}

static bool
is_same_file(const char *left, const char *right)
{
    FILE *a = fopen(left, "rb"), *b = fopen(right, "rb");
    bool is_same = a && b;
    for (int x = 0; is_same && x != EOF;) {
        x = getc(a);
        is_same = x == getc(b);
    }
    if (a)
        fclose(a);
    if (b)
        fclose(b);
    return is_same;
}

static void
print_case(const struct inputs *inputs, const struct results *results)
{
    const struct offer_result *offer = &results->offers[0];
    size_t n_in_package = 0;
    for (size_t i = 0; i < offer->n_levers; i++)
        n_in_package += offer->levers[i].in_package;
    printf("paths: %d\n", inputs->plan.paths);
    printf("months: %d\n", inputs->offer.term_months);
    printf("levels of the sweep: %zu\n", offer->n_sweep);
    printf("levers that apply: %zu\n", offer->n_levers);
    printf("levers in the package: %zu\n", n_in_package);
}

static long
peak_kibibytes(void)
{
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss;
}

/* The same JSON from one thread and from two; the peak is that of a run. */
static int
compare_threads(const struct inputs *inputs, const char *folder, struct arena *arena)
{
    struct results results;
    const char *other = arena_printf(arena, "%s/one-thread", folder);
    if (run_for_json(inputs, 2, folder, arena, &results))
        return -1;
    printf("peak memory: %.1f MiB\n", (double)peak_kibibytes() / 1024);
    print_case(inputs, &results);
    if (run_for_json(inputs, 1, other, arena, &results))
        return -1;
    bool is_same = is_same_file(arena_printf(arena, "%s/" REPORT_JSON, folder),
                                arena_printf(arena, "%s/" REPORT_JSON, other));
    printf("JSON of 1 and 2 threads: %s\n", is_same ? "the same bytes" : "DIFFERENT");
    return is_same ? 0 : -1;
}

int
main(int argc, char **argv)
{
    struct inputs inputs;
    struct diags diags;
    struct arena *arena = arena_new();
    diags_init(&diags);
    if (argc != 3) {
        fprintf(stderr, "usage: bench_engine SOURCES FOLDER\n");
        return 1;
    }
    int failed = read_inputs(argv[1], arena, &diags, &inputs);
    print_problems(&diags);
    failed = failed || compare_threads(&inputs, argv[2], arena);
    if (!failed)
        print_times(&inputs);
    diags_free(&diags);
    arena_free(arena);
    return failed ? 1 : 0;
}

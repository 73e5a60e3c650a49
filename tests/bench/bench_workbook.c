/* How long writing the workbook takes: reads a case through the libraries, runs the engine once, and writes
 * the workbook and then the same cells in a bare loop, several times in turn. Prints `what: value unit`
 * lines. Run by workbook.sh.
 *
 *     bench_workbook SOURCES CASE LIST FOLDER
 *
 * SOURCES holds templates/. CASE is what large_case.py wrote, LIST what workbook_cells.py made of its
 * workbook. The workbooks are written into FOLDER. The exit status is 1 where anything fails. */
#include "bench_cells.h"

#include <realrate/engine.h>
#include <realrate/facts.h>
#include <realrate/report.h>

#include <math.h>
#include <stdio.h>
#include <time.h>

#define N_OFFERS 10
#define N_TIMES  7 /* the least of them is told: the others were disturbed */

struct inputs {
    struct book book;
    struct clause_list clauses;
    struct plan plan;
    struct offer offers[N_OFFERS];
    struct usage usage;
};

struct seconds {
    double passed, processor;
};

static struct seconds
now(void)
{
    struct timespec passed, processor;
    clock_gettime(CLOCK_MONOTONIC, &passed);
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &processor);
    return (struct seconds){(double)passed.tv_sec + 1e-9 * (double)passed.tv_nsec,
                            (double)processor.tv_sec + 1e-9 * (double)processor.tv_nsec};
}

static void
take_least(struct seconds *least, struct seconds from)
{
    struct seconds to = now();
    least->passed = fmin(least->passed, to.passed - from.passed);
    least->processor = fmin(least->processor, to.processor - from.processor);
}

static int
read_inputs(const char *sources, const char *from, struct arena *arena, struct diags *diags,
            struct inputs *ret)
{
    const char *usage = arena_printf(arena, "%s/usage.csv", from);
    const struct usage_options options = {0};
    if (book_read(arena_printf(arena, "%s/prices.ini", from), arena, diags, &ret->book) ||
        clauses_read(arena_printf(arena, "%s/templates/clauses.ini", sources), arena, diags, &ret->clauses) ||
        plan_read(arena_printf(arena, "%s/plan.ini", from), &ret->book, arena, diags, &ret->plan))
        return -1;
    for (int i = 0; i < N_OFFERS; i++)
        if (offer_read(arena_printf(arena, "%s/offer-%d.ini", from, i + 1), &ret->book, &ret->clauses, arena,
                       diags, &ret->offers[i]))
            return -1;
    return usage_read(&usage, 1, &options, arena, diags, &ret->usage);
}

/* The workbook and the bare loop take turns, so that what disturbs one disturbs the other. */
static int
time_writing(const struct results *results, const struct facts *facts, const struct cell_list *list,
             const char *folder, struct arena *arena, struct diags *diags)
{
    const struct report_options options = {.created = 1, .folder = folder};
    const char *path = arena_printf(arena, "%s/bare.xlsx", folder);
    struct seconds ours = {HUGE_VAL, HUGE_VAL}, bare = ours;
    for (int i = 0; i < N_TIMES; i++) {
        struct arena *scratch = arena_new();
        struct workbook_totals totals;
        struct seconds from = now();
        int failed = book_write(results, facts, &options, scratch, diags, &totals);
        take_least(&ours, from);
        arena_free(scratch);
        from = now();
        failed |= cells_write(list, path);
        take_least(&bare, from);
        if (failed)
            return -1;
    }
    printf("cells: %zu\nsheets: %zu\n", list->n_cells, list->n_sheets);
    printf("workbook: %.3f s\nbare loop: %.3f s\n", ours.passed, bare.passed);
    printf("workbook, processor time: %.3f s\nbare loop, processor time: %.3f s\n", ours.processor,
           bare.processor);
    return 0;
}

static int
run(char **names, struct arena *arena, struct diags *diags)
{
    static struct inputs inputs;
    struct results results;
    struct facts facts;
    struct cell_list list;
    const struct engine_options options = {.threads = 2};
    if (read_inputs(names[1], names[2], arena, diags, &inputs) ||
        engine_run(&inputs.usage, inputs.offers, N_OFFERS, &inputs.plan, &inputs.book, &inputs.clauses,
                   &options, arena, diags, &results))
        return -1;
    results.version = "benchmark";
    facts_build(&results, NULL, arena, &facts);
    int failed = cells_read(names[3], &list);
    if (!failed)
        failed = time_writing(&results, &facts, &list, names[4], arena, diags);
    cells_free(&list);
    return failed;
}

int
main(int argc, char **argv)
{
    if (argc != 5) {
        fprintf(stderr, "usage: bench_workbook SOURCES CASE LIST FOLDER\n");
        return 64;
    }
    struct arena *arena = arena_new();
    struct diags diags;
    diags_init(&diags);
    int failed = run(argv, arena, &diags);
    for (size_t i = 0; i < diags.n; i++)
        if (diags.items[i].severity == SEVERITY_ERROR)
            fprintf(stderr, "bench_workbook: %s\n", diags.items[i].text);
    diags_free(&diags);
    arena_free(arena);
    return failed ? 1 : 0;
}

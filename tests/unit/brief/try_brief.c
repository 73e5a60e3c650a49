/* Draws the briefing of a run's inputs, given as to `realrate check`, in memory and looks at it: the layout
 * of every page and chart, the source of every number, on A4 and on Letter. Prints what is wrong; exit status
 * 0, 1 where something is, 2 where the inputs are refused. */
#include <config.h>

#include "../check.h"

#include "layout_faults.h"
#include "number_faults.h"

#include "cli/pipeline.h"

#include <realrate/engine.h>

#include <stdio.h>
#include <unistd.h>

static int
compute(int argc, char **argv, struct arena *arena, struct diags *diags, struct inputs *inputs,
        struct results *ret)
{
    struct settings settings;
    if (options_parse(argc, argv, OPTIONS_REPORT, arena, diags, &settings) != 0)
        return -1;
    return pipeline_compute(&settings, STDERR_FILENO, arena, diags, inputs, ret);
}

static int
faults(const struct results *results, const struct template *given, struct arena *arena, struct diags *diags)
{
    struct facts facts;
    int n_faults = 0;
    facts_build(results, &given->notation, arena, &facts);
    for (int paper = PAPER_A4; paper <= PAPER_LETTER; paper++) {
        struct template template = *given;
        template.brief.paper = paper;
        n_faults += layout_faults(results, &facts, &template, false, arena, diags);
        n_faults += number_faults(results, &facts, &template, arena, diags);
    }
    return n_faults;
}

int
main(int argc, char **argv)
{
    struct arena *arena = arena_new();
    struct inputs inputs;
    struct results results;
    struct diags diags;
    diags_init(&diags);
    int status = 2;
    if (compute(argc, argv, arena, &diags, &inputs, &results) == 0)
        status = faults(&results, &inputs.template, arena, &diags) > 0;
    for (size_t i = 0; status == 2 && i < diags.n; i++)
        fprintf(stderr, "%s\n", diags.items[i].text);
    diags_free(&diags);
    arena_free(arena);
    return status;
}

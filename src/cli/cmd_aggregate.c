#include <config.h>

#include "command.h"
#include "inputs.h"
#include "outone.h"
#include "print.h"
#include "supervise.h"

#include "base/outfile.h"

#include <realrate/aggregate.h>

#include <errno.h>
#include <string.h>
#include <unistd.h>

struct job {
    struct run *run;
    const struct outone *one; /* NULL: standard output */
};

static int
put(void *context, const char *bytes, size_t n)
{
    const int *fd = context;
    return outfile_put(*fd, bytes, n);
}

/* A reader of standard output that left early is no error: what it did not want to read is not missing. */
static void
report_write(const struct job *job)
{
    if (!job->one && errno == EPIPE)
        return;
    diag_error(job->run->diags, STATUS_IO,
               (struct place){.file = job->one ? job->one->place.path : "standard output"},
               "cannot write: %s", strerror(errno));
}

/* From the inputs to what is to be read: in a process of its own where that is a file. */
static enum exit_status
work(void *context, int messages)
{
    const struct job *job = context;
    const struct settings *settings = &job->run->settings;
    struct arena *arena = job->run->arena;
    struct diags *diags = job->run->diags;
    struct usage usage;
    struct aggregate aggregate;
    int fd = job->one ? job->one->stage : STDOUT_FILENO;
    if (job->one)
        close(job->one->place.lock); /* held by the process that waits for this one */
    struct mapping mapping;
    const struct usage_options options = {.mapping = settings->mapping ? &mapping : NULL,
                                          .needs_no_hash = true};
    if ((!options.mapping || mapping_read(settings->mapping, arena, diags, &mapping) == 0) &&
        inputs_read_usage(settings, options, messages, arena, diags, &usage) == 0 &&
        aggregate_sum(&usage, strcmp(settings->on_overlap, "error") == 0, arena, diags, &aggregate) == 0 &&
        aggregate_write(&aggregate, put, &fd) != 0)
        report_write(job);
    enum exit_status status = diags->n_errors ? diags->status : STATUS_OK;
    print_diags(diags, messages);
    return status;
}

static int
check_inputs(const struct run *run, const struct outone *one)
{
    for (size_t i = 0; i < run->settings.usage.n; i++)
        if (outone_is_input(one, run->settings.usage.items[i]))
            return outplace_refuse(&one->place, STATUS_USAGE, run->diags,
                                   "is one of the usage files: name another one for the output");
    return 0;
}

static enum exit_status
publish(struct run *run, struct outone *one)
{
    enum publication publication;
    if (outone_publish(one, run->diags, &publication) != 0)
        return run->diags->status;
    if (publication == UNCHANGED)
        fprintf(stderr, "realrate: %s: unchanged\n", one->place.path);
    else
        printf("%s\n", one->place.path);
    return STATUS_OK;
}

static enum exit_status
write_file(struct run *run)
{
    struct outone one;
    struct job job = {run, &one};
    sigset_t before;
    int stopped_by = 0;
    supervise_block(&before);
    enum exit_status status = STATUS_USAGE;
    if (outone_open(&one, run->settings.out, aggregate_header, run->arena, run->diags) != 0) {
        status = run->diags->status;
    } else {
        if (check_inputs(run, &one) == 0)
            status = supervise_run(work, &job, &before, run->diags, &stopped_by);
        if (status == STATUS_OK)
            status = publish(run, &one);
        outone_close(&one);
    }
    supervise_release(&before, stopped_by);
    return status;
}

enum exit_status
cmd_aggregate(struct run *run)
{
    struct job job = {.run = run};
    const char *out = run->settings.out;
    if (inputs_check_usage("aggregate", &run->settings, run->diags) != 0)
        return STATUS_USAGE;
    return out && strcmp(out, "-") != 0 ? write_file(run) : work(&job, STDERR_FILENO);
}

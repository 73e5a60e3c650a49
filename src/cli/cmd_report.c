#include <config.h>

#include "command.h"
#include "fail_on.h"
#include "folder.h"
#include "inputs.h"
#include "outset.h"
#include "pipeline.h"
#include "print.h"
#include "supervise.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#define JSON_BYTES_MAX ((size_t)256 << 20)

struct job {
    struct run *run;
    struct outset *set;
    bool *has_fired; /* --fail-on did; shared by both processes */
};

/* In the process of its own: from the inputs to a checked stage. */
static enum exit_status
work(void *context, int messages)
{
    struct job *job = context;
    struct diags *diags = job->run->diags;
    close(job->set->place.lock); /* held by the process that waits for this one */
    struct results results;
    int failed = pipeline_run(&job->run->settings, job->set, messages, job->run->arena, diags, &results);
    enum exit_status status = diags->n_errors ? diags->status : failed ? STATUS_SELF_CHECK : STATUS_OK;
    print_diags(diags, messages);
    if (status == STATUS_OK)
        *job->has_fired = fail_on_fires(&job->run->settings, &results, messages);
    return status;
}

static enum exit_status
print_json(struct run *run, const struct outset *set)
{
    size_t len = 0;
    int folder = folder_open(set->place.parent, set->place.name);
    const char *text = folder < 0 ? NULL : folder_read(folder, REPORT_JSON, JSON_BYTES_MAX, run->arena, &len);
    int error = errno;
    if (folder >= 0)
        close(folder);
    if (text) {
        fwrite(text, 1, len, stdout);
        return STATUS_OK;
    }
    diag_error(run->diags, STATUS_IO, (struct place){.file = set->place.path},
               "cannot read " REPORT_JSON ": %s", strerror(error));
    return STATUS_IO;
}

static void
print_paths(const struct outset *set)
{
    for (size_t i = 0; i < set->made.n_files; i++)
        printf("%s/%s\n", set->place.path, set->made.files[i].name);
    printf("%s/%s\n", set->place.path, MANIFEST_NAME);
}

/* The stage is whole: put it in place and say so. */
static enum exit_status
publish(struct run *run, struct outset *set)
{
    enum publication publication;
    if (outset_publish(set, run->diags, &publication) != 0)
        return run->diags->status;
    if (publication == UNCHANGED)
        fprintf(stderr, "realrate: %s: unchanged\n", set->place.path);
    if (run->settings.json)
        return print_json(run, set);
    if (publication == PUBLISHED)
        print_paths(set);
    return STATUS_OK;
}

enum exit_status
cmd_report(struct run *run)
{
    struct outset set;
    sigset_t before;
    int stopped_by = 0;
    if (inputs_check_settings("report", &run->settings, run->diags) != 0)
        return STATUS_USAGE;
    bool *has_fired =
        mmap(NULL, sizeof *has_fired, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    struct job job = {run, &set, has_fired};
    if (has_fired == MAP_FAILED) {
        diag_error(run->diags, STATUS_OS, (struct place){0}, "out of memory");
        return STATUS_OS;
    }
    supervise_block(&before);
    enum exit_status status = STATUS_USAGE;
    if (outset_open(&set, run->settings.out, run->arena, run->diags) == 0) {
        status = supervise_run(work, &job, &before, run->diags, &stopped_by);
        if (status == STATUS_OK)
            status = publish(run, &set);
        outset_close(&set);
    } else {
        status = run->diags->status;
    }
    supervise_release(&before, stopped_by);
    if (status == STATUS_OK && *has_fired)
        status = STATUS_FAIL_ON;
    munmap(has_fired, sizeof *has_fired);
    return status;
}

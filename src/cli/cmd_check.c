#include <config.h>

#include "command.h"
#include "fail_on.h"
#include "pipeline.h"

#include <realrate/calendar.h>

#include <inttypes.h>
#include <unistd.h>

static void
print_summary(const struct results *results, const struct inputs *inputs)
{
    char first[DAY_TEXT_SIZE], last[DAY_TEXT_SIZE];
    for (size_t i = 0; i < inputs->usage.n_files; i++) {
        const struct usage_file *file = &inputs->usage.files[i];
        printf("%s: usage, %s, %" PRIu64 " rows, %s to %s\n", file->path, file->format, file->n_rows,
               day_text(file->first_day, first), day_text(file->last_day, last));
    }
    for (size_t i = 0; i < inputs->n_offers; i++) {
        const struct offer *offer = &inputs->offers[i];
        printf("%s: offer, %d months from %s\n", offer->file, offer->term_months,
               day_text(offer->start, first));
    }
    if (results->plan->file)
        printf("%s: plan\n", results->plan->file);
    if (inputs->mapping.file)
        printf("%s: mapping\n", inputs->mapping.file);
    if (inputs->template.file)
        printf("%s: template\n", inputs->template.file);
    printf("%s: prices, %zu models, as of %s\n", results->book->file, results->book->n_models,
           day_text(results->book->as_of, first));
}

enum exit_status
cmd_check(struct run *run)
{
    struct inputs inputs;
    struct results results;
    if (inputs_check_settings("check", &run->settings, run->diags) != 0)
        return STATUS_USAGE;
    if (pipeline_compute(&run->settings, run->arena, run->diags, &inputs, &results) != 0)
        return run->diags->status;
    print_summary(&results, &inputs);
    return fail_on_fires(&run->settings, &results, STDERR_FILENO) ? STATUS_FAIL_ON : STATUS_OK;
}

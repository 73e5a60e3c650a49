#include <config.h>

#include "command.h"
#include "fail_on.h"
#include "pipeline.h"

#include <realrate/billed.h>
#include <realrate/calendar.h>

#include <inttypes.h>
#include <math.h>
#include <unistd.h>

static void
print_summary(const struct results *results, const struct inputs *inputs)
{
    char first[DAY_TEXT_SIZE], last[DAY_TEXT_SIZE];
    for (size_t i = 0; i < inputs->usage.n_files; i++) {
        const struct usage_file *file = &inputs->usage.files[i];
        printf("%s: usage, %s, %" PRIu64 " rows, %s to %s", file->path, file->format, file->n_rows,
               day_text(file->first_day, first), day_text(file->last_day, last));
        if (file->n_other_provider)
            printf(", %" PRIu64 " not of Claude", file->n_other_provider);
        if (file->n_blank_lines)
            printf(", %" PRIu64 " blank line%s", file->n_blank_lines, file->n_blank_lines == 1 ? "" : "s");
        putchar('\n');
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

/* An amount with its cents, and more decimals where it has them. */
static void
print_amount(const char *label, struct money amount)
{
    int64_t micro = amount.micro < 0 ? -amount.micro : amount.micro;
    printf(", %s %s%" PRId64, label, amount.micro < 0 ? "-" : "", micro / 1000000);
    if (micro % 10000 == 0)
        printf(".%02" PRId64, micro % 1000000 / 10000);
    else
        printf(".%06" PRId64, micro % 1000000);
}

/* Each row is rounded to the cent: half a cent a row is what the sums may be off by. */
static void
print_billed(const struct billed *billed)
{
    char first[DAY_TEXT_SIZE], last[DAY_TEXT_SIZE];
    printf("%s: billed, %s, %" PRIu64 " rows, %s to %s", billed->path, billed->format, billed->n_rows,
           day_text(billed->first_day, first), day_text(billed->last_day, last));
    print_amount("cost", billed->cost);
    if (billed->has_list)
        print_amount("list price", billed->list);
    print_amount("each within", (struct money){(int64_t)billed->n_rows * 5000});
    double discount = billed_discount(billed);
    if (!isnan(discount))
        printf(", realized discount billed %.1f%%", fabs(discount) < 0.0005 ? 0 : discount * 100);
    putchar('\n');
}

static int
check_billed(struct run *run)
{
    struct billed billed;
    if (!run->settings.billed)
        return 0;
    if (billed_read(run->settings.billed, run->arena, run->diags, &billed) != 0)
        return -1;
    print_billed(&billed);
    return 0;
}

enum exit_status
cmd_check(struct run *run)
{
    struct inputs inputs;
    struct results results;
    const struct settings *settings = &run->settings;
    if (settings->billed && settings->usage.n == 0 && settings->offers.n == 0)
        return check_billed(run) != 0 ? run->diags->status : STATUS_OK;
    if (inputs_check_settings("check", &run->settings, run->diags) != 0)
        return STATUS_USAGE;
    if (pipeline_compute(&run->settings, STDERR_FILENO, run->arena, run->diags, &inputs, &results) != 0)
        return run->diags->status;
    if (check_billed(run) != 0)
        return run->diags->status;
    print_summary(&results, &inputs);
    return fail_on_fires(&run->settings, &results, STDERR_FILENO) ? STATUS_FAIL_ON : STATUS_OK;
}

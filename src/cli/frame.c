#include <config.h>

#include "frame.h"
#include "print.h"

#include "base/number.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SKIPPED_SHOWN 10
#define LAST_SECOND   INT64_C(253402300799) /* of the year 9999 */

static void
add_input(struct results *results, struct input_file input)
{
    results->inputs[results->n_inputs++] = input;
}

/* The INI and the picture it names. */
static void
add_template(const struct template *template, struct results *results)
{
    const struct logo *logo = &template->logo;
    if (template->file)
        add_input(results, (struct input_file){"template", template->file, template->sha256, template->bytes,
                                               "", 0, 0, 0});
    if (logo->file)
        add_input(results,
                  (struct input_file){"template", logo->file, logo->sha256, logo->n_bytes, "png", 0, 0, 0});
}

/* In the order of the command's synopsis. */
static void
fill_inputs(const struct inputs *inputs, struct arena *arena, struct results *results)
{
    const struct usage *usage = &inputs->usage;
    results->inputs = ARENA_NEW(arena, struct input_file, usage->n_files + inputs->n_offers + 6);
    results->n_inputs = 0;
    for (size_t i = 0; i < usage->n_files; i++) {
        const struct usage_file *file = &usage->files[i];
        add_input(results, (struct input_file){"usage", file->path, file->sha256, file->bytes, file->format,
                                               file->n_rows, file->n_skipped, file->n_other_provider});
    }
    const struct mapping *mapping = &inputs->mapping;
    if (mapping->file)
        add_input(results, (struct input_file){"mapping", mapping->file, mapping->sha256, mapping->bytes, "",
                                               0, 0, 0});
    for (size_t i = 0; i < inputs->n_offers; i++) {
        const struct offer *offer = &inputs->offers[i];
        add_input(results,
                  (struct input_file){"offer", offer->file, offer->sha256, offer->bytes, "", 0, 0, 0});
    }
    const struct plan *plan = &inputs->plan;
    if (plan->file)
        add_input(results, (struct input_file){"plan", plan->file, plan->sha256, plan->bytes, "", 0, 0, 0});
    const struct book *book = &inputs->book;
    add_input(results, (struct input_file){"prices", book->file, book->sha256, book->bytes, "", 0, 0, 0});
    add_template(&inputs->template, results);
    const struct clause_list *clauses = &inputs->clauses;
    add_input(results,
              (struct input_file){"clauses", clauses->file, clauses->sha256, clauses->bytes, "", 0, 0, 0});
}

static void
fill_rows(const struct usage *usage, struct arena *arena, struct results *results)
{
    const char **skipped = ARENA_NEW(arena, const char *, SKIPPED_SHOWN);
    size_t n = 0;
    for (size_t i = 0; i < usage->n_files; i++) {
        const struct usage_file *file = &usage->files[i];
        results->n_rows_read += file->n_rows;
        results->n_rows_skipped += file->n_skipped;
        results->n_rows_other_provider += file->n_other_provider;
        for (size_t j = 0; j < file->n_skipped_kept && n < SKIPPED_SHOWN; j++)
            skipped[n++] = file->skipped[j];
    }
    results->skipped_rows = skipped;
    results->n_skipped_rows = n;
}

static void
fill_warnings(const struct settings *settings, struct diags *diags, struct arena *arena,
              struct results *results)
{
    results->warnings = ARENA_NEW(arena, struct warning, diags->n);
    results->n_warnings = 0;
    for (size_t i = 0; i < diags->n; i++) {
        const struct diag *diag = &diags->items[i];
        if (diag->severity != SEVERITY_WARNING)
            continue;
        const char *text = arena_printf(arena, "%s%s", print_place(diags, &diag->place), diag->text);
        text = inputs_shown_text(settings, arena, text);
        results->warnings[results->n_warnings++] = (struct warning){diag->id, text};
    }
}

void
frame_fill(const struct settings *settings, const struct inputs *inputs, struct diags *diags,
           struct arena *arena, struct results *results)
{
    results->version = PACKAGE_VERSION;
    results->currency = inputs->offers[0].currency;
    fill_inputs(inputs, arena, results);
    fill_rows(&inputs->usage, arena, results);
    fill_warnings(settings, diags, arena, results);
}

/* With its terminator, so that no two lists of texts give the same bytes. */
static void
hash_text(struct sha256 *sha, const char *text)
{
    sha256_add(sha, text ? text : "", text ? strlen(text) + 1 : 1);
}

void
frame_run_id(const struct results *results, const struct settings *settings, char ret[SHA256_TEXT_SIZE])
{
    struct sha256 sha;
    sha256_begin(&sha);
    hash_text(&sha, results->version);
    hash_text(&sha, settings->format);
    hash_text(&sha, settings->on_bad_row);
    hash_text(&sha, settings->on_overlap);
    hash_text(&sha, settings->unknown_model);
    hash_text(&sha, settings->allow_empty ? "allow-empty" : "");
    hash_text(&sha, settings->charts);
    for (size_t i = 0; i < results->n_inputs; i++) {
        hash_text(&sha, results->inputs[i].role);
        hash_text(&sha, results->inputs[i].path);
        hash_text(&sha, results->inputs[i].sha256);
    }
    sha256_text(&sha, ret);
}

int
frame_source_date(struct diags *diags, int64_t *ret)
{
    const char *text = getenv("SOURCE_DATE_EPOCH");
    *ret = -1;
    if (!text || !text[0])
        return 0;
    int64_t seconds;
    const char *expected = number_read(text, strlen(text), (struct number_form){0}, &seconds);
    if (!expected && seconds >= 0 && seconds <= LAST_SECOND) {
        *ret = seconds;
        return 0;
    }
    diag_error(diags, STATUS_USAGE, (struct place){.file = "SOURCE_DATE_EPOCH"},
               "is \"%s\", expected whole seconds since 1970, at most the year 9999",
               diag_escape(diags, text, strlen(text)));
    return -1;
}

#include <config.h>

#include "datadir.h"
#include "inputs.h"
#include "progress.h"

#include "base/threads.h"
#include "base/utf8.h"

#include <realrate/report.h>

#include <string.h>

int
inputs_check_settings(const char *command, const struct settings *settings, struct diags *diags)
{
    if (settings->usage.n && settings->offers.n)
        return 0;
    diag_error(diags, STATUS_USAGE, (struct place){0}, "%s needs %s%s%s; see realrate help %s", command,
               settings->usage.n ? "" : "--usage FILE",
               settings->usage.n || settings->offers.n ? "" : " and ",
               settings->offers.n ? "" : "--offer FILE", command);
    return -1;
}

int
inputs_check_usage(const char *command, const struct settings *settings, struct diags *diags)
{
    if (settings->usage.n)
        return 0;
    diag_error(diags, STATUS_USAGE, (struct place){0}, "%s needs --usage FILE; see realrate help %s", command,
               command);
    return -1;
}

static int
read_offers(const struct settings *settings, struct arena *arena, struct diags *diags, struct inputs *ret)
{
    int failed = 0;
    ret->n_offers = settings->offers.n;
    ret->offers = ARENA_NEW(arena, struct offer, ret->n_offers);
    for (size_t i = 0; i < ret->n_offers; i++)
        failed |=
            offer_read(settings->offers.items[i], &ret->book, &ret->clauses, arena, diags, &ret->offers[i]);
    return failed;
}

int
inputs_read_usage(const struct settings *settings, struct usage_options command, int messages,
                  struct arena *arena, struct diags *diags, struct usage *ret)
{
    struct progress progress;
    struct usage_options options = command;
    options.format = settings->format;
    options.dialect = settings->dialect;
    options.skip_bad_rows = strcmp(settings->on_bad_row, "skip") == 0;
    options.allow_empty = settings->allow_empty;
    options.n_threads = threads_useful(THREADS_MAX);
    options.progress = progress_tell;
    options.progress_context = &progress;
    progress_begin(&progress, messages);
    int failed = usage_read(settings->usage.items, settings->usage.n, &options, arena, diags, ret);
    progress_end(&progress);
    return failed;
}

static int
read_usage(const struct settings *settings, int messages, struct arena *arena, struct diags *diags,
           struct inputs *ret)
{
    struct usage_options options = {.mapping = ret->mapping.file ? &ret->mapping : NULL};
    struct split_rule *rules;
    prices_split_rules(&ret->book, &ret->plan, arena, &rules, &options.n_split_rules);
    options.split_rules = rules;
    return inputs_read_usage(settings, options, messages, arena, diags, &ret->usage);
}

static int
read_template(const struct settings *settings, struct arena *arena, struct diags *diags, struct template *ret)
{
    return template_read(settings->template, arena, diags, ret) != 0 ? -1 : book_check_template(ret, diags);
}

static const char *
prices_path(const struct settings *settings, struct arena *arena)
{
    return settings->prices ? settings->prices : datadir_path(arena, DATADIR_PRICES);
}

/* ---- paths as reports show them ---- */

static const char *
shown_path(struct arena *arena, const char *path)
{
    const char *slash = strrchr(path, '/');
    const char *last = path[0] == '/' && slash[1] ? slash + 1 : path;
    char *shown = arena_text(arena, last, strlen(last));
    for (size_t len = strlen(shown), at = utf8_valid(shown, len); at < len; at = utf8_valid(shown, len))
        shown[at] = '?';
    return shown;
}

static const struct term *
show_terms(struct arena *arena, const struct term *terms, size_t n)
{
    struct term *shown = ARENA_NEW(arena, struct term, n);
    for (size_t i = 0; i < n; i++) {
        shown[i] = terms[i];
        if (terms[i].file)
            shown[i].file = shown_path(arena, terms[i].file);
    }
    return shown;
}

static const char *
replace_path(struct arena *arena, const char *text, const char *path)
{
    const char *shown = path ? shown_path(arena, path) : NULL;
    const char *found = path && strcmp(shown, path) != 0 ? strstr(text, path) : NULL;
    if (!found)
        return text;
    const char *rest = replace_path(arena, found + strlen(path), path);
    return arena_printf(arena, "%.*s%s%s", (int)(found - text), text, shown, rest);
}

const char *
inputs_shown_text(const struct settings *settings, struct arena *arena, const char *text)
{
    for (size_t i = 0; i < settings->usage.n; i++)
        text = replace_path(arena, text, settings->usage.items[i]);
    for (size_t i = 0; i < settings->offers.n; i++)
        text = replace_path(arena, text, settings->offers.items[i]);
    text = replace_path(arena, text, settings->plan);
    text = replace_path(arena, text, settings->mapping);
    text = replace_path(arena, text, settings->template);
    return replace_path(arena, text, prices_path(settings, arena));
}

void
inputs_show_paths(const struct settings *settings, struct arena *arena, struct inputs *inputs)
{
    inputs->book.file = shown_path(arena, inputs->book.file);
    if (inputs->plan.file)
        inputs->plan.file = shown_path(arena, inputs->plan.file);
    if (inputs->mapping.file)
        inputs->mapping.file = shown_path(arena, inputs->mapping.file);
    if (inputs->template.file)
        inputs->template.file = shown_path(arena, inputs->template.file);
    if (inputs->template.logo.file)
        inputs->template.logo.file = shown_path(arena, inputs->template.logo.file);
    inputs->plan.terms = show_terms(arena, inputs->plan.terms, inputs->plan.n_terms);
    for (size_t i = 0; i < inputs->n_offers; i++) {
        struct offer *offer = &inputs->offers[i];
        offer->file = shown_path(arena, offer->file);
        offer->terms = show_terms(arena, offer->terms, offer->n_terms);
    }
    for (size_t i = 0; i < inputs->usage.n_files; i++) {
        struct usage_file *file = &inputs->usage.files[i];
        file->path = shown_path(arena, file->path);
        for (size_t j = 0; j < file->n_skipped_kept; j++)
            file->skipped[j] = inputs_shown_text(settings, arena, file->skipped[j]);
    }
}

int
inputs_read(const struct settings *settings, int messages, struct arena *arena, struct diags *diags,
            struct inputs *ret)
{
    *ret = (struct inputs){0};
    if (book_read(prices_path(settings, arena), arena, diags, &ret->book) != 0 ||
        clauses_read(datadir_path(arena, DATADIR_CLAUSES), arena, diags, &ret->clauses) != 0)
        return -1;
    int failed = plan_read(settings->plan, &ret->book, arena, diags, &ret->plan);
    if (settings->mapping)
        failed |= mapping_read(settings->mapping, arena, diags, &ret->mapping);
    failed |= read_template(settings, arena, diags, &ret->template);
    failed |= read_offers(settings, arena, diags, ret);
    if (failed || read_usage(settings, messages, arena, diags, ret) != 0)
        return -1;
    if (!settings->prices) /* where it is installed is nothing the user gave */
        ret->book.file = DATADIR_PRICES;
    ret->clauses.file = DATADIR_CLAUSES;
    return 0;
}

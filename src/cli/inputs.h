/* Everything a run reads, stage after stage: price book and checklist of clauses, then plan, template and
 * offers, then usage. */
#ifndef INPUTS_H
#define INPUTS_H

#include "options.h"

#include <realrate/clauses.h>
#include <realrate/mapping.h>
#include <realrate/offer.h>
#include <realrate/plan.h>
#include <realrate/prices.h>
#include <realrate/template.h>
#include <realrate/usage.h>

struct inputs {
    struct book book;
    struct clause_list clauses;
    struct plan plan;
    struct mapping mapping; /* file: NULL where there is none */
    struct template template;
    struct offer *offers;
    size_t n_offers;
    struct usage usage;
};

/* Reports what is missing on the command line. Returns 0, or -1 after reporting STATUS_USAGE. */
int inputs_check_settings(const char *command, const struct settings *settings, struct diags *diags);

/* The same for a command that reads usage alone. */
int inputs_check_usage(const char *command, const struct settings *settings, struct diags *diags);

/* Reads the usage files as the settings say, and beside them the command: a mapping, split rules, whether it
 * needs hashes. messages: standard error or what stands for it, where a terminal shows how far it has come.
 * Returns 0, or -1 after reporting. */
int inputs_read_usage(const struct settings *settings, struct usage_options command, int messages,
                      struct arena *arena, struct diags *diags, struct usage *ret);

/* Returns 0, or -1 after reporting. Paths in *ret are as the user gave them, for messages; the
 * installed price book and checklist have their names in the data folder. */
int inputs_read(const struct settings *settings, int messages, struct arena *arena, struct diags *diags,
                struct inputs *ret);

/* Paths become those that reports show: the last part alone of an absolute one, so that no report tells of
 * the machine's folders (6.2). Call once, when all messages of the inputs are made. */
void inputs_show_paths(const struct settings *settings, struct arena *arena, struct inputs *inputs);

/* A message for a report: paths of the command line in it are shown in the same way. */
const char *inputs_shown_text(const struct settings *settings, struct arena *arena, const char *text);

#endif

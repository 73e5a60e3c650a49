#include <config.h>

#include "option_table.h"

#include "fail_on.h"

#include <realrate/report.h>
#include <realrate/sql.h>
#include <realrate/usage.h>

#define FIELD(field) offsetof(struct settings, field)
#define READERS      (OPTIONS_REPORT | OPTIONS_CHECK)
#define USAGE        (READERS | OPTIONS_AGGREGATE)

static const char *const error_or_skip[] = {"error", "skip", NULL};
static const char *const sum_or_error[] = {"sum", "error", NULL};

const struct option_entry option_entries[] = {
    {"usage", 'u', "FILE...", OPTION_LIST, USAGE, FIELD(usage), NULL, NULL, NULL,
     "usage CSV files, - for standard input"},
    {"offer", 'f', "FILE...", OPTION_LIST, READERS, FIELD(offers), NULL, NULL, NULL,
     "offer INI files, the main offer first"},
    {"plan", 'p', "FILE", OPTION_VALUE, READERS, FIELD(plan), NULL, NULL, NULL,
     "plan INI: what you expect of your own usage"},
    {"prices", 0, "FILE", OPTION_VALUE, READERS, FIELD(prices), NULL, NULL, NULL,
     "price book INI (default: the installed list prices)"},
    {"mapping", 0, "FILE", OPTION_VALUE, USAGE | OPTIONS_SQL, FIELD(mapping), NULL, NULL, NULL,
     "mapping INI: which columns of the usage files say what"},
    {"dialect", 0, "NAME", OPTION_VALUE, USAGE | OPTIONS_SQL, FIELD(dialect), NULL, sql_dialect_names, NULL,
     "SQL of the warehouse (default: told from its driver; of sql: ansi)"},
    {"template", 0, "FILE", OPTION_VALUE, READERS, FIELD(template), NULL, NULL, NULL,
     "template INI: how workbook and briefing look"},
    {"out", 'o', "DIR", OPTION_VALUE, OPTIONS_REPORT, FIELD(out), NULL, NULL, "./realrate-out",
     "folder of the workbook, briefing and JSON"},
    {"out", 'o', "FILE", OPTION_VALUE, OPTIONS_AGGREGATE, FIELD(out), NULL, NULL, NULL,
     "file to write (default: standard output)"},
    {"charts", 0, "KIND", OPTION_VALUE, OPTIONS_REPORT, FIELD(charts), chart_formats, NULL, NULL,
     "each chart in a file of its own too: pdf, svg or png"},
    {"json", 'j', NULL, OPTION_FLAG, OPTIONS_REPORT, FIELD(json), NULL, NULL, NULL,
     "print the JSON instead of the paths written"},
    {"format", 0, "NAME", OPTION_VALUE, USAGE, FIELD(format), NULL, usage_format_names, NULL,
     "format of the usage files (default: told from the header)"},
    {"on-bad-row", 0, "WHAT", OPTION_VALUE, USAGE, FIELD(on_bad_row), error_or_skip, NULL, "error",
     "a usage row that cannot be read: error or skip"},
    {"on-overlap", 0, "WHAT", OPTION_VALUE, USAGE, FIELD(on_overlap), sum_or_error, NULL, "sum",
     "two files with rows of the same day: sum or error"},
    {"unknown-model", 0, "WHAT", OPTION_VALUE, READERS, FIELD(unknown_model), error_or_skip, NULL, "error",
     "a model the price book does not know: error or skip"},
    {"allow-empty", 0, NULL, OPTION_FLAG, USAGE, FIELD(allow_empty), NULL, NULL, NULL,
     "accept a usage file without rows of Claude"},
    {"fail-on", 0, "SEVERITY", OPTION_VALUE, READERS, FIELD(fail_on), fail_on_severities, NULL, NULL,
     "exit with 1 where a signal is as bad: watch, negotiate or walk"},
    {"billed", 0, "FILE", OPTION_VALUE, OPTIONS_CHECK, FIELD(billed), NULL, NULL, NULL,
     "the Console's cost export: what was billed; may stand alone"},
    {"billed", 0, "FILE", OPTION_LATER, OPTIONS_REPORT, 0, NULL, NULL, NULL, NULL},
    {"help", 'h', NULL, OPTION_FLAG, ~0U, FIELD(help), NULL, NULL, NULL, "print this help"},
};

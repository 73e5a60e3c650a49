/* The renderers: results in, one file's bytes out. They compute nothing; what they show comes from results.h
 * and facts.h. Each writes into a file of the staging folder that the publisher then reads back. */
#ifndef REALRATE_REPORT_H
#define REALRATE_REPORT_H

#include <realrate/diag.h>
#include <realrate/facts.h>
#include <realrate/results.h>
#include <realrate/template.h>

#include <stdint.h>

/* The files, within options.folder. */
#define REPORT_WORKBOOK "workbook.xlsx"
#define REPORT_BRIEFING "briefing.pdf"
#define REPORT_JSON     "report.json"
#define REPORT_SCHEMA   "realrate/1" /* of the JSON */

struct report_options {
    int64_t created;    /* seconds since 1970, of the documents' properties; SOURCE_DATE_EPOCH or now */
    const char *folder; /* where to write; also for temporary files */
    const struct template *template; /* of the workbook; NULL: every default */
    const char *charts;              /* of chart_formats: each chart in a file of its own; NULL: none */
    bool poison_cached_values;       /* tests: every formula's cached number is -12345 */
};

/* What the workbook's writer put in, for the read-back (6.1). */
struct sheet_totals {
    const char *name;
    uint64_t n_cells, n_formulas;
    double sum; /* of all numbers and cached formula values, in writing order */
};
struct workbook_totals {
    struct sheet_totals *sheets;
    size_t n_sheets;
};

/* folder/report.json, which must not exist yet. Returns 0, or -1 after reporting STATUS_IO,
 * STATUS_CANNOT_CREATE, STATUS_PERMISSION or STATUS_OS. */
int json_write(const struct results *results, const struct facts *facts, const struct report_options *options,
               struct arena *arena, struct diags *diags);

/* folder/workbook.xlsx. Returns 0, or -1 after reporting STATUS_IO or STATUS_SELF_CHECK. */
int book_write(const struct results *results, const struct facts *facts, const struct report_options *options,
               struct arena *arena, struct diags *diags, struct workbook_totals *ret_totals);

/* Whether the workbook can do without the sheets that a template leaves out. Returns 0, or -1 after reporting
 * each that another sheet needs (STATUS_CONFIG). */
int book_check_template(const struct template *template, struct diags *diags);

/* The offer as the text of an offer INI: what differs from the defaults, the required keys, and `note` as a
 * comment before them (NULL: none). offer_read with the same book and clauses reads an equal offer back where
 * shares are whole in 1e-9 and numbers in 1e-6, as read ones are. */
const char *offer_ini_text(const struct offer *offer, const char *note, const struct book *book,
                           const struct clause_list *clauses, struct arena *arena);

/* The file of an offer's counter-offer (1.18): "counter-offer.ini", of further offers (from 0: index 1)
 * "counter-offer-2.ini"; NULL where the offer has none. */
const char *offer_ini_name(const struct results *results, size_t offer, struct arena *arena);

/* folder/NAME, with the goal's levers pulled; the offer must have one. Returns 0, or -1 after reporting as
 * json_write does. */
int offer_ini_write(const struct results *results, size_t offer, const struct report_options *options,
                    struct arena *arena, struct diags *diags);

/* What --charts takes: "pdf", "svg", "png", NULL at the end. */
extern const char *const chart_formats[];

/* Names within the folder: "charts/drawdown-1-proposal-a.svg". */
struct chart_files {
    const char **names;
    size_t n;
};

/* What brief_write makes of options.charts: one for each chart that there is something to draw of. */
struct chart_files brief_chart_files(const struct results *results, const struct facts *facts,
                                     const struct report_options *options, struct arena *arena);

/* folder/briefing.pdf, and with options.charts the charts. Returns 0, or -1 after reporting STATUS_IO,
 * STATUS_UNAVAILABLE without fonts, or STATUS_SELF_CHECK where the drawing library failed. */
int brief_write(const struct results *results, const struct facts *facts,
                const struct report_options *options, struct arena *arena, struct diags *diags);

#endif

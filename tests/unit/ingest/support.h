/* Usage files of a test: written into a folder of its own, read, and what was reported as one text. */
#ifndef TESTS_INGEST_SUPPORT_H
#define TESTS_INGEST_SUPPORT_H

#include "../check.h"

#include <realrate/usage.h>

/* The headers of the Console's export, newest first, and of the canonical format. */
#define CONSOLE_14                                                                                           \
    "usage_date_utc,model_version,api_key,workspace,usage_type,context_window,"                              \
    "usage_input_tokens_no_cache,usage_input_tokens_cache_write_5m,"                                         \
    "usage_input_tokens_cache_write_1h,usage_input_tokens_cache_read,usage_output_tokens,"                   \
    "web_search_count,inference_geo,speed"
#define CONSOLE_12                                                                                           \
    "usage_date_utc,model_version,api_key,workspace,usage_type,context_window,"                              \
    "usage_input_tokens_no_cache,usage_input_tokens_cache_write_5m,"                                         \
    "usage_input_tokens_cache_write_1h,usage_input_tokens_cache_read,usage_output_tokens,"                   \
    "web_search_count"
#define CONSOLE_11                                                                                           \
    "usage_date_utc,model_version,api_key,workspace,usage_type,usage_input_tokens_no_cache,"                 \
    "usage_input_tokens_cache_write_5m,usage_input_tokens_cache_write_1h,"                                   \
    "usage_input_tokens_cache_read,usage_output_tokens,web_search_count"
#define CONSOLE_OLD                                                                                          \
    "usage_date_utc,model_version,api_key,workspace,usage_type,usage_input_tokens_no_cache,"                 \
    "usage_input_tokens_cache_write,usage_input_tokens_cache_read,usage_output_tokens"
#define REALRATE                                                                                             \
    "date,model,tier,context,geo,speed,workspace,input,cache_write_5m,cache_write_1h,"                       \
    "cache_read,output,web_search"

/* What one reading gave. */
struct reading {
    struct arena *arena;
    struct diags diags;
    struct usage usage; /* all zero where status is -1 */
    int status;
};

/* For cmocka's group set-up and tear-down: the test runs in a new, empty folder, removed with its files. */
int enter_folder(void **state);
int leave_folder(void **state);

void write_bytes(const char *path, const char *bytes, size_t len);

/* Reads the file as text under the name u.csv; the options may be NULL. */
struct reading read_bytes(const char *bytes, size_t len, const struct usage_options *options);
struct reading read_text(const char *text, const struct usage_options *options);
struct reading read_paths(const char *const *paths, size_t n_paths, const struct usage_options *options);
void end_reading(struct reading *reading);

/* Every diagnostic as "FILE:LINE:COLUMN: error 65: TEXT\n" or "...: warning ID: TEXT\n". The diags' own. */
const char *told(struct diags *diags);

/* A file's text and what it makes told(). */
struct telling {
    const char *text, *told;
};
void assert_all_told(const struct telling *rows, size_t n, const struct usage_options *options);
#define ASSERT_ALL_TOLD(rows, options) assert_all_told(rows, sizeof(rows) / sizeof *(rows), options)

/* One row as "day model tier context geo speed guess workspace: counts; n_rows"; all rows, each with "\n". */
const char *shown_rows(struct reading *reading);

#endif

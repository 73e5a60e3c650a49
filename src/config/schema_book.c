#include "schema_rows.h"

#include <realrate/prices.h>

#define AT(field)  .at = offsetof(struct book, field)
#define PRICE      .kind = TERM_PRICE, .max = 1e6, .unit = "$/M tokens"
#define MULTIPLIER .kind = TERM_NUMBER, .decimals = 4, .max = 100

static const struct schema_key book_keys[] = {
    {.key = "name", .kind = TERM_TEXT, .is_required = true, AT(name), .help = "name of the price book"},
    {.key = "currency", .kind = TERM_TEXT, .is_required = true, AT(currency), .help = "three letters"},
    {.key = "as_of",
     .kind = TERM_DATE,
     .unit = "date",
     .is_required = true,
     AT(as_of),
     .help = "day the prices were last checked"},
};

/* book_prices.c reads these by name; the defaults here are said, and derived there after inheriting. */
static const struct schema_key model_keys[] = {
    {.key = "family", .kind = TERM_TEXT, .help = "family of the model; required"},
    {.key = "name", .kind = TERM_TEXT, .help = "name in words; left out: the id"},
    {.key = "alias", .kind = TERM_TEXT, .is_list = true, .help = "other ids of the same model"},
    {.key = "from",
     .kind = TERM_DATE,
     .unit = "date",
     .help = "first day of the model and its prices; required"},
    {.key = "input", PRICE, .help = "uncached input; required"},
    {.key = "cache_write_5m", PRICE, .help = "five-minute cache writes; left out: 1.25 times input"},
    {.key = "cache_write_1h", PRICE, .help = "one-hour cache writes; left out: 2 times input"},
    {.key = "cache_read", PRICE, .help = "cache reads; left out: 0.1 times input"},
    {.key = "output", PRICE, .help = "output; required"},
    {.key = "long_threshold",
     .kind = TERM_COUNT,
     .unit = "tokens",
     .min = 1,
     .max = 1e9,
     .word = "none",
     .help = "prompts over this many tokens take the long prices; none ends them"},
    {.key = "long_input", PRICE, .help = "input of long prompts; left out: input"},
    {.key = "long_cache_write_5m",
     PRICE,
     .help = "cache writes of long prompts; left out: the same multiple of long_input"},
    {.key = "long_cache_write_1h",
     PRICE,
     .help = "one-hour cache writes of long prompts; left out: the same multiple of long_input"},
    {.key = "long_cache_read",
     PRICE,
     .help = "cache reads of long prompts; left out: the same multiple of long_input"},
    {.key = "long_output", PRICE, .help = "output of long prompts; left out: output"},
    {.key = "us_multiplier", MULTIPLIER, .help = "on token prices of US-only inference; left out: 1"},
    {.key = "fast_input", PRICE, .help = "input in fast mode; left out: no fast mode"},
    {.key = "fast_output", PRICE, .help = "output in fast mode; goes with fast_input"},
    {.key = "batch_multiplier", MULTIPLIER, .help = "on token prices of the batch tier; left out: 0.5"},
    {.key = "priority_multiplier", MULTIPLIER, .help = "on token prices of the priority tier; left out: 1"},
    {.key = "flex_multiplier", MULTIPLIER, .help = "on token prices of the flex tier; left out: 1"},
    {.key = "web_search",
     .kind = TERM_PRICE,
     .max = 1e6,
     .unit = "$/1,000 requests",
     .help = "web searches; left out: 10.00"},
};

static const struct schema_section section_book = {
    .name = "book", .is_required = true, KEYS(book_keys), .help = "the price book"};

static const struct schema_section section_model = {
    .name = "model",
    .form = SECTION_NAMED,
    .named_by = "ID or ID @ YYYY-MM-DD",
    KEYS(model_keys),
    .help = "list prices of a model from its first day, or what changes on a later day"};

static const struct schema_section *const sections[] = {&section_book, &section_model};

const struct schema schema_book = {"price book INI", sections, N(sections)};

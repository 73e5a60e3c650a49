#include "schema_rows.h"

#include <realrate/mapping.h>

#define AT(field) .at = offsetof(struct mapping, field)

static const struct schema_key source_keys[] = {
    {.key = "table", .kind = TERM_TEXT, AT(table), .help = "table or view of a warehouse that has the rows"},
    {.key = "query",
     .kind = TERM_TEXT,
     AT(query),
     .help = "instead of a table: the SELECT that gives the rows"},
    {.key = "format",
     .kind = TERM_TEXT,
     AT(format),
     .help = "format of CSV files whose columns are replaced here, the others staying as they are; left out: "
             "[columns] says them all"},
    {.key = "prompt_includes_cache",
     .kind = TERM_YES_NO,
     AT(prompt_includes_cache),
     .help =
         "yes: input holds the tokens read from and written to the cache too, and they are taken off; left "
         "out: no, or as the format has it"},
};

static const struct schema_section section_source = {
    .name = "source", KEYS(source_keys), .help = "where the rows come from"};

/* In the order of enum usage_field. */
#define COLUMN(NAME, HELP)                                                                                   \
    {                                                                                                        \
        .key = NAME, .kind = TERM_TEXT, .takes_constant = true, .help = HELP                                 \
    }
static const struct schema_key columns_keys[] = {
    COLUMN("date", "day or timestamp of the usage; required without a format"),
    COLUMN("model", "model, as the price book or [values model] names it; required without a format"),
    COLUMN("workspace", "workspace, team or account"),
    COLUMN("tier", "standard, batch, priority or flex; left out: standard"),
    COLUMN("context", "base or long; left out: not known"),
    COLUMN("geo", "global or us; left out: global"),
    COLUMN("speed", "standard or fast; left out: standard"),
    COLUMN("provider", "who serves the model: rows of others than anthropic are counted apart"),
    COLUMN("meter",
           "where each row has one quantity: what it is of; a meter's name or a text of [values meter]"),
    COLUMN("quantity", "where each row has one quantity: how much; COLUMN * 1000 where it counts thousands"),
    COLUMN("input", "uncached input tokens, where each row has the counts side by side"),
    COLUMN("cache_write_5m", "tokens written to the cache for 5 minutes"),
    COLUMN("cache_write_1h", "tokens written to the cache for an hour"),
    COLUMN("cache_read", "tokens read from the cache"),
    COLUMN("output", "output tokens"),
    COLUMN("web_search", "web searches, in requests"),
};
_Static_assert(N(columns_keys) == N_USAGE_FIELDS, "a key for each field");

static const struct schema_section section_columns = {
    .name = "columns",
    KEYS(columns_keys),
    .help = "which column of the file says what, or a constant for all rows"};

static const struct schema_key values_keys[] = {
    {.key = "PATTERN",
     .form = KEY_ANY,
     .kind = TERM_TEXT,
     .help =
         "what a text of this column means: the first pattern that fits it, in any case, * standing for any "
         "characters; ignore: the row is of something else and counted apart; of a meter METER * 1000 "
         "where its quantity counts thousands"},
};

static const struct schema_section section_values = {
    .name = "values",
    .form = SECTION_NAMED,
    .named_by = "FIELD",
    KEYS(values_keys),
    .help = "texts of the column of a field: model, workspace, tier, context, geo, speed, provider or meter"};

static const struct schema_section *const sections[] = {&section_source, &section_columns, &section_values};

const struct schema schema_mapping = {"mapping INI", sections, N(sections)};

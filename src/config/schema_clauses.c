#include "schema_rows.h"

#include <realrate/clauses.h>

static const struct schema_key area_keys[] = {
    {.key = "name", .kind = TERM_TEXT, .is_required = true, .help = "name of the area, as reports show it"},
};

static const struct schema_section section_area = {.name = "area",
                                                   .form = SECTION_NAMED,
                                                   .named_by = "AREA",
                                                   KEYS(area_keys),
                                                   .help = "an area of the contract"};

static const struct schema_key clause_keys[] = {
    {.key = "text",
     .kind = TERM_TEXT,
     .is_required = true,
     .at = offsetof(struct clause, text),
     .help = "what the contract should say, one sentence"},
    {.key = "weight",
     .kind = TERM_NUMBER,
     .is_required = true,
     .min = 1,
     .max = 5,
     .at = offsetof(struct clause, weight),
     .help = "how much its absence may cost"},
    {.key = "lever", .kind = TERM_TEXT, .help = "lever whose worth the clause carries; left out: none"},
};

static const struct schema_section section_clause = {.name = "clause",
                                                     .form = SECTION_NAMED,
                                                     .named_by = "AREA.NAME",
                                                     KEYS(clause_keys),
                                                     .help = "a clause to ask for; an offer's [clauses] "
                                                             "says by AREA.NAME whether it is there"};

static const struct schema_section *const sections[] = {&section_area, &section_clause};

const struct schema schema_clauses = {"checklist INI", sections, N(sections)};

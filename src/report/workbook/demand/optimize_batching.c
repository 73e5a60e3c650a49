#include "optimize.h"

#include <math.h>

#define N(array) (sizeof(array) / sizeof *(array))

/* ---- families ---- */

static const struct family_batch *
sums_of(const struct optimize_source *source, size_t i)
{
    return &source->optimization->families[source->families[i]];
}
static double
target_of(const struct optimize_source *source, size_t i)
{
    size_t rule = source->optimization->batch_rules[source->families[i]];
    const struct batch_rule *rules = source->model->results->plan->batches;
    return rule != SIZE_MAX && rules[rule].has_share ? rules[rule].share : NO_VALUE;
}
static double
lacking(const struct optimize_source *source, size_t i)
{
    const struct family_batch *sums = sums_of(source, i);
    double target = target_of(source, i);
    if (isnan(target) || !(sums->standard > 0))
        return 0;
    return (target - sums->batched / sums->tokens) * sums->tokens / sums->standard;
}
OPTIMIZE_VALUE(family, number, (double)((const struct optimize_source *)source)->families[i] + 1)
OPTIMIZE_VALUE(family, tokens, sums_of(source, i)->tokens)
OPTIMIZE_VALUE(family, batch, sums_of(source, i)->batched)
OPTIMIZE_VALUE(family, standard, sums_of(source, i)->standard)
OPTIMIZE_VALUE(family, target, target_of(source, i))
OPTIMIZE_VALUE(family, lacking, lacking(source, i))
OPTIMIZE_VALUE(family, fraction, sums_of(source, i)->fraction)

#define OF_KIND(word) "SUMIFS([cached.tokens:],[cached.family:],[family],[cached.kind:],\"" word "\")"
static const struct field family_fields[] = {
    {"family", "Family number", "family", CELL_WHOLE, NULL, false, family_number},
    {"tokens", "Tokens", "tokens/month", CELL_COUNT, "SUMIFS([cached.tokens:],[cached.family:],[family])",
     true, family_tokens},
    {"batch", "In the batch tier", "tokens/month", CELL_COUNT, OF_KIND("batch"), true, family_batch},
    {"standard", "That can be batched", "tokens/month", CELL_COUNT, OF_KIND("standard"), true,
     family_standard},
    {"share", "Share aimed at", "of tokens", CELL_SHARE, "IF(ISNUMBER({target}),{target},\"n/a\")", false,
     family_target},
    {"lacking", "Lacking, of those", "share", CELL_FACTOR,
     "IF(ISNUMBER([share])*([standard]>0)=1,([share]-[batch]/[tokens])*[tokens]/[standard],0)", false,
     family_lacking},
    {"fraction", "Part that is batched", "share", CELL_FACTOR,
     "IF([lacking]<rounding_share,0,IF([lacking]>1-rounding_share,1,[lacking]))", false, family_fraction},
};

const struct optimize_grid optimize_grid_families = {"families", "What of each family is batched", "Family",
                                                     family_fields, N(family_fields)};

/* ---- batched ---- */

OPTIMIZE_VALUES(batched, STAGE_BATCH)

static double
batch_line(const struct optimize_source *source, size_t i)
{
    size_t line = source->optimization->batch_lines[source->lines->items[i]];
    return line == SIZE_MAX ? 0 : (double)line + 1;
}
static double
fraction_of(const struct optimize_source *source, size_t i)
{
    return batch_line(source, i) > 0 ? source->optimization->families[optimize_family(source, i)].fraction
                                     : 0;
}
OPTIMIZE_VALUE(batched, to, batch_line(source, i))
OPTIMIZE_VALUE(batched, fraction, fraction_of(source, i))
OPTIMIZE_VALUE(batched, family, (double)optimize_family(source, i) + 1)

#define BATCHED(meter)                                                                                       \
    "[cached.n" meter "]-[cached.n" meter "]*[fraction]"                                                     \
    "+SUMPRODUCT(([to:]=[line])*[fraction:]*[cached.n" meter ":])"
static const struct field batched_fields[] = {
    OPTIMIZE_LINE,
    OPTIMIZE_COUNTS(batched, BATCHED("0"), BATCHED("1"), BATCHED("2"), BATCHED("3"), BATCHED("4"),
                    BATCHED("5")),
    OPTIMIZE_LIST(batched),
    {"to", "Batches to line", "line", CELL_WHOLE, NULL, false, batched_to},
    {"fraction", "Part that is batched", "share", CELL_FACTOR,
     "IF([to]>0,SUMIFS([families.fraction:],[families.family:],[family]),0)", false, batched_fraction},
    {"family", "Family number", "family", CELL_WHOLE, NULL, false, batched_family},
};

const struct optimize_grid optimize_grid_batched = {
    "batched", "Batched: the optimized month, after all stages", "Line", batched_fields, N(batched_fields)};

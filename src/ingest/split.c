#include "split.h"

#include "groups.h"

#include "base/divide.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#define WHOLE_PPB 1000000000

/* A row that a rule touches. */
struct touched {
    const struct usage_row *row;
    const struct split_rule *rule;
};

/* Whether any rule is of the model, for each model. */
static bool *
find_named(const struct usage_options *options, const char *const *models, size_t n_models,
           struct arena *arena)
{
    bool *is_named = ARENA_NEW(arena, bool, n_models);
    for (size_t i = 0; i < n_models; i++)
        for (size_t k = 0; k < options->n_split_rules && !is_named[i]; k++)
            is_named[i] = strcasecmp(options->split_rules[k].model, models[i]) == 0;
    return is_named;
}

/* The rule for a row of the model; NULL where none touches it: fast rows never are split. */
static const struct split_rule *
rule_for(const struct usage_options *options, const char *model, const struct usage_row *row)
{
    if (row->line.speed == SPEED_FAST)
        return NULL;
    for (size_t i = 0; i < options->n_split_rules; i++) {
        const struct split_rule *rule = &options->split_rules[i];
        bool touches = !row->context_is_told               ? rule->untold_rows
                       : row->line.context == CONTEXT_LONG ? rule->long_rows
                                                           : rule->base_rows;
        if (touches && rule->from_day <= row->day && row->day < rule->to_day &&
            strcasecmp(rule->model, model) == 0)
            return rule;
    }
    return NULL;
}

/* The same but for the file stand together, in the order of the files. */
static int
compare_touched(const void *a, const void *b)
{
    const struct usage_row *x = ((const struct touched *)a)->row, *y = ((const struct touched *)b)->row;
    int order = groups_compare_keys(x, y);
    return order ? order : (x->file > y->file) - (x->file < y->file);
}

/* The long part of `row`, after `before` of the same counts in files that precede: what the sum with it has
 * more than the sum without it. A share is at most 1, so that it is never more than the row has. */
static struct usage_row
long_part(const struct usage_row *row, const struct split_rule *rule, int128 before[N_TOKEN_METERS])
{
    struct usage_row part = *row;
    part.context_is_guess = true;
    part.line.context = CONTEXT_LONG;
    part.n_rows = 0;
    part.counts[METER_WEB_SEARCH] = 0;
    for (size_t meter = 0; meter < N_TOKEN_METERS; meter++) {
        int128 past = divide_half_even(before[meter] * rule->share_ppb, WHOLE_PPB);
        before[meter] += row->counts[meter];
        part.counts[meter] = (uint64_t)(divide_half_even(before[meter] * rule->share_ppb, WHOLE_PPB) - past);
    }
    return part;
}

/* Both parts of each touched row; returns how many there are. */
static size_t
split_touched(const struct touched *touched, size_t n_touched, struct usage_row *ret_parts)
{
    int128 before[N_TOKEN_METERS] = {0};
    size_t n = 0;
    for (size_t i = 0; i < n_touched; i++) {
        if (i && groups_compare_keys(touched[i - 1].row, touched[i].row) != 0)
            memset(before, 0, sizeof before);
        struct usage_row overlong = long_part(touched[i].row, touched[i].rule, before);
        struct usage_row *base = &ret_parts[n++];
        uint64_t any = 0;
        *base = *touched[i].row;
        base->context_is_guess = true;
        base->line.context = CONTEXT_BASE;
        for (size_t meter = 0; meter < N_TOKEN_METERS; meter++) {
            base->counts[meter] -= overlong.counts[meter];
            any |= overlong.counts[meter];
        }
        if (any)
            ret_parts[n++] = overlong;
    }
    return n;
}

/* The rows that rules touch, in the rows' order. */
static size_t
find_touched(const struct usage_options *options, const char *const *models, size_t n_models,
             const struct usage_row *rows, size_t n_rows, struct touched *ret, struct arena *scratch)
{
    const bool *is_named = find_named(options, models, n_models, scratch);
    size_t n = 0;
    for (size_t i = 0; i < n_rows; i++) {
        uint32_t model = rows[i].line.model;
        const struct split_rule *rule = is_named[model] ? rule_for(options, models[model], &rows[i]) : NULL;
        if (rule)
            ret[n++] = (struct touched){&rows[i], rule};
    }
    return n;
}

struct usage_row *
split_rows(const struct usage_options *options, const char *const *models, size_t n_models,
           const struct usage_row *rows, size_t n_rows, struct arena *arena, size_t *ret_n)
{
    struct arena *scratch = arena_new();
    struct touched *touched = ARENA_NEW(scratch, struct touched, options->n_split_rules ? n_rows : 0);
    size_t n_touched =
        options->n_split_rules ? find_touched(options, models, n_models, rows, n_rows, touched, scratch) : 0;
    struct usage_row *all = ARENA_NEW(arena, struct usage_row, n_rows + n_touched);
    size_t n = 0;
    for (size_t i = 0, k = 0; i < n_rows; i++) {
        if (k < n_touched && touched[k].row == &rows[i])
            k++;
        else
            all[n++] = rows[i];
    }
    if (n_touched) {
        qsort(touched, n_touched, sizeof *touched, compare_touched);
        n += split_touched(touched, n_touched, all + n);
        groups_sort_rows(all, n);
    }
    arena_free(scratch);
    *ret_n = n;
    return all;
}

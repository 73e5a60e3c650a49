#include "split.h"

#include "base/divide.h"

#include <strings.h>

#define WHOLE_PPB 1000000000

bool
split_names_model(const struct usage_options *options, const char *model)
{
    for (size_t i = 0; i < options->n_split_rules; i++)
        if (strcasecmp(options->split_rules[i].model, model) == 0)
            return true;
    return false;
}

const struct split_rule *
split_rule_for(const struct usage_options *options, const char *model, const struct usage_row *row,
               bool has_context_column)
{
    if (row->line.speed == SPEED_FAST)
        return NULL;
    for (size_t i = 0; i < options->n_split_rules; i++) {
        const struct split_rule *rule = &options->split_rules[i];
        bool touches = !has_context_column                 ? rule->without_column
                       : row->line.context == CONTEXT_LONG ? rule->long_rows
                                                           : rule->base_rows;
        if (touches && rule->from_day <= row->day && row->day < rule->to_day &&
            strcasecmp(rule->model, model) == 0)
            return rule;
    }
    return NULL;
}

static uint64_t
share_of(uint64_t count, int64_t share_ppb)
{
    return (uint64_t)divide_half_even((int128)count * share_ppb, WHOLE_PPB);
}

size_t
split_row(const struct usage_row *row, const struct split_rule *rule, struct usage_row ret_parts[2])
{
    struct usage_row *base = &ret_parts[0], *overlong = &ret_parts[1];
    *base = *overlong = *row;
    base->context_is_guess = overlong->context_is_guess = true;
    base->line.context = CONTEXT_BASE;
    overlong->line.context = CONTEXT_LONG;
    overlong->n_rows = 0;
    overlong->counts[METER_WEB_SEARCH] = 0;
    uint64_t any = 0;
    for (size_t meter = 0; meter < N_TOKEN_METERS; meter++) {
        overlong->counts[meter] = share_of(row->counts[meter], rule->share_ppb);
        base->counts[meter] = row->counts[meter] - overlong->counts[meter];
        any |= overlong->counts[meter];
    }
    return any ? 2 : 1;
}

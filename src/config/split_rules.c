#include <realrate/plan.h>
#include <realrate/prices.h>
#include <realrate/usage.h>

/* The boundary of the context column of the exports, in tokens. */
#define COLUMN_BOUNDARY 200000

static int64_t
share_of(const struct plan *plan, size_t model)
{
    for (size_t i = 0; plan && i < plan->n_long_shares; i++)
        if (plan->long_shares[i].model == model)
            return plan->long_shares[i].share_ppb;
    return 0;
}

void
prices_split_rules(const struct book *book, const struct plan *plan, struct arena *arena,
                   struct split_rule **ret_rules, size_t *ret_n)
{
    size_t capacity = 0;
    *ret_rules = NULL;
    *ret_n = 0;
    for (size_t m = 0; m < book->n_models; m++) {
        const struct book_model *model = &book->models[m];
        for (size_t s = 0; s < model->n_sections; s++) {
            const struct price_section *section = &model->sections[s];
            if (!section->has_long)
                continue;
            struct split_rule rule = {
                /* Usage before the first day takes the oldest price. */
                .from_day = s == 0 ? INT32_MIN : section->from_day,
                .to_day = s + 1 < model->n_sections ? model->sections[s + 1].from_day : INT32_MAX,
                .untold_rows = true,
                .base_rows = (section->long_threshold < COLUMN_BOUNDARY),
                .long_rows = (section->long_threshold > COLUMN_BOUNDARY),
                .share_ppb = share_of(plan, m),
            };
            for (size_t k = 0; k <= model->n_aliases; k++) {
                rule.model = k == 0 ? model->id : model->aliases[k - 1];
                *(struct split_rule *)ARENA_PUSH(arena, ret_rules, ret_n, &capacity) = rule;
            }
        }
    }
}

#include "model.h"

static void
show(bool *is_shown, size_t line)
{
    if (line != SIZE_MAX)
        is_shown[line] = true;
}

/* A line that the plan adds to the history may have neither usage nor, in the end, demand; what a route or a
 * batch share can reach once its number is changed is shown too. */
static struct base_lines
find(const struct model *model, size_t k)
{
    const struct history *history = &model->results->histories[k];
    const struct optimization *optimization = &model->results->optimizations[k];
    bool *is_shown = ARENA_NEW(model->arena, bool, history->n_lines);
    struct base_lines lines = {.items = ARENA_NEW(model->arena, size_t, history->n_lines)};
    for (size_t i = 0; i < history->n_rows_of_months; i++)
        is_shown[history->rows[i].line] = true;
    for (size_t i = 0; i < optimization->n_moves; i++)
        is_shown[optimization->moves[i].to] = true;
    for (size_t i = 0; i < history->n_lines; i++)
        if (is_shown[i])
            show(is_shown, optimization->batch_lines[i]);
    for (size_t i = 0; i < model->results->n_offers; i++) {
        const struct offer_result *result = &model->results->offers[i];
        for (size_t row = 0; row < result->n_rates && result->history == k; row++)
            is_shown[result->rates[row].line] = true;
    }
    for (size_t i = 0; i < history->n_lines; i++)
        if (is_shown[i])
            lines.items[lines.n++] = i;
    return lines;
}

void
base_lines_find(struct model *model)
{
    size_t n = model->results->n_histories;
    model->base_lines = ARENA_NEW(model->arena, struct base_lines, n);
    for (size_t k = 0; k < n; k++)
        model->base_lines[k] = find(model, k);
}

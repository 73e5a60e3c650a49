#include "months.h"

struct history *
months_history(const double *log_daily, size_t n, struct arena *arena)
{
    const int32_t end = day_of_date((struct date){2027, 1, 1});
    struct history *history = ARENA_NEW(arena, struct history, 1);
    history->n_lines = 1;
    history->n_months = history->n_complete = history->n_rows_of_months = n;
    history->months = ARENA_NEW(arena, struct history_month, n);
    history->rows = ARENA_NEW(arena, struct history_row, n);
    for (size_t i = 0; i < n; i++) {
        struct history_month *month = &history->months[i];
        month->from = day_add_months(end, (int)i - (int)n);
        month->to = day_add_months(month->from, 1);
        month->index = (int)i;
        month->complete = true;
        month->log_daily = log_daily[i];
        month->daily = exp(log_daily[i]);
        month->reference_value = month->daily * (month->to - month->from);
        history->rows[i] = (struct history_row){.month = i, .reference_value = month->reference_value};
    }
    return history;
}

#include "history.h"

#include "history_sums.h"
#include "planned.h"

#include <math.h>
#include <stdlib.h>

#define ZERO_DAYS_WARNED 3
#define GAPS_TOLD        12

int32_t
history_cutoff(const struct history_input *input, int32_t start)
{
    return start <= input->last_day ? start : input->last_day + 1;
}

size_t
history_last_complete(const struct history *history)
{
    size_t i = history->n_months;
    while (i > 0 && !history->months[i - 1].complete)
        i--;
    return i - 1;
}

/* First day of the anchored month that holds `day`. */
static int32_t
month_start(int anchor_day, int32_t day)
{
    struct date date = date_of_day(day);
    int32_t anchor = day_of_date((struct date){date.year, date.month, anchor_day});
    return anchor <= day ? anchor : day_add_months(anchor, -1);
}

static void
make_months(struct history *history, struct arena *arena)
{
    int32_t from = month_start(history->anchor_day, history->first_day);
    history->n_months = (size_t)months_between(from, history->last_day) + 1;
    history->months = ARENA_NEW(arena, struct history_month, history->n_months);
    for (size_t i = 0; i < history->n_months; i++) {
        history->months[i] = (struct history_month){
            .from = day_add_months(from, (int)i),
            .to = day_add_months(from, (int)i + 1),
            .index = (int)i,
            .daily = NO_VALUE,
            .log_daily = NO_VALUE,
        };
    }
}

static bool
is_used(const struct history_input *input, int32_t cutoff, const struct usage_row *row)
{
    return row->day < cutoff && input->models[row->line.model] >= 0;
}

struct line *
history_used_lines(const struct history_input *input, int32_t cutoff, struct arena *arena, size_t *ret_n)
{
    struct line *lines = ARENA_NEW(arena, struct line, input->usage->n_rows);
    size_t n = 0;
    for (size_t i = 0; i < input->usage->n_rows; i++)
        if (is_used(input, cutoff, &input->usage->rows[i]))
            lines[n++] = history_line(input, &input->usage->rows[i]);
    *ret_n = line_sort(lines, n);
    return lines;
}

/* Those of the usage, and those the plan may move usage to. */
static void
make_lines(const struct history_input *input, struct history *history, struct arena *arena)
{
    size_t n_used;
    const struct line *used = history_used_lines(input, history->cutoff, arena, &n_used);
    planned_lines(used, n_used, input->plan, input->book, history->reference_day, arena, &history->lines,
                  &history->n_lines);
}

/* Days with rows, to find complete months and days without any. */
static void
complete_months(const struct history_input *input, struct history *history, struct arena *arena,
                struct diags *diags)
{
    int32_t first = history->months[0].from;
    size_t n_days = (size_t)(history->months[history->n_months - 1].to - first);
    size_t n_gaps = 0;
    bool *has_rows = ARENA_NEW(arena, bool, n_days);
    for (size_t i = 0; i < input->usage->n_rows; i++)
        if (is_used(input, history->cutoff, &input->usage->rows[i]))
            has_rows[input->usage->rows[i].day - first] = true;
    for (size_t i = 0; i < history->n_months; i++) {
        struct history_month *month = &history->months[i];
        int with_rows = 0, inside = 0;
        for (int32_t day = month->from; day < month->to; day++) {
            inside += day >= history->first_day && day <= history->last_day;
            with_rows += has_rows[day - first];
        }
        month->zero_days = inside - with_rows;
        month->complete = inside == month->to - month->from && with_rows > 0;
        history->n_complete += month->complete;
        if (month->zero_days <= ZERO_DAYS_WARNED)
            continue;
        if (n_gaps++ < GAPS_TOLD) {
            char from[DAY_TEXT_SIZE];
            diag_warning(diags, "days-without-rows", (struct place){0},
                         "the month from %s has %d days without usage rows; they count as zero",
                         day_text(month->from, from), month->zero_days);
        }
    }
    if (n_gaps > GAPS_TOLD)
        diag_warning(diags, "days-without-rows", (struct place){0},
                     "%zu more months have days without usage rows: is a date wrong?", n_gaps - GAPS_TOLD);
}

/* Values at the prices of the last day of the last complete month, and x and y of 1.5. */
static void
value_at_reference(const struct history_input *input, struct history *history)
{
    for (size_t i = 0; i < history->n_rows_of_months; i++) {
        struct history_row *row = &history->rows[i];
        row->reference =
            price_table_find(input->prices, input->book, history->lines[row->line], history->reference_day);
        if (row->reference == SIZE_MAX) /* first used after that day, at a later price: keeps its own */
            row->reference = row->price;
        const double *price = input->prices->rows[row->reference].price;
        for (int meter = 0; meter < N_METERS; meter++)
            row->reference_value += (double)row->counts[meter] * price[meter] / meter_price_units[meter];
        history->months[row->month].reference_value += row->reference_value;
    }
    for (size_t i = 0; i < history->n_months; i++) {
        struct history_month *month = &history->months[i];
        if (!month->complete)
            continue;
        month->daily = month->reference_value / (month->to - month->from);
        if (month->daily > 0)
            month->log_daily = log(month->daily);
    }
}

/* Every used row with its month, line and price, in that order. */
static struct placed *
place_rows(const struct history_input *input, const struct history *history, struct arena *arena,
           size_t *ret_n)
{
    const struct usage *usage = input->usage;
    struct placed *placed = ARENA_NEW(arena, struct placed, usage->n_rows);
    size_t n = 0;
    for (size_t i = 0; i < usage->n_rows; i++) {
        const struct usage_row *row = &usage->rows[i];
        if (!is_used(input, history->cutoff, row))
            continue;
        struct line line = history_line(input, row);
        placed[n++] = (struct placed){
            .month = (size_t)months_between(history->months[0].from, row->day),
            .line = line_find(history->lines, history->n_lines, line),
            .price = price_table_find(input->prices, input->book, line, row->day),
            .row = row,
        };
    }
    if (n)
        qsort(placed, n, sizeof *placed, history_compare_placed);
    *ret_n = n;
    return placed;
}

static void
warn_left_out(const struct history_input *input, const struct history *history, struct diags *diags)
{
    uint64_t n = 0;
    for (size_t i = 0; i < input->usage->n_rows; i++)
        if (input->usage->rows[i].day >= history->cutoff)
            n += input->usage->rows[i].n_rows;
    char cutoff[DAY_TEXT_SIZE];
    if (n)
        diag_warning(diags, "usage-after-start", (struct place){0},
                     "%llu usage rows on or after the start %s are left out of the history",
                     (unsigned long long)n, day_text(history->cutoff, cutoff));
}

/* Months at the end whose rows are all zero are more often a broken export than a stop of all usage. */
static void
warn_no_recent_usage(const struct history *history, struct diags *diags)
{
    int n = 0;
    for (size_t i = history_last_complete(history) + 1; i-- > 0 && history->months[i].complete; n++)
        if (history->months[i].reference_value > 0)
            break;
    if (n)
        diag_warning(diags, "no-recent-usage", (struct place){0},
                     "the last %d complete month%s %s rows but no usage: is the export complete?", n,
                     n == 1 ? "" : "s", n == 1 ? "has" : "have");
}

int
history_build(const struct history_input *input, int anchor_day, int32_t cutoff, struct arena *arena,
              struct diags *diags, struct history *ret)
{
    struct history history = {
        .anchor_day = anchor_day,
        .cutoff = cutoff,
        .first_day = input->first_day,
        .last_day = cutoff - 1 < input->last_day ? cutoff - 1 : input->last_day,
    };
    if (history.first_day > history.last_day) {
        char first[DAY_TEXT_SIZE], start[DAY_TEXT_SIZE];
        diag_error(diags, STATUS_DATA, (struct place){0},
                   "no usage before the start %s: the data begins on %s", day_text(cutoff, start),
                   day_text(history.first_day, first));
        return -1;
    }
    make_months(&history, arena);
    complete_months(input, &history, arena, diags);
    warn_left_out(input, &history, diags);
    if (history.n_complete == 0) {
        diag_error(
            diags, STATUS_DATA, (struct place){0},
            "no complete month of usage, and at least one is needed: a month counts from day %d to the day "
            "before it in the next",
            anchor_day);
        return -1;
    }
    history.reference_day = history.months[history_last_complete(&history)].to - 1;
    history.days_not_used = history.last_day - history.reference_day;
    size_t n;
    make_lines(input, &history, arena);
    struct placed *placed = place_rows(input, &history, arena, &n);
    if (history_sum(input, &history, placed, n, arena, diags) != 0)
        return -1;
    history_share_out(input, &history, placed, n, arena);
    value_at_reference(input, &history);
    warn_no_recent_usage(&history, diags);
    *ret = history;
    return 0;
}

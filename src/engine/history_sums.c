#include "history_sums.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

struct line
history_line(const struct history_input *input, const struct usage_row *row)
{
    struct line line = row->line;
    line.model = (uint32_t)input->models[row->line.model];
    return line;
}

int
history_compare_placed(const void *a, const void *b)
{
    const struct placed *x = a, *y = b;
    if (x->month != y->month)
        return x->month < y->month ? -1 : 1;
    if (x->line != y->line)
        return x->line < y->line ? -1 : 1;
    return (x->price > y->price) - (x->price < y->price);
}

/* Sums counts and list value of one usage row into a total. -1 on overflow. */
static int
add_counts(uint64_t total[N_METERS], struct exact *list_value, const struct usage_row *row,
           const struct price_row *price)
{
    for (int meter = 0; meter < N_METERS; meter++) {
        if (__builtin_add_overflow(total[meter], row->counts[meter], &total[meter]) ||
            exact_add(list_value, row->counts[meter], price->exact[meter], (enum meter)meter) != 0)
            return -1;
    }
    return 0;
}

/* The bounds of the list value where the export cannot tell the context (1.3): each untold row at its lower
 * and at its higher price. */
static int
add_bounds(const struct history_input *input, struct history *history, const struct usage_row *row)
{
    struct exact values[N_CONTEXTS] = {{0}, {0}};
    for (int context = 0; context < N_CONTEXTS; context++) {
        struct line line = history_line(input, row);
        struct price_row price;
        if (row->context_is_guess)
            line.context = (uint8_t)context;
        uint64_t counts[N_METERS] = {0};
        line_price(model_section(&input->book->models[line.model], row->day), line, &price);
        if (add_counts(counts, &values[context], row, &price) != 0)
            return -1;
    }
    bool base_is_lower = values[CONTEXT_BASE].ticks <= values[CONTEXT_LONG].ticks;
    return exact_sum(&history->list_value_low, values[base_is_lower ? CONTEXT_BASE : CONTEXT_LONG]) ||
                   exact_sum(&history->list_value_high, values[base_is_lower ? CONTEXT_LONG : CONTEXT_BASE])
               ? -1
               : 0;
}

static void
report_overflow(const struct history_input *input, const struct usage_row *row, struct diags *diags)
{
    char day[DAY_TEXT_SIZE];
    diag_error(diags, STATUS_DATA, (struct place){.file = input->usage->files[row->file].path},
               "with the usage of %s on %s the counts add up to more than can be counted exactly (2^64)",
               input->usage->models[row->line.model], day_text(row->day, day));
}

int
history_sum(const struct history_input *input, struct history *history, const struct placed *placed, size_t n,
            struct arena *arena, struct diags *diags)
{
    history->rows = ARENA_NEW(arena, struct history_row, n);
    for (size_t i = 0; i < n; i++) {
        const struct placed *at = &placed[i];
        if (i == 0 || history_compare_placed(at, at - 1) != 0)
            history->rows[history->n_rows_of_months++] =
                (struct history_row){.month = at->month, .line = at->line, .price = at->price};
        struct history_row *row = &history->rows[history->n_rows_of_months - 1];
        struct history_month *month = &history->months[at->month];
        const struct price_row *price = &input->prices->rows[at->price];
        if (add_counts(row->counts, &row->list_value, at->row, price) ||
            add_counts(month->counts, &month->list_value, at->row, price) ||
            add_counts(history->counts, &history->list_value, at->row, price) ||
            add_bounds(input, history, at->row)) {
            report_overflow(input, at->row, diags);
            return -1;
        }
        history->n_rows += at->row->n_rows;
    }
    return 0;
}

static int
compare_shares(const void *a, const void *b)
{
    const struct history_share *x = a, *y = b;
    if (x->list_value.ticks != y->list_value.ticks)
        return x->list_value.ticks > y->list_value.ticks ? -1 : 1;
    return strcmp(x->name, y->name);
}

/* Those with rows, by list value descending. */
static size_t
keep_used_shares(struct history_share *shares, const bool *is_there, size_t n, struct exact total)
{
    size_t kept = 0;
    for (size_t i = 0; i < n; i++) {
        if (!is_there[i])
            continue;
        shares[i].share = total.ticks ? exact_value(shares[i].list_value) / exact_value(total) : NO_VALUE;
        shares[kept++] = shares[i];
    }
    if (kept)
        qsort(shares, kept, sizeof *shares, compare_shares);
    return kept;
}

void
history_share_out(const struct history_input *input, struct history *history, const struct placed *placed,
                  size_t n, struct arena *arena)
{
    const struct usage *usage = input->usage;
    const struct book *book = input->book;
    struct history_share *models = ARENA_NEW(arena, struct history_share, book->n_models);
    struct history_share *workspaces = ARENA_NEW(arena, struct history_share, usage->n_workspaces);
    bool *has_model = ARENA_NEW(arena, bool, book->n_models);
    bool *has_workspace = ARENA_NEW(arena, bool, usage->n_workspaces);
    for (size_t i = 0; i < book->n_models; i++)
        models[i] = (struct history_share){.name = book->models[i].id, .family = book->models[i].family};
    for (size_t i = 0; i < usage->n_workspaces; i++)
        workspaces[i].name = usage->workspaces[i];
    for (size_t i = 0; i < n; i++) {
        const struct usage_row *row = placed[i].row;
        const struct price_row *price = &input->prices->rows[placed[i].price];
        size_t model = history->lines[placed[i].line].model;
        /* Parts of totals that did not overflow cannot overflow. */
        add_counts(models[model].counts, &models[model].list_value, row, price);
        add_counts(workspaces[row->workspace].counts, &workspaces[row->workspace].list_value, row, price);
        has_model[model] = has_workspace[row->workspace] = true;
    }
    history->by_model = models;
    history->n_by_model = keep_used_shares(models, has_model, book->n_models, history->list_value);
    history->by_workspace = workspaces;
    history->n_by_workspace =
        keep_used_shares(workspaces, has_workspace, usage->n_workspaces, history->list_value);
}

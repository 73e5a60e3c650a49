#include "pricing.h"

#include "planned.h"

static void
report_no_price(const struct history_input *input, const struct usage_row *row, struct diags *diags)
{
    char day[DAY_TEXT_SIZE];
    diag_error(diags, STATUS_DATA, (struct place){.file = input->usage->files[row->file].path},
               "%s has %s usage on %s, %s", input->usage->models[row->line.model],
               row->line.speed == SPEED_FAST ? "fast" : tier_names[row->line.tier], day_text(row->day, day),
               row->line.tier == TIER_BATCH ? "and fast usage cannot be batched"
                                            : "for which the price book has no exact price");
}

/* Usage of days before a model's first price takes that price (1.3): said once a model. */
static void
warn_before_first_price(const struct history_input *input, struct arena *arena, struct diags *diags)
{
    const struct book *book = input->book;
    struct {
        int32_t first, last;
    } *early = arena_alloc(arena, book->n_models, sizeof *early);
    for (size_t i = 0; i < book->n_models; i++)
        early[i].first = DAY_NONE;
    for (size_t i = 0; i < input->usage->n_rows; i++) {
        const struct usage_row *row = &input->usage->rows[i];
        int model = input->models[row->line.model];
        if (model < 0 || row->day >= book->models[model].sections[0].from_day)
            continue;
        if (early[model].first == DAY_NONE || row->day < early[model].first)
            early[model].first = row->day;
        if (early[model].last < row->day)
            early[model].last = row->day;
    }
    char first[DAY_TEXT_SIZE], last[DAY_TEXT_SIZE];
    for (size_t i = 0; i < book->n_models; i++)
        if (early[i].first != DAY_NONE)
            diag_warning(diags, "price-before-first-day", (struct place){.file = book->file},
                         "usage of %s from %s to %s is before its first price and takes that price",
                         book->models[i].id, day_text(early[i].first, first), day_text(early[i].last, last));
}

/* Adds a line from a day on and the standard line of its model, to which fixed prices refer. */
static int
add_line(const struct history_input *input, struct line line, int32_t first, int32_t last,
         struct arena *arena, struct price_table *table)
{
    const struct line standard = {.model = line.model};
    return price_table_add(table, input->book, line, first, last, arena) ||
                   price_table_add(table, input->book, standard, first, last, arena)
               ? -1
               : 0;
}

static int
add_used(const struct history_input *input, int32_t last, struct arena *arena, struct diags *diags,
         struct price_table *table)
{
    int status = 0;
    const struct usage_row *previous = NULL;
    for (size_t i = 0; i < input->usage->n_rows; i++) {
        const struct usage_row *row = &input->usage->rows[i];
        struct line line = row->line;
        /* Rows come by day and line: most repeat the line of the one before on the same day. */
        if (input->models[line.model] < 0 ||
            (previous && previous->day == row->day && line_compare(&previous->line, &line) == 0))
            continue;
        previous = row;
        line.model = (uint32_t)input->models[line.model];
        if (add_line(input, line, row->day, last, arena, table) != 0) {
            report_no_price(input, row, diags);
            status = -1;
        }
    }
    return status;
}

/* The first day from `first` on that has a price: a fast line's may begin later than its model's. No history
 * moves usage to it by the prices of a day before that. */
static int32_t
first_priced(const struct book_model *model, struct line line, int32_t first, int32_t last)
{
    const struct price_section *section = model_section(model, first), *end = model_section(model, last);
    while (line.speed == SPEED_FAST && !section->has_fast && section < end)
        section++;
    return section->from_day > first ? section->from_day : first;
}

/* The lines the plan adds, whichever day's prices each history goes by. */
static int
add_planned(const struct history_input *input, int32_t last, struct arena *arena, struct diags *diags,
            struct price_table *table)
{
    int status = 0;
    size_t n_used, n_targets;
    struct line *targets, *used = history_used_lines(input, INT32_MAX, arena, &n_used);
    planned_targets(used, n_used, input->plan, input->book, input->first_day, input->last_day, arena,
                    &targets, &n_targets);
    for (size_t i = 0; i < n_targets; i++) {
        const struct book_model *model = &input->book->models[targets[i].model];
        int32_t first = first_priced(model, targets[i], input->first_day, last);
        if (add_line(input, targets[i], first, last, arena, table) == 0)
            continue;
        diag_error(diags, STATUS_CONFIG, (struct place){.file = input->plan->file},
                   "plans %s usage of %s, for which the price book has no exact price",
                   targets[i].speed == SPEED_FAST ? "fast" : tier_names[targets[i].tier], model->id);
        status = -1;
    }
    return status;
}

/* Prices that come into force after the last start, as far as a line has them then. */
static void
add_later(const struct book *book, int32_t first, int32_t last, struct arena *arena,
          struct price_table *table)
{
    for (size_t i = 0, n = table->n; i < n; i++) {
        struct line line = table->rows[i].line;
        const struct price_section *section = model_section(&book->models[line.model], first),
                                   *end = model_section(&book->models[line.model], last);
        while (section < end) {
            int32_t day = (++section)->from_day;
            if (price_table_add(table, book, line, day, day, arena) != 0)
                break;
        }
    }
}

int
pricing_collect(const struct history_input *input, int32_t last_start, int32_t last_day, struct arena *arena,
                struct diags *diags, struct price_table *ret)
{
    int32_t last = last_start > input->last_day ? last_start : input->last_day;
    int status = add_used(input, last, arena, diags, ret);
    if (add_planned(input, last, arena, diags, ret) != 0)
        status = -1;
    warn_before_first_price(input, arena, diags);
    add_later(input->book, last, last_day, arena, ret);
    price_table_sort(ret);
    return status;
}

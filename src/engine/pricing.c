#include "pricing.h"

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

int
pricing_collect(const struct history_input *input, int32_t last_start, struct arena *arena,
                struct diags *diags, struct price_table *ret)
{
    int32_t last = last_start > input->last_day ? last_start : input->last_day;
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
        const struct line standard = {.model = line.model};
        if (price_table_add(ret, input->book, line, row->day, last, arena) != 0 ||
            price_table_add(ret, input->book, standard, row->day, last, arena) != 0) {
            report_no_price(input, row, diags);
            status = -1;
        }
    }
    warn_before_first_price(input, arena, diags);
    price_table_sort(ret);
    return status;
}

int
pricing_check_term(const struct book *book, const struct history *history, const struct offer_result *result,
                   struct diags *diags)
{
    int32_t start = result->offer->start, end = day_add_months(start, result->offer->term_months);
    int status = 0;
    for (size_t i = 0; i < result->n_rates; i++) {
        uint32_t index = history->lines[result->rates[i].line].model;
        if (i > 0 && index == history->lines[result->rates[i - 1].line].model)
            continue;
        const struct book_model *model = &book->models[index];
        const struct price_section *next = model_section(model, start) + 1;
        if (next >= model->sections + model->n_sections || next->from_day >= end || next->from_day <= start)
            continue;
        char day[DAY_TEXT_SIZE];
        diag_error(diags, STATUS_CONFIG, (struct place){.file = book->file, .line = next->line},
                   "the price of %s changes on %s, inside the term of %s: not supported yet", model->id,
                   day_text(next->from_day, day), result->offer->file);
        status = -1;
    }
    return status;
}

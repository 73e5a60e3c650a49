#include "levers.h"
#include "report/ini_text.h"
#include "report/words_deal.h"
#include "report/workbook/cells/stale.h"

#include <string.h>

#define MOST_INTERACTIONS 12 /* shown: the others are smaller still */

/* ---- pairs ---- */

static const char *
pair_text(const void *context, size_t i)
{
    const struct levers_source *source = context;
    const struct interaction *pair = &source->result->interactions[i];
    return arena_printf(source->model->arena, "%s with %s", lever_names[pair->a], lever_names[pair->b]);
}
static double
pair_worth(const void *source, size_t i)
{
    return ((const struct levers_source *)source)->result->interactions[i].worth;
}

unsigned
levers_write_interactions(const struct listing *table, unsigned row)
{
    static const struct listing_column columns[] = {
        {LEVERS_WORDS, "Two levers together", "", .text = pair_text, .role = ROLE_LABEL},
        {LEVERS_WORTH, "More or less than apart", "money", CELL_MONEY, .number = pair_worth},
    };
    const struct levers_source *source = table->source;
    size_t n = source->result->n_interactions, shown = n > MOST_INTERACTIONS ? MOST_INTERACTIONS : n;
    if (n == 0)
        return row;
    struct listing pairs = *table;
    pairs.columns = columns;
    pairs.n_columns = sizeof columns / sizeof columns[0];
    listing_set_lines(table->sheet, row, 2);
    if (shown < n)
        sheet_text(table->sheet, row + 1, LEVERS_PACKAGE, ROLE_UNIT,
                   arena_printf(table->model->arena, "the %zu largest of %zu pairs", shown, n));
    return listing_write(&pairs, row, shown);
}

/* ---- single terms (1.18) ---- */

static const struct counter_single *
single_of(const void *source, size_t i)
{
    return &((const struct levers_source *)source)->result->counter.singles[i];
}
static const char *
single_key(const void *source, size_t i)
{
    return words_counter_keys[single_of(source, i)->term];
}
static const char *
single_change(const void *context, size_t i)
{
    const struct levers_source *source = context;
    struct arena *arena = source->model->arena;
    const struct offer *offer = source->result->offer;
    const char *from = ini_text_counter_from(arena, single_of(source, i), offer);
    const char *to = ini_text_counter_to(arena, single_of(source, i), offer);
    return strcmp(from, to) == 0 ? arena_printf(arena, "as offered: %s", from)
                                 : arena_printf(arena, "from %s to %s", from, to);
}
static const char *
single_reaches(const void *source, size_t i)
{
    return single_of(source, i)->reaches ? "reaches it" : "does not reach it";
}
static double
single_realized(const void *source, size_t i)
{
    return single_of(source, i)->realized;
}

static const char *
package_words(const struct levers_source *source)
{
    const struct plan *plan = source->model->results->plan;
    const char *text = "";
    for (size_t i = 0; i < plan->goal.n_levers; i++)
        text = arena_printf(source->model->arena, "%s%s%s", text, i ? ", " : "",
                            lever_names[plan->goal.levers[i]]);
    return text;
}

unsigned
levers_write_counter(const struct listing *table, unsigned row)
{
    static const struct listing_column columns[] = {
        {LEVERS_WORDS, "One term alone", "", .text = single_change, .role = ROLE_LABEL},
        {LEVERS_ID, "Key in the INI", "", .text = single_key, .role = ROLE_UNIT},
        {LEVERS_WORTH, "Expected realized", "of list", CELL_SHARE, .number = single_realized},
        {LEVERS_PACKAGE, "The target", "", .text = single_reaches, .role = ROLE_UNIT},
    };
    const struct levers_source *source = table->source;
    const struct counter_offer *counter = &source->result->counter;
    if (!counter->is_asked_for)
        return row;
    struct listing singles = *table;
    singles.columns = columns;
    singles.n_columns = sizeof columns / sizeof columns[0];
    sheet_text(table->sheet, row++, LEVERS_WORDS, ROLE_STATE, "Counter-offer: what reaches the plan's goal");
    listing_figure(table, row++, LEVERS_WORDS, "Expected realized discount to reach", "of list", CELL_SHARE,
                   counter->target, NULL);
    listing_figure(table, row++, LEVERS_WORDS, "As offered", "of list", CELL_SHARE, counter->offered, NULL);
    if (counter->offer)
        listing_figure(table, row++, LEVERS_WORDS, "With the goal's levers", "of list", CELL_SHARE,
                       counter->package_realized,
                       arena_printf(table->model->arena, "%s: %s",
                                    counter->package_reaches ? "reaches it" : "does not reach it",
                                    package_words(source)));
    listing_set_lines(table->sheet, row, 2);
    return counter->n_singles ? listing_write(&singles, row, counter->n_singles) : row;
}

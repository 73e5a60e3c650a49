#include "levers.h"
#include "report/ini_text.h"
#include "report/words.h"
#include "report/words_deal.h"
#include "report/workbook/cells/stale.h"
#include "report/workbook/charts/waterfall.h"

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
        static_text(table->sheet, row + 1, LEVERS_PACKAGE, ROLE_UNIT,
                    arena_printf(table->sheet->file->arena, "the %zu largest of %zu pairs", shown, n),
                    table->stale_name);
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
/* A term as the INI spells it; a number in the notation of texts. */
static const char *
spell(const struct levers_source *source, const char *text)
{
    const struct notation *notation = &source->model->file->template->notation;
    return strspn(text, "0123456789.,%") == strlen(text)
               ? words_separated(source->model->arena, notation, text)
               : text;
}
static const char *
single_change(const void *context, size_t i)
{
    const struct levers_source *source = context;
    struct arena *arena = source->model->arena;
    const struct offer *offer = source->result->offer;
    const char *from = spell(source, ini_text_counter_from(arena, single_of(source, i), offer));
    const char *to = spell(source, ini_text_counter_to(arena, single_of(source, i), offer));
    return strcmp(from, to) == 0 ? arena_printf(arena, "as offered: %s", from)
                                 : arena_printf(arena, "from %s to %s", from, to);
}
/* What shows as the target and is less says so. */
static const char *
reach_words(const struct levers_source *source, bool reaches, double realized)
{
    struct workbook_file *file = source->model->file;
    const char *shown = waterfall_share_text(file, realized);
    if (reaches)
        return "reaches it";
    bool looks_like_it = strcmp(shown, waterfall_share_text(file, source->result->counter.target)) == 0;
    return looks_like_it ? "just under it" : "does not reach it";
}
static const char *
single_reaches(const void *source, size_t i)
{
    const struct counter_single *single = single_of(source, i);
    return reach_words(source, single->reaches, single->realized);
}
static double
single_realized(const void *source, size_t i)
{
    return single_of(source, i)->realized;
}

bool
levers_goal_is_compared(const struct levers_source *source)
{
    return source->result->counter.is_asked_for && source->model->results->plan->goal.kind == GOAL_MATCH_BEST;
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
    struct listing goal = *table; /* all that is held against the target */
    goal.stale_name = levers_goal_is_compared(source) ? STALE_OF_RUN : table->stale_name;
    struct listing singles = goal;
    singles.columns = columns;
    singles.n_columns = sizeof columns / sizeof columns[0];
    sheet_text(table->sheet, row++, LEVERS_WORDS, ROLE_STATE, "Counter-offer: what reaches the plan's goal");
    listing_figure(&goal, row++, LEVERS_WORDS, "Expected realized discount to reach", "of list", CELL_SHARE,
                   counter->target, NULL);
    listing_figure(table, row++, LEVERS_WORDS, "As offered", "of list", CELL_SHARE, counter->offered, NULL);
    if (counter->offer)
        listing_figure(&goal, row++, LEVERS_WORDS, "With the goal's levers", "of list", CELL_SHARE,
                       counter->package_realized,
                       arena_printf(table->sheet->file->arena, "%s: %s",
                                    reach_words(source, counter->package_reaches, counter->package_realized),
                                    package_words(source)));
    listing_set_lines(table->sheet, row, 2);
    return counter->n_singles ? listing_write(&singles, row, counter->n_singles) : row;
}

#include "optimize.h"

#include "report/workbook/cells/room.h"
#include "report/workbook/prices/price.h"

#include <string.h>

static const struct optimize_grid *const grids[N_OPTIMIZE_GRIDS] = {
    [GRID_RAW] = &optimize_grid_raw,         [GRID_MOVES] = &optimize_grid_moves,
    [GRID_ROUTED] = &optimize_grid_routed,   [GRID_CACHING] = &optimize_grid_caching,
    [GRID_CACHED] = &optimize_grid_cached,   [GRID_FAMILIES] = &optimize_grid_families,
    [GRID_BATCHED] = &optimize_grid_batched,
};

/* ---- what the values are of ---- */

const double *
optimize_counts(const struct optimize_source *source, int stage, size_t i)
{
    size_t line = source->lines->items[i];
    return stage == OPTIMIZE_RAW ? source->forecast->base[line] : source->optimization->stages[stage][line];
}

double
optimize_list(const struct optimize_source *source, int stage, size_t i)
{
    const double *counts = optimize_counts(source, stage, i);
    size_t price = source->optimization->prices[source->lines->items[i]];
    double sum = 0;
    for (int meter = 0; meter < N_METERS; meter++)
        sum += counts[meter] * source->model->results->prices[price].price[meter] / meter_price_units[meter];
    return sum;
}

double
optimize_line(const void *source, size_t i)
{
    return (double)((const struct optimize_source *)source)->lines->items[i] + 1;
}

size_t
optimize_family(const struct optimize_source *source, size_t i)
{
    const struct book *book = source->model->results->book;
    const char *family = book->models[source->history->lines[source->lines->items[i]].model].family;
    size_t k = 0;
    while (k + 1 < book->n_families && strcmp(book->families[k], family) != 0)
        k++;
    return k;
}

static struct optimize_source
make_source(const struct model *model, size_t k)
{
    struct optimize_source source = {.model = model,
                                     .history = &model->results->histories[k],
                                     .forecast = &model->results->forecasts[k],
                                     .optimization = &model->results->optimizations[k],
                                     .lines = &model->base_lines[k]};
    size_t n = model->results->book->n_families;
    size_t *families = ARENA_NEW(model->arena, size_t, n);
    bool *is_shown = ARENA_NEW(model->arena, bool, n);
    for (size_t i = 0; i < source.lines->n; i++)
        is_shown[optimize_family(&source, i)] = true;
    for (size_t i = 0; i < n; i++)
        if (is_shown[i])
            families[source.n_families++] = i;
    source.families = families;
    return source;
}

/* ---- what templates name in braces ---- */

struct naming {
    const struct optimize_source *source;
    unsigned grid;
};

/* The name of an input of rule i, or words where there is no rule. */
static const char *
input_of(struct arena *arena, const char *rule, size_t i, const char *key)
{
    return i == SIZE_MAX ? "\"n/a\"" : arena_printf(arena, "plan_%s%zu_%s", rule, i + 1, key);
}

static const char *
reference(const void *context, size_t i, const char *name)
{
    const struct naming *here = context;
    const struct optimize_source *source = here->source;
    const struct optimization *done = source->optimization;
    struct arena *arena = source->model->arena;
    if (here->grid == GRID_MOVES)
        return input_of(arena, "route", done->moves[i].route, name);
    if (here->grid == GRID_FAMILIES)
        return input_of(arena, "batch", done->batch_rules[source->families[i]], "share");
    if (strcmp(name, "price") == 0)
        return price_range(source->model, done->prices[source->lines->items[i]]);
    return input_of(arena, "cache", done->cache_rules[optimize_family(source, i)], name);
}

/* ---- layout ---- */

static size_t
n_records(const struct optimize_source *source, unsigned grid)
{
    return grid == GRID_MOVES      ? source->optimization->n_moves
           : grid == GRID_FAMILIES ? source->n_families
                                   : source->lines->n;
}

void
optimize_plan(struct model *model, size_t k)
{
    struct optimize_source source = make_source(model, k);
    unsigned row = ROW_GRIDS;
    for (unsigned i = 0; i < N_OPTIMIZE_GRIDS; i++) {
        size_t n = n_records(&source, i);
        struct grid *grid = grid_add(&model->grids, grids[i]->name, OF_HISTORY, k + 1,
                                     model->tabs[TAB_OPTIMIZE][k], false, row + 3, n);
        unsigned end = grid_lay_out(grid, grids[i]->fields, grids[i]->n_fields, COL_NUMBERS);
        if (i == GRID_CACHED)
            grid_field(grid, "kind", end);
        row = grid->total + 2;
    }
}

/* What batching does with a line: it is there already, it can go there, or it stays. */
static const char *
kind_of(struct line line)
{
    if (line.tier == TIER_BATCH)
        return "batch";
    return line.tier == TIER_STANDARD && line.speed == SPEED_STANDARD ? "standard" : "other";
}

static void
write_kinds(const struct optimize_source *source, const struct grid *cached, unsigned col)
{
    sheet_text(cached->sheet, cached->first - 2, col, ROLE_HEADER, "For batching");
    for (size_t i = 0; i < source->lines->n; i++)
        sheet_text(cached->sheet, cached->first + (unsigned)i, col, ROLE_UNIT,
                   kind_of(source->history->lines[source->lines->items[i]]));
}

static const char *
record_words(const struct optimize_source *source, unsigned grid, size_t i)
{
    const struct results *results = source->model->results;
    if (grid == GRID_FAMILIES)
        return results->book->families[source->families[i]];
    if (grid != GRID_MOVES)
        return line_words(source->model, source->history, source->lines->items[i]);
    const struct route_move *move = &source->optimization->moves[i];
    return arena_printf(source->model->arena, "%s: %s", results->plan->routes[move->route].name,
                        line_words(source->model, source->history, move->from));
}

static bool
has_total(const struct optimize_grid *grid)
{
    for (size_t i = 0; i < grid->n_fields; i++)
        if (grid->fields[i].has_total)
            return true;
    return false;
}

static void
write_grid(struct model *model, const struct optimize_source *source, const struct scope *scope, unsigned i)
{
    const struct optimize_grid *of = grids[i];
    struct grid *grid = grid_find(&model->grids, of->name, scope);
    struct naming context = {source, i};
    struct scope here = *scope;
    here.reference = reference;
    here.context = &context;
    sheet_text(grid->sheet, grid->first - 3, COL_WORDS, ROLE_SECTION, of->title);
    sheet_text(grid->sheet, grid->first - 2, COL_WORDS, ROLE_HEADER, of->records);
    sheet_blank(grid->sheet, grid->first - 2, COL_UNIT, ROLE_HEADER, CELL_GENERAL);
    room_row(grid->sheet, grid->first - 2, 32);
    for (size_t record = 0; record < grid->n; record++)
        sheet_text(grid->sheet, grid->first + (unsigned)record, COL_WORDS, ROLE_LABEL,
                   record_words(source, i, record));
    if (grid->n == 0)
        sheet_text(grid->sheet, grid->first, COL_WORDS, ROLE_NOTE, "the plan has no route with a share");
    unsigned end = grid_write(&model->grids, grid, &here, of->fields, of->n_fields, COL_NUMBERS, source);
    if (has_total(of))
        sheet_text(grid->sheet, grid->total, COL_WORDS, ROLE_TOTAL, "Total");
    if (i == GRID_CACHED)
        write_kinds(source, grid, end);
}

/* ---- the sheet ---- */

#define PAGE_ROWS 62 /* of the printed page */

/* No grid is cut in two that has room on a page of its own. */
static void
set_breaks(const struct model *model, const struct scope *scope)
{
    unsigned breaks[N_OPTIMIZE_GRIDS], n = 0, from = 0;
    struct sheet *sheet = model->tabs[TAB_OPTIMIZE][scope->numbers[OF_HISTORY] - 1];
    for (unsigned i = 0; i < N_OPTIMIZE_GRIDS; i++) {
        const struct grid *grid = grid_find(&model->grids, grids[i]->name, scope);
        unsigned top = grid->first - 3;
        if (grid->total - from > PAGE_ROWS)
            from = breaks[n++] = top;
    }
    frame_breaks(sheet, breaks, n);
    /* where no rule acts, every table repeats the base month of Forecast */
    const struct grid *end = grid_find(&model->grids, grids[N_OPTIMIZE_GRIDS - 1]->name, scope);
    bool is_whole = optimize_has_rules(model->results->plan);
    frame_area(sheet, is_whole ? end->total : ROW_GRIDS - 1, is_whole ? COL_NUMBERS + 9 : COL_NUMBERS + 5);
}

static void
set_up(struct sheet *sheet)
{
    frame_head(sheet, "what routing, caching and batching take off the usage", 1,
               "Each stage works on the one before it; counts are of a standard month, money at list.");
    sheet->rule_to = COL_NUMBERS + 9;
    room_columns(sheet, COL_WORDS, COL_WORDS, 42);
    room_columns(sheet, COL_UNIT, COL_UNIT, 11);
    room_columns(sheet, COL_NUMBERS, COL_NUMBERS, 18);
    room_columns(sheet, COL_NUMBERS + 1, 20, 15);
    frame_freeze(sheet, ROW_HEADER, 1);
}

void
optimize_write(struct model *model, size_t k)
{
    struct optimize_source source = make_source(model, k);
    struct sheet *sheet = model->tabs[TAB_OPTIMIZE][k];
    struct scope scope = {.sheet = sheet, .numbers = {[OF_HISTORY] = k + 1}};
    set_up(sheet);
    for (unsigned i = 0; i < N_OPTIMIZE_GRIDS; i++)
        write_grid(model, &source, &scope, i);
    set_breaks(model, &scope);
    optimize_stages_write(model, k, &scope, grid_find(&model->grids, "batched", &scope)->total + 4);
}

#include "model.h"

#include "report/workbook/ledger/ledger.h"

#include <assert.h>
#include <string.h>

const char *
tab_title(const struct model *model, enum tab tab, size_t i)
{
    return model->n_tabs[tab] ? model->tabs[tab][i]->name : NULL;
}

struct scope
scope_of_offer(const struct model *model, const struct sheet *sheet, size_t k)
{
    const struct offer_result *result = &model->results->offers[k];
    return (struct scope){
        .sheet = sheet,
        .numbers = {[OF_HISTORY] = result->history + 1, [OF_OFFER] = k + 1, [OF_CONTRACT] = k + 1},
        .n_months = (size_t)result->offer->term_months,
    };
}

const char *
line_words(const struct model *model, const struct history *history, size_t i)
{
    const struct line *line = &history->lines[i];
    return arena_printf(model->arena, "%s %s %s %s %s", model->results->book->models[line->model].id,
                        tier_names[line->tier], context_names[line->context], geo_names[line->geo],
                        speed_names[line->speed]);
}

void
name_cell(const struct model *model, const char *name, const struct sheet *sheet, unsigned row, unsigned col)
{
    book_name(sheet, name, ref_on(model->arena, NULL, sheet, row, col));
}

/* ---- tabs ---- */

#define NEEDS(tab) (1U << TAB_##tab)

static const struct tab_kind {
    enum owner of;                                /* one tab for each; OF_RUN: one */
    void (*plan)(struct model *model, size_t i);  /* NULL: no other tab refers to a grid of it */
    void (*write)(struct model *model, size_t i); /* NULL: the workbook has no such tab */
    unsigned needs; /* the kinds its formulas refer to, beside Checks, whose state every sheet shows. A kind
                       it refers to only where that is there is none */
} kinds[N_TABS] = {
    [TAB_README] = {OF_RUN, NULL, readme_write, 0},
    [TAB_SUMMARY] = {OF_RUN, NULL, summary_write,
                     NEEDS(INPUTS) | NEEDS(LEDGER) | NEEDS(BANDS) | NEEDS(COMPARE)},
    [TAB_INPUTS] = {OF_RUN, NULL, inputs_write, NEEDS(PRICES)},
    [TAB_PRICES] = {OF_RUN, prices_plan, prices_write, 0},
    [TAB_USAGE] = {OF_HISTORY, usage_plan, usage_write, NEEDS(INPUTS) | NEEDS(PRICES) | NEEDS(FORECAST)},
    [TAB_OPTIMIZE] = {OF_HISTORY, optimize_plan, optimize_write,
                      NEEDS(INPUTS) | NEEDS(PRICES) | NEEDS(FORECAST)},
    [TAB_FORECAST] = {OF_HISTORY, forecast_plan, forecast_write, NEEDS(INPUTS) | NEEDS(USAGE)},
    [TAB_LEDGER] = {OF_CONTRACT, ledger_plan, ledger_write,
                    NEEDS(INPUTS) | NEEDS(PRICES) | NEEDS(FORECAST) | NEEDS(RATES) | NEEDS(BANDS)},
    [TAB_RATES] = {OF_RUN, rates_plan, rates_write,
                   NEEDS(INPUTS) | NEEDS(PRICES) | NEEDS(OPTIMIZE) | NEEDS(FORECAST) | NEEDS(LEDGER) |
                       NEEDS(BANDS)},
    [TAB_BANDS] = {OF_RUN, bands_plan, bands_write,
                   NEEDS(INPUTS) | NEEDS(FORECAST) | NEEDS(LEDGER) | NEEDS(RATES)},
    [TAB_SWEEP] = {OF_RUN, NULL, sweep_write, NEEDS(INPUTS)},
    [TAB_LEVERS] = {OF_RUN, NULL, levers_write, NEEDS(INPUTS)},
    [TAB_SIGNALS] = {OF_RUN, NULL, signals_write, NEEDS(INPUTS)},
    [TAB_COMPARE] = {OF_RUN, NULL, compare_write, NEEDS(INPUTS) | NEEDS(LEDGER) | NEEDS(BANDS)},
    [TAB_CHECKS] = {OF_RUN, NULL, checks_write,
                    NEEDS(INPUTS) | NEEDS(OPTIMIZE) | NEEDS(USAGE) | NEEDS(FORECAST) | NEEDS(LEDGER) |
                        NEEDS(RATES) | NEEDS(BANDS)},
};

static unsigned
needs_of(enum tab tab)
{
    return kinds[tab].write ? kinds[tab].needs | NEEDS(CHECKS) : 0;
}

/* The first kind in needed that needs this one; N_TABS where none does. */
static enum tab
needed_by(unsigned needed, enum tab tab)
{
    enum tab by = 0;
    while (by < N_TABS && !(needed & 1U << by && needs_of(by) & 1U << tab))
        by++;
    return by;
}

int
book_check_template(const struct template *template, struct diags *diags)
{
    const struct workbook_template *workbook = &template->workbook;
    struct place place = {template->file, template->tabs_line, "[sheets] order"};
    unsigned included = 0, needed = 0;
    for (size_t i = 0; i < workbook->n_tabs; i++)
        included |= 1U << workbook->tabs[i];
    for (unsigned more = included; more & ~needed;) { /* and what is needed by what is needed */
        needed |= more;
        for (enum tab tab = 0; tab < N_TABS; tab++)
            more |= needed & 1U << tab ? needs_of(tab) : 0;
    }
    for (enum tab tab = 0; tab < N_TABS; tab++)
        if (needed & ~included & 1U << tab)
            diag_error(diags, STATUS_CONFIG, place, "leaves out %s, which %s needs", template_tab_names[tab],
                       template_tab_names[needed_by(needed, tab)]);
    return needed & ~included ? -1 : 0;
}

/* In which they are written: Inputs gives the cells that others refer to, and Summary and Checks come last
 * since they refer to all. */
static const enum tab writing_order[] = {
    TAB_README, TAB_INPUTS, TAB_PRICES, TAB_USAGE,   TAB_OPTIMIZE, TAB_FORECAST, TAB_LEDGER, TAB_RATES,
    TAB_BANDS,  TAB_SWEEP,  TAB_LEVERS, TAB_SIGNALS, TAB_COMPARE,  TAB_SUMMARY,  TAB_CHECKS,
};
static_assert(sizeof writing_order / sizeof *writing_order == N_TABS, "every tab is written");

/* How many tabs of each kind that the template includes. */
static void
count_tabs(struct model *model)
{
    const struct workbook_template *template = &model->file->template->workbook;
    const size_t counts[N_OWNERS] = {
        [OF_RUN] = 1,
        [OF_HISTORY] = model->results->n_histories,
        [OF_OFFER] = model->results->n_offers,
        [OF_CONTRACT] = ledger_count(model->results),
    };
    for (size_t i = 0; i < template->n_tabs; i++) {
        const struct tab_kind *kind = &kinds[template->tabs[i]];
        model->n_tabs[template->tabs[i]] = kind->write ? counts[kind->of] : 0;
    }
}

/* After a name of several. The first bears none where it is a history's; it does where they are offers',
 * since no offer is the main one. */
static size_t
number_of(enum tab tab, size_t i, size_t n)
{
    return n > 1 && (i > 0 || kinds[tab].of != OF_HISTORY) ? i + 1 : 0;
}

static void
add_sheets(struct model *model)
{
    const struct workbook_template *template = &model->file->template->workbook;
    for (size_t t = 0; t < template->n_tabs; t++) {
        enum tab tab = template->tabs[t];
        for (size_t i = 0; i < model->n_tabs[tab]; i++)
            book_add_sheet(model->file, template->titles[tab], number_of(tab, i, model->n_tabs[tab]));
    }
}

/* After the last tab was added, when sheets no longer move. */
static void
find_sheets(struct model *model)
{
    const struct workbook_template *template = &model->file->template->workbook;
    struct arena *arena = model->arena;
    size_t offers = model->results->n_offers;
    struct sheet *next = model->file->sheets;
    for (size_t t = 0; t < template->n_tabs; t++) {
        enum tab tab = template->tabs[t];
        model->tabs[tab] = ARENA_NEW(arena, struct sheet *, model->n_tabs[tab]);
        for (size_t i = 0; i < model->n_tabs[tab]; i++)
            model->tabs[tab][i] = next++;
    }
    model->rates_row = ARENA_NEW(arena, unsigned, offers);
    model->rates_workings = ARENA_NEW(arena, unsigned, offers);
    model->bands_row = ARENA_NEW(arena, unsigned, offers);
    model->offers = ARENA_NEW(arena, struct offer_cells, offers);
}

static void
plan_sheets(struct model *model)
{
    for (enum tab tab = 0; tab < N_TABS; tab++)
        for (size_t i = 0; i < model->n_tabs[tab] && kinds[tab].plan; i++)
            kinds[tab].plan(model, i);
    model->has_ledgers = true;
}

static void
put_logos(struct model *model)
{
    static const struct {
        enum tab tab;
        unsigned col; /* right of the title, left of what is printed last */
    } with_logo[] = {{TAB_README, 2}, {TAB_SUMMARY, 5}};
    for (size_t i = 0; i < sizeof with_logo / sizeof *with_logo; i++)
        if (model->n_tabs[with_logo[i].tab])
            frame_put_logo(model->tabs[with_logo[i].tab][0], with_logo[i].col);
}

static void
write_sheets(struct model *model)
{
    for (size_t k = 0; k < N_TABS; k++) {
        enum tab tab = writing_order[k];
        for (size_t i = 0; i < model->n_tabs[tab]; i++)
            kinds[tab].write(model, i);
    }
    for (size_t i = 0; i < model->file->n_sheets; i++) {
        struct sheet *sheet = &model->file->sheets[i];
        frame_set_up(sheet);
        sheet_colour(sheet, ROW_STATE, 0, ROW_STATE, 0);
    }
    put_logos(model);
    struct sheet *opened = model->n_tabs[TAB_SUMMARY] ? model->tabs[TAB_SUMMARY][0] : model->file->sheets;
    frame_show_first(opened);
}

static void
take_totals(const struct workbook_file *file, struct arena *arena, struct workbook_totals *ret)
{
    ret->sheets = ARENA_NEW(arena, struct sheet_totals, file->n_sheets);
    ret->n_sheets = file->n_sheets;
    for (size_t i = 0; i < file->n_sheets; i++) {
        const struct sheet *sheet = &file->sheets[i];
        ret->sheets[i] = (struct sheet_totals){sheet->name, sheet->n_cells, sheet->n_formulas, sheet->sum};
    }
}

int
book_write(const struct results *results, const struct facts *facts, const struct report_options *options,
           struct arena *arena, struct diags *diags, struct workbook_totals *ret_totals)
{
    struct workbook_file file;
    struct place place = {.file = "workbook.xlsx"};
    if (book_open(&file, results, options, arena) != 0) {
        diag_error(diags, STATUS_IO, place, "the workbook cannot be begun");
        return -1;
    }
    struct model model = {.file = &file, .results = results, .facts = facts, .arena = arena};
    model.grids.arena = arena;
    model.grids.n_offers = results->n_offers;
    count_tabs(&model);
    add_sheets(&model);
    find_sheets(&model);
    base_lines_find(&model);
    plan_sheets(&model);
    write_sheets(&model);
    if (file.n_mended > 0)
        diag_warning(diags, "text-mended", place,
                     "%d texts were not valid UTF-8; their bad bytes show as \xEF\xBF\xBD", file.n_mended);
    if (book_close(&file) != 0) {
        diag_error(diags, file.write_failed ? STATUS_IO : STATUS_SELF_CHECK, place, "%s", file.error);
        return -1;
    }
    take_totals(&file, arena, ret_totals);
    return 0;
}

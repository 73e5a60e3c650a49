#include "report/sentence.h"
#include "report/workbook/cells/listing.h"
#include "report/workbook/cells/room.h"
#include "report/workbook/cells/stale.h"
#include "report/workbook/ledger/ledger.h"

#include <string.h>

enum { COL_TEXT = 1, COL_BYTES = 5 };
#define TEXT_WIDTH 92 /* characters: a SHA-256 has 64 */

/* What the workbook answers, from what, and how to change it. */
struct page {
    struct model *model;
    struct sheet *sheet;
    unsigned row;
};

static void
put_section(struct page *page, const char *title)
{
    sheet_text(page->sheet, page->row++, 0, ROLE_SECTION, title);
}

static void
put_line(struct page *page, const char *label, const char *text)
{
    sheet_text(page->sheet, page->row, 0, ROLE_LABEL, label);
    sheet_text(page->sheet, page->row++, COL_TEXT, ROLE_PLAIN, text);
}

/* A sentence that may be long, in as many lines as it takes. */
static void
put_long(struct page *page, const char *label, const char *text)
{
    listing_set_lines(page->sheet, page->row, listing_lines(text, TEXT_WIDTH));
    sheet_text(page->sheet, page->row, 0, ROLE_LABEL, label);
    sheet_text(page->sheet, page->row++, COL_TEXT, ROLE_PROSE, text);
}

static void
put_day(struct page *page, const char *label, int32_t day)
{
    sheet_text(page->sheet, page->row, 0, ROLE_LABEL, label);
    sheet_day(page->sheet, page->row++, 1, ROLE_LEFT, CELL_DATE, day);
}

static void
put_files(struct page *page)
{
    static const char *const heads[] = {"Role", "File, and its SHA-256", "Format", "Rows", "Bad rows",
                                        "Bytes"};
    const struct results *results = page->model->results;
    frame_breaks(page->sheet, &page->row, 1);
    put_section(page, "Files read");
    for (unsigned i = 0; i < sizeof heads / sizeof heads[0]; i++)
        sheet_text(page->sheet, page->row, i, ROLE_HEADER, heads[i]);
    page->row++;
    for (size_t i = 0; i < results->n_inputs; i++, page->row += 2) {
        const struct input_file *file = &results->inputs[i];
        const char *const texts[] = {file->role, file->path, file->format};
        for (unsigned k = 0; k < 3; k++)
            sheet_text(page->sheet, page->row, k, k < 2 ? ROLE_PLAIN : ROLE_UNIT, texts[k]);
        if (file->n_rows > 0)
            sheet_number(page->sheet, page->row, 3, ROLE_PLAIN, CELL_COUNT, (double)file->n_rows);
        if (file->n_rows > 0)
            sheet_number(page->sheet, page->row, 4, ROLE_PLAIN, CELL_COUNT, (double)file->n_skipped);
        sheet_number(page->sheet, page->row, 5, ROLE_PLAIN, CELL_COUNT, (double)file->bytes);
        sheet_text(page->sheet, page->row + 1, 1, ROLE_UNIT, file->sha256);
    }
}

static void
put_colours(struct page *page)
{
    put_section(page, "Colours");
    static const struct {
        enum role role;
        const char *sample, *text;
    } colours[] = {
        {ROLE_SAMPLE, "Input", "a term, price or choice to change; the only cells that are not locked"},
        {ROLE_FORMULA, "Formula", "computed from cells of the same sheet"},
        {ROLE_CROSS, "From elsewhere", "computed from cells of other sheets"},
        {ROLE_UNIT, "Note", "units, sources and words"},
        {ROLE_CHECK, "OK", "a check: green when it holds, red with the word ERROR when not"},
        {ROLE_CHECK, "inputs changed", "what the run said of other inputs than those that stand here now"},
    };
    for (size_t i = 0; i < sizeof colours / sizeof colours[0]; i++) {
        sheet_text(page->sheet, page->row, 0, colours[i].role, colours[i].sample);
        sheet_text(page->sheet, page->row, 1, ROLE_PLAIN, colours[i].text);
        if (colours[i].role == ROLE_CHECK)
            sheet_colour(page->sheet, page->row, 0, page->row, 0);
        page->row++;
    }
}

static const char *const purposes[N_TABS] = {
    [TAB_SUMMARY] = "what each offer is worth, and why the realized discount is not the quoted one",
    [TAB_INPUTS] = "every term of the plan and the offers, to be changed",
    [TAB_PRICES] = "the list prices in use, to be changed",
    [TAB_USAGE] = "what was consumed, month by month",
    [TAB_OPTIMIZE] = "what routing, caching and batching take off the usage",
    [TAB_FORECAST] = "growth, volatility and the months to come",
    [TAB_LEDGER] = "month by month: drawn, overage, unused, cash",
    [TAB_RATES] = "what each model and meter really costs",
    [TAB_BANDS] = "where the commitment and the consumption stand on the offer's bands",
    [TAB_SWEEP] = "what other commitments would cost, and how likely they are filled",
    [TAB_LEVERS] = "what each change of terms is worth, and in which order to ask for them",
    [TAB_SIGNALS] = "what speaks against an offer, what it leaves unsaid, and its clauses",
    [TAB_COMPARE] = "the offers beside every alternative, under each scenario",
    [TAB_CHECKS] = "every part adds up, and the workbook agrees with the engine",
};

static void
put_how_to_change(struct page *page)
{
    const struct model *model = page->model;
    put_section(page, "How to change it");
    put_line(page, "1",
             arena_printf(model->arena,
                          "Go to %s and change a coloured cell: commitment, discount, "
                          "growth, overage, scenario.",
                          tab_title(model, TAB_INPUTS, 0)));
    put_line(page, "2",
             arena_printf(model->arena, "Prices of the price book can be changed the same way on %s.",
                          tab_title(model, TAB_PRICES, 0)));
    put_line(
        page, "3",
        "Every other number is a formula and follows. Column \"Changed\" shows what differs from the run.");
    put_line(page, "4",
             "A value outside the allowed range reads ERROR in column \"Check\" and at the top of every "
             "sheet; until "
             "it is mended, that of the run is used.");
    put_line(page, "5", "Sheets are protected without a password, against slips only.");
}

/* The offers whose history it is: where there are several, each has its own. */
static const char *
offers_of(const struct model *model, size_t history)
{
    const char *names = "";
    for (size_t k = 0; k < model->results->n_offers; k++)
        if (model->results->offers[k].history == history)
            names = arena_printf(model->arena, "%s%s%s", names, *names ? ", " : "",
                                 model->results->offers[k].offer->name);
    return names;
}

static const char *
purpose_of(struct model *model, enum tab tab, size_t i)
{
    bool is_of_history = tab == TAB_USAGE || tab == TAB_OPTIMIZE || tab == TAB_FORECAST;
    if (tab == TAB_LEDGER)
        return arena_printf(model->arena, "%s: %s", ledger_name(model, i), purposes[tab]);
    if (is_of_history && model->n_tabs[tab] > 1)
        return arena_printf(model->arena, "%s (of %s)", purposes[tab], offers_of(model, i));
    return purposes[tab];
}

static void
put_sheets(struct page *page)
{
    struct model *model = page->model;
    const struct workbook_template *template = &model->file->template->workbook;
    put_section(page, "Sheets");
    for (size_t t = 0; t < template->n_tabs; t++) {
        enum tab tab = template->tabs[t];
        for (size_t i = 0; i < model->n_tabs[tab] && tab != TAB_README; i++, page->row++) {
            const struct sheet *sheet = model->tabs[tab][i];
            sheet_link(page->sheet, page->row, 0, sheet->quoted, sheet->name);
            sheet_text(page->sheet, page->row, 1, ROLE_PLAIN, purpose_of(model, tab, i));
        }
    }
}

static void
put_quality(struct page *page)
{
    const struct results *results = page->model->results;
    put_section(page, "Data quality");
    put_long(page, "In one line", sentence_data_quality(results, page->model->facts, page->model->arena));
    for (size_t i = 0; i < results->n_warnings; i++)
        put_long(page, results->warnings[i].id, results->warnings[i].text);
    for (size_t i = 0; i < results->n_skipped_rows; i++)
        put_long(page, "row skipped", results->skipped_rows[i]);
}

void
readme_write(struct model *model, size_t tab)
{
    (void)tab;
    const struct results *results = model->results;
    struct page page = {model, model->tabs[TAB_README][0], ROW_HEADER + 1};
    struct sheet *sheet = model->tabs[TAB_README][0];
    const struct template *template = model->file->template;
    const char *summary = tab_title(model, TAB_SUMMARY, 0);
    const char *start = summary ? arena_printf(model->arena, "Start with %s.", summary) : "";
    frame_head(sheet, "what these offers are really worth", COL_TEXT + 1, start);
    sheet->rule_to = COL_BYTES;
    room_columns(sheet, 0, 0, 26);
    room_columns(sheet, COL_TEXT, COL_TEXT, TEXT_WIDTH);
    room_columns(sheet, 2, COL_BYTES, 12);
    frame_freeze(sheet, ROW_HEADER, 0);
    put_line(&page, "Question",
             "Is the discount on the page the discount you keep, and what does the deal cost you?");
    static_mark(sheet, page.row, 1, page.row, 1, STALE_OF_RUN);
    put_long(&page, "Answer, as run", sentence_answer(results, model->facts, model->arena));
    put_day(&page, "Usage to", results->histories[sentence_history(results, model->facts)].last_day);
    put_day(&page, "Price book of", results->book->as_of);
    put_line(&page, "Currency", results->currency);
    if (template->confidentiality[0])
        put_line(&page, "Confidentiality", template->confidentiality);
    put_line(&page, "realrate", results->version);
    put_how_to_change(&page);
    put_sheets(&page);
    put_colours(&page);
    put_files(&page);
    put_quality(&page);
}

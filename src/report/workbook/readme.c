#include "model.h"

#include <string.h>

/* What the workbook answers, from what, and how to change it. */
struct page {
    struct model *model;
    struct sheet *sheet;
    unsigned row;
};

static void
put_section(struct page *page, const char *title)
{
    sheet_text(page->sheet, ++page->row, 0, ROLE_SECTION, title);
    page->row++;
}

static void
put_line(struct page *page, const char *label, const char *text)
{
    sheet_text(page->sheet, page->row, 0, ROLE_LABEL, label);
    sheet_text(page->sheet, page->row++, 1, ROLE_PLAIN, text);
}

static void
put_files(struct page *page)
{
    static const char *const heads[] = {"Role", "File", "Format", "Rows", "Rows skipped", "Bytes", "SHA-256"};
    const struct results *results = page->model->results;
    put_section(page, "Files read");
    for (unsigned i = 0; i < sizeof heads / sizeof heads[0]; i++)
        sheet_text(page->sheet, page->row, i, ROLE_HEADER, heads[i]);
    page->row++;
    for (size_t i = 0; i < results->n_inputs; i++, page->row++) {
        const struct input_file *file = &results->inputs[i];
        const char *const texts[] = {file->role, file->path, file->format};
        for (unsigned k = 0; k < 3; k++)
            sheet_text(page->sheet, page->row, k, ROLE_PLAIN, texts[k]);
        if (file->n_rows > 0)
            sheet_number(page->sheet, page->row, 3, ROLE_PLAIN, CELL_COUNT, (double)file->n_rows);
        if (file->n_rows > 0)
            sheet_number(page->sheet, page->row, 4, ROLE_PLAIN, CELL_COUNT, (double)file->n_skipped);
        sheet_number(page->sheet, page->row, 5, ROLE_PLAIN, CELL_COUNT, (double)file->bytes);
        sheet_text(page->sheet, page->row, 6, ROLE_UNIT, file->sha256);
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
        {ROLE_INPUT, "Input", "a term, price or choice to change; the only cells that are not locked"},
        {ROLE_FORMULA, "Formula", "computed from cells of the same sheet"},
        {ROLE_CROSS, "From elsewhere", "computed from cells of other sheets"},
        {ROLE_UNIT, "Note", "units, sources and words"},
        {ROLE_CHECK, "OK", "a check: green when it holds, red with the word ERROR when not"},
    };
    bool shows_values = page->model->file->shows_values; /* notes alone */
    for (size_t i = 0; i < sizeof colours / sizeof colours[0]; i++) {
        if (shows_values && colours[i].role != ROLE_UNIT)
            continue;
        sheet_text(page->sheet, page->row, 0, colours[i].role, colours[i].sample);
        sheet_text(page->sheet, page->row, 1, ROLE_PLAIN, colours[i].text);
        if (colours[i].role == ROLE_CHECK)
            sheet_colour(page->sheet, page->row, 0, page->row, 0);
        page->row++;
    }
}

struct purpose {
    const char *word, *text;
};
static const struct purpose purposes[] = {
    {"Summary", "what each offer is worth, and why the realized discount is not the quoted one"},
    {"Inputs", "every term of the plan and the offers, to be changed"},
    {"Prices", "the list prices in use, to be changed"},
    {"Usage", "what was consumed, month by month"},
    {"Forecast", "growth, volatility and the months to come"},
    {"Ledger", "one offer month by month: drawn, overage, unused, cash"},
    {"Rates", "what each model and meter really costs"},
    {"Bands", "where the commitment and the consumption stand on the offer's bands"},
    {"Checks", "every part adds up, and the workbook agrees with the engine"},
};
/* Where they differ in a workbook of values. */
static const struct purpose purposes_of_values[] = {
    {"Inputs", "every term of the plan and the offers"},
    {"Prices", "the list prices in use"},
    {"Checks", "why there is nothing to check, and the figures of every scenario"},
};

/* By the first word of the tab's name; NULL where the table has it not. */
static const char *
find_purpose(const struct purpose *table, size_t n, const char *name)
{
    for (size_t i = 0; i < n; i++)
        if (strncmp(name, table[i].word, strlen(table[i].word)) == 0)
            return table[i].text;
    return NULL;
}

static const char *
sheet_purpose(const char *name, bool shows_values)
{
    const char *text = NULL;
    if (shows_values)
        text = find_purpose(purposes_of_values, sizeof purposes_of_values / sizeof *purposes_of_values, name);
    return text ? text : find_purpose(purposes, sizeof purposes / sizeof *purposes, name);
}

/* Why nothing recomputes: before anything else. */
static void
put_values_note(struct page *page)
{
    const struct live *live = &page->model->live;
    put_line(page, "Values, not formulas",
             "This workbook shows the engine's values. No cell is a formula: changing a cell changes nothing "
             "else.");
    put_line(page, "", "The formulas do not follow these terms yet:");
    for (size_t i = 0; i < live->n; i++)
        put_line(page, live->terms[i].whose, live->terms[i].text);
    put_line(page, "To change a term", "Change the offer's or the plan's INI and run realrate again.");
    page->row++;
}

static void
put_how_to_change(struct page *page)
{
    put_section(page, "How to change it");
    put_line(
        page, "1",
        "Go to Inputs and change a blue cell on yellow: commitment, discount, growth, overage, scenario.");
    put_line(page, "2", "Prices of the price book can be changed the same way on Prices.");
    put_line(
        page, "3",
        "Every other number is a formula and follows. Column \"Changed\" shows what differs from the run.");
    put_line(
        page, "4",
        "A value outside the allowed range reads ERROR in column \"Check\" and at the top of every sheet.");
    put_line(page, "5", "Sheets are protected without a password, against slips only.");
}

static void
put_sheets(struct page *page)
{
    struct workbook_file *file = page->model->file;
    put_section(page, "Sheets");
    for (size_t i = 1; i < file->n_sheets; i++, page->row++) {
        sheet_link(page->sheet, page->row, 0, file->sheets[i].quoted, file->sheets[i].name);
        sheet_text(page->sheet, page->row, 1, ROLE_PLAIN,
                   sheet_purpose(file->sheets[i].name, file->shows_values));
    }
}

static void
put_quality(struct page *page)
{
    const struct results *results = page->model->results;
    put_section(page, "Data quality");
    put_line(page, "In one line", sentence_data_quality(results, page->model->facts, page->model->arena));
    for (size_t i = 0; i < results->n_warnings; i++)
        put_line(page, results->warnings[i].id, results->warnings[i].text);
    for (size_t i = 0; i < results->n_skipped_rows; i++)
        put_line(page, "row skipped", results->skipped_rows[i]);
}

void
readme_write(struct model *model)
{
    const struct results *results = model->results;
    struct page page = {model, model->readme, ROW_HEADER + 1};
    struct sheet *sheet = model->readme;
    char as_of[DAY_TEXT_SIZE];
    sheet_head(sheet, "What these offers are really worth", 1, "Start with Summary.");
    worksheet_set_column(sheet->worksheet, 0, 0, model->file->shows_values ? 38 : 32, NULL);
    worksheet_set_column(sheet->worksheet, 1, 1, 60, NULL);
    worksheet_set_column(sheet->worksheet, 2, 5, 13, NULL);
    worksheet_set_column(sheet->worksheet, 6, 6, 66, NULL);
    worksheet_freeze_panes(sheet->worksheet, ROW_HEADER, 0);
    if (model->file->shows_values)
        put_values_note(&page);
    put_line(&page, "Question",
             "Is the discount on the page the discount you keep, and what does the deal cost you?");
    put_line(&page, "Answer, as run", sentence_answer(results, model->facts, model->arena));
    put_line(&page, "Usage to", day_text(results->histories[0].last_day, as_of));
    put_line(&page, "Price book of", day_text(results->book->as_of, as_of));
    put_line(&page, "Currency", results->currency);
    put_line(&page, "realrate", results->version);
    if (!model->file->shows_values)
        put_how_to_change(&page);
    put_sheets(&page);
    put_colours(&page);
    put_files(&page);
    put_quality(&page);
}

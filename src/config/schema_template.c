#include "schema_rows.h"

#include <realrate/template.h>

#include <assert.h>

#define AT(field) .at = offsetof(struct template, field)

static const struct schema_key company_keys[] = {
    {.key = "logo",
     .kind = TERM_TEXT,
     .help = "PNG file, its path relative to this INI; left out: no logo"}, /* read in template.c */
    {.key = "confidentiality",
     .kind = TERM_TEXT,
     .default_text = "",
     AT(confidentiality),
     .help = "line for the footer of every page, such as Confidential"},
};

static const struct schema_section section_company = {
    .name = "company", KEYS(company_keys), .help = "whose documents these are"};

#define SEPARATORS [SEPARATOR_POINT] = "point", [SEPARATOR_COMMA] = "comma"
static const char *const decimal_separators[] = {SEPARATORS, NULL};
static const char *const thousands_separators[] = {
    SEPARATORS, [SEPARATOR_SPACE] = "space", [SEPARATOR_APOSTROPHE] = "apostrophe", [SEPARATOR_NONE] = "none",
    NULL};
static const char *const currency_positions[] = {
    [CURRENCY_BEFORE] = "before", [CURRENCY_AFTER] = "after", NULL};

static const struct schema_key number_keys[] = {
    {.key = "decimal_separator",
     .kind = TERM_CHOICE,
     .choices = decimal_separators,
     .default_text = "point",
     AT(notation.decimal),
     .help = "what stands before decimals"},
    {.key = "thousands_separator",
     .kind = TERM_CHOICE,
     .choices = thousands_separators,
     .default_text = "comma",
     AT(notation.thousands),
     .help = "what divides thousands; not the decimal separator"},
    {.key = "currency",
     .kind = TERM_CHOICE,
     .choices = currency_positions,
     .default_text = "before",
     AT(notation.currency),
     .help = "where the currency's three letters stand by an amount"},
};

static const struct schema_section section_numbers = {
    .name = "numbers", KEYS(number_keys), .help = "numbers in the sentences and labels of every document"};

static const char *const papers[] = {[PAPER_A4] = "a4", [PAPER_LETTER] = "letter", NULL};

static const struct schema_key workbook_keys[] = {
    {.key = "paper",
     .kind = TERM_CHOICE,
     .choices = papers,
     .default_text = "a4",
     AT(workbook.paper),
     .help = "paper to print on"},
    {.key = "font",
     .kind = TERM_TEXT,
     .default_text = "Calibri",
     AT(workbook.font),
     .help = "font of all cells"},
    {.key = "font_size",
     .kind = TERM_NUMBER,
     .unit = "points",
     .min = 6,
     .max = 16,
     .default_text = "10",
     AT(workbook.font_size),
     .help = "size of plain cells; titles keep theirs"},
};

static const struct schema_section section_workbook = {
    .name = "workbook", KEYS(workbook_keys), .help = "the workbook as a whole"};

static const struct schema_key sheet_keys[] = {
    {.key = "order",
     .kind = TERM_CHOICE,
     .is_list = true,
     .choices = template_tab_names,
     .default_text =
         "readme, summary, inputs, prices, usage, optimize, forecast, ledger, rates, bands, sweep, "
         "levers, signals, compare, checks",
     .help = "the sheets to include, in their order"}, /* stored in template.c */
};

static const struct schema_section section_sheets = {
    .name = "sheets", KEYS(sheet_keys), .help = "which sheets, in which order"};

static const struct schema_key brief_keys[] = {
    {.key = "paper",
     .kind = TERM_CHOICE,
     .choices = papers,
     .default_text = "a4",
     AT(brief.paper),
     .help = "paper of the briefing, landscape"},
    {.key = "font",
     .kind = TERM_TEXT,
     .default_text = "Inter",
     AT(brief.font),
     .help = "font of the briefing; Inter and Lato stand in for one that is not installed"},
};

static const struct schema_section section_brief = {
    .name = "brief", KEYS(brief_keys), .help = "the briefing as a whole"};

static const struct schema_key page_keys[] = {
    {.key = "order",
     .kind = TERM_CHOICE,
     .is_list = true,
     .choices = template_page_names,
     .default_text = "answer, commit, rates, why, asks, compare, words, data",
     .help = "the pages of the briefing, in their order"}, /* stored in template.c */
};

static const struct schema_section section_pages = {
    .name = "pages", KEYS(page_keys), .help = "which pages of the briefing, in which order"};

#define PAGE_TITLE(page, name, title)                                                                        \
    {                                                                                                        \
        .key = name, .kind = TERM_TEXT, .default_text = title, AT(brief.titles[page]),                       \
        .help = "line over the page's own title, and its name in the contents"                               \
    }

static const struct schema_key page_title_keys[] = {
    PAGE_TITLE(BRIEF_ANSWER, "answer", "The answer"),
    PAGE_TITLE(BRIEF_COMMIT, "commit", "The commitment"),
    PAGE_TITLE(BRIEF_RATES, "rates", "Rates and bands"),
    PAGE_TITLE(BRIEF_WHY, "why", "Why realized is not quoted"),
    PAGE_TITLE(BRIEF_ASKS, "asks", "What to ask for"),
    PAGE_TITLE(BRIEF_COMPARE, "compare", "Compared with"),
    PAGE_TITLE(BRIEF_WORDS, "words", "Words and method"),
    PAGE_TITLE(BRIEF_DATA, "data", "Sources, assumptions, data quality"),
};
static_assert(N(page_title_keys) == N_BRIEF_PAGES, "every page has a title");

static const struct schema_section section_page_titles = {
    .name = "page_titles", KEYS(page_title_keys), .help = "names of the pages, at most 60 characters"};

#define TITLE(tab, name, title)                                                                              \
    {                                                                                                        \
        .key = name, .kind = TERM_TEXT, .default_text = title, AT(workbook.titles[tab]),                     \
        .help = "title of the sheet"                                                                         \
    }

static const struct schema_key title_keys[] = {
    TITLE(TAB_README, "readme", "Read me"),      TITLE(TAB_SUMMARY, "summary", "Summary"),
    TITLE(TAB_INPUTS, "inputs", "Inputs"),       TITLE(TAB_PRICES, "prices", "Prices"),
    TITLE(TAB_USAGE, "usage", "Usage"),          TITLE(TAB_OPTIMIZE, "optimize", "Optimize"),
    TITLE(TAB_FORECAST, "forecast", "Forecast"), TITLE(TAB_LEDGER, "ledger", "Ledger"),
    TITLE(TAB_RATES, "rates", "Rates"),          TITLE(TAB_BANDS, "bands", "Bands"),
    TITLE(TAB_SWEEP, "sweep", "Sweep"),          TITLE(TAB_LEVERS, "levers", "Levers"),
    TITLE(TAB_SIGNALS, "signals", "Signals"),    TITLE(TAB_COMPARE, "compare", "Compare"),
    TITLE(TAB_CHECKS, "checks", "Checks"),
};
static_assert(N(title_keys) == N_TABS, "every sheet has a title");

static const struct schema_section section_titles = {
    .name = "titles",
    KEYS(title_keys),
    .help = "names of the sheets, at most 31 characters; 27 where there may be several, which are numbered"};

#define COLOUR(colour, name, preset, meaning)                                                                \
    {                                                                                                        \
        .key = name, .kind = TERM_COLOUR, .default_text = preset, AT(colours[colour]), .help = meaning       \
    }

static const struct schema_key colour_keys[] = {
    COLOUR(COLOUR_ACCENT, "accent", "#0072B2", "in charts: levels and the base scenario; links"),
    COLOUR(COLOUR_GOOD, "good", "#009E73", "in charts: gains"),
    COLOUR(COLOUR_BAD, "bad", "#D55E00", "in charts: losses"),
    COLOUR(COLOUR_SERIES, "series", "#404040", "in charts: a quantity month by month"),
    COLOUR(COLOUR_RANGE, "range", "#7F7F7F", "in charts: the low and the high scenario"),
    COLOUR(COLOUR_BAND, "band", "#CCE3F0", "in charts: the ground between low and high"),
    COLOUR(COLOUR_TITLE, "title", "#000000", "titles and headings of sections"),
    COLOUR(COLOUR_HEADER_FONT, "header_font", "#000000", "heads of columns"),
    COLOUR(COLOUR_HEADER_FILL, "header_fill", "#E7ECF1", "ground of the heads of columns"),
    COLOUR(COLOUR_INPUT_FONT, "input_font", "#0000FF", "cells to be changed"),
    COLOUR(COLOUR_INPUT_FILL, "input_fill", "#FFF9DB", "ground of cells to be changed"),
    COLOUR(COLOUR_CROSS, "cross_sheet", "#00795A", "formulas that refer to other sheets"),
    COLOUR(COLOUR_NOTE, "note", "#595959", "units, notes and sources"),
    COLOUR(COLOUR_GOOD_TEXT, "good_text", "#00795A", "the word OK"),
    COLOUR(COLOUR_CAUTION_TEXT, "caution_text", "#B34700", "what is to be negotiated, and notices"),
    COLOUR(COLOUR_BAD_TEXT, "bad_text", "#B30000", "the word ERROR"),
};
static_assert(N(colour_keys) == N_COLOURS, "every colour has a key");

static const struct schema_section section_colours = {
    .name = "colours", KEYS(colour_keys), .help = "\"#RRGGBB\" in double quotes, or RRGGBB"};

#define FORMAT(format, name, preset, meaning)                                                                \
    {                                                                                                        \
        .key = name, .kind = TERM_TEXT, .default_text = preset, AT(workbook.formats[format]),                \
        .help = meaning                                                                                      \
    }

static const struct schema_key format_keys[] = {
    FORMAT(FORMAT_MONEY, "money", "#,##0;[Red]-#,##0;'-'", "money, whole"),
    FORMAT(FORMAT_CENTS, "cents", "#,##0.00;[Red]-#,##0.00;'-'", "money with cents"),
    FORMAT(FORMAT_SHARE, "share", "#,##0.0%;[Red]-#,##0.0%;0.0%", "shares and discounts"),
    FORMAT(FORMAT_COUNT, "count", "#,##0", "tokens, requests and rows"),
    FORMAT(FORMAT_RATE, "rate", "#,##0.00",
           "prices; as many digits after the point as four significant take"),
    FORMAT(FORMAT_DATE, "date", "yyyy-mm-dd", "days"),
    FORMAT(FORMAT_MONTH, "month", "mmm yyyy", "months"),
};
static_assert(N(format_keys) == N_NUMBER_FORMATS, "every format has a key");

static const struct schema_section section_formats = {
    .name = "formats",
    KEYS(format_keys),
    .help = "number formats as spreadsheet programs write them, with words in single quotes"};

static const struct schema_section *const sections[] = {
    &section_company, &section_numbers, &section_workbook, &section_sheets, &section_titles,
    &section_colours, &section_formats, &section_brief,    &section_pages,  &section_page_titles,
};

const struct schema schema_template = {"template INI", sections, N(sections)};

/* How the documents look: which sheets in which order under which titles, colours, number formats, fonts,
 * paper, logo and the line of confidentiality. Made by src/config from a template INI, or from its defaults
 * alone; read by the renderers. Clause 3.4. */
#ifndef REALRATE_TEMPLATE_H
#define REALRATE_TEMPLATE_H

#include <realrate/arena.h>
#include <realrate/diag.h>

#include <stddef.h>
#include <stdint.h>

/* The kinds of tabs of the workbook, in their order where no template says another (3.2). */
enum tab {
    TAB_README,
    TAB_SUMMARY,
    TAB_INPUTS,
    TAB_PRICES,
    TAB_USAGE,
    TAB_OPTIMIZE,
    TAB_FORECAST,
    TAB_LEDGER,
    TAB_RATES,
    TAB_BANDS,
    TAB_SWEEP,
    TAB_LEVERS,
    TAB_SIGNALS,
    TAB_COMPARE,
    TAB_CHECKS,
    N_TABS
};

/* What a colour is for. */
enum colour {
    COLOUR_ACCENT, /* in charts: levels, the base scenario; links */
    COLOUR_GOOD,   /* gains */
    COLOUR_BAD,    /* losses */
    COLOUR_SERIES, /* what was, month by month */
    COLOUR_RANGE,  /* low and high around it */
    COLOUR_BAND,   /* the ground between low and high; what is aside */
    COLOUR_TITLE,  /* font of titles and sections */
    COLOUR_HEADER_FONT,
    COLOUR_HEADER_FILL,
    COLOUR_INPUT_FONT,
    COLOUR_INPUT_FILL,
    COLOUR_CROSS,        /* font of formulas that refer to other sheets */
    COLOUR_NOTE,         /* font of units, notes and sources */
    COLOUR_GOOD_TEXT,    /* OK */
    COLOUR_CAUTION_TEXT, /* what to negotiate; notices */
    COLOUR_BAD_TEXT,     /* ERROR */
    N_COLOURS
};

/* What a number format is for. */
enum number_format {
    FORMAT_MONEY,
    FORMAT_CENTS,
    FORMAT_SHARE,
    FORMAT_COUNT,
    FORMAT_RATE, /* prices; the digits after its point become as many as four significant digits take */
    FORMAT_DATE,
    FORMAT_MONTH,
    N_NUMBER_FORMATS
};

enum paper { PAPER_A4, PAPER_LETTER };

/* What divides decimals and thousands in texts; of decimals the first two. */
enum separator { SEPARATOR_POINT, SEPARATOR_COMMA, SEPARATOR_SPACE, SEPARATOR_APOSTROPHE, SEPARATOR_NONE };

enum currency_position { CURRENCY_BEFORE, CURRENCY_AFTER };

/* How numbers are written in the sentences and labels of every document. Numbers in cells are the spreadsheet
 * program's to show. */
struct notation {
    int decimal, thousands; /* enum separator, not the same */
    int currency;           /* enum currency_position */
};

/* A PNG file, whole. */
struct logo {
    const char *file; /* NULL: none */
    char sha256[65];
    const unsigned char *bytes;
    size_t n_bytes;
    unsigned width, height; /* pixels, 1 to LOGO_PIXELS_MOST */
    double x_dpi, y_dpi;    /* pixels an inch as the file says, 96 where it does not */
};
#define LOGO_PIXELS_MOST 4096

/* What of the template is the workbook's alone. */
struct workbook_template {
    int paper;                  /* enum paper */
    const char *font;           /* family */
    double font_size;           /* points, of plain cells */
    enum tab tabs[N_TABS];      /* the kinds to include, each once, in order */
    size_t n_tabs;              /* 1 or more */
    const char *titles[N_TABS]; /* 1 to 31 characters, without brackets, braces and straight quotes; those of
                                    tabs are no two the same, whatever number follows them */
    const char *formats[N_NUMBER_FORMATS]; /* codes of spreadsheet programs */
};

/* The kinds of pages of the briefing, in their order where no template says another (3.3). */
enum brief_page {
    BRIEF_ANSWER,
    BRIEF_COMMIT,
    BRIEF_RATES,
    BRIEF_WHY,
    BRIEF_ASKS,
    BRIEF_COMPARE,
    BRIEF_WORDS,
    BRIEF_DATA,
    N_BRIEF_PAGES
};

/* What of the template is the briefing's alone. */
struct brief_template {
    int paper;                            /* enum paper */
    const char *font;                     /* family */
    enum brief_page pages[N_BRIEF_PAGES]; /* the kinds to include, each once, in order */
    size_t n_pages;                       /* 1 or more */
    const char *titles[N_BRIEF_PAGES];    /* over the sentence that heads a page; 1 to 60 characters */
};

struct template
{
    const char *file; /* as given; NULL: the defaults */
    char sha256[65];  /* "" without a file */
    uint64_t bytes;
    struct logo logo;
    const char *confidentiality; /* a line for the footers, "" for none */
    struct notation notation;
    int colours[N_COLOURS]; /* 0xRRGGBB */
    struct workbook_template workbook;
    struct brief_template brief;
    unsigned long tabs_line; /* where `order` was said, 0 where it was not */
};

/* The kinds of tabs and pages as `order` and the titles name them: "readme", "answer"; NULL at the end. */
extern const char *const template_tab_names[N_TABS + 1];
extern const char *const template_page_names[N_BRIEF_PAGES + 1];

/* How wide a number format's code shows a value (not of a date: any day's), in digits of the font: an
 * estimate that is rather too wide. Clause 3.2 rule 5. */
double template_width(const char *code, double value);

/* Reads a template INI and its logo (of NULL: every default). Returns 0, or -1 after reporting: STATUS_CONFIG
 * with the place for what is wrong in it, STATUS_NO_INPUT, STATUS_PERMISSION, STATUS_IO or STATUS_TRY_LATER
 * for a file that cannot be read. *ret is in the arena's memory. */
int template_read(const char *path, struct arena *arena, struct diags *diags, struct template *ret);

/* What holds without a template. */
const struct template *template_default(struct arena *arena);

#endif

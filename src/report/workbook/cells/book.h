/* The workbook being written: the only place that puts cells through libxlsxwriter. Typed writers refuse
 * numbers that are not finite, mend text that is not UTF-8, keep the first error with its sheet and cell, and
 * count what they write for the read-back. Clauses 3.2 and 6.1. */
#ifndef BOOK_H
#define BOOK_H

#include <realrate/report.h>
#include <realrate/template.h>

#include <stdbool.h>
#include <xlsxwriter.h>

/* What a cell is: its colours and borders. */
enum role {
    ROLE_PLAIN,
    ROLE_LEFT, /* a number among texts */
    ROLE_LABEL,
    ROLE_UNIT,
    ROLE_COLUMN_UNIT, /* of the column of numbers below */
    ROLE_NOTE,
    ROLE_PROSE,  /* wrapped text */
    ROLE_REMARK, /* the same beside other columns */
    ROLE_TITLE,
    ROLE_SECTION,
    ROLE_HEADER,
    ROLE_INPUT,   /* unlocked */
    ROLE_SAMPLE,  /* looks like an input and is none */
    ROLE_FORMULA, /* of this sheet alone */
    ROLE_CROSS,   /* refers to another sheet */
    ROLE_TOTAL,   /* like ROLE_FORMULA, with a line above */
    ROLE_CHECK,   /* text that turns green or red by its word */
    ROLE_STATE,   /* the same at the left edge */
    ROLE_MASTER,  /* the same on top of every sheet, in two lines where it takes them */
    ROLE_GOOD,    /* words of a judgement: sign */
    ROLE_CAUTION, /* negotiate */
    ROLE_BAD,     /* walk */
    ROLE_MILD,    /* watch */
    ROLE_LINK,    /* to another sheet */
    N_ROLES
};

/* How a number is shown. */
enum cell_form {
    CELL_GENERAL,
    CELL_TEXT,
    CELL_MONEY,
    CELL_CENTS,
    CELL_SHARE,
    CELL_SHARE_AS_SAID, /* of an input: 99.95% is not 100.0% */
    CELL_COUNT,
    CELL_FACTOR, /* six decimals */
    CELL_RATE,   /* a price: four significant digits of its cached value */
    CELL_DATE,
    CELL_MONTH,
    CELL_DIFFERENCE,
    CELL_TOLERANCE,
    CELL_WHOLE,
    CELL_RATE_2, /* CELL_RATE's choices: digits after the point */
    CELL_RATE_3,
    CELL_RATE_4,
    CELL_RATE_5,
    N_FORMS
};

struct workbook_file {
    lxw_workbook *workbook;
    const struct template *template;
    lxw_format *formats[N_ROLES][N_FORMS];
    lxw_format *good, *bad, *changed; /* of words */
    lxw_format *nothing[N_FORMS];     /* of what rounds to nothing */
    lxw_format *stale, *stale_notice; /* of what was simulated before inputs changed */
    struct sheet *sheets;             /* in order of tabs */
    size_t n_sheets, capacity;
    const char *currency; /* of the run: what "money" is in units */
    int32_t usage_to;     /* its last day of usage */
    struct names *names;  /* defined so far */
    bool poison;
    int n_mended; /* texts that were not UTF-8 or too long */
    char error[160];
    bool write_failed; /* the error is of the disk, not of what was to be written */
    struct arena *arena;
};

/* Months that a time sheet prints, from FIRST_MONTH on, 0 of another sheet; how many of them come before any
 * contract; and how wide one of them is, and the labels before them, in characters. */
struct month_columns {
    unsigned n, n_before;
    double width, labels_width;
};

struct extremes {
    bool is_known;
    double least, most;
};

/* A column's width in characters of the default font (room.h). */
struct room {
    double said, number;            /* 0: nothing said; of the widest number */
    struct extremes known[N_FORMS]; /* of the numbers so far */
};

struct sheet {
    struct workbook_file *file;
    lxw_worksheet *worksheet;
    const char *name;   /* of the tab */
    const char *quoted; /* as a formula spells it */
    struct month_columns months;
    bool has_own_heads; /* further tables have theirs: pages repeat the title alone */
    unsigned rule_to;   /* the last column under a section's heading that its line reaches */
    uint64_t n_cells, n_formulas;
    double sum;
    struct quiet *quiet[N_FORMS]; /* of what rounds to nothing; NULL: none */
    struct room *rooms;           /* per column, as far as any is said or holds a number */
    size_t n_rooms, rooms_capacity;
};

/* Creates folder/workbook.xlsx in memory; nothing is written before book_close. Returns 0, or -1. */
int book_open(struct workbook_file *file, const struct results *results, const struct report_options *options,
              struct arena *arena);

/* Writes the file and frees everything but the sheets' totals. Returns 0, or -1 with file->error set. */
int book_close(struct workbook_file *file);

/* Adds a tab under a template's title, with a number after it where that is not 0. Sheets are
 * pointers into an array that must not grow after the first is used: all are added before any is written. */
void book_add_sheet(struct workbook_file *file, const char *title, size_t number);

/* Names one cell or range of a sheet for formulas: reference is like Inputs!$C$5. */
void book_name(const struct sheet *sheet, const char *name, const char *reference);

/* Valid UTF-8 without control characters, at most max characters; invalid bytes become U+FFFD. */
const char *book_clean_text(struct workbook_file *file, const char *text, size_t max);

/* A section's heading in column 0 is underlined as far as sheet->rule_to: it is written before what stands
 * beside it. */
void sheet_text(struct sheet *sheet, unsigned row, unsigned col, enum role role, const char *text);
void sheet_number(struct sheet *sheet, unsigned row, unsigned col, enum role role, enum cell_form form,
                  double value);
void sheet_blank(struct sheet *sheet, unsigned row, unsigned col, enum role role, enum cell_form form);
void sheet_day(struct sheet *sheet, unsigned row, unsigned col, enum role role, enum cell_form form,
               int32_t day);
void sheet_link(struct sheet *sheet, unsigned row, unsigned col, const char *target, const char *text);

/* A formula with its cached number, "n/a" where that is NAN. The role becomes ROLE_CROSS where the formula
 * reaches another sheet. */
void sheet_formula(struct sheet *sheet, unsigned row, unsigned col, enum role role, enum cell_form form,
                   double cached, const char *formula);
void sheet_formula_text(struct sheet *sheet, unsigned row, unsigned col, enum role role, const char *cached,
                        const char *formula);

/* A day of calendar.h as a serial date of the 1900 system. */
double sheet_serial(int32_t day);

/* Colours cells by their words: ERROR, OPEN and "above list" red, else "inputs changed" the colour of
 * caution, else OK green. */
void sheet_colour(struct sheet *sheet, unsigned row, unsigned col, unsigned last_row, unsigned last_col);

/* Shows what rounds to nothing as nothing: sums of halves and thirds leave a billionth that would read "-0"
 * in red. Of money and shares; other forms are left alone. The ranges of a sheet become one rule a form,
 * which spreadsheet programs open much faster than one a range: sheet_write_quiet writes it, after all
 * others. */
void sheet_quiet(struct sheet *sheet, enum cell_form form, unsigned row, unsigned col, unsigned last_row,
                 unsigned last_col);
void sheet_write_quiet(struct sheet *sheet);

/* The form that shows four significant digits of value. */
enum cell_form form_of_rate(double value);

/* A colour of the template, for charts and grounds. */
lxw_color_t book_colour(const struct workbook_file *file, enum colour colour);

lxw_format *book_format(struct workbook_file *file, enum role role, enum cell_form form);

/* Cells [col, last_col] of a row become one, with nothing in it yet. */
void sheet_merge(struct sheet *sheet, unsigned row, unsigned col, unsigned last_col, enum role role);

/* How cells look by what is in them, and what a cell accepts. */
void sheet_rule(struct sheet *sheet, unsigned row, unsigned col, unsigned last_row, unsigned last_col,
                lxw_conditional_format *rule);
void sheet_validate(struct sheet *sheet, unsigned row, unsigned col, lxw_data_validation *rule);

/* Records a failed call at a cell; the first one stays. */
void sheet_check(struct sheet *sheet, unsigned row, unsigned col, lxw_error error);

#endif

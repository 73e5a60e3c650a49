#include "frame.h"

#include "grid.h"
#include "room.h"

#include <math.h>
#include <string.h>

#define MAX_LINE 200 /* characters: a footer has 255 in all */

/* Of a logo: where it stands, how high its row is (points), and the room it has (pixels). */
#define LOGO_ROW    39
#define LOGO_HEIGHT 48.0
#define LOGO_WIDTH  300.0

/* ---- what sheets say of themselves ---- */

#define STATE_HEIGHT 28 /* two lines: all that can be wrong fits into 40 characters of width */

void
frame_head(struct sheet *sheet, const char *what, unsigned subtitle_col, const char *subtitle)
{
    sheet_text(sheet, ROW_TITLE, 0, ROLE_TITLE,
               arena_printf(sheet->file->arena, "%s: %s", sheet->name, what));
    if (subtitle_col > 1)
        sheet_merge(sheet, ROW_STATE, 0, subtitle_col - 1, ROLE_MASTER);
    sheet_formula_text(sheet, ROW_STATE, 0, ROLE_MASTER, "All checks OK, scenario base", "checks_state");
    sheet_text(sheet, ROW_STATE, subtitle_col, ROLE_NOTE, subtitle);
    room_row(sheet, ROW_TITLE, 24);
    room_row(sheet, ROW_STATE, STATE_HEIGHT);
}

void
frame_freeze(struct sheet *sheet, unsigned row, unsigned col)
{
    worksheet_freeze_panes(sheet->worksheet, row, (lxw_col_t)col);
}

void
frame_area(struct sheet *sheet, unsigned last_row, unsigned last_col)
{
    sheet_check(sheet, last_row, last_col,
                worksheet_print_area(sheet->worksheet, 0, 0, last_row, (lxw_col_t)last_col));
}

void
frame_breaks(struct sheet *sheet, const unsigned *rows, size_t n)
{
    lxw_row_t *breaks = ARENA_NEW(sheet->file->arena, lxw_row_t, n + 1); /* ends with a 0 */
    for (size_t i = 0; i < n; i++)
        breaks[i] = rows[i];
    if (n > 0)
        sheet_check(sheet, rows[0], 0, worksheet_set_h_pagebreaks(sheet->worksheet, breaks));
}

/* ---- what all have alike ---- */

/* File, sheet and page; under them the template's line, where an & begins a code unless it is doubled. */
static const char *
footer(struct workbook_file *file)
{
    const char *line = book_clean_text(file, file->template->confidentiality, MAX_LINE);
    const char *text = *line ? "\n" : "";
    for (size_t n; *line; line += n) {
        n = strcspn(line, "&");
        n += line[n] == '&';
        text = arena_printf(file->arena, "%s%.*s%s", text, (int)n, line, line[n - 1] == '&' ? "&" : "");
    }
    return arena_printf(file->arena, "&L&F&C&A%s&R&P of &N", text);
}

/* As high as the title's row. */
void
frame_put_logo(struct sheet *sheet, unsigned col)
{
    const struct logo *logo = &sheet->file->template->logo;
    if (!logo->file)
        return;
    double width = logo->width * 96 / logo->x_dpi, height = logo->height * 96 / logo->y_dpi;
    double scale = fmin(1, fmin(LOGO_HEIGHT / height, LOGO_WIDTH / width)); /* never coarser than it is */
    char words[] = "Logo";
    lxw_image_options options = {.x_offset = 4,
                                 .y_offset = 2,
                                 .x_scale = scale,
                                 .y_scale = scale,
                                 .object_position = LXW_OBJECT_MOVE_DONT_SIZE,
                                 .description = words};
    room_row(sheet, ROW_TITLE, LOGO_ROW);
    sheet_check(sheet, ROW_TITLE, col,
                worksheet_insert_image_buffer_opt(sheet->worksheet, ROW_TITLE, (lxw_col_t)col, logo->bytes,
                                                  logo->n_bytes, &options));
}

/* Excel's number of a paper, and how many inches it is wide when it lies, without the margins. */
struct paper_size {
    uint8_t number;
    double inches;
};

#define MARGIN         0.4
#define YEAR_MONTHS    12
#define LEAST_MONTHS   4    /* of a page of their own */
#define PIXELS_OF_INCH 96.0 /* in which Excel measures columns: 7 a character, and 5 of padding */
#define SPARE          0.72 /* where Calibri is not installed, LibreOffice takes a wider letter */

/* A year and less stands on usual paper; more, where no template chose the paper, on one twice as large. */
static bool
is_large(const struct workbook_file *file, unsigned n_months)
{
    return n_months > YEAR_MONTHS && !file->template->file;
}

unsigned
frame_months(const struct workbook_file *file, unsigned n_months)
{
    unsigned most = is_large(file, n_months) ? 2 * YEAR_MONTHS : YEAR_MONTHS;
    return n_months > most ? YEAR_MONTHS : n_months;
}

static unsigned
contract_months(const struct month_columns *months)
{
    return months->n - months->n_before;
}

bool
frame_is_by_years(const struct sheet *sheet)
{
    unsigned n_months = contract_months(&sheet->months);
    return n_months > frame_months(sheet->file, n_months);
}

static struct paper_size
paper_of(const struct sheet *sheet)
{
    static const struct paper_size sizes[][2] = {
        [PAPER_A4] = {{9, 11.69}, {8, 16.54}}, [PAPER_LETTER] = {{1, 11}, {3, 17}}};
    const struct workbook_file *file = sheet->file;
    return sizes[file->template->workbook.paper][is_large(file, contract_months(&sheet->months))];
}

/* Contract years side by side on pages of their own, each with the labels; a few months that are left stand
 * with the year before. A page's width gives the scale: a sheet that is fitted to pages breaks where it
 * likes. */
static void
print_by_years(struct sheet *sheet)
{
    const struct month_columns *months = &sheet->months;
    unsigned n_breaks = 0, most = YEAR_MONTHS, month = YEAR_MONTHS;
    lxw_col_t *breaks = ARENA_NEW(sheet->file->arena, lxw_col_t, months->n / YEAR_MONTHS + 1);
    for (; month + LEAST_MONTHS <= months->n; month += YEAR_MONTHS)
        breaks[n_breaks++] = (lxw_col_t)(FIRST_MONTH + month);
    if (months->n > month)
        most += months->n - month;
    double characters = months->labels_width + months->width * most;
    double pixels = 7 * characters + 5 * (FIRST_MONTH + most);
    double inches = SPARE * (paper_of(sheet).inches - 2 * MARGIN);
    double percent = floor(100 * inches * PIXELS_OF_INCH / pixels);
    worksheet_set_print_scale(sheet->worksheet, (uint16_t)fmax(10, fmin(100, percent)));
    sheet_check(sheet, 0, 0, worksheet_set_v_pagebreaks(sheet->worksheet, breaks));
    sheet_check(sheet, 0, 0, worksheet_repeat_columns(sheet->worksheet, 0, FIRST_MONTH - 1));
}

/* The library's own call takes one range. */
void
frame_areas(struct sheet *sheet, unsigned last_row, unsigned last_col, unsigned below, unsigned last_below,
            unsigned below_col)
{
    struct arena *arena = sheet->file->arena;
    const char *above = ref_range(arena, NULL, sheet, 0, 0, last_row, last_col);
    const char *under = ref_range(arena, NULL, sheet, below, 0, last_below, below_col);
    lxw_error error =
        workbook_define_name(sheet->file->workbook, arena_printf(arena, "%s!_xlnm.Print_Area", sheet->quoted),
                             arena_printf(arena, "=%s,%s", above, under));
    sheet_check(sheet, 0, 0, error);
}

void
frame_set_up(struct sheet *sheet)
{
    struct workbook_file *file = sheet->file;
    bool has_line = file->template->confidentiality[0] != '\0';
    lxw_worksheet *worksheet = sheet->worksheet;
    lxw_protection options = {.format_columns = 1, .format_rows = 1};
    worksheet_set_landscape(worksheet);
    worksheet_set_paper(worksheet, paper_of(sheet).number);
    if (frame_is_by_years(sheet))
        print_by_years(sheet);
    else
        worksheet_fit_to_pages(worksheet, 1, 0);
    sheet_check(sheet, 0, 0,
                worksheet_repeat_rows(worksheet, ROW_TITLE, sheet->has_own_heads ? ROW_STATE : ROW_HEADER));
    sheet_check(sheet, 0, 0, worksheet_set_footer(worksheet, footer(file)));
    worksheet_set_margins(worksheet, MARGIN, MARGIN, 0.5, has_line ? 0.75 : 0.6);
    worksheet_gridlines(worksheet, LXW_HIDE_ALL_GRIDLINES);
    worksheet_protect(worksheet, NULL, &options);
}

void
frame_show_first(struct sheet *sheet)
{
    worksheet_activate(sheet->worksheet);
    worksheet_set_first_sheet(sheet->file->sheets[0].worksheet);
}

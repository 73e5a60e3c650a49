#include "page.h"

#include <math.h>
#include <string.h>

#define MAX_LINE 200 /* characters: a footer has 255 in all */

/* Of a logo: where it stands, how high its row is (points), and the room it has (pixels). */
#define LOGO_ROW    39
#define LOGO_HEIGHT 48.0
#define LOGO_WIDTH  300.0

/* File, sheet and page; under them the template's line, where an & begins a code unless it is doubled. */
static const char *
footer(const struct model *model)
{
    const char *line = book_clean_text(model->file, model->file->template->confidentiality, MAX_LINE);
    const char *text = *line ? "\n" : "";
    for (size_t n; *line; line += n) {
        n = strcspn(line, "&");
        n += line[n] == '&';
        text = arena_printf(model->arena, "%s%.*s%s", text, (int)n, line, line[n - 1] == '&' ? "&" : "");
    }
    return arena_printf(model->arena, "&L&F&C&A%s&R&P of &N", text);
}

/* On top of the sheet, as high as its title's row. */
static void
put_logo(struct sheet *sheet, lxw_col_t col)
{
    const struct logo *logo = &sheet->file->template->logo;
    double width = logo->width * 96 / logo->x_dpi, height = logo->height * 96 / logo->y_dpi;
    double scale = fmin(1, fmin(LOGO_HEIGHT / height, LOGO_WIDTH / width)); /* never coarser than it is */
    char words[] = "Logo";
    lxw_image_options options = {.x_offset = 4,
                                 .y_offset = 2,
                                 .x_scale = scale,
                                 .y_scale = scale,
                                 .object_position = LXW_OBJECT_MOVE_DONT_SIZE,
                                 .description = words};
    worksheet_set_row(sheet->worksheet, ROW_TITLE, LOGO_ROW, NULL);
    sheet_check(sheet, ROW_TITLE, col,
                worksheet_insert_image_buffer_opt(sheet->worksheet, ROW_TITLE, col, logo->bytes,
                                                  logo->n_bytes, &options));
}

void
page_set_up(const struct model *model, struct sheet *sheet)
{
    static const uint8_t papers[][2] = {[PAPER_A4] = {9, 8}, [PAPER_LETTER] = {1, 3}}; /* Excel's numbers */
    const struct template *template = model->file->template;
    bool has_line = template->confidentiality[0] != '\0';
    lxw_worksheet *worksheet = sheet->worksheet;
    lxw_protection options = {.format_columns = 1, .format_rows = 1};
    worksheet_set_landscape(worksheet);
    worksheet_set_paper(worksheet, papers[template->workbook.paper][sheet->is_large && !template->file]);
    worksheet_fit_to_pages(worksheet, 1, 0);
    worksheet_repeat_rows(worksheet, ROW_TITLE, ROW_HEADER);
    sheet_check(sheet, 0, 0, worksheet_set_footer(worksheet, footer(model)));
    worksheet_set_margins(worksheet, 0.4, 0.4, 0.5, has_line ? 0.75 : 0.6);
    worksheet_gridlines(worksheet, LXW_HIDE_ALL_GRIDLINES);
    worksheet_protect(worksheet, NULL, &options);
}

void
page_put_logo(struct model *model)
{
    static const struct {
        enum tab tab;
        lxw_col_t col;
    } with_logo[] = {{TAB_README, 2},
                     {TAB_SUMMARY, 5}}; /* right of the title, left of what is printed last */
    for (size_t i = 0; model->file->template->logo.file && i < sizeof with_logo / sizeof *with_logo; i++)
        if (model->n_tabs[with_logo[i].tab])
            put_logo(model->tabs[with_logo[i].tab][0], with_logo[i].col);
}

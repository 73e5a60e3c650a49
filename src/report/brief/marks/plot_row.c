#include "plot_row.h"

#define LINE 14.0 /* from one line of text to the next; a first line is lower */

static struct text_box
name_box(struct rect rect, const struct row_words *words, int max_lines)
{
    const double number = words->number != NULL ? PLOT_ROW_NUMBER : 0;
    return (struct text_box){.x = rect.x + number, .width = rect.width - number, .max_lines = max_lines};
}

double
plot_row_height(struct canvas *canvas, double width, const struct row_words *words)
{
    const struct rect rect = {.width = width};
    const double name = canvas_text_height(canvas, words->style, name_box(rect, words, 2), words->name);
    return name + (words->remark != NULL ? LINE : 0);
}

void
plot_row(struct canvas *canvas, struct rect rect, const struct row_words *words)
{
    const bool has_remark = words->remark != NULL && rect.height >= 2 * LINE;
    const double name_room = rect.height - (has_remark ? LINE : 0);
    struct text_box name = name_box(rect, words, name_room >= 2 * LINE - 2 ? 2 : 1);
    const double name_height = canvas_text_height(canvas, words->style, name, words->name);
    const double top = rect.y + (rect.height - name_height - (has_remark ? LINE : 0)) / 2;
    name.y = top;
    if (words->number != NULL)
        canvas_text(canvas, (struct style){SIZE_TEXT, true, INK_ACCENT},
                    (struct text_box){.x = rect.x, .y = top}, words->number);
    canvas_text_balanced(canvas, words->style, name, words->name);
    if (has_remark) {
        struct text_box remark = name_box(rect, words, 1);
        remark.y = top + name_height + 1;
        canvas_text(canvas, STYLE_QUIET, remark, words->remark);
    }
}

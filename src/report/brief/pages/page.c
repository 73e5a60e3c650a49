#include "page.h"

#define TITLE_TWO_LINES 56.0 /* higher than two lines of a title, lower than three */

const struct page pages[N_BRIEF_PAGES] = {
    [BRIEF_ANSWER] = {NULL, page_answer_draw},
    [BRIEF_COMMIT] = {page_commit_exists, page_commit_draw},
    [BRIEF_RATES] = {page_rates_exists, page_rates_draw},
    [BRIEF_WHY] = {NULL, page_why_draw},
    [BRIEF_ASKS] = {page_asks_exists, page_asks_draw},
    [BRIEF_COMPARE] = {page_compare_exists, page_compare_draw},
    [BRIEF_WORDS] = {NULL, page_words_draw},
    [BRIEF_DATA] = {NULL, page_data_draw},
};

bool
page_exists(const struct brief *brief, enum brief_page kind)
{
    return !pages[kind].exists || pages[kind].exists(brief);
}

size_t
page_number(const struct brief *brief, enum brief_page kind)
{
    const struct brief_template *template = &brief->template->brief;
    size_t number = 0;
    for (size_t i = 0; i < template->n_pages; i++) {
        if (!page_exists(brief, template->pages[i]))
            continue;
        number++;
        if (template->pages[i] == kind)
            return number;
    }
    return 0;
}

static const char *
link_text(const struct brief *brief, enum brief_page kind)
{
    return arena_printf(brief->arena, "page %zu", page_number(brief, kind));
}

double
page_link(struct brief *brief, enum brief_page kind, double x, double y)
{
    const struct style style = {SIZE_TEXT, false, INK_ACCENT};
    if (page_number(brief, kind) == 0)
        return 0;
    const char *text = link_text(brief, kind);
    canvas_tag_begin(brief->canvas, "P");
    canvas_link_begin(brief->canvas, template_page_names[kind]);
    canvas_text(brief->canvas, style,
                (struct text_box){.x = x, .y = y, .align = ALIGN_RIGHT, .is_tick = true}, text);
    canvas_link_end(brief->canvas);
    canvas_tag_end(brief->canvas, "P");
    return canvas_text_width(brief->canvas, style, text);
}

void
page_place(struct brief *brief, const struct chart *chart, struct rect rect)
{
    chart_place(brief, chart, view_alone(brief->subject),
                (struct panel){.rect = rect, .size = SIZE_HEADING, .head = PANEL_HEAD});
}

struct rect
page_head(struct brief *brief, const char *title, const char *neutral)
{
    struct canvas *canvas = brief->canvas;
    const struct rect content = canvas->content;
    const double y = content.y + 10;
    canvas_tag_begin(canvas, "H1");
    /* Two lines; a third is better than an ellipsis where names are long. */
    struct text_box box = {.x = content.x, .y = y, .width = content.width};
    box.max_lines = canvas_text_height(canvas, STYLE_TITLE, box, title) > TITLE_TWO_LINES ? 3 : 2;
    const double height = canvas_text_balanced(canvas, STYLE_TITLE, box, title);
    canvas_tag_end(canvas, "H1");
    panel_paragraph(
        canvas, STYLE_QUIET,
        (struct text_box){.x = content.x, .y = y + height + 4, .width = content.width, .max_lines = 1},
        neutral);
    return rect_below(content, y + height + 34);
}

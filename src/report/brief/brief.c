/* The table of pages, the frame around each, and the file. */
#include "brief.h"

#include "pdf_finish.h"

#include <realrate/report.h>

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

const struct page brief_pages[] = {
    {"answer", "The answer", page_answer_count, page_answer_draw},
    {"commit", "The commitment", page_commit_count, page_commit_draw},
    {"bridge", "Why realized is not quoted", page_bridge_count, page_bridge_draw},
    {"rates", "What each model really costs", page_rates_count, page_rates_draw},
    {"words", "Words and method", page_words_count, page_words_draw},
    {"data", "Sources, assumptions, data quality", page_data_count, page_data_draw},
    {NULL, NULL, NULL, NULL},
};

#define TITLE_TWO_LINES 56.0 /* higher than two lines of a title, lower than three */

double
page_head(struct brief *brief, const char *title, const char *neutral)
{
    struct canvas *canvas = brief->canvas;
    const double y = MARGIN + 10;
    canvas_tag_begin(canvas, "H1");
    /* Two lines; a third is better than an ellipsis where names are long. */
    struct text_box box = {.x = MARGIN, .y = y, .width = CONTENT_WIDTH};
    box.max_lines = canvas_text_height(canvas, STYLE_TITLE, box, title) > TITLE_TWO_LINES ? 3 : 2;
    const double height = canvas_text_balanced(canvas, STYLE_TITLE, box, title);
    canvas_tag_end(canvas, "H1");
    canvas_tag_begin(canvas, "P");
    canvas_text(canvas, STYLE_QUIET,
                (struct text_box){.x = MARGIN, .y = y + height + 4, .width = CONTENT_WIDTH, .max_lines = 1},
                neutral);
    canvas_tag_end(canvas, "P");
    return y + height + 34;
}

struct rect
page_panel(struct brief *brief, struct rect rect, enum type_size size, double head, const char *heading,
           const char *neutral)
{
    struct canvas *canvas = brief->canvas;
    canvas_panel(canvas, heading, rect);
    const struct style style = {size, true, INK_TEXT};
    struct text_box box = {.x = rect.x, .y = rect.y, .width = rect.width};
    /* Two lines; a third is better than an ellipsis where a panel is narrow. */
    box.max_lines = canvas_text_height(canvas, style, box, heading) > 30 && size == SIZE_TEXT ? 3 : 2;
    canvas_tag_begin(canvas, "H2");
    double used = canvas_text_balanced(canvas, style, box, heading);
    canvas_tag_end(canvas, "H2");
    if (neutral != NULL) {
        canvas_tag_begin(canvas, "P");
        used += 1 + canvas_text(canvas, STYLE_QUIET,
                                (struct text_box){
                                    .x = rect.x, .y = rect.y + used + 1, .width = rect.width, .max_lines = 1},
                                neutral);
        canvas_tag_end(canvas, "P");
    }
    used = fmax(used + 8, head);
    return (struct rect){rect.x, rect.y + used, rect.width, rect.height - used};
}

const char *
page_fit(struct brief *brief, struct style style, const struct fact *fact, double width)
{
    return canvas_text_width(brief->canvas, style, fact->text) + 3 <= width ? fact->text : fact->short_text;
}

static void
draw_kicker(struct brief *brief, const struct page *page)
{
    canvas_tag_begin(brief->canvas, "P");
    canvas_text(brief->canvas, (struct style){SIZE_TEXT, true, INK_ACCENT},
                (struct text_box){.x = MARGIN, .y = MARGIN - 8}, page->kicker);
    canvas_tag_end(brief->canvas, "P");
}

/* Every file by its name, without folders; what does not fit the line is cut, the last page has all. */
static const char *
sources(const struct brief *brief)
{
    const struct results *results = brief->results;
    const char *text =
        arena_printf(brief->arena, "realrate %s, usage to %s, prices of %s. Sources:", results->version,
                     FACT_TEXT(brief->facts, "history.last_day"), FACT_TEXT(brief->facts, "prices.as_of"));
    for (size_t i = 0; i < results->n_inputs; i++) {
        const char *path = results->inputs[i].path, *slash = strrchr(path, '/');
        text =
            arena_printf(brief->arena, "%s%s %s", text, i > 0 ? "," : "", slash != NULL ? slash + 1 : path);
    }
    return text;
}

static void
draw_footer(struct brief *brief)
{
    struct canvas *canvas = brief->canvas;
    canvas_panel(canvas, "footer",
                 (struct rect){MARGIN, FOOTER_Y - 2, CONTENT_WIDTH, PAPER_HEIGHT - FOOTER_Y - 10});
    char number[64];
    snprintf(number, sizeof(number), "Page %zu of %zu", canvas->page + 1, brief->n_pages);
    canvas_tag_begin(canvas, "P");
    canvas_text(canvas, STYLE_QUIET,
                (struct text_box){.x = MARGIN, .y = FOOTER_Y, .width = CONTENT_WIDTH - 80, .max_lines = 1},
                sources(brief));
    canvas_text(
        canvas, STYLE_QUIET,
        (struct text_box){.x = MARGIN + CONTENT_WIDTH, .y = FOOTER_Y, .align = ALIGN_RIGHT, .is_tick = true},
        number);
    canvas_tag_end(canvas, "P");
}

void
brief_draw(struct brief *brief)
{
    brief->n_pages = 0;
    for (const struct page *page = brief_pages; page->name != NULL; page++)
        brief->n_pages += page->count(brief);
    for (const struct page *page = brief_pages; page->name != NULL; page++)
        for (size_t i = 0; i < page->count(brief); i++) {
            const char *name = i == 0 ? page->name : arena_printf(brief->arena, "%s-%zu", page->name, i + 1);
            canvas_page_begin(brief->canvas, name, i == 0 ? page->kicker : NULL);
            draw_kicker(brief, page);
            page->draw(brief, i);
            draw_footer(brief);
            canvas_page_end(brief->canvas);
        }
}

static int
write_file(const GByteArray *bytes, const char *folder, struct arena *arena, struct diags *diags)
{
    const char *path = arena_printf(arena, "%s/briefing.pdf", folder);
    FILE *file = fopen(path, "wb");
    int failed = file == NULL || fwrite(bytes->data, 1, bytes->len, file) != bytes->len;
    int error = errno;
    if (file != NULL && fclose(file) != 0 && !failed) {
        failed = 1;
        error = errno;
    }
    if (failed)
        diag_error(diags, STATUS_IO, (struct place){.file = "briefing.pdf"}, "cannot write: %s",
                   strerror(error));
    return failed ? -1 : 0;
}

int
brief_write(const struct results *results, const struct facts *facts, const struct report_options *options,
            struct arena *arena, struct diags *diags)
{
    struct canvas canvas;
    const struct canvas_info info = {
        .title = sentence_answer(results, facts, arena),
        .author = arena_printf(arena, "realrate %s", results->version),
    };
    int status = -1;
    if (canvas_open(&canvas, &info, arena, diags) != 0)
        goto close;
    struct brief brief = {.canvas = &canvas, .results = results, .facts = facts, .arena = arena};
    brief_draw(&brief);
    GByteArray *bytes = canvas_finish(&canvas);
    if (bytes == NULL)
        goto close;
    const struct pdf_facts pdf_facts = {
        .language = "en", .created = options->created, .alts = canvas.alts, .n_alts = canvas.n_alts};
    if (pdf_finish(bytes, &pdf_facts) != 0) {
        diag_error(diags, STATUS_SELF_CHECK, (struct place){.file = "briefing.pdf"},
                   "the PDF library wrote a file of an unknown layout");
        goto close;
    }
    status = write_file(bytes, options->folder, arena, diags);
close:
    canvas_close(&canvas);
    return status;
}

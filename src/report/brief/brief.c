/* The frame around each page, and the file. */
#include "brief.h"

#include "report/brief/canvas/document.h"
#include "report/brief/charts/chart_files.h"
#include "report/brief/pages/page.h"
#include "report/sentence.h"

#include <realrate/report.h>

#include <string.h>

#define FOOTER_ROOM 5.28 /* of the footer's two lines below the margin */
#define FOOTER_GAP  12.0
#define FOOTER_LINE 12.0
#define NUMBER_ROOM 80.0 /* of the page's number */
#define PAGE_ROOM   46.0 /* of the number of the page of all sources */
#define LOGO_HEIGHT 26.0
#define LOGO_WIDTH  150.0 /* at most */

struct rect
brief_content(struct rect paper)
{
    return (struct rect){MARGIN, MARGIN, paper.width - 2 * MARGIN, paper.height - 2 * MARGIN - FOOTER_ROOM};
}

struct brief
brief_on(struct canvas *canvas, const struct results *results, const struct facts *facts,
         const struct template *template, struct arena *arena)
{
    struct facts *short_facts = ARENA_NEW(arena, struct facts, 1);
    facts_shorten(facts, arena, short_facts);
    return (struct brief){.canvas = canvas,
                          .results = results,
                          .facts = facts,
                          .short_facts = short_facts,
                          .template = template,
                          .arena = arena,
                          .subject = sentence_best_offer(facts)};
}

const char *
brief_fit(struct brief *brief, struct style style, const struct fact *fact, double width)
{
    return canvas_text_width(brief->canvas, style, fact->text) + 3 <= width ? fact->text : fact->short_text;
}

/* The page's name, and the logo at the other end of the line. */
static void
draw_head(struct brief *brief, enum brief_page kind)
{
    const struct rect content = brief->canvas->content;
    panel_paragraph(brief->canvas, (struct style){SIZE_TEXT, true, INK_ACCENT},
                    (struct text_box){.x = content.x, .y = content.y - 8},
                    brief->template->brief.titles[kind]);
    canvas_logo(brief->canvas, (struct rect){rect_right(content) - LOGO_WIDTH, content.y + 8 - LOGO_HEIGHT,
                                             LOGO_WIDTH, LOGO_HEIGHT});
}

/* Version, days of usage and prices, the first n files by their names, without folders. */
static const char *
sources_text(const struct brief *brief, size_t n)
{
    const struct results *results = brief->results;
    const char *text =
        arena_printf(brief->arena, "realrate %s, usage to %s, prices of %s. Sources:", results->version,
                     FACT_TEXT(brief->facts, "history.last_day"), FACT_TEXT(brief->facts, "prices.as_of"));
    for (size_t i = 0; i < n; i++) {
        const char *path = results->inputs[i].path, *slash = strrchr(path, '/');
        text =
            arena_printf(brief->arena, "%s%s %s", text, i > 0 ? "," : "", slash != NULL ? slash + 1 : path);
    }
    if (n == results->n_inputs)
        return text;
    const struct fact *rest = fact_find(brief->facts, "data.sources_after.%zu", n);
    return arena_printf(brief->arena, n > 0 ? "%s and %s more" : "%s %s files", text, rest->text);
}

const char *
brief_sources(const struct brief *brief, const char *before, struct text_box box)
{
    const struct text_box open = {.width = box.width};
    for (size_t n = brief->results->n_inputs;; n--) {
        const char *text = arena_printf(brief->arena, "%s%s", before, sources_text(brief, n));
        const double height = canvas_text_height(brief->canvas, STYLE_QUIET, open, text);
        if (n == 0 || height <= canvas_text_height(brief->canvas, STYLE_QUIET, box, text) + 0.5)
            return text;
    }
}

/* The line of sources, the same on every page. */
struct footer {
    const char *sources;
    size_t page; /* that has all of them, where not all have room; 0: they have, or none has */
};

static double
footer_width(const struct brief *brief)
{
    return brief->canvas->content.width - NUMBER_ROOM;
}

static struct footer
footer_of(const struct brief *brief)
{
    struct text_box box = {.width = footer_width(brief), .max_lines = 1};
    const char *text = brief_sources(brief, "", box);
    const size_t page = page_number(brief, BRIEF_DATA);
    if (page == 0 || strcmp(text, sources_text(brief, brief->results->n_inputs)) == 0)
        return (struct footer){text, 0};
    box.width -= PAGE_ROOM;
    return (struct footer){arena_printf(brief->arena, "%s,", brief_sources(brief, "", box)), page};
}

static void
draw_sources(struct brief *brief, const struct footer *footer, double x, double y)
{
    struct canvas *canvas = brief->canvas;
    canvas_text(canvas, STYLE_QUIET,
                (struct text_box){.x = x, .y = y, .width = footer_width(brief), .max_lines = 1},
                footer->sources);
    if (footer->page > 0)
        canvas_text(canvas, STYLE_QUIET,
                    (struct text_box){.x = x + canvas_text_width(canvas, STYLE_QUIET, footer->sources) + 4,
                                      .y = y,
                                      .is_tick = true},
                    arena_printf(brief->arena, "page %zu", footer->page));
}

static void
draw_footer(struct brief *brief, const struct footer *footer)
{
    struct canvas *canvas = brief->canvas;
    const struct rect content = canvas->content;
    const double y = rect_bottom(content) + FOOTER_GAP;
    canvas_panel(canvas, "footer",
                 (struct rect){content.x, y - 2, content.width, canvas->look.paper.height - y - 10});
    /* Cairo cannot leave a text out of the structure: no reader reads this. */
    canvas_tag_begin(canvas, "Private");
    draw_sources(brief, footer, content.x, y);
    if (brief->template->confidentiality[0] != '\0')
        canvas_text(
            canvas, STYLE_QUIET,
            (struct text_box){.x = content.x, .y = y + FOOTER_LINE, .width = content.width, .max_lines = 1},
            brief->template->confidentiality);
    canvas_text(canvas, STYLE_QUIET,
                (struct text_box){.x = rect_right(content), .y = y, .align = ALIGN_RIGHT, .is_tick = true},
                arena_printf(brief->arena, "Page %zu of %zu", canvas->page + 1, brief->n_pages));
    canvas_tag_end(canvas, "Private");
}

static void
draw_page(struct brief *brief, enum brief_page kind, const struct footer *footer)
{
    canvas_page_begin(brief->canvas, template_page_names[kind], brief->template->brief.titles[kind]);
    draw_head(brief, kind);
    pages[kind].draw(brief);
    draw_footer(brief, footer);
    canvas_page_end(brief->canvas);
}

void
brief_draw(struct brief *brief)
{
    const struct brief_template *template = &brief->template->brief;
    const struct footer footer = footer_of(brief);
    brief->n_pages = 0;
    for (size_t k = 0; k < template->n_pages; k++)
        brief->n_pages += page_exists(brief, template->pages[k]);
    for (size_t k = 0; k < template->n_pages; k++)
        if (page_exists(brief, template->pages[k]))
            draw_page(brief, template->pages[k], &footer);
    /* A template may ask only for pages that have nothing to say here. */
    if (brief->n_pages == 0) {
        brief->n_pages = 1;
        draw_page(brief, BRIEF_ANSWER, &footer);
    }
}

const struct template *
brief_template_of(const struct report_options *options, struct arena *arena)
{
    return options->template ? options->template : template_default(arena);
}

static int
write_briefing(struct brief *brief, struct font *font, const struct report_options *options,
               struct diags *diags)
{
    const struct results *results = brief->results;
    struct canvas canvas;
    const struct look look = look_of(brief->template);
    canvas_open(&canvas,
                &(struct canvas_info){.format = CANVAS_PDF,
                                      .font = font,
                                      .title = sentence_answer(results, brief->facts, brief->arena),
                                      .author = arena_printf(brief->arena, "realrate %s", results->version),
                                      .look = look,
                                      .content = brief_content(look.paper)},
                brief->arena, diags);
    brief->canvas = &canvas;
    brief_draw(brief);
    brief->canvas = NULL;
    int failed = document_write(&canvas, REPORT_BRIEFING, options);
    canvas_close(&canvas);
    return failed;
}

int
brief_write(const struct results *results, const struct facts *facts, const struct report_options *options,
            struct arena *arena, struct diags *diags)
{
    struct brief brief = brief_on(NULL, results, facts, brief_template_of(options, arena), arena);
    struct font font;
    if (font_open(&font, brief.template->brief.font, diags) != 0)
        return -1;
    int failed = write_briefing(&brief, &font, options, diags);
    if (!failed && options->charts)
        failed = chart_files_write(&brief, &font, options, diags);
    font_close(&font);
    return failed;
}

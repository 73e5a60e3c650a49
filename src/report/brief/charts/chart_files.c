#include "chart_files.h"

#include "chart_alone.h"

#include "report/brief/canvas/document.h"
#include "report/words.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

#define FOLDER "charts"

const char *const chart_formats[] = {[CANVAS_PDF] = "pdf", [CANVAS_SVG] = "svg", [CANVAS_PNG] = "png", NULL};

static enum canvas_format
format_named(const char *name)
{
    int format = CANVAS_PDF;
    while (strcmp(chart_formats[format], name) != 0)
        format++;
    return (enum canvas_format)format;
}

/* A name's letters and digits in lower case, a dash for what is between them. */
static const char *
slug(struct arena *arena, const char *name)
{
    char *text = arena_text(arena, name, strlen(name)), *end = text;
    for (const char *p = name; *p != '\0'; p++) {
        if (g_ascii_isalnum(*p))
            *end++ = g_ascii_tolower(*p);
        else if (end > text && end[-1] != '-')
            *end++ = '-';
    }
    while (end > text && end[-1] == '-')
        end--;
    *end = '\0';
    return text;
}

/* "charts/drawdown-2-proposal-b.svg": the offer by its number, so that names stay apart, and its name. */
static const char *
file_name(const struct brief *brief, const struct chart *chart, size_t offer, const char *extension)
{
    if (!chart->is_of_offer)
        return arena_printf(brief->arena, FOLDER "/%s.%s", chart->name, extension);
    const char *name = slug(brief->arena, words_offer_short_name(brief->results, offer, brief->arena));
    return arena_printf(brief->arena, FOLDER "/%s-%zu%s%s.%s", chart->name, offer + 1, *name ? "-" : "", name,
                        extension);
}

/* A file to write; charts of the run show the subject. */
struct chart_file {
    const struct chart *chart;
    size_t offer;
    const char *name;
};

struct list {
    struct chart_file *items;
    size_t n, capacity;
};

static struct list
list_of(const struct brief *brief, const char *extension)
{
    struct list list = {0};
    for (size_t i = 0; i < n_charts; i++) {
        const struct chart *chart = charts[i];
        const size_t n = chart->is_of_offer ? brief->results->n_offers : 1;
        for (size_t k = 0; k < n; k++) {
            const size_t offer = chart->is_of_offer ? k : brief->subject;
            if (chart_exists(brief, chart, offer))
                *(struct chart_file *)ARENA_PUSH(brief->arena, &list.items, &list.n, &list.capacity) =
                    (struct chart_file){chart, offer, file_name(brief, chart, offer, extension)};
        }
    }
    return list;
}

struct chart_files
brief_chart_files(const struct results *results, const struct facts *facts,
                  const struct report_options *options, struct arena *arena)
{
    if (!options->charts)
        return (struct chart_files){0};
    const struct brief brief = brief_on(NULL, results, facts, brief_template_of(options, arena), arena);
    const struct list list = list_of(&brief, options->charts);
    struct chart_files files = {ARENA_NEW(arena, const char *, list.n), list.n};
    for (size_t i = 0; i < list.n; i++)
        files.names[i] = list.items[i].name;
    return files;
}

static int
write_chart(const struct brief *like, const struct chart_file *file, struct font *font,
            const struct report_options *options, struct diags *diags)
{
    struct canvas canvas;
    const struct look look = chart_alone_look(like->template, file->chart);
    struct brief brief = *like;
    brief.canvas = &canvas;
    canvas_open(
        &canvas,
        &(struct canvas_info){.format = format_named(options->charts),
                              .font = font,
                              .title = chart_title(&brief, file->chart, file->offer),
                              .author = arena_printf(like->arena, "realrate %s", like->results->version),
                              .look = look,
                              .content = chart_alone_content(file->chart)},
        like->arena, diags);
    chart_alone_draw(&brief, file->chart, file->offer);
    int failed = document_write(&canvas, file->name, options);
    canvas_close(&canvas);
    return failed;
}

int
chart_files_write(const struct brief *brief, struct font *font, const struct report_options *options,
                  struct diags *diags)
{
    const struct list list = list_of(brief, options->charts);
    if (mkdir(arena_printf(brief->arena, "%s/" FOLDER, options->folder), 0777) != 0) {
        diag_error(diags, STATUS_IO, (struct place){.file = FOLDER}, "cannot create the folder: %s",
                   strerror(errno));
        return -1;
    }
    for (size_t i = 0; i < list.n; i++)
        if (write_chart(brief, &list.items[i], font, options, diags) != 0)
            return -1;
    return 0;
}

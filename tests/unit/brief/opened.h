/* A brief to draw on an open canvas in memory, by a template's defaults. */
#ifndef OPENED_H
#define OPENED_H

#include "../check.h"

#include "report/brief/brief.h"

static inline struct brief
brief_opened(struct canvas *canvas, struct font *font, const struct results *results,
             const struct facts *facts, const struct template *template, struct arena *arena,
             struct diags *diags)
{
    const struct look look = look_of(template);
    assert_int_equal(font_open(font, template->brief.font, diags), 0);
    const struct canvas_info info = {.format = CANVAS_PDF,
                                     .font = font,
                                     .title = "title",
                                     .author = "author",
                                     .look = look,
                                     .content = brief_content(look.paper)};
    canvas_open(canvas, &info, arena, diags);
    return brief_on(canvas, results, facts, template, arena);
}

static inline void
brief_closed(struct brief *brief)
{
    struct font *font = brief->canvas->font;
    canvas_close(brief->canvas);
    font_close(font);
}

#endif

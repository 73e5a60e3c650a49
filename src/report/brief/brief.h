/* The briefing: what its pages and charts share. Private to src/report/brief. Clause 3.3. */
#ifndef BRIEF_H
#define BRIEF_H

#include "report/brief/canvas/canvas.h"

#include <realrate/report.h>

struct brief {
    struct canvas *canvas;
    const struct results *results;
    const struct facts *facts;
    const struct facts *short_facts; /* for titles that would need a third line */
    const struct template *template;
    struct arena *arena;
    size_t subject; /* the offer that comes first, which the pages speak of; from 0 */
    size_t n_pages;
};

/* A brief to draw on a canvas. template may not be NULL. */
struct brief brief_on(struct canvas *canvas, const struct results *results, const struct facts *facts,
                      const struct template *template, struct arena *arena);

/* The template of the options, else the defaults. */
const struct template *brief_template_of(const struct report_options *options, struct arena *arena);

/* What a page may fill on this paper; a line of footer goes below. */
struct rect brief_content(struct rect paper);

/* `before`, version, days of usage and prices, files: for a footer, as many files as its lines have room for.
 */
const char *brief_sources(const struct brief *brief, const char *before, struct text_box box);

/* Draws every page. */
void brief_draw(struct brief *brief);

/* The fact's text, or its short text where that is wider than there is room. */
const char *brief_fit(struct brief *brief, struct style style, const struct fact *fact, double width);

#endif

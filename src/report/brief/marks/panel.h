/* A panel: a rectangle of a page with a heading, a neutral line under it, and what is drawn below. */
#ifndef PANEL_H
#define PANEL_H

#include "report/brief/canvas/canvas.h"

struct panel {
    struct rect rect;
    enum type_size size; /* of the heading */
    double head; /* height of heading and neutral line together at least, so that neighbours line up */
    const char *heading; /* two lines, at most three */
    const char *neutral; /* one line: what, unit, period, scenario; NULL: none */
};

#define PANEL_HEAD 42.0 /* of a chart */

/* How many lines a heading takes. */
size_t panel_lines(struct canvas *canvas, const struct panel *panel, const char *heading);

/* How high the head is. */
double panel_head(struct canvas *canvas, const struct panel *panel);

/* Tags and draws the head. Returns what is left of the rectangle. */
struct rect panel_begin(struct canvas *canvas, const struct panel *panel);

/* A paragraph, tagged. Returns its height. */
double panel_paragraph(struct canvas *canvas, struct style style, struct text_box box, const char *text);

#endif

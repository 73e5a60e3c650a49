/* The one place that talks to cairo and pango: pages, text, structure tags, and a record of every box drawn.
 * The PDF is made in memory; the first error sticks and is reported by canvas_finish. Clauses 3.3 and 6.1. */
#ifndef CANVAS_H
#define CANVAS_H

#include "font.h"
#include "style.h"

#include <realrate/arena.h>
#include <realrate/diag.h>

#include <cairo.h>
#include <pango/pangocairo.h>
#include <stddef.h>

/* What was drawn where: a panel bounds what is in it, a label is the ink of one text, a mark is a ring or
 * dot, a line one that a label may interrupt where there is no other place. */
enum box_kind { BOX_PANEL, BOX_LABEL, BOX_TICK, BOX_MARK, BOX_LINE };
struct box {
    enum box_kind kind;
    size_t page;  /* from 0 */
    size_t panel; /* index of its panel's box; of a panel, its own */
    struct rect rect;
    const char *text;      /* of a label; name of a panel */
    const struct rect *of; /* of a label: the one of several marks that it names; NULL */
    bool has_leader;       /* a line goes from it to that mark */
};

/* A PDF has any number of pages, the others one. */
enum canvas_format { CANVAS_PDF, CANVAS_SVG, CANVAS_PNG };

struct canvas {
    struct arena *arena;
    struct diags *diags;
    struct look look;    /* paper: of this document */
    struct rect content; /* what a page may fill; the footer is below it */
    enum canvas_format format;
    cairo_surface_t *surface;
    cairo_t *cr;
    struct font *font;
    cairo_surface_t *logo; /* NULL until it is drawn */
    GByteArray *bytes;
    struct box *boxes;
    size_t n_boxes, boxes_capacity, first_box; /* the first of this page */
    const char **alts;                         /* of the figures, in order of drawing */
    size_t n_alts, alts_capacity;
    size_t page, panel;
    const char *cut;       /* the first text that did not fit its lines and ends in an ellipsis; NULL: none */
    cairo_status_t status; /* the first that was not success */
};

struct canvas_info {
    enum canvas_format format;
    struct font *font;          /* open longer than the canvas */
    const char *title, *author; /* of a PDF */
    struct look look;           /* paper: the size of each page */
    struct rect content;        /* of each page */
};

/* In memory; what goes wrong sticks until canvas_finish. */
void canvas_open(struct canvas *canvas, const struct canvas_info *info, struct arena *arena,
                 struct diags *diags);

/* Ends the document and checks every status. Returns the bytes, owned by the canvas, or NULL after reporting.
 */
GByteArray *canvas_finish(struct canvas *canvas);
void canvas_close(struct canvas *canvas);

/* A page: link target `name`, outline entry (NULL: none). */
void canvas_page_begin(struct canvas *canvas, const char *name, const char *outline);
void canvas_page_end(struct canvas *canvas);

/* Everything drawn up to the next call belongs to this panel. */
void canvas_panel(struct canvas *canvas, const char *name, struct rect rect);

/* Structure: tags nest. A figure carries its alternative text. A link goes to a page's name. */
void canvas_tag_begin(struct canvas *canvas, const char *tag);
void canvas_tag_end(struct canvas *canvas, const char *tag);
void canvas_figure_begin(struct canvas *canvas, const char *alt);
void canvas_figure_end(struct canvas *canvas);
void canvas_link_begin(struct canvas *canvas, const char *page_name);
void canvas_link_end(struct canvas *canvas);

/* x is the left, middle or right of the text by `align`. y is its top, the middle of its capitals (one line),
 * or the base line of its first line by `anchor`. width 0: as wide as the text, one line. Text that needs
 * more than max_lines (0: any number) is cut with an ellipsis: between words, and never within a number. */
enum align { ALIGN_LEFT, ALIGN_CENTRE, ALIGN_RIGHT };
enum anchor { ANCHOR_TOP, ANCHOR_MIDDLE, ANCHOR_BASELINE };
struct text_box {
    double x, y, width;
    enum align align;
    enum anchor anchor;
    int max_lines;
    bool is_tick; /* of an axis, or a page number: not a figure of the results */
};

/* Draws and records the label. Returns its logical height. */
double canvas_text(struct canvas *canvas, struct style style, struct text_box box, const char *text);

/* The same from the left, with lines about as long as each other: as narrow as its number of lines allows. */
double canvas_text_balanced(struct canvas *canvas, struct style style, struct text_box box, const char *text);

/* The ink of the text were it drawn, and its logical height. */
struct rect canvas_text_ink(struct canvas *canvas, struct style style, struct text_box box, const char *text);
double canvas_text_height(struct canvas *canvas, struct style style, struct text_box box, const char *text);
size_t canvas_text_lines(struct canvas *canvas, struct style style, struct text_box box, const char *text);
double canvas_text_width(struct canvas *canvas, struct style style, const char *text);

/* The look's logo, as large as fits, in the upper right corner of a rectangle; nothing where there is none.
 */
void canvas_logo(struct canvas *canvas, struct rect room);

/* Whether a box of a label or mark of this page overlaps rect, or rect leaves the current panel; whether a
 * box of this kind does. */
bool canvas_is_taken(const struct canvas *canvas, struct rect rect);
bool canvas_touches(const struct canvas *canvas, enum box_kind kind, struct rect rect);
void canvas_record(struct canvas *canvas, enum box_kind kind, struct rect rect, const char *text);
void canvas_ink(struct canvas *canvas, enum ink ink);

#endif

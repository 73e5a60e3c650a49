/* The briefing's look: paper, type and colours. Lengths are PostScript points, y grows downwards. Clause 3.3.
 */
#ifndef STYLE_H
#define STYLE_H

#include <realrate/template.h>

#include <stdbool.h>

struct rect {
    double x, y, width, height;
};

double rect_right(struct rect rect);
double rect_bottom(struct rect rect);
bool rect_overlaps(struct rect a, struct rect b);
bool rect_contains(struct rect outer, struct rect inner); /* within a tenth of a point */

/* The way from one to the other, 0 where they touch. */
double rect_distance(struct rect a, struct rect b);

/* What is left of a rectangle from y down, or from x on. */
struct rect rect_below(struct rect rect, double y);
struct rect rect_beside(struct rect rect, double x);

#define MARGIN 42.0
#define GUTTER 28.0 /* between panels */

/* Three sizes and one for key figures. */
enum type_size { SIZE_TEXT, SIZE_HEADING, SIZE_TITLE, SIZE_KPI };
#define N_TYPE_SIZES 4

enum ink {
    INK_TEXT,
    INK_QUIET,  /* secondary text */
    INK_RULE,   /* grid and table lines */
    INK_SPAN,   /* ranges between marks */
    INK_RIBBON, /* areas behind marks */
    INK_DARK,   /* bars */
    INK_GOOD,
    INK_GOOD_TEXT,
    INK_BAD,
    INK_BAD_TEXT,
    INK_ACCENT,
    INK_PAPER,
};
#define N_INKS 12

struct style {
    enum type_size size;
    bool strong;
    enum ink ink;
};

#define STYLE_TITLE   ((struct style){SIZE_TITLE, true, INK_TEXT})
#define STYLE_HEADING ((struct style){SIZE_HEADING, true, INK_TEXT})
#define STYLE_TEXT    ((struct style){SIZE_TEXT, false, INK_TEXT})
#define STYLE_STRONG  ((struct style){SIZE_TEXT, true, INK_TEXT})
#define STYLE_QUIET   ((struct style){SIZE_TEXT, false, INK_QUIET})

/* What a template decides. */
struct look {
    int inks[N_INKS];                /* 0xRRGGBB */
    const char *font;                /* family */
    const struct notation *notation; /* of numbers */
    struct rect paper;               /* the whole page, from 0, 0 */
    const struct logo *logo;         /* NULL: none */
};

struct look look_of(const struct template *template);

#endif

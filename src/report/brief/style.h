/* The brief's look: paper, type and colours. Lengths are PostScript points, y grows downwards. Clause 3.3. */
#ifndef STYLE_H
#define STYLE_H

#include <stdbool.h>

/* A4 landscape. */
#define PAPER_WIDTH    841.89
#define PAPER_HEIGHT   595.28
#define MARGIN         42.0
#define CONTENT_WIDTH  (PAPER_WIDTH - 2 * MARGIN)
#define FOOTER_Y       560.0 /* top of the footer; nothing else reaches below CONTENT_BOTTOM */
#define CONTENT_BOTTOM 548.0
#define GUTTER         28.0

/* Three sizes and one for key figures. */
enum type_size { SIZE_TEXT, SIZE_HEADING, SIZE_TITLE, SIZE_KPI };
#define N_TYPE_SIZES 4

enum ink {
    INK_TEXT,
    INK_QUIET, /* secondary text */
    INK_RULE,  /* grid and table lines */
    INK_SPAN,  /* ranges between marks */
    INK_DARK,  /* bars */
    INK_GOOD,
    INK_GOOD_TEXT,
    INK_BAD,
    INK_BAD_TEXT,
    INK_ACCENT,
    INK_PAPER,
};
#define N_INKS 11

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

#endif

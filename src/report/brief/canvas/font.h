/* Which typeface the brief is set in: the family of the template, Inter where it names none, else Lato, else
 * what there is. Clause 3.3 rule 4. */
#ifndef FONT_H
#define FONT_H

#include "style.h"

#include <realrate/diag.h>

#include <pango/pangocairo.h>

struct font {
    PangoContext *context; /* 1 point = 1 unit, without hinting */
    const char *family;
    struct diags *diags;
    int unknown_glyphs;  /* characters drawn as boxes so far */
    GHashTable *layouts; /* by a key that says all of each */
};

/* Reports a substituted family as a warning. Returns 0, or -1 after reporting STATUS_UNAVAILABLE where no
 * font is installed; then there is nothing to close. */
int font_open(struct font *font, const char *family, struct diags *diags);

/* Warns of unknown glyphs. */
void font_close(struct font *font);

/* Points. */
double font_size(struct style style);

/* A layout of the text in one style, on one line. Owned by the caller. */
PangoLayout *font_layout_new(const struct font *font, struct style style, const char *text);

/* A layout that was kept under a key, NULL where none was; keeps one, which becomes the font's; lets go of
 * all of them: few are of use beyond their page. */
PangoLayout *font_layout_find(const struct font *font, const char *key);
void font_layout_keep(struct font *font, const char *key, PangoLayout *layout);
void font_layouts_forget(struct font *font);

#endif

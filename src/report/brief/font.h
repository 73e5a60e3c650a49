/* Which typeface the brief is set in: Inter, else Lato, else what there is. Clause 3.3 rule 4. */
#ifndef FONT_H
#define FONT_H

#include "style.h"

#include <realrate/diag.h>

#include <pango/pangocairo.h>

/* A context for 1 point = 1 unit, without hinting. Owned by the caller. Reports a substituted family as a
 * warning; NULL after reporting STATUS_UNAVAILABLE where no font is installed. */
PangoContext *font_context_new(struct diags *diags);

/* Points. */
double font_size(struct style style);

/* A layout of one style, without text. Owned by the caller. */
PangoLayout *font_layout_new(PangoContext *context, struct style style);

#endif

/* Where everything of a briefing is drawn: no label collides, clips or leaves its panel or page (3.3 rule 3).
 */
#ifndef LAYOUT_FAULTS_H
#define LAYOUT_FAULTS_H

#include "report/brief/canvas/canvas.h"

#include <realrate/facts.h>
#include <realrate/template.h>

/* Draws every page, and each chart on its own paper. Prints and counts what is wrong; where everything is
 * known to fit (is_plain), a cut text is too. */
int layout_faults(const struct results *results, const struct facts *facts, const struct template *template,
                  bool is_plain, struct arena *arena, struct diags *diags);

/* The same of what is drawn on one canvas. */
int layout_faults_boxes(const struct canvas *canvas);

#endif

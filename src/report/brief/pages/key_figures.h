/* Four figures of the offer that comes first, each with its range and what it means: quoted, realized, the
 * chance of filling the commitment, what is paid. */
#ifndef KEY_FIGURES_H
#define KEY_FIGURES_H

#include "report/brief/brief.h"

#define KEY_FIGURES_HEIGHT 80.0

/* Side by side across the page's content, from y down; a panel of its own. */
void key_figures_draw(struct brief *brief, double y);

#endif

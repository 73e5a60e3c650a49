/* One chart on paper of its own, under its own title and above the line of sources. Clause 3.3. */
#ifndef CHART_ALONE_H
#define CHART_ALONE_H

#include "chart.h"

/* The template's look on paper of the chart's size. */
struct look chart_alone_look(const struct template *template, const struct chart *chart);

/* What may be filled of that paper. */
struct rect chart_alone_content(const struct chart *chart);

/* The whole page; brief->canvas is open with that look. */
void chart_alone_draw(struct brief *brief, const struct chart *chart, size_t offer);

#endif

/* Marks of a chart, in the one notation of every page (3.3 rule 2): actual is solid, forecast hatched, a
 * quoted figure a ring or an outline, a realized one a dot. */
#ifndef PLOT_H
#define PLOT_H

#include "axis.h"
#include "report/brief/canvas/canvas.h"

void plot_line(struct canvas *canvas, double x1, double y1, double x2, double y2, enum ink ink, double width);

/* Bars, rings and dots record themselves, so that no label is put over them. */
void plot_bar(struct canvas *canvas, struct rect rect, enum ink ink);
void plot_outline(struct canvas *canvas, struct rect rect, enum ink ink);
void plot_hatch(struct canvas *canvas, struct rect rect, enum ink ink); /* without outline, for narrow bars */
void plot_hatched_bar(struct canvas *canvas, struct rect rect, enum ink ink);

/* A ring is wide enough to show around the dot of the same value. */
#define PLOT_RADIUS 4.0
#define PLOT_RING   6.0
void plot_ring(struct canvas *canvas, double x, double y, enum ink ink);
void plot_dot(struct canvas *canvas, double x, double y, double radius, enum ink ink);

/* A triangle that stands on its point at (x, y). */
void plot_pointer(struct canvas *canvas, double x, double y, double width, enum ink ink);

/* Where values are nothing: a label goes elsewhere if it can, else interrupts the line. */
void plot_zero(struct canvas *canvas, double x1, double y1, double x2, double y2);

/* Puts text at the first of n places that is free and inside the panel. Returns whether one was. */
bool plot_label(struct canvas *canvas, struct style style, const struct text_box *places, size_t n,
                const char *text);

/* The same for a label of one of several marks, marks[own]: at the first place from which no other mark is as
 * near; else at the first from which a thin line to its mark crosses no label. */
bool plot_label_of(struct canvas *canvas, struct style style, const struct rect *marks, size_t n_marks,
                   size_t own, const struct text_box *places, size_t n, const char *text);

/* Puts text at `place` or as little as needed above it, below `top`. Returns whether there was room, and
 * where the ink is in *ret (may be NULL). */
bool plot_label_above(struct canvas *canvas, struct style style, struct text_box place, double top,
                      const char *text, struct rect *ret);

/* A thin upright line from a label to its mark, left out where it would cross another label. */
void plot_leader(struct canvas *canvas, double x, double from, double to, enum ink ink);

/* An axis across, in percent, over [low, high] and zero, with as many ticks as have room for their texts. */
struct axis plot_percent_axis(struct canvas *canvas, double low, double high, double from, double to);

/* Grid lines with their ticks, in the look's notation: upright, ticks below; level, ticks on the left, and
 * the one of zero left to the marks that stand on it. Ticks alone, below y. Below an axis a tick without room
 * beside the one before is left out. */
void plot_upright_grid(struct canvas *canvas, const struct axis *axis, axis_text *text, double top,
                       double bottom);
void plot_level_grid(struct canvas *canvas, const struct axis *axis, axis_text *text, double left,
                     double right);
void plot_ticks_below(struct canvas *canvas, const struct axis *axis, axis_text *text, double y);

/* A tick's text: right of its place (beside an upright axis), else centred over it. */
void plot_tick(struct canvas *canvas, double x, double y, enum align align, const char *text);

#endif

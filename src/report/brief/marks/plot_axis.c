#include "plot.h"

#include "report/words.h"

#include <math.h>
#include <string.h>

#define TICKS_MOST 6
#define TICK_GAP   10.0 /* between texts below an axis */
#define DROP       12.0 /* of a text below its place */

static const char *
tick_text(const struct canvas *canvas, const struct axis *axis, axis_text *text_of, size_t i)
{
    char text[TICK_TEXT_SIZE];
    text_of(axis, axis->ticks[i], text);
    return words_separated(canvas->arena, canvas->look.notation,
                           arena_text(canvas->arena, text, strlen(text)));
}

struct axis
plot_percent_axis(struct canvas *canvas, double low, double high, double from, double to)
{
    struct axis axis = axis_over(low, high, TICKS_MOST, from, to);
    for (size_t n = TICKS_MOST; n > 1; n--) {
        double widest = 0;
        axis = axis_over(low, high, n, from, to);
        for (size_t i = 0; i < axis.n_ticks; i++) {
            const char *text = tick_text(canvas, &axis, axis_percent, i);
            widest = fmax(widest, canvas_text_width(canvas, STYLE_QUIET, text));
        }
        if (widest + TICK_GAP <= fabs(axis_at(&axis, axis.step) - axis_at(&axis, 0)))
            break;
    }
    return axis;
}

void
plot_tick(struct canvas *canvas, double x, double y, enum align align, const char *text)
{
    canvas_text(canvas, STYLE_QUIET,
                (struct text_box){.x = x,
                                  .y = y,
                                  .align = align,
                                  .anchor = align == ALIGN_RIGHT ? ANCHOR_MIDDLE : ANCHOR_BASELINE,
                                  .is_tick = true},
                text);
}

void
plot_ticks_below(struct canvas *canvas, const struct axis *axis, axis_text *text_of, double y)
{
    double right = -HUGE_VAL;
    for (size_t i = 0; i < axis->n_ticks; i++) {
        const char *text = tick_text(canvas, axis, text_of, i);
        const double x = axis_at(axis, axis->ticks[i]),
                     half = canvas_text_width(canvas, STYLE_QUIET, text) / 2;
        if (x - half < right)
            continue;
        plot_tick(canvas, x, y + DROP, ALIGN_CENTRE, text);
        right = x + half + TICK_GAP / 2;
    }
}

void
plot_upright_grid(struct canvas *canvas, const struct axis *axis, axis_text *text_of, double top,
                  double bottom)
{
    for (size_t i = 0; i < axis->n_ticks; i++) {
        const double x = axis_at(axis, axis->ticks[i]);
        if (axis->ticks[i] == 0)
            plot_zero(canvas, x, top, x, bottom);
        else
            plot_line(canvas, x, top, x, bottom, INK_RULE, 0.7);
    }
    plot_ticks_below(canvas, axis, text_of, bottom);
}

void
plot_level_grid(struct canvas *canvas, const struct axis *axis, axis_text *text_of, double left, double right)
{
    for (size_t i = 0; i < axis->n_ticks; i++) {
        const double tick = axis->ticks[i], y = axis_at(axis, tick);
        if (tick != 0)
            plot_line(canvas, left, y, right, y, INK_RULE, 0.7);
        plot_tick(canvas, left - 6, y, ALIGN_RIGHT, tick_text(canvas, axis, text_of, i));
    }
}

#include "plot.h"

#include "report/words.h"

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
plot_percent_grid(struct canvas *canvas, const struct axis *axis, const struct notation *notation, double top,
                  double bottom)
{
    for (size_t i = 0; i < axis->n_ticks; i++) {
        const double tick = axis->ticks[i], x = axis_at(axis, tick);
        char text[TICK_TEXT_SIZE];
        axis_percent(axis, tick, text);
        plot_line(canvas, x, top, x, bottom, tick == 0 ? INK_TEXT : INK_RULE, tick == 0 ? 1.2 : 0.7);
        plot_tick(canvas, x, bottom + 12, ALIGN_CENTRE, words_separated(canvas->arena, notation, text));
    }
}

void
plot_amount_grid(struct canvas *canvas, const struct axis *axis, const struct notation *notation, double left,
                 double right)
{
    for (size_t i = 0; i < axis->n_ticks; i++) {
        const double tick = axis->ticks[i], y = axis_at(axis, tick);
        char text[TICK_TEXT_SIZE];
        axis_amount(axis, tick, text);
        if (tick != 0) /* the base line is drawn over the bars */
            plot_line(canvas, left, y, right, y, INK_RULE, 0.7);
        plot_tick(canvas, left - 6, y, ALIGN_RIGHT, words_separated(canvas->arena, notation, text));
    }
}

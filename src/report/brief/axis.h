/* A linear scale and its round ticks: arithmetic only. */
#ifndef AXIS_H
#define AXIS_H

#include <stdbool.h>
#include <stddef.h>

#define AXIS_MAX_TICKS 12

struct axis {
    double low, high; /* of the values, zero between them or one of them */
    double from, to;  /* where low and high are drawn; from > to for an axis that grows upwards */
    double step;      /* between ticks, 1, 2 or 5 times a power of ten */
    double ticks[AXIS_MAX_TICKS];
    size_t n_ticks;
};

/* An axis over [low, high], zero included, with ticks at the multiples of `step` inside: at most n_wanted
 * steps (1 to 10). Values that are not finite, or all zero, give the axis 0 to 1. */
struct axis axis_over(double low, double high, size_t n_wanted, double from, double to);

double axis_at(const struct axis *axis, double value);

/* A tick's text: in percent with a true minus sign ("−20%"), or a plain amount in thousands or millions
 * ("1.5M", "200k", "0"), with the decimals the step needs, in the default notation. The only numbers the
 * brief writes itself (3.1). */
#define TICK_TEXT_SIZE 40
void axis_percent(const struct axis *axis, double tick, char ret[TICK_TEXT_SIZE]);
void axis_amount(const struct axis *axis, double tick, char ret[TICK_TEXT_SIZE]);

#endif

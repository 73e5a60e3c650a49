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
 * steps (1 to 10), more where there would be one tick alone. Values that are not finite, or all zero, give
 * the axis 0 to 1. */
struct axis axis_over(double low, double high, size_t n_wanted, double from, double to);

/* What is drawn from low to high, with the room its labels need beyond each. */
struct axis_item {
    double low, high, left, right;
};

/* The widest scale without ticks on which all items with their labels lie between from and to, zero too.
 * Labels that leave no room make the scale nothing: every value is drawn at one place. */
struct axis axis_with_labels(const struct axis_item *items, size_t n, double from, double to);

double axis_at(const struct axis *axis, double value);

/* The same without zero where that is far away, from tick to tick: for lines, whose place matters and not
 * their height (bars begin at zero). Values that are all the same have some room around them. */
struct axis axis_between(double low, double high, size_t n_wanted, double from, double to);

/* A tick's text: in percent with a true minus sign ("−20%"), or a plain amount in thousands or millions
 * ("1.5M", "200k", "0"), with the decimals the step needs. The only numbers the brief writes itself (3.1). */
#define TICK_TEXT_SIZE 40
void axis_percent(const struct axis *axis, double tick, char ret[TICK_TEXT_SIZE]);
void axis_amount(const struct axis *axis, double tick, char ret[TICK_TEXT_SIZE]);
typedef void axis_text(const struct axis *axis, double tick, char ret[TICK_TEXT_SIZE]);

#endif

#include "axis.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#define ALL_THE_SAME 0.02 /* of the larger: a range below is widened to it */

/* The least of 1, 2, 5 times a power of ten that is `raw` or more. */
static double
round_step(double raw)
{
    const double power = pow(10, floor(log10(raw)));
    static const double factors[] = {1, 2, 5, 10};
    for (size_t i = 0; i < 3; i++)
        if (raw <= factors[i] * power * (1 + 1e-9))
            return factors[i] * power;
    return factors[3] * power;
}

static void
set_ticks(struct axis *axis, double n_wanted)
{
    axis->step = round_step((axis->high - axis->low) / n_wanted);
    axis->n_ticks = 0;
    const double first = ceil(axis->low / axis->step - 1e-9), last = floor(axis->high / axis->step + 1e-9);
    for (double k = first; k <= last && axis->n_ticks < AXIS_MAX_TICKS; k++)
        axis->ticks[axis->n_ticks++] = k == 0 ? 0 : k * axis->step;
}

/* Steps of which only one multiple is inside say nothing of the scale: then they are finer. */
struct axis
axis_over(double low, double high, size_t n_wanted, double from, double to)
{
    low = isfinite(low) ? fmin(low, 0) : 0;
    high = isfinite(high) ? fmax(high, 0) : 0;
    if (high - low < 1e-12)
        high = 1;
    struct axis axis = {.low = low, .high = high, .from = from, .to = to};
    for (double n = (double)n_wanted; axis.n_ticks < 2; n++)
        set_ticks(&axis, n);
    return axis;
}

/* What stands left of one item's low end and right of another's high end shares the room with what lies
 * between: the tightest pair decides. */
static double
tightest(const struct axis_item *items, size_t n, double room)
{
    double scale = HUGE_VAL;
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < n; k++)
            if (items[k].high > items[i].low)
                scale = fmin(scale, (room - items[i].left - items[k].right) / (items[k].high - items[i].low));
    return isfinite(scale) ? fmax(scale, 0) : 0;
}

struct axis
axis_with_labels(const struct axis_item *items, size_t n, double from, double to)
{
    double low = 0, high = 0, zero = from;
    for (size_t i = 0; i < n; i++) {
        low = fmin(low, items[i].low);
        high = fmax(high, items[i].high);
    }
    const double scale = fmin(tightest(items, n, to - from), high > low ? (to - from) / (high - low) : 0);
    zero = fmax(zero, from - scale * low);
    for (size_t i = 0; i < n; i++)
        zero = fmax(zero, from + items[i].left - scale * items[i].low);
    if (high <= low)
        return (struct axis){.low = 0, .high = 1, .from = zero, .to = zero};
    return (struct axis){.low = low, .high = high, .from = zero + scale * low, .to = zero + scale * high};
}

double
axis_at(const struct axis *axis, double value)
{
    return axis->from + (value - axis->low) / (axis->high - axis->low) * (axis->to - axis->from);
}

struct axis
axis_between(double low, double high, size_t n_wanted, double from, double to)
{
    if (!isfinite(low) || !isfinite(high) || (low == 0 && high == 0))
        return axis_over(low, high, n_wanted, from, to);
    const double least = ALL_THE_SAME * fmax(fabs(low), fabs(high));
    if (high - low < least) {
        low -= least / 2;
        high += least / 2;
    }
    struct axis axis = {.from = from, .to = to, .step = round_step((high - low) / (double)n_wanted)};
    const double first = floor(low / axis.step + 1e-9), last = ceil(high / axis.step - 1e-9);
    axis.low = first * axis.step;
    axis.high = last * axis.step;
    for (double k = first; k <= last && axis.n_ticks < AXIS_MAX_TICKS; k++)
        axis.ticks[axis.n_ticks++] = k == 0 ? 0 : k * axis.step;
    return axis;
}

/* Decimals a multiple of `step` needs. */
static int
decimals(double step)
{
    return step >= 1 - 1e-9 ? 0 : (int)ceil(-log10(step) - 1e-9);
}

/* With a comma between thousands and a true minus sign. */
static void
print(double value, int n_decimals, const char *suffix, char ret[TICK_TEXT_SIZE])
{
    char digits[TICK_TEXT_SIZE];
    snprintf(digits, sizeof digits, "%.*f", n_decimals, fabs(value));
    const size_t n_whole = strcspn(digits, ".");
    size_t n = (size_t)snprintf(ret, TICK_TEXT_SIZE, "%s", value < 0 ? "\u2212" : "");
    for (size_t i = 0; digits[i] != '\0' && n + 2 < TICK_TEXT_SIZE; i++) {
        if (i > 0 && i < n_whole && (n_whole - i) % 3 == 0)
            ret[n++] = ',';
        ret[n++] = digits[i];
    }
    snprintf(ret + n, TICK_TEXT_SIZE - n, "%s", suffix);
}

void
axis_percent(const struct axis *axis, double tick, char ret[TICK_TEXT_SIZE])
{
    print(tick * 100, decimals(axis->step * 100), "%", ret);
}

void
axis_amount(const struct axis *axis, double tick, char ret[TICK_TEXT_SIZE])
{
    static const struct {
        double unit;
        const char *suffix;
    } units[] = {{1e12, "T"}, {1e9, "B"}, {1e6, "M"}, {1e3, "k"}};
    const double largest = fmax(fabs(axis->low), fabs(axis->high));
    if (tick == 0) {
        snprintf(ret, TICK_TEXT_SIZE, "0");
        return;
    }
    for (size_t i = 0; i < sizeof(units) / sizeof(units[0]); i++)
        if (largest >= units[i].unit) {
            print(tick / units[i].unit, decimals(axis->step / units[i].unit), units[i].suffix, ret);
            return;
        }
    print(tick, decimals(axis->step), "", ret);
}

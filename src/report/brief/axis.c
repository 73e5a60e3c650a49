#include "axis.h"

#include <math.h>
#include <stdio.h>

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

struct axis
axis_over(double low, double high, size_t n_wanted, double from, double to)
{
    low = isfinite(low) ? fmin(low, 0) : 0;
    high = isfinite(high) ? fmax(high, 0) : 0;
    if (high - low < 1e-12)
        high = 1;
    struct axis axis = {.low = low, .high = high, .from = from, .to = to};
    axis.step = round_step((high - low) / (double)n_wanted);
    const double first = ceil(low / axis.step - 1e-9), last = floor(high / axis.step + 1e-9);
    for (double k = first; k <= last && axis.n_ticks < AXIS_MAX_TICKS; k++)
        axis.ticks[axis.n_ticks++] = k == 0 ? 0 : k * axis.step;
    return axis;
}

double
axis_at(const struct axis *axis, double value)
{
    return axis->from + (value - axis->low) / (axis->high - axis->low) * (axis->to - axis->from);
}

/* Decimals a multiple of `step` needs. */
static int
decimals(double step)
{
    return step >= 1 - 1e-9 ? 0 : (int)ceil(-log10(step) - 1e-9);
}

static void
print(double value, int n_decimals, const char *suffix, char ret[TICK_TEXT_SIZE])
{
    snprintf(ret, TICK_TEXT_SIZE, "%s%.*f%s", value < 0 ? "\u2212" : "", n_decimals, fabs(value), suffix);
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

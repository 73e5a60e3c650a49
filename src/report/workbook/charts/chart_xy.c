#include "chart_parts.h"

#include <math.h>

#define FLAG_WIDTH 1.0F
#define LABEL_SIZE 9

double
chart_round_up(double value)
{
    static const double steps[] = {1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10};
    if (!(value > 0))
        return 1;
    double power = pow(10, floor(log10(value)));
    size_t i = 0;
    while (i + 1 < sizeof steps / sizeof steps[0] && steps[i] * power < value * (1 - 1e-12))
        i++;
    return steps[i] * power;
}

const char *
chart_amount_format(double max)
{
    return max >= 3e6 ? "#,##0.0,,\"M\"" : max >= 1e4 ? "#,##0,\"K\"" : "#,##0";
}

static void
set_axis(lxw_chart_axis *axis, const struct chart_axis *wanted)
{
    lxw_chart_font font = {.size = LABEL_SIZE, .bold = LXW_FALSE};
    chart_axis_set_name(axis, wanted->name);
    chart_axis_set_name_font(axis, &font);
    chart_axis_set_num_format(axis, wanted->format);
    chart_axis_set_min(axis, wanted->min);
    if (wanted->max > wanted->min)
        chart_axis_set_max(axis, wanted->max);
    if (wanted->step > 0)
        chart_axis_set_major_unit(axis, wanted->step);
}

static size_t
n_points(struct chart_span span)
{
    return (size_t)(span.last_row - span.first_row + 1) * (span.last_col - span.first_col + 1);
}

static void
set_label_font(lxw_chart_series *series, lxw_color_t color)
{
    lxw_chart_font font = {.size = LABEL_SIZE, .color = color};
    chart_series_set_labels_font(series, &font);
}

static void
add_curve(struct sheet *data, lxw_chart *chart, const struct chart_curve *curve)
{
    lxw_chart_series *series = chart_add_filled(data, chart, curve->name, curve->x, curve->y);
    lxw_chart_line line = {.color = book_colour(data->file, curve->color),
                           .width = (float)curve->width,
                           .dash_type = curve->is_dashed ? LXW_CHART_LINE_DASH_DASH : 0};
    chart_series_set_line(series, &line);
    chart_series_set_marker_type(series, LXW_CHART_MARKER_NONE);
    chart_label_point(data, series, curve->name, curve->label_at, n_points(curve->y), curve->label_position);
    set_label_font(series, book_colour(data->file, curve->color));
}

/* The line down to the axis is an error bar of the whole height: one point then suffices. */
static void
add_flag(struct sheet *data, lxw_chart *chart, const struct chart_flag *flag)
{
    struct chart_span x = {flag->row, flag->x_col, flag->row, flag->x_col},
                      y = {flag->row, flag->y_col, flag->row, flag->y_col};
    lxw_chart_series *series = chart_add_filled(data, chart, flag->name, x, y);
    lxw_chart_line none = {.none = LXW_TRUE},
                   line = {.color = book_colour(data->file, flag->color), .width = FLAG_WIDTH};
    lxw_chart_fill fill = {.color = book_colour(data->file, flag->color)};
    chart_series_set_line(series, &none);
    chart_series_set_marker_type(series, LXW_CHART_MARKER_CIRCLE);
    chart_series_set_marker_size(series, 5);
    chart_series_set_marker_fill(series, &fill);
    chart_series_set_marker_line(series, &line);
    chart_series_set_error_bars(series->y_error_bars, LXW_CHART_ERROR_BAR_TYPE_PERCENTAGE, 100);
    chart_series_set_error_bars_direction(series->y_error_bars, LXW_CHART_ERROR_BAR_DIR_MINUS);
    chart_series_set_error_bars_endcap(series->y_error_bars, LXW_CHART_ERROR_BAR_NO_CAP);
    chart_series_set_error_bars_line(series->y_error_bars, &line);
    chart_label_point(data, series, flag->name, 0, 1,
                      flag->is_at_right_edge ? LXW_CHART_LABEL_POSITION_LEFT
                                             : LXW_CHART_LABEL_POSITION_RIGHT);
    set_label_font(series, book_colour(data->file, flag->color));
}

void
chart_plane(struct sheet *sheet, struct sheet *data, const struct chart_plane *plane)
{
    lxw_chart *chart = workbook_add_chart(sheet->file->workbook, LXW_CHART_SCATTER_STRAIGHT);
    for (size_t i = 0; i < plane->n_curves; i++)
        add_curve(data, chart, &plane->curves[i]);
    for (size_t i = 0; i < plane->n_flags; i++)
        add_flag(data, chart, &plane->flags[i]);
    chart_set_look(chart);
    chart_axis_major_gridlines_set_visible(chart->x_axis, LXW_FALSE);
    chart_set_title(chart, plane->title);
    set_axis(chart->x_axis, &plane->x);
    set_axis(chart->y_axis, &plane->y);
    chart_insert(sheet, chart, &plane->place, plane->alt);
}

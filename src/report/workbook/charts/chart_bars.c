#include "chart_parts.h"

#define LABEL_SIZE 9

/* The y axis is that of the rows, the first on top; amounts stand at the bars, not on an axis. */
static void
set_bar_axes(lxw_chart *chart)
{
    lxw_chart_line none = {.none = LXW_TRUE};
    chart_set_look(chart);
    chart_axis_set_reverse(chart->y_axis);
    chart_axis_set_label_position(chart->y_axis, LXW_CHART_AXIS_LABEL_POSITION_LOW);
    chart_axis_set_major_tick_mark(chart->y_axis, LXW_CHART_AXIS_TICK_MARK_NONE);
    chart_axis_major_gridlines_set_visible(chart->y_axis, LXW_FALSE);
    chart_axis_major_gridlines_set_visible(chart->x_axis, LXW_FALSE);
    chart_axis_set_label_position(chart->x_axis, LXW_CHART_AXIS_LABEL_POSITION_NONE);
    chart_axis_set_major_tick_mark(chart->x_axis, LXW_CHART_AXIS_TICK_MARK_NONE);
    chart_axis_set_line(chart->x_axis, &none);
}

static void
set_end_labels(lxw_chart_series *series, const char *format, lxw_color_t color)
{
    lxw_chart_font font = {.size = LABEL_SIZE, .color = color};
    chart_series_set_labels(series);
    chart_series_set_labels_position(series, LXW_CHART_LABEL_POSITION_OUTSIDE_END);
    chart_series_set_labels_num_format(series, format);
    chart_series_set_labels_font(series, &font);
}

/* One look a bar. The library copies them. */
static void
set_colors(struct sheet *sheet, lxw_chart_series *series, const enum colour *colors, size_t n)
{
    struct arena *arena = sheet->file->arena;
    lxw_chart_point *points = ARENA_NEW(arena, lxw_chart_point, n);
    lxw_chart_fill *fills = ARENA_NEW(arena, lxw_chart_fill, n);
    lxw_chart_point **list = ARENA_NEW(arena, lxw_chart_point *, n + 1);
    for (size_t i = 0; i < n; i++) {
        fills[i].color = book_colour(sheet->file, colors[i]);
        points[i].fill = &fills[i];
        list[i] = &points[i];
    }
    chart_series_set_points(series, list);
}

void
chart_bars(struct sheet *sheet, struct sheet *data, const struct chart_bars *bars)
{
    lxw_chart *chart = workbook_add_chart(sheet->file->workbook, LXW_CHART_BAR);
    lxw_chart_series *series = chart_add_filled(data, chart, bars->unit, bars->labels, bars->values);
    lxw_chart_fill fill = {.color = book_colour(sheet->file, COLOUR_GOOD)};
    chart_series_set_fill(series, &fill);
    set_colors(sheet, series, bars->colors, bars->values.last_row - bars->values.first_row + 1);
    set_end_labels(series, "#,##0;-#,##0", book_colour(sheet->file, COLOUR_SERIES));
    chart_set_series_gap(chart, 45);
    set_bar_axes(chart);
    chart_axis_set_min(chart->x_axis, bars->min);
    chart_axis_set_max(chart->x_axis, bars->max);
    chart_set_title(chart, bars->title);
    chart_insert(sheet, chart, &bars->place, bars->alt);
}

void
chart_realized(struct sheet *sheet, struct sheet *data, const struct chart_pairs *pairs)
{
    lxw_chart *chart = workbook_add_chart(sheet->file->workbook, LXW_CHART_BAR);
    const struct {
        const char *name, *format;
        struct chart_span values;
        lxw_chart_fill fill;
        lxw_chart_line line;
    } parts[] = {
        {"Quoted",
         "\"quoted \"#,##0.0%;\"quoted \xE2\x88\x92\"#,##0.0%",
         pairs->quoted,
         {.color = 0xFFFFFF},
         {.color = book_colour(sheet->file, COLOUR_SERIES), .width = 1.25F}},
        {"Realized",
         "\"keep \"#,##0.0%;\"keep \xE2\x88\x92\"#,##0.0%",
         pairs->realized,
         {.color = book_colour(sheet->file, COLOUR_ACCENT)},
         {.color = book_colour(sheet->file, COLOUR_ACCENT)}},
    };
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
        lxw_chart_fill fill = parts[i].fill;
        lxw_chart_line line = parts[i].line;
        lxw_chart_series *series =
            chart_add_filled(data, chart, parts[i].name, pairs->labels, parts[i].values);
        chart_series_set_fill(series, &fill);
        chart_series_set_line(series, &line);
        set_end_labels(series, parts[i].format, book_colour(sheet->file, COLOUR_SERIES));
    }
    chart_set_series_gap(chart, pairs->labels.last_col > pairs->labels.first_col + 1 ? 60 : 180);
    set_bar_axes(chart);
    chart_set_title(chart, "Quoted discount, and the discount you keep, share of list value");
    chart_insert(sheet, chart, &pairs->place, pairs->alt);
}

void
chart_scenarios(struct sheet *sheet, struct sheet *data, const struct chart_scenarios *costs)
{
    const struct {
        const char *name, *format;
        lxw_color_t color;
    } parts[] = {{"Low", "\"low \"#,##0", book_colour(sheet->file, COLOUR_RANGE)},
                 {"Base", "\"base \"#,##0", book_colour(sheet->file, COLOUR_ACCENT)},
                 {"High", "\"high \"#,##0", book_colour(sheet->file, COLOUR_SERIES)}};
    lxw_chart *chart = workbook_add_chart(sheet->file->workbook, LXW_CHART_BAR);
    for (unsigned i = 0; i < sizeof parts / sizeof parts[0]; i++) {
        struct chart_span values = costs->low;
        values.first_col = values.last_col = costs->low.first_col + i;
        lxw_chart_fill fill = {.color = parts[i].color};
        lxw_chart_series *series = chart_add_filled(data, chart, parts[i].name, costs->labels, values);
        chart_series_set_fill(series, &fill);
        set_end_labels(series, parts[i].format, book_colour(sheet->file, COLOUR_SERIES));
    }
    chart_set_series_gap(chart, 40);
    set_bar_axes(chart);
    chart_axis_set_min(chart->x_axis, 0);
    chart_set_title(chart, costs->title);
    chart_insert(sheet, chart, &costs->place, costs->alt);
}

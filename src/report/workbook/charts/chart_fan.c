#include "chart_parts.h"

/* The fan of a forecast: a band with lines over it. */

enum label_place { LABEL_AT_LAST, LABEL_ABOVE_FIRST };

/* The point that bears a line's name: the first or the last that is no blank; the cache knows. */
static size_t
named_point(const lxw_chart_series *series, enum label_place place, size_t *ret_n)
{
    const struct lxw_series_data_point *point;
    size_t i = 0, first = SIZE_MAX, last = 0;
    STAILQ_FOREACH(point, series->values->data_cache, list_pointers)
    {
        if (!point->no_data) {
            first = first == SIZE_MAX ? i : first;
            last = i;
        }
        i++;
    }
    *ret_n = i;
    return place == LABEL_AT_LAST || first == SIZE_MAX ? last : first;
}

/* The name of a line at one of its points, in place of a legend. */
static void
put_name(struct sheet *sheet, lxw_chart_series *series, const char *name, enum label_place place)
{
    size_t n, at = named_point(series, place, &n);
    chart_label_point(sheet, series, name, at, n,
                      place == LABEL_AT_LAST ? LXW_CHART_LABEL_POSITION_RIGHT
                                             : LXW_CHART_LABEL_POSITION_ABOVE);
}

/* Writes the series of one kind: areas have a fill, lines have none. The writer and the grouping are those
 * that the library gives a chart of that kind alone. */
static void
write_kind(lxw_chart *chart, uint8_t type, bool has_fill)
{
    struct lxw_chart_series_list all = *chart->series_list, kept;
    lxw_chart_marker *marker = chart->default_marker;
    lxw_chart *model = lxw_chart_new(type);
    lxw_chart_series *series, *next;
    if (!model)
        return;
    STAILQ_INIT(chart->series_list);
    STAILQ_INIT(&kept);
    for (series = STAILQ_FIRST(&all); series; series = next) {
        next = STAILQ_NEXT(series, list_pointers);
        if ((series->fill != NULL) == has_fill)
            STAILQ_INSERT_TAIL(chart->series_list, series, list_pointers);
        else
            STAILQ_INSERT_TAIL(&kept, series, list_pointers);
    }
    chart->grouping = model->grouping;
    chart->default_marker = has_fill ? NULL : marker; /* an area has none */
    model->write_chart_type(chart);
    chart->default_marker = marker;
    STAILQ_CONCAT(chart->series_list, &kept);
    lxw_chart_free(model);
}

/* The library knows one kind of series a chart; its file format has no such limit. */
static void
write_band_and_lines(lxw_chart *chart)
{
    write_kind(chart, LXW_CHART_AREA_STACKED, true);
    write_kind(chart, LXW_CHART_LINE, false);
}

static void
add_area(const struct chart_fan *fan, lxw_chart *chart, unsigned col, bool is_shown)
{
    struct chart_span months = {fan->first, fan->month_col, fan->last, fan->month_col};
    struct chart_span values = {fan->first, col, fan->last, col};
    lxw_chart_series *series =
        chart_add_filled(fan->data, chart, is_shown ? "low to high" : "gap", months, values);
    lxw_chart_fill fill = {.color = book_colour(fan->data->file, COLOUR_BAND), .none = !is_shown};
    lxw_chart_line line = {.none = LXW_TRUE};
    chart_series_set_fill(series, &fill);
    chart_series_set_line(series, &line);
}

void
chart_fan(const struct chart_fan *fan, const struct chart_series *lines, const unsigned *cols, size_t n,
          unsigned row, unsigned col, const char *alt)
{
    struct sheet *sheet = fan->data;
    struct chart_span months = {fan->first, fan->month_col, fan->last, fan->month_col};
    lxw_chart *chart = workbook_add_chart(sheet->file->workbook, LXW_CHART_LINE);
    chart->write_chart_type = write_band_and_lines;
    add_area(fan, chart, fan->floor_col, false);
    add_area(fan, chart, fan->band_col, true);
    for (size_t i = 0; i < n; i++) {
        struct chart_span values = {fan->first, cols[i], fan->last, cols[i]};
        lxw_chart_series *series = chart_add_filled(sheet, chart, lines[i].name, months, values);
        lxw_chart_line line = {.color = book_colour(sheet->file, lines[i].color),
                               .width = lines[i].is_dashed ? 1 : 2.25F,
                               .dash_type = lines[i].is_dashed ? LXW_CHART_LINE_DASH_DASH : 0};
        chart_series_set_line(series, &line);
        put_name(sheet, series, lines[i].name, i ? LABEL_AT_LAST : LABEL_ABOVE_FIRST);
    }
    chart_set_look(chart);
    chart_set_title(chart, fan->title);
    chart_axis_set_min(chart->y_axis, 0);
    chart_axis_set_num_format(chart->x_axis, "mmm yy");
    chart_axis_set_num_format(chart->y_axis, "#,##0");
    chart_axis_set_interval_unit(chart->x_axis, (uint16_t)((fan->last - fan->first) / 12 + 1));
    chart_axis_set_name(chart->y_axis, fan->unit);
    chart_put(sheet, chart, row, col, alt);
}

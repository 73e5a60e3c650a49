#include "chart_parts.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define MAX_ALT 250 /* characters of an alt text */

#define DEFAULT_WIDTH  480.0 /* pixels of a chart that is not scaled */
#define DEFAULT_HEIGHT 288.0

static char *
copy(struct sheet *sheet, const char *text)
{
    return arena_text(sheet->file->arena, text, strlen(text));
}

/* ---- caches ---- */

static void
cache_cell(lxw_series_range *range, const lxw_cell *cell)
{
    struct lxw_series_data_point *point = calloc(1, sizeof *point);
    if (!point)
        return;
    if (cell && cell->type == STRING_CELL) {
        point->is_string = LXW_TRUE;
        point->string = strdup(cell->sst_string);
        range->has_string_cache = LXW_TRUE;
    } else if (cell && cell->type == NUMBER_CELL) {
        point->number = cell->u.number;
    } else if (cell && cell->type == FORMULA_CELL && cell->user_data2) {
        point->is_string = LXW_TRUE;
        point->string = strdup(cell->user_data2);
        range->has_string_cache = LXW_TRUE;
    } else if (cell && cell->type == FORMULA_CELL) {
        point->number = cell->formula_result;
    } else {
        point->no_data = LXW_TRUE;
    }
    STAILQ_INSERT_TAIL(range->data_cache, point, list_pointers);
    range->num_data_points++;
}

/* The library owns what we add and frees it with the chart; ignore_cache keeps it from adding its own. */
static void
fill_cache(struct sheet *sheet, lxw_series_range *range)
{
    for (lxw_row_t row = range->first_row; row <= range->last_row; row++) {
        for (lxw_col_t col = range->first_col; col <= range->last_col; col++) {
            lxw_row *cells = lxw_worksheet_find_row(sheet->worksheet, row);
            cache_cell(range, cells ? lxw_worksheet_find_cell_in_row(cells, col) : NULL);
        }
    }
    range->ignore_cache = LXW_TRUE;
}

/* ---- series ---- */

lxw_chart_series *
chart_add_filled(struct sheet *sheet, lxw_chart *chart, const char *name, struct chart_span labels,
                 struct chart_span values)
{
    lxw_chart_series *series = chart_add_series(chart, NULL, NULL);
    chart_series_set_name(series, name);
    chart_series_set_categories(series, sheet->name, labels.first_row, (lxw_col_t)labels.first_col,
                                labels.last_row, (lxw_col_t)labels.last_col);
    chart_series_set_values(series, sheet->name, values.first_row, (lxw_col_t)values.first_col,
                            values.last_row, (lxw_col_t)values.last_col);
    fill_cache(sheet, series->categories);
    fill_cache(sheet, series->values);
    return series;
}

void
chart_set_look(lxw_chart *chart)
{
    lxw_chart_line grid = {.color = 0xD9D9D9, .width = 0.5F}, none = {.none = LXW_TRUE};
    lxw_chart_font font = {.size = 9};
    chart_legend_set_position(chart, LXW_CHART_LEGEND_NONE);
    chart_axis_major_gridlines_set_line(chart->y_axis, &grid);
    chart_axis_set_line(chart->y_axis, &none);
    chart_axis_set_num_font(chart->x_axis, &font);
    chart_axis_set_num_font(chart->y_axis, &font);
    chart_axis_set_label_position(chart->x_axis, LXW_CHART_AXIS_LABEL_POSITION_LOW);
}

unsigned
chart_rows(double height)
{
    return (unsigned)ceil(height / CHART_ROW_PIXELS) + 1;
}

void
chart_insert(struct sheet *sheet, lxw_chart *chart, const struct chart_place *place, const char *alt)
{
    lxw_chart_options options = {.x_offset = (int32_t)place->x_offset,
                                 .x_scale = place->width / DEFAULT_WIDTH,
                                 .y_scale = place->height / DEFAULT_HEIGHT,
                                 .object_position = LXW_OBJECT_MOVE_DONT_SIZE};
    options.description = copy(sheet, book_clean_text(sheet->file, alt, MAX_ALT));
    lxw_error error =
        worksheet_insert_chart_opt(sheet->worksheet, place->row, (lxw_col_t)place->col, chart, &options);
    sheet_check(sheet, place->row, place->col, error);
}

void
chart_put(struct sheet *sheet, lxw_chart *chart, unsigned row, unsigned col, const char *alt)
{
    struct chart_place place = {row, col, 0, 1.9 * DEFAULT_WIDTH, 1.15 * DEFAULT_HEIGHT};
    chart_insert(sheet, chart, &place, alt);
}

void
chart_set_title(lxw_chart *chart, const char *title)
{
    lxw_chart_font font = {.size = 11, .bold = LXW_TRUE};
    chart_title_set_name(chart, title);
    chart_title_set_name_font(chart, &font);
}

void
chart_waterfall(struct sheet *sheet, unsigned row, const struct chart_waterfall *waterfall, const char *alt)
{
    static const struct {
        const char *name;
        enum colour colour;
    } parts[] = {{"gap", COLOUR_ACCENT},         {"gap below", COLOUR_ACCENT}, {"level", COLOUR_ACCENT},
                 {"level below", COLOUR_ACCENT}, {"gain", COLOUR_GOOD},        {"gain below", COLOUR_GOOD},
                 {"loss", COLOUR_BAD},           {"loss below", COLOUR_BAD}};
    lxw_chart *chart = workbook_add_chart(sheet->file->workbook, LXW_CHART_COLUMN_STACKED);
    const unsigned first = waterfall->first, last = first + waterfall->n - 1, col = waterfall->col;
    struct chart_span labels = {first, waterfall->labels_col, last, waterfall->labels_col};
    for (unsigned i = 0; i < sizeof parts / sizeof parts[0]; i++) {
        struct chart_span values = {first, col + i, last, col + i};
        lxw_chart_series *series = chart_add_filled(waterfall->data, chart, parts[i].name, labels, values);
        lxw_chart_fill fill = {.color = book_colour(sheet->file, parts[i].colour), .none = i < 2};
        lxw_chart_line line = {.none = LXW_TRUE};
        chart_series_set_fill(series, &fill);
        chart_series_set_line(series, &line);
    }
    chart_set_series_overlap(chart, 100);
    chart_set_series_gap(chart, 40);
    chart_set_look(chart);
    chart_set_title(chart, waterfall->title);
    chart_axis_set_num_format(chart->y_axis, waterfall->form);
    chart_put(sheet, chart, row, 0, alt);
}

void
chart_label_point(struct sheet *sheet, lxw_chart_series *series, const char *text, size_t point, size_t n,
                  uint8_t position)
{
    struct arena *arena = sheet->file->arena;
    lxw_chart_data_label *labels = ARENA_NEW(arena, lxw_chart_data_label, n);
    lxw_chart_data_label **list = ARENA_NEW(arena, lxw_chart_data_label *, n + 1);
    for (size_t i = 0; i < n; i++) {
        labels[i].hide = i != point;
        labels[i].value = i == point ? copy(sheet, text) : NULL;
        list[i] = &labels[i];
    }
    chart_series_set_labels(series);
    chart_series_set_labels_custom(series, list);
    chart_series_set_labels_position(series, position);
}

static struct chart_span
records(const struct grid *grid, const char *id)
{
    unsigned line = grid_line(grid, id), first = grid->first, last = grid->first + (unsigned)grid->n - 1;
    return grid->is_across ? (struct chart_span){line, first, line, last}
                           : (struct chart_span){first, line, last, line};
}

void
chart_months(const struct chart_months *months)
{
    struct sheet *sheet = months->grid->sheet;
    const struct chart_series *series = &months->series;
    lxw_chart *chart = workbook_add_chart(sheet->file->workbook, LXW_CHART_COLUMN);
    lxw_chart_series *columns = chart_add_filled(sheet, chart, series->name, records(months->grid, "month"),
                                                 records(months->grid, series->field));
    lxw_chart_fill fill = {.color = book_colour(sheet->file, series->color)};
    lxw_chart_pattern hatch = {
        .type = LXW_CHART_PATTERN_WIDE_UPWARD_DIAGONAL, .fg_color = fill.color, .bg_color = LXW_COLOR_WHITE};
    if (series->is_dashed)
        chart_series_set_pattern(columns, &hatch);
    else
        chart_series_set_fill(columns, &fill);
    chart_set_series_gap(chart, 40);
    chart_set_look(chart);
    chart_set_title(chart, months->title);
    chart_axis_set_min(chart->y_axis, 0);
    chart_axis_set_num_format(chart->x_axis, "mmm yy");
    chart_axis_set_num_format(chart->y_axis, "#,##0");
    chart_axis_set_name(chart->y_axis, months->unit);
    chart_insert(sheet, chart, &months->place, months->alt);
}

#include "chart.h"

#include <stdlib.h>
#include <string.h>

#define MAX_ALT 250 /* characters of an alt text */

#define ACCENT 0x0072B2
#define GOOD   0x009E73
#define BAD    0xD55E00

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

struct span {
    unsigned first_row, first_col, last_row, last_col;
};

static lxw_chart_series *
add_series(struct sheet *sheet, lxw_chart *chart, const char *name, struct span labels, struct span values)
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

static void
set_look(lxw_chart *chart)
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

static void
insert(struct sheet *sheet, lxw_chart *chart, unsigned row, unsigned col, double width, const char *alt)
{
    lxw_chart_options options = {
        .x_scale = width, .y_scale = 1.15, .object_position = LXW_OBJECT_MOVE_DONT_SIZE};
    options.description = copy(sheet, book_clean_text(sheet->file, alt, MAX_ALT));
    sheet_check(sheet, row, col,
                worksheet_insert_chart_opt(sheet->worksheet, row, (lxw_col_t)col, chart, &options));
}

static void
set_title(lxw_chart *chart, const char *title)
{
    lxw_chart_font font = {.size = 11, .bold = LXW_TRUE};
    chart_title_set_name(chart, title);
    chart_title_set_name_font(chart, &font);
}

void
chart_waterfall(struct sheet *sheet, unsigned row, struct sheet *data, unsigned first, unsigned n,
                unsigned labels_col, unsigned col, const char *alt)
{
    static const struct {
        const char *name;
        lxw_color_t color;
    } parts[] = {{"gap", 0},     {"gap below", 0},     {"level", ACCENT}, {"level below", ACCENT},
                 {"gain", GOOD}, {"gain below", GOOD}, {"loss", BAD},     {"loss below", BAD}};
    lxw_chart *chart = workbook_add_chart(sheet->file->workbook, LXW_CHART_COLUMN_STACKED);
    struct span labels = {first, labels_col, first + n - 1, labels_col};
    for (unsigned i = 0; i < sizeof parts / sizeof parts[0]; i++) {
        struct span values = {first, col + i, first + n - 1, col + i};
        lxw_chart_series *series = add_series(data, chart, parts[i].name, labels, values);
        lxw_chart_fill fill = {.color = parts[i].color, .none = i < 2};
        lxw_chart_line line = {.none = LXW_TRUE};
        chart_series_set_fill(series, &fill);
        chart_series_set_line(series, &line);
    }
    chart_set_series_overlap(chart, 100);
    chart_set_series_gap(chart, 40);
    set_look(chart);
    set_title(chart, "From the quoted to the all-in discount, share of list value");
    chart_axis_set_num_format(chart->y_axis, "0%");
    insert(sheet, chart, row, 0, 1.9, alt);
}

/* The name of a line at its last point, in place of a legend. */
static void
label_last(struct sheet *sheet, lxw_chart_series *series, const char *name, size_t n)
{
    struct arena *arena = sheet->file->arena;
    lxw_chart_data_label *labels = ARENA_NEW(arena, lxw_chart_data_label, n);
    lxw_chart_data_label **list = ARENA_NEW(arena, lxw_chart_data_label *, n + 1);
    for (size_t i = 0; i < n; i++) {
        labels[i].hide = i + 1 < n;
        labels[i].value = i + 1 < n ? NULL : copy(sheet, name);
        list[i] = &labels[i];
    }
    chart_series_set_labels(series);
    chart_series_set_labels_custom(series, list);
    chart_series_set_labels_position(series, LXW_CHART_LABEL_POSITION_RIGHT);
}

static unsigned
line_of(const struct grid *grid, const char *id)
{
    size_t i = 0;
    while (i + 1 < grid->n_fields && strcmp(grid->ids[i], id) != 0)
        i++;
    return grid->lines[i];
}

static struct span
records(const struct grid *grid, const char *id)
{
    unsigned line = line_of(grid, id), first = grid->first, last = grid->first + (unsigned)grid->n - 1;
    return grid->is_across ? (struct span){line, first, line, last} : (struct span){first, line, last, line};
}

void
chart_months(struct grid *grid, const char *months, const struct chart_series *series, size_t n, bool is_line,
             const char *title, const char *unit, unsigned row, unsigned col, const char *alt)
{
    struct sheet *sheet = grid->sheet;
    lxw_chart *chart = workbook_add_chart(sheet->file->workbook, is_line ? LXW_CHART_LINE : LXW_CHART_COLUMN);
    for (size_t i = 0; i < n; i++) {
        lxw_chart_series *one =
            add_series(sheet, chart, series[i].name, records(grid, months), records(grid, series[i].field));
        lxw_chart_line line = {.color = series[i].color,
                               .width = 2,
                               .dash_type = series[i].is_dashed ? LXW_CHART_LINE_DASH_DASH : 0};
        lxw_chart_fill fill = {.color = series[i].color};
        if (is_line) {
            chart_series_set_line(one, &line);
            label_last(sheet, one, series[i].name, grid->n);
        } else {
            chart_series_set_fill(one, &fill);
        }
    }
    if (!is_line)
        chart_set_series_gap(chart, 40);
    set_look(chart);
    set_title(chart, title);
    chart_axis_set_min(chart->y_axis, 0);
    chart_axis_set_num_format(chart->x_axis, "mmm yy");
    chart_axis_set_num_format(chart->y_axis, is_line ? "0.0" : "#,##0");
    chart_axis_set_name(chart->y_axis, unit);
    insert(sheet, chart, row, col, 1.9, alt);
}

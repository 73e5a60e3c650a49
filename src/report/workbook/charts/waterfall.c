#include "waterfall.h"

#include "chart.h"

#include "report/decimal.h"
#include "report/words.h"

#include <math.h>

#define MINUS "\xE2\x88\x92"

/* As facts say shares: tenths of a per cent, thousands grouped; a whole one without. */
const char *
waterfall_share_text(const struct workbook_file *file, double value)
{
    if (isnan(value))
        return "n/a";
    char text[DECIMAL_TEXT_SIZE];
    const struct decimal tenths = decimal_of(fabs(round(value * 1000)) / 10, 1);
    decimal_text(&tenths, 1, true, text);
    decimal_trim(text);
    return arena_printf(file->arena, "%s%s%%", round(value * 1000) < 0 ? MINUS : "",
                        words_separated(file->arena, &file->template->notation, text));
}

const char *
waterfall_share_formula(struct arena *arena, const char *cell)
{
    return arena_printf(
        arena,
        "IF(ISNUMBER(%s),IF(ROUND(100*%s,1)<0,\"" MINUS
        "\",\"\")&SUBSTITUTE(TEXT(ROUND(100*ABS(%s),1)/100,\"#,##0.0%%\"),\".0%%\",\"%%\"),\"n/a\")",
        cell, cell, cell);
}

enum {
    W_LABEL = 2,
    W_START,
    W_END,
    W_BASE_UP,
    W_BASE_DOWN,
    W_TOTAL_UP,
    W_TOTAL_DOWN,
    W_GAIN_UP,
    W_GAIN_DOWN,
    W_LOSS_UP,
    W_LOSS_DOWN
};

struct bar {
    double start, end, base_up, base_down, up, down;
};

static struct bar
make_bar(double start, double end)
{
    double base_up = fmax(0, fmin(start, end)), base_down = fmin(0, fmax(start, end));
    return (struct bar){start,
                        end,
                        base_up,
                        base_down,
                        fmax(0, fmax(start, end)) - base_up,
                        fmin(0, fmin(start, end)) - base_down};
}

struct number {
    unsigned col;
    double cached;
    const char *formula;
};

static void
put_numbers(const struct waterfall *waterfall, unsigned row, const struct number *numbers, size_t n)
{
    enum cell_form form = waterfall->is_saving ? CELL_MONEY : CELL_SHARE;
    for (size_t i = 0; i < n; i++)
        sheet_formula(waterfall->data, row, numbers[i].col, ROLE_FORMULA, form, numbers[i].cached,
                      numbers[i].formula);
}

static void
write_bar(const struct waterfall *waterfall, unsigned row, struct bar bar, const struct waterfall_bar *of)
{
    struct arena *arena = waterfall->data->file->arena;
    const char *s = ref_cell(arena, row, W_START), *e = ref_cell(arena, row, W_END);
    const char *bu = ref_cell(arena, row, W_BASE_UP), *bd = ref_cell(arena, row, W_BASE_DOWN);
    const char *up = arena_printf(arena, "MAX(0,%s,%s)-%s", s, e, bu);
    const char *down = arena_printf(arena, "MIN(0,%s,%s)-%s", s, e, bd);
    const char *start = of->is_level ? "0" : ref_cell(arena, row - 1, W_END);
    bool is_less = waterfall->is_saving && !of->is_level;
    const struct number common[] = {
        {W_START, bar.start, start},
        {W_END, bar.end, arena_printf(arena, "%s%sN(%s)", s, is_less ? "-" : "+", of->cell)},
        {W_BASE_UP, bar.base_up, arena_printf(arena, "MAX(0,MIN(%s,%s))", s, e)},
        {W_BASE_DOWN, bar.base_down, arena_printf(arena, "MIN(0,MAX(%s,%s))", s, e)},
    };
    const struct number levels[] = {{W_TOTAL_UP, bar.up, up}, {W_TOTAL_DOWN, bar.down, down}};
    bool is_gain = waterfall->is_saving ? bar.end <= bar.start : bar.end >= bar.start;
    const char *gain = arena_printf(arena, "%s%s%s", e, waterfall->is_saving ? "<=" : ">=", s);
    const struct number steps[] = {
        {W_GAIN_UP, is_gain ? bar.up : 0, arena_printf(arena, "IF(%s,%s,0)", gain, up)},
        {W_GAIN_DOWN, is_gain ? bar.down : 0, arena_printf(arena, "IF(%s,%s,0)", gain, down)},
        {W_LOSS_UP, is_gain ? 0 : bar.up, arena_printf(arena, "IF(%s,0,%s)", gain, up)},
        {W_LOSS_DOWN, is_gain ? 0 : bar.down, arena_printf(arena, "IF(%s,0,%s)", gain, down)},
    };
    put_numbers(waterfall, row, common, sizeof common / sizeof common[0]);
    if (of->is_level)
        put_numbers(waterfall, row, levels, sizeof levels / sizeof levels[0]);
    else
        put_numbers(waterfall, row, steps, sizeof steps / sizeof steps[0]);
}

/* "12,345", with a true minus sign where a step takes something off; and the formula of the same. */
static const char *
money_text(const struct workbook_file *file, double value)
{
    struct decimal whole = decimal_of(value, 0);
    char text[DECIMAL_TEXT_SIZE];
    decimal_text(&whole, 0, true, text);
    return arena_printf(file->arena, "%s%s", whole.negative ? MINUS : "",
                        words_separated(file->arena, &file->template->notation, text));
}

static const char *
money_formula(struct arena *arena, const char *value)
{
    return arena_printf(arena, "IF(ROUND(%s,0)<0,\"" MINUS "\",\"\")&TEXT(ABS(%s),\"#,##0\")", value, value);
}

const char *
waterfall_label(const struct waterfall *waterfall, unsigned i)
{
    const struct workbook_file *file = waterfall->data->file;
    const struct waterfall_bar *bar = &waterfall->bars[i];
    const char *text = waterfall->is_saving ? money_text(file, bar->is_level ? bar->value : -bar->value)
                                            : waterfall_share_text(file, bar->value);
    return arena_printf(file->arena, "%s %s", bar->label, text);
}

/* The same, live. */
static const char *
label_formula(const struct waterfall *waterfall, const struct waterfall_bar *bar)
{
    struct arena *arena = waterfall->data->file->arena;
    const char *value = bar->is_level ? bar->cell : arena_printf(arena, "(-%s)", bar->cell);
    return arena_printf(arena, "\"%s \"&%s", bar->label,
                        waterfall->is_saving ? money_formula(arena, value)
                                             : waterfall_share_formula(arena, bar->cell));
}

static void
write_bar_label(const struct waterfall *waterfall, unsigned i)
{
    const struct waterfall_bar *bar = &waterfall->bars[i];
    struct sheet *sheet = waterfall->data;
    unsigned row = waterfall->first + i;
    sheet_text(sheet, row, 0, ROLE_LABEL, arena_printf(sheet->file->arena, "Waterfall: %s", bar->label));
    sheet_text(sheet, row, 1, ROLE_UNIT, waterfall->unit);
    sheet_formula_text(sheet, row, W_LABEL, ROLE_FORMULA, waterfall_label(waterfall, i),
                       label_formula(waterfall, bar));
}

void
waterfall_numbers(const struct waterfall *waterfall)
{
    static const char *const heads[] = {"Label",     "Start",    "End",        "Gap up",
                                        "Gap down",  "Level up", "Level down", "Gain up",
                                        "Gain down", "Loss up",  "Loss down"};
    double level = 0;
    for (unsigned i = 0; i < sizeof heads / sizeof heads[0]; i++)
        sheet_text(waterfall->data, waterfall->first - 1, W_LABEL + i, ROLE_HEADER, heads[i]);
    for (unsigned i = 0; i < waterfall->n; i++) {
        const struct waterfall_bar *of = &waterfall->bars[i];
        double value = isnan(of->value) ? 0 : of->value;
        double step = waterfall->is_saving ? -value : value;
        struct bar bar = make_bar(of->is_level ? 0 : level, of->is_level ? value : level + step);
        level = bar.end;
        write_bar_label(waterfall, i);
        write_bar(waterfall, waterfall->first + i, bar, of);
    }
}

void
waterfall_chart(const struct waterfall *waterfall, struct sheet *sheet, unsigned row, const char *alt)
{
    const struct chart_waterfall chart = {
        .data = waterfall->data,
        .first = waterfall->first,
        .n = waterfall->n,
        .labels_col = W_LABEL,
        .col = W_BASE_UP,
        .title = waterfall->title,
        .form = waterfall->is_saving ? "#,##0" : "0%",
    };
    chart_waterfall(sheet, row, &chart, alt);
}

#include "form.h"

#include <math.h>
#include <string.h>

static const char *const codes[N_FORMS] = {
    [CELL_GENERAL] = NULL,
    [CELL_TEXT] = "@",
    [CELL_FACTOR] = "0.000000",
    [CELL_DIFFERENCE] = "0.00;-0.00;0.00",
    [CELL_TOLERANCE] = "#,##0.000######",
    [CELL_WHOLE] = "0",
    [CELL_SHARE_AS_SAID] = "0.0######%;[Red]-0.0######%;0.0%",
};

/* Forms that the template says: its format, and for prices how many digits after the point. */
static const struct {
    bool is_templated;
    enum number_format format;
    bool is_rate;
    unsigned decimals;
} templated[N_FORMS] = {
    [CELL_MONEY] = {true, FORMAT_MONEY, false, 0}, [CELL_CENTS] = {true, FORMAT_CENTS, false, 0},
    [CELL_SHARE] = {true, FORMAT_SHARE, false, 0}, [CELL_COUNT] = {true, FORMAT_COUNT, false, 0},
    [CELL_DATE] = {true, FORMAT_DATE, false, 0},   [CELL_MONTH] = {true, FORMAT_MONTH, false, 0},
    [CELL_RATE] = {true, FORMAT_RATE, true, 0},    [CELL_RATE_2] = {true, FORMAT_RATE, true, 2},
    [CELL_RATE_3] = {true, FORMAT_RATE, true, 3},  [CELL_RATE_4] = {true, FORMAT_RATE, true, 4},
    [CELL_RATE_5] = {true, FORMAT_RATE, true, 5},
};

enum cell_form
form_of_rate(double value)
{
    double size = value < 0 ? -value : value;
    if (size >= 1000)
        return CELL_RATE;
    if (size >= 10 || size == 0)
        return CELL_RATE_2;
    if (size >= 1)
        return CELL_RATE_3;
    return size >= 0.1 ? CELL_RATE_4 : CELL_RATE_5;
}

const char *
form_code(const struct workbook_file *file, enum cell_form form)
{
    if (!templated[form].is_templated)
        return codes[form];
    const char *code = file->template->workbook.formats[templated[form].format];
    return templated[form].is_rate ? form_with_decimals(code, templated[form].decimals, file->arena) : code;
}

/* ---- what a code says ---- */

/* Bytes of the words, [..] or escaped character at text, which are no marks; 0 where it is a mark. */
static size_t
skip(const char *text)
{
    if (*text == '"')
        return strcspn(text + 1, "\"") + 2;
    if (*text == '[')
        return strcspn(text, "]") + 1;
    return *text == '\\' || *text == '_' ? 2 : 0;
}

static bool
is_digit_mark(char c)
{
    return c != '\0' && strchr("0#?", c);
}

static size_t
part_bytes(const char *code)
{
    size_t n = 0;
    for (size_t s; code[n] && code[n] != ';'; n += s ? s : 1)
        s = skip(code + n);
    return n;
}

const char *
form_zero(const char *code, struct arena *arena)
{
    for (int i = 0; i < 2; i++) {
        code += part_bytes(code);
        if (*code != ';')
            return NULL;
        code++;
    }
    return arena_text(arena, code, part_bytes(code));
}

double
form_steps(const char *code)
{
    double steps = 1;
    bool is_past_point = false;
    size_t len = part_bytes(code);
    for (size_t i = 0, s; i < len; i += s ? s : 1) {
        s = skip(code + i);
        if (s)
            continue;
        is_past_point |= code[i] == '.';
        if (is_past_point && is_digit_mark(code[i]))
            steps *= 10;
        if (code[i] == '%')
            steps *= 100;
        if (code[i] == ',' && i > 0 && code[i - 1] != ' ' && !is_digit_mark(code[i + 1]))
            steps /= 1000;
    }
    return steps;
}

#define JUST_UNDER_HALF 0.4999 /* of the last digit shown: it rounds to nothing */

double
form_nothing(const char *code)
{
    return JUST_UNDER_HALF / form_steps(code);
}

double
form_quiet(const struct workbook_file *file, enum cell_form form, double value)
{
    const char *code = form_code(file, form);
    bool has_zero = code && form_zero(code, file->arena);
    return has_zero && fabs(value) <= form_nothing(code) ? 0 : value;
}

const char *
form_with_decimals(const char *code, unsigned decimals, struct arena *arena)
{
    size_t n = 0, len = strlen(code);
    char *out = arena_alloc(arena, len * (decimals + 2) + 1, 1);
    for (size_t i = 0, s; i < len; i += s) {
        s = skip(code + i);
        if (s == 0 && code[i] == '.') {
            for (s = 1; is_digit_mark(code[i + s]); s++)
                ;
            if (decimals) {
                out[n++] = '.';
                memset(out + n, '0', decimals);
                n += decimals;
            }
            continue;
        }
        s = s ? s : 1;
        memcpy(out + n, code + i, s);
        n += s;
    }
    out[n] = '\0';
    return out;
}

const char *
form_unit(const struct workbook_file *file, const char *unit)
{
    bool is_money = strncmp(unit, "money", strlen("money")) == 0;
    return is_money ? arena_printf(file->arena, "%s%s", file->currency, unit + strlen("money")) : unit;
}

#include <realrate/template.h>

#include "base/utf8.h"

#include <math.h>
#include <string.h>

#define MOST_DIGITS 309 /* of a double before its point */

/* Widths in digits of a proportional font; of all that is not here, 1. */
static const struct {
    const char *characters;
    double width;
} widths[] = {
    {" ,.:;'", 0.5},
    {"-()/", 0.65},
    {"%", 1.45},
    {"abcdefghijklnopqrstuvxyz", 1.05},
    {"mw", 1.6},
    {"MW", 1.75},
    {"ABCDEFGHIJKLNOPQRSTUVXYZ", 1.25},
};

static double
character_width(const char *at, size_t length)
{
    if (length > 2 && (unsigned char)*at > 0xE2) /* from U+3000 on most characters are square */
        return 2;
    for (size_t i = 0; i < sizeof widths / sizeof *widths; i++)
        if (length == 1 && strchr(widths[i].characters, *at))
            return widths[i].width;
    return length > 1 ? 1.25 : 1;
}

static double
text_width(const char *text, size_t len)
{
    double width = 0;
    for (size_t at = 0, n; at < len; at += n) {
        n = utf8_length(text + at, len - at);
        n = n ? n : 1;
        width += character_width(text + at, n);
    }
    return width;
}

/* What stands for itself at code: bytes, and its width in *ret; 0 where a mark stands there. */
static size_t
literal(const char *code, double *ret)
{
    size_t len = *code == '"' ? strcspn(code + 1, "\"") : *code == '[' ? strcspn(code, "]") : 0;
    *ret = 0;
    if (*code == '"') {
        *ret = text_width(code + 1, len);
        return len + 1 + (code[len + 1] == '"');
    }
    if (*code == '[') { /* [Red] shows nothing, [$EUR-407] what stands before the hyphen */
        if (code[1] == '$')
            *ret = text_width(code + 2, strcspn(code + 2, "-]"));
        return len + (code[len] == ']');
    }
    if ((*code != '\\' && *code != '_') || code[1] == '\0')
        return 0;
    *ret = character_width(code + 1, 1);
    return 2;
}

/* The part of a code that shows the value: positive;negative;zero. */
static const char *
part_of(const char *code, double value)
{
    const int wanted = value < 0 ? 1 : value > 0 ? 0 : 2;
    const char *part = code;
    double width;
    for (int i = 0; i < wanted; i++) {
        const char *at = part;
        for (size_t n; *at && *at != ';'; at += n ? n : 1)
            n = literal(at, &width);
        if (*at == '\0')
            return code;
        part = at + 1;
    }
    return part;
}

/* What the digit marks of a part say, and the width of all else in it. */
struct marks {
    unsigned whole, decimals; /* marks before the point; digits after it */
    bool is_grouped, is_number;
    double scale, others;
};

/* Days and months by the longest of their names in English. */
static double
date_mark(char letter, size_t n)
{
    if (letter == 'y')
        return n > 2 ? 4 : 2;
    return n > 3 ? text_width("Wednesday", 9) : n > 2 ? text_width("Wed", 3) : 2;
}

static struct marks
read_marks(const char *part)
{
    struct marks marks = {.scale = 1};
    bool is_past_point = false;
    for (size_t n; *part && *part != ';'; part += n) {
        double width;
        char letter = (char)(*part >= 'A' && *part <= 'Z' ? *part - 'A' + 'a' : *part);
        n = literal(part, &width);
        marks.others += n ? width : 0;
        if (n)
            continue;
        n = 1;
        if (strchr("0#?", *part)) {
            marks.is_number = true;
            *(is_past_point ? &marks.decimals : &marks.whole) += is_past_point || *part == '0';
        } else if (*part == ',' && part[1] && strchr("0#?", part[1])) {
            marks.is_grouped = true;
        } else if (*part == ',' && marks.is_number) {
            marks.scale /= 1000;
        } else if (strchr("dmy", letter)) {
            n = strspn(part, (const char[]){*part, '\0'});
            marks.others += date_mark(letter, n);
        } else {
            is_past_point |= *part == '.';
            marks.scale *= *part == '%' ? 100 : 1;
            marks.others += character_width(part, 1);
        }
    }
    return marks;
}

double
template_width(const char *code, double value)
{
    const char *part = part_of(code, value);
    const struct marks marks = read_marks(part);
    double size = fabs(value) * marks.scale;
    unsigned digits = marks.whole;
    if (!marks.is_number)
        return marks.others;
    while (digits < MOST_DIGITS && size + 0.5 * pow(10, -(double)marks.decimals) >= pow(10, digits))
        digits++;
    unsigned groups = marks.is_grouped && digits > 0 ? (digits - 1) / 3 : 0;
    double sign = value < 0 && part == code ? character_width("-", 1) : 0;
    return sign + digits + marks.decimals + groups * character_width(",", 1) + marks.others;
}

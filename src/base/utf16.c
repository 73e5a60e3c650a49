#include "utf16.h"

#include "utf8.h"

#include <string.h>

static uint32_t
code_point(const char *text, size_t len)
{
    static const unsigned char first_bits[] = {0, 0x7F, 0x1F, 0x0F, 0x07};
    uint32_t code = (unsigned char)text[0] & first_bits[len];
    for (size_t i = 1; i < len; i++)
        code = code << 6 | ((unsigned char)text[i] & 0x3F);
    return code;
}

uint16_t *
utf16_of_utf8(const char *text, struct arena *arena, size_t *ret_n)
{
    size_t left = strlen(text), n = 0;
    uint16_t *units = ARENA_NEW(arena, uint16_t, left + 1); /* no character has more units than bytes */
    while (left) {
        size_t len = utf8_length(text, left);
        uint32_t code = len ? code_point(text, len) : 0xFFFD;
        if (code >= 0x10000) {
            units[n++] = (uint16_t)(0xD800 + ((code - 0x10000) >> 10));
            code = 0xDC00 + ((code - 0x10000) & 0x3FF);
        }
        units[n++] = (uint16_t)code;
        text += len ? len : 1;
        left -= len ? len : 1;
    }
    *ret_n = n;
    return units;
}

static char *
put(char *end, uint32_t code)
{
    size_t len = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    static const unsigned char marks[] = {0, 0, 0xC0, 0xE0, 0xF0};
    for (size_t i = len; i-- > 1; code >>= 6)
        end[i] = (char)(0x80 | (code & 0x3F));
    end[0] = (char)(marks[len] | code);
    return end + len;
}

static bool
is_pair(const uint16_t *units, size_t n)
{
    return n > 1 && (units[0] & 0xFC00) == 0xD800 && (units[1] & 0xFC00) == 0xDC00;
}

bool
utf16_is_text(const uint16_t *units, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        bool has_two = is_pair(units + i, n - i);
        if (!units[i] || (!has_two && (units[i] & 0xF800) == 0xD800))
            return false;
        i += has_two;
    }
    return true;
}

char *
utf16_to_utf8(const uint16_t *units, size_t n, struct arena *arena)
{
    char *text = arena_alloc(arena, 3 * n + 1, 1), *end = text;
    for (size_t i = 0; i < n; i++) {
        uint32_t code = units[i];
        if (is_pair(units + i, n - i))
            code = 0x10000 + ((code & 0x3FF) << 10) + (units[++i] & 0x3FFU);
        else if ((code & 0xF800) == 0xD800)
            code = 0xFFFD;
        end = put(end, code);
    }
    *end = '\0';
    return text;
}

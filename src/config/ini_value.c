#include "ini_value.h"

#define FAULT(...) diag_error(diags, STATUS_CONFIG, place, __VA_ARGS__)

/* What stands between its first byte and the next one like it. */
static struct ini_value
inside(struct slice text, const char *close)
{
    return (struct ini_value){.text = {text.at + 1, (size_t)(close - text.at) - 1},
                              .end = close + 1,
                              .is_constant = *text.at == '\''};
}

static int
read_quoted(struct slice text, struct place place, struct diags *diags, struct ini_value *ret)
{
    const struct slice rest = slice_after(text, text.at);
    const char *close = memchr(rest.at, '"', rest.len);
    if (!close) {
        FAULT("the quote before %s is not closed on its line", diag_escape(diags, rest.at, rest.len));
        return -1;
    }
    if (!slice_is_end(slice_after(text, close))) {
        FAULT("text after the closing quote: quotes go around the whole value and not inside it");
        return -1;
    }
    *ret = inside(text, close);
    return 0;
}

static int
read_constant(struct slice text, struct place place, struct diags *diags, struct ini_value *ret)
{
    const char *close = memchr(text.at + 1, '\'', text.len - 1);
    if (!close || !slice_is_end(slice_after(text, close))) {
        FAULT("a value that begins with ' must stand in double quotes: \"...\"");
        return -1;
    }
    *ret = inside(text, close);
    return 0;
}

int
ini_value_read(struct slice rest, struct place place, struct diags *diags, struct ini_value *ret)
{
    struct slice text = slice_trim(rest);
    if (text.len && *text.at == '"')
        return read_quoted(text, place, diags, ret);
    if (text.len && *text.at == '\'')
        return read_constant(text, place, diags, ret);
    struct slice value = rest;
    for (size_t i = 0; i < rest.len; i++)
        if ((rest.at[i] == ';' || rest.at[i] == '#') && i > 0 && slice_is_space(rest.at[i - 1])) {
            value.len = i;
            break;
        }
    value = slice_trim(value);
    if (slice_find_any(value, ";#")) {
        FAULT("\"%s\" holds ; or #: write it in double quotes, or put a space before a comment",
              diag_escape(diags, value.at, value.len));
        return -1;
    }
    if (value.len && value.at[value.len - 1] == '\\') {
        FAULT("the value ends in \\: lines are not continued; write it in double quotes");
        return -1;
    }
    *ret = (struct ini_value){.text = value, .end = value.at + value.len};
    return 0;
}

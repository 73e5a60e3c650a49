#include "emit.h"

#include "base/utf8.h"
#include "decimal.h"

#include <assert.h>
#include <inttypes.h>
#include <math.h>
#include <string.h>

#define INDENT 2

static void
new_line(struct emitter *emitter)
{
    fprintf(emitter->out, "\n%*s", emitter->depth * INDENT, "");
}

/* What comes before a value: a comma, a place, its key. */
static void
lead(struct emitter *emitter, const char *key)
{
    bool is_inline = emitter->levels[emitter->depth].is_inline;
    if (emitter->levels[emitter->depth].has_items)
        fputs(is_inline ? ", " : ",", emitter->out);
    emitter->levels[emitter->depth].has_items = true;
    if (!is_inline)
        new_line(emitter);
    if (key != NULL)
        fprintf(emitter->out, "\"%s\": ", key);
}

static void
open_level(struct emitter *emitter, char opening, char closing, bool is_inline)
{
    assert(emitter->depth + 1 < EMIT_MAX_DEPTH);
    putc(opening, emitter->out);
    bool inherited = emitter->levels[emitter->depth].is_inline;
    emitter->depth++;
    emitter->levels[emitter->depth].closing = closing;
    emitter->levels[emitter->depth].has_items = false;
    emitter->levels[emitter->depth].is_inline = is_inline || inherited;
}

void
emit_begin(struct emitter *emitter, FILE *out)
{
    *emitter = (struct emitter){.out = out};
    open_level(emitter, '{', '}', false);
}

void
emit_finish(struct emitter *emitter)
{
    emit_end(emitter);
    assert(emitter->depth == 0);
    putc('\n', emitter->out);
}

void
emit_object(struct emitter *emitter, const char *key)
{
    lead(emitter, key);
    open_level(emitter, '{', '}', false);
}

void
emit_array(struct emitter *emitter, const char *key)
{
    lead(emitter, key);
    open_level(emitter, '[', ']', false);
}

void
emit_row(struct emitter *emitter, const char *key)
{
    lead(emitter, key);
    open_level(emitter, '{', '}', true);
}

void
emit_end(struct emitter *emitter)
{
    assert(emitter->depth > 0);
    bool on_own_line =
        emitter->levels[emitter->depth].has_items && !emitter->levels[emitter->depth].is_inline;
    char closing = emitter->levels[emitter->depth].closing;
    emitter->depth--;
    if (on_own_line)
        new_line(emitter);
    putc(closing, emitter->out);
}

/* ---- values ---- */

static void
put_character(FILE *out, const char *at, size_t n)
{
    unsigned char c = (unsigned char)*at;
    if (n == 0)
        fputs("\xef\xbf\xbd", out); /* U+FFFD */
    else if (c == '"' || c == '\\')
        fprintf(out, "\\%c", c);
    else if (c == '\n')
        fputs("\\n", out);
    else if (c == '\t')
        fputs("\\t", out);
    else if (c < 0x20 || c == 0x7F)
        fprintf(out, "\\u%04x", (unsigned)c);
    else
        fwrite(at, 1, n, out);
}

/* Bytes at the front that stand in JSON as they are: nearly all, so that they are written at once. */
static size_t
plain_length(const char *text, size_t len)
{
    size_t n = 0;
    while (n < len && text[n] >= 0x20 && text[n] < 0x7F && text[n] != '"' && text[n] != '\\')
        n++;
    return n;
}

void
emit_text(struct emitter *emitter, const char *key, const char *text)
{
    if (text == NULL) {
        emit_null(emitter, key);
        return;
    }
    size_t len = strlen(text);
    lead(emitter, key);
    putc('"', emitter->out);
    for (size_t i = 0; i < len;) {
        size_t n = plain_length(text + i, len - i);
        fwrite(text + i, 1, n, emitter->out);
        i += n;
        if (i == len)
            break;
        n = utf8_length(text + i, len - i);
        put_character(emitter->out, text + i, n);
        i += n == 0 ? 1 : n;
    }
    putc('"', emitter->out);
}

void
emit_number(struct emitter *emitter, const char *key, double value, int places)
{
    char buf[DECIMAL_TEXT_SIZE];
    if (!isfinite(value)) {
        emit_null(emitter, key);
        return;
    }
    struct decimal rounded = decimal_of(value, places);
    decimal_text(&rounded, places, false, buf);
    if (places != 2)
        decimal_trim(buf);
    lead(emitter, key);
    fprintf(emitter->out, "%s%s", rounded.negative ? "-" : "", buf);
}

void
emit_cents(struct emitter *emitter, const char *key, int64_t cents)
{
    uint64_t size = cents < 0 ? -(uint64_t)cents : (uint64_t)cents;
    lead(emitter, key);
    fprintf(emitter->out, "%s%" PRIu64 ".%02" PRIu64, cents < 0 ? "-" : "", size / 100, size % 100);
}

void
emit_count(struct emitter *emitter, const char *key, uint64_t count)
{
    lead(emitter, key);
    fprintf(emitter->out, "%" PRIu64, count);
}

void
emit_bool(struct emitter *emitter, const char *key, bool value)
{
    lead(emitter, key);
    fputs(value ? "true" : "false", emitter->out);
}

void
emit_null(struct emitter *emitter, const char *key)
{
    lead(emitter, key);
    fputs("null", emitter->out);
}

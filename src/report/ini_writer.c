#include "ini_writer.h"

#include "ini_text.h"

#include <string.h>

void
ini_writer_section(struct ini_writer *w, const char *section)
{
    w->section = section;
    w->is_open = false;
}

bool
ini_writer_leaves_out(const struct ini_writer *w, const char *key, bool is_default)
{
    return is_default && (w->said == NULL || !offer_states(w->said, w->section, key));
}

void
ini_writer_put(struct ini_writer *w, const char *key, const char *value)
{
    if (!w->is_open)
        fprintf(w->out, "\n[%s]\n", w->section);
    w->is_open = true;
    bool is_long = strlen(key) + strlen(" = ") + strlen(value) > INI_WRITER_LINE_MAX;
    fprintf(w->out, is_long ? "%s=%s\n" : "%s = %s\n", key, value);
}

/* Between quotes a ; or #, a \ at the end and white space around are part of the text; a text that holds a
 * quote was read without quotes and is written so. */
static bool
needs_quotes(const char *text)
{
    size_t len = strlen(text);
    if (strchr(text, '"') != NULL)
        return false;
    return len == 0 || strpbrk(text, ";#\\'") != NULL || strspn(text, " \t") > 0 ||
           strchr(" \t", text[len - 1]) != NULL;
}

void
ini_writer_put_text(struct ini_writer *w, const char *key, const char *text)
{
    ini_writer_put(w, key, needs_quotes(text) ? arena_printf(w->arena, "\"%s\"", text) : text);
}

void
ini_writer_put_day(struct ini_writer *w, const char *key, int32_t day)
{
    char buf[DAY_TEXT_SIZE];
    if (day != DAY_NONE)
        ini_writer_put(w, key, day_text(day, buf));
}

void
ini_writer_put_count(struct ini_writer *w, const char *key, int count, int unless)
{
    if (!ini_writer_leaves_out(w, key, count == unless))
        ini_writer_put(w, key, arena_printf(w->arena, "%d", count));
}

void
ini_writer_put_share(struct ini_writer *w, const char *key, double share)
{
    if (!ini_writer_leaves_out(w, key, share == 0))
        ini_writer_put(w, key, ini_text_share(w->arena, share));
}

void
ini_writer_put_word(struct ini_writer *w, const char *key, const char *const *words, int word, int unless)
{
    if (!ini_writer_leaves_out(w, key, word == unless))
        ini_writer_put(w, key, words[word]);
}

void
ini_writer_put_yes_no(struct ini_writer *w, const char *key, bool value, bool unless)
{
    if (!ini_writer_leaves_out(w, key, value == unless))
        ini_writer_put(w, key, value ? "yes" : "no");
}

void
ini_writer_put_money(struct ini_writer *w, const char *key, struct money amount)
{
    ini_writer_put(w, key, ini_text_money(w->arena, amount));
}

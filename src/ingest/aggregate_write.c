#include <realrate/aggregate.h>

#include <realrate/calendar.h>

#include <string.h>

const char aggregate_header[] = "date,model,tier,context,geo,speed,workspace,"
                                "input,cache_write_5m,cache_write_1h,cache_read,output,web_search\n";

#define BUFFER_SIZE ((size_t)64 << 10)

/* Bytes on their way; `failed` is sticky. */
struct writer {
    aggregate_put *put;
    void *context;
    bool failed;
    size_t n;
    char bytes[BUFFER_SIZE];
};

static void
flush(struct writer *writer)
{
    if (writer->n && !writer->failed)
        writer->failed = writer->put(writer->context, writer->bytes, writer->n) != 0;
    writer->n = 0;
}

static void
put(struct writer *writer, const char *text, size_t len)
{
    while (len) {
        if (writer->n == BUFFER_SIZE)
            flush(writer);
        size_t room = BUFFER_SIZE - writer->n, part = len < room ? len : room;
        memcpy(writer->bytes + writer->n, text, part);
        writer->n += part;
        text += part;
        len -= part;
    }
}

static void
put_word(struct writer *writer, const char *word)
{
    put(writer, word, strlen(word));
    put(writer, ",", 1);
}

/* Any text, so that it reads back as it is: in quotes where it holds a mark of CSV or a space at an end,
 * which is no part of a field without quotes. */
static void
put_text(struct writer *writer, const char *text)
{
    size_t len = strlen(text);
    bool has_space = len && (text[0] == ' ' || text[len - 1] == ' ');
    if (!has_space && text[strcspn(text, "\",;\t\r\n")] == '\0') {
        put_word(writer, text);
        return;
    }
    put(writer, "\"", 1);
    for (const char *quote; (quote = strchr(text, '"')); text = quote + 1) {
        put(writer, text, (size_t)(quote - text) + 1);
        put(writer, "\"", 1);
    }
    put(writer, text, strlen(text));
    put(writer, "\",", 2);
}

static void
put_count(struct writer *writer, uint64_t count, char end)
{
    char text[21], *at = text + sizeof text;
    *--at = end;
    do {
        *--at = (char)('0' + count % 10);
        count /= 10;
    } while (count);
    put(writer, at, (size_t)(text + sizeof text - at));
}

static void
put_row(struct writer *writer, const struct usage *usage, const struct usage_row *row)
{
    const struct line *line = &row->line;
    char day[DAY_TEXT_SIZE];
    put_word(writer, day_text(row->day, day));
    put_text(writer, usage->models[line->model]);
    put_word(writer, tier_names[line->tier]);
    put_word(writer, row->context_is_told ? context_names[line->context] : "");
    put_word(writer, geo_names[line->geo]);
    put_word(writer, speed_names[line->speed]);
    put_text(writer, usage->workspaces[row->workspace]);
    for (size_t meter = 0; meter < N_METERS; meter++)
        put_count(writer, row->counts[meter], meter + 1 < N_METERS ? ',' : '\n');
}

int
aggregate_write(const struct aggregate *aggregate, aggregate_put *put_bytes, void *context)
{
    struct arena *scratch = arena_new();
    struct writer *writer = ARENA_NEW(scratch, struct writer, 1);
    writer->put = put_bytes;
    writer->context = context;
    put(writer, aggregate_header, strlen(aggregate_header));
    for (size_t i = 0; i < aggregate->n_rows && !writer->failed; i++)
        put_row(writer, aggregate->usage, &aggregate->rows[i]);
    flush(writer);
    bool failed = writer->failed;
    arena_free(scratch);
    return failed ? -1 : 0;
}

#include "support.h"

#include "base/utf8.h"
#include "ingest/scan.h"

#include <string.h>

#define BYTES_MOST 300
#define RUNS       20000

/* The same marks byte by byte, by the words of scan.h. */
static void
scan_simply(const char *text, size_t len, char delimiter, bool *ends, bool *odd)
{
    bool in_quotes = false, closes[BYTES_MOST + 1] = {false};
    size_t in_character = 0;
    for (size_t i = 0; i < len; i++) {
        const char c = text[i];
        const bool starts = i == 0 || ends[i - 1], after_closing = i > 0 && closes[i - 1];
        const bool is_blank = (c == ' ' || c == '\t') && c != delimiter;
        const bool was_blank =
            i > 0 && (text[i - 1] == ' ' || text[i - 1] == '\t') && text[i - 1] != delimiter;
        odd[i] = c == '\0' || (in_quotes && c == '\n') || (i > 0 && text[i - 1] == '\r' && c != '\n');
        ends[i] = !in_quotes && (c == delimiter || c == '\n');
        if (after_closing && !ends[i] && c != '\r' && c != '"')
            odd[i] = true;
        if (!in_quotes && ((is_blank && starts) || (was_blank && !after_closing && (ends[i] || c == '\r'))))
            odd[i] = true;
        if (c == '"' && !in_quotes && !starts && !after_closing)
            odd[i] = true;
        closes[i] = c == '"' && in_quotes;
        in_quotes ^= c == '"';
        if (in_character > 0) {
            in_character--;
        } else if ((unsigned char)c >= 0x80) {
            size_t n = utf8_length(text + i, len - i);
            odd[i] |= n == 0;
            in_character = n ? n - 1 : 0;
        }
    }
}

static bool
bit(const uint64_t *words, size_t i)
{
    return words[i / 64] >> i % 64 & 1;
}

static void
masks_say_what_each_byte_is(void **state)
{
    (void)state;
    static const char *const pieces[] = {"\"",
                                         "\"",
                                         ",",
                                         ";",
                                         "\t",
                                         "\n",
                                         "\r\n",
                                         "\r",
                                         " ",
                                         "ab",
                                         "\xC3\xA9",
                                         "\xE2\x89\xA4",
                                         "\xE2",
                                         "\xF0\x9F\x98\x80",
                                         "\xED\xA0\x80",
                                         "\xC0\x80",
                                         "\xE0\x80\x80",
                                         "\xA9",
                                         "\xE0\xA4\x85",
                                         "\xED\x9F\xBF"};
    struct arena *arena = arena_new();
    struct scan wide = {.arena = arena}, portable = {.arena = arena};
    uint64_t random = 20261126;
    for (size_t run = 0; run < RUNS; run++) {
        random = random * UINT64_C(6364136223846793005) + 1442695040888963407;
        char text[BYTES_MOST + 64] = {0};
        size_t len = 0;
        for (size_t want = (random >> 33) % (BYTES_MOST - 4); len < want;) {
            random = random * UINT64_C(6364136223846793005) + 1442695040888963407;
            const char *piece =
                random >> 40 & 1 ? "x" : pieces[(random >> 33) % (sizeof pieces / sizeof *pieces)];
            bool is_nul = (random >> 50) % 200 == 0;
            size_t n = is_nul ? 1 : strlen(piece);
            memcpy(text + len, is_nul ? "" : piece, n);
            len += n;
        }
        memset(text + len, '"', sizeof text - len); /* what follows must not matter */
        char delimiter = ",;\t"[run % 3];
        bool ends[BYTES_MOST + 4] = {false}, odd[BYTES_MOST + 4] = {false};
        scan_simply(text, len, delimiter, ends, odd);
        scan_text(&wide, text, len, delimiter, false);
        scan_text(&portable, text, len, delimiter, true);
        assert_int_equal(wide.n_words, (len + 63) / 64);
        assert_int_equal(portable.n_words, wide.n_words);
        for (size_t i = 0; i < wide.n_words * 64; i++) {
            bool is_there = i < len;
            assert_int_equal(bit(portable.ends, i), is_there && ends[i]);
            assert_int_equal(bit(wide.ends, i), is_there && ends[i]);
            assert_int_equal(bit(portable.lines, i), is_there && ends[i] && text[i] == '\n');
            assert_int_equal(bit(wide.lines, i), is_there && ends[i] && text[i] == '\n');
            if (is_there) {
                assert_int_equal(bit(portable.odd, i), odd[i]);
                assert_int_equal(bit(wide.odd, i), odd[i]);
            }
        }
    }
    arena_free(arena);
}

static void
records_end_at_the_last_line_feed_outside_quotes(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t end;
        uint64_t n_quotes, n_newlines;
    } rows[] = {
        {"", 0, 0, 0},
        {"a,b", 0, 0, 0},
        {"a\nb\nc", 4, 0, 2},
        {"a\n\"b\nc\n", 2, 0, 1},
        {"a\n\"b\n\"\"c\n", 2, 0, 1},
        {"\"a\n\"\n\"b", 5, 2, 2},
        {"\"0123456789\n0123456789\n0123456789\",x\n0123456789,\"\n", 37, 2, 3},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct scan_tally tally = {0};
        size_t len = strlen(rows[i].text);
        scan_count(rows[i].text, len / 2, &tally);
        scan_count(rows[i].text + len / 2, len - len / 2, &tally);
        assert_int_equal(scan_records_end(rows[i].text, len, &tally), rows[i].end);
        assert_int_equal(tally.n_quotes, rows[i].n_quotes);
        assert_int_equal(tally.n_newlines, rows[i].n_newlines);
    }
}

static void
quotes_and_line_feeds_are_counted_whatever_the_length(void **state)
{
    (void)state;
    enum { LEN = 20000 };
    static char text[LEN];
    for (size_t i = 0; i < LEN; i++)
        text[i] = "\"\n"[i % 2];
    for (size_t len = 0; len < LEN; len = len * 3 / 2 + 1) {
        struct scan_tally tally = {0};
        scan_count(text, len, &tally);
        assert_int_equal(tally.n_quotes, (len + 1) / 2);
        assert_int_equal(tally.n_newlines, len / 2);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(masks_say_what_each_byte_is),
        cmocka_unit_test(records_end_at_the_last_line_feed_outside_quotes),
        cmocka_unit_test(quotes_and_line_feeds_are_counted_whatever_the_length),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

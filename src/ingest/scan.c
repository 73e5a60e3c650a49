#include "scan_avx2.h"
#include "word.h"

#include "base/utf8.h"

#include <string.h>

#define BYTES(c) (UINT64_C(0x0101010101010101) * (unsigned char)(c))
#define HIGH     BYTES(0x80)

/* Bytes of the character where it is one of the most usual forms; 0 elsewhere. */
static size_t
usual_length(const char *text, size_t left)
{
    const unsigned char *bytes = (const unsigned char *)text;
    if (left < 3 || (bytes[1] & 0xC0) != 0x80)
        return 0;
    if (bytes[0] >= 0xC2 && bytes[0] <= 0xDF)
        return 2;
    return bytes[0] >= 0xE1 && bytes[0] <= 0xEC && (bytes[2] & 0xC0) == 0x80 ? 3 : 0;
}

struct scan_utf8
scan_check_utf8(const char *text, size_t left, uint64_t high, uint64_t in_character)
{
    struct scan_utf8 ret = {0};
    uint64_t unseen = high & ~in_character;
    while (unseen) {
        unsigned at = (unsigned)__builtin_ctzll(unseen);
        size_t n = usual_length(text + at, left - at);
        if (n == 0)
            n = utf8_length(text + at, left - at);
        if (n == 0) {
            ret.odd |= UINT64_C(1) << at;
            n = 1;
        }
        uint64_t bytes = (UINT64_C(1) << n) - 1;
        unseen &= ~(bytes << at);
        if (at + n > 64)
            ret.in_character = bytes >> (64 - at);
    }
    return ret;
}

/* The high bits of eight bytes as one byte. */
SCAN_INLINE uint64_t
gather(uint64_t high_bits)
{
    return (high_bits >> 7) * UINT64_C(0x0102040810204080) >> 56;
}

/* The high bit of each byte that is c. */
SCAN_INLINE uint64_t
equal(uint64_t word, uint64_t c)
{
    uint64_t difference = word ^ c;
    return ~(((difference & ~HIGH) + ~HIGH) | difference) & HIGH;
}

SCAN_INLINE void
find(const char *text, char delimiter, struct scan_block *ret)
{
    struct scan_block block = {0};
    for (unsigned i = 0; i < 8; i++) {
        uint64_t word = word_load(text + 8 * i);
        block.quote |= gather(equal(word, BYTES('"'))) << 8 * i;
        block.delimiter |= gather(equal(word, BYTES(delimiter))) << 8 * i;
        block.newline |= gather(equal(word, BYTES('\n'))) << 8 * i;
        block.cr |= gather(equal(word, BYTES('\r'))) << 8 * i;
        block.nul |= gather(equal(word, 0)) << 8 * i;
        block.blank |= gather(equal(word, BYTES(' ')) | equal(word, BYTES('\t'))) << 8 * i;
        block.high |= gather(word & HIGH) << 8 * i;
    }
    block.blank &= ~block.delimiter;
    *ret = block;
}

static void
scan_portable(struct scan *scan, const char *text, size_t len, char delimiter)
{
    struct scan_state state = scan_start;
    for (size_t i = 0; i < scan->n_words; i++) {
        struct scan_block block;
        find(text + 64 * i, delimiter, &block);
        if (len - 64 * i < 64)
            scan_cut(&block, len - 64 * i);
        scan_step(&state, &block, text + 64 * i, len - 64 * i, scan, i);
    }
}

void
scan_text(struct scan *scan, const char *text, size_t len, char delimiter, bool portable)
{
    scan->n_words = (len + 63) / 64;
    if (scan->n_words > scan->capacity) {
        scan->capacity = scan->n_words + scan->n_words / 8;
        scan->ends = ARENA_NEW(scan->arena, uint64_t, scan->capacity);
        scan->lines = ARENA_NEW(scan->arena, uint64_t, scan->capacity);
        scan->odd = ARENA_NEW(scan->arena, uint64_t, scan->capacity);
    }
    scan->is_portable = portable || !scan_avx2_is_there();
    if (!scan->is_portable)
        scan_avx2_text(scan, text, len, delimiter);
    else
        scan_portable(scan, text, len, delimiter);
}

size_t
scan_list(const struct scan *scan, size_t *word, size_t n_most, uint32_t *ret_list)
{
    return scan->is_portable ? scan_list_words(scan, word, n_most, ret_list)
                             : scan_avx2_list(scan, word, n_most, ret_list);
}

void
scan_count(const char *text, size_t len, struct scan_tally *tally)
{
    size_t at = scan_avx2_is_there() ? scan_avx2_count(text, len, tally) : 0;
    uint64_t n_quotes = 0, n_newlines = 0;
    for (; at < len; at++) {
        n_quotes += text[at] == '"';
        n_newlines += text[at] == '\n';
    }
    tally->n_quotes += n_quotes;
    tally->n_newlines += n_newlines;
}

size_t
scan_records_end(const char *text, size_t len, struct scan_tally *tally)
{
    bool in_quotes = tally->n_quotes % 2;
    size_t end = len;
    for (; end > 0; end--) {
        char c = text[end - 1];
        if (c == '\n' && !in_quotes)
            break;
        in_quotes ^= c == '"';
        tally->n_quotes -= c == '"';
        tally->n_newlines -= c == '\n';
    }
    return end;
}

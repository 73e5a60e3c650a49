/* Eight bytes of text as one number, the first byte lowest on any machine. */
#ifndef INGEST_WORD_H
#define INGEST_WORD_H

#include <stdint.h>
#include <string.h>

static inline uint64_t
word_load(const char *text)
{
    uint64_t word;
    memcpy(&word, text, sizeof word);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    word = __builtin_bswap64(word);
#endif
    return word;
}

#endif

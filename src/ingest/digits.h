/* Counts of plain digits, eight at a time: what number_read_count reads alike, but for its long forms. */
#ifndef INGEST_DIGITS_H
#define INGEST_DIGITS_H

#include "word.h"

#include <stdbool.h>
#include <stddef.h>

/* Up to eight digits; 8 bytes at text may be read whatever len is. */
static inline bool
digits_eight(const char *text, size_t len, uint64_t *ret)
{
    uint64_t word = word_load(text);
    if (len < 8) { /* zeros before the digits */
        word <<= 8 * (8 - len);
        word |= UINT64_C(0x3030303030303030) >> 8 * len;
    }
    if (((word & UINT64_C(0xF0F0F0F0F0F0F0F0)) |
         ((word + UINT64_C(0x0606060606060606)) & UINT64_C(0xF0F0F0F0F0F0F0F0)) >> 4) !=
        UINT64_C(0x3333333333333333))
        return false;
    word &= UINT64_C(0x0F0F0F0F0F0F0F0F);
    word = word * 10 + (word >> 8); /* pairs, in every other byte */
    *ret = ((word & UINT64_C(0x000000FF000000FF)) * UINT64_C(0x000F424000000064) +
            (word >> 16 & UINT64_C(0x000000FF000000FF)) * UINT64_C(0x0000271000000001)) >>
           32;
    return true;
}

/* The number of 0 to 16 digits; 0 for none. False where it is anything else. 8 bytes past the text may be
 * read, whatever they are. */
static inline bool
digits_read(const char *text, size_t len, uint64_t *ret)
{
    *ret = 0;
    if (len == 0)
        return true;
    if (len <= 8)
        return digits_eight(text, len, ret);
    uint64_t high, low;
    if (len > 16 || !digits_eight(text, len - 8, &high) || !digits_eight(text + len - 8, 8, &low))
        return false;
    *ret = high * 100000000 + low;
    return true;
}

#endif

/* 64 bytes, as masks of the characters that matter -> what ends fields and what is odd. Included by scan.c
 * and scan_avx2.c, so that both ways of finding the characters judge them alike. */
#ifndef INGEST_SCAN_STEP_H
#define INGEST_SCAN_STEP_H

#include "scan.h"

#define SCAN_INLINE static inline __attribute__((always_inline))

/* High bytes by what they are in UTF-8, where all of a block are the usual: leads of characters of two or
 * three bytes that any bytes may follow, and bytes that follow. */
struct scan_usual {
    bool is_all;
    uint64_t leads_two, leads_three, follows;
};

/* Where each character is among 64 bytes. */
struct scan_block {
    uint64_t quote, delimiter, newline, cr, nul, blank,
        high;                /* blank: a space or tab; high: 0x80 and above */
    struct scan_usual usual; /* where it was looked for */
};

/* What the bytes before leave behind. */
struct scan_state {
    uint64_t in_quotes;                                       /* all ones, or 0 */
    uint64_t after_end, after_closing, after_cr, after_blank; /* bit 0 */
    uint64_t in_character; /* bytes that belong to a character begun before */
};

static const struct scan_state scan_start = {.after_end = 1};

/* What of the high bytes at text, where left bytes are, is no UTF-8, and the bytes past these 64 that belong
 * to their last character. */
struct scan_utf8 {
    uint64_t odd, in_character;
};
struct scan_utf8 scan_check_utf8(const char *text, size_t left, uint64_t high, uint64_t in_character);

/* Bit i: whether an odd number of bits are set up to i. */
SCAN_INLINE uint64_t
scan_parity(uint64_t bits)
{
    for (unsigned shift = 1; shift < 64; shift *= 2)
        bits ^= bits << shift;
    return bits;
}

/* Whether the usual bytes of a block, after those of a character begun before, make characters that end in
 * it.
 */
SCAN_INLINE bool
scan_is_usual(const struct scan_usual *usual, uint64_t in_character)
{
    const uint64_t two = usual->leads_two, three = usual->leads_three;
    const uint64_t due = two << 1 | three << 1 | three << 2 | in_character;
    return usual->is_all && due == usual->follows && (two >> 63 | three >> 62) == 0;
}

SCAN_INLINE void
scan_step(struct scan_state *state, const struct scan_block *block, const char *text, size_t left,
          struct scan *scan, size_t word)
{
    const uint64_t quote = block->quote;
    uint64_t inside = state->in_quotes; /* from an opening quote to before the closing one */
    if (quote)
        inside ^= scan_parity(quote);
    const uint64_t opening = quote & inside, closing = quote & ~inside;
    const uint64_t ends = (block->delimiter | block->newline) & ~inside;
    const uint64_t blank = block->blank & ~inside;
    const uint64_t after_end = ends << 1 | state->after_end;
    const uint64_t after_closing = closing << 1 | state->after_closing;
    const uint64_t after_cr = block->cr << 1 | state->after_cr;
    const uint64_t after_blank = blank << 1 | state->after_blank;
    uint64_t odd = block->nul | (block->newline & inside) | (after_cr & ~block->newline);
    odd |= opening & ~(after_end | after_closing);
    odd |= after_closing & ~(ends | block->cr | quote);
    odd |= (after_end & blank) | (after_blank & (ends | block->cr));
    state->in_quotes = (uint64_t)((int64_t)inside >> 63);
    state->after_end = ends >> 63;
    state->after_closing = closing >> 63;
    state->after_cr = block->cr >> 63;
    state->after_blank = blank >> 63;
    if ((block->high | state->in_character) && scan_is_usual(&block->usual, state->in_character)) {
        state->in_character = 0;
    } else if (block->high | state->in_character) {
        struct scan_utf8 utf8 = scan_check_utf8(text, left, block->high, state->in_character);
        odd |= utf8.odd;
        state->in_character = utf8.in_character;
    }
    scan->ends[word] = ends;
    scan->lines[word] = block->newline & ~inside;
    scan->odd[word] = odd;
}

/* One past each bit of the word that starts at byte `at`, eight at a time: a loop for each bit would end
 * where no processor foresees it. Returns how many there are. */
SCAN_INLINE size_t
scan_list_word(uint64_t bits, uint32_t at, uint32_t *list)
{
    const size_t n = (size_t)__builtin_popcountll(bits);
    for (size_t done = 0; done < n; done += 8)
        for (size_t i = done; i < done + 8; i++) {
            list[i] = at + 1 + (uint32_t)__builtin_ctzll(bits | UINT64_C(1) << 63);
            bits &= bits - 1;
        }
    return n;
}

SCAN_INLINE size_t
scan_list_words(const struct scan *scan, size_t *word, size_t n_most, uint32_t *list)
{
    size_t n = 0;
    for (; *word < scan->n_words && n < n_most; ++*word)
        n += scan_list_word(scan->ends[*word], (uint32_t)*word * 64, list + n);
    return n;
}

#endif

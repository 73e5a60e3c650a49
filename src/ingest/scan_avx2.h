/* The scan with AVX2: 32 bytes an instruction. Included by scan.c alone. */
#ifndef INGEST_SCAN_AVX2_H
#define INGEST_SCAN_AVX2_H

#include "scan_step.h"

/* Only the first n of a block's bytes count. */
SCAN_INLINE void
scan_cut(struct scan_block *block, size_t n)
{
    uint64_t kept = (UINT64_C(1) << n) - 1;
    block->quote &= kept;
    block->delimiter &= kept;
    block->newline &= kept;
    block->cr &= kept;
    block->nul &= kept;
    block->blank &= kept;
    block->high &= kept;
    block->usual.is_all = false;
}

/* Whether this processor has it, and this program was built with it. */
bool scan_avx2_is_there(void);

void scan_avx2_text(struct scan *scan, const char *text, size_t len, char delimiter);

size_t scan_avx2_list(const struct scan *scan, size_t *word, size_t n_most, uint32_t *ret_list);

/* Counts the first bytes; returns how many. */
size_t scan_avx2_count(const char *text, size_t len, struct scan_tally *tally);

#endif

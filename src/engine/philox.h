/* Philox4x32-10, the generator of the simulation (1.5): random bits by counter and key, without a state. The
 * same counter and key always give the same bits, whoever asks, and in whatever order (Salmon and others
 * 2011). */
#ifndef PHILOX_H
#define PHILOX_H

#include <stdint.h>

struct philox_block {
    uint32_t words[4];
};

/* The 128 random bits of one counter under one key. */
struct philox_block philox_block(const uint32_t counter[4], const uint32_t key[2]);

#endif

/* SHA-256 of inputs and outputs as lower-case hexadecimal, by nettle, which uses the processor's own
 * instructions for it. */
#ifndef SHA256_H
#define SHA256_H

#include <nettle/sha2.h>

#include <stddef.h>

#define SHA256_TEXT_SIZE 65

struct sha256 {
    struct sha256_ctx context;
};

void sha256_begin(struct sha256 *sha);
void sha256_add(struct sha256 *sha, const void *bytes, size_t n);
void sha256_text(struct sha256 *sha, char ret[SHA256_TEXT_SIZE]); /* finishes */

#endif

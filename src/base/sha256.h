/* SHA-256 of inputs and outputs as lower-case hexadecimal, by libmd. */
#ifndef SHA256_H
#define SHA256_H

#include <sha2.h>

#include <stddef.h>

#define SHA256_TEXT_SIZE 65

struct sha256 {
    SHA2_CTX context;
};

void sha256_init(struct sha256 *sha);
void sha256_add(struct sha256 *sha, const void *bytes, size_t n);
void sha256_text(struct sha256 *sha, char ret[SHA256_TEXT_SIZE]); /* finishes */

#endif

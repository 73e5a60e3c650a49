#include "sha256.h"

#include <stdint.h>
#include <stdio.h>

void
sha256_init(struct sha256 *sha)
{
    SHA256Init(&sha->context);
}

void
sha256_add(struct sha256 *sha, const void *bytes, size_t n)
{
    SHA256Update(&sha->context, bytes, n);
}

void
sha256_text(struct sha256 *sha, char ret[SHA256_TEXT_SIZE])
{
    uint8_t digest[SHA256_DIGEST_LENGTH];
    SHA256Final(digest, &sha->context);
    for (size_t i = 0; i < sizeof digest; i++)
        snprintf(ret + 2 * i, 3, "%02x", digest[i]);
}

#include "sha256.h"

#include <stdint.h>
#include <stdio.h>

void
sha256_begin(struct sha256 *sha)
{
    sha256_init(&sha->context);
}

void
sha256_add(struct sha256 *sha, const void *bytes, size_t n)
{
    sha256_update(&sha->context, n, bytes);
}

void
sha256_text(struct sha256 *sha, char ret[SHA256_TEXT_SIZE])
{
    uint8_t digest[SHA256_DIGEST_SIZE];
    sha256_digest(&sha->context, sizeof digest, digest);
    for (size_t i = 0; i < sizeof digest; i++)
        snprintf(ret + 2 * i, 3, "%02x", digest[i]);
}

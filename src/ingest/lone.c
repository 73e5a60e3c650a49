#include "lone.h"

int
lone_open(struct lone *lone, const char *path, const struct tuning *tuning, struct arena *scratch,
          struct diags *diags)
{
    static const struct usage_options nobody_asks = {0};
    const struct usage_progress none = {0};
    if (chunks_open(&lone->chunks, path, tuning, &nobody_asks, none, scratch, diags) != 0)
        return -1;
    lone->reader = reader_new(&lone->chunks, scratch, diags);
    return 0;
}

int
lone_close(struct lone *lone, struct diags *diags, char ret_sha256[SHA256_TEXT_SIZE], uint64_t *ret_bytes)
{
    const struct line_tally tally = reader_place(lone->reader)->tally;
    reader_tell(&tally, lone->chunks.source.file.path, diags);
    reader_free(lone->reader);
    return chunks_close(&lone->chunks, diags, ret_sha256, ret_bytes);
}

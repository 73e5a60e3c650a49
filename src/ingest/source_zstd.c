/* zstd (RFC 8878), frame after frame, by libzstd, which checks each frame's checksum where it has one. */
#include "source.h"

#include <zstd.h>
#include <zstd_errors.h>

/* 32 MiB: what all levels need but --ultra ones and --long; more would not be constant memory. */
#define WINDOW_LOG_MOST 25

static void *
begin(void)
{
    ZSTD_DStream *stream = ZSTD_createDStream();
    if (stream)
        ZSTD_DCtx_setParameter(stream, ZSTD_d_windowLogMax, WINDOW_LOG_MOST);
    return stream;
}

static void
step(void *state, struct flow *flow)
{
    ZSTD_inBuffer in = {.src = flow->in, .size = (size_t)(flow->in_end - flow->in)};
    ZSTD_outBuffer out = {.dst = flow->out, .size = (size_t)(flow->out_end - flow->out)};
    size_t status = ZSTD_decompressStream(state, &out, &in);
    flow->in += in.pos;
    flow->out += out.pos;
    flow->ends_member = status == 0;
    if (ZSTD_getErrorCode(status) == ZSTD_error_frameParameter_windowTooLarge)
        flow->trouble = "it needs more than 32 MiB of memory; compress without --long or --ultra";
    else if (ZSTD_isError(status))
        flow->trouble = ZSTD_getErrorName(status);
}

static void
end(void *state)
{
    ZSTD_freeDStream(state);
}

const struct codec source_zstd = {
    .name = "zstd",
    .suffix = ".zst",
    .magic = "\x28\xB5\x2F\xFD",
    .magic_len = 4,
    .begin = begin,
    .step = step,
    .end = end,
};

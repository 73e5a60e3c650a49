/* gzip (RFC 1952), member after member, by zlib, which checks each member's CRC and length. */
#include "source.h"

#include <stdlib.h>
#include <zlib.h>

#define GZIP_ONLY (MAX_WBITS + 16)

static void *
begin(void)
{
    z_stream *stream = calloc(1, sizeof *stream);
    if (stream && inflateInit2(stream, GZIP_ONLY) != Z_OK) {
        free(stream);
        stream = NULL;
    }
    return stream;
}

static void
step(void *state, struct flow *flow)
{
    z_stream *stream = state;
    union { /* zlib does not write to what it reads, and says so only with ZLIB_CONST */
        const unsigned char *given;
        unsigned char *taken;
    } in = {flow->in};
    stream->next_in = in.taken;
    stream->avail_in = (uInt)(flow->in_end - flow->in);
    stream->next_out = flow->out;
    stream->avail_out = (uInt)(flow->out_end - flow->out);
    int status = inflate(stream, Z_NO_FLUSH);
    flow->in = stream->next_in;
    flow->out = stream->next_out;
    if (status == Z_STREAM_END) {
        flow->ends_member = true;
        inflateReset(stream);
    } else if (status != Z_OK && status != Z_BUF_ERROR) {
        flow->trouble = stream->msg ? stream->msg : "it cannot be read";
    }
}

static void
end(void *state)
{
    inflateEnd(state);
    free(state);
}

const struct codec source_gzip = {
    .name = "gzip",
    .suffix = ".gz",
    .magic = "\x1F\x8B",
    .magic_len = 2,
    .begin = begin,
    .step = step,
    .end = end,
};

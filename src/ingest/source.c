#include "source.h"

#include <string.h>
#include <strings.h>

#define STORED_SIZE ((size_t)128 << 10)
#define SNIFFED     8

/* A file that grows by more than this, past that size, is none that was exported. */
#define RATIO_MOST     1000
#define RATIO_FREE_FOR ((uint64_t)64 << 20)

static const struct codec *const codecs[] = {&source_gzip, &source_zstd};
#define N_CODECS (sizeof codecs / sizeof *codecs)

static int
fail(struct source *source, struct diags *diags, const char *what, const char *detail)
{
    source->damage = what;
    source->detail = detail;
    source_tell_damage(source, diags);
    return -1;
}

void
source_tell_damage(const struct source *source, struct diags *diags)
{
    diag_error(diags, STATUS_DATA, (struct place){.file = source->file.path}, "the %s data %s%s",
               source->codec->name, source->damage, source->detail);
}

static bool
ends_with(const char *path, const char *suffix)
{
    size_t len = strlen(path), n = strlen(suffix);
    return len > n && strcasecmp(path + len - n, suffix) == 0;
}

/* By the first bytes; a name that promises another way is an error. */
static int
find_codec(struct source *source, struct diags *diags)
{
    for (size_t i = 0; i < N_CODECS; i++)
        if (source->end >= codecs[i]->magic_len &&
            memcmp(source->stored, codecs[i]->magic, codecs[i]->magic_len) == 0)
            source->codec = codecs[i];
    for (size_t i = 0; i < N_CODECS; i++)
        if (source->end && source->codec != codecs[i] && ends_with(source->file.path, codecs[i]->suffix)) {
            diag_error(diags, STATUS_DATA, (struct place){.file = source->file.path},
                       "is no %s file, though its name ends in %s", codecs[i]->name, codecs[i]->suffix);
            return -1;
        }
    return 0;
}

int
source_open(struct source *source, const char *path, struct arena *scratch, struct diags *diags)
{
    *source = (struct source){.stored = arena_alloc(scratch, STORED_SIZE, 1)};
    if (infile_open(&source->file, path, diags) != 0)
        return -1;
    long got = infile_read(&source->file, source->stored, SNIFFED, diags);
    source->end = got < 0 ? 0 : (size_t)got;
    if (got < 0 || find_codec(source, diags) != 0)
        goto fail;
    if (source->codec && !(source->state = source->codec->begin())) {
        diag_error(diags, STATUS_OS, (struct place){.file = path}, "out of memory");
        goto fail;
    }
    return 0;
fail:
    infile_close(&source->file, diags, NULL, NULL);
    return -1;
}

static long
read_plain(struct source *source, char *plain, size_t n, struct diags *diags)
{
    size_t sniffed = source->end - source->at;
    if (sniffed > n)
        sniffed = n;
    memcpy(plain, source->stored + source->at, sniffed);
    source->at += sniffed;
    long got = infile_read(&source->file, plain + sniffed, n - sniffed, diags);
    source->at_end = source->file.at_end && source->at == source->end;
    return got < 0 ? got : got + (long)sniffed;
}

static int
refill(struct source *source, struct diags *diags)
{
    long got = infile_read(&source->file, source->stored, STORED_SIZE, diags);
    source->at = 0;
    source->end = got < 0 ? 0 : (size_t)got;
    return got < 0 ? -1 : 0;
}

/* Takes a step; what it came to is judged by what it took and gave. */
static int
step(struct source *source, unsigned char **out, unsigned char *out_end, struct diags *diags)
{
    struct flow flow = {.in = source->stored + source->at,
                        .in_end = source->stored + source->end,
                        .out = *out,
                        .out_end = out_end};
    source->codec->step(source->state, &flow);
    size_t taken = (size_t)(flow.in - (source->stored + source->at)), given = (size_t)(flow.out - *out);
    if (flow.trouble && source->is_between && source->n_plain)
        return fail(source, diags, "is followed by other bytes", "");
    if (flow.trouble)
        return fail(source, diags, "is damaged: ", flow.trouble);
    source->is_stuck = taken == 0 && given == 0 && !flow.ends_member;
    source->is_between = flow.ends_member || (source->is_between && taken == 0);
    source->at += taken;
    source->n_plain += given;
    *out = flow.out;
    uint64_t stored = source->file.n_bytes - (source->end - source->at);
    if (source->n_plain > RATIO_FREE_FOR && source->n_plain / RATIO_MOST > stored)
        return fail(source, diags, "grows more than a thousandfold: this is no usage export", "");
    return 0;
}

long
source_read(struct source *source, char *plain, size_t n, struct diags *diags)
{
    if (!source->codec)
        return read_plain(source, plain, n, diags);
    unsigned char *start = (unsigned char *)plain, *out = start;
    while (out < start + n && !source->at_end) {
        bool is_dry = source->at == source->end;
        if (is_dry && !source->file.at_end && refill(source, diags) != 0)
            return -1;
        is_dry = source->at == source->end && source->file.at_end;
        if (is_dry && source->is_between)
            source->at_end = true;
        else if (is_dry && source->is_stuck)
            return fail(source, diags, "ends too early: the file is cut short", "");
        else if (step(source, &out, start + n, diags) != 0)
            return -1;
    }
    return out - start;
}

int
source_close(struct source *source, struct diags *diags, char ret_sha256[SHA256_TEXT_SIZE],
             uint64_t *ret_bytes)
{
    if (source->codec)
        source->codec->end(source->state);
    return infile_close(&source->file, diags, ret_sha256, ret_bytes);
}

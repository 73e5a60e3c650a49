/* The stored bytes of a usage file -> its plain bytes: as they are, or decompressed where their first bytes
 * say so (gzip, zstd). Read front to back in constant memory; by read() and not mapped, so that a file cut
 * short meanwhile is an error and not a signal. Clauses 2.4 and 6.3, row 30. */
#ifndef INGEST_SOURCE_H
#define INGEST_SOURCE_H

#include "base/infile.h"

/* One step of decompression: from what is stored to room for what is plain. */
struct flow {
    const unsigned char *in, *in_end;
    unsigned char *out, *out_end;
    bool ends_member;    /* set at the end of a member or frame; another may follow */
    const char *trouble; /* set where the data is wrong: how, static text */
};

/* A way of compression. */
struct codec {
    const char *name, *suffix;
    const char *magic;
    size_t magic_len;
    void *(*begin)(void); /* NULL: out of memory */
    void (*step)(void *state, struct flow *flow);
    void (*end)(void *state);
};

extern const struct codec source_gzip, source_zstd;

struct source {
    struct infile file;
    const struct codec *codec; /* NULL: plain */
    void *state;
    unsigned char *stored; /* stored bytes not taken yet: from `at` to `end` */
    size_t at, end;
    uint64_t n_plain;
    bool is_between; /* members: another may begin, or the file end */
    bool is_stuck;   /* the last step came to nothing */
    bool at_end;
    const char *damage, *detail; /* of its compressed data, static texts; NULL: none was reported */
};

/* Opens as infile_open does, and finds out how the file is compressed. The buffer is scratch's. Returns 0, or
 * -1 after reporting; then nothing is open. */
int source_open(struct source *source, const char *path, struct arena *scratch, struct diags *diags);

/* Plain bytes: n of them, fewer only at the end, which sets at_end. Returns how many, or -1 after reporting:
 * a failed read (STATUS_IO); compressed data that is damaged, ends early, is followed by other bytes, or
 * grows beyond all measure (STATUS_DATA). */
long source_read(struct source *source, char *plain, size_t n, struct diags *diags);

/* Reports the damage again, where another sink has it. */
void source_tell_damage(const struct source *source, struct diags *diags);

/* As infile_close. */
int source_close(struct source *source, struct diags *diags, char ret_sha256[SHA256_TEXT_SIZE],
                 uint64_t *ret_bytes);

#endif

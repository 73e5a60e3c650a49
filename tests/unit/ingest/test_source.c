#include "support.h"

#include "ingest/source.h"

#include <stdlib.h>
#include <string.h>
#include <zlib.h>
#include <zstd.h>

/* Compressed bytes of a test. */
struct packed {
    char *bytes;
    size_t len;
};

static struct packed
pack_gzip(const char *text, size_t len)
{
    struct packed packed = {.len = len + len / 100 + 1000};
    z_stream stream = {0};
    packed.bytes = malloc(packed.len);
    assert_non_null(packed.bytes);
    assert_int_equal(deflateInit2(&stream, 9, Z_DEFLATED, MAX_WBITS + 16, 8, Z_DEFAULT_STRATEGY), Z_OK);
    stream.next_in = (unsigned char *)(uintptr_t)text;
    stream.avail_in = (uInt)len;
    stream.next_out = (unsigned char *)packed.bytes;
    stream.avail_out = (uInt)packed.len;
    assert_int_equal(deflate(&stream, Z_FINISH), Z_STREAM_END);
    packed.len = stream.total_out;
    deflateEnd(&stream);
    return packed;
}

static struct packed
pack_zstd(const char *text, size_t len)
{
    struct packed packed = {.len = ZSTD_compressBound(len)};
    ZSTD_CCtx *context = ZSTD_createCCtx();
    packed.bytes = malloc(packed.len);
    assert_non_null(packed.bytes);
    ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, 1);
    packed.len = ZSTD_compress2(context, packed.bytes, packed.len, text, len);
    assert_false(ZSTD_isError(packed.len));
    ZSTD_freeCCtx(context);
    return packed;
}

typedef struct packed pack(const char *text, size_t len);
static pack *const packs[] = {pack_gzip, pack_zstd};
#define N_PACKS (sizeof packs / sizeof *packs)

/* The plain bytes of the file, read `step` at a time, or what was reported. */
static char *
read_file(const char *path, size_t step, size_t *ret_len)
{
    struct arena *arena = arena_new();
    struct diags diags;
    struct source source;
    diags_init(&diags);
    size_t capacity = 1 << 16, len = 0;
    char *bytes = malloc(capacity);
    assert_non_null(bytes);
    long got = source_open(&source, path, arena, &diags);
    bool is_open = got == 0;
    while (got >= 0 && !source.at_end) {
        if (capacity - len < step)
            bytes = realloc(bytes, capacity *= 2);
        got = source_read(&source, bytes + len, step, &diags);
        len += got < 0 ? 0 : (size_t)got;
    }
    if (is_open)
        source_close(&source, &diags, NULL, NULL);
    if (diags.n_errors) {
        len = strlen(told(&diags));
        memcpy(bytes, told(&diags), len + 1);
    }
    diags_free(&diags);
    arena_free(arena);
    *ret_len = len;
    return bytes;
}

static void
assert_reads(const char *path, const char *due, size_t due_len)
{
    static const size_t steps[] = {1, 7, 4096, 1 << 16};
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
        size_t len;
        char *got = read_file(path, steps[i], &len);
        if (len != due_len || memcmp(got, due, len) != 0)
            fail_msg("%s by %zu: %zu bytes where %zu were due: %.200s", path, steps[i], len, due_len, got);
        free(got);
    }
}

#define ASSERT_TELLS(path, due) assert_reads(path, due, strlen(due))

/* 40,000 bytes, of lines that do not all repeat. */
static void
make_text(char *text, size_t len)
{
    uint32_t random = 1;
    for (size_t i = 0; i < len; i++) {
        random = random * 1664525 + 1013904223;
        text[i] = i % 50 == 49 ? '\n' : (char)('a' + (random >> 24) % 20);
    }
}
#define TEXT_LEN 40000

static void
compressed_files_are_read_member_after_member(void **state)
{
    (void)state;
    static char text[TEXT_LEN];
    make_text(text, TEXT_LEN);
    write_bytes("plain.csv", text, TEXT_LEN);
    assert_reads("plain.csv", text, TEXT_LEN);
    for (size_t i = 0; i < N_PACKS; i++) {
        struct packed all = packs[i](text, TEXT_LEN), first = packs[i](text, 30001),
                      second = packs[i](text + 30001, TEXT_LEN - 30001), none = packs[i](text, 0);
        write_bytes("u", all.bytes, all.len);
        assert_reads("u", text, TEXT_LEN);
        char *both = malloc(first.len + none.len + second.len);
        assert_non_null(both);
        memcpy(both, first.bytes, first.len);
        memcpy(both + first.len, none.bytes, none.len);
        memcpy(both + first.len + none.len, second.bytes, second.len);
        write_bytes("u", both, first.len + none.len + second.len);
        assert_reads("u", text, TEXT_LEN);
        write_bytes("u", none.bytes, none.len);
        assert_reads("u", "", 0);
        free(both);
        free(all.bytes);
        free(first.bytes);
        free(second.bytes);
        free(none.bytes);
    }
}

static void
damaged_files_are_refused(void **state)
{
    (void)state;
    static const struct {
        const char *cut, *junk, *changed;
    } due[N_PACKS] = {
        {"u: error 65: the gzip data ends too early: the file is cut short\n",
         "u: error 65: the gzip data is followed by other bytes\n",
         "u: error 65: the gzip data is damaged: incorrect data check\n"},
        {"u: error 65: the zstd data ends too early: the file is cut short\n",
         "u: error 65: the zstd data is followed by other bytes\n",
         "u: error 65: the zstd data is damaged: Restored data doesn't match checksum\n"},
    };
    static char text[TEXT_LEN];
    make_text(text, TEXT_LEN);
    for (size_t i = 0; i < N_PACKS; i++) {
        struct packed packed = packs[i](text, TEXT_LEN);
        for (size_t cut = 1; cut < packed.len - 8; cut = cut * 2 + 1) {
            write_bytes("u", packed.bytes, packed.len - cut);
            ASSERT_TELLS("u", due[i].cut);
        }
        char *more = malloc(packed.len + 16);
        assert_non_null(more);
        memcpy(more, packed.bytes, packed.len);
        memcpy(more + packed.len, "some other bytes", 16);
        write_bytes("u", more, packed.len + 16);
        ASSERT_TELLS("u", due[i].junk);
        /* gzip ends in CRC and length, zstd in its checksum. */
        more[packed.len - (i == 0 ? 8 : 1)] ^= 1;
        write_bytes("u", more, packed.len);
        ASSERT_TELLS("u", due[i].changed);
        free(more);
        free(packed.bytes);
    }
}

static void
a_file_and_its_compressed_copy_are_one_file_twice(void **state)
{
    (void)state;
    static const char *const paths[] = {"u.csv", "u.gz", "u.zst"};
    static const char text[] = REALRATE "\n2026-02-01,m,,,,,w,1,0,0,0,0,0\n2026-02-02,m,,,,,w,1,0,0,0,0,0\n",
                      other[] = REALRATE "\n2026-02-01,m,,,,,w,1,0,0,0,0,0\n2026-02-02,m,,,,,w,2,0,0,0,0,0\n";
    const struct packed gzip = pack_gzip(text, sizeof text - 1), zstd = pack_zstd(text, sizeof text - 1);
    write_bytes(paths[0], text, sizeof text - 1);
    write_bytes(paths[1], gzip.bytes, gzip.len);
    write_bytes(paths[2], zstd.bytes, zstd.len);
    struct reading reading = read_paths(paths, 3, NULL);
    assert_string_equal(told(&reading.diags),
                        "u.gz: error 65: has the same rows as u.csv, compressed in another "
                        "way: each file is given once\n"
                        "u.zst: error 65: has the same rows as u.csv, compressed in "
                        "another way: each file is given once\n");
    end_reading(&reading);
    write_bytes(paths[0], other, sizeof other - 1);
    reading = read_paths(paths, 2, NULL);
    assert_string_equal(told(&reading.diags), "");
    assert_int_equal(reading.usage.files[1].plain_bytes, sizeof text - 1);
    assert_int_equal(reading.usage.files[0].plain_bytes, sizeof other - 1);
    end_reading(&reading);
    free(gzip.bytes);
    free(zstd.bytes);
}

static void
a_name_that_promises_compression_keeps_it(void **state)
{
    (void)state;
    static const char text[] = "date,model\n";
    write_bytes("u.csv.gz", text, sizeof text - 1);
    ASSERT_TELLS("u.csv.gz", "u.csv.gz: error 65: is no gzip file, though its name ends in .gz\n");
    struct packed packed = pack_gzip(text, sizeof text - 1);
    write_bytes("u.csv.ZST", packed.bytes, packed.len);
    ASSERT_TELLS("u.csv.ZST", "u.csv.ZST: error 65: is no zstd file, though its name ends in .zst\n");
    write_bytes("u.csv", packed.bytes, packed.len);
    ASSERT_TELLS("u.csv", text);
    free(packed.bytes);
}

/* 300 MB of zeros come to 292 KB of gzip and 10 KB of zstd. */
static void
what_grows_beyond_measure_is_refused(void **state)
{
    (void)state;
    static const char *const due[N_PACKS] = {
        "u: error 65: the gzip data grows more than a thousandfold: this is no usage export\n",
        "u: error 65: the zstd data grows more than a thousandfold: this is no usage export\n",
    };
    enum { ZEROS = 300 * 1000 * 1000 };
    char *zeros = calloc(ZEROS, 1);
    assert_non_null(zeros);
    for (size_t i = 0; i < N_PACKS; i++) {
        struct packed packed = packs[i](zeros, ZEROS);
        write_bytes("u", packed.bytes, packed.len);
        size_t len;
        char *got = read_file("u", 1 << 16, &len);
        assert_int_equal(len, strlen(due[i]));
        assert_memory_equal(got, due[i], len);
        free(got);
        free(packed.bytes);
    }
    free(zeros);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(compressed_files_are_read_member_after_member),
        cmocka_unit_test(damaged_files_are_refused),
        cmocka_unit_test(a_file_and_its_compressed_copy_are_one_file_twice),
        cmocka_unit_test(a_name_that_promises_compression_keeps_it),
        cmocka_unit_test(what_grows_beyond_measure_is_refused),
    };
    return cmocka_run_group_tests(tests, enter_folder, leave_folder);
}

#include "png.h"

#include <stdbool.h>
#include <string.h>
#include <zlib.h>

#define SIGNATURE       "\x89PNG\r\n\x1A\n"
#define HEAD_BYTES      8  /* of a chunk: length and name */
#define CRC_BYTES       4  /* after its data */
#define FIRST_BYTES     13 /* of IHDR's data */
#define METRES_PER_INCH 0.0254

static unsigned long
number_at(const unsigned char *bytes)
{
    return (unsigned long)bytes[0] << 24 | (unsigned long)bytes[1] << 16 | (unsigned long)bytes[2] << 8 |
           bytes[3];
}

/* Bytes of the chunk at bytes, 0 where it does not end or its checksum is wrong. */
static size_t
chunk_bytes(const unsigned char *bytes, size_t n)
{
    if (n < HEAD_BYTES + CRC_BYTES || number_at(bytes) > n - HEAD_BYTES - CRC_BYTES)
        return 0;
    size_t len = number_at(bytes);
    unsigned long sum = crc32(0, bytes + 4, (unsigned)(len + 4));
    return sum == number_at(bytes + HEAD_BYTES + len) ? HEAD_BYTES + len + CRC_BYTES : 0;
}

static bool
is_named(const unsigned char *chunk, const char *name)
{
    return memcmp(chunk + 4, name, 4) == 0;
}

/* Pixels a metre, where the unit is the metre. */
static void
take_resolution(const unsigned char *chunk, struct png_size *size)
{
    const unsigned char *data = chunk + HEAD_BYTES;
    if (number_at(chunk) != 9 || data[8] != 1 || number_at(data) == 0 || number_at(data + 4) == 0)
        return;
    size->x_dpi = (double)number_at(data) * METRES_PER_INCH;
    size->y_dpi = (double)number_at(data + 4) * METRES_PER_INCH;
}

/* All chunks from at on. */
static const char *
chunks_fault(const unsigned char *at, const unsigned char *end, struct png_size *size)
{
    size_t got = 0;
    bool has_data = false;
    for (; at < end; at += got) {
        got = chunk_bytes(at, (size_t)(end - at));
        if (got == 0)
            return "it is damaged or cut short";
        has_data |= is_named(at, "IDAT");
        if (is_named(at, "pHYs"))
            take_resolution(at, size);
        if (is_named(at, "IEND"))
            break;
    }
    if (at == end)
        return "it is cut short";
    if (!has_data)
        return "it holds no picture";
    return at + got == end ? NULL : "other bytes follow its end";
}

/* Of what is often taken for a PNG, by how it begins. */
static const char *
other_kind(const unsigned char *bytes, size_t n)
{
    static const struct {
        const char *begin, *fault;
    } kinds[] = {{"\xFF\xD8\xFF", "it is a JPEG file: save it as PNG"},
                 {"GIF8", "it is a GIF file: save it as PNG"},
                 {"RIFF", "it is a WebP file: save it as PNG"},
                 {"<svg", "it is an SVG file: save it as PNG"},
                 {"<?xml", "it is an SVG or other XML file: save it as PNG"},
                 {"%PDF", "it is a PDF file: save it as PNG"}};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (n >= strlen(kinds[i].begin) && memcmp(bytes, kinds[i].begin, strlen(kinds[i].begin)) == 0)
            return kinds[i].fault;
    return "it is no PNG file";
}

const char *
png_fault(const unsigned char *bytes, size_t n, unsigned most_pixels, struct arena *arena,
          struct png_size *ret)
{
    const size_t begin = sizeof SIGNATURE - 1;
    struct png_size size = {.x_dpi = 96, .y_dpi = 96};
    if (n < begin || memcmp(bytes, SIGNATURE, begin) != 0)
        return other_kind(bytes, n);
    const unsigned char *first = bytes + begin, *end = bytes + n;
    if (chunk_bytes(first, n - begin) != HEAD_BYTES + FIRST_BYTES + CRC_BYTES || !is_named(first, "IHDR"))
        return "it does not begin with its size";
    unsigned long width = number_at(first + HEAD_BYTES), height = number_at(first + HEAD_BYTES + 4);
    if (width < 1 || height < 1 || width > most_pixels || height > most_pixels)
        return arena_printf(arena, "it has %lu by %lu pixels: expected 1 to %u each way", width, height,
                            most_pixels);
    size.width = (unsigned)width;
    size.height = (unsigned)height;
    const char *fault = chunks_fault(first, end, &size);
    if (!fault)
        *ret = size;
    return fault;
}

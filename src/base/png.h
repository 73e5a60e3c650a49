/* PNG files, looked through without being drawn: a logo before it is taken, a picture after it was written.
 */
#ifndef PNG_H
#define PNG_H

#include <realrate/arena.h>

#include <stddef.h>

struct png_size {
    unsigned width, height; /* pixels */
    double x_dpi, y_dpi;    /* pixels an inch; 96 where the file does not say */
};

/* Signature, size, every chunk with its checksum, picture data and end. Returns NULL, or what is wrong:
 * "it is cut short". */
const char *png_fault(const unsigned char *bytes, size_t n, unsigned most_pixels, struct arena *arena,
                      struct png_size *ret);

#endif

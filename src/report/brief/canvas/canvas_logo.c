#include "canvas.h"

#include <math.h>
#include <string.h>

struct reader {
    const unsigned char *bytes;
    size_t left;
};

static cairo_status_t
read_bytes(void *context, unsigned char *out, unsigned n)
{
    struct reader *reader = context;
    if (n > reader->left)
        return CAIRO_STATUS_READ_ERROR;
    memcpy(out, reader->bytes, n);
    reader->bytes += n;
    reader->left -= n;
    return CAIRO_STATUS_SUCCESS;
}

/* One picture for all pages, so that a file holds it once. */
static cairo_surface_t *
picture(struct canvas *canvas)
{
    if (canvas->logo == NULL) {
        struct reader reader = {canvas->look.logo->bytes, canvas->look.logo->n_bytes};
        canvas->logo = cairo_image_surface_create_from_png_stream(read_bytes, &reader);
    }
    return canvas->logo;
}

void
canvas_logo(struct canvas *canvas, struct rect room)
{
    const struct logo *logo = canvas->look.logo;
    if (logo == NULL)
        return;
    /* Points, where pixels need not be square. */
    const double width = 72 * logo->width / logo->x_dpi, height = 72 * logo->height / logo->y_dpi;
    const double scale = fmin(room.width / width, room.height / height);
    const struct rect rect = {rect_right(room) - scale * width, room.y, scale * width, scale * height};
    canvas_figure_begin(canvas, "Logo");
    cairo_save(canvas->cr);
    cairo_translate(canvas->cr, rect.x, rect.y);
    cairo_scale(canvas->cr, rect.width / logo->width, rect.height / logo->height);
    cairo_set_source_surface(canvas->cr, picture(canvas), 0, 0);
    cairo_paint(canvas->cr);
    cairo_restore(canvas->cr);
    canvas_figure_end(canvas);
    canvas_record(canvas, BOX_MARK, rect, NULL);
}

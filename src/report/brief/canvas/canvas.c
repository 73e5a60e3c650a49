#include "canvas.h"

#include <assert.h>
#include <cairo-pdf.h>
#include <cairo-svg.h>

static void
keep_status(struct canvas *canvas, cairo_status_t status)
{
    if (canvas->status == CAIRO_STATUS_SUCCESS)
        canvas->status = status;
}

static cairo_status_t
append(void *closure, const unsigned char *data, unsigned int length)
{
    g_byte_array_append(closure, data, length);
    return CAIRO_STATUS_SUCCESS;
}

/* Pixels to a point of a PNG: 216 an inch, sharp on a slide. */
#define PNG_SCALE 3.0

static cairo_surface_t *
open_pdf(struct canvas *canvas, const struct canvas_info *info)
{
    cairo_surface_t *pdf = cairo_pdf_surface_create_for_stream(append, canvas->bytes, info->look.paper.width,
                                                               info->look.paper.height);
    cairo_pdf_surface_set_metadata(pdf, CAIRO_PDF_METADATA_TITLE, info->title);
    cairo_pdf_surface_set_metadata(pdf, CAIRO_PDF_METADATA_AUTHOR, info->author);
    /* Cairo would stamp the present day; pdf_finish puts the right dates in. */
    cairo_pdf_surface_set_metadata(pdf, CAIRO_PDF_METADATA_CREATE_DATE, "1970-01-01T00:00:00Z");
    cairo_pdf_surface_set_metadata(pdf, CAIRO_PDF_METADATA_MOD_DATE, "1970-01-01T00:00:00Z");
    return pdf;
}

static cairo_surface_t *
open_svg(struct canvas *canvas, const struct canvas_info *info)
{
    return cairo_svg_surface_create_for_stream(append, canvas->bytes, info->look.paper.width,
                                               info->look.paper.height);
}

static cairo_surface_t *
open_png(struct canvas *canvas, const struct canvas_info *info)
{
    const struct rect paper = info->look.paper;
    (void)canvas;
    cairo_surface_t *image = cairo_image_surface_create(CAIRO_FORMAT_RGB24, (int)(paper.width * PNG_SCALE),
                                                        (int)(paper.height * PNG_SCALE));
    cairo_surface_set_device_scale(image, PNG_SCALE, PNG_SCALE);
    return image;
}

static cairo_surface_t *(*const openers[])(struct canvas *, const struct canvas_info *) = {
    [CANVAS_PDF] = open_pdf, [CANVAS_SVG] = open_svg, [CANVAS_PNG] = open_png};

void
canvas_open(struct canvas *canvas, const struct canvas_info *info, struct arena *arena, struct diags *diags)
{
    *canvas = (struct canvas){.arena = arena,
                              .diags = diags,
                              .page = SIZE_MAX,
                              .font = info->font,
                              .look = info->look,
                              .content = info->content,
                              .format = info->format};
    canvas->bytes = g_byte_array_new();
    canvas->surface = openers[info->format](canvas, info);
    canvas->cr = cairo_create(canvas->surface);
    canvas_tag_begin(canvas, "Document");
}

GByteArray *
canvas_finish(struct canvas *canvas)
{
    canvas_tag_end(canvas, "Document");
    keep_status(canvas, cairo_status(canvas->cr));
    if (canvas->format == CANVAS_PNG)
        keep_status(canvas, cairo_surface_write_to_png_stream(canvas->surface, append, canvas->bytes));
    cairo_surface_finish(canvas->surface);
    keep_status(canvas, cairo_surface_status(canvas->surface));
    if (canvas->status == CAIRO_STATUS_SUCCESS)
        return canvas->bytes;
    diag_error(canvas->diags, canvas->status == CAIRO_STATUS_NO_MEMORY ? STATUS_OS : STATUS_SELF_CHECK,
               (struct place){0}, "the briefing could not be drawn: %s",
               cairo_status_to_string(canvas->status));
    return NULL;
}

void
canvas_close(struct canvas *canvas)
{
    if (canvas->cr != NULL)
        cairo_destroy(canvas->cr);
    if (canvas->logo != NULL)
        cairo_surface_destroy(canvas->logo);
    if (canvas->surface != NULL)
        cairo_surface_destroy(canvas->surface);
    if (canvas->bytes != NULL)
        g_byte_array_free(canvas->bytes, TRUE);
    *canvas = (struct canvas){0};
}

void
canvas_page_begin(struct canvas *canvas, const char *name, const char *outline)
{
    canvas->page++; /* from SIZE_MAX to 0 at first */
    canvas->first_box = canvas->n_boxes;
    char attributes[80];
    snprintf(attributes, sizeof(attributes), "dest='%s'", name);
    canvas_ink(canvas, INK_PAPER); /* a picture's ground would be black or nothing */
    if (canvas->format != CANVAS_PDF)
        cairo_paint(canvas->cr);
    if (outline != NULL)
        cairo_pdf_surface_add_outline(canvas->surface, CAIRO_PDF_OUTLINE_ROOT, outline, attributes, 0);
    canvas_tag_begin(canvas, "Sect");
    snprintf(attributes, sizeof(attributes), "name='%s' x=0 y=0", name);
    cairo_tag_begin(canvas->cr, CAIRO_TAG_DEST, attributes);
    cairo_tag_end(canvas->cr, CAIRO_TAG_DEST);
    const struct rect paper = canvas->look.paper, content = canvas->content;
    canvas_panel(canvas, "page",
                 (struct rect){content.x, content.y / 2, content.width, paper.height - content.y / 2 - 14});
}

void
canvas_page_end(struct canvas *canvas)
{
    font_layouts_forget(canvas->font);
    canvas_tag_end(canvas, "Sect");
    cairo_show_page(canvas->cr);
    keep_status(canvas, cairo_status(canvas->cr));
}

void
canvas_record(struct canvas *canvas, enum box_kind kind, struct rect rect, const char *text)
{
    struct box *box = ARENA_PUSH(canvas->arena, &canvas->boxes, &canvas->n_boxes, &canvas->boxes_capacity);
    *box =
        (struct box){.kind = kind, .page = canvas->page, .panel = canvas->panel, .rect = rect, .text = text};
}

void
canvas_panel(struct canvas *canvas, const char *name, struct rect rect)
{
    canvas->panel = canvas->n_boxes;
    canvas_record(canvas, BOX_PANEL, rect, name);
}

void
canvas_tag_begin(struct canvas *canvas, const char *tag)
{
    cairo_tag_begin(canvas->cr, tag, NULL);
}

void
canvas_tag_end(struct canvas *canvas, const char *tag)
{
    cairo_tag_end(canvas->cr, tag);
}

void
canvas_figure_begin(struct canvas *canvas, const char *alt)
{
    *(const char **)ARENA_PUSH(canvas->arena, &canvas->alts, &canvas->n_alts, &canvas->alts_capacity) = alt;
    canvas_tag_begin(canvas, "Figure");
}

void
canvas_figure_end(struct canvas *canvas)
{
    canvas_tag_end(canvas, "Figure");
}

void
canvas_link_begin(struct canvas *canvas, const char *page_name)
{
    char attributes[80];
    snprintf(attributes, sizeof(attributes), "dest='%s'", page_name);
    cairo_tag_begin(canvas->cr, CAIRO_TAG_LINK, attributes);
}

void
canvas_link_end(struct canvas *canvas)
{
    cairo_tag_end(canvas->cr, CAIRO_TAG_LINK);
}

void
canvas_ink(struct canvas *canvas, enum ink ink)
{
    const int colour = canvas->look.inks[ink];
    cairo_set_source_rgb(canvas->cr, (colour >> 16 & 255) / 255.0, (colour >> 8 & 255) / 255.0,
                         (colour & 255) / 255.0);
}

#define KIND(kind) (1U << (kind))

/* kinds: those looked at, as a set. */
static bool
touches(const struct canvas *canvas, unsigned kinds, struct rect rect)
{
    for (size_t i = canvas->first_box; i < canvas->n_boxes; i++) {
        const struct box *box = &canvas->boxes[i];
        if ((KIND(box->kind) & kinds) != 0 && rect_overlaps(box->rect, rect))
            return true;
    }
    return false;
}

bool
canvas_touches(const struct canvas *canvas, enum box_kind kind, struct rect rect)
{
    return touches(canvas, KIND(kind), rect);
}

bool
canvas_is_taken(const struct canvas *canvas, struct rect rect)
{
    return !rect_contains(canvas->boxes[canvas->panel].rect, rect) ||
           touches(canvas, KIND(BOX_LABEL) | KIND(BOX_TICK) | KIND(BOX_MARK), rect);
}

#include "canvas.h"

#include "font.h"

#include <assert.h>
#include <cairo-pdf.h>
#include <math.h>
#include <string.h>

static const struct {
    double red, green, blue;
} inks[N_INKS] = {
    [INK_TEXT] = {0.122, 0.133, 0.153},
    [INK_QUIET] = {0.396, 0.420, 0.463}, /* #656B76 */
    [INK_RULE] = {0.863, 0.875, 0.894},
    [INK_SPAN] = {0.714, 0.733, 0.769},
    [INK_DARK] = {0.251, 0.251, 0.251},
    [INK_GOOD] = {0.0, 0.620, 0.451},      /* #009E73 */
    [INK_GOOD_TEXT] = {0.0, 0.475, 0.353}, /* #00795A */
    [INK_BAD] = {0.835, 0.369, 0.0},       /* #D55E00 */
    [INK_BAD_TEXT] = {0.702, 0.278, 0.0},  /* #B34700 */
    [INK_ACCENT] = {0.0, 0.447, 0.698},    /* #0072B2 */
    [INK_PAPER] = {1, 1, 1},
};

bool
rect_overlaps(struct rect a, struct rect b)
{
    return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

bool
rect_contains(struct rect outer, struct rect inner)
{
    const double slack = 0.1;
    return inner.x >= outer.x - slack && inner.y >= outer.y - slack &&
           inner.x + inner.width <= outer.x + outer.width + slack &&
           inner.y + inner.height <= outer.y + outer.height + slack;
}

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

int
canvas_open(struct canvas *canvas, const struct canvas_info *info, struct arena *arena, struct diags *diags)
{
    *canvas = (struct canvas){.arena = arena, .diags = diags, .page = SIZE_MAX};
    canvas->context = font_context_new(diags);
    if (canvas->context == NULL)
        return -1;
    canvas->bytes = g_byte_array_new();
    canvas->surface = cairo_pdf_surface_create_for_stream(append, canvas->bytes, PAPER_WIDTH, PAPER_HEIGHT);
    cairo_pdf_surface_set_metadata(canvas->surface, CAIRO_PDF_METADATA_TITLE, info->title);
    cairo_pdf_surface_set_metadata(canvas->surface, CAIRO_PDF_METADATA_AUTHOR, info->author);
    /* Cairo would stamp the present day; pdf_finish puts the right dates in. */
    cairo_pdf_surface_set_metadata(canvas->surface, CAIRO_PDF_METADATA_CREATE_DATE, "1970-01-01T00:00:00Z");
    cairo_pdf_surface_set_metadata(canvas->surface, CAIRO_PDF_METADATA_MOD_DATE, "1970-01-01T00:00:00Z");
    canvas->cr = cairo_create(canvas->surface);
    canvas_tag_begin(canvas, "Document");
    return 0;
}

GByteArray *
canvas_finish(struct canvas *canvas)
{
    canvas_tag_end(canvas, "Document");
    keep_status(canvas, cairo_status(canvas->cr));
    cairo_surface_finish(canvas->surface);
    keep_status(canvas, cairo_surface_status(canvas->surface));
    if (canvas->unknown_glyphs > 0)
        diag_warning(canvas->diags, "glyphs-missing", (struct place){0},
                     "no installed font has %d of the briefing's characters; they show as boxes",
                     canvas->unknown_glyphs);
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
    if (canvas->surface != NULL)
        cairo_surface_destroy(canvas->surface);
    if (canvas->context != NULL)
        g_object_unref(canvas->context);
    if (canvas->bytes != NULL)
        g_byte_array_free(canvas->bytes, TRUE);
    *canvas = (struct canvas){0};
}

void
canvas_page_begin(struct canvas *canvas, const char *name, const char *outline)
{
    canvas->page++; /* from SIZE_MAX to 0 at first */
    char attributes[80];
    snprintf(attributes, sizeof(attributes), "dest='%s'", name);
    if (outline != NULL)
        cairo_pdf_surface_add_outline(canvas->surface, CAIRO_PDF_OUTLINE_ROOT, outline, attributes, 0);
    canvas_tag_begin(canvas, "Sect");
    snprintf(attributes, sizeof(attributes), "name='%s' x=0 y=0", name);
    cairo_tag_begin(canvas->cr, CAIRO_TAG_DEST, attributes);
    cairo_tag_end(canvas->cr, CAIRO_TAG_DEST);
    canvas_panel(canvas, "page",
                 (struct rect){MARGIN, MARGIN / 2, CONTENT_WIDTH, PAPER_HEIGHT - MARGIN / 2 - 14});
}

void
canvas_page_end(struct canvas *canvas)
{
    canvas_tag_end(canvas, "Sect");
    cairo_show_page(canvas->cr);
    keep_status(canvas, cairo_status(canvas->cr));
}

void
canvas_record(struct canvas *canvas, enum box_kind kind, struct rect rect, const char *text)
{
    struct box *box = ARENA_PUSH(canvas->arena, &canvas->boxes, &canvas->n_boxes, &canvas->boxes_capacity);
    *box = (struct box){kind, canvas->page, canvas->panel, rect, text};
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
    cairo_set_source_rgb(canvas->cr, inks[ink].red, inks[ink].green, inks[ink].blue);
}

bool
canvas_is_taken(const struct canvas *canvas, struct rect rect)
{
    if (!rect_contains(canvas->boxes[canvas->panel].rect, rect))
        return true;
    for (size_t i = 0; i < canvas->n_boxes; i++) {
        const struct box *box = &canvas->boxes[i];
        if (box->kind != BOX_PANEL && box->page == canvas->page && rect_overlaps(box->rect, rect))
            return true;
    }
    return false;
}

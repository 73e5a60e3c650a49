#include "canvas.h"

#include "font.h"

#include <math.h>
#include <string.h>

/* User text may hold what neither pango nor PDF takes: bad UTF-8, control characters, line ends. */
static char *
clean(const char *text)
{
    char *valid = g_utf8_make_valid(text, -1);
    GString *out = g_string_new(NULL);
    for (char *p = valid; *p != '\0'; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        bool is_refused = g_unichar_iscntrl(c) || (c & 0xFFFEu) == 0xFFFEu;
        g_string_append_unichar(out, is_refused ? 0xFFFD : c);
    }
    g_free(valid);
    return g_string_free(out, FALSE);
}

/* Whether a line may not end at this space: before a single letter ("Offer A"), after a currency code
 * ("USD 300,000"), between month and year ("Jan 2027"). */
static bool
joins(const char *text, const char *space)
{
    if (g_ascii_isupper(space[1]) && !g_ascii_isalnum(space[2]))
        return true;
    if (space - text < 3 || !g_ascii_isdigit(space[1]) || !g_ascii_isupper(space[-3]))
        return false;
    return (g_ascii_isupper(space[-2]) && g_ascii_isupper(space[-1])) ||
           (g_ascii_islower(space[-2]) && g_ascii_islower(space[-1]));
}

static void
keep_together(PangoLayout *layout)
{
    const char *text = pango_layout_get_text(layout);
    PangoAttrList *attributes = pango_layout_get_attributes(layout);
    for (const char *p = text; (p = strchr(p, ' ')) != NULL; p++) {
        if (!joins(text, p))
            continue;
        PangoAttribute *whole = pango_attr_allow_breaks_new(FALSE);
        whole->start_index = (guint)(p - text);
        whole->end_index = (guint)(p - text) + 2;
        pango_attr_list_insert(attributes, whole);
    }
    pango_layout_set_attributes(layout, attributes);
}

static PangoLayout *
lay_out(struct canvas *canvas, struct style style, struct text_box box, const char *text)
{
    PangoLayout *layout = font_layout_new(canvas->context, style);
    char *cleaned = clean(text);
    pango_layout_set_text(layout, cleaned, -1);
    g_free(cleaned);
    if (box.width > 0) {
        pango_layout_set_width(layout, (int)ceil(box.width * PANGO_SCALE));
        pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
        pango_layout_set_alignment(
            layout, (PangoAlignment[]){PANGO_ALIGN_LEFT, PANGO_ALIGN_CENTER, PANGO_ALIGN_RIGHT}[box.align]);
        if (box.max_lines > 0) {
            pango_layout_set_height(layout, -box.max_lines);
            pango_layout_set_ellipsize(layout, PANGO_ELLIPSIZE_END);
        }
    }
    keep_together(layout);
    pango_layout_set_line_spacing(layout, style.size == SIZE_TEXT ? 1.3F : 1.2F);
    return layout;
}

/* Where the layout's own origin goes. */
static void
place(PangoLayout *layout, struct style style, struct text_box box, double *ret_x, double *ret_y)
{
    PangoRectangle logical;
    pango_layout_get_extents(layout, NULL, &logical);
    const double width = box.width > 0 ? box.width : (double)logical.width / PANGO_SCALE;
    const double shares[] = {[ALIGN_LEFT] = 0, [ALIGN_CENTRE] = 0.5, [ALIGN_RIGHT] = 1};
    *ret_x = box.x - shares[box.align] * width;
    const double baseline = (double)pango_layout_get_baseline(layout) / PANGO_SCALE;
    const double capital = 0.727 * font_size(style); /* cap height of Inter, near enough for others */
    *ret_y = box.anchor == ANCHOR_TOP        ? box.y
             : box.anchor == ANCHOR_BASELINE ? box.y - baseline
                                             : box.y + capital / 2 - baseline;
}

static struct rect
ink_rect(PangoLayout *layout, double x, double y)
{
    PangoRectangle ink;
    pango_layout_get_extents(layout, &ink, NULL);
    return (struct rect){x + (double)ink.x / PANGO_SCALE, y + (double)ink.y / PANGO_SCALE,
                         (double)ink.width / PANGO_SCALE, (double)ink.height / PANGO_SCALE};
}

static double
logical_height(PangoLayout *layout)
{
    PangoRectangle logical;
    pango_layout_get_extents(layout, NULL, &logical);
    return (double)logical.height / PANGO_SCALE;
}

double
canvas_text(struct canvas *canvas, struct style style, struct text_box box, const char *text)
{
    PangoLayout *layout = lay_out(canvas, style, box, text);
    double x, y;
    place(layout, style, box, &x, &y);
    canvas_record(canvas, box.is_tick ? BOX_TICK : BOX_LABEL, ink_rect(layout, x, y),
                  arena_text(canvas->arena, text, strlen(text)));
    canvas->unknown_glyphs += pango_layout_get_unknown_glyphs_count(layout);
    canvas->is_cut = canvas->is_cut || pango_layout_is_ellipsized(layout);
    canvas_ink(canvas, style.ink);
    cairo_move_to(canvas->cr, x, y);
    pango_cairo_show_layout(canvas->cr, layout);
    const double height = logical_height(layout);
    g_object_unref(layout);
    return height;
}

struct rect
canvas_text_ink(struct canvas *canvas, struct style style, struct text_box box, const char *text)
{
    PangoLayout *layout = lay_out(canvas, style, box, text);
    double x, y;
    place(layout, style, box, &x, &y);
    struct rect ink = ink_rect(layout, x, y);
    g_object_unref(layout);
    return ink;
}

double
canvas_text_height(struct canvas *canvas, struct style style, struct text_box box, const char *text)
{
    PangoLayout *layout = lay_out(canvas, style, box, text);
    const double height = logical_height(layout);
    g_object_unref(layout);
    return height;
}

double
canvas_text_width(struct canvas *canvas, struct style style, const char *text)
{
    return canvas_text_ink(canvas, style, (struct text_box){0}, text).width;
}

double
canvas_text_balanced(struct canvas *canvas, struct style style, struct text_box box, const char *text)
{
    const double height = canvas_text_height(canvas, style, box, text);
    double narrow = box.width / 4, wide = box.width;
    while (wide - narrow > 2) {
        struct text_box trial = box;
        trial.width = (narrow + wide) / 2;
        trial.max_lines = 0;
        if (canvas_text_height(canvas, style, trial, text) > height + 0.5)
            narrow = trial.width;
        else
            wide = trial.width;
    }
    box.width = fmin(wide + 1, box.width);
    return canvas_text(canvas, style, box, text);
}

#include "balance.h"
#include "canvas.h"
#include "font.h"

#include <math.h>
#include <string.h>

#define ELLIPSIS "\u2026"
#define IS_CUT   "is cut" /* data of a layout: that it is */
#define NARROW   0.5      /* of a usual character beside its height: a longer text hardly fits */

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

/* Whether three capitals and no more stand at `at`: a currency code. */
static bool
is_code(const char *at)
{
    return g_ascii_isupper(at[0]) && g_ascii_isupper(at[1]) && g_ascii_isupper(at[2]) &&
           !g_ascii_isalnum(at[3]);
}

/* Whether a line may not end at this space: before a single letter ("Offer A"), between an amount and its
 * currency ("USD 300,000", "1.23M USD"), between month and year ("Jan 2027"). */
static bool
joins(const char *text, const char *space)
{
    const ptrdiff_t before = space - text;
    if (g_ascii_isupper(space[1]) && !g_ascii_isalnum(space[2]))
        return true;
    if (before >= 1 && is_code(space + 1))
        return g_ascii_isdigit(space[-1]) || (before >= 2 && g_ascii_isdigit(space[-2]));
    if (before < 3 || !g_ascii_isdigit(space[1]) || !g_ascii_isupper(space[-3]))
        return false;
    return is_code(space - 3) || (g_ascii_islower(space[-2]) && g_ascii_islower(space[-1]));
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

static struct rect
logical_size(PangoLayout *layout)
{
    PangoRectangle logical;
    pango_layout_get_extents(layout, NULL, &logical);
    return (struct rect){.width = (double)logical.width / PANGO_SCALE,
                         .height = (double)logical.height / PANGO_SCALE};
}

static PangoLayout *
lay_out_cleaned(const struct font *font, struct style style, struct text_box box, const char *text)
{
    PangoLayout *layout = font_layout_new(font, style, text);
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

/* Where the text's last word begins that may be left away: not alone after what it belongs to. */
static char *
last_break(char *text)
{
    char *space = strrchr(text, ' ');
    for (char *p = space; p != NULL; p = strrchr(text, ' ')) {
        if (!joins(text, p))
            break;
        *p = '\0';
        space = strrchr(text, ' ');
    }
    return space;
}

/* A cut text without its last words, as many as it takes, and an ellipsis; NULL: a single word is cut as
 * pango does. */
static PangoLayout *
lay_out_cut(const struct font *font, struct style style, struct text_box box, char *text)
{
    PangoLayout *layout = NULL;
    char *space;
    while ((space = last_break(text)) != NULL) {
        *space = '\0';
        char *shorter = g_strconcat(text, ELLIPSIS, NULL);
        g_clear_object(&layout);
        layout = lay_out_cleaned(font, style, box, shorter);
        g_free(shorter);
        if (!pango_layout_is_ellipsized(layout))
            return layout;
    }
    g_clear_object(&layout);
    return strpbrk(text, "0123456789") != NULL ? lay_out_cleaned(font, style, box, ELLIPSIS) : NULL;
}

static PangoLayout *
lay_out(const struct font *font, struct style style, struct text_box box, const char *text)
{
    char *cleaned = clean(text);
    PangoLayout *layout = lay_out_cleaned(font, style, box, cleaned);
    if (pango_layout_is_ellipsized(layout)) {
        PangoLayout *cut = lay_out_cut(font, style, box, cleaned);
        if (cut != NULL) {
            g_object_unref(layout);
            layout = cut;
        }
        g_object_set_data(G_OBJECT(layout), IS_CUT, layout);
    }
    g_free(cleaned);
    return layout;
}

/* Laid out once, however often it is measured and drawn: shaping is most of a page's time. */
static PangoLayout *
layout_kept(struct canvas *canvas, struct style style, struct text_box box, const char *text)
{
    const char *key = arena_printf(canvas->arena, "%d %d %d %d %d %s", (int)style.size, style.strong,
                                   (int)ceil(box.width * PANGO_SCALE), (int)box.align, box.max_lines, text);
    PangoLayout *layout = font_layout_find(canvas->font, key);
    if (layout == NULL) {
        layout = lay_out(canvas->font, style, box, text);
        font_layout_keep(canvas->font, key, layout);
    }
    return layout;
}

/* What fits on one line looks the same in any box: it is laid out without one. The font's. */
static PangoLayout *
layout_of(struct canvas *canvas, struct style style, struct text_box box, const char *text)
{
    if (box.width > 0 && (double)strlen(text) * font_size(style) * NARROW < box.width) {
        PangoLayout *line = layout_kept(canvas, style, (struct text_box){0}, text);
        if (logical_size(line).width <= box.width)
            return line;
    }
    if (box.max_lines > 0) { /* as many lines as it takes, where these are no more */
        struct text_box whole = box;
        whole.max_lines = 0;
        PangoLayout *layout = layout_kept(canvas, style, whole, text);
        if (pango_layout_get_line_count(layout) <= box.max_lines)
            return layout;
    }
    return layout_kept(canvas, style, box, text);
}

/* Where the layout's own origin goes. */
static void
place(PangoLayout *layout, struct style style, struct text_box box, double *ret_x, double *ret_y)
{
    const bool is_boxed = pango_layout_get_width(layout) >= 0;
    const double width = is_boxed ? box.width : logical_size(layout).width;
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

/* Each line by itself: a space at which a layout breaks its line is no glyph, and the text that readers take
 * out of the file's structure would end there. */
static void
show(struct canvas *canvas, PangoLayout *layout, struct style style, double x, double y)
{
    cairo_move_to(canvas->cr, x, y);
    if (pango_layout_get_line_count(layout) < 2 || pango_layout_is_ellipsized(layout)) {
        pango_cairo_show_layout(canvas->cr, layout);
        return;
    }
    PangoLayoutIter *at = pango_layout_get_iter(layout);
    do {
        const PangoLayoutLine *part = pango_layout_iter_get_line_readonly(at);
        PangoRectangle logical;
        pango_layout_iter_get_line_extents(at, NULL, &logical);
        const char *text = arena_text(canvas->arena, pango_layout_get_text(layout) + part->start_index,
                                      (size_t)part->length);
        PangoLayout *line = layout_kept(canvas, style, (struct text_box){0}, text);
        cairo_move_to(canvas->cr, x + (double)logical.x / PANGO_SCALE,
                      y + (double)(pango_layout_iter_get_baseline(at) - pango_layout_get_baseline(line)) /
                              PANGO_SCALE);
        pango_cairo_show_layout(canvas->cr, line);
    } while (pango_layout_iter_next_line(at));
    pango_layout_iter_free(at);
}

double
canvas_text(struct canvas *canvas, struct style style, struct text_box box, const char *text)
{
    PangoLayout *layout = layout_of(canvas, style, box, text);
    double x, y;
    place(layout, style, box, &x, &y);
    canvas_record(canvas, box.is_tick ? BOX_TICK : BOX_LABEL, ink_rect(layout, x, y),
                  arena_text(canvas->arena, text, strlen(text)));
    canvas->font->unknown_glyphs += pango_layout_get_unknown_glyphs_count(layout);
    if (canvas->cut == NULL && g_object_get_data(G_OBJECT(layout), IS_CUT) != NULL)
        canvas->cut = arena_text(canvas->arena, text, strlen(text));
    canvas_ink(canvas, style.ink);
    show(canvas, layout, style, x, y);
    const double height = logical_size(layout).height;
    return height;
}

struct rect
canvas_text_ink(struct canvas *canvas, struct style style, struct text_box box, const char *text)
{
    PangoLayout *layout = layout_of(canvas, style, box, text);
    double x, y;
    place(layout, style, box, &x, &y);
    struct rect ink = ink_rect(layout, x, y);
    return ink;
}

double
canvas_text_height(struct canvas *canvas, struct style style, struct text_box box, const char *text)
{
    PangoLayout *layout = layout_of(canvas, style, box, text);
    const double height = logical_size(layout).height;
    return height;
}

size_t
canvas_text_lines(struct canvas *canvas, struct style style, struct text_box box, const char *text)
{
    return (size_t)pango_layout_get_line_count(layout_of(canvas, style, box, text));
}

double
canvas_text_width(struct canvas *canvas, struct style style, const char *text)
{
    return canvas_text_ink(canvas, style, (struct text_box){0}, text).width;
}

double
canvas_text_balanced(struct canvas *canvas, struct style style, struct text_box box, const char *text)
{
    const int n_lines = pango_layout_get_line_count(layout_of(canvas, style, box, text));
    if (n_lines > 1) {
        struct text_box trial = box;
        trial.width = balance_width(layout_of(canvas, style, (struct text_box){0}, text), n_lines, box.width);
        if (pango_layout_get_line_count(layout_of(canvas, style, trial, text)) == n_lines)
            box = trial;
    }
    return canvas_text(canvas, style, box, text);
}

#include "balance.h"

#include <math.h>

/* What no line may break: from where it begins to where its ink ends, before the blank behind it. Points. */
struct piece {
    double from, to;
};

static double
x_at(PangoLayoutLine *line, const char *text, const char *at)
{
    int x;
    pango_layout_line_index_to_x(line, (int)(at - text), FALSE, &x);
    return (double)x / PANGO_SCALE;
}

static GArray *
pieces_of(PangoLayout *layout)
{
    const char *text = pango_layout_get_text(layout);
    PangoLayoutLine *line = pango_layout_get_line_readonly(layout, 0);
    int n;
    const PangoLogAttr *attributes = pango_layout_get_log_attrs_readonly(layout, &n);
    GArray *pieces = g_array_new(FALSE, FALSE, sizeof(struct piece));
    const char *from = text, *end = text;
    for (const char *at = text, *next; *at != '\0'; at = next, attributes++) {
        next = at + g_utf8_skip[(unsigned char)*at];
        if (at > text && attributes->is_line_break) {
            const struct piece piece = {x_at(line, text, from), x_at(line, text, end)};
            g_array_append_val(pieces, piece);
            from = at;
        }
        if (!attributes->is_white)
            end = next;
    }
    const struct piece last = {x_at(line, text, from), x_at(line, text, end)};
    g_array_append_val(pieces, last);
    return pieces;
}

static int
lines_at(const GArray *pieces, double width)
{
    int n = 1;
    double from = g_array_index(pieces, struct piece, 0).from;
    for (guint i = 1; i < pieces->len; i++) {
        const struct piece piece = g_array_index(pieces, struct piece, i);
        if (piece.to - from > width) {
            from = piece.from;
            n++;
        }
    }
    return n;
}

double
balance_width(PangoLayout *line, int n_lines, double most)
{
    GArray *pieces = pieces_of(line);
    double narrow = most / 4, wide = most;
    while (wide - narrow > 0.5) {
        const double width = (narrow + wide) / 2;
        if (lines_at(pieces, width) > n_lines)
            narrow = width;
        else
            wide = width;
    }
    g_array_free(pieces, TRUE);
    return fmin(wide + 1, most);
}

#include <config.h>

#include "font.h"

#include <fontconfig/fontconfig.h>
#include <string.h>

/* FcFini is never called: pango sorts fonts in threads that nothing can wait for, and one that still runs
 * would meet freed memory. What fontconfig keeps until the end it finds again by pointers that a leak checker
 * cannot read. */
#ifdef REALRATE_SANITIZE
const char *__lsan_default_suppressions(void);
const char *__lsan_default_options(void);

const char *
__lsan_default_suppressions(void)
{
    return "leak:libfontconfig";
}

const char *
__lsan_default_options(void)
{
    return "print_suppressions=0";
}
#endif

#define FALLBACKS ",Inter,Lato,sans-serif"

static const double sizes[N_TYPE_SIZES] = {
    [SIZE_TEXT] = 9, [SIZE_HEADING] = 12, [SIZE_TITLE] = 19, [SIZE_KPI] = 22};

double
font_size(struct style style)
{
    return sizes[style.size];
}

static PangoFontDescription *
describe(const char *family, struct style style)
{
    PangoFontDescription *description = pango_font_description_new();
    char *families = g_strconcat(family, FALLBACKS, NULL);
    pango_font_description_set_family(description, families);
    g_free(families);
    pango_font_description_set_weight(description,
                                      style.strong ? PANGO_WEIGHT_SEMIBOLD : PANGO_WEIGHT_NORMAL);
    pango_font_description_set_absolute_size(description, sizes[style.size] * PANGO_SCALE);
    return description;
}

static bool
fonts_exist(void)
{
    if (!FcInit())
        return false;
    const FcFontSet *system = FcConfigGetFonts(NULL, FcSetSystem);
    return system != NULL && system->nfont > 0;
}

/* What the first choice resolves to on this machine. */
static void
check_family(PangoContext *context, const char *wanted_family, struct diags *diags)
{
    PangoFontDescription *wanted = describe(wanted_family, STYLE_TEXT);
    PangoFont *font = pango_context_load_font(context, wanted);
    PangoFontDescription *found = font != NULL ? pango_font_describe(font) : NULL;
    const char *family = found != NULL ? pango_font_description_get_family(found) : "";
    if (g_ascii_strcasecmp(family, wanted_family) != 0)
        diag_warning(diags, "font-substituted", (struct place){0},
                     "the briefing is set in %s because the font %s is not installed%s",
                     diag_escape(diags, family, strlen(family)),
                     diag_escape(diags, wanted_family, strlen(wanted_family)),
                     strcmp(wanted_family, "Inter") == 0 ? " (Debian package fonts-inter)" : "");
    if (found != NULL)
        pango_font_description_free(found);
    if (font != NULL)
        g_object_unref(font);
    pango_font_description_free(wanted);
}

int
font_open(struct font *font, const char *family, struct diags *diags)
{
    if (!fonts_exist()) {
        diag_error(diags, STATUS_UNAVAILABLE, (struct place){0},
                   "no font is installed: the briefing needs one (Debian package fonts-inter)");
        return -1;
    }
    PangoFontMap *map = pango_cairo_font_map_new();
    PangoContext *context = pango_font_map_create_context(map);
    g_object_unref(map);
    pango_cairo_context_set_resolution(context, 72);
    pango_context_set_round_glyph_positions(context, FALSE);
    /* The user's language would choose other fallback fonts: the same inputs give the same bytes. */
    pango_context_set_language(context, pango_language_from_string("en"));
    cairo_font_options_t *options = cairo_font_options_create();
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
    pango_cairo_context_set_font_options(context, options);
    cairo_font_options_destroy(options);
    check_family(context, family, diags);
    *font = (struct font){.context = context,
                          .family = family,
                          .diags = diags,
                          .layouts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_object_unref)};
    return 0;
}

void
font_close(struct font *font)
{
    if (font->unknown_glyphs > 0)
        diag_warning(font->diags, "glyphs-missing", (struct place){0},
                     "no installed font has %d of the briefing's characters; they show as boxes",
                     font->unknown_glyphs);
    g_hash_table_destroy(font->layouts);
    g_object_unref(font->context);
}

PangoLayout *
font_layout_find(const struct font *font, const char *key)
{
    return g_hash_table_lookup(font->layouts, key);
}

void
font_layout_keep(struct font *font, const char *key, PangoLayout *layout)
{
    g_hash_table_insert(font->layouts, g_strdup(key), layout);
}

/* Figures of one width, and no arrows or crosses made of letters. Putting letters and accents together is
 * looked for at each letter, and is a tenth of a briefing's time: not where there are none. */
static const char *
features(const char *text)
{
    return g_str_is_ascii(text) ? "tnum=1, calt=0, ccmp=0" : "tnum=1, calt=0";
}

PangoLayout *
font_layout_new(const struct font *font, struct style style, const char *text)
{
    PangoLayout *layout = pango_layout_new(font->context);
    PangoFontDescription *description = describe(font->family, style);
    pango_layout_set_font_description(layout, description);
    pango_font_description_free(description);
    PangoAttrList *attributes = pango_attr_list_new();
    pango_attr_list_insert(attributes, pango_attr_font_features_new(features(text)));
    pango_layout_set_attributes(layout, attributes);
    pango_attr_list_unref(attributes);
    pango_layout_set_text(layout, text, -1);
    /* A name in a right-to-left script keeps to its side of the table. */
    pango_layout_set_auto_dir(layout, FALSE);
    return layout;
}

void
font_layouts_forget(struct font *font)
{
    g_hash_table_remove_all(font->layouts);
}

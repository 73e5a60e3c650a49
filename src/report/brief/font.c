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

#define FAMILY   "Inter"
#define FALLBACK "Lato"

static const double sizes[N_TYPE_SIZES] = {
    [SIZE_TEXT] = 9, [SIZE_HEADING] = 12, [SIZE_TITLE] = 19, [SIZE_KPI] = 22};

double
font_size(struct style style)
{
    return sizes[style.size];
}

static PangoFontDescription *
describe(struct style style)
{
    PangoFontDescription *description = pango_font_description_new();
    pango_font_description_set_family_static(description, FAMILY "," FALLBACK ",sans-serif");
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
check_family(PangoContext *context, struct diags *diags)
{
    PangoFontDescription *wanted = describe(STYLE_TEXT);
    PangoFont *font = pango_context_load_font(context, wanted);
    PangoFontDescription *found = font != NULL ? pango_font_describe(font) : NULL;
    const char *family = found != NULL ? pango_font_description_get_family(found) : "";
    if (strcmp(family, FAMILY) != 0)
        diag_warning(diags, "font-substituted", (struct place){0},
                     "the briefing is set in %s because the font " FAMILY
                     " is not installed (Debian package fonts-inter)",
                     diag_escape(diags, family, strlen(family)));
    if (found != NULL)
        pango_font_description_free(found);
    if (font != NULL)
        g_object_unref(font);
    pango_font_description_free(wanted);
}

PangoContext *
font_context_new(struct diags *diags)
{
    if (!fonts_exist()) {
        diag_error(diags, STATUS_UNAVAILABLE, (struct place){0},
                   "no font is installed: the briefing needs one (Debian package fonts-inter)");
        return NULL;
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
    check_family(context, diags);
    return context;
}

PangoLayout *
font_layout_new(PangoContext *context, struct style style)
{
    PangoLayout *layout = pango_layout_new(context);
    PangoFontDescription *description = describe(style);
    pango_layout_set_font_description(layout, description);
    pango_font_description_free(description);
    /* Figures of one width, and no arrows or crosses made of letters. */
    PangoAttrList *attributes = pango_attr_list_new();
    pango_attr_list_insert(attributes, pango_attr_font_features_new("tnum=1, calt=0"));
    pango_layout_set_attributes(layout, attributes);
    pango_attr_list_unref(attributes);
    /* A name in a right-to-left script keeps to its side of the table. */
    pango_layout_set_auto_dir(layout, FALSE);
    return layout;
}

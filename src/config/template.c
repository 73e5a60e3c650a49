#include <realrate/template.h>

#include "number_format.h"
#include "png.h"
#include "reading.h"

#include "base/infile.h"
#include "base/utf8.h"

#include <string.h>

#define LOGO_BYTES_MOST   ((size_t)1 << 20)
#define TITLE_MOST        31  /* characters: Excel's limit of a tab's name */
#define FONT_MOST         31  /* Excel's limit of a font's name */
#define CONFIDENTIAL_MOST 100 /* of Excel's 255 for a whole footer */

const char *const template_tab_names[N_TABS + 1] = {
    [TAB_README] = "readme",     [TAB_SUMMARY] = "summary", [TAB_INPUTS] = "inputs",
    [TAB_PRICES] = "prices",     [TAB_USAGE] = "usage",     [TAB_OPTIMIZE] = "optimize",
    [TAB_FORECAST] = "forecast", [TAB_LEDGER] = "ledger",   [TAB_RATES] = "rates",
    [TAB_BANDS] = "bands",       [TAB_SWEEP] = "sweep",     [TAB_LEVERS] = "levers",
    [TAB_SIGNALS] = "signals",   [TAB_COMPARE] = "compare", [TAB_CHECKS] = "checks",
};

struct maker {
    const struct reading *reading;
    struct template *template;
};

#define ERROR(maker, place, ...) diag_error((maker)->reading->diags, STATUS_CONFIG, (place), __VA_ARGS__)

/* Whether a text has from 1 to most characters, those beyond U+FFFF counting twice as Excel does; reported
 * where not. */
static bool
check_length(const struct maker *maker, const struct term *term, size_t least, size_t most)
{
    const char *text = term->text;
    size_t bytes = strlen(text), n = 0, length;
    for (size_t at = 0; at < bytes; at += length ? length : 1) {
        length = utf8_length(text + at, bytes - at);
        n += length == 4 ? 2 : 1;
    }
    if (n >= least && n <= most)
        return true;
    ERROR(maker, reading_place(maker->reading, term), "has %zu characters: expected %zu to %zu", n, least,
          most);
    return false;
}

/* ---- logo ---- */

static const char *
beside(const char *file, const char *path, struct arena *arena)
{
    const char *slash = strrchr(file, '/');
    if (*path == '/')
        return path;
    if (!slash)
        return strcmp(path, "-") == 0 ? "./-" : path; /* a file, not standard input */
    return arena_printf(arena, "%.*s%s", (int)(slash - file) + 1, file, path);
}

static void
take_logo(struct maker *maker, const struct term *term)
{
    const struct reading *reading = maker->reading;
    struct logo logo = {.file = beside(reading->file.path, term->text, reading->arena)};
    if (!check_length(maker, term, 1, 4096))
        return;
    char *bytes =
        infile_whole(logo.file, LOGO_BYTES_MOST, reading->arena, reading->diags, &logo.n_bytes, logo.sha256);
    if (!bytes)
        return;
    logo.bytes = (const unsigned char *)bytes;
    struct png_size size = {0};
    const char *fault = png_fault(logo.bytes, logo.n_bytes, LOGO_PIXELS_MOST, &size);
    if (fault)
        ERROR(maker, reading_place(reading, term), "\"%s\" cannot be used: %s",
              diag_escape(reading->diags, term->text, strlen(term->text)), fault);
    logo.width = size.width;
    logo.height = size.height;
    logo.x_dpi = size.x_dpi;
    logo.y_dpi = size.y_dpi;
    maker->template->logo = logo;
}

/* ---- sheets ---- */

static void
take_tab(struct maker *maker, const struct term *term, enum tab tab)
{
    struct workbook_template *workbook = &maker->template->workbook;
    maker->template->tabs_line = term->line;
    for (size_t i = 0; i < workbook->n_tabs; i++)
        if (workbook->tabs[i] == tab) {
            ERROR(maker, reading_place(maker->reading, term), "has %s twice", term->text);
            return;
        }
    workbook->tabs[workbook->n_tabs++] = tab;
}

/* ---- formats ---- */

static void
take_format(struct maker *maker, const struct term *term, size_t format)
{
    bool is_date = format == FORMAT_DATE || format == FORMAT_MONTH;
    const char *fault, *text = term->text;
    const char *code = number_format_code(text, is_date, maker->reading->arena, &fault);
    if (!code)
        ERROR(maker, reading_place(maker->reading, term), "\"%s\" is no number format that can be used: %s",
              diag_escape(maker->reading->diags, text, strlen(text)), fault);
    maker->template->workbook.formats[format] = code;
}

static void
take(struct maker *maker, size_t i)
{
    const struct reading_item *item = &maker->reading->items[i];
    const struct term *term = &maker->reading->terms[i];
    const char *section = item->section->name, *key = item->key->key;
    if (!term->has_value)
        return;
    if (strcmp(section, "sheets") == 0)
        take_tab(maker, term, (enum tab)item->value.value);
    else if (strcmp(section, "titles") == 0)
        check_length(maker, term, 1, TITLE_MOST);
    else if (strcmp(section, "formats") == 0)
        take_format(maker, term, (size_t)(item->key - item->section->keys));
    else if (strcmp(key, "logo") == 0)
        take_logo(maker, term);
    else if (strcmp(key, "font") == 0)
        check_length(maker, term, 1, FONT_MOST);
    else if (strcmp(key, "confidentiality") == 0)
        check_length(maker, term, 0, CONFIDENTIAL_MOST);
}

int
template_read(const char *path, struct arena *arena, struct diags *diags, struct template *ret)
{
    size_t before = diags->n_errors;
    struct reading reading = {.currency = "", .arena = arena, .diags = diags};
    struct template template = {.file = path};
    struct maker maker = {&reading, &template};
    if (path && ini_read(path, arena, diags, &reading.file) != 0)
        return -1;
    reading_run(&reading, &schema_template, &template);
    for (size_t i = 0; i < reading.n_items; i++)
        take(&maker, i);
    if (diags->n_errors != before)
        return -1;
    memcpy(template.sha256, reading.file.sha256, sizeof template.sha256);
    template.bytes = reading.file.bytes;
    *ret = template;
    return 0;
}

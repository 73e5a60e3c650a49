#include <realrate/template.h>

#include "number_format.h"
#include "reading.h"
#include "title.h"

#include "base/infile.h"
#include "base/png.h"
#include "base/utf8.h"

#include <assert.h>
#include <math.h>
#include <string.h>

#define LOGO_BYTES_MOST   ((size_t)1 << 20)
#define PAGE_TITLE_MOST   60  /* characters: half a line */
#define FONT_MOST         31  /* Excel's limit of a font's name */
#define CONFIDENTIAL_MOST 100 /* of Excel's 255 for a whole footer */
#define FORMAT_WIDTH_MOST 30  /* characters: of "Wednesday, 30 September 2026" with room to spare */
#define FORMAT_VALUE      1234567.89

const char *const template_tab_names[N_TABS + 1] = {
    [TAB_README] = "readme",     [TAB_SUMMARY] = "summary", [TAB_INPUTS] = "inputs",
    [TAB_PRICES] = "prices",     [TAB_USAGE] = "usage",     [TAB_OPTIMIZE] = "optimize",
    [TAB_FORECAST] = "forecast", [TAB_LEDGER] = "ledger",   [TAB_RATES] = "rates",
    [TAB_BANDS] = "bands",       [TAB_SWEEP] = "sweep",     [TAB_LEVERS] = "levers",
    [TAB_SIGNALS] = "signals",   [TAB_COMPARE] = "compare", [TAB_CHECKS] = "checks",
};

const char *const template_page_names[N_BRIEF_PAGES + 1] = {
    [BRIEF_ANSWER] = "answer", [BRIEF_COMMIT] = "commit",   [BRIEF_RATES] = "rates", [BRIEF_WHY] = "why",
    [BRIEF_ASKS] = "asks",     [BRIEF_COMPARE] = "compare", [BRIEF_WORDS] = "words", [BRIEF_DATA] = "data",
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
    if (!bytes) {
        ERROR(maker, reading_place(reading, term), "\"%s\" cannot be read, see above",
              diag_escape(reading->diags, term->text, strlen(term->text)));
        return;
    }
    logo.bytes = (const unsigned char *)bytes;
    struct png_size size = {0};
    const char *fault = png_fault(logo.bytes, logo.n_bytes, LOGO_PIXELS_MOST, reading->arena, &size);
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

static void
take_page(struct maker *maker, const struct term *term, enum brief_page page)
{
    struct brief_template *brief = &maker->template->brief;
    for (size_t i = 0; i < brief->n_pages; i++)
        if (brief->pages[i] == page) {
            ERROR(maker, reading_place(maker->reading, term), "has %s twice", term->text);
            return;
        }
    brief->pages[brief->n_pages++] = page;
}

static void
take_title(struct maker *maker, const struct term *term, enum tab tab)
{
    struct workbook_template *workbook = &maker->template->workbook;
    workbook->titles[tab] = title_clean(term->text, maker->reading->arena);
    if (check_length(maker, term, 1, title_most(tab)) && title_is_reserved(workbook->titles[tab]))
        ERROR(maker, reading_place(maker->reading, term), "is a name that Excel keeps for itself");
}

static bool
is_included(const struct workbook_template *workbook, enum tab tab)
{
    for (size_t i = 0; i < workbook->n_tabs; i++)
        if (workbook->tabs[i] == tab)
            return true;
    return false;
}

/* No two sheets have one name. What is said in the file is at fault, of two the later. */
static void
check_titles(const struct maker *maker)
{
    const struct workbook_template *workbook = &maker->template->workbook;
    const struct ini_section *in = reading_section(maker->reading, "titles");
    for (enum tab a = 0; a < N_TABS && in; a++)
        for (enum tab b = a + 1; b < N_TABS; b++) {
            const struct term *first = section_term(maker->reading, in, template_tab_names[a]);
            const struct term *later = section_term(maker->reading, in, template_tab_names[b]);
            if (!first || !later || !is_included(workbook, a) || !is_included(workbook, b) ||
                !title_is_same(workbook->titles[a], a, workbook->titles[b], b))
                continue;
            bool is_swapped = first->line > later->line;
            ERROR(maker, reading_place(maker->reading, is_swapped ? first : later),
                  "is too like the title of %s, \"%s\": case, signs such as / and a number at the end do not "
                  "tell sheets apart",
                  template_tab_names[is_swapped ? b : a], workbook->titles[is_swapped ? b : a]);
        }
}

/* ---- formats ---- */

/* Columns become as wide as what is in them, so long as a page can hold some. */
static const char *
check_width(const struct maker *maker, const char *code)
{
    static const double values[] = {FORMAT_VALUE, -FORMAT_VALUE, 0};
    double widest = 0;
    for (size_t i = 0; i < sizeof values / sizeof *values; i++)
        widest = fmax(widest, template_width(code, values[i]));
    return widest <= FORMAT_WIDTH_MOST
               ? NULL
               : arena_printf(maker->reading->arena,
                              "it can be %.0f characters wide, and columns leave room for %d", ceil(widest),
                              FORMAT_WIDTH_MOST);
}

static void
take_format(struct maker *maker, const struct term *term, size_t format)
{
    bool is_date = format == FORMAT_DATE || format == FORMAT_MONTH;
    const char *fault, *text = term->text;
    const char *code = number_format_code(text, is_date, maker->reading->arena, &fault);
    if (code)
        fault = check_width(maker, code);
    if (fault)
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
    else if (strcmp(section, "pages") == 0)
        take_page(maker, term, (enum brief_page)item->value.value);
    else if (strcmp(section, "titles") == 0)
        take_title(maker, term, (enum tab)(item->key - item->section->keys));
    else if (strcmp(section, "page_titles") == 0)
        check_length(maker, term, 1, PAGE_TITLE_MOST);
    else if (strcmp(section, "formats") == 0)
        take_format(maker, term, (size_t)(item->key - item->section->keys));
    else if (strcmp(key, "logo") == 0)
        take_logo(maker, term);
    else if (strcmp(key, "font") == 0)
        check_length(maker, term, 1, FONT_MOST);
    else if (strcmp(key, "confidentiality") == 0)
        check_length(maker, term, 0, CONFIDENTIAL_MOST);
}

/* Of what was said, the later one is at fault: 1,234,5 could be anything. */
static void
check_notation(const struct maker *maker)
{
    const struct notation *notation = &maker->template->notation;
    const struct ini_section *in = reading_section(maker->reading, "numbers");
    if (notation->decimal != notation->thousands || !in)
        return;
    const struct term *decimal = section_term(maker->reading, in, "decimal_separator");
    const struct term *thousands = section_term(maker->reading, in, "thousands_separator");
    ERROR(maker, reading_place(maker->reading, thousands->line > decimal->line ? thousands : decimal),
          "is a %s like the %s separator: say both, and not the same", thousands->text,
          thousands->line > decimal->line ? "decimal" : "thousands");
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
    check_notation(&maker);
    check_titles(&maker);
    if (diags->n_errors != before)
        return -1;
    memcpy(template.sha256, reading.file.sha256, sizeof template.sha256);
    template.bytes = reading.file.bytes;
    *ret = template;
    return 0;
}

/* Without a file there is nothing in it that could be wrong. */
const struct template *
template_default(struct arena *arena)
{
    struct template *template = ARENA_NEW(arena, struct template, 1);
    struct diags diags;
    diags_init(&diags);
    int failed = template_read(NULL, arena, &diags, template);
    diags_free(&diags);
    assert(!failed);
    (void)failed;
    return template;
}

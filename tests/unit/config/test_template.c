/* Templates: every default, what a company may say instead, and what is refused with its place (3.4). */
#include "ini_case.h"

#include "config/number_format.h"
#include "base/png.h"

#include <math.h>
#include <realrate/template.h>

struct template_case {
    struct arena *arena;
    struct diags diags;
    struct template template;
    int status;
};

/* NULL: no file. */
static void
read_case(struct template_case *c, const char *text)
{
    c->arena = arena_new();
    diags_init(&c->diags);
    char *path = text ? case_file(c->arena, text, strlen(text)) : NULL;
    c->status = template_read(path, c->arena, &c->diags, &c->template);
    if (path)
        unlink(path);
}

static void
drop_case(struct template_case *c)
{
    diags_free(&c->diags);
    arena_free(c->arena);
}

static void
check_refused(const char *text, const char *want)
{
    struct template_case c;
    read_case(&c, text);
    assert_int_equal(c.status, -1);
    assert_int_equal(c.diags.status, STATUS_CONFIG);
    assert_reports(c.arena, &c.diags, want);
    drop_case(&c);
}

/* 2 pixels by 1, grey. */
static const unsigned char picture[] = {
    0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0x00, 0x00, 0x00, 0x0D, 0x49, 0x48, 0x44, 0x52, 0x00,
    0x00, 0x00, 0x02, 0x00, 0x00, 0x00, 0x01, 0x08, 0x00, 0x00, 0x00, 0x00, 0xD1, 0x49, 0x20, 0x56, 0x00,
    0x00, 0x00, 0x0B, 0x49, 0x44, 0x41, 0x54, 0x78, 0x9C, 0x63, 0x68, 0xF8, 0x0F, 0x00, 0x02, 0x02, 0x01,
    0x80, 0x6E, 0x56, 0x8B, 0x13, 0x00, 0x00, 0x00, 0x00, 0x49, 0x45, 0x4E, 0x44, 0xAE, 0x42, 0x60, 0x82};

static void
assert_template_equal(const struct template *a, const struct template *b)
{
    const struct workbook_template *x = &a->workbook, *y = &b->workbook;
    assert_memory_equal(a->colours, b->colours, sizeof a->colours);
    assert_string_equal(a->confidentiality, b->confidentiality);
    assert_ptr_equal(a->logo.file, b->logo.file);
    assert_int_equal(x->paper, y->paper);
    assert_string_equal(x->font, y->font);
    assert_true(x->font_size == y->font_size);
    assert_int_equal(x->n_tabs, y->n_tabs);
    assert_memory_equal(x->tabs, y->tabs, sizeof x->tabs);
    for (int i = 0; i < N_TABS; i++)
        assert_string_equal(x->titles[i], y->titles[i]);
    for (int i = 0; i < N_NUMBER_FORMATS; i++)
        assert_string_equal(x->formats[i], y->formats[i]);
}

static void
without_a_file_every_default_holds(void **state)
{
    (void)state;
    struct template_case c;
    read_case(&c, NULL);
    assert_int_equal(c.status, 0);
    const struct template *t = &c.template;
    assert_null(t->file);
    assert_null(t->logo.file);
    assert_string_equal(t->confidentiality, "");
    assert_int_equal(t->workbook.n_tabs, N_TABS);
    for (int i = 0; i < N_TABS; i++)
        assert_int_equal(t->workbook.tabs[i], i);
    assert_string_equal(t->workbook.titles[TAB_README], "Read me");
    assert_string_equal(t->workbook.titles[TAB_CHECKS], "Checks");
    assert_int_equal(t->colours[COLOUR_INPUT_FONT], 0x0000FF);
    assert_int_equal(t->colours[COLOUR_INPUT_FILL], 0xFFF9DB);
    assert_int_equal(t->workbook.paper, PAPER_A4);
    assert_string_equal(t->workbook.formats[FORMAT_MONEY], "#,##0;[Red]-#,##0;\"-\"");
    drop_case(&c);
}

/* ";key = value" without its mark, "; words" as they are. */
static char *
said(struct arena *arena, const char *path)
{
    char *text = arena_alloc(arena, 16384, 1), *out = text;
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    assert_true(fread(text, 1, 16383, file) > 0);
    fclose(file);
    for (const char *at = text; *at; at++)
        if (!(*at == ';' && (at == text || at[-1] == '\n') && at[1] != ' ' && strncmp(at, ";logo", 5) != 0 &&
              strncmp(at, ";confidentiality", 16) != 0))
            *out++ = *at;
    *out = '\0';
    return text;
}

static void
what_the_template_of_the_program_shows_is_what_holds_without_one(void **state)
{
    (void)state;
    struct template_case c, of_file;
    read_case(&c, NULL);
    char *path = case_source(c.arena, "templates/workbook.ini");
    read_case(&of_file, said(c.arena, path));
    assert_reports(c.arena, &of_file.diags, "");
    assert_int_equal(of_file.status, 0);
    assert_template_equal(&of_file.template, &c.template);
    drop_case(&of_file);
    assert_int_equal(template_read(path, c.arena, &c.diags, &of_file.template), 0);
    assert_template_equal(&of_file.template, &c.template);
    assert_int_equal(strlen(of_file.template.sha256), 64);
    drop_case(&c);
}

static void
a_company_says_its_own(void **state)
{
    (void)state;
    struct template_case c;
    read_case(&c, "[company]\nconfidentiality = Internal\n"
                  "[workbook]\npaper = letter\nfont = Arial\nfont_size = 9.5\n"
                  "[sheets]\norder = checks, Summary\n"
                  "[titles]\nsummary = Zusammenfassung\nchecks = 0123456789012345678901234567890\n"
                  "[colours]\naccent = \"#aB00fF\" ; violet\n"
                  "[formats]\nmoney = \"[$CHF] #,##0.00;[Red](#,##0.00);'none'\"\nshare = 0.00%\n"
                  "month = mm/yyyy\n");
    assert_reports(c.arena, &c.diags, "");
    assert_int_equal(c.status, 0);
    const struct workbook_template *w = &c.template.workbook;
    assert_string_equal(c.template.confidentiality, "Internal");
    assert_int_equal(w->paper, PAPER_LETTER);
    assert_string_equal(w->font, "Arial");
    assert_true(w->font_size == 9.5);
    assert_int_equal(w->n_tabs, 2);
    assert_int_equal(w->tabs[0], TAB_CHECKS);
    assert_int_equal(w->tabs[1], TAB_SUMMARY);
    assert_int_equal(c.template.tabs_line, 8);
    assert_string_equal(w->titles[TAB_SUMMARY], "Zusammenfassung");
    assert_string_equal(w->titles[TAB_INPUTS], "Inputs");
    assert_int_equal(c.template.colours[COLOUR_ACCENT], 0xAB00FF);
    assert_string_equal(w->formats[FORMAT_MONEY], "[$CHF] #,##0.00;[Red](#,##0.00);\"none\"");
    assert_string_equal(w->formats[FORMAT_MONTH], "mm/yyyy");
    drop_case(&c);
}

static void
what_is_wrong_is_said_with_its_place(void **state)
{
    (void)state;
    check_refused("[workbook]\nfonts = Arial\n[colors]\naccent = red\n",
                  "2: [workbook] fonts: is no key of [workbook]; did you mean font?\n"
                  "3: [colors]: is no section of the template INI; did you mean [colours]?\n");
    check_refused("[colours]\naccent = #0072B2\ngood = \"#12345\"\nbad = \"#GG0000\"\nnote = red\n",
                  "2: [colours] accent: has no value (a # without quotes begins a comment): expected a "
                  "colour such as \"#0072B2\" in double quotes, or 0072B2\n"
                  "3: [colours] good: \"#12345\" found, expected a colour such as \"#0072B2\" in double "
                  "quotes, or 0072B2\n"
                  "4: [colours] bad: \"#GG0000\" found, expected a colour such as \"#0072B2\" in double "
                  "quotes, or 0072B2\n"
                  "5: [colours] note: \"red\" found, expected a colour such as \"#0072B2\" in double quotes, "
                  "or 0072B2\n");
    check_refused("[sheets]\norder = readme, checks, Readme\n", "2: [sheets] order: has readme twice\n");
    check_refused("[sheets]\norder =\n", "2: [sheets] order: item 1 of the list is empty\n");
    check_refused("[titles]\nsummary = 01234567890123456789012345678901\nrates =\n",
                  "2: [titles] summary: has 32 characters: expected 1 to 31\n"
                  "3: [titles] rates: has 0 characters: expected 1 to 31\n");
    check_refused("[workbook]\npaper = a3\nfont_size = 40\nfont =\n",
                  "2: [workbook] paper: \"a3\" found, expected a4 or letter\n"
                  "3: [workbook] font_size: 40 is out of range: expected 6 to 16\n"
                  "4: [workbook] font: has 0 characters: expected 1 to 31\n");
    check_refused(
        "[formats]\nmoney = dollars\ndate = \"yyyy;mm\"\n",
        "2: [formats] money: \"dollars\" is no number format that can be used: words, and signs beyond "
        "ASCII, stand in single quotes in it\n"
        "3: [formats] date: \"yyyy;mm\" is no number format that can be used: \";\" cannot stand in it "
        "so\n");
    check_refused("[offer]\nname = x\n",
                  "1: [offer]: is a section of the offer INI, not of the template INI\n");
}

static void
numbers_of_texts_have_two_separators(void **state)
{
    (void)state;
    struct template_case c;
    read_case(&c, "[numbers]\ndecimal_separator = comma\nthousands_separator = space\ncurrency = after\n");
    assert_int_equal(c.status, 0);
    assert_int_equal(c.template.notation.decimal, SEPARATOR_COMMA);
    assert_int_equal(c.template.notation.thousands, SEPARATOR_SPACE);
    assert_int_equal(c.template.notation.currency, CURRENCY_AFTER);
    drop_case(&c);
    check_refused("[numbers]\ndecimal_separator = comma\n",
                  "2: [numbers] decimal_separator: is a comma like the thousands separator: say both, and "
                  "not the same\n");
    check_refused("[numbers]\ndecimal_separator = point\nthousands_separator = point\n",
                  "3: [numbers] thousands_separator: is a point like the decimal separator: say both, and "
                  "not the same\n");
    check_refused("[numbers]\ndecimal_separator = space\n",
                  "2: [numbers] decimal_separator: \"space\" found, expected point or comma\n");
}

static void
a_colour_needs_no_sign(void **state)
{
    (void)state;
    struct template_case c;
    read_case(&c, "[colours]\naccent = 1f5C40\ngood = \"#1F5c40\"\n");
    assert_int_equal(c.template.colours[COLOUR_ACCENT], 0x1F5C40);
    assert_int_equal(c.template.colours[COLOUR_GOOD], 0x1F5C40);
    drop_case(&c);
}

static void
titles_are_cleaned_of_what_no_sheet_can_be_called(void **state)
{
    (void)state;
    struct template_case c;
    read_case(&c, "[titles]\nsummary = a/b\\c:d*e?\ninputs = Say [x] {y} 'z'\nchecks = TRUE\n");
    assert_int_equal(c.status, 0);
    assert_string_equal(c.template.workbook.titles[TAB_SUMMARY], "a-b-c-d-e-");
    assert_string_equal(c.template.workbook.titles[TAB_INPUTS], "Say (x) (y) \u2019z\u2019");
    drop_case(&c);
}

#define UNLIKE ": case, signs such as / and a number at the end do not tell sheets apart\n"
static void
no_two_sheets_have_one_title(void **state)
{
    (void)state;
    struct template_case c;
    check_refused("[titles]\nsummary = Ledger\n",
                  "2: [titles] summary: is too like the title of ledger, \"Ledger\"" UNLIKE);
    check_refused("[titles]\nledger = a:b\nsummary = A/B\n",
                  "3: [titles] summary: is too like the title of ledger, \"a-b\"" UNLIKE);
    check_refused("[titles]\nbands = \u00DCbersicht \u0416 \u03A9 \u0160\n"
                  "sweep = \u00FCBERSICHT \u0436 \u03C9 \u0161\n",
                  "3: [titles] sweep: is too like the title of bands, "
                  "\"\u00DCbersicht \u0416 \u03A9 \u0160\"" UNLIKE);
    check_refused("[titles]\nusage = Use\nrates = use 2\n",
                  "3: [titles] rates: is too like the title of usage, \"Use\"" UNLIKE);
    check_refused("[titles]\nusage = history\n",
                  "2: [titles] usage: is a name that Excel keeps for itself\n");
    check_refused("[titles]\nledger = 0123456789012345678901234567\n",
                  "2: [titles] ledger: has 28 characters: expected 1 to 27\n");
    read_case(&c, "[titles]\nsummary = Bands 2\nrates = Ledger\nledger = Ledgers\n"); /* bands is one */
    assert_int_equal(c.status, 0);
    drop_case(&c);
    read_case(&c, "[sheets]\norder = readme\n[titles]\nsummary = Ledger\n"); /* neither is there */
    assert_int_equal(c.status, 0);
    drop_case(&c);
}

/* Of digits: a comma, point or space is half of one, a hyphen 0.65, % 1.45, E, U and R 1.25 each, W 1.75,
 * other letters of the names of days and months 1.05. */
static void
a_format_is_as_wide_as_what_it_shows(void **state)
{
    (void)state;
    static const struct {
        const char *code;
        double value, width;
    } rows[] = {
        {"#,##0", 1234567, 7 + 2 * 0.5},
        {"#,##0", -1234567, 0.65 + 7 + 2 * 0.5},
        {"#,##0", 0, 1},
        {"#,##0", 999.5, 4 + 0.5}, /* shown as 1,000 */
        {"#,##0;[Red]-#,##0;\"-\"", 0, 0.65},
        {"#,##0;[Red](#,##0);\"-\"", -5, 1 + 2 * 0.65},
        {"0.0%", 0.1234, 2 + 0.5 + 1 + 1.45},
        {"\"EUR \"#,##0.00", 1234.5, 3 * 1.25 + 0.5 + 4 + 0.5 + 0.5 + 2},
        {"[$\u20AC-407] 0", 7, 1.25 + 0.5 + 1},
        {"\"\u5186\"0,", 7000, 2 + 1},
        {"0_)", 7, 1 + 0.65},
        {"yyyy-mm-dd", 40000, 4 + 0.65 + 2 + 0.65 + 2},
        {"dddd, d mmmm yyyy", 40000, 2 * (1.75 + 8 * 1.05) + 1 + 2 + 0.5 + 0.5 + 4},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_true(fabs(template_width(rows[i].code, rows[i].value) - rows[i].width) < 1e-9);
    /* -1234567: 20 letters of 1.05 less one, E, m, 4 spaces, 7 digits and a sign are 32.45; two days of the
     * week 20.3, two commas and four spaces 3, two digits 2, the month 10.15, the year 4: 39.45 */
    check_refused(
        "[formats]\nmoney = \"'good thirty Euros or more'0\"\ndate = \"dddd, dddd, d mmmm yyyy\"\n",
        "2: [formats] money: \"'good thirty Euros or more'0\" is no number format that can be used: it "
        "can be 33 characters wide, and columns leave room for 30\n"
        "3: [formats] date: \"dddd, dddd, d mmmm yyyy\" is no number format that can be used: it can be "
        "40 characters wide, and columns leave room for 30\n");
}

/* Fifteen emoji are thirty units, as Excel counts; with two letters they are one too many. */
static void
characters_of_a_title_are_counted_as_excel_counts(void **state)
{
    (void)state;
#define FIVE "\xF0\x9F\x98\x80\xF0\x9F\x98\x80\xF0\x9F\x98\x80\xF0\x9F\x98\x80\xF0\x9F\x98\x80"
    struct template_case c;
    read_case(&c, "[titles]\nsummary = " FIVE FIVE FIVE "a\n");
    assert_int_equal(c.status, 0);
    drop_case(&c);
    check_refused("[titles]\nsummary = " FIVE FIVE FIVE "ab\n",
                  "2: [titles] summary: has 32 characters: expected 1 to 31\n");
}

static void
the_logo_is_read_beside_the_template(void **state)
{
    (void)state;
    struct template_case c;
    char folder[] = "template_case_XXXXXX";
    assert_non_null(mkdtemp(folder));
    c.arena = arena_new();
    diags_init(&c.diags);
    const char *ini = arena_printf(c.arena, "%s/t.ini", folder),
               *png = arena_printf(c.arena, "%s/l.png", folder);
    FILE *file = fopen(ini, "w");
    fputs("[company]\nlogo = l.png\n", file);
    fclose(file);
    assert_int_equal(template_read(ini, c.arena, &c.diags, &c.template), -1);
    assert_int_equal(c.diags.status, STATUS_NO_INPUT);
    assert_string_equal(c.diags.items[0].place.file, png);
    diags_free(&c.diags);
    diags_init(&c.diags);
    file = fopen(png, "w");
    fwrite(picture, 1, sizeof picture, file);
    fclose(file);
    assert_int_equal(template_read(ini, c.arena, &c.diags, &c.template), 0);
    assert_string_equal(c.template.logo.file, png);
    assert_int_equal(c.template.logo.n_bytes, sizeof picture);
    assert_int_equal(c.template.logo.width, 2);
    assert_int_equal(c.template.logo.height, 1);
    assert_int_equal(strlen(c.template.logo.sha256), 64);
    file = fopen(png, "w");
    fputs("GIF89a", file);
    fclose(file);
    assert_int_equal(template_read(ini, c.arena, &c.diags, &c.template), -1);
    assert_int_equal(c.diags.status, STATUS_CONFIG);
    assert_reports(c.arena, &c.diags,
                   "2: [company] logo: \"l.png\" cannot be used: it is a GIF file: save it as PNG\n");
    unlink(png);
    unlink(ini);
    rmdir(folder);
    drop_case(&c);
}

static void
a_picture_is_taken_whole_or_not_at_all(void **state)
{
    (void)state;
    unsigned char bytes[sizeof picture + 1] = {0};
    struct png_size size = {0};
    struct arena *arena = arena_new();
    memcpy(bytes, picture, sizeof picture);
    assert_null(png_fault(bytes, sizeof picture, 4096, arena, &size));
    for (size_t n = 0; n < sizeof picture; n++)
        assert_non_null(png_fault(bytes, n, 4096, arena, &size));
    assert_string_equal(png_fault(bytes, sizeof bytes, 4096, arena, &size), "other bytes follow its end");
    assert_string_equal(png_fault(bytes, sizeof picture, 1, arena, &size),
                        "it has 2 by 1 pixels: expected 1 to 1 each way");
    assert_string_equal(png_fault((const unsigned char *)"\xFF\xD8\xFF\xE0", 4, 1, arena, &size),
                        "it is a JPEG file: save it as PNG");
    for (size_t i = 0; i < sizeof picture; i++) { /* every byte is under a checksum or fixed */
        bytes[i] ^= 0x10;
        assert_non_null(png_fault(bytes, sizeof picture, 4096, arena, &size));
        bytes[i] ^= 0x10;
    }
    arena_free(arena);
}

static void
number_formats_are_those_every_program_reads(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        bool is_date;
        const char *want; /* NULL: refused */
    } rows[] = {
        {"#,##0", false, "#,##0"},
        {"0.0%;[red]-0.0%;0.0%", false, "0.0%;[red]-0.0%;0.0%"},
        {"_(* #,##0_);-", false, NULL}, /* * fills a column in some programs alone */
        {"_(#,##0_);(#,##0)", false, "_(#,##0_);(#,##0)"},
        {"#,##0 '\xE2\x82\xAC'", false, "#,##0 \"\xE2\x82\xAC\""},
        {"#,##0 \xE2\x82\xAC", false, NULL},
        {"[$\xE2\x82\xAC-2] #,##0\\!", false, "[$\xE2\x82\xAC-2] #,##0\\!"},
        {"[$] 0", false, NULL},
        {"[Purple]0", false, NULL},
        {"[Red0", false, NULL},
        {"0;0;0;0", false, "0;0;0;0"},
        {"0;0;0;0;0", false, NULL},
        {"'only words'", false, NULL},
        {";0", false, NULL},
        {"", false, NULL},
        {"0 'open", false, NULL},
        {"0\\", false, NULL},
        {"0e", false, NULL},
        {"dd.mm.yyyy", true, "dd.mm.yyyy"},
        {"0", true, NULL},
        {"'day'", true, NULL},
        {"hh:mm", true, NULL},
    };
    struct arena *arena = arena_new();
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const char *fault = NULL;
        const char *code = number_format_code(rows[i].text, rows[i].is_date, arena, &fault);
        if (rows[i].want)
            assert_string_equal(code, rows[i].want);
        else
            assert_true(!code && fault);
    }
    arena_free(arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(without_a_file_every_default_holds),
        cmocka_unit_test(what_the_template_of_the_program_shows_is_what_holds_without_one),
        cmocka_unit_test(a_company_says_its_own),
        cmocka_unit_test(what_is_wrong_is_said_with_its_place),
        cmocka_unit_test(numbers_of_texts_have_two_separators),
        cmocka_unit_test(a_colour_needs_no_sign),
        cmocka_unit_test(titles_are_cleaned_of_what_no_sheet_can_be_called),
        cmocka_unit_test(no_two_sheets_have_one_title),
        cmocka_unit_test(a_format_is_as_wide_as_what_it_shows),
        cmocka_unit_test(characters_of_a_title_are_counted_as_excel_counts),
        cmocka_unit_test(the_logo_is_read_beside_the_template),
        cmocka_unit_test(a_picture_is_taken_whole_or_not_at_all),
        cmocka_unit_test(number_formats_are_those_every_program_reads),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* The file: written, tagged, dated, the same each time, and readable by others' tools where they are
 * installed. */
#include "../check.h"

#include "variants.h"

#include <realrate/report.h>

#include <fcntl.h>
#include <fontconfig/fontconfig.h>
#include <pango/pangocairo.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define CREATED 1764000000 /* 2025-11-24 16:00:00 UTC */

/* A run of the writer: its inputs and what it said. */
struct run {
    struct arena *arena;
    struct diags diags;
    struct results results;
    struct facts facts;
    char folder[32];
    int status;
};

static const struct variant *
variant_named(const char *name)
{
    const struct variant *variant = variants;
    while (strcmp(variant->name, name) != 0)
        variant++;
    return variant;
}

static void
look_for_fonts_anew(void)
{
    pango_cairo_font_map_set_default(NULL);
    assert_true(FcInitReinitialize());
}

static void
run_begin(struct run *run, const struct variant *variant, int64_t created)
{
    *run = (struct run){.arena = arena_new(), .folder = "briefing-XXXXXX"};
    diags_init(&run->diags);
    variant->make(run->arena, &run->results);
    facts_build(&run->results, NULL, run->arena, &run->facts);
    assert_non_null(mkdtemp(run->folder));
    const struct report_options options = {.created = created, .folder = run->folder};
    run->status = brief_write(&run->results, &run->facts, &options, run->arena, &run->diags);
}

static void
run_end(struct run *run)
{
    unlink(arena_printf(run->arena, "%s/briefing.pdf", run->folder));
    assert_int_equal(rmdir(run->folder), 0);
    diags_free(&run->diags);
    arena_free(run->arena);
}

/* The whole output of a file or command, terminated. */
static char *
slurp(struct arena *arena, FILE *file, size_t *ret_len)
{
    char *text = ARENA_NEW(arena, char, 1 << 22);
    assert_non_null(file);
    *ret_len = fread(text, 1, (1 << 22) - 1, file);
    text[*ret_len] = '\0';
    return text;
}

static char *
pdf_bytes(struct run *run, size_t *ret_len)
{
    FILE *file = fopen(arena_printf(run->arena, "%s/briefing.pdf", run->folder), "rb");
    char *bytes = slurp(run->arena, file, ret_len);
    fclose(file);
    return bytes;
}

static size_t
count_of(const char *bytes, size_t len, const char *what)
{
    size_t n = 0;
    for (size_t i = 0; i + strlen(what) <= len; i++)
        n += memcmp(bytes + i, what, strlen(what)) == 0;
    return n;
}

/* The command's output with FILE in place of %s; skips the test where the tool is missing. */
static char *
tool_output(struct run *run, const char *tool, const char *arguments, int *ret_exit)
{
    size_t len;
    if (system(arena_printf(run->arena, "command -v %s >/dev/null 2>&1", tool)) != 0) {
        run_end(run);
        skip();
    }
    const char *command = arena_printf(run->arena, "%s %s %s/briefing.pdf %s 2>&1", tool, arguments,
                                       run->folder, strcmp(tool, "pdftotext") == 0 ? "-" : "");
    FILE *pipe = popen(command, "r");
    char *text = slurp(run->arena, pipe, &len);
    *ret_exit = pclose(pipe);
    return text;
}

static void
same_inputs_give_the_same_bytes(void **state)
{
    struct run a, b;
    size_t a_len, b_len;
    (void)state;
    run_begin(&a, &variants[0], CREATED);
    run_begin(&b, &variants[0], CREATED);
    assert_int_equal(a.status, 0);
    assert_int_equal(b.status, 0);
    const char *first = pdf_bytes(&a, &a_len), *second = pdf_bytes(&b, &b_len);
    assert_true(a_len > 10000);
    assert_int_equal(a_len, b_len);
    assert_memory_equal(first, second, a_len);
    run_end(&a);
    run_end(&b);
}

static void
the_user_s_language_and_time_zone_change_nothing(void **state)
{
    static const char *const names[] = {"LC_ALL", "LANG", "LANGUAGE", "PANGO_LANGUAGE", "TZ"};
    static const char *const values[] = {"de_DE.UTF-8", "ja_JP.UTF-8", "tr", "ja:zh:he", "Asia/Kathmandu"};
    struct run a, b;
    size_t a_len, b_len;
    (void)state;
    run_begin(&a, variant_named("long names"), CREATED);
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
        assert_int_equal(setenv(names[i], values[i], 1), 0);
    run_begin(&b, variant_named("long names"), CREATED);
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
        unsetenv(names[i]);
    const char *first = pdf_bytes(&a, &a_len), *second = pdf_bytes(&b, &b_len);
    assert_int_equal(a_len, b_len);
    assert_memory_equal(first, second, a_len);
    run_end(&a);
    run_end(&b);
}

static void
the_file_says_language_title_dates_and_alternative_texts(void **state)
{
    struct run run;
    size_t len;
    (void)state;
    run_begin(&run, &variants[0], CREATED);
    const char *bytes = pdf_bytes(&run, &len);
    assert_int_equal(memcmp(bytes, "%PDF-1.", 7), 0);
    assert_int_equal(count_of(bytes, len, "/Lang (en)"), 1);
    assert_int_equal(count_of(bytes, len, "/DisplayDocTitle true"), 1);
    assert_int_equal(count_of(bytes, len, "/CreationDate (D:20251124160000Z)"), 1);
    assert_int_equal(count_of(bytes, len, "/ModDate (D:20251124160000Z)"), 1);
    assert_int_equal(count_of(bytes, len, "/Marked true"), 2); /* the catalog and its update */
    /* Discounts, commitment, sweep, chance, rates, curve, bridge, terms unsaid, comparison: each as drawn and
     * with its text. */
    assert_int_equal(count_of(bytes, len, "/S /Figure\n"), 18);
    assert_int_equal(count_of(bytes, len, "/Alt <FEFF"), 9);
    assert_true(count_of(bytes, len, "/S /H1\n") == 8);
    assert_true(count_of(bytes, len, "/S /Table\n") >= 4);
    assert_true(count_of(bytes, len, "/S /Link\n") >= 1); /* as many pages as there is room to list */
    assert_int_equal(count_of(bytes, len, "/Outlines"), 3);
    run_end(&run);
}

static void
a_later_run_differs_in_its_dates(void **state)
{
    struct run run;
    size_t len;
    (void)state;
    run_begin(&run, &variants[1], 0);
    const char *bytes = pdf_bytes(&run, &len);
    assert_int_equal(count_of(bytes, len, "/CreationDate (D:19700101000000Z)"), 1);
    run_end(&run);
}

static void
every_variant_is_a_valid_file(void **state)
{
    (void)state;
    for (const struct variant *variant = variants; variant->name != NULL; variant++) {
        struct run run;
        int status;
        run_begin(&run, variant, CREATED);
        assert_int_equal(run.status, 0);
        const char *said = tool_output(&run, "qpdf", "--check", &status);
        if (status != 0 || strstr(said, "WARNING") != NULL)
            print_error("%s: %s\n", variant->name, said);
        assert_int_equal(status, 0);
        assert_null(strstr(said, "WARNING"));
        run_end(&run);
    }
}

static void
every_font_is_embedded(void **state)
{
    struct run run;
    int status;
    (void)state;
    run_begin(&run, &variants[0], CREATED);
    char *said = tool_output(&run, "pdffonts", "", &status);
    assert_int_equal(status, 0);
    size_t n_fonts = 0;
    /* name type encoding emb sub uni object: two lines of heading, then "yes yes yes" for each. */
    for (char *line = strtok(said, "\n"); line != NULL; line = strtok(NULL, "\n"), n_fonts++)
        if (n_fonts >= 2)
            assert_non_null(strstr(line, " yes yes yes "));
    assert_true(n_fonts > 2);
    run_end(&run);
}

/* One line, single spaces: how a sentence reads across line ends. */
static void
flatten(char *text)
{
    char *out = text;
    for (const char *p = text; *p != '\0'; p++) {
        const bool is_space = *p == ' ' || *p == '\n' || *p == '\f';
        if (!is_space || (out > text && out[-1] != ' '))
            *out++ = is_space ? ' ' : *p;
    }
    *out = '\0';
}

static void
the_text_holds_sentences_and_figures(void **state)
{
    struct run run;
    int status;
    (void)state;
    run_begin(&run, &variants[0], CREATED);
    char *text = tool_output(&run, "pdftotext", "-raw", &status);
    assert_int_equal(status, 0);
    flatten(text);
    const char *const wanted[] = {
        sentence_answer(&run.results, &run.facts, run.arena),
        sentence_discounts(&run.results, &run.facts, run.arena),
        sentence_commit(&run.results, &run.facts, 1, run.arena),
        sentence_sweep(&run.results, &run.facts, 1, run.arena),
        sentence_fill(&run.results, &run.facts, 1, run.arena),
        sentence_next_step(&run.results, &run.facts, run.arena),
        "realized \u221214.3%",
        "quoted 20%",
        "P10 \u221224.4%",
        "Offer B over its term of 12 months, fees included",
        "Realized discount, base 15.0%", /* of the recommended offer, not of the first */
        sentence_other(&run.results, &run.facts, 0, run.arena),
        sentence_comparison(&run.results, &run.facts, run.arena),
        sentence_walk_away(&run.results, &run.facts, run.arena),
        sentence_drawdown(&run.results, &run.facts, 1, run.arena),
        sentence_bridge(&run.results, &run.facts, 1, run.arena),
        sentence_asks(&run.results, &run.facts, 1, run.arena),
        sentence_unstated_spread(&run.results, &run.facts, 1, run.arena),
        sentence_rates(&run.results, &run.facts, 1, run.arena),
        sentence_models(&run.results, &run.facts, 1, run.arena),
        sentence_top_rate(&run.results, &run.facts, 1, run.arena),
        "the last three months come out 0.0% off on average",
        "Volatility a month 2.0% history",
        "USD 300,000 forfeited",
        "runs out in Nov 2027, then USD 93,750 of overage",
        "Page 1 of 8",
        "9f86d081884c7d65",
    };
    for (size_t i = 0; i < sizeof(wanted) / sizeof(wanted[0]); i++)
        if (strstr(text, wanted[i]) == NULL)
            fail_msg("not in the text: %s", wanted[i]);
    run_end(&run);
}

/* Runs with the fonts of one folder alone (NULL: none). */
static void
run_with_fonts(struct run *run, const struct variant *variant, const char *folder)
{
    FILE *file = fopen("fonts-of-test.conf", "w");
    assert_non_null(file);
    fprintf(file, "<?xml version=\"1.0\"?>\n<!DOCTYPE fontconfig SYSTEM \"fonts.dtd\">\n<fontconfig>\n");
    if (folder != NULL)
        fprintf(file, "<dir>%s</dir>\n", folder);
    fprintf(file, "<cachedir>fonts-of-test.cache</cachedir>\n</fontconfig>\n");
    assert_int_equal(fclose(file), 0);
    char path[4096];
    assert_non_null(getcwd(path, sizeof(path) - 32));
    strcat(path, "/fonts-of-test.conf");
    assert_int_equal(setenv("FONTCONFIG_FILE", path, 1), 0);
    look_for_fonts_anew();
    assert_true(FcInitReinitialize());
    run_begin(run, variant, CREATED);
    unsetenv("FONTCONFIG_FILE");
    assert_true(FcInitReinitialize());
    look_for_fonts_anew();
    assert_int_equal(system("rm -rf fonts-of-test.conf fonts-of-test.cache"), 0);
}

static void
without_any_font_the_briefing_is_unavailable(void **state)
{
    struct run run;
    (void)state;
    run_with_fonts(&run, &variants[0], NULL);
    assert_int_equal(run.status, -1);
    assert_int_equal(run.diags.status, STATUS_UNAVAILABLE);
    assert_non_null(strstr(run.diags.items[0].text, "fonts-inter"));
    run_end(&run);
}

static void
a_substituted_font_and_missing_glyphs_are_warnings(void **state)
{
    static const char folder[] = "/usr/share/fonts/truetype/lato";
    struct run run;
    (void)state;
    if (access(folder, R_OK) != 0)
        skip();
    run_with_fonts(&run, variant_named("long names"), folder);
    assert_int_equal(run.status, 0);
    assert_true(run.diags.n >= 1);
    assert_string_equal(run.diags.items[0].id, "font-substituted");
    assert_non_null(strstr(run.diags.items[0].text, "Lato"));
    /* Lato has neither Hebrew nor Chinese, and nothing else is there to help out. */
    assert_int_equal(run.diags.n, 2);
    assert_string_equal(run.diags.items[1].id, "glyphs-missing");
    run_end(&run);
}

static void
a_folder_that_is_not_there_is_an_error(void **state)
{
    struct run run;
    (void)state;
    run_begin(&run, &variants[0], CREATED);
    const struct report_options options = {.created = CREATED, .folder = "no/such/folder"};
    assert_int_equal(brief_write(&run.results, &run.facts, &options, run.arena, &run.diags), -1);
    assert_int_equal(run.diags.status, STATUS_IO);
    run_end(&run);
}

static void
a_full_disk_is_an_error(void **state)
{
    struct run run;
    (void)state;
    if (access("/dev/full", W_OK) != 0)
        skip();
    run_begin(&run, &variants[0], CREATED);
    const char *path = arena_printf(run.arena, "%s/briefing.pdf", run.folder);
    assert_int_equal(unlink(path), 0);
    assert_int_equal(symlink("/dev/full", path), 0);
    const struct report_options options = {.created = CREATED, .folder = run.folder};
    assert_int_equal(brief_write(&run.results, &run.facts, &options, run.arena, &run.diags), -1);
    assert_int_equal(run.diags.status, STATUS_IO);
    run_end(&run);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(same_inputs_give_the_same_bytes),
        cmocka_unit_test(the_user_s_language_and_time_zone_change_nothing),
        cmocka_unit_test(the_file_says_language_title_dates_and_alternative_texts),
        cmocka_unit_test(a_later_run_differs_in_its_dates),
        cmocka_unit_test(every_variant_is_a_valid_file),
        cmocka_unit_test(every_font_is_embedded),
        cmocka_unit_test(the_text_holds_sentences_and_figures),
        cmocka_unit_test(without_any_font_the_briefing_is_unavailable),
        cmocka_unit_test(a_substituted_font_and_missing_glyphs_are_warnings),
        cmocka_unit_test(a_folder_that_is_not_there_is_an_error),
        cmocka_unit_test(a_full_disk_is_an_error),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* The update behind cairo's bytes, on a small file of the same layout. */
#include "../check.h"

#include "report/brief/canvas/pdf_finish.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* One figure, a catalog, an info dictionary; then the table of where they are. */
static const char *const objects[] = {
    "1 0 obj\n<< /Type /StructElem\n   /S /Figure\n   /K 0\n>>\nendobj\n",
    "2 0 obj\n<< /Type /Catalog\n   /Pages 9 0 R\n   /PageLabels 7 0 R\n>>\nendobj\n",
    "3 0 obj\n<< /Producer (cairo)\n   /CreationDate (1970)\n   /ModDate (1970)\n>>\nendobj\n",
};
#define N_OBJECTS (sizeof(objects) / sizeof(objects[0]))

static GByteArray *
small_file(void)
{
    GString *out = g_string_new("%PDF-1.5\n");
    size_t offsets[N_OBJECTS];
    for (size_t i = 0; i < N_OBJECTS; i++) {
        offsets[i] = out->len;
        g_string_append(out, objects[i]);
    }
    const size_t table = out->len;
    g_string_append_printf(out, "xref\n0 %zu\n0000000000 65535 f \n", N_OBJECTS + 1);
    for (size_t i = 0; i < N_OBJECTS; i++)
        g_string_append_printf(out, "%010zu 00000 n \n", offsets[i]);
    g_string_append_printf(
        out, "trailer\n<< /Size %zu\n   /Root 2 0 R\n   /Info 3 0 R\n>>\nstartxref\n%zu\n%%%%EOF\n",
        N_OBJECTS + 1, table);
    GByteArray *bytes = g_byte_array_new();
    g_byte_array_append(bytes, (const guint8 *)out->str, (guint)out->len);
    g_string_free(out, TRUE);
    return bytes;
}

static const char *const alts[] = {"\u2212A\u00e9\U0001F600", "more"};

/* A day of the leap year 2028: 29 February, 23:59:58 UTC. */
static const struct pdf_facts facts = {.language = "en", .created = 1835481598, .alts = alts, .n_alts = 1};

/* The object the last table points to. */
static const char *
updated(const GByteArray *bytes, const char *object)
{
    const char *text = (const char *)bytes->data;
    const char *found = NULL;
    for (const char *p = text; (p = strstr(p, object)) != NULL; p++)
        found = p;
    return found;
}

static void
changed_objects_are_added_and_found_by_the_new_table(void **state)
{
    GByteArray *bytes = small_file();
    const guint before = bytes->len;
    (void)state;
    assert_int_equal(pdf_finish(bytes, &facts), 0);
    g_byte_array_append(bytes, (const guint8 *)"", 1);
    const char *text = (const char *)bytes->data, *added = text + before;
    assert_non_null(strstr(added, "/Lang (en)"));
    assert_non_null(strstr(added, "/DisplayDocTitle true"));
    assert_non_null(strstr(added, "/PageLabels << /Nums [ 0 << /S /D >> ] >>"));
    assert_null(strstr(added, "7 0 R")); /* the old page labels */
    assert_non_null(strstr(added, "/Pages 9 0 R"));
    assert_non_null(strstr(added, "/CreationDate (D:20280229235958Z)"));
    assert_null(strstr(added, "1970"));
    /* U+2212, A, e acute, and a pair of surrogates for U+1F600 */
    assert_non_null(strstr(added, "/Alt <FEFF2212004100E9D83DDE00>"));
    for (unsigned i = 1; i <= N_OBJECTS; i++) {
        char head[16], entry[64];
        snprintf(head, sizeof(head), "%u 0 obj\n", i);
        snprintf(entry, sizeof(entry), "\n%u 1\n%010zu 00000 n \n", i, (size_t)(updated(bytes, head) - text));
        assert_non_null(strstr(added, entry));
    }
    const unsigned long table = strtoul(strstr(added, "startxref\n") + strlen("startxref\n"), NULL, 10);
    assert_memory_equal(text + table, "xref\n0 1\n", 9);
    assert_non_null(strstr(added, "/Prev "));
    g_byte_array_free(bytes, TRUE);
}

static void
what_came_before_is_untouched(void **state)
{
    GByteArray *bytes = small_file(), *same = small_file();
    (void)state;
    assert_int_equal(pdf_finish(bytes, &facts), 0);
    assert_true(bytes->len > same->len);
    assert_memory_equal(bytes->data, same->data, same->len);
    g_byte_array_free(bytes, TRUE);
    g_byte_array_free(same, TRUE);
}

static void
figures_and_texts_must_be_as_many(void **state)
{
    (void)state;
    for (size_t n = 0; n <= 2; n++) {
        struct pdf_facts wrong = facts;
        wrong.n_alts = n;
        GByteArray *bytes = small_file();
        const guint before = bytes->len;
        assert_int_equal(pdf_finish(bytes, &wrong), n == 1 ? 0 : -1);
        assert_true(n == 1 || bytes->len == before);
        g_byte_array_free(bytes, TRUE);
    }
}

/* Another layout is refused, whole. */
static void
a_file_of_another_layout_is_refused(void **state)
{
    static const struct {
        const char *from, *to;
    } damages[] = {
        {"startxref\n", "startxxxx\n"},   {"xref\n0 4\n", "xref\n0 5\n"},   {"/Size 4", "/Size 9"},
        {"/Root 2", "/Root 8"},           {"/Info 3", "/Info 7"},           {"/Root 2", "/Boot 2"},
        {"2 0 obj\n<< ", "2 0 obj\n[< "}, {"0000000009 0", "9999999999 0"}, {"3 0 obj\n", "4 0 obj\n"},
        {"/S /Figure\n", "/S /Figuro\n"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof(damages) / sizeof(damages[0]); i++) {
        GByteArray *bytes = small_file();
        const guint before = bytes->len;
        size_t at = 0;
        while (memcmp(bytes->data + at, damages[i].from, strlen(damages[i].from)) != 0)
            assert_true(++at + strlen(damages[i].from) <= bytes->len);
        memcpy(bytes->data + at, damages[i].to, strlen(damages[i].to));
        assert_int_equal(pdf_finish(bytes, &facts), -1);
        assert_int_equal(bytes->len, before);
        g_byte_array_free(bytes, TRUE);
    }
}

static void
a_cut_file_is_refused(void **state)
{
    GByteArray *whole = small_file();
    (void)state;
    for (guint len = 0; len < whole->len; len++) {
        GByteArray *bytes = g_byte_array_new();
        g_byte_array_append(bytes, whole->data, len);
        assert_int_equal(pdf_finish(bytes, &facts), -1);
        assert_int_equal(bytes->len, len);
        g_byte_array_free(bytes, TRUE);
    }
    g_byte_array_free(whole, TRUE);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(changed_objects_are_added_and_found_by_the_new_table),
        cmocka_unit_test(what_came_before_is_untouched),
        cmocka_unit_test(figures_and_texts_must_be_as_many),
        cmocka_unit_test(a_file_of_another_layout_is_refused),
        cmocka_unit_test(a_cut_file_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

#include "pdf_finish.h"

#include "base/sha256.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* The file as cairo left it. Offsets come from its own cross-reference table. */
struct pdf {
    const char *text;
    size_t len;
    size_t xref; /* offset of the table, as startxref says */
    unsigned long *offsets;
    unsigned long n_objects, root, info;
};

static const char *
find(const char *from, const char *end, const char *what)
{
    const size_t len = strlen(what);
    for (const char *p = from; (size_t)(end - p) >= len; p++) {
        p = memchr(p, what[0], (size_t)(end - p) - len + 1);
        if (p == NULL)
            return NULL;
        if (memcmp(p, what, len) == 0)
            return p;
    }
    return NULL;
}

/* The number after the last `key` of the file; 0 where there is none. */
static unsigned long
trailing_number(const struct pdf *pdf, const char *key)
{
    const char *found = NULL;
    for (const char *p = pdf->text; (p = find(p, pdf->text + pdf->len, key)) != NULL; p++)
        found = p;
    return found != NULL ? strtoul(found + strlen(key), NULL, 10) : 0;
}

/* Numbers and names are looked at without a length: the file must end as it should, so that none runs past
 * it. */
static bool
is_whole(const struct pdf *pdf)
{
    static const char end[] = "%%EOF\n";
    const size_t n = strlen(end);
    return pdf->len > n && memcmp(pdf->text + pdf->len - n, end, n) == 0;
}

/* Entries are 20 bytes each: offset, generation, n or f. */
static int
read_table(struct pdf *pdf)
{
    pdf->xref = trailing_number(pdf, "startxref\n");
    pdf->n_objects = trailing_number(pdf, "/Size ");
    pdf->root = trailing_number(pdf, "/Root ");
    pdf->info = trailing_number(pdf, "/Info ");
    char head[40];
    const int head_len = snprintf(head, sizeof(head), "xref\n0 %lu\n", pdf->n_objects);
    if (pdf->xref == 0 || pdf->xref >= pdf->len || pdf->root == 0 || pdf->info == 0 ||
        pdf->root >= pdf->n_objects || pdf->info >= pdf->n_objects ||
        pdf->n_objects > (pdf->len - pdf->xref) / 20 ||
        strncmp(pdf->text + pdf->xref, head, (size_t)head_len) != 0)
        return -1;
    pdf->offsets = g_new0(unsigned long, pdf->n_objects);
    for (unsigned long i = 1; i < pdf->n_objects; i++) {
        pdf->offsets[i] = strtoul(pdf->text + pdf->xref + (size_t)head_len + 20 * i, NULL, 10);
        if (pdf->offsets[i] >= pdf->len)
            return -1;
    }
    return 0;
}

/* The dictionary of an object without its outer brackets, in *ret; -1 where it is not plainly one. */
static int
dictionary(const struct pdf *pdf, unsigned long object, const char **ret, size_t *ret_len)
{
    char head[32];
    const int head_len = snprintf(head, sizeof(head), "%lu 0 obj\n<< ", object);
    const char *start = pdf->text + pdf->offsets[object];
    const char *end = find(start, pdf->text + pdf->len, "\n>>\nendobj");
    if (end == NULL || strncmp(start, head, (size_t)head_len) != 0)
        return -1;
    *ret = start + head_len;
    *ret_len = (size_t)(end - *ret);
    return 0;
}

struct update {
    GString *out;        /* what is appended */
    size_t base;         /* length of the file before it */
    size_t *new_offsets; /* per object, 0 where it stays */
};

static void
begin_object(struct update *update, unsigned long object)
{
    update->new_offsets[object] = update->base + update->out->len;
    g_string_append_printf(update->out, "%lu 0 obj\n<< ", object);
}

/* The lines of a dictionary, each "/Key value", but those of two keys. cairo writes one key a line; a value
 * of its own on several lines is kept whole. */
static void
copy_without(GString *out, const char *lines, size_t len, const char *key1, const char *key2)
{
    const char *end = lines + len;
    for (const char *line = lines; line < end;) {
        const char *stop = memchr(line, '\n', (size_t)(end - line));
        stop = stop != NULL ? stop : end;
        const char *word = line + strspn(line, " ");
        if (strncmp(word, key1, strlen(key1)) != 0 && strncmp(word, key2, strlen(key2)) != 0)
            g_string_append_len(out, line, stop - line), g_string_append_c(out, '\n');
        line = stop + 1;
    }
}

static void
append_text(GString *out, const char *utf8)
{
    gunichar2 *units = g_utf8_to_utf16(utf8, -1, NULL, NULL, NULL);
    g_string_append(out, "<FEFF");
    for (const gunichar2 *unit = units; units != NULL && *unit != 0; unit++)
        g_string_append_printf(out, "%04X", *unit);
    g_string_append(out, ">");
    g_free(units);
}

static int
update_catalog(struct update *update, const struct pdf *pdf, const struct pdf_facts *facts)
{
    const char *lines;
    size_t len;
    if (dictionary(pdf, pdf->root, &lines, &len) != 0)
        return -1;
    begin_object(update, pdf->root);
    copy_without(update->out, lines, len, "/PageLabels", "/Lang");
    g_string_append_printf(update->out,
                           "   /PageLabels << /Nums [ 0 << /S /D >> ] >>\n   /Lang (%s)\n"
                           "   /ViewerPreferences << /DisplayDocTitle true >>\n>>\nendobj\n",
                           facts->language);
    return 0;
}

static int
update_info(struct update *update, const struct pdf *pdf, const struct pdf_facts *facts)
{
    const char *lines;
    size_t len;
    if (dictionary(pdf, pdf->info, &lines, &len) != 0)
        return -1;
    const time_t seconds = (time_t)facts->created;
    struct tm utc = {.tm_year = 70, .tm_mday = 1};
    gmtime_r(&seconds, &utc);
    char date[64];
    if (strftime(date, sizeof(date), "D:%Y%m%d%H%M%SZ", &utc) == 0)
        return -1;
    begin_object(update, pdf->info);
    copy_without(update->out, lines, len, "/CreationDate", "/ModDate");
    g_string_append_printf(update->out, "   /CreationDate (%s)\n   /ModDate (%s)\n>>\nendobj\n", date, date);
    return 0;
}

/* Figures are numbered in the order they were drawn. */
static int
update_figures(struct update *update, const struct pdf *pdf, const struct pdf_facts *facts)
{
    static const char figure[] = "/Type /StructElem\n   /S /Figure\n";
    size_t n = 0;
    for (unsigned long i = 1; i < pdf->n_objects; i++) {
        const char *lines;
        size_t len;
        if (dictionary(pdf, i, &lines, &len) != 0 || strncmp(lines, figure, strlen(figure)) != 0)
            continue;
        if (n == facts->n_alts)
            return -1;
        begin_object(update, i);
        g_string_append_len(update->out, lines, (gssize)len);
        g_string_append(update->out, "\n   /Alt ");
        append_text(update->out, facts->alts[n++]);
        g_string_append(update->out, "\n>>\nendobj\n");
    }
    return n == facts->n_alts ? 0 : -1;
}

/* A section of its own for every changed object, then the trailer that points back. */
static void
append_table(struct update *update, const struct pdf *pdf)
{
    const size_t start = update->base + update->out->len;
    struct sha256 sha;
    char id[SHA256_TEXT_SIZE];
    sha256_begin(&sha);
    sha256_add(&sha, pdf->text, pdf->len);
    sha256_add(&sha, update->out->str, update->out->len);
    sha256_text(&sha, id);
    g_string_append(update->out, "xref\n0 1\n0000000000 65535 f \n");
    for (unsigned long i = 1; i < pdf->n_objects; i++)
        if (update->new_offsets[i] != 0)
            g_string_append_printf(update->out, "%lu 1\n%010zu 00000 n \n", i, update->new_offsets[i]);
    g_string_append_printf(update->out,
                           "trailer\n<< /Size %lu\n   /Root %lu 0 R\n   /Info %lu 0 R\n   /Prev %zu\n"
                           "   /ID [ <%.32s> <%.32s> ]\n>>\nstartxref\n%zu\n%%%%EOF\n",
                           pdf->n_objects, pdf->root, pdf->info, pdf->xref, id, id, start);
}

int
pdf_finish(GByteArray *bytes, const struct pdf_facts *facts)
{
    struct pdf pdf = {.text = (const char *)bytes->data, .len = bytes->len};
    struct update update = {.out = g_string_new(NULL), .base = bytes->len};
    int status = is_whole(&pdf) ? read_table(&pdf) : -1;
    if (status == 0) {
        update.new_offsets = g_new0(size_t, pdf.n_objects);
        if (update_figures(&update, &pdf, facts) != 0 || update_catalog(&update, &pdf, facts) != 0 ||
            update_info(&update, &pdf, facts) != 0)
            status = -1;
    }
    if (status == 0) {
        append_table(&update, &pdf);
        g_byte_array_append(bytes, (const guint8 *)update.out->str, (guint)update.out->len);
    }
    g_free(update.new_offsets);
    g_free(pdf.offsets);
    g_string_free(update.out, TRUE);
    return status;
}

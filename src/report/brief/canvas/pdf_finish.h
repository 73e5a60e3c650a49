/* What cairo cannot put into a PDF, added behind its bytes as an incremental update (ISO 32000-1, 7.5.6):
 * language, window title, alternative texts of figures, page labels, correct dates, file identifier.
 * Clause 3.3 rule 5. */
#ifndef PDF_FINISH_H
#define PDF_FINISH_H

#include <glib.h>
#include <stddef.h>
#include <stdint.h>

struct pdf_facts {
    const char *language;    /* BCP 47 */
    int64_t created;         /* seconds since 1970 */
    const char *const *alts; /* UTF-8, of the figures in the order they were drawn */
    size_t n_alts;
};

/* Appends to the bytes. Returns 0, or -1 with the bytes untouched where they are not laid out as cairo 1.16
 * does: a plain cross-reference table, and as many figures as alternative texts. */
int pdf_finish(GByteArray *bytes, const struct pdf_facts *facts);

#endif

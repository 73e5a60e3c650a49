/* What the tests of offers share: a small price book and checklist, one reading, and the least offer. */
#ifndef OFFER_CASE_H
#define OFFER_CASE_H

#include "ini_case.h"

#include <realrate/clauses.h>
#include <realrate/offer.h>
#include <realrate/prices.h>

static const char book_text[] =
    "[book]\nname = B\ncurrency = USD\nas_of = 2026-01-01\n"
    "[model claude-opus-5]\nfamily = opus\nfrom = 2026-01-01\ninput = 5\noutput = 25\n"
    "[model claude-haiku-4-5]\nfamily = haiku\nalias = claude-haiku-4-5-20251001\n"
    "from = 2025-10-15\ninput = 1\noutput = 5\n";

static const char clauses_text[] =
    "[area data]\nname = Data and privacy\n[area exit]\nname = Renewal and exit\n"
    "[clause data.no-training]\ntext = No training.\nweight = 5\n"
    "[clause exit.renewal-cap]\ntext = A cap.\nweight = 4\nlever = renewal-cap\n";

/* One reading of an offer. */
struct reading_case {
    struct arena *arena;
    struct diags diags;
    struct book book;
    struct clause_list clauses;
    struct offer offer;
    int status;
};

static inline void
read_case(struct reading_case *c, const char *text)
{
    c->arena = arena_new();
    diags_init(&c->diags);
    char *path = case_file(c->arena, book_text, strlen(book_text));
    assert_int_equal(book_read(path, c->arena, &c->diags, &c->book), 0);
    unlink(path);
    c->book.file = "book.ini";
    path = case_file(c->arena, clauses_text, strlen(clauses_text));
    assert_int_equal(clauses_read(path, c->arena, &c->diags, &c->clauses), 0);
    unlink(path);
    path = case_file(c->arena, text, strlen(text));
    c->status = offer_read(path, &c->book, &c->clauses, c->arena, &c->diags, &c->offer);
    unlink(path);
}

static inline void
drop_case(struct reading_case *c)
{
    diags_free(&c->diags);
    arena_free(c->arena);
}

#define OFFER  "[offer]\nname = N\nstart = 2027-01-01\nterm_months = 24\n" /* lines 1 to 4 */
#define COMMIT "[commit]\nannual = 1M\n"                                   /* lines 5 and 6 */
#define HEAD   "[discount]\nheadline = 15%\n"                              /* lines 7 and 8 */
#define ALL    OFFER COMMIT HEAD                                           /* what follows is line 9 on */

#endif

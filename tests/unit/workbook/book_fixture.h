/* A workbook open in a folder of its own, without sheets, for tests of what writes into one. */
#ifndef BOOK_FIXTURE_H
#define BOOK_FIXTURE_H

#include "report/workbook/model.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

struct fixture {
    struct arena *arena;
    struct workbook_file file;
    struct results results; /* two offers of one history, for what names them */
    struct history history;
    struct model model;
    struct sheet *sheet; /* NULL until there is one */
    char folder[32], path[64];
};

static inline int
book_setup(void **state)
{
    struct fixture *f = calloc(1, sizeof *f);
    if (!f)
        return -1;
    f->arena = arena_new();
    strcpy(f->folder, "/tmp/test_book.XXXXXX");
    if (!mkdtemp(f->folder))
        return -1;
    snprintf(f->path, sizeof f->path, "%s/workbook.xlsx", f->folder);
    struct report_options options = {.created = 1700000000, .folder = f->folder};
    f->history.last_day = 20746; /* 2026-10-20: 56 years of 365 days, 14 leap days and 292 days after 1970 */
    f->results =
        (struct results){.histories = &f->history, .n_histories = 1, .n_offers = 2, .currency = "USD"};
    f->model = (struct model){.file = &f->file, .results = &f->results, .arena = f->arena};
    *state = f;
    return book_open(&f->file, &f->results, &options, f->arena);
}

/* The same with one sheet. */
static inline int
book_setup_sheet(void **state)
{
    if (book_setup(state) != 0)
        return -1;
    struct fixture *f = *state;
    book_add_sheet(&f->file, "Sheet", 0);
    f->sheet = &f->file.sheets[0];
    return 0;
}

static inline int
book_teardown(void **state)
{
    struct fixture *f = *state;
    book_close(&f->file);
    unlink(f->path);
    rmdir(f->folder);
    arena_free(f->arena);
    free(f);
    return 0;
}

#endif

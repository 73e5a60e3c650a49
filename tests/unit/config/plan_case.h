/* What the tests of plans share: the price book that comes with the program, and one reading. */
#ifndef PLAN_CASE_H
#define PLAN_CASE_H

#include "ini_case.h"

#include <realrate/plan.h>
#include <realrate/prices.h>

struct reading_case {
    struct arena *arena;
    struct diags diags;
    struct book book;
    struct plan plan;
    int status;
};

static inline void
open_case(struct reading_case *c)
{
    c->arena = arena_new();
    diags_init(&c->diags);
    assert_int_equal(
        book_read(case_source(c->arena, "templates/prices/claude.ini"), c->arena, &c->diags, &c->book), 0);
}

/* NULL: no plan. */
static inline void
read_case(struct reading_case *c, const char *text)
{
    open_case(c);
    char *path = text ? case_file(c->arena, text, strlen(text)) : NULL;
    c->status = plan_read(path, &c->book, c->arena, &c->diags, &c->plan);
    if (path)
        unlink(path);
}

static inline void
drop_case(struct reading_case *c)
{
    diags_free(&c->diags);
    arena_free(c->arena);
}

#endif

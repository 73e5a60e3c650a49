/* What the tests of INI files share: a text as a file, and what was reported as one text. */
#ifndef INI_CASE_H
#define INI_CASE_H

#include "../check.h"

#include <realrate/arena.h>
#include <realrate/diag.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Writes len bytes to a file of its own; the name goes with the arena, the file with case_drop. */
static inline char *
case_file(struct arena *arena, const char *bytes, size_t len)
{
    char *name = arena_text(arena, "ini_case_XXXXXX", 15);
    int fd = mkstemp(name);
    assert_true(fd >= 0);
    assert_int_equal(write(fd, bytes, len), (ssize_t)len);
    close(fd);
    return name;
}

/* "LINE: COLUMN: text\n" for every item, warnings with "warning ID: " before the text. */
static inline char *
case_reports(struct arena *arena, const struct diags *diags)
{
    char *all = arena_text(arena, "", 0);
    for (size_t i = 0; i < diags->n; i++) {
        const struct diag *diag = &diags->items[i];
        all = arena_printf(arena, "%s%lu: %s%s%s%s%s%s\n", all, diag->place.line,
                           diag->place.column ? diag->place.column : "", diag->place.column ? ": " : "",
                           diag->severity == SEVERITY_WARNING ? "warning " : "", diag->id ? diag->id : "",
                           diag->id ? ": " : "", diag->text);
    }
    return all;
}

/* All that was reported, and nothing else. */
static inline void
assert_reports(struct arena *arena, const struct diags *diags, const char *want)
{
    char *got = case_reports(arena, diags);
    assert_string_equal(got, want);
}

static inline char *
case_source(struct arena *arena, const char *path)
{
    const char *srcdir = getenv("srcdir");
    return arena_printf(arena, "%s/%s", srcdir ? srcdir : ".", path);
}

#endif

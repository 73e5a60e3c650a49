#include "names.h"

#include <stdint.h>
#include <string.h>

struct name {
    const char *text;
    size_t len;
    const struct sheet *sheet;
};

/* A cell whose formula has names that were not known when it was written. */
struct named {
    const struct sheet *sheet;
    unsigned row, col;
    enum cell_form form;
};

struct names {
    struct arena *arena; /* its own: what a grid's record takes of the workbook's is given back */
    struct name *slots;  /* by hash; without a text where none is */
    size_t n_names, n_slots;
    struct named *cells; /* whose colour depends on names */
    size_t n_cells, capacity;
};

#define LEAST_SLOTS 256

/* FNV-1a. */
static size_t
hash_of(const char *text, size_t len)
{
    uint64_t hash = 14695981039346656037U;
    for (size_t i = 0; i < len; i++)
        hash = (hash ^ (unsigned char)text[i]) * 1099511628211U;
    return (size_t)(hash ^ hash >> 32);
}

/* Where a name stands or would stand. Slots are half empty at least. */
static struct name *
find(const struct names *names, const char *text, size_t len)
{
    size_t at = hash_of(text, len) & (names->n_slots - 1);
    while (names->slots[at].text &&
           !(names->slots[at].len == len && memcmp(names->slots[at].text, text, len) == 0))
        at = (at + 1) & (names->n_slots - 1);
    return &names->slots[at];
}

static void
grow(struct names *names)
{
    const struct names old = *names;
    names->n_slots *= 2;
    names->slots = ARENA_NEW(names->arena, struct name, names->n_slots);
    for (size_t i = 0; i < old.n_slots; i++)
        if (old.slots[i].text)
            *find(names, old.slots[i].text, old.slots[i].len) = old.slots[i];
}

struct names *
names_new(void)
{
    struct arena *arena = arena_new();
    struct names *names = ARENA_NEW(arena, struct names, 1);
    names->arena = arena;
    names->n_slots = LEAST_SLOTS;
    names->slots = ARENA_NEW(arena, struct name, names->n_slots);
    return names;
}

void
names_free(struct names *names)
{
    arena_free(names->arena);
}

void
names_add(const struct sheet *sheet, const char *name)
{
    struct names *names = sheet->file->names;
    size_t len = strlen(name);
    if (2 * (names->n_names + 1) > names->n_slots)
        grow(names);
    struct name *slot = find(names, name, len);
    names->n_names += !slot->text;
    *slot = (struct name){arena_text(names->arena, name, len), len, sheet};
}

/* Not strspn, which makes a table of the letters at every call. */
static size_t
name_length(const char *text)
{
    size_t n = 0;
    for (char c = text[0];
         (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '.';
         c = text[++n])
        ;
    return n;
}

/* Where the names of a formula are, as far as they are known. */
enum reach { REACH_OWN, REACH_UNKNOWN, REACH_ELSEWHERE };

/* All our names hold an underscore; a function's is followed by its arguments. */
static enum reach
reach_of(const struct sheet *sheet, const char *text, size_t len)
{
    if (!memchr(text, '_', len) || text[len] == '(')
        return REACH_OWN;
    const struct sheet *on = find(sheet->file->names, text, len)->sheet;
    return on == sheet ? REACH_OWN : on ? REACH_ELSEWHERE : REACH_UNKNOWN;
}

/* Of a formula without references to other sheets: the farthest of the names outside its texts. */
static enum reach
reach(const struct sheet *sheet, const char *formula)
{
    enum reach farthest = REACH_OWN;
    while (*formula && farthest != REACH_ELSEWHERE) {
        size_t len = name_length(formula);
        enum reach name = len > 0 ? reach_of(sheet, formula, len) : REACH_OWN;
        farthest = name > farthest ? name : farthest;
        formula += len;
        if (*formula == '"')
            formula += 1 + strcspn(formula + 1, "\"");
        formula += *formula != '\0';
    }
    return farthest;
}

enum role
names_formula(const struct sheet *sheet, unsigned row, unsigned col, enum cell_form form, const char *formula)
{
    struct names *names = sheet->file->names;
    if (strchr(formula, '!'))
        return ROLE_CROSS;
    enum reach farthest = strchr(formula, '_') ? reach(sheet, formula) : REACH_OWN;
    if (farthest == REACH_UNKNOWN) {
        struct named *cell = ARENA_PUSH(names->arena, &names->cells, &names->n_cells, &names->capacity);
        *cell = (struct named){sheet, row, col, form};
    }
    return farthest == REACH_OWN ? ROLE_FORMULA : ROLE_CROSS;
}

void
names_colour(struct workbook_file *file)
{
    for (size_t i = 0; i < file->names->n_cells; i++) {
        const struct named *at = &file->names->cells[i];
        lxw_row *row = lxw_worksheet_find_row(at->sheet->worksheet, at->row);
        lxw_cell *cell = row ? lxw_worksheet_find_cell_in_row(row, (lxw_col_t)at->col) : NULL;
        if (cell && cell->type == FORMULA_CELL && reach(at->sheet, cell->u.string) == REACH_OWN)
            cell->format = book_format(file, ROLE_FORMULA, at->form);
    }
}

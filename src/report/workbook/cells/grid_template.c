#include "grid_template.h"

#include <assert.h>
#include <string.h>

enum part_kind {
    PART_TEXT,
    PART_COLUMN, /* letters of a column */
    PART_ROW,    /* number of a row */
    PART_NAME,   /* what the scope's owner says of `text` */
};

struct template_part {
    enum part_kind kind;
    unsigned place; /* row or column of record 0, from 0 */
    const char *text;
    size_t len;
};

/* ---- reading ---- */

static void
add_part(const struct grid_list *list, struct grid_template *template, struct template_part part)
{
    *(struct template_part *)ARENA_PUSH(list->arena, &template->parts, &template->n, &template->capacity) =
        part;
}

static void
add_text(const struct grid_list *list, struct grid_template *template, const char *text)
{
    add_part(list, template, (struct template_part){.text = text, .len = strlen(text)});
}

/* Whether two grids of a sheet have the same records: columns from the same one on, or as many rows. */
static bool
is_beside(const struct grid *grid, const struct scope *scope)
{
    const struct grid *own = scope->own;
    return grid->sheet == scope->sheet && grid->is_across == own->is_across &&
           (own->is_across ? grid->first == own->first : grid->n == own->n);
}

/* The cell of a record, `place` that of record 0: of D12 either letters or number are the same for all. */
static void
add_cell(const struct grid_list *list, struct grid_template *template, const struct grid *grid, unsigned line,
         unsigned place)
{
    if (grid->is_across) {
        add_part(list, template, (struct template_part){.kind = PART_COLUMN, .place = place});
        add_text(list, template, arena_printf(list->arena, "%u", line + 1));
        return;
    }
    char column[LXW_MAX_COL_NAME_LENGTH];
    lxw_col_to_name(column, (lxw_col_t)line, 0);
    add_text(list, template, arena_text(list->arena, column, strlen(column)));
    add_part(list, template, (struct template_part){.kind = PART_ROW, .place = place});
}

/* One [..] token. */
static void
read_field(const struct grid_list *list, const struct scope *scope, char *token,
           struct grid_template *template)
{
    struct arena *arena = list->arena;
    size_t len = strlen(token);
    char mark = len > 0 && strchr("-+:~#^$", token[len - 1]) ? token[len - 1] : '\0';
    if (mark)
        token[len - 1] = '\0';
    char *dot = strchr(token, '.');
    if (dot)
        *dot = '\0';
    const struct grid *grid = dot ? grid_find(list, token, scope) : scope->own;
    unsigned line = grid_line(grid, dot ? dot + 1 : token), first = grid->first;
    unsigned last = first + (unsigned)(grid->n ? grid->n - 1 : 0);
    bool across = grid->is_across;
    if (mark == '~')
        last = first + (unsigned)scope->n_months - 1;
    if (mark == ':' || mark == '~') {
        add_text(list, template,
                 across ? ref_range(arena, scope->sheet, grid->sheet, line, first, line, last)
                        : ref_range(arena, scope->sheet, grid->sheet, first, line, last, line));
    } else if (mark && strchr("#^$", mark)) {
        unsigned place = mark == '#' ? grid->total : mark == '^' ? first : last;
        add_text(list, template,
                 across ? ref_on(arena, scope->sheet, grid->sheet, line, place)
                        : ref_on(arena, scope->sheet, grid->sheet, place, line));
    } else {
        assert(grid == scope->own || is_beside(grid, scope));
        add_cell(list, template, grid, line, mark == '-' ? first - 1 : mark == '+' ? first + 1 : first);
    }
}

/* One {..} token. */
static void
read_name(const struct grid_list *list, const struct scope *scope, const char *token,
          struct grid_template *template)
{
    size_t offer = scope->numbers[OF_OFFER], contract = scope->numbers[OF_CONTRACT];
    const bool is_dotted = token[0] != '\0' && token[1] == '.';
    if (is_dotted && token[0] == 'f') {
        add_text(list, template,
                 arena_printf(list->arena, "forecast%zu_%s", scope->numbers[OF_HISTORY], token + 2));
    } else if (is_dotted && token[0] == 'c' && contract > list->n_offers) {
        add_text(list, template,
                 arena_printf(list->arena, "contract%zu_%s", contract - list->n_offers, token + 2));
    } else if (is_dotted && (token[0] == 'o' || token[0] == 'c')) {
        add_text(list, template, arena_printf(list->arena, "offer%zu_%s", offer, token + 2));
    } else {
        assert(scope->reference);
        add_part(
            list, template,
            (struct template_part){.kind = PART_NAME, .text = arena_text(list->arena, token, strlen(token))});
    }
}

struct grid_template
grid_template_read(const struct grid_list *list, const struct scope *scope, const char *text)
{
    struct grid_template template = {0};
    char token[64];
    while (*text != '\0') {
        size_t len = strcspn(text, "[{");
        if (len > 0) {
            add_part(list, &template,
                     (struct template_part){.text = arena_text(list->arena, text, len), .len = len});
            text += len;
            continue;
        }
        const char *end = strchr(text, *text == '[' ? ']' : '}');
        assert(end && (size_t)(end - text) < sizeof token);
        memcpy(token, text + 1, (size_t)(end - text - 1));
        token[end - text - 1] = '\0';
        if (*text == '[')
            read_field(list, scope, token, &template);
        else
            read_name(list, scope, token, &template);
        text = end + 1;
    }
    return template;
}

/* ---- spelling ---- */

size_t
grid_template_spell(const struct grid_template *template, const struct scope *scope, char *formula)
{
    char *at = formula, *const limit = formula + FORMULA_SIZE - 16; /* room for a row or column */
    for (size_t i = 0; i < template->n; i++) {
        const struct template_part *part = &template->parts[i];
        const char *text = part->text;
        size_t len = part->len;
        if (part->kind == PART_NAME) {
            text = scope->reference(scope->context, scope->record, part->text);
            len = strlen(text);
        }
        assert(len < (size_t)(limit - at));
        if (part->kind == PART_COLUMN)
            at = ref_put_column(at, part->place + (unsigned)scope->record);
        else if (part->kind == PART_ROW)
            at = ref_put_row(at, part->place + (unsigned)scope->record);
        else
            at = (char *)memcpy(at, text, len) + len;
    }
    *at = '\0';
    return (size_t)(at - formula);
}

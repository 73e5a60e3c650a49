#include "tab_name.h"

#include <string.h>
#include <strings.h>

#define TAB_NAME_MOST 31 /* characters: Excel's limit */

static bool
name_is_taken(const struct workbook_file *file, const char *name)
{
    if (strcasecmp(name, "History") == 0)
        return true;
    for (size_t i = 0; i < file->n_sheets; i++) {
        if (strcasecmp(file->sheets[i].name, name) == 0)
            return true;
    }
    return false;
}

/* At most TAB_NAME_MOST characters with the number, none of []:*?/\, no apostrophe. */
static const char *
numbered_name(struct workbook_file *file, const char *wanted, size_t number)
{
    const char *suffix = number ? arena_printf(file->arena, " %zu", number) : "";
    const char *clean = book_clean_text(file, wanted, TAB_NAME_MOST - strlen(suffix));
    char *name = arena_printf(file->arena, "%s%s", clean[0] ? clean : "Sheet", suffix);
    for (char *c = name; *c != '\0'; c++) {
        if (strchr("[]:*?/\\'\n\t", *c))
            *c = '-';
    }
    return name;
}

const char *
tab_name_safe(struct workbook_file *file, const char *wanted, size_t number)
{
    const char *name = numbered_name(file, wanted, number);
    for (size_t n = number < 2 ? 2 : number + 1; name_is_taken(file, name); n++)
        name = numbered_name(file, wanted, n);
    return name;
}

const char *
tab_name_quoted(struct arena *arena, const char *name)
{
    size_t letters = strspn(name, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");
    bool is_word = strcasecmp(name, "true") == 0 || strcasecmp(name, "false") == 0;
    return letters > 3 && name[letters] == '\0' && !is_word ? name : arena_printf(arena, "'%s'", name);
}

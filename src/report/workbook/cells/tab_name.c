#include "tab_name.h"

#include <string.h>
#include <strings.h>

#define TAB_NAME_MOST 31 /* characters: Excel's limit */

const char *
tab_name_numbered(struct workbook_file *file, const char *title, size_t number)
{
    const char *suffix = number ? arena_printf(file->arena, " %zu", number) : "";
    return arena_printf(file->arena, "%s%s", book_clean_text(file, title, TAB_NAME_MOST - strlen(suffix)),
                        suffix);
}

const char *
tab_name_quoted(struct arena *arena, const char *name)
{
    size_t letters = strspn(name, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");
    bool is_word = strcasecmp(name, "true") == 0 || strcasecmp(name, "false") == 0;
    return letters > 3 && name[letters] == '\0' && !is_word ? name : arena_printf(arena, "'%s'", name);
}

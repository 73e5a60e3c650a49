#include "names.h"

#include "ini_scan.h"

#include <realrate/diag.h>

#include <string.h>

static int
find_word(const char *text, const char *const *words, int n)
{
    for (int i = 0; i < n; i++)
        if (ini_same_name(text, words[i]))
            return i;
    return -1;
}

/* The model or family of this name into *ret. */
static int
find_model_or_family(const struct book *book, const char *text, struct named *ret)
{
    ret->model = book_find(book, text);
    for (size_t i = 0; ret->model < 0 && i < book->n_families; i++)
        if (ini_same_name(text, book->families[i]))
            ret->family = book->families[i];
    return ret->model >= 0 || ret->family ? 0 : -1;
}

int
names_model_or_family(const struct book *book, const char *text, struct named *ret)
{
    *ret = (struct named){.model = -1, .meter = -1, .tier = -1};
    return find_model_or_family(book, text, ret);
}

int
names_priced(const struct book *book, const char *text, struct arena *arena, struct named *ret)
{
    *ret = (struct named){.model = -1, .meter = -1, .tier = -1};
    if (find_model_or_family(book, text, ret) == 0)
        return 0;
    const char *dot = strrchr(text, '.');
    if (!dot)
        return -1;
    ret->meter = find_word(dot + 1, meter_names, N_METERS);
    const char *name = arena_text(arena, text, (size_t)(dot - text));
    return ret->meter >= 0 ? find_model_or_family(book, name, ret) : -1;
}

int
names_excluded(const struct book *book, const char *text, struct named *ret)
{
    *ret = (struct named){.model = -1, .meter = -1, .tier = -1};
    if (find_model_or_family(book, text, ret) == 0)
        return 0;
    ret->meter = find_word(text, meter_names, N_METERS);
    if (ret->meter < 0)
        ret->tier = find_word(text, tier_names, N_TIERS);
    return ret->meter >= 0 || ret->tier >= 0 ? 0 : -1;
}

/* Every name a model or family goes by. */
static const char **
all_names(const struct book *book, const char *const *more, size_t n_more, struct arena *arena, size_t *ret_n)
{
    size_t n = n_more + book->n_families;
    for (size_t i = 0; i < book->n_models; i++)
        n += 1 + book->models[i].n_aliases;
    const char **names = ARENA_NEW(arena, const char *, n);
    n = 0;
    for (size_t i = 0; i < n_more; i++)
        names[n++] = more[i];
    for (size_t i = 0; i < book->n_families; i++)
        names[n++] = book->families[i];
    for (size_t i = 0; i < book->n_models; i++) {
        names[n++] = book->models[i].id;
        for (size_t j = 0; j < book->models[i].n_aliases; j++)
            names[n++] = book->models[i].aliases[j];
    }
    *ret_n = n;
    return names;
}

const char *
names_hint(const struct book *book, const char *text, const char *const *more, size_t n_more,
           struct arena *arena)
{
    size_t n;
    const char **names = all_names(book, more, n_more, arena, &n);
    return diag_hint(text, names, n, arena);
}

const char *
names_hint_priced(const struct book *book, const char *text, const char *const *more, size_t n_more,
                  struct arena *arena)
{
    size_t n;
    struct named known = {.model = -1};
    const char *dot = strrchr(text, '.');
    const char *meter = dot ? diag_nearest(dot + 1, meter_names, N_METERS) : NULL;
    if (!meter)
        return names_hint(book, text, more, n_more, arena);
    const char *name = arena_text(arena, text, (size_t)(dot - text));
    const char **names = all_names(book, more, n_more, arena, &n);
    const char *model = find_model_or_family(book, name, &known) == 0 ? name : diag_nearest(name, names, n);
    if (!model)
        return diag_hint(text, names, n, arena);
    return arena_printf(arena, "; did you mean %s.%s?", model, meter);
}

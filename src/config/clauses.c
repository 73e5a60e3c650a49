#include <realrate/clauses.h>

#include "reading.h"

#include <realrate/levers.h>

#include <string.h>
#include <strings.h>

/* The checklist as its arrays grow. */
struct maker {
    const struct reading *reading;
    struct clause_list *list;
    size_t keys, areas, clauses; /* capacities */
};

#define ERROR(maker, place, ...) diag_error((maker)->reading->diags, STATUS_CONFIG, (place), __VA_ARGS__)

int
clauses_find(const struct clause_list *clauses, const char *id)
{
    for (size_t i = 0; i < clauses->n; i++)
        if (strcasecmp(clauses->items[i].id, id) == 0)
            return (int)i;
    return -1;
}

/* The index of the area a clause's id begins with; -1 after reporting. */
static int
find_area(const struct maker *maker, const struct ini_section *in, const char *id)
{
    const struct clause_list *list = maker->list;
    const char *dot = strchr(id, '.');
    struct place place = section_place(maker->reading, in, NULL);
    if (!dot || dot == id || dot[1] == '\0') {
        ERROR(maker, place, "names no clause: expected [clause AREA.NAME]");
        return -1;
    }
    const char *key = arena_text(maker->reading->arena, id, (size_t)(dot - id));
    for (size_t i = 0; i < list->n_areas; i++)
        if (strcasecmp(list->area_keys[i], key) == 0)
            return (int)i;
    ERROR(maker, place, "has no [area %s]%s", diag_escape(maker->reading->diags, key, strlen(key)),
          diag_hint(key, list->area_keys, list->n_areas, maker->reading->arena));
    return -1;
}

/* The lever a clause names, -1 where it names none or, after reporting, an unknown one. */
static int
find_lever(const struct maker *maker, const struct ini_section *in)
{
    const struct reading *reading = maker->reading;
    const struct term *term = section_term(reading, in, "lever");
    for (int i = 0; term && i < N_LEVERS; i++)
        if (strcasecmp(lever_names[i], term->text) == 0)
            return i;
    if (term)
        ERROR(maker, reading_place(reading, term), "\"%s\" is no lever%s",
              diag_escape(reading->diags, term->text, strlen(term->text)),
              diag_hint(term->text, lever_names, N_LEVERS, reading->arena));
    return -1;
}

static void
add_area(struct maker *maker, const struct ini_section *in)
{
    const struct reading *reading = maker->reading;
    struct clause_list *list = maker->list;
    const char *key = section_argument(in, "area");
    const struct term *name = section_term(reading, in, "name");
    size_t n = list->n_areas;
    if (strchr(key, '.'))
        ERROR(maker, section_place(reading, in, NULL), "holds a dot: expected [area AREA], one word");
    *(const char **)ARENA_PUSH(reading->arena, &list->area_keys, &list->n_areas, &maker->keys) = key;
    *(const char **)ARENA_PUSH(reading->arena, &list->areas, &n, &maker->areas) = name ? name->text : key;
}

static void
add_clause(struct maker *maker, const struct ini_section *in)
{
    const char *id = section_argument(in, "clause");
    int area = find_area(maker, in, id), lever = find_lever(maker, in);
    if (area < 0)
        return;
    struct clause *clause =
        ARENA_PUSH(maker->reading->arena, &maker->list->items, &maker->list->n, &maker->clauses);
    *clause = (struct clause){.id = id, .area = (size_t)area, .lever = lever};
    reading_store(maker->reading, in, clause);
}

/* An area is scored by its clauses: it needs one. */
static void
check(const struct maker *maker)
{
    const struct clause_list *list = maker->list;
    if (list->n == 0 && !maker->reading->file.is_faulty)
        ERROR(maker, ((struct place){.file = list->file}), "has no [clause AREA.NAME] section");
    for (size_t i = 0; list->n && i < list->n_areas; i++) {
        size_t k = 0;
        while (k < list->n && list->items[k].area != i)
            k++;
        if (k == list->n)
            ERROR(maker, ((struct place){.file = list->file}), "[area %s] has no clause",
                  diag_escape(maker->reading->diags, list->area_keys[i], strlen(list->area_keys[i])));
    }
}

int
clauses_read(const char *path, struct arena *arena, struct diags *diags, struct clause_list *ret)
{
    size_t before = diags->n_errors;
    struct clause_list list = {.file = path};
    struct reading reading = {.currency = "", .arena = arena, .diags = diags};
    struct maker maker = {.reading = &reading, .list = &list};
    if (ini_read(path, arena, diags, &reading.file) != 0)
        return -1;
    reading_run(&reading, &schema_clauses, NULL);
    for (size_t i = 0; i < reading.n_items; i++) { /* areas first, as in the schema */
        const struct reading_item *item = &reading.items[i];
        if (i > 0 && reading.items[i - 1].in == item->in)
            continue;
        if (item->section == schema_clauses.sections[0])
            add_area(&maker, item->in);
        else
            add_clause(&maker, item->in);
    }
    check(&maker);
    if (diags->n_errors != before)
        return -1;
    memcpy(list.sha256, reading.file.sha256, sizeof list.sha256);
    list.bytes = reading.file.bytes;
    *ret = list;
    return 0;
}

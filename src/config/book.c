#include <realrate/prices.h>

#include "book_prices.h"
#include "reading.h"

#include <string.h>
#include <strings.h>

/* What is kept of a model while the book is read. */
struct draft {
    struct written written; /* by its sections so far */
    struct place place;     /* of its own section */
    size_t capacity;        /* of its sections */
};

/* The book as it grows. */
struct maker {
    const struct reading *reading;
    struct book *book;
    struct draft *drafts; /* one per model of the book */
    size_t n_drafts;
    size_t drafts_capacity, models_capacity, families_capacity;
};

#define ERROR(maker, place, ...) diag_error((maker)->reading->diags, STATUS_CONFIG, (place), __VA_ARGS__)

int
book_find(const struct book *book, const char *name)
{
    for (size_t i = 0; i < book->n_models; i++) {
        const struct book_model *model = &book->models[i];
        if (strcasecmp(model->id, name) == 0)
            return (int)i;
        for (size_t k = 0; k < model->n_aliases; k++)
            if (strcasecmp(model->aliases[k], name) == 0)
                return (int)i;
    }
    return -1;
}

const struct price_section *
model_section(const struct book_model *model, int32_t day)
{
    const struct price_section *section = &model->sections[0];
    for (size_t i = 1; i < model->n_sections && model->sections[i].from_day <= day; i++)
        section = &model->sections[i];
    return section;
}

/* The term of a key of the section that item i begins; NULL where the book leaves it out. */
static const struct term *
written_term(const struct maker *maker, size_t i, const char *key, size_t *ret_item)
{
    const struct reading *reading = maker->reading;
    for (size_t k = i; k < reading->n_items && reading->items[k].in == reading->items[i].in; k++)
        if (reading->terms[k].has_value && strcmp(reading->terms[k].key, key) == 0) {
            *ret_item = k;
            return &reading->terms[k];
        }
    return NULL;
}

static struct place
place_of(const struct maker *maker, size_t i, const char *key)
{
    return section_place(maker->reading, maker->reading->items[i].in, key);
}

/* Whether a key that must be there is; not said twice of a section that had faults. */
static bool
require(struct maker *maker, size_t i, const char *key)
{
    size_t item;
    if (written_term(maker, i, key, &item))
        return true;
    const struct ini_section *in = maker->reading->items[i].in;
    if (!in->is_faulty && !ini_entry(in, key))
        ERROR(maker, place_of(maker, i, key), "is missing: every model needs it");
    return false;
}

static void
add_family(struct maker *maker, struct book_model *model)
{
    struct book *book = maker->book;
    for (size_t i = 0; i < book->n_families; i++)
        if (strcasecmp(book->families[i], model->family) == 0) {
            model->family = book->families[i];
            return;
        }
    *(const char **)ARENA_PUSH(maker->reading->arena, &book->families, &book->n_families,
                               &maker->families_capacity) = model->family;
}

static void
add_aliases(struct maker *maker, size_t i, struct book_model *model)
{
    const struct reading *reading = maker->reading;
    size_t capacity = 0;
    for (size_t k = i; k < reading->n_items && reading->items[k].in == reading->items[i].in; k++) {
        const struct term *term = &reading->terms[k];
        if (strcmp(term->key, "alias") != 0 || !term->has_value)
            continue;
        const char **alias = ARENA_PUSH(reading->arena, &model->aliases, &model->n_aliases, &capacity);
        *alias = term->text;
        int other = book_find(maker->book, term->text);
        if (other >= 0 && &maker->book->models[other] != model)
            ERROR(maker, reading_place(reading, term), "%s is already a name of %s (line %lu)",
                  diag_escape(reading->diags, term->text, strlen(term->text)), maker->book->models[other].id,
                  maker->drafts[other].place.line);
    }
}

/* Takes over what a section writes; a price that has no meaning there is reported. */
static void
take_prices(struct maker *maker, size_t i, struct written *written)
{
    for (int k = 0; k < N_WRITTEN; k++) {
        size_t item;
        const struct term *term = written_term(maker, i, written_names[k], &item);
        if (!term)
            continue;
        written->has[k] = true;
        written->value[k] = maker->reading->items[item].value.exact;
    }
    bool has_long = written->has[WRITTEN_THRESHOLD] && written->value[WRITTEN_THRESHOLD] > 0;
    for (int m = 0; m < N_TOKEN_METERS && !has_long; m++) {
        size_t item;
        const char *key = written_names[WRITTEN_LONG + m];
        if (written_term(maker, i, key, &item))
            ERROR(maker, place_of(maker, i, key), "needs a long_threshold: without one no prompt is long");
    }
    if (written->has[WRITTEN_FAST_INPUT] != written->has[WRITTEN_FAST_OUTPUT])
        ERROR(maker, place_of(maker, i, NULL),
              "has one of fast_input and fast_output: expected both or none");
}

static void
add_prices(struct maker *maker, size_t i, size_t m, int32_t from_day)
{
    struct book_model *model = &maker->book->models[m];
    struct draft *draft = &maker->drafts[m];
    take_prices(maker, i, &draft->written);
    struct price_section *section =
        ARENA_PUSH(maker->reading->arena, &model->sections, &model->n_sections, &draft->capacity);
    *section = book_prices_complete(&draft->written);
    section->from_day = from_day;
    section->line = maker->reading->items[i].in->line;
}

/* [model ID] */
static void
add_model(struct maker *maker, size_t i, const char *id)
{
    const struct reading *reading = maker->reading;
    struct arena *arena = reading->arena;
    struct book *book = maker->book;
    size_t item, m = book->n_models;
    bool complete = require(maker, i, "family");
    complete = require(maker, i, "from") && complete;
    complete = require(maker, i, "input") && complete;
    complete = require(maker, i, "output") && complete;
    int other = book_find(book, id);
    if (other >= 0)
        ERROR(maker, place_of(maker, i, NULL), "is already a name of %s (line %lu)", book->models[other].id,
              maker->drafts[other].place.line);
    struct book_model *model = ARENA_PUSH(arena, &book->models, &book->n_models, &maker->models_capacity);
    struct draft *draft = ARENA_PUSH(arena, &maker->drafts, &maker->n_drafts, &maker->drafts_capacity);
    draft->place = place_of(maker, i, NULL);
    const struct term *name = written_term(maker, i, "name", &item);
    *model = (struct book_model){.id = id, .name = name ? name->text : id, .family = ""};
    add_aliases(maker, i, model);
    if (!complete)
        return;
    model->family = written_term(maker, i, "family", &item)->text;
    add_family(maker, model);
    add_prices(maker, i, m, (int32_t)written_term(maker, i, "from", &item)->value);
}

/* The model a dated section continues; -1 after reporting. */
static int
continued(struct maker *maker, size_t i, const char *id)
{
    const struct book *book = maker->book;
    struct place place = place_of(maker, i, NULL);
    const char **ids = ARENA_NEW(maker->reading->arena, const char *, book->n_models);
    for (size_t m = 0; m < book->n_models; m++) {
        ids[m] = book->models[m].id;
        if (strcasecmp(ids[m], id) == 0)
            return (int)m;
    }
    ERROR(maker, place, "comes before any [model %s]%s", diag_escape(maker->reading->diags, id, strlen(id)),
          diag_hint(id, ids, book->n_models, maker->reading->arena));
    return -1;
}

/* [model ID @ YYYY-MM-DD]: what changes on a later day. */
static void
add_later_prices(struct maker *maker, size_t i, const char *id, const char *date)
{
    static const char *const own[] = {"family", "name", "alias", "from"};
    struct diags *diags = maker->reading->diags;
    size_t item;
    int32_t day;
    struct place place = place_of(maker, i, NULL);
    for (size_t k = 0; k < sizeof own / sizeof *own; k++)
        if (written_term(maker, i, own[k], &item))
            ERROR(maker, place_of(maker, i, own[k]), "belongs to [model %s]: a dated section has prices only",
                  diag_escape(diags, id, strlen(id)));
    int m = continued(maker, i, id);
    if (day_parse(date, strlen(date), &day) != 0)
        ERROR(maker, place, "\"%s\" found after @, expected a date that exists, YYYY-MM-DD",
              diag_escape(diags, date, strlen(date)));
    else if (m >= 0 && maker->book->models[m].n_sections) {
        const struct book_model *model = &maker->book->models[m];
        const struct price_section *last = &model->sections[model->n_sections - 1];
        char text[DAY_TEXT_SIZE];
        if (last->from_day >= day)
            ERROR(maker, place, "is not after %s, the first day of the prices on line %lu",
                  day_text(last->from_day, text), last->line);
        add_prices(maker, i, (size_t)m, day);
    }
}

static void
add_section(struct maker *maker, size_t i)
{
    struct arena *arena = maker->reading->arena;
    const char *argument = section_argument(maker->reading->items[i].in, "model");
    const char *at = strchr(argument, '@');
    size_t len = at ? (size_t)(at - argument) : strlen(argument);
    while (len && strchr(" \t", argument[len - 1]))
        len--;
    const char *id = arena_text(arena, argument, len);
    if (len == 0)
        ERROR(maker, place_of(maker, i, NULL), "names no model: expected [model ID]");
    else if (at)
        add_later_prices(maker, i, id, at + 1 + strspn(at + 1, " \t"));
    else
        add_model(maker, i, id);
}

static void
check(struct maker *maker)
{
    const struct reading *reading = maker->reading;
    const struct book *book = maker->book;
    const struct term *currency = term_find(reading->terms, reading->n_terms, "book", "currency", 0);
    if (currency && currency->has_value)
        value_check_currency(currency->text, reading_place(reading, currency), reading->diags);
    if (book->n_models == 0 && !reading->file.is_faulty)
        ERROR(maker, ((struct place){.file = reading->file.path}), "has no [model ID] section");
    for (size_t i = 0; i < book->n_families; i++) {
        int m = book_find(book, book->families[i]);
        if (m >= 0)
            ERROR(maker, maker->drafts[m].place, "has a name that is also a family: %s", book->families[i]);
    }
}

int
book_read(const char *path, struct arena *arena, struct diags *diags, struct book *ret_book)
{
    size_t before = diags->n_errors;
    struct book book = {.file = path};
    struct reading reading = {.currency = "", .arena = arena, .diags = diags};
    struct maker maker = {.reading = &reading, .book = &book};
    if (ini_read(path, arena, diags, &reading.file) != 0)
        return -1;
    const struct ini_entry *currency = ini_entry(reading_section(&reading, "book"), "currency");
    if (currency)
        reading.currency = currency->value;
    reading_run(&reading, &schema_book, &book);
    for (size_t i = 0; i < reading.n_items; i++)
        if (strcmp(reading.items[i].section->name, "model") == 0 &&
            (i == 0 || reading.items[i - 1].in != reading.items[i].in))
            add_section(&maker, i);
    check(&maker);
    if (diags->n_errors != before)
        return -1;
    memcpy(book.sha256, reading.file.sha256, sizeof book.sha256);
    book.bytes = reading.file.bytes;
    *ret_book = book;
    return 0;
}

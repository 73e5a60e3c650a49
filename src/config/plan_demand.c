#include "plan_parts.h"

#include "names.h"

#include <realrate/prices.h>

#include <string.h>

int
plan_find_model(const struct plan_maker *maker, const struct ini_section *in, const char *key)
{
    const struct reading *reading = maker->reading;
    const struct term *term = section_term(reading, in, key);
    struct named named;
    if (!term) /* reported as missing */
        return -1;
    const char *text = diag_escape(reading->diags, term->text, strlen(term->text));
    int status = names_model_or_family(maker->book, term->text, &named);
    if (status != 0)
        PLAN_ERROR(maker, reading_place(reading, term), "\"%s\" is no model of the price book%s", text,
                   names_hint(maker->book, term->text, NULL, 0, reading->arena));
    else if (named.model < 0)
        PLAN_ERROR(maker, reading_place(reading, term), "\"%s\" is a family: expected a model", text);
    return status == 0 ? named.model : -1;
}

/* The family of [cache FAMILY], NULL of [cache]. Returns 0, or -1 after reporting. */
static int
find_family(const struct plan_maker *maker, const struct ini_section *in, const char *section,
            const char **ret_family)
{
    const struct reading *reading = maker->reading;
    const struct book *book = maker->book;
    const char *text = section_argument(in, section);
    struct named named;
    *ret_family = NULL;
    if (*text == '\0')
        return 0;
    if (names_model_or_family(book, text, &named) != 0)
        PLAN_ERROR(maker, section_place(reading, in, NULL), "names no family of the price book%s",
                   diag_hint(text, book->families, book->n_families, reading->arena));
    else if (named.model >= 0)
        PLAN_ERROR(maker, section_place(reading, in, NULL), "names a model: expected its family, %s",
                   book->models[named.model].family);
    else
        *ret_family = named.family;
    return *ret_family ? 0 : -1;
}

void
plan_add_cache(struct plan_maker *maker, const struct ini_section *in)
{
    const struct reading *reading = maker->reading;
    struct cache_rule rule = {0};
    if (find_family(maker, in, "cache", &rule.family) != 0)
        return;
    reading_store(reading, in, &rule);
    if (ini_entry(in, "write_rate") && !ini_entry(in, "hit_rate") && !in->is_faulty)
        diag_warning(reading->diags, "write-rate-without-effect", section_place(reading, in, "write_rate"),
                     "has no effect without a hit_rate");
    *(struct cache_rule *)ARENA_PUSH(reading->arena, &maker->plan->caches, &maker->plan->n_caches,
                                     &maker->caches) = rule;
}

void
plan_add_batch(struct plan_maker *maker, const struct ini_section *in)
{
    const struct reading *reading = maker->reading;
    struct batch_rule rule = {0};
    if (find_family(maker, in, "batch", &rule.family) != 0)
        return;
    reading_store(reading, in, &rule);
    *(struct batch_rule *)ARENA_PUSH(reading->arena, &maker->plan->batches, &maker->plan->n_batches,
                                     &maker->batches) = rule;
}

void
plan_add_workload(struct plan_maker *maker, const struct ini_section *in)
{
    const struct reading *reading = maker->reading;
    size_t before = reading->diags->n_errors;
    int model = plan_find_model(maker, in, "model");
    struct workload workload = {.name = section_argument(in, "workload"), .model = (size_t)model};
    if (model < 0)
        return;
    reading_store(reading, in, &workload);
    double all = 0;
    for (int m = 0; m < N_METERS; m++)
        all += workload.counts[m];
    if (all <= 0 && reading->diags->n_errors == before)
        diag_warning(reading->diags, "workload-without-effect", section_place(reading, in, NULL),
                     "has no effect: all its counts are 0");
    *(struct workload *)ARENA_PUSH(reading->arena, &maker->plan->workloads, &maker->plan->n_workloads,
                                   &maker->workloads) = workload;
}

static bool
has_long_price(const struct book_model *model)
{
    for (size_t i = 0; i < model->n_sections; i++)
        if (model->sections[i].has_long)
            return true;
    return false;
}

/* The model should have a long price at some time. */
void
plan_add_long_share(struct plan_maker *maker, size_t i)
{
    const struct reading *reading = maker->reading;
    struct plan *plan = maker->plan;
    struct place place = reading_place(reading, &reading->terms[i]);
    int model = book_find(maker->book, reading->terms[i].key); /* known, or it would not be a term */
    for (size_t k = 0; k < plan->n_long_shares; k++)
        if (plan->long_shares[k].model == (size_t)model)
            PLAN_ERROR(maker, place, "names the same model as another line of [long_share]");
    if (!has_long_price(&maker->book->models[model]))
        diag_warning(reading->diags, "long-share-without-effect", place,
                     "has no effect: the price book has no long-context price of this model");
    struct long_share *share =
        ARENA_PUSH(reading->arena, &plan->long_shares, &plan->n_long_shares, &maker->long_shares);
    *share = (struct long_share){(size_t)model, reading->items[i].value.exact};
}

/* What models and meters really cost (1.9). */
#include "rate_order.h"
#include "sentence.h"

#include <math.h>
#include <string.h>

/* A model of the offer with what it realizes. */
struct told_model {
    const char *name, *share, *text; /* text: of the realized discount */
    double realized;
};

static struct told_model
told_model(const struct teller *t, const struct model_cost *model)
{
    const struct book_model *book = &t->results->book->models[model->model];
    const char *path = SAY(t, "offers.%zu.models.%s", t->offer + 1, book->id);
    const struct fact *realized = fact_find(t->facts, "%s.realized_discount", path);
    return (struct told_model){words_name(t->arena, book->name), FACT_TEXT(t->facts, "%s.share", path),
                               realized->text, realized->value};
}

/* Models whose realized discounts are one as shown: all in one sentence. */
static const char *
models_alike(const struct teller *t, const char *subject, const struct told_model *model)
{
    const char *quoted = FACT_OF(t, "quoted_discount");
    const double lost = t->result->quoted_discount - model->realized;
    if (fabs(lost) < SHOWN_SHARE)
        return SAY(t, "%s keeps the %s that %s quotes", subject, quoted, t->name);
    if (model->realized < -SHOWN_SHARE)
        return SAY(t, "%s costs more than at list: %s realized where %s quotes %s", subject, model->text,
                   t->name, quoted);
    if (model->realized < SHOWN_SHARE)
        return SAY(t, "%s costs what it does at list: %s realized where %s quotes %s", subject, model->text,
                   t->name, quoted);
    return SAY(t, "%s realizes %s, %s the %s that %s quotes", subject, model->text,
               lost < 0 ? "more than" : "not", quoted, t->name);
}

/* Some models cost more than at list: the first of them costs most. */
static const char *
models_above_list(const struct teller *t, const struct told_model *model, double n_above)
{
    const char *quoted = FACT_OF(t, "quoted_discount");
    if (nearbyint(n_above) == 1)
        return SAY(t, "%s, %s of the cost, is dearer than at list: %s realized, %s quoted", model->name,
                   model->share, model->text, quoted);
    return SAY(t, "%s of %s models are dearer than at list: %s, %s of the cost, realizes %s, not %s",
               FACT_OF(t, "models.above_list"), FACT_OF(t, "models.count"), model->name, model->share,
               model->text, quoted);
}

/* The dominant model that keeps least decides. */
static const char *
models_apart(const struct teller *t, const struct told_model *least, double n_dominant)
{
    const char *quoted = FACT_OF(t, "quoted_discount");
    if (least->realized > t->result->quoted_discount - SHOWN_SHARE)
        return SAY(
            t, "Every dominant model keeps the %s that %s quotes or more; %s, %s of the cost, realizes %s",
            quoted, t->name, least->name, least->share, least->text);
    if (nearbyint(n_dominant) == 1)
        return SAY(t,
                   "%s, the one dominant model with %s of the cost, realizes %s, not the %s that %s quotes",
                   least->name, least->share, least->text, quoted, t->name);
    return SAY(t, "%s, %s of the cost, keeps least of the dominant models: %s where %s quotes %s",
               least->name, least->share, least->text, t->name, quoted);
}

const char *
sentence_models(const struct results *results, const struct facts *facts, size_t offer, struct arena *arena)
{
    struct teller t = teller_of(results, facts, offer, arena);
    size_t n;
    const struct model_cost *models = rate_order_models(results, offer, arena, &n);
    const struct fact *n_dominant = fact_find(facts, "offers.%zu.models.dominant", offer + 1);
    const struct fact *n_above = fact_find(facts, "offers.%zu.models.above_list", offer + 1);
    struct told_model first = {0}, least = {0}, above = {0};
    size_t n_told = 0;
    bool is_alike = true;
    for (size_t i = 0; i < n; i++) {
        const struct told_model model = told_model(&t, &models[i]);
        if (!isfinite(model.realized))
            continue;
        if (n_told++ == 0)
            first = least = model;
        is_alike = is_alike && strcmp(model.text, first.text) == 0;
        if (above.name == NULL && model.realized < -SHOWN_SHARE)
            above = model;
        if (models[i].is_dominant && model.realized < least.realized)
            least = model;
    }
    if (n_told == 0)
        return SAY(&t, "No usage is forecast, so the %s that %s quotes saves nothing on any model",
                   FACT_OF(&t, "quoted_discount"), t.name);
    if (is_alike)
        return models_alike(&t, n_told == 1 ? first.name : "Every model", &first);
    if (above.name != NULL)
        return models_above_list(&t, &above, n_above->value);
    return models_apart(&t, &least, n_dominant->value);
}

const char *
sentence_top_rate(const struct results *results, const struct facts *facts, size_t offer, struct arena *arena)
{
    struct teller t = teller_of(results, facts, offer, arena);
    size_t n;
    const struct rate_row *row = rate_order_rows(results, offer, arena, &n)[0];
    const struct line *line = &results->histories[t.result->history].lines[row->line];
    const char *path = rate_order_path(results, offer, row, arena);
    const char *what = SAY(&t, "%s %s", words_name(arena, results->book->models[line->model].name),
                           rate_order_words(line, row, arena));
    const char *unit = row->meter == METER_WEB_SEARCH ? "thousand" : "million";
    if (!isfinite(row->effective_rate))
        return SAY(&t, "No usage is forecast, so nothing is paid at the %s that %s quotes",
                   FACT_OF(&t, "quoted_discount"), t.name);
    const char *effective = FACT_TEXT(facts, "%s.effective_rate", path);
    const char *quoted = FACT_TEXT(facts, "%s.quoted_rate", path);
    const struct fact *share = fact_find(facts, "%s.share", path);
    const char *of_cost = isfinite(share->value) ? SAY(&t, ", %s of the cost,", share->text) : "";
    const char *told = SAY(&t, "%s%s comes to %s a %s", what, of_cost,
                           words_with_currency(arena, facts->notation, results->currency, effective), unit);
    if (rate_order_is_above_list(row))
        return SAY(&t, "%s, above the %s it has at list", told, FACT_TEXT(facts, "%s.list_rate", path));
    if (strcmp(effective, quoted) == 0)
        return SAY(&t, "%s, as quoted", told);
    return SAY(&t, "%s, not the %s quoted", told, quoted);
}

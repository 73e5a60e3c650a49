#include "lever_words.h"

#include "report/asks.h"
#include "report/words.h"
#include "report/words_deal.h"

#include <math.h>

const struct fact *
lever_words_fact(const struct brief *brief, size_t offer, const struct lever_result *lever, const char *field)
{
    return fact_find(brief->facts, "offers.%zu.levers.%s.%s", offer + 1, lever_names[lever->lever], field);
}

static bool
is_numbered(const struct brief *brief, size_t offer, const struct lever_result *lever)
{
    return isfinite(lever_words_fact(brief, offer, lever, "ask_place")->value);
}

const char *
lever_words_number(const struct brief *brief, size_t offer, const struct lever_result *lever)
{
    return is_numbered(brief, offer, lever) ? lever_words_fact(brief, offer, lever, "ask_place")->text : "";
}

const char *
lever_words_name(const struct brief *brief, size_t offer, const struct lever_result *lever)
{
    return words_capital(brief->arena,
                         sentence_lever(brief->results, brief->facts, offer, lever->lever, brief->arena));
}

/* Of the remark's wordings the first that is no wider than `width`, else the shortest. */
const char *
lever_words_remark(const struct brief *brief, size_t offer, const struct lever_result *lever, double width)
{
    const char *layer = words_layer_labels[lever->layer];
    if (lever->worth < 0)
        return "do not ask: dearer with it";
    const struct offer_result *result = &brief->results->offers[offer];
    const bool is_little = lever->worth < brief->results->plan->materiality * result->expected.cost;
    if (asks_replaced(result, lever->lever))
        return arena_printf(brief->arena, "%s, another in its place", layer);
    if (!is_numbered(brief, offer, lever))
        return arena_printf(brief->arena, "%s, %s", layer,
                            is_little                    ? "but worth little"
                            : asks_alone(result) != NULL ? "worth less beside others"
                                                         : "not in the package");
    if (lever->vendor_cost < HALF_CENT)
        return arena_printf(brief->arena, "%s, no cost to the vendor", layer);
    const char *cost = lever_words_fact(brief, offer, lever, "vendor_cost")->short_text;
    const char *texts[] = {arena_printf(brief->arena, "%s, vendor's cost %s", layer, cost),
                           arena_printf(brief->arena, "%s, costs vendor %s", layer, cost)};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        if (canvas_text_width(brief->canvas, STYLE_QUIET, texts[i]) + 3 <= width)
            return texts[i];
    return arena_printf(brief->arena, "costs vendor %s", cost);
}

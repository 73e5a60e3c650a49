/* Tables of an offer that rise in steps: its bands and its automatic tiers. */
#include "input.h"

#include <math.h>

/* Steps of one section: thresholds, then discounts, each in rows one under the other. */
struct steps {
    const char *section, *word, *from; /* "bands", "band", "annual commit from" */
    const struct band *items;
    size_t n;
};

static const char *
put_threshold(struct inputs *in, const struct steps *steps, size_t i)
{
    struct arena *arena = in->model->arena;
    double threshold = money_value(steps->items[i].threshold);
    return input_put(
        in, &(struct input){steps->section, input_open_key(in, steps->section, threshold), .kind = TERM_MONEY,
                            .is_key = true, .name = arena_printf(arena, "%s%zu_from", steps->word, i + 1),
                            .value = threshold, .unit = in->model->results->currency,
                            .label = arena_printf(arena, "%s %zu: %s", steps->word, i + 1, steps->from)});
}

static const char *
put_discount(struct inputs *in, const struct steps *steps, size_t i)
{
    struct arena *arena = in->model->arena;
    double threshold = money_value(steps->items[i].threshold);
    return input_put(
        in, &(struct input){steps->section, input_open_key(in, steps->section, threshold), .kind = TERM_SHARE,
                            .name = arena_printf(arena, "%s%zu_discount", steps->word, i + 1),
                            .value = steps->items[i].discount, .unit = "share",
                            .label = arena_printf(arena, "%s %zu: discount", steps->word, i + 1)});
}

/* The cells go to from and discounts. */
static void
put_steps(struct inputs *in, const struct steps *steps, const char **from, const char **discounts)
{
    struct arena *arena = in->model->arena;
    unsigned first = in->row, n = (unsigned)steps->n;
    for (size_t i = 0; i < steps->n; i++)
        from[i] = put_threshold(in, steps, i);
    for (size_t i = 0; i < steps->n; i++)
        discounts[i] = put_discount(in, steps, i);
    if (n == 0)
        return;
    input_name_range(in, arena_printf(arena, "%s_%s_from", in->prefix, steps->word), COL_USED, first,
                     first + n - 1);
    input_name_range(in, arena_printf(arena, "%s_%s_discount", in->prefix, steps->word), COL_USED, first + n,
                     first + 2 * n - 1);
    input_put_ascent(in, first, first + n - 1,
                     arena_printf(arena, "%s: thresholds not above the one before", steps->section));
}

void
input_put_bands(struct inputs *in, const struct offer *offer, struct offer_cells *cells)
{
    const struct steps steps = {"bands", "band", "annual commit from", offer->bands, offer->n_bands};
    cells->thresholds = ARENA_NEW(in->model->arena, const char *, offer->n_bands);
    cells->band_discounts = ARENA_NEW(in->model->arena, const char *, offer->n_bands);
    put_steps(in, &steps, cells->thresholds, cells->band_discounts);
}

/* What each tier adds to the discount below it; below the first the headline holds, 0 where it is empty. */
static void
derive_steps(struct inputs *in, const struct offer *offer, unsigned discounts)
{
    struct arena *arena = in->model->arena;
    unsigned first = in->row;
    double before = offer->discount.has_headline ? offer->discount.headline : 0;
    const char *below = arena_printf(arena, "N(%s_headline)", in->prefix);
    for (size_t i = 0; i < offer->tiers.n_steps; i++) {
        double discount = offer->tiers.steps[i].discount;
        const char *reached = ref_cell(arena, discounts + (unsigned)i, COL_USED);
        input_derive(in, &(struct derived){.label = arena_printf(arena, "tier %zu: discount it adds", i + 1),
                                           .unit = "share",
                                           .form = CELL_SHARE_AS_SAID,
                                           .value = discount - before,
                                           .formula = arena_printf(arena, "%s-%s", reached, below)});
        before = discount;
        below = reached;
    }
    input_name_range(in, arena_printf(arena, "%s_tier_step", in->prefix), COL_VALUE, first, in->row - 1);
}

void
input_put_tiers(struct inputs *in, const struct offer *offer)
{
    static const char *const modes[] = {"marginal", "retroactive", NULL};
    const struct steps steps = {"tiers", "tier", "list value of the contract year above", offer->tiers.steps,
                                offer->tiers.n_steps};
    const char **cells = ARENA_NEW(in->model->arena, const char *, steps.n);
    const char **discounts = ARENA_NEW(in->model->arena, const char *, steps.n);
    input_put(in, &(struct input){"tiers", "mode", .name = "tiers_mode", .kind = TERM_CHOICE,
                                  .text = modes[offer->tiers.mode], .choices = modes,
                                  .is_structural = steps.n == 0});
    unsigned first = in->row;
    put_steps(in, &steps, cells, discounts);
    if (steps.n > 0)
        derive_steps(in, offer, first + (unsigned)steps.n);
}

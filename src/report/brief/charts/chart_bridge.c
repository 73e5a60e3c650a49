#include "chart.h"

#include "report/brief/marks/plot_waterfall.h"
#include "report/brief/mood.h"
#include "report/sentence.h"

#include <math.h>

#define LEAST 0.0005 /* of list: what is less is shown as 0.0 points */

/* What a step is, where there is room to say so, and where its figure comes from. */
static const struct {
    const char *remark;
    const char *total; /* id of the fact of a running total; NULL: its points */
    bool is_core;      /* shown even where it is nothing */
} steps[N_BRIDGE_STEPS] = {
    [BRIDGE_QUOTED] = {"the headline, off list", "quoted_discount", true},
    [BRIDGE_RATE_CARD] = {"mix, exceptions, exclusions", NULL, true},
    [BRIDGE_OVERAGE] = {"billed above the committed rate", NULL, true},
    [BRIDGE_FORFEITED] = {"paid for, never consumed", NULL, true},
    [BRIDGE_CARRIED_OUT] = {"paid for, usable after the term", NULL, false},
    [BRIDGE_PREPAY] = {"saved by paying in advance", NULL, false},
    [BRIDGE_REALIZED] = {"the discount you keep", "base.realized_discount", true},
    [BRIDGE_FEES_CREDITS] = {"on top of API usage", NULL, false},
    [BRIDGE_ALL_IN] = {"after fees and credits", "base.all_in_discount", false},
};

static const struct bridge_item *
bridge_of(const struct results *results, size_t offer)
{
    return results->offers[offer].scenarios[SCENARIO_BASE].bridge;
}

static bool
is_shown(const struct results *results, struct view view, enum bridge_step step)
{
    if (steps[step].is_core)
        return true;
    if (step == BRIDGE_ALL_IN)
        step = BRIDGE_FEES_CREDITS;
    for (size_t i = 0; i < view.n; i++)
        if (is_money(bridge_of(results, view.first + i)[step].amount))
            return true;
    return false;
}

/* Whether the committed rates and list go different ways. */
static bool
prices_part(const struct settlement *settlement)
{
    for (size_t i = 0; i < settlement->n_months; i++)
        if (fabs(settlement->months[i].list_index - settlement->months[i].committed_index) > 1e-9)
            return true;
    return false;
}

/* What a step is in this offer. */
static const char *
remark_of(const struct offer_result *result, enum bridge_step step)
{
    const struct settlement *base = &result->scenarios[SCENARIO_BASE];
    if (step == BRIDGE_FEES_CREDITS && base->service_credits >= HALF_CENT)
        return base->fees >= HALF_CENT ? "fees, less service credits" : "service credits";
    if (step == BRIDGE_RATE_CARD && result->offer->tiers.n_steps > 0)
        return "mix, exceptions, tiers";
    if (step == BRIDGE_RATE_CARD && prices_part(base))
        return "mix, exceptions, price changes";
    return steps[step].remark;
}

/* The quoted discount is plain, the realized one is held against it, what is left after fees against nothing.
 */
static enum mood
mood_of_total(const struct brief *brief, size_t offer, enum bridge_step step, double points)
{
    if (step == BRIDGE_QUOTED)
        return MOOD_PLAIN;
    if (step == BRIDGE_REALIZED)
        return mood_of_realized(brief, offer);
    return points <= -LEAST ? MOOD_BAD : MOOD_PLAIN;
}

static enum mood
mood_of_step(const struct waterfall_bar *bar)
{
    return bar->to < bar->from ? MOOD_BAD : MOOD_GOOD;
}

/* Of what is quoted an outline; all else is forecast. */
static void
set_look(const struct brief *brief, size_t offer, enum bridge_step step, struct waterfall_bar *bar)
{
    bar->is_total = steps[step].total != NULL;
    bar->fill = step == BRIDGE_QUOTED ? FILL_OUTLINE : FILL_HATCHED;
    const enum mood mood = bar->is_total ? mood_of_total(brief, offer, step, bar->to) : mood_of_step(bar);
    bar->ink = mood_ink(mood);
    bar->label_ink = bar->to == bar->from && mood != MOOD_BAD ? INK_QUIET : mood_text_ink(mood);
}

/* A bar that starts where the one before ended, a total at nothing; what does not exist is nothing, and what
 * is shown as 0.0 too. */
static struct waterfall_bar
bar_of(const struct brief *brief, size_t offer, enum bridge_step step, double running)
{
    const double points = bridge_of(brief->results, offer)[step].points;
    const char *path = arena_printf(brief->arena, "offers.%zu", offer + 1), *total = steps[step].total;
    const struct fact *amount =
        fact_find(brief->facts, "%s.base.bridge.%s.amount", path, words_bridge_keys[step]);
    struct waterfall_bar bar = {
        .name = words_bridge_steps[step],
        .remark = remark_of(&brief->results->offers[offer], step),
        .label = total != NULL
                     ? FACT_TEXT(brief->facts, "%s.%s", path, total)
                     : FACT_TEXT(brief->facts, "%s.base.bridge.%s.points", path, words_bridge_keys[step]),
        .amount = amount->text,
        .short_amount = amount->short_text,
        .from = total != NULL ? 0 : running,
    };
    bar.to = bar.from + (fabs(points) >= LEAST ? points : 0);
    set_look(brief, offer, step, &bar);
    return bar;
}

/* The same steps for every offer of the view. */
static struct waterfall
waterfall_of(const struct brief *brief, size_t offer, struct view view)
{
    struct waterfall waterfall = {.n = 0};
    double running = 0;
    for (int step = 0; step < N_BRIDGE_STEPS; step++) {
        if (!is_shown(brief->results, view, (enum bridge_step)step))
            continue;
        waterfall.bars[waterfall.n] = bar_of(brief, offer, (enum bridge_step)step, running);
        running = waterfall.bars[waterfall.n++].to;
    }
    return waterfall;
}

double
bridge_beside(const struct brief *brief, struct view view, bool is_large)
{
    const struct waterfall waterfall = waterfall_of(brief, view.offer, view);
    return waterfall_beside(brief->canvas, &waterfall, is_large);
}

static void
draw(struct brief *brief, struct rect rect, struct view view)
{
    struct waterfall *all = ARENA_NEW(brief->arena, struct waterfall, view.n + 1);
    all[0] = waterfall_of(brief, view.offer, view);
    for (size_t i = 0; i < view.n; i++)
        all[i + 1] = waterfall_of(brief, view.first + i, view);
    plot_waterfall(brief->canvas, rect, all, view.n + 1);
}

static const char *
neutral(const struct brief *brief, size_t offer)
{
    (void)offer;
    return arena_printf(brief->arena,
                        "Points of the list value of what is consumed, and %s. Whole term, base scenario, a "
                        "forecast (hatched)",
                        brief->results->currency);
}

const struct chart chart_bridge = {.name = "leakage",
                                   .is_of_offer = true,
                                   .height = 340,
                                   .title = sentence_bridge,
                                   .neutral = neutral,
                                   .draw = draw};

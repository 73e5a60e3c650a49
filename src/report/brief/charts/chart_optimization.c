#include "chart.h"

#include "report/brief/marks/plot_waterfall.h"
#include "report/sentence.h"
#include "report/words_deal.h"

#include <math.h>

static const char *const remarks[N_STAGES] = {"to models that cost less", "of prompts sent again",
                                              "of what can wait"};

static const struct optimization *
optimization_of(const struct brief *brief)
{
    return &brief->results->optimizations[sentence_history(brief->results, brief->facts)];
}

/* Something is to be said where the plan has rules, whatever they save. */
static bool
exists(const struct brief *brief, size_t offer)
{
    const struct plan *plan = brief->results->plan;
    (void)offer;
    return brief->results->n_histories > 0 && optimization_of(brief)->raw_monthly >= HALF_CENT &&
           plan->n_routes + plan->n_caches + plan->n_batches > 0;
}

static struct waterfall_bar
total_of(const struct brief *brief, const char *id, double value)
{
    const struct fact *fact = fact_find(brief->facts, "optimization.%s", id);
    return (struct waterfall_bar){
        .label = fact->text, .to = value, .is_total = true, .ink = INK_DARK, .label_ink = INK_TEXT};
}

static struct waterfall_bar
stage_of(const struct brief *brief, int stage, double from)
{
    const double saving = optimization_of(brief)->savings[stage];
    const char *key = words_stage_keys[stage];
    const bool is_nothing = !is_money(saving);
    return (struct waterfall_bar){
        .name = words_stages[stage],
        .remark = remarks[stage],
        .label = FACT_TEXT(brief->facts, "optimization.%s_change", key),
        .amount = FACT_TEXT(brief->facts, "optimization.%s_share", key),
        .short_amount = FACT_TEXT(brief->facts, "optimization.%s_share", key),
        .from = from,
        .to = from - saving,
        .fill = FILL_HATCHED,
        .ink = saving < 0 ? INK_BAD : INK_GOOD,
        .label_ink = is_nothing   ? INK_QUIET
                     : saving < 0 ? INK_BAD_TEXT
                                  : INK_GOOD_TEXT,
    };
}

static void
draw(struct brief *brief, struct rect rect, struct view view)
{
    const struct optimization *optimization = optimization_of(brief);
    struct waterfall waterfall = {.n = 1};
    double running = optimization->raw_monthly;
    (void)view;
    waterfall.bars[0] = total_of(brief, "raw_monthly", running);
    waterfall.bars[0].name = "As used";
    waterfall.bars[0].remark = "the latest full months";
    for (int stage = 0; stage < N_STAGES; stage++) {
        waterfall.bars[waterfall.n] = stage_of(brief, stage, running);
        running = waterfall.bars[waterfall.n++].to;
    }
    struct waterfall_bar *last = &waterfall.bars[waterfall.n++];
    *last = total_of(brief, "optimized_monthly", optimization->optimized_monthly);
    last->name = "Optimized";
    last->remark = brief->results->plan->optimise ? "as the forecast has it" : "not in the forecast";
    last->amount = last->short_amount = FACT_TEXT(brief->facts, "optimization.change_share");
    last->fill = FILL_HATCHED;
    plot_waterfall(brief->canvas, rect, &waterfall, 1);
}

static const char *
neutral(const struct brief *brief, size_t offer)
{
    (void)offer;
    return arena_printf(brief->arena, "List value of a standard month, %s. Used (solid), planned (hatched)",
                        brief->results->currency);
}

const struct chart chart_optimization = {.name = "optimization",
                                         .height = 300,
                                         .exists = exists,
                                         .run_title = sentence_optimization,
                                         .neutral = neutral,
                                         .draw = draw};

/* What the words of this briefing mean and how its figures come about. */
#include "page.h"

#include "table.h"

#include <string.h>
#include <strings.h>

/* The word, how it is found in the text of the pages before (lower case, alternatives apart by |), and what
 * it means. The most needed come first: where there is no room for all, the last are left out. */
static const struct {
    const char *word, *trace, *meaning;
} definitions[] = {
    {"List value", "list", "What usage costs pay as you go: counts times list price."},
    {"Quoted discount", "quote", "The headline of the offer, off list."},
    {"Contracted discount", "contracted|rate card",
     "What the rate card gives on the usage consumed, with its exceptions and exclusions."},
    {"Realized discount", "realize|keep",
     "One minus paid for API usage over its list value: the discount you keep. Below nothing, pay as you "
     "go would have cost less."},
    {"All-in realized", "all-in|kept in all", "The same with fees added and service credits taken off."},
    {"Commitment", "commit", "Promised for a period, and paid whether it is used or not."},
    {"Committed value", "committed|offer's rates",
     "Usage at the offer's rates, which draws the commitment down."},
    {"Forfeited", "forfeit", "Commitment paid for and never consumed, after rollover and true-down."},
    {"Expected cost", "expected cost|expected to cost|cost expected|costs least",
     "The mean over simulated futures of all that is paid, fees included, at present value, less the worth "
     "of what is carried out of the term."},
    {"Present value", "npv|present value|expected cost|expected to cost",
     "Payments count the less the later they are due, by the plan's discount rate."},
    {"Overage", "overage", "Usage beyond the commitment. The offer says at which rate it bills."},
    {"Unused", "unused", "Commitment not drawn at the end of its period."},
    {"Carried out", "carried out", "Rollover still valid after the term: paid, not consumed, not forfeited."},
    {"Fills", "chance of fill|fills", "A commitment fills when nearly all of it is drawn over the term."},
    {"Effective rate", "effective",
     "All that is paid over what was consumed, forfeits and overage included."},
    {"Dominant models", "dominant", "The dearest models, which together make up most of the cost."},
    {"Ineligible usage", "ineligible|excluded",
     "Usage the offer excludes: it bills at list and draws nothing."},
    {"Next band", "band", "The next commitment at which the offer's table gives a higher discount."},
    {"Market", "market|benchmark", "What others pay, as the plan states it: P50 is the median."},
    {"P10 to P90", "p10", "Four of five simulated futures lie between them."},
    {"Walk-away value", "walk-away", "What the best other way to buy costs: no offer should cost more."},
    {"Floor", "floor", "The largest commitment that fills with the plan's confidence."},
    {"Optimum", "optimum", "The commitment of the least expected cost."},
    {"Lever", "lever", "A change of the offer to ask for; its worth is the expected cost it saves."},
    {"Shapley", "shapley", "A lever's fair share of what all levers asked for save together."},
    {"Regret", "regret", "How much more a choice costs than the best one would have, in that scenario."},
};
#define N_DEFINITIONS (sizeof(definitions) / sizeof(definitions[0]))

static const struct {
    const char *heading, *text;
} methods[] = {
    {"Forecast", "The last complete months make a standard month. It grows by the trend of the history (the "
                 "median of all "
                 "slopes), damped from month to month; a growth in the plan replaces the trend."},
    {"Scenarios", NULL}, /* scenarios_text */
    {"Simulation", "Expected amounts, chances and P10 to P90 come from simulated futures, the same ones for "
                   "every offer and "
                   "every change of it."},
    {"Settlement",
     "Each month draws rollover first, then the commitment; the rest is overage. At the end of a period "
     "true-down comes before rollover, and what is left is forfeited."},
    {"Bridge",
     "Every step from quoted to realized is an amount over the list value consumed. The steps add up exactly "
     "before rounding; shown figures may differ in the last digit."},
    {"Exactness",
     "History is rated in exact decimals, forecasts are estimates. Workbook and JSON report show the same "
     "figures; the workbook computes them live, or says why not."},
};
#define N_METHODS (sizeof(methods) / sizeof(methods[0]))

#define DEFINITIONS_SHARE 0.61 /* of the page's width */
#define TERM_WIDTH        106.0

/* Whether the n characters of `trace` are in the text, in letters of any case. */
static bool
holds(const char *text, const char *trace, size_t n)
{
    for (; strlen(text) >= n; text++)
        if (strncasecmp(text, trace, n) == 0)
            return true;
    return false;
}

/* Whether a page before this one uses the word; where there is none before, every word is. */
static bool
is_used(const struct canvas *canvas, const char *trace)
{
    for (; *trace != '\0'; trace += strspn(trace, "|")) {
        const size_t n = strcspn(trace, "|");
        for (size_t i = 0; i < canvas->n_boxes && canvas->boxes[i].page < canvas->page; i++)
            if (canvas->boxes[i].kind == BOX_LABEL && holds(canvas->boxes[i].text, trace, n))
                return true;
        trace += n;
    }
    return canvas->page == 0;
}

static void
draw_definitions(struct brief *brief, struct rect rect)
{
    const struct style styles[] = {STYLE_STRONG, STYLE_TEXT};
    const struct rect left = panel_begin(
        brief->canvas, &(struct panel){.rect = rect, .size = SIZE_HEADING, .heading = "What the words mean"});
    const struct column columns[] = {{"Term", TERM_WIDTH, ALIGN_LEFT, 0},
                                     {"Meaning", rect.width - TERM_WIDTH + TABLE_GAP, ALIGN_LEFT, 0}};
    struct table table = {brief->canvas, columns, 2, left.x, left.y - 4};
    table_begin(&table);
    for (size_t i = 0; i < N_DEFINITIONS; i++) {
        const char *const cells[] = {definitions[i].word, definitions[i].meaning};
        if (!is_used(brief->canvas, definitions[i].trace))
            continue;
        if (table.y + table_row_height(&table, cells, styles) > rect_bottom(rect))
            break;
        table_row(&table, cells, styles);
    }
    table_end(&table);
}

/* The plan may give its own growth for either side (1.5). */
static const char *
scenarios_text(const struct plan *plan)
{
    if (plan->has_growth_low && plan->has_growth_high)
        return "Base is the expected path. Low and high follow the growth that the plan gives for each: they "
               "are not "
               "P10 and P90.";
    if (plan->has_growth_low)
        return "Base is the expected path. Low follows the growth that the plan gives for it; high puts "
               "every month "
               "at its own P90 at once, more than the P90 of the whole term.";
    if (plan->has_growth_high)
        return "Base is the expected path. High follows the growth that the plan gives for it; low puts "
               "every month "
               "at its own P10 at once, less than the P10 of the whole term.";
    return "Base is the expected path. Low and high put every month at its own P10 or P90 at once, so they "
           "are "
           "wider than P10 to P90 of the whole term.";
}

static void
draw_methods(struct brief *brief, struct rect rect)
{
    struct canvas *canvas = brief->canvas;
    const struct rect right = panel_begin(
        brief->canvas,
        &(struct panel){.rect = rect, .size = SIZE_HEADING, .heading = "How the figures come about"});
    double y = right.y;
    for (size_t i = 0; i < N_METHODS; i++) {
        canvas_tag_begin(canvas, "H3");
        y += canvas_text(canvas, STYLE_STRONG, (struct text_box){.x = right.x, .y = y}, methods[i].heading) +
             1;
        canvas_tag_end(canvas, "H3");
        canvas_tag_begin(canvas, "P");
        y += canvas_text(canvas, STYLE_TEXT, (struct text_box){.x = right.x, .y = y, .width = right.width},
                         methods[i].text != NULL ? methods[i].text : scenarios_text(brief->results->plan));
        canvas_tag_end(canvas, "P");
        y += 10;
    }
}

void
page_words_draw(struct brief *brief)
{
    const struct rect area = page_head(
        brief,
        arena_printf(brief->arena, "From %s quoted to %s realized: the words and the method",
                     FACT_TEXT(brief->facts, "offers.%zu.quoted_discount", brief->subject + 1),
                     FACT_TEXT(brief->facts, "offers.%zu.base.realized_discount", brief->subject + 1)),
        "Words as contracts and finance teams use them. The method notes give every formula.");
    struct rect left = area;
    left.width = area.width * DEFINITIONS_SHARE - GUTTER;
    draw_definitions(brief, left);
    draw_methods(brief, rect_beside(area, rect_right(left) + GUTTER));
}

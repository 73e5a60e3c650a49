/* What the words mean and how the figures come about. */
#include "brief.h"

#include "plot.h"
#include "table.h"

static const struct {
    const char *word, *meaning;
} definitions[] = {
    {"List value", "What the usage costs pay as you go: counts times list price."},
    {"Committed value",
     "The same usage at the offer's rates. This draws the commitment down, or list value does."},
    {"Commitment", "The amount promised for a measurement period. It is paid whether it is used or not."},
    {"Quoted discount", "The headline of the offer, off list."},
    {"Contracted discount",
     "What the rate card gives on the usage really consumed, with its exceptions and exclusions."},
    {"Realized discount",
     "One minus what is paid for API usage over its list value: the discount you keep. It is "
     "negative where pay as you go would have cost less."},
    {"All-in realized", "The same with fees added and service credits taken off."},
    {"Unused", "Commitment not drawn at the end of its period, before rollover or true-down."},
    {"Forfeited", "Commitment paid for and never consumed, after rollover and true-down."},
    {"Overage", "Committed value beyond the commitment. The offer says at which rate it bills."},
    {"Carried out", "A rollover balance still valid after the term: paid, neither consumed nor forfeited."},
    {"Ineligible usage", "Usage the offer excludes: it bills at list and draws nothing."},
    {"Effective rate",
     "All that is paid over what was consumed, per million tokens, with forfeits and overage in it."},
};
#define N_DEFINITIONS (sizeof(definitions) / sizeof(definitions[0]))

static const struct {
    const char *heading, *text;
} methods[] = {
    {"Forecast",
     "The usage of the last complete months makes a standard month. It grows by the trend of the history "
     "(the median of all slopes), damped from month to month; a rate in the plan replaces the trend."},
    {"Scenarios",
     "Base is the expected path. Low and high put every month at its own P10 or P90 at once, so over a "
     "whole term they are wider than the term's P10 and P90."},
    {"Settlement",
     "Each contract month draws rollover first, then the commitment; what exceeds both is overage. At the "
     "end of a period true-down comes before rollover, and the rest is forfeited."},
    {"Bridge",
     "Every step between quoted and realized is an amount of money over the list value consumed. The steps "
     "add up exactly before rounding, so shown figures may differ from their total in the last digit."},
    {"Exactness",
     "History is rated in exact decimals. Forecasts are estimates. This briefing, the workbook and the "
     "JSON report show the same figures; the workbook computes them live, or says why not."},
};
#define N_METHODS (sizeof(methods) / sizeof(methods[0]))

#define DEFINITIONS_WIDTH 436.0

size_t
page_words_count(const struct brief *brief)
{
    (void)brief;
    return 1;
}

static void
draw_definitions(struct brief *brief, struct rect rect)
{
    const struct rect left = page_panel(brief, rect, SIZE_HEADING, 0, "What the words mean", NULL);
    const struct column columns[] = {{"Term", 112, ALIGN_LEFT, 0},
                                     {"Meaning", rect.width - 112 + TABLE_GAP, ALIGN_LEFT, 0}};
    struct table table = {brief->canvas, columns, 2, left.x, left.y - 4};
    table_begin(&table);
    for (size_t i = 0; i < N_DEFINITIONS; i++)
        table_row(&table, (const char *const[]){definitions[i].word, definitions[i].meaning},
                  (const struct style[]){STYLE_STRONG, STYLE_TEXT});
    table_end(&table);
}

static void
draw_methods(struct brief *brief, struct rect rect)
{
    struct canvas *canvas = brief->canvas;
    const struct rect right = page_panel(brief, rect, SIZE_HEADING, 0, "How the figures come about", NULL);
    double y = right.y;
    for (size_t i = 0; i < N_METHODS; i++) {
        canvas_tag_begin(canvas, "H3");
        y += canvas_text(canvas, STYLE_STRONG, (struct text_box){.x = right.x, .y = y}, methods[i].heading) +
             1;
        canvas_tag_end(canvas, "H3");
        canvas_tag_begin(canvas, "P");
        y += canvas_text(canvas, STYLE_TEXT, (struct text_box){.x = right.x, .y = y, .width = right.width},
                         methods[i].text);
        canvas_tag_end(canvas, "P");
        y += 10;
    }
}

void
page_words_draw(struct brief *brief, size_t number)
{
    (void)number;
    const double y =
        page_head(brief,
                  arena_printf(brief->arena, "From %s quoted to %s realized: the words and the method",
                               FACT_TEXT(brief->facts, "offers.1.quoted_discount"),
                               FACT_TEXT(brief->facts, "offers.1.base.realized_discount")),
                  "Words as contracts and finance teams use them. The method notes give every formula.");
    draw_definitions(brief, (struct rect){MARGIN, y, DEFINITIONS_WIDTH, CONTENT_BOTTOM - y});
    const double x = MARGIN + DEFINITIONS_WIDTH + GUTTER;
    draw_methods(brief, (struct rect){x, y, MARGIN + CONTENT_WIDTH - x, CONTENT_BOTTOM - y});
}

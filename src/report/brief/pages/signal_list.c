#include "signal_list.h"

#include "report/brief/marks/panel.h"
#include "report/brief/marks/plot.h"
#include "report/telling.h"

#define WORD_WIDTH 56.0 /* of the severity */
#define ROW_GAP    7.0
#define ASK_GAP    2.0
#define MORE_ROOM  13.0 /* of the line after the last row */

static const struct {
    const char *word;
    enum ink ink;
} severities[] = {[SIGNAL_WATCH] = {"watch", INK_QUIET},
                  [SIGNAL_NEGOTIATE] = {"negotiate", INK_TEXT},
                  [SIGNAL_WALK] = {"walk away", INK_BAD_TEXT}};

struct row {
    const char *evidence, *ask;
    const struct signal_result *signal;
};

static struct row
make_row(const struct brief *brief, size_t index)
{
    const struct offer_result *offer = &brief->results->offers[brief->subject];
    return (struct row){
        .evidence = sentence_evidence(brief->results, brief->facts, brief->subject, index, brief->arena),
        .ask = sentence_ask(brief->results, brief->facts, brief->subject, index, brief->arena),
        .signal = &offer->signals[index]};
}

static struct text_box
words_box(struct rect rect, double y)
{
    return (struct text_box){.x = rect.x + WORD_WIDTH, .y = y, .width = rect.width - WORD_WIDTH};
}

static double
row_height(struct brief *brief, const struct row *row, struct rect rect)
{
    return canvas_text_height(brief->canvas, STYLE_TEXT, words_box(rect, 0), row->evidence) + ASK_GAP +
           canvas_text_height(brief->canvas, STYLE_QUIET, words_box(rect, 0), row->ask);
}

static void
draw_row(struct brief *brief, const struct row *row, struct rect rect, double y)
{
    const struct style style = {SIZE_TEXT, true, severities[row->signal->severity].ink};
    const struct text_box word = {.x = rect.x, .y = y, .width = WORD_WIDTH, .max_lines = 1};
    panel_paragraph(brief->canvas, style, word, severities[row->signal->severity].word);
    y += panel_paragraph(brief->canvas, STYLE_TEXT, words_box(rect, y), row->evidence) + ASK_GAP;
    panel_paragraph(brief->canvas, STYLE_QUIET, words_box(rect, y), row->ask);
}

/* After the first `n_drawn` rows. Returns where the line ends. */
static double
draw_more(struct brief *brief, size_t n_drawn, struct rect rect, double y)
{
    const struct fact *more =
        n_drawn > 0 ? fact_find(brief->facts, "offers.%zu.signals_after.%zu", brief->subject + 1, n_drawn)
                    : fact_find(brief->facts, "offers.%zu.signals_fired", brief->subject + 1);
    return y + panel_paragraph(brief->canvas, STYLE_QUIET, words_box(rect, y),
                               arena_printf(brief->arena, "%s%s on the workbook's Signals sheet", more->text,
                                            n_drawn > 0 ? " more" : ""));
}

double
signal_list_draw(struct brief *brief, struct rect rect)
{
    const struct offer_result *offer = &brief->results->offers[brief->subject];
    const size_t *order = telling_order(offer, brief->arena);
    const struct rect below = panel_begin(
        brief->canvas, &(struct panel){.rect = rect,
                                       .size = SIZE_HEADING,
                                       .heading = sentence_signals(brief->results, brief->facts,
                                                                   brief->subject, brief->arena)});
    double y = below.y - 2;
    const char *rest = sentence_all_clear(brief->results, brief->facts, brief->subject, brief->arena);
    if (*rest != '\0')
        y += ROW_GAP + panel_paragraph(brief->canvas, STYLE_TEXT,
                                       (struct text_box){.x = rect.x, .y = y, .width = rect.width},
                                       arena_printf(brief->arena, "%s.", rest));
    for (size_t i = 0; i < offer->n_signals; i++) {
        const struct row row = make_row(brief, order[i]);
        const double height = row_height(brief, &row, rect);
        const double reserve = i + 1 < offer->n_signals ? ROW_GAP + MORE_ROOM : 0;
        if (y + height + reserve > rect_bottom(rect))
            return draw_more(brief, i, rect, y);
        draw_row(brief, &row, rect, y);
        y += height + ROW_GAP;
    }
    return y;
}

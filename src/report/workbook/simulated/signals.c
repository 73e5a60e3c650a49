#include "signals.h"

#include "report/words_deal.h"
#include "report/workbook/cells/room.h"
#include "report/workbook/cells/stale.h"

#include <realrate/facts.h>

/* One block per offer: the verdict, what fired, what is not said, the clauses. */
const double signals_widths[N_SIGNALS_COLUMNS] = {28, 13, 60, 50, 15, 15, 17};

static const struct signal_result *
signal_of(const void *source, size_t i)
{
    return &((const struct signals_source *)source)->result->signals[i];
}
static const char *
text_name(const void *context, size_t i)
{
    const struct signals_source *source = context;
    enum signal signal = signal_of(source, i)->signal;
    return arena_printf(source->model->arena, "%s (%s)", words_signals[signal], words_signal_ids[signal]);
}
static const char *
text_evidence(const void *context, size_t i)
{
    const struct signals_source *source = context;
    const struct model *model = source->model;
    return sentence_evidence(model->results, model->facts, source->offer, i, model->arena);
}
static const char *
text_ask(const void *context, size_t i)
{
    const struct signals_source *source = context;
    const struct model *model = source->model;
    return sentence_ask(model->results, model->facts, source->offer, i, model->arena);
}
static const char *
text_severity(const void *source, size_t i)
{
    return words_severities[signal_of(source, i)->severity];
}
static enum role
role_of_severity(const void *source, size_t i)
{
    static const enum role roles[] = {
        [SIGNAL_WATCH] = ROLE_MILD, [SIGNAL_NEGOTIATE] = ROLE_CAUTION, [SIGNAL_WALK] = ROLE_BAD};
    return roles[signal_of(source, i)->severity];
}
static double
number_cost(const void *source, size_t i)
{
    return signal_of(source, i)->cost;
}

static const struct listing_column columns[] = {
    {SIGNALS_WHAT, "Signal", "", .text = text_name, .role = ROLE_PROSE},
    {SIGNALS_STATE, "Severity", "", .text = text_severity, .role_of = role_of_severity},
    {SIGNALS_TEXT, "Evidence", "", .text = text_evidence, .role = ROLE_REMARK},
    {SIGNALS_MONEY, "What it costs over the term", "money", CELL_MONEY, .number = number_cost},
    {SIGNALS_ASK, "Counter-ask", "", .text = text_ask, .role = ROLE_REMARK},
};

static const enum role verdict_roles[] = {
    [VERDICT_SIGN] = ROLE_GOOD, [VERDICT_NEGOTIATE] = ROLE_CAUTION, [VERDICT_WALK] = ROLE_BAD};

/* Whether a signal holds the offer against the best other way to buy, which may be another offer. */
static const bool looks_at_others[N_SIGNALS] = {[SIGNAL_BEATEN] = true, [SIGNAL_NO_ALTERNATIVE] = true};

/* An offer that changed may beat this one, or no longer: such a signal, and that none fired, is of the run.
 */
static unsigned
write_signals(const struct listing *table, unsigned row)
{
    const struct signals_source *source = table->source;
    size_t n = source->result->n_signals;
    if (n == 0) {
        static_text(table->sheet, row, SIGNALS_WHAT, ROLE_NOTE, "No signal fired.", STALE_OF_RUN);
        return row + 1;
    }
    listing_set_lines(table->sheet, row, 2);
    unsigned end = listing_write(table, row, n), first = end - (unsigned)n;
    for (unsigned i = 0; i < n; i++)
        if (looks_at_others[signal_of(source, i)->signal])
            static_mark(table->sheet, first + i, SIGNALS_WHAT, first + i, SIGNALS_MONEY, STALE_OF_RUN);
    return end;
}

static unsigned
write_offer(struct model *model, size_t k, unsigned row)
{
    const struct offer_result *result = &model->results->offers[k];
    struct signals_source source = {model, result, k};
    struct listing table = {model->tabs[TAB_SIGNALS][0],        columns,
                            sizeof columns / sizeof columns[0], signals_widths,
                            stale_of_offer(model->arena, k),    &source};
    sheet_text(table.sheet, row++, SIGNALS_WHAT, ROLE_SECTION, result->offer->name);
    static_notice_compared(table.sheet, row++, SIGNALS_WHAT, k);
    sheet_text(table.sheet, row, SIGNALS_WHAT, ROLE_LABEL, "Verdict");
    static_text(table.sheet, row++, SIGNALS_STATE, verdict_roles[result->verdict],
                words_verdicts[result->verdict], STALE_OF_RUN);
    row = write_signals(&table, row + 1);
    row = signals_write_unstated(&table, row + 1);
    return signals_write_clauses(&table, row + 1);
}

void
signals_write(struct model *model, size_t tab)
{
    (void)tab;
    struct sheet *sheet = model->tabs[TAB_SIGNALS][0];
    size_t n = model->results->n_offers;
    unsigned *rows = ARENA_NEW(model->arena, unsigned, n), row = ROW_HEADER + 1;
    frame_head(sheet, "what speaks against the offers, and what they leave unsaid", SIGNALS_TEXT,
               "A signal's cost is what its cure is worth; the verdict is the worst severity that fired.");
    sheet->rule_to = N_SIGNALS_COLUMNS - 1;
    for (unsigned i = 0; i < N_SIGNALS_COLUMNS; i++)
        room_columns(sheet, i, i, signals_widths[i]);
    frame_freeze(sheet, ROW_HEADER, 1);
    for (size_t k = 0; k < n; k++) {
        rows[k] = row;
        row = write_offer(model, k, row) + 1;
    }
    frame_breaks(sheet, rows + 1, n - 1); /* an offer a page */
}

#include "ledger_pages.h"

#include "report/workbook/cells/frame.h"
#include "report/workbook/cells/room.h"

#include <math.h>

#define CHART_MONTHS  9 /* columns */
#define WIDE_AMOUNT   1e7
#define LEAST_ROWS    50
#define ROWS_OF_WIDTH 0.3 /* rows on a page for each character across */

/* Characters of a month's column: a commitment of one digit more still fits. */
static double
month_width(const struct ledger *ledger)
{
    double most = 0;
    for (size_t s = 0; s < N_SCENARIOS; s++)
        most = fmax(most, fmax(ledger->scenarios[s].list_value, ledger->scenarios[s].commit));
    return most < WIDE_AMOUNT ? 10.5 : 13;
}

#define LABEL_WIDTH 47
#define UNIT_WIDTH  8
#define TOTAL_WIDTH 14

/* Rows that a landscape page holds below the header, given how wide the sheet is in characters. */
static unsigned
page_rows(const struct ledger *ledger)
{
    double months = frame_months(ledger->model->file, (unsigned)ledger->timeline->n_months);
    double width = LABEL_WIDTH + UNIT_WIDTH + TOTAL_WIDTH + month_width(ledger) * months;
    return (unsigned)fmax(LEAST_ROWS, ROWS_OF_WIDTH * width);
}

/* Breaks before a section that would not end on its page. */
static void
set_breaks(const struct ledger *ledger, const struct ledger_layout *at)
{
    const struct ledger_rows rows = ledger_settlement(ledger);
    unsigned *breaks = ARENA_NEW(ledger->model->arena, unsigned, rows.n + 2), n_breaks = 0;
    unsigned *starts = ARENA_NEW(ledger->model->arena, unsigned, rows.n + 3), n = 0;
    unsigned from = ROW_HEADER + 1, most = page_rows(ledger);
    for (unsigned i = 0; i < rows.n; i++)
        if (rows.items[i].id[0] == '\0')
            starts[n++] = at->block + 1 + i;
    starts[n++] = at->more;
    starts[n++] = at->results;
    starts[n] = at->terms;
    for (unsigned i = 0; i < n; i++)
        if (starts[i + 1] - from > most)
            from = breaks[n_breaks++] = starts[i];
    frame_breaks(ledger->demand->sheet, breaks, n_breaks);
}

void
ledger_set_widths(const struct ledger *ledger)
{
    struct sheet *sheet = ledger->demand->sheet;
    room_columns(sheet, 0, 0, LABEL_WIDTH);
    room_columns(sheet, 1, 1, UNIT_WIDTH);
    room_columns(sheet, 2, 2, TOTAL_WIDTH);
    room_columns(sheet, FIRST_MONTH, FIRST_MONTH + ledger->demand->n, month_width(ledger));
}

double
ledger_chart_width(const struct ledger *ledger)
{
    return month_width(ledger) * 7 * CHART_MONTHS;
}

void
ledger_set_up_pages(const struct ledger *ledger, const struct ledger_layout *at)
{
    struct sheet *sheet = ledger->demand->sheet;
    unsigned last = FIRST_MONTH + (unsigned)ledger->timeline->n_months - 1,
             least = CHART_COLUMN + CHART_MONTHS - 1;
    sheet->months = (struct month_columns){(unsigned)ledger->timeline->n_months, 0, month_width(ledger),
                                           LABEL_WIDTH + UNIT_WIDTH + TOTAL_WIDTH};
    set_breaks(ledger, at);
    frame_area(sheet, at->terms - 2, last > least ? last : least);
}

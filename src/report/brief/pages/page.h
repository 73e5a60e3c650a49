/* The kinds of pages and the frame around each: kicker, title, footer. Each shows one message. Clause 3.3. */
#ifndef PAGE_H
#define PAGE_H

#include "report/brief/brief.h"
#include "report/brief/charts/chart.h"
#include "report/brief/marks/panel.h"

/* A kind of page. */
struct page {
    bool (*exists)(const struct brief *brief); /* whether it has something to say; NULL: always */
    void (*draw)(struct brief *brief);
};

extern const struct page pages[N_BRIEF_PAGES];

bool page_exists(const struct brief *brief, enum brief_page kind);

/* The number of the page of a kind, from 1; 0 where the briefing has none. */
size_t page_number(const struct brief *brief, enum brief_page kind);

/* "page 2" as a link to a page of a kind, ending at x. Returns its width, 0 where there is no such page. */
double page_link(struct brief *brief, enum brief_page kind, double x, double y);

void page_answer_draw(struct brief *brief);
bool page_commit_exists(const struct brief *brief); /* not with nothing committed or tried */
void page_commit_draw(struct brief *brief);
bool page_rates_exists(const struct brief *brief);
void page_rates_draw(struct brief *brief);
void page_why_draw(struct brief *brief);
bool page_asks_exists(const struct brief *brief); /* not with nothing to ask for */
void page_asks_draw(struct brief *brief);
bool page_compare_exists(const struct brief *brief);
void page_compare_draw(struct brief *brief);
void page_words_draw(struct brief *brief);
void page_data_draw(struct brief *brief);

/* A chart of the brief's subject with its head, which has room for as much as any. */
void page_place(struct brief *brief, const struct chart *chart, struct rect rect);

/* The title (at most two lines) and the neutral line under it. Returns what is left of the page for its
 * content. */
struct rect page_head(struct brief *brief, const char *title, const char *neutral);

#endif

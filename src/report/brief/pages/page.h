/* The kinds of pages and the frame around each: kicker, title, footer. Each shows one message. Clause 3.3. */
#ifndef PAGE_H
#define PAGE_H

#include "report/brief/brief.h"
#include "report/brief/charts/chart.h"
#include "report/brief/marks/panel.h"

/* A kind of page. It is drawn `count` times, each with its number from 0; 0 where it has nothing to say. */
struct page {
    size_t (*count)(const struct brief *brief);
    void (*draw)(struct brief *brief, size_t number);
};

extern const struct page pages[N_BRIEF_PAGES];

/* How many pages of a kind there are. */
size_t page_count(const struct brief *brief, enum brief_page kind);

/* The number of the first page of a kind, from 1; 0 where the briefing has none. */
size_t page_number(const struct brief *brief, enum brief_page kind);

/* "page 2" as a link to a page of a kind, ending at x. Returns its width, 0 where there is no such page. */
double page_link(struct brief *brief, enum brief_page kind, double x, double y);

size_t page_once(const struct brief *brief); /* 1: a page that there always is */

void page_answer_draw(struct brief *brief, size_t number);
size_t page_commit_count(const struct brief *brief); /* 0: nothing committed or tried */
void page_commit_draw(struct brief *brief, size_t number);
size_t page_rates_count(const struct brief *brief);
void page_rates_draw(struct brief *brief, size_t number);
void page_why_draw(struct brief *brief, size_t number);
size_t page_asks_count(const struct brief *brief); /* 0: nothing to ask for */
void page_asks_draw(struct brief *brief, size_t number);
size_t page_compare_count(const struct brief *brief);
void page_compare_draw(struct brief *brief, size_t number);
void page_words_draw(struct brief *brief, size_t number);
void page_data_draw(struct brief *brief, size_t number);

/* A chart of the brief's subject with its head, which has room for as much as any. */
void page_place(struct brief *brief, const struct chart *chart, struct rect rect);

/* The title (at most two lines) and the neutral line under it. Returns what is left of the page for its
 * content. */
struct rect page_head(struct brief *brief, const char *title, const char *neutral);

#endif

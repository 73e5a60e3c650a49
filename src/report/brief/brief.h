/* The briefing's pages and what they share. Private to src/report/brief. Clause 3.3. */
#ifndef BRIEF_H
#define BRIEF_H

#include "canvas.h"

#include <realrate/facts.h>
#include <realrate/results.h>

struct brief {
    struct canvas *canvas;
    const struct results *results;
    const struct facts *facts;
    struct arena *arena;
    size_t n_pages;
};

/* A kind of page. It is drawn `count` times, each with its number from 0; 0 where it has nothing to say. */
struct page {
    const char *name;   /* link target */
    const char *kicker; /* over the title, in the outline and in the list of contents */
    size_t (*count)(const struct brief *brief);
    void (*draw)(struct brief *brief, size_t number);
};

extern const struct page brief_pages[]; /* in order; the last has no name */

size_t page_answer_count(const struct brief *brief);
void page_answer_draw(struct brief *brief, size_t number);
size_t page_commit_count(const struct brief *brief);
void page_commit_draw(struct brief *brief, size_t number);
size_t page_bridge_count(const struct brief *brief);
void page_bridge_draw(struct brief *brief, size_t number);
size_t page_rates_count(const struct brief *brief);
void page_rates_draw(struct brief *brief, size_t number);
const struct fact *page_rates_fact(const struct brief *brief, const struct rate_row *row, const char *field);
size_t page_words_count(const struct brief *brief);
void page_words_draw(struct brief *brief, size_t number);
size_t page_data_count(const struct brief *brief);
void page_data_draw(struct brief *brief, size_t number);

/* The title (at most two lines) and the neutral line under it. Returns where the page's content begins. */
double page_head(struct brief *brief, const char *title, const char *neutral);

/* A panel with a heading (at most two lines, three in small type) and a neutral line (one; NULL: none),
 * together at least `head` high, so that neighbours line up. Returns what is left of the rectangle. */
#define PANEL_HEAD 42.0 /* of a chart */
struct rect page_panel(struct brief *brief, struct rect rect, enum type_size size, double head,
                       const char *heading, const char *neutral);

/* The fact's text, or its short text where that is wider than there is room. */
const char *page_fit(struct brief *brief, struct style style, const struct fact *fact, double width);

/* Draws every page. */
void brief_draw(struct brief *brief);

#endif

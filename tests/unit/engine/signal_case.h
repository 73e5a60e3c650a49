/* An offer on which no signal fires, laid out by hand for the tests of 1.13; each test changes what it is
 * about.
 *
 * 960 a year at 20% for 12 months, 1 January 2027. The base path consumes 100 a month at list, 80 committed:
 * it fills the commitment exactly. 20% of what is unused rolls over, overage bills at the committed rate. On
 * demand costs 1,200, the offer 960. */
#ifndef SIGNAL_CASE_H
#define SIGNAL_CASE_H

#include "fixture.h"

#include "engine/signal_view.h"

#define CASE_MONTHS 24
#define CASE_ROWS   4

struct signal_case {
    struct arena *arena;
    struct book book;
    struct book_model models[2]; /* opus, sonnet */
    struct plan plan;
    struct offer offer;
    struct term terms[1];
    struct line lines[2]; /* the standard line of each */
    struct settle_month months[CASE_MONTHS];
    struct rate_row rates[CASE_ROWS];
    struct alternative_result rows[CASE_ROWS];
    struct offer_result result;
    struct results results;
    struct signal_view view;
};

int signal_case_setup(void **state);
int signal_case_teardown(void **state);

/* Demand of every month: at list, eligible, and at committed rates. */
void signal_case_demand(struct signal_case *at, double list, double eligible, double committed);

/* Whether the signal fires; *ret is what it says. */
bool signal_case_fires(const struct signal_case *at,
                       bool (*test)(const struct signal_view *view, struct signal_result *ret),
                       struct signal_result *ret);

#define CASE(name) cmocka_unit_test_setup_teardown(name, signal_case_setup, signal_case_teardown)

#endif

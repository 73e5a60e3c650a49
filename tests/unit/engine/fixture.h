/* Small books, usage, offers and plans in memory, with every default of 2.1 and 2.2, so that a test sets only
 * what it is about. Prices, money and shares are given as doubles of at most six decimals. */
#ifndef FIXTURE_H
#define FIXTURE_H

#include "want.h"

#include <realrate/engine.h>

#define FIXTURE_OFFERS 3

struct fixture {
    struct arena *arena;
    struct diags diags;
    struct book book;
    struct usage usage;
    struct plan plan;
    struct offer offers[FIXTURE_OFFERS];
    size_t n_offers; /* 1 at first */
    struct engine_options options;
    struct results results; /* of fixture_run */
    size_t rows_capacity;
};

/* A kind of usage: what a row of a CSV says beside its day. */
struct use {
    const char *model, *workspace;
    enum tier tier;
    enum context context;
    enum geo geo;
    enum speed speed;
    bool context_is_guess;
    uint32_t file;
    uint64_t counts[N_METERS];
};

/* With an empty book and no usage. */
struct fixture *fixture_new(void);
void fixture_free(struct fixture *fixture);

/* cmocka's setup and teardown of one test: *state is a fixture. */
int fixture_setup(void **state);
int fixture_teardown(void **state);

int32_t day(int year, int month, int day_of_month);
struct money money(double amount);
struct rate rate(double price);

/* The defaults of 2.1: 12 months from 2027-01-01, no commit, no headline, measure year, billing annual. */
void fixture_offer(struct offer *ret);

/* The first offer at an annual commitment and a headline. */
struct offer *quoted_at(struct fixture *fixture, double annual, double headline);

/* A new model whose only section begins on 2020-01-01: base prices with the default cache prices (1.3), web
 * search 10, batch half price, no long-context and no fast prices. Its index is book.n_models - 1. */
struct price_section *fixture_model(struct fixture *fixture, const char *id, const char *family, double input,
                                    double output);

/* A later section of the newest model, a copy of its last one. */
struct price_section *fixture_section(struct fixture *fixture, int32_t from_day);

/* Input and output prices of `rates` with the default cache prices. */
void fixture_prices(struct rate rates[N_METERS], double input, double output);

/* Usage of one day; of every day from `from` to before `to`. */
void fixture_use(struct fixture *fixture, int32_t on, struct use use);
void fixture_use_daily(struct fixture *fixture, int32_t from, int32_t to, struct use use);

#define MILLION UINT64_C(1000000)

/* Input and output of the standard line. */
struct use tokens(const char *model, uint64_t input, uint64_t output);

/* All of it on 1 December 2026 and nothing on the 31st: a complete month before a start on 2027-01-01. */
void use_in_december(struct fixture *fixture, struct use use);

/* A discount key, or a fixed price, of the offer; either model (an index) or family (model -1) is set. */
void fixture_discount(struct fixture *fixture, struct offer *offer, int model, const char *family, int meter,
                      double discount);
void fixture_fixed_price(struct fixture *fixture, struct offer *offer, int model, int meter, double price);
void fixture_exclude(struct fixture *fixture, struct offer *offer, struct exclusion exclusion);
void fixture_band(struct fixture *fixture, struct offer *offer, double threshold, double discount);

/* A list of the plan and its length, GIVE(plan, routes, route, {.to = 1, ...}, {...}), until the end of the
 * block that gives it. */
#define GIVE(plan, list, type, ...)                                                                          \
    ((plan)->list = (struct type[]){__VA_ARGS__},                                                            \
     (plan)->n_##list = sizeof((struct type[]){__VA_ARGS__}) / sizeof(struct type))

/* engine_run over all of it; fixture_run wants it to succeed. */
int fixture_try(struct fixture *fixture);
void fixture_run(struct fixture *fixture);

/* The rate-card row of one line and meter of an offer's result; fails where there is none. */
const struct rate_row *fixture_rate(const struct fixture *fixture, size_t offer, struct line line,
                                    enum meter meter);

/* Whether there is a warning with this id; whose text holds `text`. */
bool fixture_warned(const struct fixture *fixture, const char *id);
bool fixture_warning_says(const struct fixture *fixture, const char *text);

#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)

#endif

/* What is counted and what it is worth: meters, the kinds of line, exact money and prices.
 * Made by nobody, read by every stage. Clauses 1.1 and 1.2 of doc/method.md. */
#ifndef REALRATE_UNITS_H
#define REALRATE_UNITS_H

#include <stdint.h>

/* What is counted. The first five are tokens, the last is requests. The order is that of every report. */
enum meter {
    METER_INPUT, /* uncached input tokens */
    METER_CACHE_WRITE_5M,
    METER_CACHE_WRITE_1H,
    METER_CACHE_READ,
    METER_OUTPUT,
    METER_WEB_SEARCH, /* requests */
};
#define N_METERS       6
#define N_TOKEN_METERS 5

enum tier { TIER_STANDARD, TIER_BATCH, TIER_PRIORITY, TIER_FLEX };
enum context { CONTEXT_BASE, CONTEXT_LONG };
enum geo { GEO_GLOBAL, GEO_US };
enum speed { SPEED_STANDARD, SPEED_FAST };
#define N_TIERS    4
#define N_CONTEXTS 2
#define N_GEOS     2
#define N_SPEEDS   2

/* The words of 1.1, as INI keys, CSV fields and JSON spell them. */
extern const char *const meter_names[N_METERS];
extern const char *const tier_names[N_TIERS];
extern const char *const context_names[N_CONTEXTS];
extern const char *const geo_names[N_GEOS];
extern const char *const speed_names[N_SPEEDS];

/* How many of a meter one price buys: 1,000,000 tokens or 1,000 requests. */
extern const double meter_price_units[N_METERS];

/* One kind of usage (1.1). `model` is an index into the table of models of the struct that holds the line:
 * usage.models for rows as read, book.models everywhere else. */
struct line {
    uint32_t model;
    uint8_t tier, context, geo, speed;
};

/* An amount of the offer's currency as an input states it, in micro-units: -9.2e12 to 9.2e12 units. */
struct money {
    int64_t micro;
};

/* A price as a book or an offer states it, in micro-units per million tokens, per 1,000 for web_search. */
struct rate {
    int64_t micro;
};

__extension__ typedef __int128 int128;

/* An exact amount in units of 1e-20 of the currency: counts times prices without rounding (1.2). A price with
 * its multipliers is whole in 1e-14 per million tokens (six decimals of the price, four of each of two
 * multipliers), so that price times a count is whole in 1e-20. */
struct exact {
    int128 ticks;
};

/* One price of one line and meter with its multipliers, exact: units of 1e-14 per million tokens, for
 * web_search per 1,000 requests. */
struct exact_price {
    int64_t ticks;
};
#define EXACT_PRICE_PER_UNIT 1e14

double money_value(struct money amount);
double rate_value(struct rate price);
double exact_price_value(struct exact_price price); /* currency per million tokens or 1,000 requests */

/* Adds count x price to *total. Returns 0, or -1 on overflow with *total untouched. */
int exact_add(struct exact *total, uint64_t count, struct exact_price price, enum meter meter);

/* Adds b to *total. Returns 0, or -1 on overflow with *total untouched. */
int exact_sum(struct exact *total, struct exact b);

/* Nearest double, in currency. */
double exact_value(struct exact amount);

/* Rounded half-even to the cent, in cents. Saturates at the ends of int64_t (9.2e16 of the currency). */
int64_t exact_cents(struct exact amount);

#endif

/* A run whose figures are round, and its first offer ready to be valued in other ways. */
#ifndef TRIAL_H
#define TRIAL_H

#include "fixture.h"

#include "engine/value.h"

/* The same usage in each of the sixteen months of September 2025 to December 2026. They have 487 days, 16 x
 * 365.25/12, so that with the plan of flat_plan a standard month is this usage and nothing else. */
void flat_use(struct fixture *fixture, struct use use);

/* All sixteen months, no growth, no volatility: every scenario and every path is 1. */
void flat_plan(struct fixture *fixture);

/* Tokens of the standard line whose list value is `amount` at 1.00 a million input. */
struct use worth(const char *model, double amount);

/* 100 a month of opus at list, 80 at 20% off, 960 a year, against a commitment of 1,200; the first offer. */
struct offer *trial_year(struct fixture *fixture);

/* An offer and a plan with a bit of every term of 1.5 to 1.8, other ones for every i: several models, keys,
 * movement, tiers, a workload, uncertain demand. */
#define TRIAL_CASES 60
void trial_everything(struct fixture *fixture, int i);

struct trial {
    struct fixture *fixture;
    struct paths paths;
    struct valuation valuation;
    struct scratch scratch;
    struct draft draft; /* the offer itself */
};

/* After fixture_run: the valuation of an offer on a timeline of `longest` months and twelve more. */
void trial_make(struct fixture *fixture, size_t offer, int longest, struct trial *ret);

/* Replaces the simulated paths: path i needs multipliers[i] times the base vector in every month. n is at
 * most the plan's paths. */
void trial_set_paths(struct trial *trial, const double *multipliers, size_t n);

/* What the draft costs in the base scenario. */
double trial_base_cost(struct trial *trial);

/* Every figure of the draft in a scenario. */
struct settlement trial_settle(struct trial *trial, enum scenario scenario);

/* The averages of the draft over all paths. */
struct value trial_value(struct trial *trial);

#endif

#include "signal_case.h"

#include <stdlib.h>

static void
lay_out_offer(struct signal_case *at)
{
    fixture_offer(&at->offer);
    at->offer.commit.annual = money(960);
    at->offer.discount.has_headline = true;
    at->offer.discount.headline = 0.2;
    at->offer.overage.rate = OVERAGE_COMMITTED;
    at->offer.unused.rollover_cap = 0.2;
    at->offer.terms = at->terms;
}

static void
lay_out_result(struct signal_case *at)
{
    struct offer_result *result = &at->result;
    result->offer = &at->offer;
    result->quoted_discount = 0.2;
    result->annual_commit = 960;
    result->rates = at->rates;
    result->expected = (struct expected){.cost = 960, .fill_probability = 0.6, .forfeited = 40};
    result->break_even_list_consumption = NO_VALUE;
    struct settlement *base = &result->scenarios[SCENARIO_BASE];
    base->months = at->months;
    base->n_months = 12;
    base->commit = 960;
    base->realized_discount = 0.2;
    signal_case_demand(at, 100, 100, 80);
}

int
signal_case_setup(void **state)
{
    struct signal_case *at = calloc(1, sizeof *at);
    if (at == NULL)
        return -1;
    at->arena = arena_new();
    at->models[0] = (struct book_model){.id = "claude-opus", .family = "opus"};
    at->models[1] = (struct book_model){.id = "claude-sonnet", .family = "sonnet"};
    at->lines[1].model = 1;
    at->book.models = at->models;
    at->book.n_models = 2;
    at->plan = (struct plan){.confidence = 0.9, .tolerance = 0.1, .materiality = 0.02};
    lay_out_offer(at);
    lay_out_result(at);
    at->rows[0] = (struct alternative_result){"on demand", KIND_ON_DEMAND, .expected = 1200};
    at->rows[1] = (struct alternative_result){"Offer", KIND_OFFER, .expected = 960};
    at->results = (struct results){.book = &at->book,
                                   .offers = &at->result,
                                   .n_offers = 1,
                                   .alternatives = at->rows,
                                   .n_alternatives = 2};
    at->view = (struct signal_view){.offer = &at->offer,
                                    .result = &at->result,
                                    .results = &at->results,
                                    .plan = &at->plan,
                                    .lines = at->lines,
                                    .material = 19.2,
                                    .arena = at->arena};
    *state = at;
    return 0;
}

int
signal_case_teardown(void **state)
{
    struct signal_case *at = *state;
    arena_free(at->arena);
    free(at);
    return 0;
}

void
signal_case_demand(struct signal_case *at, double list, double eligible, double committed)
{
    struct settlement *base = &at->result.scenarios[SCENARIO_BASE];
    for (size_t m = 0; m < CASE_MONTHS; m++) {
        at->months[m].list_value = list;
        at->months[m].eligible_list = eligible;
        at->months[m].committed_value = committed;
    }
    base->list_value = list * (double)base->n_months;
    base->eligible_list = eligible * (double)base->n_months;
    base->committed_value = committed * (double)base->n_months;
}

bool
signal_case_fires(const struct signal_case *at,
                  bool (*test)(const struct signal_view *view, struct signal_result *ret),
                  struct signal_result *ret)
{
    *ret = (struct signal_result){.figures = {NO_VALUE, NO_VALUE, NO_VALUE, NO_VALUE}, .cost = NO_VALUE};
    return test(&at->view, ret);
}

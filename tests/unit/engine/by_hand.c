#include "by_hand.h"

#include "engine/effective.h"
#include "engine/terms.h"

#define ROWS 3

static const struct line lines[ROWS] = {{.model = 0}, {.model = 0, .tier = TIER_BATCH}, {.model = 1}};

void
by_hand_evaluate(struct fixture *fixture, struct by_hand *by_hand)
{
    struct offer_result *result = &by_hand->offers[0];
    struct value value;
    for (int scenario = 0; scenario < N_SCENARIOS; scenario++)
        value_settle(&by_hand->valuation, &by_hand->scratch, &by_hand->draft, (enum scenario)scenario,
                     fixture->arena, &result->scenarios[scenario]);
    effective_build(&by_hand->valuation, fixture->arena, &fixture->diags, result);
    value_paths(&by_hand->valuation, &by_hand->scratch, &by_hand->draft, &value, NULL);
    result->expected =
        (struct expected){.cost = value.cost, .forfeited = value.forfeited, .fill_probability = value.fill};
}

void
by_hand_move_list(struct by_hand *by_hand, size_t t, double index)
{
    for (; t < by_hand->valuation.n_months; t++)
        by_hand->valuation.market.index[t] = index;
}

void
by_hand_state(struct fixture *fixture, struct offer *offer, const char *section, const char *key)
{
    struct term *terms = ARENA_NEW(fixture->arena, struct term, offer->n_terms + 1);
    for (size_t i = 0; i < offer->n_terms; i++)
        terms[i] = offer->terms[i];
    terms[offer->n_terms++] = (struct term){.section = section, .key = key, .file = offer->file, .line = 1};
    offer->terms = terms;
}

void
by_hand_build(struct fixture *fixture, struct by_hand_use use, double low, double high, struct by_hand *ret)
{
    const double list[ROWS] = {use.opus, use.batch, use.sonnet}, paths[] = {low, high};
    const struct made_demand demand = {.lines = lines,
                                       .list = list,
                                       .n_lines = ROWS,
                                       .scenarios = {low, 1, high},
                                       .paths = paths,
                                       .n_paths = 2};
    int longest = 0;
    if (fixture->book.n_models == 0) {
        fixture_model(fixture, "claude-opus", "opus", 1, 5);
        fixture_model(fixture, "claude-sonnet", "sonnet", 1, 5);
    }
    *ret = (struct by_hand){.results = {.plan = &fixture->plan,
                                        .book = &fixture->book,
                                        .offers = ret->offers,
                                        .n_offers = fixture->n_offers}};
    for (size_t i = 0; i < fixture->n_offers; i++) {
        const struct offer *offer = &fixture->offers[i];
        ret->offers[i] = (struct offer_result){.offer = offer,
                                               .quoted_discount = terms_quoted_discount(offer),
                                               .annual_commit = terms_annual_commit(offer)};
        longest = offer->term_months > longest ? offer->term_months : longest;
    }
    made_build(fixture, &demand, longest, &ret->offers[0], &ret->valuation);
    value_scratch(&ret->valuation, fixture->arena, &ret->scratch);
    draft_alloc(&fixture->offers[0], &fixture->book, fixture->arena, &ret->draft);
    ret->at = (struct lever_case){&ret->valuation, &ret->offers[0]};
    by_hand_evaluate(fixture, ret);
}

#include "one_path.h"

#include "engine/terms.h"

void
one_path_input(const struct one_path *path, struct arena *arena, struct settle_input *ret)
{
    size_t n = (size_t)path->offer->term_months;
    double *advance = ARENA_NEW(arena, double, n), *end = ARENA_NEW(arena, double, n);
    double *shares = ARENA_NEW(arena, double, n), *multiplier = ARENA_NEW(arena, double, n);
    struct card_month *card = ARENA_NEW(arena, struct card_month, n);
    struct deal *deal = ARENA_NEW(arena, struct deal, 1);
    for (size_t m = 0; m < n; m++) {
        const struct demand_month *month = &path->demand[m];
        card[m] = (struct card_month){.list = {[SCALED] = month->list_value},
                                      .eligible = {[SCALED] = month->eligible_list},
                                      .ineligible = {[SCALED] = month->ineligible_list},
                                      .committed = {[SCALED] = month->committed_value}};
        shares[m] = terms_commit_share(path->offer, (int)m + 1);
        multiplier[m] = 1;
    }
    settle_factors(path->discount_rate, n, advance, end);
    const struct deal_span span = {.n_months = path->offer->term_months,
                                   .shares = shares,
                                   .advance = advance,
                                   .end = end,
                                   .quoted = path->quoted,
                                   .service_credit = path->service_credit};
    deal_make(path->offer, &span, deal);
    *ret = (struct settle_input){.deal = deal,
                                 .card = card,
                                 .multiplier = multiplier,
                                 .start = path->offer->start,
                                 .next_year = path->next_year,
                                 .after_factor = end[n - 1]};
}

struct settlement
one_path_settle(const struct one_path *path, struct arena *arena)
{
    struct settle_input input;
    struct settlement settlement;
    one_path_input(path, arena, &input);
    settle_deal(&input, arena, &settlement);
    return settlement;
}

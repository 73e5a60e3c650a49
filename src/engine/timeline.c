#include "timeline.h"

#include "terms.h"

#include "base/least.h"

/* Raw and optimized usage are told apart here even where they are the same. */
#define N_USAGE 2

/* Where the valuation keeps what is source `source` of a contract. */
static size_t
source_of(const struct valuation *v, size_t source)
{
    size_t n_usage = v->n_sources - v->plan->n_workloads;
    return source < N_USAGE ? (source < n_usage ? source : 0) : n_usage + source - N_USAGE;
}

static void
lay_out_factors(const struct valuation *v, struct timeline *ret)
{
    for (size_t m = 0; m < ret->n_laid_out; m++) {
        size_t t = (size_t)ret->first + m;
        double optimized = valuation_phased_in(v->plan, t);
        ret->factor[m] = 1 - optimized;
        ret->factor[ret->n_laid_out + m] = optimized;
        for (size_t source = N_USAGE; source < ret->n_sources; source++)
            ret->factor[source * ret->n_laid_out + m] = v->sources[source_of(v, source)].factor[t];
    }
}

struct card_parts *
timeline_card(const struct valuation *v, const struct card_sums *sums, struct arena *arena)
{
    size_t n_groups = v->market.n_groups, n_sources = N_USAGE + v->plan->n_workloads;
    struct card_parts *card = ARENA_NEW(arena, struct card_parts, n_sources * n_groups);
    for (size_t source = 0; source < n_sources; source++)
        for (size_t group = 0; group < n_groups; group++)
            card[source * n_groups + group] = sums->of[source_of(v, source) * n_groups + group];
    return card;
}

/* A month's part of one source and group. */
static void
add_parts(const struct card_parts *sum, double factor, double list_index, double committed_index,
          struct card_parts *month)
{
    month->eligible += factor * list_index * sum->eligible;
    month->ineligible += factor * list_index * sum->ineligible;
    month->keyed += factor * committed_index * sum->keyed;
    month->head += factor * committed_index * sum->head;
    month->fixed += factor * sum->fixed;
}

/* Committed prices after the contract stay at its last month's. */
static void
lay_out_indices(const struct valuation *v, const struct timeline_span *span, struct timeline *ret)
{
    for (size_t group = 0; group < ret->n_groups; group++) {
        const double *index = &v->market.index[group * v->market.n_months + (size_t)span->first];
        for (size_t m = 0; m < ret->n_laid_out; m++) {
            size_t at = m < ret->n_months ? m : ret->n_months - 1;
            ret->list_index[group * ret->n_laid_out + m] = index[m];
            ret->committed_index[group * ret->n_laid_out + m] =
                index[0] * card_committed_index(ret->offer, v->plan, index[at] / index[0], (int)at);
        }
    }
}

static void
lay_out_demand(const struct valuation *v, const struct card_sums *sums, struct timeline *ret)
{
    for (size_t source = 0; source < v->n_sources; source++)
        for (size_t group = 0; group < ret->n_groups; group++) {
            const struct card_parts *sum = &sums->of[source * ret->n_groups + group];
            for (size_t m = 0; m < ret->n_laid_out; m++) {
                struct card_parts *month = v->sources[source].is_certain ? &ret->certain[m] : &ret->scaled[m];
                add_parts(sum, ret->share * v->sources[source].factor[(size_t)ret->first + m],
                          ret->list_index[group * ret->n_laid_out + m],
                          ret->committed_index[group * ret->n_laid_out + m], month);
            }
        }
}

/* Base committed value of the 12 months after, at the quoted discount (1.20). */
static double
next_year(const struct timeline *timeline, double quoted)
{
    double sum = 0;
    for (size_t m = timeline->n_months; m < timeline->n_months + MONTHS_AFTER; m++) {
        const struct card_parts *scaled = &timeline->scaled[m], *certain = &timeline->certain[m];
        sum += timeline->levels[SCENARIO_BASE][m] *
                   (scaled->keyed + scaled->head * (1 - quoted) + scaled->fixed) +
               certain->keyed + certain->head * (1 - quoted) + certain->fixed;
    }
    return sum;
}

void
timeline_build(const struct valuation *v, const struct offer *offer, const struct timeline_span *span,
               const struct card_sums *sums, struct arena *arena, struct timeline *ret)
{
    size_t first = (size_t)span->first, n = v->n_months - first;
    *ret = (struct timeline){
        .offer = offer,
        .first = span->first,
        .share = span->share,
        .n_months = (size_t)span->n_months,
        .n_laid_out = n,
        .n_sources = N_USAGE + v->plan->n_workloads,
        .n_groups = v->market.n_groups,
        .factor = ARENA_NEW(arena, double, (N_USAGE + v->plan->n_workloads) * n),
        .list_index = ARENA_NEW(arena, double, v->market.n_groups *n),
        .committed_index = ARENA_NEW(arena, double, v->market.n_groups *n),
        .scaled = ARENA_NEW(arena, struct card_parts, n),
        .certain = ARENA_NEW(arena, struct card_parts, n),
        .advance_factor = v->advance_factor + first,
        .end_factor = v->end_factor + first,
    };
    lay_out_factors(v, ret);
    for (int s = 0; s < N_SCENARIOS; s++) {
        ret->levels[s] = ARENA_NEW(arena, double, n);
        for (size_t m = 0; m < n; m++)
            ret->levels[s][m] = v->scenarios[s][first + m];
    }
    lay_out_indices(v, span, ret);
    lay_out_demand(v, sums, ret);
    ret->next_year = next_year(ret, terms_quoted_discount(offer));
}

void
timeline_of_alternative(const struct valuation *v, struct scratch *scratch, const struct course_plan *plan,
                        struct arena *arena, struct alternative_result *ret)
{
    bool is_delay = plan->kind == COURSE_DELAY, is_split = plan->kind == COURSE_SPLIT;
    if (!plan->offer || !(is_delay || is_split) || (is_delay && plan->delay_months >= plan->horizon))
        return;
    course_of_plan(v, plan, scratch->course);
    const struct segment *segment = &scratch->course->segments[1]; /* after what is bought at list */
    const struct timeline_span span = {.first = segment->first,
                                       .n_months = segment->deal.n_months,
                                       .share = is_split ? 1 - plan->share_elsewhere : 1};
    ret->timeline = ARENA_NEW(arena, struct timeline, 1);
    ret->scenarios = ARENA_NEW(arena, struct settlement, N_SCENARIOS);
    timeline_build(v, plan->offer, &span, scratch->course->sums, arena, ret->timeline);
    for (int s = 0; s < N_SCENARIOS; s++) {
        const struct settle_input input = {
            .deal = &segment->deal,
            .card = segment->card,
            .multiplier = v->scenarios[s] + segment->first,
            .start = day_add_months(v->start, segment->first),
            .offset_months = (int)v->offset + segment->first,
            .next_year = segment->next_year,
            .after_factor = segment->after_factor,
        };
        settle_deal(&input, arena, &ret->scenarios[s]);
    }
}

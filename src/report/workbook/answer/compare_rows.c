#include "compare.h"
#include "report/workbook/cells/stale.h"

#include <math.h>
#include <strings.h>

/* ---- the rows ---- */

static size_t
longest_term(const struct results *results)
{
    int longest = 0;
    for (size_t k = 0; k < results->n_offers; k++)
        if (results->offers[k].offer->term_months > longest)
            longest = results->offers[k].offer->term_months;
    return (size_t)longest;
}

static struct compare_row
row_of_offer(const struct results *results, size_t k)
{
    const struct offer_result *result = &results->offers[k];
    return (struct compare_row){
        .offer = k,
        .own = result->offer,
        .contract = k + 1,
        .timeline = &result->timeline,
        .scenarios = result->scenarios,
        .is_fixed = result->offer->start != results->offers[0].offer->start,
    };
}

/* Contracts of alternatives are numbered after the offers in the order of the rows. */
static struct compare_row
row_of_alternative(const struct results *results, size_t i, size_t *n_contracts)
{
    const struct alternative_result *result = &results->alternatives[i];
    const struct alternative *alternative = &results->plan->alternatives[i - 1];
    bool brings_offer = alternative->kind == ALTERNATIVE_DELAY || alternative->rest == REST_OFFER;
    return (struct compare_row){
        .alternative = alternative,
        .number = i,
        .own = brings_offer ? results->offers[0].offer : NULL,
        .contract = result->timeline ? results->n_offers + ++*n_contracts : 0,
        .timeline = result->timeline,
        .scenarios = result->scenarios,
    };
}

static void
collect_rows(struct compare *ret)
{
    const struct results *results = ret->model->results;
    size_t n_others = results_offer_row(results, 0), n_contracts = 0;
    ret->n = results->n_alternatives;
    ret->rows = ARENA_NEW(ret->model->arena, struct compare_row, ret->n);
    for (size_t i = 0; i < ret->n; i++) {
        struct compare_row *row = &ret->rows[i];
        if (i >= n_others)
            *row = row_of_offer(results, i - n_others);
        else if (i > 0)
            *row = row_of_alternative(results, i, &n_contracts);
        row->result = &results->alternatives[i];
        row->has_after = row->timeline && !row->is_fixed &&
                         (size_t)row->timeline->first + row->timeline->n_months < ret->horizon;
    }
}

/* ---- fees ---- */

static const struct fee *
find_fee(const struct offer *offer, const char *name)
{
    for (size_t i = 0; offer && i < offer->n_fees; i++)
        if (strcasecmp(offer->fees[i].name, name) == 0)
            return &offer->fees[i];
    return NULL;
}

static struct compare_fee *
find_known(const struct compare *compare, const char *name)
{
    for (size_t i = 0; i < compare->n_fees; i++)
        if (strcasecmp(compare->fees[i].fee->name, name) == 0)
            return &compare->fees[i];
    return NULL;
}

/* Each name once: at the first standalone price, else at the first quoted one. */
static void
collect_fees(struct compare *ret)
{
    const struct results *results = ret->model->results;
    size_t most = 0;
    for (size_t k = 0; k < results->n_offers; k++)
        most += results->offers[k].offer->n_fees;
    ret->fees = ARENA_NEW(ret->model->arena, struct compare_fee, most);
    for (size_t k = 0; k < results->n_offers; k++)
        for (size_t i = 0; i < results->offers[k].offer->n_fees; i++) {
            const struct compare_fee fee = {k, i + 1, &results->offers[k].offer->fees[i]};
            struct compare_fee *known = find_known(ret, fee.fee->name);
            if (!known)
                ret->fees[ret->n_fees++] = fee;
            else if (!known->fee->has_standalone && fee.fee->has_standalone)
                *known = fee;
        }
}

bool
compare_lacks(const struct compare_row *row, const struct fee *fee)
{
    return find_fee(row->own, fee->name) == NULL;
}

bool
compare_buys_until(const struct compare_row *row, const struct fee *fee)
{
    const struct fee *own = find_fee(row->own, fee->name);
    return own && row->alternative && row->alternative->kind == ALTERNATIVE_DELAY;
}

static double
quoted_charge(const struct fee *fee)
{
    double price = money_value(fee->unit_price);
    for (size_t i = 0; i < fee->n_tiers && fee->tiers[i].from_quantity <= fee->quantity; i++)
        price = money_value(fee->tiers[i].unit_price);
    return fee->quantity * price;
}

double
compare_charge(const struct compare_fee *fee)
{
    if (fee->fee->has_standalone)
        return fee->fee->quantity * money_value(fee->fee->standalone_unit_price);
    return quoted_charge(fee->fee);
}

void
compare_collect(struct model *model, struct compare *ret)
{
    *ret = (struct compare){
        .model = model,
        .sheet = model->tabs[TAB_COMPARE][0],
        .horizon = longest_term(model->results),
        .has_workloads = model->results->plan->n_workloads > 0,
    };
    collect_rows(ret);
    collect_fees(ret);
    for (size_t i = 0; i < ret->n; i++)
        for (size_t k = 0; k < ret->n_fees && !ret->rows[i].is_fixed; k++)
            ret->rows[i].has_added |= compare_lacks(&ret->rows[i], ret->fees[k].fee) ||
                                      compare_buys_until(&ret->rows[i], ret->fees[k].fee);
}

const char *
compare_fixed_names(const struct compare *compare)
{
    const char *names = "";
    for (size_t i = 0; i < compare->n; i++)
        if (compare->rows[i].is_fixed)
            names = arena_printf(compare->model->arena, "%s%s%s", names, names[0] ? ", " : "",
                                 compare->rows[i].result->name);
    return names;
}

struct scope
compare_scope(const struct compare *compare, size_t row)
{
    const struct compare_row *of = &compare->rows[row];
    return (struct scope){
        .sheet = compare->sheet,
        .record = row,
        .numbers = {[OF_HISTORY] = 1, [OF_OFFER] = of->offer + 1, [OF_CONTRACT] = of->contract},
    };
}

/* ---- of the run ---- */

/* Fees that it buys alone are at the prices of other offers. */
const char *
compare_stale_of_row(const struct compare *compare, size_t i)
{
    const struct compare_row *row = &compare->rows[i];
    if (!row->is_fixed)
        return NULL;
    for (size_t k = 0; k < compare->n_fees; k++)
        if (compare_lacks(row, compare->fees[k].fee))
            return STALE_OF_RUN;
    return stale_of_offer(compare->model->arena, row->offer);
}

const char *
compare_stale(const struct compare *compare)
{
    const char *name = NULL;
    for (size_t i = 0; i < compare->n; i++) {
        const char *of_row = compare_stale_of_row(compare, i);
        if (of_row)
            name = name ? STALE_OF_RUN : of_row;
    }
    return name;
}

void
compare_mark_rows(const struct compare *compare, const struct grid *grid, unsigned col, unsigned last_col)
{
    const char *stale = compare_stale(compare);
    if (stale)
        static_mark(compare->sheet, grid->first, col, grid->first + (unsigned)compare->n - 1, last_col,
                    stale);
}

/* ---- figures ---- */

double
compare_list(const struct compare *compare, enum scenario scenario, size_t m)
{
    const struct timeline *all = &compare->model->results->offers[0].timeline;
    return all->levels[scenario][m] * (all->scaled[m].eligible + all->scaled[m].ineligible) +
           all->certain[m].eligible + all->certain[m].ineligible;
}

size_t
compare_months_after(const struct compare_row *row, size_t m)
{
    size_t end = (size_t)row->timeline->first + row->timeline->n_months;
    return m < end ? 0 : m - end + 1;
}

double
compare_renewal_factor(const struct compare *compare, const struct compare_row *row, size_t m)
{
    const struct offer *offer = compare->model->results->offers[row->offer].offer;
    double uplift = compare->model->results->plan->expected_uplift;
    size_t after = compare_months_after(row, m);
    if (after == 0 || offer->price.renewal != RENEWAL_UPLIFT)
        return after == 0 ? 0 : 1;
    if (offer->price.has_renewal_cap)
        uplift = fmin(uplift, offer->price.renewal_cap);
    return pow(1 + uplift, (double)((after + 11) / 12));
}

/* Of the contract's row in a month after it. */
static const struct card_parts *
parts_after(const struct compare_row *row, bool is_certain, size_t m)
{
    size_t at = m - (size_t)row->timeline->first;
    return is_certain ? &row->timeline->certain[at] : &row->timeline->scaled[at];
}

double
compare_committed_after(const struct compare *compare, const struct compare_row *row, bool is_certain,
                        size_t m)
{
    double quoted = compare->model->results->offers[row->offer].quoted_discount;
    if (compare_months_after(row, m) == 0)
        return 0;
    const struct card_parts *parts = parts_after(row, is_certain, m);
    return compare_renewal_factor(compare, row, m) * (parts->keyed + parts->head * (1 - quoted)) +
           parts->fixed;
}

double
compare_after(const struct compare *compare, const struct compare_row *row, bool is_certain, size_t m)
{
    const struct offer *offer = compare->model->results->offers[row->offer].offer;
    if (compare_months_after(row, m) == 0)
        return 0;
    const struct card_parts *parts = parts_after(row, is_certain, m);
    double eligible = offer->price.renewal == RENEWAL_LIST
                          ? parts->eligible
                          : compare_committed_after(compare, row, is_certain, m);
    return eligible + parts->ineligible;
}

double
compare_renewed_fees(const struct compare *compare, const struct compare_row *row, size_t m)
{
    size_t after = compare_months_after(row, m);
    double sum = 0;
    for (size_t i = 0; after > 0 && i < row->own->n_fees; i++) {
        const struct fee *fee = &row->own->fees[i];
        if (fee->per == FEE_PER_MONTH)
            sum += quoted_charge(fee);
        else if (fee->per == FEE_PER_YEAR && (after - 1) % 12 == 0)
            sum += quoted_charge(fee) * fmin(12, (double)(compare->horizon - m)) / 12;
    }
    return sum;
}

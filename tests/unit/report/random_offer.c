#include "random_offer.h"

#include <stdlib.h>
#include <string.h>

#define N_OF(table) (sizeof(table) / sizeof *(table))
#define PPB         INT64_C(1000000000)

/* ---- the generator: splitmix64 ---- */

static uint64_t
draw(uint64_t *seed)
{
    uint64_t z = *seed += UINT64_C(0x9E3779B97F4A7C15);
    z = (z ^ z >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
    z = (z ^ z >> 27) * UINT64_C(0x94D049BB133111EB);
    return z ^ z >> 31;
}

static int
below(uint64_t *seed, int n)
{
    return (int)(draw(seed) % (uint64_t)n);
}

static bool
toss(uint64_t *seed)
{
    return draw(seed) % 2 != 0;
}

/* Of few decimals or many, as the reader makes a double of it; up to `most` whole ones. */
static double
share(uint64_t *seed, int most)
{
    static const int64_t grains[] = {1, 1000, 100000, 10000000, 100000000};
    int64_t grain = grains[below(seed, N_OF(grains))], n = most * PPB / grain;
    return (double)((int64_t)(draw(seed) % (uint64_t)(n + 1)) * grain) / PPB;
}

/* 0 to 10^12, of whole thousands or of millionths. */
static struct money
money(uint64_t *seed)
{
    static const int64_t grains[] = {1, 10000, 1000000, 500000000, 250000000000};
    static const int64_t limits[] = {1000000, 5000000000, 20000000000000, 1000000000000000,
                                     1000000000000000000};
    int64_t grain = grains[below(seed, N_OF(grains))], limit = limits[below(seed, N_OF(limits))];
    return (struct money){(int64_t)(draw(seed) % (uint64_t)limit) / grain * grain};
}

/* ---- names ---- */

void
random_book(struct book *ret)
{
    static struct book_model models[] = {
        {.id = "claude-opus-4-5", .family = "opus", .name = "Claude Opus 4.5"},
        {.id = "claude-sonnet-4.5", .family = "sonnet", .name = "Claude Sonnet"},
        {.id = "claude-haiku-4-5", .family = "haiku", .name = "Claude Haiku"}};
    static const char *families[] = {"opus", "sonnet", "haiku"};
    *ret = (struct book){.file = "prices.ini",
                         .name = "Prices",
                         .currency = "EUR",
                         .models = models,
                         .n_models = N_OF(models),
                         .families = families,
                         .n_families = N_OF(families)};
}

void
random_clauses(struct clause_list *ret)
{
    static struct clause items[] = {
        {.id = "data.no-training"}, {.id = "data.residency"}, {.id = "exit.export"}};
    *ret = (struct clause_list){.file = "clauses.ini", .items = items, .n = N_OF(items)};
}

/* Values that need quotes, that must not have them, and plain ones. */
static const char *const names[] = {
    "Proposal A: 1M at 20%, billed yearly",
    "Offer 1; second round",
    "#1",
    "a \"quoted\" word",
    "C:\\path\\",
    "'single' quotes",
    "Angebot f\xc3\xbcr 2027",
    "x = y",
    "[not a section]",
    "0",
};

/* ---- the parts ---- */

static void
make_frame(uint64_t *seed, const struct book *book, struct offer *offer)
{
    offer->name = names[below(seed, N_OF(names))];
    offer->vendor = toss(seed) ? "" : names[below(seed, N_OF(names))];
    offer->currency = book->currency;
    offer->start =
        day_of_date((struct date){2020 + below(seed, 30), 1 + below(seed, 12), 1 + below(seed, 28)});
    offer->quoted_on = toss(seed) ? DAY_NONE : offer->start - below(seed, 100);
    offer->expires = toss(seed) ? DAY_NONE : offer->start + below(seed, 100);
    offer->term_months = 1 + below(seed, MAX_TERM_MONTHS);
}

static void
make_commit(uint64_t *seed, struct arena *arena, struct offer *offer)
{
    offer->commit.measure = (enum measure)below(seed, MEASURE_TERM + 1);
    offer->commit.billing = (enum billing)below(seed, BILLING_ARREARS + 1);
    offer->commit.drawdown = (enum drawdown)below(seed, DRAWDOWN_LIST + 1);
    offer->commit.shortfall = (enum shortfall)below(seed, SHORTFALL_DISCOUNTED + 1);
    offer->commit.prepay_discount = toss(seed) ? 0 : share(seed, 1);
    offer->commit.n_ramp = (size_t)(1 + (toss(seed) ? 0 : below(seed, 4)));
    offer->commit.ramp = ARENA_NEW(arena, double, offer->commit.n_ramp);
    for (size_t i = 0; i < offer->commit.n_ramp; i++)
        offer->commit.ramp[i] = offer->commit.n_ramp == 1 && toss(seed) ? 1 : share(seed, 10);
    if (toss(seed) || offer_n_periods(offer) > 20) { /* more of them may not fit a line */
        offer->commit.annual = money(seed);
        return;
    }
    offer->commit.n_schedule = (size_t)offer_n_periods(offer);
    offer->commit.schedule = ARENA_NEW(arena, struct money, offer->commit.n_schedule);
    for (size_t i = 0; i < offer->commit.n_schedule; i++)
        offer->commit.schedule[i] = money(seed);
}

/* Each model and family, whole or by the meter, at most once. */
static void
make_keys(uint64_t *seed, const struct book *book, struct arena *arena, struct offer *offer)
{
    size_t most = (book->n_models + book->n_families) * (N_METERS + 1);
    offer->discount.keys = ARENA_NEW(arena, struct price_key, most);
    offer->fixed_prices = ARENA_NEW(arena, struct price_key, most);
    for (int m = -1; m < N_METERS; m++) {
        for (size_t i = 0; i < book->n_models; i++) {
            struct price_key key = {.model = (int)i, .meter = m};
            if (draw(seed) % 4 == 0) {
                key.discount = share(seed, 1);
                offer->discount.keys[offer->discount.n_keys++] = key;
            }
            if (m >= 0 && draw(seed) % 4 == 0) {
                key.discount = 0;
                key.price.micro = (int64_t)(draw(seed) % UINT64_C(1000000000000));
                offer->fixed_prices[offer->n_fixed_prices++] = key;
            }
        }
        for (size_t i = 0; i < book->n_families; i++)
            if (draw(seed) % 4 == 0)
                offer->discount.keys[offer->discount.n_keys++] = (struct price_key){
                    .model = -1, .family = book->families[i], .meter = m, .discount = share(seed, 1)};
    }
}

static struct band *
make_bands(uint64_t *seed, struct arena *arena, size_t *ret_n)
{
    struct band *bands = ARENA_NEW(arena, struct band, 5);
    int64_t threshold = -1;
    *ret_n = (size_t)below(seed, 6);
    for (size_t i = 0; i < *ret_n; i++) {
        threshold += 1 + money(seed).micro / 10;
        bands[i] = (struct band){{threshold}, share(seed, 1)};
    }
    return bands;
}

static void
make_discount(uint64_t *seed, const struct book *book, struct arena *arena, struct offer *offer)
{
    offer->bands = make_bands(seed, arena, &offer->n_bands);
    offer->tiers.mode = (enum tier_mode)below(seed, TIERS_RETROACTIVE + 1);
    offer->tiers.steps = make_bands(seed, arena, &offer->tiers.n_steps);
    offer->discount.batch_stacks = toss(seed);
    offer->discount.has_headline =
        toss(seed) || offer->n_bands == 0; /* something must say what is off list */
    offer->discount.headline = offer->discount.has_headline ? share(seed, 1) : 0;
    if (toss(seed))
        make_keys(seed, book, arena, offer);
}

static void
make_exclusions(uint64_t *seed, const struct book *book, struct arena *arena, struct offer *offer)
{
    offer->exclusions = ARENA_NEW(arena, struct exclusion, 4);
    if (toss(seed))
        offer->exclusions[offer->n_exclusions++] =
            (struct exclusion){below(seed, (int)book->n_models), NULL, -1, -1};
    if (toss(seed))
        offer->exclusions[offer->n_exclusions++] =
            (struct exclusion){-1, book->families[below(seed, (int)book->n_families)], -1, -1};
    if (toss(seed))
        offer->exclusions[offer->n_exclusions++] = (struct exclusion){-1, NULL, below(seed, N_METERS), -1};
    if (toss(seed))
        offer->exclusions[offer->n_exclusions++] = (struct exclusion){-1, NULL, -1, below(seed, N_TIERS)};
}

static void
make_terms(uint64_t *seed, struct offer *offer)
{
    offer->overage.rate = (enum overage)below(seed, OVERAGE_PREMIUM + 1);
    if (offer->overage.rate == OVERAGE_DISCOUNT || offer->overage.rate == OVERAGE_PREMIUM)
        offer->overage.share = share(seed, offer->overage.rate == OVERAGE_DISCOUNT ? 1 : 10);
    offer->overage.burst = toss(seed) ? 0 : share(seed, 10);
    offer->unused.rollover_cap = toss(seed) ? 0 : share(seed, 1);
    offer->unused.rollover_periods = toss(seed) ? 1 : 1 + below(seed, 120);
    offer->unused.true_down_cap = toss(seed) ? 0 : share(seed, 1);
    offer->unused.carry_to_renewal = toss(seed);
    offer->unused.carry_forward_cap = toss(seed) ? 0 : share(seed, 1);
    offer->price.basis = (enum list_basis)below(seed, LIST_OF_THE_DAY + 1);
    offer->price.lock = toss(seed);
    offer->price.decrease_clause = toss(seed);
    offer->price.has_uplift_cap = toss(seed);
    offer->price.uplift_cap = offer->price.has_uplift_cap ? share(seed, 1) : 0;
    offer->price.renewal = (enum renewal)below(seed, RENEWAL_UPLIFT + 1);
    offer->price.has_renewal_cap = toss(seed);
    offer->price.renewal_cap = offer->price.has_renewal_cap ? share(seed, 1) : 0;
    offer->true_forward.share = toss(seed) ? 0 : share(seed, 1);
    offer->true_forward.ratchet = toss(seed);
}

static void
make_fee(uint64_t *seed, const char *name, struct arena *arena, struct fee *fee)
{
    *fee = (struct fee){.name = name,
                        .kind = (enum fee_kind)below(seed, FEE_SERVICES + 1),
                        .quantity = toss(seed) ? 1 : (double)(draw(seed) % UINT64_C(1000000000000)) / 1e6,
                        .unit_price = money(seed),
                        .per = (enum fee_per)below(seed, FEE_ONCE + 1),
                        .has_standalone = toss(seed),
                        .tiers = ARENA_NEW(arena, struct fee_tier, 3),
                        .n_tiers = (size_t)below(seed, 4)};
    if (fee->has_standalone)
        fee->standalone_unit_price = money(seed);
    double from = 0;
    for (size_t i = 0; i < fee->n_tiers; i++) {
        from += 1 + below(seed, 1000);
        fee->tiers[i] = (struct fee_tier){from, money(seed)};
    }
}

static void
make_rest(uint64_t *seed, const struct clause_list *clauses, struct arena *arena, struct offer *offer)
{
    static const char *const fee_names[] = {"seats", "Premium support", "set-up"};
    offer->fees = ARENA_NEW(arena, struct fee, N_OF(fee_names));
    offer->n_fees = (size_t)below(seed, N_OF(fee_names) + 1);
    for (size_t i = 0; i < offer->n_fees; i++)
        make_fee(seed, fee_names[i], arena, &offer->fees[i]);
    offer->sla.is_given = toss(seed);
    if (offer->sla.is_given) {
        offer->sla.target_ppb = (int64_t)(draw(seed) % (uint64_t)(PPB + 1));
        offer->sla.credit = share(seed, 1);
    }
    offer->exit.is_given = toss(seed);
    if (offer->exit.is_given) {
        offer->exit.notice_months = below(seed, 121);
        offer->exit.fee_months = (double)(draw(seed) % 120000001) / 1e6;
    }
    offer->clauses = ARENA_NEW(arena, struct clause_answer, clauses->n);
    for (size_t i = 0; i < clauses->n; i++)
        if (toss(seed))
            offer->clauses[offer->n_clauses++] =
                (struct clause_answer){i, (enum clause_state)below(seed, CLAUSE_ABSENT + 1)};
}

void
random_offer(uint64_t seed, const struct book *book, const struct clause_list *clauses, struct arena *arena,
             struct offer *ret)
{
    *ret = (struct offer){.file = "random.ini"};
    make_frame(&seed, book, ret);
    make_commit(&seed, arena, ret);
    make_discount(&seed, book, arena, ret);
    make_exclusions(&seed, book, arena, ret);
    make_terms(&seed, ret);
    make_rest(&seed, clauses, arena, ret);
}

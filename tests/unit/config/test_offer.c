/* Offers: typed values, defaults, terms, and warnings (2.1, 1.7). */
#include "offer_case.h"

#include <math.h>

static bool
is(double got, double want)
{
    return fabs(got - want) < 1e-12;
}

/* Nothing of what an offer may leave out is there. */
static void
check_defaults(const struct offer *offer)
{
    assert_true(offer->commit.drawdown == DRAWDOWN_NET && offer->commit.shortfall == SHORTFALL_FACE);
    assert_true(offer->tiers.mode == TIERS_MARGINAL && offer->tiers.n_steps == 0);
    assert_true(is(offer->unused.carry_forward_cap, 0) && is(offer->true_forward.share, 0));
    assert_true(offer->price.basis == LIST_AT_SIGNING && offer->price.renewal == RENEWAL_LIST);
    assert_false(offer->price.lock || offer->price.decrease_clause || offer->price.has_uplift_cap ||
                 offer->price.has_renewal_cap);
    assert_false(offer->true_forward.ratchet || offer->sla.is_given || offer->exit.is_given ||
                 offer->is_signed);
    assert_int_equal(offer->n_clauses, 0);
}

static void
defaults_said_aloud_are_the_defaults(void **state)
{
    (void)state;
    struct reading_case c;
    read_case(&c, OFFER "signed = no\n[commit]\nannual = 1_000_000\ndrawdown = NET\nshortfall = face\n" HEAD
                        "[unused]\ncarry_forward_cap = 0%\n[price]\nbasis = signing\n"
                        "lock = off\ndecrease_clause = false\nrenewal = list\n[true_forward]\nshare = 0\n"
                        "ratchet = no\n[sla]\n[exit]\n[clauses]\n");
    assert_reports(c.arena, &c.diags, "");
    assert_int_equal(c.status, 0);
    check_defaults(&c.offer);
    assert_true(offer_states(&c.offer, "price", "lock"));
    drop_case(&c);
}

static void
a_short_offer_has_the_documented_defaults(void **state)
{
    (void)state;
    struct reading_case c;
    read_case(&c, ALL);
    assert_int_equal(c.status, 0);
    const struct offer *offer = &c.offer;
    assert_string_equal(offer->vendor, "");
    assert_string_equal(offer->currency, "USD");
    assert_true(offer->quoted_on == DAY_NONE && offer->expires == DAY_NONE);
    assert_int_equal(offer->start, day_of_date((struct date){2027, 1, 1}));
    assert_int_equal(offer->commit.annual.micro, 1000000000000);
    assert_int_equal(offer->commit.n_schedule, 0);
    assert_int_equal(offer->commit.n_ramp, 1);
    assert_true(fabs(offer->commit.ramp[0] - 1) < 1e-12);
    assert_int_equal(offer->commit.measure, MEASURE_YEAR);
    assert_int_equal(offer->commit.billing, BILLING_ANNUAL);
    assert_true(offer->discount.has_headline && fabs(offer->discount.headline - 0.15) < 1e-12);
    assert_true(offer->discount.batch_stacks);
    assert_int_equal(offer->overage.rate, OVERAGE_LIST);
    assert_int_equal(offer->unused.rollover_periods, 1);
    assert_false(offer->unused.carry_to_renewal);
    assert_int_equal(offer->n_fees + offer->n_bands + offer->n_exclusions + offer->n_fixed_prices, 0);
    assert_int_equal(offer->bytes, strlen(ALL));
    check_defaults(offer);
    const struct term *burst = term_find(offer->terms, offer->n_terms, "Overage", "burst", 0);
    assert_non_null(burst);
    assert_string_equal(burst->text, "0%");
    assert_null(burst->file);
    const struct term *vendor = term_find(offer->terms, offer->n_terms, "offer", "quoted_on", 0);
    assert_false(vendor->has_value);
    drop_case(&c);
}

static const char full[] =
    "[offer]\nname = \"Full; offer\"\nvendor = V\ncurrency = USD\nquoted_on = 2026-11-05\n"
    "expires = 2026-11-30\nstart = 2027-01-28\nterm_months = 14\n"
    "[commit]\nschedule = 500_000, 1M, 1.5M, 2M, 250K\nmeasure = Quarter\nbilling = arrears\nprepay_discount "
    "= 2%\n"
    "[discount]\nopus = 18%\nopus.output = 12.5%\nclaude-haiku-4-5 = 0.05\nbatch_stacks = off\n"
    "[rates]\nCLAUDE-HAIKU-4-5.output = 4.20\nclaude-opus-5.web_search = 8\n"
    "[bands]\n250K = 8%\n1,000,000 = 15%\n"
    "[burndown]\nexclude = priority, web_search, haiku, claude-opus-5\n"
    "[overage]\nrate = Premium 20%\nburst = 10%\n"
    "[unused]\nrollover_cap = 20%\nrollover_periods = 3\ntrue_down_cap = 5%\ncarry_to_renewal = yes\n"
    "[fee Seats]\nkind = seats\nquantity = 120\nunit_price = 60\nper = month\ntier.100 = 55\ntier.500 = 52\n"
    "[fee support]\nkind = support\nunit_price = 10K\nper = once\n";

static void
a_full_offer_reads_every_key(void **state)
{
    (void)state;
    struct reading_case c;
    read_case(&c, full);
    assert_reports(c.arena, &c.diags, "");
    const struct offer *offer = &c.offer;
    assert_string_equal(offer->name, "Full; offer");
    assert_int_equal(offer_period_months(offer), 3);
    assert_int_equal(offer_n_periods(offer), 5); /* 14 months: four quarters and two months */
    assert_int_equal(offer->commit.n_schedule, 5);
    assert_int_equal(offer->commit.schedule[0].micro, 500000000000);
    assert_int_equal(offer->commit.schedule[4].micro, 250000000000);
    assert_int_equal(offer->commit.annual.micro, 0);
    assert_int_equal(offer->commit.billing, BILLING_ARREARS);
    assert_false(offer->discount.has_headline || offer->discount.batch_stacks);
    assert_int_equal(offer->discount.n_keys, 3);
    const struct price_key *key = &offer->discount.keys[1];
    assert_string_equal(key->family, "opus");
    assert_true(key->model == -1 && key->meter == METER_OUTPUT && fabs(key->discount - 0.125) < 1e-12);
    assert_string_equal(offer->terms[key->term].key, "opus.output");
    key = &offer->discount.keys[2];
    assert_true(key->model == 1 && !key->family && key->meter == -1);
    assert_int_equal(offer->fixed_prices[0].price.micro, 4200000);
    assert_int_equal(offer->fixed_prices[1].meter, METER_WEB_SEARCH);
    assert_string_equal(offer->terms[offer->fixed_prices[1].term].unit, "USD/1,000 requests");
    assert_int_equal(offer->n_bands, 2);
    assert_int_equal(offer->bands[1].threshold.micro, 1000000000000);
    assert_int_equal(offer->n_exclusions, 4);
    assert_int_equal(offer->exclusions[0].tier, TIER_PRIORITY);
    assert_int_equal(offer->exclusions[1].meter, METER_WEB_SEARCH);
    assert_string_equal(offer->exclusions[2].family, "haiku");
    assert_int_equal(offer->exclusions[3].model, 0);
    assert_int_equal(offer->overage.rate, OVERAGE_PREMIUM);
    assert_true(fabs(offer->overage.share - 0.2) < 1e-12);
    assert_true(offer->unused.carry_to_renewal && offer->unused.rollover_periods == 3);
    assert_int_equal(offer->n_fees, 2);
    assert_string_equal(offer->fees[0].name, "Seats");
    assert_int_equal(offer->fees[0].kind, FEE_SEATS);
    assert_true(fabs(offer->fees[0].quantity - 120) < 1e-12);
    assert_int_equal(offer->fees[0].n_tiers, 2);
    assert_int_equal(offer->fees[0].tiers[1].unit_price.micro, 52000000);
    assert_true(fabs(offer->fees[0].tiers[1].from_quantity - 500) < 1e-12);
    assert_true(fabs(offer->fees[1].quantity - 1) < 1e-12 && offer->fees[1].per == FEE_ONCE);
    const struct term *rate = term_find(offer->terms, offer->n_terms, "overage", "rate", 0);
    assert_string_equal(rate->text, "premium");
    assert_true(fabs(rate->value - 0.2) < 1e-12);
    const struct term *item = term_find(offer->terms, offer->n_terms, "commit", "schedule", 2);
    assert_true(fabs(item->value - 1.5e6) < 1e-6 && item->line == 10);
    const struct term *band = term_find(offer->terms, offer->n_terms, "bands", "250K", 0);
    assert_true(fabs(band->key_value - 250000) < 1e-6 && fabs(band->value - 0.08) < 1e-12);
    assert_string_equal(term_find(offer->terms, offer->n_terms, "fee seats", "tier.500", 0)->unit, "USD");
    drop_case(&c);
}

static const char protected[] =
    ALL "[tiers]\nmode = Retroactive\n1M = 15%\n2M = 18%\n"
        "[unused]\ncarry_forward_cap = 10%\n"
        "[price]\nbasis = current\nlock = yes\ndecrease_clause = yes\nuplift_cap = 5%\nrenewal = uplift\n"
        "renewal_cap = 4%\n"
        "[true_forward]\nshare = 80%\nratchet = yes\n"
        "[fee seats]\nkind = seats\nunit_price = 60\nper = month\nstandalone_unit_price = 72.50\n"
        "[fee help]\nkind = support\nunit_price = 1K\nper = year\n"
        "[sla]\ntarget = 99.95%\ncredit = 2%\n"
        "[exit]\nnotice_months = 2\nfee_months = 3.5\n"
        "[clauses]\nexit.renewal-cap = absent\nDATA.no-training = partial\n";

static void
terms_that_protect_are_read(void **state)
{
    (void)state;
    struct reading_case c;
    read_case(&c, protected);
    assert_reports(c.arena, &c.diags, "");
    const struct offer *offer = &c.offer;
    assert_true(offer->tiers.mode == TIERS_RETROACTIVE && offer->tiers.n_steps == 2);
    assert_int_equal(offer->tiers.steps[0].threshold.micro, 1000000000000);
    assert_true(is(offer->tiers.steps[1].discount, 0.18));
    assert_int_equal(offer->n_bands, 0);
    assert_true(is(offer->unused.carry_forward_cap, 0.1));
    assert_true(offer->price.basis == LIST_OF_THE_DAY && offer->price.renewal == RENEWAL_UPLIFT);
    assert_true(offer->price.lock && offer->price.decrease_clause);
    assert_true(offer->price.has_uplift_cap && is(offer->price.uplift_cap, 0.05));
    assert_true(offer->price.has_renewal_cap && is(offer->price.renewal_cap, 0.04));
    assert_true(is(offer->true_forward.share, 0.8) && offer->true_forward.ratchet);
    assert_true(offer->fees[0].has_standalone && !offer->fees[1].has_standalone);
    assert_int_equal(offer->fees[0].standalone_unit_price.micro, 72500000);
    assert_true(offer->sla.is_given && is(offer->sla.credit, 0.02));
    assert_int_equal(offer->sla.target_ppb, 999500000); /* 99.95% of 1e9, exact */
    assert_true(offer->exit.is_given && offer->exit.notice_months == 2 && is(offer->exit.fee_months, 3.5));
    assert_int_equal(offer->n_clauses, 2); /* in the order of the offer */
    assert_int_equal(offer->clauses[0].clause, 1);
    assert_int_equal(offer->clauses[0].state, CLAUSE_ABSENT);
    assert_int_equal(offer->clauses[1].clause, 0);
    assert_int_equal(offer->clauses[1].state, CLAUSE_PARTIAL);
    drop_case(&c);
}

static void
a_commitment_may_be_drawn_at_list(void **state)
{
    (void)state;
    struct reading_case c;
    read_case(&c, OFFER "[commit]\nannual = 1M\ndrawdown = list\nshortfall = discounted\n" HEAD
                        "[exit]\nfee_months = 0\n");
    assert_reports(c.arena, &c.diags, "");
    assert_int_equal(c.offer.commit.drawdown, DRAWDOWN_LIST);
    assert_int_equal(c.offer.commit.shortfall, SHORTFALL_DISCOUNTED);
    /* A right to leave without notice or fee is one. */
    assert_true(c.offer.exit.is_given && c.offer.exit.notice_months == 0 && is(c.offer.exit.fee_months, 0));
    drop_case(&c);
}

static void
what_the_file_states_is_told_from_what_holds_by_default(void **state)
{
    (void)state;
    struct reading_case c;
    read_case(&c, ALL "[overage]\nrate = list\n[burndown]\nexclude =\n[price]\n[fee a]\nkind = seats\n"
                      "unit_price = 1\nper = once\n");
    assert_int_equal(c.status, 0);
    const struct offer *offer = &c.offer;
    assert_true(offer_states(offer, "overage", "rate")); /* the default, but stated */
    assert_true(offer_states(offer, "Overage", NULL) && offer_states(offer, "discount", "HEADLINE"));
    assert_true(offer_states(offer, "burndown", "exclude")); /* nothing is excluded, it says */
    assert_true(offer_states(offer, "fee a", "kind"));
    assert_false(offer_states(offer, "overage", "burst") || offer_states(offer, "fee a", "quantity"));
    assert_false(offer_states(offer, "price", NULL) || offer_states(offer, "unused", NULL));
    assert_false(offer_states(offer, "commit", "drawdown") || offer_states(offer, "nothing", NULL));
    drop_case(&c);
}

static void
terms_without_effect_are_warnings(void **state)
{
    (void)state;
    const struct {
        const char *text, *want;
    } cases[] = {
        {ALL "claude-opus-5 = 18%\nopus.output = 12%\n",
         "9: [discount] claude-opus-5: warning discount-key-beaten: does not hold for output: opus.output on "
         "line 10 "
         "is more specific\n"},
        {ALL "claude-haiku-4-5 = 18%\nopus.output = 12%\n", ""},
        {OFFER "[commit]\nschedule = 1M, 1M\nramp = 50%\n" HEAD,
         "7: [commit] ramp: warning ramp-without-effect: has no effect: the schedule states every amount\n"},
        {OFFER "[commit]\nannual = 1M\nramp = 50%, 75%, 1\n" HEAD,
         "7: [commit] ramp: warning ramp-without-effect: has 3 factors, but the term has 2 contract years: "
         "the last "
         "have no effect\n"},
        {OFFER "[commit]\nannual = 1M\nshortfall = discounted\n" HEAD,
         "7: [commit] shortfall: warning shortfall-without-effect: has no effect without drawdown = list\n"},
        {ALL "[tiers]\nmode = retroactive\n",
         "10: [tiers] mode: warning tiers-without-effect: has no effect: [tiers] has no threshold\n"},
        {ALL "[price]\nrenewal = keep\nrenewal_cap = 5%\n",
         "11: [price] renewal_cap: warning renewal-cap-without-effect: has no effect without renewal = "
         "uplift\n"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct reading_case c;
        read_case(&c, cases[i].text);
        assert_reports(c.arena, &c.diags, cases[i].want);
        assert_int_equal(c.status, 0);
        drop_case(&c);
    }
}

static void
the_last_period_may_be_shorter(void **state)
{
    (void)state;
    const struct {
        enum measure measure;
        int term, months, n;
    } cases[] = {{MEASURE_MONTH, 5, 1, 5},  {MEASURE_QUARTER, 12, 3, 4}, {MEASURE_QUARTER, 2, 2, 1},
                 {MEASURE_YEAR, 24, 12, 2}, {MEASURE_YEAR, 25, 12, 3},   {MEASURE_YEAR, 6, 6, 1},
                 {MEASURE_TERM, 36, 36, 1}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct offer offer = {.term_months = cases[i].term, .commit.measure = cases[i].measure};
        assert_int_equal(offer_period_months(&offer), cases[i].months);
        assert_int_equal(offer_n_periods(&offer), cases[i].n);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(defaults_said_aloud_are_the_defaults),
        cmocka_unit_test(a_short_offer_has_the_documented_defaults),
        cmocka_unit_test(a_full_offer_reads_every_key),
        cmocka_unit_test(terms_that_protect_are_read),
        cmocka_unit_test(a_commitment_may_be_drawn_at_list),
        cmocka_unit_test(what_the_file_states_is_told_from_what_holds_by_default),
        cmocka_unit_test(terms_without_effect_are_warnings),
        cmocka_unit_test(the_last_period_may_be_shorter),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

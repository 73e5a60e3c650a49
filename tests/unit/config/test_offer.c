/* Offers: typed values, defaults, terms, and every refusal with its place (2.1, 1.7). */
#include "ini_case.h"

#include <realrate/offer.h>
#include <realrate/prices.h>

#include <math.h>

static const char book_text[] =
    "[book]\nname = B\ncurrency = USD\nas_of = 2026-01-01\n"
    "[model claude-opus-5]\nfamily = opus\nfrom = 2026-01-01\ninput = 5\noutput = 25\n"
    "[model claude-haiku-4-5]\nfamily = haiku\nalias = claude-haiku-4-5-20251001\n"
    "from = 2025-10-15\ninput = 1\noutput = 5\n";

/* One reading of an offer. */
struct reading_case {
    struct arena *arena;
    struct diags diags;
    struct book book;
    struct offer offer;
    int status;
};

static void
read_case(struct reading_case *c, const char *text)
{
    c->arena = arena_new();
    diags_init(&c->diags);
    char *path = case_file(c->arena, book_text, strlen(book_text));
    assert_int_equal(book_read(path, c->arena, &c->diags, &c->book), 0);
    unlink(path);
    c->book.file = "book.ini";
    path = case_file(c->arena, text, strlen(text));
    c->status = offer_read(path, &c->book, c->arena, &c->diags, &c->offer);
    unlink(path);
}

static void
drop_case(struct reading_case *c)
{
    diags_free(&c->diags);
    arena_free(c->arena);
}

#define OFFER  "[offer]\nname = N\nstart = 2027-01-01\nterm_months = 24\n" /* lines 1 to 4 */
#define COMMIT "[commit]\nannual = 1M\n"                                   /* lines 5 and 6 */
#define HEAD   "[discount]\nheadline = 15%\n"                              /* lines 7 and 8 */
#define ALL    OFFER COMMIT HEAD                                           /* what follows is line 9 on */

static const struct {
    const char *text, *want;
} refusals[] = {
    /* A name that is not known: the nearest one. */
    {ALL "[overages]\nrate = list\n",
     "9: [overages]: is no section of the offer INI; did you mean [overage]?\n"},
    {ALL "[fees seats]\n", "9: [fees seats]: is no section of the offer INI; did you mean [fee]?\n"},
    {ALL "[fee]\n", "9: [fee]: needs a name: expected [fee NAME]\n"},
    {ALL "batch_stack = no\n",
     "9: [discount] batch_stack: is no model or family of the price book; did you mean batch_stacks?\n"},
    {ALL "opsu = 1%\n", "9: [discount] opsu: is no model or family of the price book; did you mean opus?\n"},
    {ALL "opus.outptu = 1%\n",
     "9: [discount] opus.outptu: is no model or family of the price book; did you mean opus.output?\n"},
    {ALL "[unused]\nrollover_cpa = 1%\n",
     "10: [unused] rollover_cpa: is no key of [unused]; did you mean rollover_cap?\n"},
    {ALL "[burndown]\nexclude = opus, prioriti\n",
     "10: [burndown] exclude: \"prioriti\" is no family, model, meter or tier; did you mean priority?\n"},
    {ALL "[rates]\nopus.output = 1\n",
     "10: [rates] opus.output: names no single price: expected MODEL.METER\n"},
    {ALL "claude-haiku-4-5 = 1%\nclaude-haiku-4-5-20251001 = 2%\n",
     "10: [discount] claude-haiku-4-5-20251001: means the same as claude-haiku-4-5 on line 9\n"},
    /* What is missing: the section's line. */
    {"[offer]\nname = N\nterm_months = 24\n" COMMIT HEAD,
     "1: [offer] start: is missing: first day of the contract, day 1 to 28 of a month\n"},
    {OFFER HEAD, "0: [commit]: is missing: the offer INI must have this section\n"},
    {COMMIT HEAD,
     "0: [offer]: is missing: the offer INI must have this section, with name, start, term_months\n"},
    {OFFER "[commit]\n" HEAD,
     "5: [commit] annual: is missing: expected annual or schedule, 0 for no commitment\n"},
    {OFFER COMMIT,
     "0: [discount] headline: is missing: an offer needs a headline, [bands], [tiers] or [rates]; "
     "0% is a headline\n"},
    {OFFER COMMIT "[discount]\nopus = 5%\n",
     "7: [discount] headline: is missing: an offer needs a headline, [bands], [tiers] or [rates]; 0% is a "
     "headline\n"},
    {OFFER COMMIT "[tiers]\nmode = marginal\n",
     "0: [discount] headline: is missing: an offer needs a headline, [bands], [tiers] or [rates]; "
     "0% is a headline\n"},
    {ALL "[fee x]\nkind = seats\n", "9: [fee x] unit_price: is missing: price of one unit\n9: [fee x] per: "
                                    "is missing: how often it is charged\n"},
    /* The wrong type or out of range. */
    {OFFER COMMIT "[discount]\nheadline = 150%\n",
     "8: [discount] headline: 150% is out of range: expected 0% to 100%\n"},
    {OFFER COMMIT "[discount]\nheadline = 15\n",
     "8: [discount] headline: 15 is out of range (15 is 1,500%): expected 0% to 100%\n"},
    {"[offer]\nname = N\nstart = 2027-01-31\nterm_months = 24\n" COMMIT HEAD,
     "3: [offer] start: 2027-01-31 is out of range: expected day 1 to 28 of a month\n"},
    {"[offer]\nname = N\nstart = 2027-02-30\nterm_months = 24\n" COMMIT HEAD,
     "3: [offer] start: \"2027-02-30\" found, expected a date that exists, YYYY-MM-DD\n"},
    {"[offer]\nname =\nstart = 2027-01-01\nterm_months = 24\n" COMMIT HEAD,
     "2: [offer] name: has no value: expected text\n"},
    {"[offer]\nname = N\nstart = 2027-01-01\nterm_months = 0\n" COMMIT HEAD,
     "4: [offer] term_months: 0 is out of range: expected 1 to 120\n"},
    {"[offer]\nname = N\nstart = 2027-01-01\nterm_months = 12.5\n" COMMIT HEAD,
     "4: [offer] term_months: \"12.5\" found, expected a whole number\n"},
    {"[offer]\nname = N\nstart = 2027-01-01\nterm_months = 010\n" COMMIT HEAD,
     "4: [offer] term_months: \"010\" found, expected a whole number: a number without leading zeros\n"},
    {OFFER "[commit]\nannual = -5\n" HEAD,
     "6: [commit] annual: -5 is out of range: expected 0 to 1,000,000,000,000\n"},
    {OFFER "[commit]\nannual = 12abc\n" HEAD,
     "6: [commit] annual: \"12abc\" found, expected an amount such as 1000000, 250K or 1.5M\n"},
    {OFFER "[commit]\nannual = 1,5\n" HEAD, "6: [commit] annual: \"1,5\" found, expected an amount such as "
                                            "1000000, 250K or 1.5M: a decimal point, not a "
                                            "comma\n"},
    {OFFER "[commit]\nannual = nan\n" HEAD,
     "6: [commit] annual: \"nan\" found, expected an amount such as 1000000, 250K or 1.5M\n"},
    {OFFER "[commit]\nannual = 0x10\n" HEAD,
     "6: [commit] annual: \"0x10\" found, expected an amount such as 1000000, 250K or 1.5M\n"},
    {OFFER "[commit]\nannual =\n" HEAD,
     "6: [commit] annual: has no value: expected an amount such as 1000000, 250K or 1.5M\n"},
    {ALL "batch_stacks = yellow\n",
     "9: [discount] batch_stacks: \"yellow\" found, expected yes or no (true, false, on, off)\n"},
    {ALL "[overage]\nrate = premium\n",
     "10: [overage] rate: \"premium\" found, expected premium and a share, \"premium 10%\"\n"},
    {ALL "[overage]\nrate = discount 120%\n",
     "10: [overage] rate: 120% is out of range: expected 0% to 100%\n"},
    {ALL "[overage]\nrate = list 5%\n", "10: [overage] rate: \"list 5%\" found, expected list alone\n"},
    {ALL "[unused]\nrollover_periods = 121\n",
     "10: [unused] rollover_periods: 121 is out of range: expected 1 to 120\n"},
    {OFFER "[commit]\nschedule = 500,000, 1M\n" HEAD,
     "6: [commit] schedule: \"000\" found, expected thousands grouped by _ in a list: a comma separates "
     "items\n"},
    {OFFER "[commit]\nannual = 1M\nramp = 50%,\n" HEAD, "7: [commit] ramp: item 2 of the list is empty\n"},
    /* What does not fit together: both places. */
    {"[offer]\nname = N\nstart = 2027-01-01\nterm_months = 24\nquoted_on = 2026-11-05\nexpires = "
     "2026-11-04\n" COMMIT HEAD,
     "6: [offer] expires: 2026-11-04 is before quoted_on 2026-11-05 on line 5\n"},
    {"[offer]\nname = N\nstart = 2027-01-01\nterm_months = 24\ncurrency = EUR\n" COMMIT HEAD,
     "5: [offer] currency: is EUR, but the price book book.ini is in USD: they must agree\n"},
    {OFFER "[commit]\nannual = 1M\nschedule = 1M, 2M\n" HEAD,
     "7: [commit] schedule: cannot stand beside annual on line 6: expected one of them\n"},
    {OFFER "[commit]\nschedule = 1M\n" HEAD, "6: [commit] schedule: has 1 amount, but the 24 months of "
                                             "term_months (line 4) are 2 measurement periods\n"},
    {ALL "[bands]\n1M = 5%\n250K = 8%\n",
     "11: [bands] 250K: does not ascend: 1M on line 10 comes before it\n"},
    {ALL "[bands]\n1M = 5%\n1000_000 = 8%\n1_000_000 = 8%\n",
     "11: [bands] 1000_000: is no key of [bands]; expected THRESHOLD such as 250K\n"
     "12: [bands] 1_000_000: does not ascend: 1M on line 10 comes before it\n"},
    {ALL "[fee s]\nkind = seats\nunit_price = 60\nper = month\ntier.500 = 52\ntier.100 = 55\n",
     "14: [fee s] tier.100: does not ascend: tier.500 on line 13 comes before it\n"},
    /* Terms of later versions: only the default may be said. */
    {ALL "[price]\nlock = yes\n", "10: [price] lock: yes is not supported yet\n"},
    {ALL "[price]\nuplift_cap = 5%\n", "10: [price] uplift_cap: 5% is not supported yet\n"},
    {ALL "[price]\nuplift_cap = 500%\n",
     "10: [price] uplift_cap: 500% is out of range: expected 0% to 100%\n"},
    {OFFER "[commit]\nannual = 1M\ndrawdown = list\n" HEAD,
     "7: [commit] drawdown: list is not supported yet\n"},
    {OFFER COMMIT "[tiers]\n1M = 15%\n", "8: [tiers] 1M: 15% is not supported yet\n"},
    {ALL "[clauses]\ndata.no-training = present\n",
     "10: [clauses] data.no-training: present is not supported yet\n"},
    {ALL "[sla]\ntarget = 99.9%\n", "10: [sla] target: 99.9% is not supported yet\n"},
    {ALL "[exit]\nnotice_months = 2\n", "10: [exit] notice_months: 2 is not supported yet\n"},
    {ALL "[true_forward]\nratchet = yes\n", "10: [true_forward] ratchet: yes is not supported yet\n"},
    /* A faulty line does not make its key missing. */
    {"[offer]\nname = N\nstart 2027-01-01\nterm_months = 24\n" COMMIT HEAD,
     "3: \"start 2027-01-01\" has no =: expected KEY = VALUE\n"},
};

static void
every_refusal_names_place_finding_and_expectation(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof refusals / sizeof *refusals; i++) {
        struct reading_case c;
        read_case(&c, refusals[i].text);
        assert_reports(c.arena, &c.diags, refusals[i].want);
        assert_int_equal(c.status, -1);
        assert_int_equal(c.diags.status, STATUS_CONFIG);
        drop_case(&c);
    }
}

static void
defaults_said_aloud_are_accepted_before_their_effect_exists(void **state)
{
    (void)state;
    struct reading_case c;
    read_case(&c,
              OFFER "signed = no\n[commit]\nannual = 1_000_000\ndrawdown = NET\nshortfall = face\n" HEAD
                    "[tiers]\nmode = marginal\n[unused]\ncarry_forward_cap = 0%\n[price]\nbasis = signing\n"
                    "lock = off\ndecrease_clause = false\nrenewal = list\n[true_forward]\nshare = 0\n");
    assert_reports(c.arena, &c.diags, "");
    assert_int_equal(c.status, 0);
    assert_null(term_find(c.offer.terms, c.offer.n_terms, "price", "lock", 0));
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
        cmocka_unit_test(every_refusal_names_place_finding_and_expectation),
        cmocka_unit_test(defaults_said_aloud_are_accepted_before_their_effect_exists),
        cmocka_unit_test(a_short_offer_has_the_documented_defaults),
        cmocka_unit_test(a_full_offer_reads_every_key),
        cmocka_unit_test(terms_without_effect_are_warnings),
        cmocka_unit_test(the_last_period_may_be_shorter),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* Every refusal of an offer: its place, what was found, what was expected (2.1). */
#include "offer_case.h"

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
     "0% is a headline\n"
     "8: [tiers] mode: warning tiers-without-effect: has no effect: [tiers] has no threshold\n"},
    {ALL "[fee x]\nkind = seats\n", "9: [fee x] unit_price: is missing: price of one unit\n9: [fee x] per: "
                                    "is missing: how often it is charged\n"},
    /* The wrong type or out of range. */
    {ALL "[bands]\n250K = 8%\n2000B = 9%\n",
     "11: [bands] 2000B: is out of range: expected 0 to 1,000,000,000,000\n"},
    {OFFER COMMIT "[discount]\nheadline = 150%\n",
     "8: [discount] headline: 150% is out of range: expected 0% to 100%\n"},
    {OFFER COMMIT "[discount]\nheadline = 15\n",
     "8: [discount] headline: 15 is out of range (15 is 1,500%): expected 0% to 100%\n"},
    {"[offer]\nname = N\nstart = 2027-01-31\nterm_months = 24\n" COMMIT HEAD,
     "3: [offer] start: 2027-01-31 is out of range: expected day 1 to 28 of a month\n"},
    {"[offer]\nname = N\nstart = 2027-02-30\nterm_months = 24\n" COMMIT HEAD,
     "3: [offer] start: \"2027-02-30\" found, expected a date that exists, YYYY-MM-DD\n"},
    {"[offer]\nname = 'N'\nstart = 2027-01-01\nterm_months = 24\n" COMMIT HEAD,
     "2: [offer] name: a value that begins with ' must stand in double quotes: \"...\"\n"},
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
    {ALL "[tiers]\n2M = 18%\n1M = 15%\n", "11: [tiers] 1M: does not ascend: 2M on line 10 comes before it\n"},
    {ALL "[tiers]\nmode = retroactive\n1M = 15%\n1000K = 18%\n",
     "12: [tiers] 1000K: does not ascend: 1M on line 11 comes before it\n"},
    {ALL "[sla]\ntarget = 99.9%\n",
     "9: [sla] credit: is missing beside target on line 10: a target without a credit pays nothing\n"},
    {ALL "[sla]\ncredit = 2%\n",
     "9: [sla] target: is missing beside credit on line 10: a credit needs the uptime that earns it\n"},
    {ALL "[exit]\nnotice_months = 2\n", "9: [exit] fee_months: is missing beside notice_months on line 10: 0 "
                                        "is a right to leave without a fee\n"},
    /* A clause that the checklist does not have. */
    {ALL "[clauses]\ndata.no-trainig = present\n",
     "10: [clauses] data.no-trainig: is no clause of the checklist; did you mean data.no-training?\n"},
    {ALL "[clauses]\nuptime = present\n", "10: [clauses] uptime: is no clause of the checklist\n"},
    {ALL "[clauses]\ndata.no-training = yes\n",
     "10: [clauses] data.no-training: \"yes\" found, expected present, partial or absent\n"},
    /* Ranges and words of the terms that protect a price or a commitment. */
    {ALL "[unused]\ncarry_forward_cap = 101%\n",
     "10: [unused] carry_forward_cap: 101% is out of range: expected 0% to 100%\n"},
    {ALL "[true_forward]\nshare = -1%\n",
     "10: [true_forward] share: -1% is out of range: expected 0% to 100%\n"},
    {ALL "[price]\nuplift_cap = 500%\n",
     "10: [price] uplift_cap: 500% is out of range: expected 0% to 100%\n"},
    {ALL "[price]\nbasis = today\n", "10: [price] basis: \"today\" found, expected signing or current\n"},
    {ALL "[price]\nrenewal = 5%\n", "10: [price] renewal: \"5%\" found, expected list, keep or uplift\n"},
    {ALL "[exit]\nfee_months = 121\n", "10: [exit] fee_months: 121 is out of range: expected 0 to 120\n"},
    {OFFER "[commit]\nannual = 1M\ndrawdown = gross\n" HEAD,
     "7: [commit] drawdown: \"gross\" found, expected net or list\n"},
    /* The one term that is not computed yet. */
    {OFFER "signed = yes\n" COMMIT HEAD, "5: [offer] signed: yes is not supported yet\n"},
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

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_refusal_names_place_finding_and_expectation),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

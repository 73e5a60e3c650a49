/* An offer written as an INI and read back: the same offer, whatever it says. */
#include "../check.h"
#include "fixture.h"
#include "random_offer.h"
#include "same_offer.h"

#include <realrate/report.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define N_OF(table) (sizeof(table) / sizeof *(table))
#define N_RANDOM    3000

struct run {
    struct arena *arena;
    struct book book;
    struct clause_list clauses;
    char path[40];
};

static int
run_begin(void **state)
{
    struct run *run = calloc(1, sizeof *run);
    run->arena = arena_new();
    random_book(&run->book);
    random_clauses(&run->clauses);
    strcpy(run->path, "/tmp/realrate-offer-XXXXXX");
    int fd = mkstemp(run->path);
    *state = run;
    return fd < 0 || close(fd) != 0;
}

static int
run_end(void **state)
{
    struct run *run = *state;
    unlink(run->path);
    arena_free(run->arena);
    free(run);
    return 0;
}

/* Fails with the text where it is no offer. */
static void
read_text(struct run *run, const char *text, struct offer *ret)
{
    struct diags diags;
    diags_init(&diags);
    FILE *file = fopen(run->path, "w");
    assert_non_null(file);
    assert_true(fputs(text, file) >= 0);
    assert_int_equal(fclose(file), 0);
    int failed = offer_read(run->path, &run->book, &run->clauses, run->arena, &diags, ret);
    if (failed)
        fail_msg("line %lu: %s\n%s", diags.items[0].place.line, diags.items[0].text, text);
    diags_free(&diags);
}

static void
any_offer_reads_back_equal(void **state)
{
    struct run *run = *state;
    for (uint64_t seed = 1; seed <= N_RANDOM; seed++) {
        struct offer offer, back;
        random_offer(seed, &run->book, &run->clauses, run->arena, &offer);
        const char *text = offer_ini_text(&offer, NULL, &run->book, &run->clauses, run->arena);
        read_text(run, text, &back);
        const char *difference = offer_difference(&offer, &back);
        if (difference != NULL)
            fail_msg("seed %d: %s differs\n%s", (int)seed, difference, text);
        assert_string_equal(offer_ini_text(&back, NULL, &run->book, &run->clauses, run->arena), text);
    }
}

static const struct band bands[] = {{{250000000000}, 0.08}, {{1000000000000}, 0.15}};

/* What it takes at least. */
static struct offer
least_offer(void)
{
    static double ramp[] = {1};
    return (struct offer){
        .name = "Least",
        .vendor = "",
        .currency = "EUR",
        .quoted_on = DAY_NONE,
        .expires = DAY_NONE,
        .start = day_of_date((struct date){2027, 1, 1}),
        .term_months = 12,
        .commit =
            {.annual = {0}, .ramp = ramp, .n_ramp = 1, .measure = MEASURE_YEAR, .billing = BILLING_ANNUAL},
        .discount = {.has_headline = true, .headline = 0, .batch_stacks = true},
        .overage = {.rate = OVERAGE_LIST},
        .unused = {.rollover_periods = 1},
    };
}

static void
what_is_as_by_default_is_left_out(void **state)
{
    struct run *run = *state;
    struct offer offer = least_offer();
    assert_string_equal(offer_ini_text(&offer, NULL, &run->book, &run->clauses, run->arena),
                        "\n[offer]\nname = Least\ncurrency = EUR\nstart = 2027-01-01\nterm_months = 12\n"
                        "\n[commit]\nannual = 0\n"
                        "\n[discount]\nheadline = 0%\n");
}

/* Left out it would be a question to the vendor (1.17), or a change that nobody asks for (1.18). */
static void
what_the_file_states_is_written_even_where_it_is_the_default(void **state)
{
    struct run *run = *state;
    struct offer offer;
#define SAID(stacks, share)                                                                                  \
    "\n[offer]\nname = Said\ncurrency = EUR\nstart = 2027-01-01\nterm_months = 24\n"                         \
    "\n[commit]\nannual = 60\nmeasure = year\ndrawdown = net\nbilling = annual\n"                            \
    "\n[discount]\nheadline = 8%\nbatch_stacks = " stacks "\n"                                               \
    "\n[overage]\nrate = list\n"                                                                             \
    "\n[unused]\nrollover_cap = 0%\nrollover_periods = 1\ntrue_down_cap = 0%\n"                              \
    "\n[price]\nbasis = signing\nlock = no\ndecrease_clause = no\nrenewal = list\n"                          \
    "\n[true_forward]\nshare = " share "\nratchet = no\n"
    read_text(run, SAID("no", "80%"), &offer);
    offer.discount.batch_stacks = true;
    offer.true_forward.share = 0;
    assert_string_equal(offer_ini_text(&offer, NULL, &run->book, &run->clauses, run->arena),
                        SAID("yes", "0%"));
#undef SAID
}

static void
every_section_is_in_the_order_of_the_reference(void **state)
{
    struct run *run = *state;
    double ramp[] = {0.5, 1};
    struct price_key key = {.model = -1, .family = "sonnet", .meter = METER_OUTPUT, .discount = 0.12};
    struct price_key price = {.model = 2, .meter = METER_WEB_SEARCH, .price = {4200000}};
    struct exclusion exclusions[] = {{-1, NULL, -1, TIER_PRIORITY}, {-1, NULL, METER_WEB_SEARCH, -1}};
    struct fee_tier tier = {500, {52000000}};
    struct fee fee = {.name = "seats",
                      .kind = FEE_SEATS,
                      .quantity = 120,
                      .unit_price = {60000000},
                      .per = FEE_PER_MONTH,
                      .has_standalone = true,
                      .standalone_unit_price = {60500000},
                      .tiers = &tier,
                      .n_tiers = 1};
    struct clause_answer answer = {0, CLAUSE_PARTIAL};
    struct offer offer = least_offer();
    offer.name = "A; B";
    offer.vendor = "Anthropic";
    offer.quoted_on = offer.start - 57;
    offer.expires = offer.start - 32;
    offer.commit.annual.micro = 1500000000000;
    offer.commit.ramp = ramp;
    offer.commit.n_ramp = 2;
    offer.commit.measure = MEASURE_QUARTER;
    offer.commit.drawdown = DRAWDOWN_LIST;
    offer.commit.shortfall = SHORTFALL_DISCOUNTED;
    offer.commit.billing = BILLING_UPFRONT;
    offer.commit.prepay_discount = 0.0125;
    offer.discount.headline = 0.194;
    offer.discount.batch_stacks = false;
    offer.discount.keys = &key;
    offer.discount.n_keys = 1;
    offer.fixed_prices = &price;
    offer.n_fixed_prices = 1;
    offer.bands = ARENA_NEW(run->arena, struct band, 2);
    memcpy(offer.bands, bands, sizeof bands);
    offer.n_bands = 2;
    offer.tiers.mode = TIERS_RETROACTIVE;
    offer.tiers.steps = offer.bands + 1;
    offer.tiers.n_steps = 1;
    offer.exclusions = exclusions;
    offer.n_exclusions = 2;
    offer.overage.rate = OVERAGE_DISCOUNT;
    offer.overage.share = 0.07;
    offer.overage.burst = 0.1;
    offer.unused.rollover_cap = 0.2;
    offer.unused.rollover_periods = 2;
    offer.unused.true_down_cap = 0.2;
    offer.unused.carry_to_renewal = true;
    offer.unused.carry_forward_cap = 0.05;
    offer.price.basis = LIST_OF_THE_DAY;
    offer.price.lock = offer.price.decrease_clause = true;
    offer.price.has_uplift_cap = offer.price.has_renewal_cap = true;
    offer.price.uplift_cap = 0.05;
    offer.price.renewal_cap = 0;
    offer.price.renewal = RENEWAL_UPLIFT;
    offer.true_forward.share = 1;
    offer.true_forward.ratchet = true;
    offer.fees = &fee;
    offer.n_fees = 1;
    offer.sla.is_given = true;
    offer.sla.target_ppb = 999000000;
    offer.sla.credit = 0.02;
    offer.exit.is_given = true;
    offer.exit.notice_months = 2;
    offer.exit.fee_months = 1.5;
    offer.clauses = &answer;
    offer.n_clauses = 1;
    assert_string_equal(
        offer_ini_text(&offer, "Counter-offer with point", &run->book, &run->clauses, run->arena),
        "; Counter-offer with point\n"
        "\n[offer]\nname = \"A; B\"\nvendor = Anthropic\ncurrency = EUR\nquoted_on = 2026-11-05\n"
        "expires = 2026-11-30\nstart = 2027-01-01\nterm_months = 12\n"
        "\n[commit]\nannual = 1.5M\nmeasure = quarter\nramp = 50%, 100%\ndrawdown = list\n"
        "shortfall = discounted\nbilling = upfront\nprepay_discount = 1.25%\n"
        "\n[discount]\nheadline = 19.4%\nbatch_stacks = no\nsonnet.output = 12%\n"
        "\n[rates]\nclaude-haiku-4-5.web_search = 4.2\n"
        "\n[bands]\n250K = 8%\n1M = 15%\n"
        "\n[tiers]\nmode = retroactive\n1M = 15%\n"
        "\n[burndown]\nexclude = priority, web_search\n"
        "\n[overage]\nrate = discount 7%\nburst = 10%\n"
        "\n[unused]\nrollover_cap = 20%\nrollover_periods = 2\ntrue_down_cap = 20%\ncarry_to_renewal = yes\n"
        "carry_forward_cap = 5%\n"
        "\n[price]\nbasis = current\nlock = yes\ndecrease_clause = yes\nuplift_cap = 5%\nrenewal = uplift\n"
        "renewal_cap = 0%\n"
        "\n[true_forward]\nshare = 100%\nratchet = yes\n"
        "\n[fee seats]\nkind = seats\nquantity = 120\nunit_price = 60\nper = month\n"
        "standalone_unit_price = 60.5\ntier.500 = 52\n"
        "\n[sla]\ntarget = 99.9%\ncredit = 2%\n"
        "\n[exit]\nnotice_months = 2\nfee_months = 1.5\n"
        "\n[clauses]\ndata.no-training = partial\n");
}

/* 120 amounts of 17 characters are no line that can be read: they are kept to the unit, 8 characters each. */
static void
a_schedule_too_long_for_a_line_keeps_fewer_digits(void **state)
{
    struct run *run = *state;
    struct offer offer = least_offer(), back;
    struct money schedule[MAX_TERM_MONTHS];
    offer.term_months = MAX_TERM_MONTHS;
    offer.commit.measure = MEASURE_MONTH;
    offer.commit.schedule = schedule;
    offer.commit.n_schedule = MAX_TERM_MONTHS;
    for (int i = 0; i < MAX_TERM_MONTHS; i++)
        schedule[i].micro = 83333333333 + 1000000 * i;
    const char *text = offer_ini_text(&offer, NULL, &run->book, &run->clauses, run->arena);
    read_text(run, text, &back);
    assert_int_equal(back.commit.n_schedule, MAX_TERM_MONTHS);
    for (int i = 0; i < MAX_TERM_MONTHS; i++)
        assert_int_equal(back.commit.schedule[i].micro, 83333000000 + 1000000 * i);
    assert_string_equal(offer_ini_text(&back, NULL, &run->book, &run->clauses, run->arena), text);
}

/* The longest line that an INI may have is still read when it is written again. */
static void
a_name_as_long_as_a_line_reads_back(void **state)
{
    struct run *run = *state;
    struct offer offer = least_offer(), back;
    char name[1022 - sizeof "name=" + 2];
    memset(name, 'n', sizeof name - 1);
    name[sizeof name - 1] = '\0';
    offer.name = name;
    read_text(run, offer_ini_text(&offer, NULL, &run->book, &run->clauses, run->arena), &back);
    assert_string_equal(back.name, name);
}

/* ---- the files of a set ---- */

static void
files_are_named_by_their_offer(void **state)
{
    struct run *run = *state;
    struct results results;
    fixture_results(run->arena, &results);
    assert_null(offer_ini_name(&results, 0, run->arena));
    results.offers[0].counter.offer = results.offers[0].offer;
    results.offers[1].counter.offer = results.offers[1].offer;
    assert_string_equal(offer_ini_name(&results, 0, run->arena), "counter-offer.ini");
    assert_string_equal(offer_ini_name(&results, 1, run->arena), "counter-offer-2.ini");
}

static void
the_file_says_which_levers_are_pulled(void **state)
{
    struct run *run = *state;
    struct results results;
    struct diags diags;
    struct plan plan;
    static enum lever levers[] = {LEVER_OVERAGE_COMMITTED, LEVER_NO_RATCHET, LEVER_POINT};
    char folder[] = "/tmp/realrate-counter-XXXXXX", start[200] = "";
    assert_non_null(mkdtemp(folder));
    const struct report_options options = {.folder = folder};
    const char *path = arena_printf(run->arena, "%s/counter-offer.ini", folder);
    diags_init(&diags);
    fixture_results(run->arena, &results);
    plan = *results.plan;
    plan.goal.levers = levers;
    plan.goal.n_levers = N_OF(levers);
    results.plan = &plan;
    results.offers[0].counter.offer = results.offers[0].offer;
    results.offers[0].counter.idle[0] = LEVER_NO_RATCHET;
    results.offers[0].counter.n_idle = 1;
    assert_int_equal(offer_ini_write(&results, 0, &options, run->arena, &diags), 0);
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    assert_non_null(fgets(start, sizeof start, file));
    assert_string_equal(start, "; Counter-offer with overage-committed, point\n");
    fclose(file);
    assert_int_equal(offer_ini_write(&results, 0, &options, run->arena, &diags), -1); /* never over another */
    assert_int_equal(diags.status, STATUS_CANNOT_CREATE);
    unlink(path);
    assert_int_equal(rmdir(folder), 0);
    diags_free(&diags);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(any_offer_reads_back_equal, run_begin, run_end),
        cmocka_unit_test_setup_teardown(what_is_as_by_default_is_left_out, run_begin, run_end),
        cmocka_unit_test_setup_teardown(what_the_file_states_is_written_even_where_it_is_the_default,
                                        run_begin, run_end),
        cmocka_unit_test_setup_teardown(every_section_is_in_the_order_of_the_reference, run_begin, run_end),
        cmocka_unit_test_setup_teardown(a_schedule_too_long_for_a_line_keeps_fewer_digits, run_begin,
                                        run_end),
        cmocka_unit_test_setup_teardown(a_name_as_long_as_a_line_reads_back, run_begin, run_end),
        cmocka_unit_test_setup_teardown(files_are_named_by_their_offer, run_begin, run_end),
        cmocka_unit_test_setup_teardown(the_file_says_which_levers_are_pulled, run_begin, run_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

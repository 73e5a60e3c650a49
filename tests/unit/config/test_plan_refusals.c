/* Every refusal of a plan: its place, what was found, what was expected (2.2). */
#include "plan_case.h"

static void
every_refusal_names_place_finding_and_expectation(void **state)
{
    (void)state;
    static const struct {
        const char *text, *want;
    } cases[] = {
        {"[forecast]\ngrowth = -100%\n",
         "2: [forecast] growth: -100% is out of range: expected -99% to 1,000%\n"},
        {"[forecast]\ngrowth = fast\n",
         "2: [forecast] growth: \"fast\" found, expected auto or a share such as 15% or "
         "0.15\n"},
        {"[forecast]\ndamping = 1.1\n", "2: [forecast] damping: 1.1 is out of range: expected 0 to 1\n"},
        {"[forecast]\ntrailing = 0\n", "2: [forecast] trailing: 0 is out of range: expected 1 to 120\n"},
        {"[forecast]\ngrowth_low = 5%\ngrowth_high = 4%\n",
         "2: [forecast] growth_low: 5% is above growth_high 4% on line 3\n"},
        {"[forcast]\n", "1: [forcast]: is no section of the plan INI; did you mean [forecast]?\n"},
        {"[long_share]\nclaude-haiku-5.5 = 1%\n",
         "2: [long_share] claude-haiku-5.5: is no model of the price book; did you mean claude-haiku-5-5?\n"},
        {"[long_share]\nhaiku = 1%\n",
         "2: [long_share] haiku: names more than a model: expected a model of the price book\n"},
        {"[long_share]\nclaude-haiku-5-5 = 101%\n",
         "2: [long_share] claude-haiku-5-5: 101% is out of range: expected 0% to 100%\n"},
        {"[plan]\nconfidence = 101%\n", "2: [plan] confidence: 101% is out of range: expected 0% to 100%\n"},
        {"[forecast]\npaths = 99\n", "2: [forecast] paths: 99 is out of range: expected 100 to 1,000,000\n"},
        {"[forecast]\nseed = -1\n",
         "2: [forecast] seed: -1 is out of range: expected 0 to 1,000,000,000,000\n"},
        {"[market]\n2027-13 = -10%\n", "2: [market] 2027-13: is no key of [market]; expected "
                                       "expected_uplift, expected_uptime or YYYY-MM\n"},
        {"[benchmark]\n250K = 5%, 8%\n", "2: [benchmark] 250K: has 2 items: expected 3\n"},
        {"[market]\n2027-06 = -10%\n2027-06 = -5%\n",
         "3: [market] 2027-06 is there twice: first on line 2\n"},
        {"[market]\n2027-06 = -100%\n",
         "2: [market] 2027-06: -100% is out of range: expected -99% to 1,000%\n"},
        {"[benchmark]\n1M = 5%, 8%, 12%\n1000K = 6%, 9%, 13%\n",
         "3: [benchmark] 1000K: does not ascend: 1M on line 2 comes before it\n"},
        {"[benchmark]\n1M = 5%, 12%, 8%\n",
         "2: [benchmark] 1M: 5%, 12%, 8% do not ascend: expected p25, p50, p75\n"},
        {"[benchmark]\n1M = 9%, 8%, 12%\n",
         "2: [benchmark] 1M: 9%, 8%, 12% do not ascend: expected p25, p50, p75\n"},
        {"[benchmark]\n250K = 5%, 8%, 101%\n",
         "2: [benchmark] 250K: 101% is out of range: expected 0% to 100%\n"},
        /* Routes. */
        {"[route]\n", "1: [route]: needs a name: expected [route NAME]\n"},
        {"[route a]\n", "1: [route a] from: is missing: family or model whose usage moves\n"
                        "1: [route a] to: is missing: model it moves to\n"
                        "1: [route a] share: is missing: share of the usage that moves\n"},
        {"[route a]\nfrom = opsu\nto = claude-haiku-45\nshare = 10%\n",
         "2: [route a] from: \"opsu\" is no model or family of the price book; did you mean opus?\n"
         "3: [route a] to: \"claude-haiku-45\" is no model of the price book; did you mean "
         "claude-haiku-4-5?\n"},
        {"[route a]\nfrom = opus.output\nto = haiku\nshare = 10%\n",
         "2: [route a] from: \"opus.output\" is no model or family of the price book\n"
         "3: [route a] to: \"haiku\" is a family: expected a model\n"},
        {"[route a]\nfrom = claude-haiku-4-5-20251001\nto = claude-haiku-4-5\nshare = 10%\n",
         "3: [route a] to: is the model the route takes from: expected another one\n"},
        /* 60% and 50% of the one model both take from; the family's others only once. */
        {"[route a]\nfrom = opus\nto = claude-haiku-4-5\nshare = 60%\n"
         "[route b]\nfrom = claude-opus-5\nto = claude-sonnet-5\nshare = 50%\n",
         "8: [route b] share: moves 110% of claude-opus-5 together with [route a] on line 1: expected at "
         "most "
         "100%\n"},
        /* What goes to claude-opus-5 takes nothing from it: 40% + 40% there, 40% + 40% + 30% elsewhere. */
        {"[route a]\nfrom = opus\nto = claude-haiku-4-5\nshare = 40%\n"
         "[route b]\nfrom = opus\nto = claude-sonnet-5\nshare = 40%\n"
         "[route c]\nfrom = opus\nto = claude-opus-5-5\nshare = 30%\n",
         "12: [route c] share: moves 110% of claude-opus-5 together with [route a] on line 1, [route b] on "
         "line 5: expected at most 100%\n"},
        /* Caches, batches, workloads. */
        {"[cache sonet]\nhit_rate = 60%\n",
         "1: [cache sonet]: names no family of the price book; did you mean sonnet?\n"},
        {"[batch claude-haiku-4-5]\nshare = 60%\n",
         "1: [batch claude-haiku-4-5]: names a model: expected its family, haiku\n"},
        {"[cache]\nhit_rate = 160%\n", "2: [cache] hit_rate: 160% is out of range: expected 0% to 100%\n"},
        {"[workload w]\nmodel = claude-sonet-5\ninput = 1M\n",
         "2: [workload w] model: \"claude-sonet-5\" is no model of the price book; did you mean "
         "claude-sonnet-5?\n"},
        {"[workload w]\ninput = 1.5\n", "1: [workload w] model: is missing: model of the new workload\n"
                                        "2: [workload w] input: \"1.5\" found, expected a whole number\n"},
        {"[workload w]\nmodel = claude-opus-5\ninput = 1M\nstart_month = 0\n",
         "4: [workload w] start_month: 0 is out of range: expected 1 to 120\n"},
        /* The goal. */
        {"[goal]\nrealized = 12%\nmatch = best alternative\n",
         "3: [goal] match: cannot stand beside realized on line 2: expected one of them\n"},
        {"[goal]\nmatch = elsewhere\n", "2: [goal] match: \"elsewhere\" found, expected best alternative\n"},
        {"[goal]\nlevers = point\n",
         "1: [goal] realized: is missing: levers need a goal, expected realized or match\n"},
        {"[goal]\nrealized = 12%\nlevers = rolover-20, point, Point\n",
         "3: [goal] levers: \"rolover-20\" is no lever; did you mean rollover-20?\n"
         "3: [goal] levers: lists point twice\n"},
        {"[goal]\nrealized = 12%\nlevers = rollover-full, rollover-20\n",
         "3: [goal] levers: lists rollover-full and rollover-20: expected one of them\n"},
        {"[goal]\nrealized = 12%\nlevers = resize-optimum, point, resize-floor\n",
         "3: [goal] levers: lists resize-optimum and resize-floor: expected one of them\n"},
        {"[goal]\nrealized = 12%\nlevers = ramp, shorter-term\n",
         "3: [goal] levers: lists ramp and shorter-term: expected one of them\n"},
        /* Alternatives. */
        {"[alternative a]\nshare = 30%\n",
         "1: [alternative a] kind: is missing: part of the demand elsewhere, or the offer later\n"},
        {"[alternative a]\nkind = split\n", "1: [alternative a] share: is missing: every split needs it\n"},
        {"[alternative a]\nkind = delay\n", "1: [alternative a] months: is missing: every delay needs it\n"},
        {"[alternative a]\nkind = delay\nmonths = 0\n",
         "3: [alternative a] months: 0 is out of range: expected 1 to 119\n"},
        {"[alternative a]\nkind = delay\nmonths = 3\nshare = 30%\nrest = offer\n",
         "4: [alternative a] share: belongs to a split, and this is a delay\n"
         "5: [alternative a] rest: belongs to a split, and this is a delay\n"},
        {"[alternative a]\nkind = split\nshare = 30%\nmonths = 3\n",
         "4: [alternative a] months: belongs to a delay, and this is a split\n"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct reading_case c;
        read_case(&c, cases[i].text);
        assert_reports(c.arena, &c.diags, cases[i].want);
        assert_int_equal(c.status, -1);
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

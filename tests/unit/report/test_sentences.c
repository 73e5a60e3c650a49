/* Every sentence in every case. 875,000 of list value a year on base, times the level; all arithmetic from
 * that: the trap draws 700,000 of 1,000,000, its cure 743,750 with 650,000 committed. */
#include "../check.h"
#include "told.h"

#include <math.h>
#include <string.h>

#define N_OF(table) (sizeof(table) / sizeof *(table))

/* The last bar of the bridge follows what is paid. */
static void
follow_total(struct settlement *base)
{
    base->bridge[BRIDGE_ALL_IN] = (struct bridge_item){base->list_value - base->total, base->all_in_discount};
}

/* Nothing speaks against the first offer, and there is nothing to ask for. */
static void
clear(struct offer_result *result)
{
    result->n_signals = result->n_levers = 0;
    result->verdict = VERDICT_SIGN;
}

/* A mix of lower discounts takes 3 points: 26,250 of 875,000. */
static void
lower_rate_card(struct results *results)
{
    struct settlement *base = &results->offers[0].scenarios[SCENARIO_BASE];
    base->bridge[BRIDGE_RATE_CARD] = (struct bridge_item){-26250, -0.03};
    base->contracted_discount -= 0.03;
    base->realized_discount -= 0.03;
    base->all_in_discount -= 0.03;
    base->paid_api += 26250;
    base->total += 26250;
    follow_total(base);
}

/* What would be forfeited is carried out of the term. */
static void
carry_out(struct results *results)
{
    struct settlement *base = &results->offers[0].scenarios[SCENARIO_BASE];
    base->bridge[BRIDGE_CARRIED_OUT] = base->bridge[BRIDGE_FORFEITED];
    base->bridge[BRIDGE_FORFEITED] = (struct bridge_item){0, 0};
    base->carried_out = base->forfeited;
    base->forfeited = 0;
}

/* All of what would be forfeited is credited: 700,000 paid for 875,000 of list value. */
static void
true_down(struct results *results)
{
    struct settlement *base = &results->offers[0].scenarios[SCENARIO_BASE];
    base->bridge[BRIDGE_FORFEITED] = (struct bridge_item){0, 0};
    base->true_down_credits = base->forfeited;
    base->paid_api = base->total = 700000;
    base->realized_discount = base->all_in_discount = 0.2;
    base->forfeited = 0;
    results->offers[0].expected.realized_discount = 0.2;
    follow_total(base);
    clear(&results->offers[0]);
}

/* The first quarter of four leaves 50,000 of 150,000 though the year has more usage than commitment: 5.7 pts
 * are lost. */
static void
empty_quarter(struct results *results)
{
    struct settlement *base = &results->offers[0].scenarios[SCENARIO_BASE];
    base->bridge[BRIDGE_FORFEITED] = (struct bridge_item){-50000, -50000.0 / 875000};
    base->periods[0].unused = base->periods[0].forfeited = base->forfeited = 50000;
    base->realized_discount = base->all_in_discount = 0.2 - 50000.0 / 875000;
    base->paid_api = base->total = 750000;
    follow_total(base);
    results->offers[0].signals[0] = (struct signal_result){SIGNAL_HEADLINE_GAP,
                                                           SIGNAL_NEGOTIATE,
                                                           {0.2, base->realized_discount, 50000.0 / 875000},
                                                           NULL,
                                                           NO_VALUE};
    results->offers[0].n_signals = 1;
    results->offers[0].verdict = VERDICT_NEGOTIATE;
}

/* One signal makes the verdict of the first offer; the levers stay as they are. */
static void
only_signal(struct results *results, enum verdict verdict, struct signal_result signal)
{
    struct offer_result *result = &results->offers[0];
    result->signals[0] = signal;
    result->signals[0].severity = (enum signal_severity)verdict;
    result->n_signals = 1;
    result->verdict = verdict;
}

/* The discount is kept, and the term is reason enough to walk. */
static void
unprotected(struct results *results)
{
    only_signal(
        results, VERDICT_WALK,
        (struct signal_result){.signal = SIGNAL_UNPROTECTED_TERM, .figures = {24, 0, 0}, .cost = 4e4});
}

/* Something to negotiate that no lever is worth anything against. */
static void
back_to_list(struct results *results)
{
    only_signal(
        results, VERDICT_NEGOTIATE,
        (struct signal_result){.signal = SIGNAL_RESET_AT_RENEWAL, .figures = {0.15}, .cost = NO_VALUE});
}

/* An alternative of the plan is cheaper by 20,000 than the 743,750 of the offer. */
static void
beaten_elsewhere(struct results *results)
{
    results->alternatives[0].kind = KIND_SPLIT;
    results->alternatives[0].name = "elsewhere";
    results->alternatives[0].expected = 723750;
    only_signal(results, VERDICT_NEGOTIATE,
                (struct signal_result){
                    .signal = SIGNAL_BEATEN, .figures = {2e4, 723750}, .subject = "elsewhere", .cost = 2e4});
}

/* Nothing speaks against it, and overage at the committed rate is still worth asking for. */
static void
sign_and_ask(struct results *results)
{
    results->offers[0].n_signals = 0;
    results->offers[0].verdict = VERDICT_SIGN;
}

/* Three reasons to walk: the one that costs most is told. */
static void
many_reasons(struct results *results)
{
    unprotected(results);
    struct offer_result *result = &results->offers[0];
    result->signals[1] =
        (struct signal_result){SIGNAL_BELOW_CURVE, SIGNAL_WALK, {0.08, 0.1, 0.16}, NULL, 9e4};
    result->signals[2] = (struct signal_result){SIGNAL_RATCHET, SIGNAL_NEGOTIATE, {0}, NULL, 9e9};
    result->signals[3] = (struct signal_result){SIGNAL_BEATEN, SIGNAL_WALK, {9e4, 1}, "on demand", 9e4};
    result->n_signals = 4;
}

#define MINUS "\xe2\x88\x92"
#define TRAP                                                                                                 \
    {                                                                                                        \
        .name = "Offer A", .annual = 1e6, .discount = 0.20, .overage = OVERAGE_LIST, .has_bands = true       \
    }
#define CURE                                                                                                 \
    {                                                                                                        \
        .name = "Offer B", .annual = 650e3, .discount = 0.15, .overage = OVERAGE_COMMITTED                   \
    }

static const struct sentence_case {
    const char *what;
    struct fixture_offer offers[3];
    size_t n_offers;
    double level;
    void (*patch)(struct results *results); /* what the fixture does not settle itself; or NULL */
    const char *answer, *discounts, *drawdown, *bridge, *next_step; /* the middle two: of the first offer */
} cases[] = {
    {"the trap",
     {TRAP},
     1,
     1,
     NULL,
     "Walk away from Offer A: its quoted 20% comes to " MINUS
     "14.3%, as USD 300,000 of the USD 1,000,000 commitment is forfeited",
     "Offer A comes to " MINUS "14.3% on base, " MINUS "24.4% to " MINUS
     "5.4% in four of five forecasts, against 20% quoted",
     "Usage draws USD 700,000 of the USD 1,000,000 commitment of Offer A (70.0%): USD 300,000 is forfeited",
     "Forfeited commitment takes 34.3 pts on Offer A: 20% quoted becomes " MINUS "14.3% realized",
     "Do not sign Offer A as it stands: its commitment is 42.9% above what usage draws, and paying on demand "
     "costs less in every scenario, USD 125,000 as expected. Or ask first by 30 Nov 2026 for a commitment of "
     "USD 643,009 a year, worth USD 285,752"},
    {"the cure",
     {CURE},
     1,
     1,
     NULL,
     "Sign Offer B: it keeps its quoted 15%, USD 131,250 saved on USD 875,000 of usage at list",
     "Offer B comes to 15.0% of list on base and the same in four of five forecasts, against 15% quoted",
     "The USD 650,000 commitment of Offer B runs out in Nov 2027: USD 93,750 of overage follows, billed at "
     "the committed rate",
     "Nothing comes between quoted and realized on Offer B: 15% quoted, 15.0% realized",
     "Sign Offer B by 30 Nov 2026: it keeps the 15% it quotes, USD 131,250 less than list"},
    {"the trap and its cure",
     {TRAP, CURE},
     2,
     1,
     NULL,
     "Sign Offer B: it comes to 15.0%, USD 743,750 paid in all; Offer A comes to " MINUS
     "14.3%, USD 300,000 forfeited",
     "Offer A loses most, 34.3 pts from 20% quoted to " MINUS "14.3% realized; Offer B keeps its 15%",
     "Usage draws USD 700,000 of the USD 1,000,000 commitment of Offer A (70.0%): USD 300,000 is forfeited",
     "Forfeited commitment takes 34.3 pts on Offer A: 20% quoted becomes " MINUS "14.3% realized",
     "Of these, Offer B is the one to sign, by 30 Nov 2026: it keeps the 15% it quotes, USD 131,250 less "
     "than list. Offer A only with a commitment of USD 643,009 a year"},
    {"the cure and the trap",
     {CURE, TRAP},
     2,
     1,
     NULL,
     "Sign Offer B: it comes to 15.0%, USD 743,750 paid in all; Offer A comes to " MINUS
     "14.3%, USD 300,000 forfeited",
     "Offer A loses most, 34.3 pts from 20% quoted to " MINUS "14.3% realized; Offer B keeps its 15%",
     "The USD 650,000 commitment of Offer B runs out in Nov 2027: USD 93,750 of overage follows, billed at "
     "the committed rate",
     "Nothing comes between quoted and realized on Offer B: 15% quoted, 15.0% realized",
     "Of these, Offer B is the one to sign, by 30 Nov 2026: it keeps the 15% it quotes, USD 131,250 less "
     "than list. Offer A only with a commitment of USD 643,009 a year"},
    {"three offers",
     {TRAP, CURE, {.name = "Offer C", .annual = 700e3, .discount = 0.18, .overage = OVERAGE_LIST}},
     3,
     1,
     NULL,
     "Negotiate Offer C: it comes to 17.6%, USD 721,341 paid in all; Offer A comes to " MINUS
     "14.3%, USD 300,000 forfeited",
     "Offer A loses most, 34.3 pts from 20% quoted to " MINUS
     "14.3% realized; 1 of 3 offers keeps what it quotes",
     "Usage draws USD 700,000 of the USD 1,000,000 commitment of Offer A (70.0%): USD 300,000 is forfeited",
     "Forfeited commitment takes 34.3 pts on Offer A: 20% quoted becomes " MINUS "14.3% realized",
     "Negotiate Offer C by 30 Nov 2026: ask first for overage at the committed rate, worth USD 3,841. As it "
     "stands, it comes to 17.6% where it quotes 18%, USD 153,659 less than list"},
    {"overage at list",
     {TRAP},
     1,
     2,
     NULL,
     "Walk away from Offer A, though expected to be USD 250,000 cheaper than paying on demand: overage bills "
     "USD 100,000 above the committed rate",
     "Offer A comes to 14.3% on base, 13.2% to 15.6% in four of five forecasts, against 20% quoted",
     "The USD 1,000,000 commitment of Offer A runs out in Sep 2027: USD 400,000 of overage follows, billed "
     "at list price",
     "Overage takes 5.7 pts on Offer A: 20% quoted becomes 14.3% realized",
     "Do not sign Offer A as it stands: overage bills at list price, USD 100,000 extra on base, though "
     "signing is expected to be USD 250,000 cheaper than paying on demand. Or ask first by 30 Nov 2026 for "
     "overage at the committed rate, worth USD 100,000"},
    {"overage at a premium",
     {{.name = "Offer A",
       .annual = 500e3,
       .discount = 0.20,
       .overage = OVERAGE_PREMIUM,
       .overage_share = 0.1}},
     1,
     1,
     NULL,
     "Walk away from Offer A, though expected to be USD 155,000 cheaper than paying on demand: overage bills "
     "USD 20,000 above the committed rate",
     "Offer A comes to 17.7% on base, 17.3% to 18.2% in four of five forecasts, against 20% quoted",
     "The USD 500,000 commitment of Offer A runs out in Sep 2027: USD 200,000 of overage follows, billed 10% "
     "above the committed rate",
     "Overage takes 2.3 pts on Offer A: 20% quoted becomes 17.7% realized",
     "Do not sign Offer A as it stands: overage bills 10% above the committed rate, USD 20,000 extra on "
     "base, though signing is expected to be USD 155,000 cheaper than paying on demand. Or ask first by 30 "
     "Nov 2026 for overage at the committed rate, worth USD 20,000"},
    {"overage below the committed rate",
     {{.name = "Offer A",
       .annual = 500e3,
       .discount = 0.20,
       .overage = OVERAGE_DISCOUNT,
       .overage_share = 0.25}},
     1,
     1,
     NULL,
     "Sign Offer A: it comes to 21.4%, above the 20% quoted, USD 187,500 saved on USD 875,000 of usage at "
     "list",
     "Offer A comes to 21.4% on base, 21.1% to 21.7% in four of five forecasts, against 20% quoted",
     "The USD 500,000 commitment of Offer A runs out in Sep 2027: USD 200,000 of overage follows, billed 25% "
     "off list",
     "Overage adds 1.4 pts on Offer A: 20% quoted becomes 21.4% realized",
     "Sign Offer A by 30 Nov 2026: it comes to 21.4%, above the 20% it quotes, USD 187,500 less than list"},
    {"realized zero",
     {{.name = "Offer A", .annual = 875e3, .discount = 0.20, .overage = OVERAGE_LIST}},
     1,
     1,
     NULL,
     "Walk away from Offer A: its quoted 20% comes to 0.0%, as USD 175,000 of the USD 875,000 commitment is "
     "forfeited",
     "Offer A comes to 0.0% on base, " MINUS "8.9% to 7.8% in four of five forecasts, against 20% quoted",
     "Usage draws USD 700,000 of the USD 875,000 commitment of Offer A (80.0%): USD 175,000 is forfeited",
     "Forfeited commitment takes 20.0 pts on Offer A: 20% quoted becomes 0.0% realized",
     "Do not sign Offer A as it stands: its commitment is 25.0% above what usage draws. Or ask first by 30 "
     "Nov 2026 for a credit for up to 20% of the commitment, worth USD 175,000; then for a commitment of USD "
     "643,009 a year, which 90% of the forecasts fill (worth USD 160,752)"},
    {"exactly drawn",
     {{.name = "Offer A", .annual = 699999.9999, .discount = 0.20, .overage = OVERAGE_COMMITTED}},
     1,
     1,
     NULL,
     "Sign Offer A: it keeps its quoted 20%, USD 175,000 saved on USD 875,000 of usage at list",
     "Offer A comes to 20.0% on base, 12.9% to 20.0% in four of five forecasts, against 20% quoted",
     "Usage draws the whole USD 700,000 commitment of Offer A: nothing is forfeited",
     "Nothing comes between quoted and realized on Offer A: 20% quoted, 20.0% realized",
     "Sign Offer A by 30 Nov 2026: it keeps the 20% it quotes, USD 175,000 less than list"},
    {"a prepayment discount",
     {{.name = "Offer A",
       .annual = 600e3,
       .discount = 0.20,
       .overage = OVERAGE_COMMITTED,
       .prepay_discount = 0.05}},
     1,
     1,
     NULL,
     "Sign Offer A: it comes to 23.4%, above the 20% quoted, USD 205,000 saved on USD 875,000 of usage at "
     "list",
     "Offer A comes to 23.4% on base, 23.2% to 23.7% in four of five forecasts, against 20% quoted",
     "The USD 600,000 commitment of Offer A runs out in Nov 2027: USD 100,000 of overage follows, billed at "
     "the committed rate",
     "Prepayment adds 3.4 pts on Offer A: 20% quoted becomes 23.4% realized",
     "Sign Offer A by 30 Nov 2026: it comes to 23.4%, above the 20% it quotes, USD 205,000 less than list"},
    {"no discount, a commitment",
     {{.name = "Offer A", .annual = 1e6, .discount = 0, .overage = OVERAGE_COMMITTED}},
     1,
     1,
     NULL,
     "Walk away from Offer A: it comes to " MINUS "14.3%, and on demand costs USD 125,000 less",
     "Offer A comes to " MINUS "14.3% on base, " MINUS "24.4% to " MINUS
     "5.4% in four of five forecasts, against 0% quoted",
     "Usage draws USD 875,000 of the USD 1,000,000 commitment of Offer A (87.5%): USD 125,000 is forfeited",
     "Forfeited commitment takes 14.3 pts on Offer A: 0% quoted becomes " MINUS "14.3% realized",
     "Do not sign Offer A as it stands: paying on demand costs less in every scenario, USD 125,000 as "
     "expected. Or ask first by 30 Nov 2026 for a commitment of USD 803,761 a year, worth USD 125,000"},
    {"no discount, no commitment",
     {{.name = "Offer A", .discount = 0, .overage = OVERAGE_COMMITTED}},
     1,
     1,
     NULL,
     "Nothing is gained by signing Offer A: it saves nothing, USD 875,000 is paid for USD 875,000 of usage "
     "at list",
     "Offer A comes to 0.0% of list on base and the same in four of five forecasts, against 0% quoted",
     "Offer A commits to nothing: USD 875,000 is paid as it is used",
     "Nothing is lost on Offer A, and nothing saved: 0% quoted, 0.0% realized",
     "Signing Offer A saves nothing against list"},
    {"no commitment",
     {{.name = "Offer A", .discount = 0.05, .overage = OVERAGE_COMMITTED, .never_expires = true}},
     1,
     1,
     NULL,
     "Sign Offer A: it keeps its quoted 5%, USD 43,750 saved on USD 875,000 of usage at list",
     "Offer A comes to 5.0% of list on base and the same in four of five forecasts, against 5% quoted",
     "Offer A commits to nothing: USD 831,250 is paid as it is used",
     "Nothing comes between quoted and realized on Offer A: 5% quoted, 5.0% realized",
     "Sign Offer A: it keeps the 5% it quotes, USD 43,750 less than list"},
    {"no usage",
     {TRAP},
     1,
     0,
     NULL,
     "No usage is forecast: Offer A costs USD 1,000,000 and its USD 1,000,000 commitment goes unused",
     "No usage is forecast, so the 20% quoted on Offer A saves nothing",
     "No usage draws on the USD 1,000,000 commitment of Offer A: USD 1,000,000 is forfeited",
     "Without usage the 20% quoted on Offer A saves nothing",
     "No usage is forecast: Offer A saves nothing. If at all, ask by 30 Nov 2026 for Offer A without its USD "
     "1,000,000 commitment"},
    {"no usage, no commitment",
     {{.name = "Offer A", .discount = 0.05, .overage = OVERAGE_COMMITTED, .fees = 12000}},
     1,
     0,
     NULL,
     "No usage is forecast: Offer A commits to nothing and costs USD 12,000",
     "No usage is forecast, so the 5% quoted on Offer A saves nothing",
     "Offer A commits to nothing: USD 0 is paid as it is used",
     "Without usage the 5% quoted on Offer A saves nothing",
     "No usage is forecast: Offer A saves nothing"},
    {"no usage, two offers",
     {TRAP, CURE},
     2,
     0,
     NULL,
     "No usage is forecast: Offer B costs least, USD 650,000",
     "No usage is forecast, so none of the 2 offers saves anything",
     "No usage draws on the USD 1,000,000 commitment of Offer A: USD 1,000,000 is forfeited",
     "Without usage the 20% quoted on Offer A saves nothing",
     "No usage is forecast: none of these saves anything. If at all, ask by 30 Nov 2026 for Offer B without "
     "its USD 650,000 commitment"},
    {"fees beside a loss",
     {{.name = "Offer A", .annual = 1e6, .discount = 0.20, .overage = OVERAGE_LIST, .fees = 52500}},
     1,
     1,
     NULL,
     "Walk away from Offer A: its 20% comes to " MINUS "14.3%, " MINUS
     "20.3% after fees, as USD 300,000 of the USD 1,000,000 commitment is forfeited",
     "Offer A comes to " MINUS "14.3% on base, " MINUS "24.4% to " MINUS
     "5.4% in four of five forecasts, against 20% quoted",
     "Usage draws USD 700,000 of the USD 1,000,000 commitment of Offer A (70.0%): USD 300,000 is forfeited",
     "Forfeited commitment takes 34.3 pts on Offer A: 20% quoted becomes " MINUS "14.3% realized",
     "Do not sign Offer A as it stands: its commitment is 42.9% above what usage draws, and paying on demand "
     "costs less in every scenario, USD 177,500 as expected. Or ask first by 30 Nov 2026 for a commitment of "
     "USD 643,009 a year, worth USD 285,752"},
    {"fees beside a kept discount",
     {{.name = "Offer A", .annual = 600e3, .discount = 0.20, .overage = OVERAGE_COMMITTED, .fees = 52500}},
     1,
     1,
     NULL,
     "Sign Offer A: it keeps its quoted 20%, 14.0% after fees, USD 752,500 paid for USD 875,000 of usage at "
     "list",
     "Offer A comes to 20.0% of list on base and the same in four of five forecasts, against 20% quoted",
     "The USD 600,000 commitment of Offer A runs out in Nov 2027: USD 100,000 of overage follows, billed at "
     "the committed rate",
     "Nothing comes between quoted and realized on Offer A: 20% quoted, 20.0% realized",
     "Sign Offer A by 30 Nov 2026: it keeps the 20% it quotes, 14.0% after fees, USD 122,500 less than list"},
    {"fees turn the order round",
     {{.name = "Offer A", .annual = 600e3, .discount = 0.20, .overage = OVERAGE_COMMITTED, .fees = 100e3},
      CURE},
     2,
     1,
     NULL,
     "Sign Offer B: it comes to 15.0% after fees, USD 743,750 paid in all; Offer A comes to 8.6%",
     "Both offers keep what they quote: Offer A most, 20.0% of list",
     "The USD 600,000 commitment of Offer A runs out in Nov 2027: USD 100,000 of overage follows, billed at "
     "the committed rate",
     "Nothing comes between quoted and realized on Offer A: 20% quoted, 20.0% realized",
     "Of these, Offer B is the one to sign, by 30 Nov 2026: it keeps the 15% it quotes, USD 131,250 less "
     "than list"},
    {"all dearer than list",
     {TRAP, {.name = "Offer B", .annual = 2e6, .discount = 0.30}},
     2,
     1,
     NULL,
     "Walk away from both offers: Offer A comes to " MINUS
     "14.3%, USD 300,000 forfeited; Offer B comes to " MINUS "128.6%",
     "Offer B loses most, 158.6 pts from 30% quoted to " MINUS
     "128.6% realized; no offer keeps what it quotes",
     "Usage draws USD 700,000 of the USD 1,000,000 commitment of Offer A (70.0%): USD 300,000 is forfeited",
     "Forfeited commitment takes 34.3 pts on Offer A: 20% quoted becomes " MINUS "14.3% realized",
     "Sign none of these as they stand: on Offer A, the cheapest, its commitment is 42.9% above what usage "
     "draws, and paying on demand costs less in every scenario, USD 125,000 as expected. Or ask first by 30 "
     "Nov 2026 for a commitment of USD 643,009 a year, worth USD 285,752"},
    {"two alike",
     {CURE, CURE},
     2,
     1,
     NULL,
     "Sign Offer B: it comes to 15.0%, USD 743,750 paid in all; Offer B (2) comes to the same",
     "Both offers keep what they quote, 15.0% of list",
     "The USD 650,000 commitment of Offer B runs out in Nov 2027: USD 93,750 of overage follows, billed at "
     "the committed rate",
     "Nothing comes between quoted and realized on Offer B: 15% quoted, 15.0% realized",
     "Of these, Offer B is the one to sign, by 30 Nov 2026: it keeps the 15% it quotes, USD 131,250 less "
     "than list; Offer B (2) comes to the same"},
    {"a rate card below the headline",
     {CURE},
     1,
     1,
     lower_rate_card,
     "Sign Offer B: its quoted 15% comes to 12.0%, as the rate card gives USD 26,250 less than the headline",
     "Offer B comes to 12.0% of list on base and 15.0% in four of five forecasts, against 15% quoted",
     "The USD 650,000 commitment of Offer B runs out in Nov 2027: USD 93,750 of overage follows, billed at "
     "the committed rate",
     "The rate card takes 3.0 pts on Offer B: 15% quoted becomes 12.0% realized",
     "Sign Offer B by 30 Nov 2026: it comes to 12.0% where it quotes 15%, USD 105,000 less than list"},
    {"carried out of the term",
     {TRAP},
     1,
     1,
     carry_out,
     "Walk away from Offer A: its quoted 20% comes to " MINUS
     "14.3%, as USD 300,000 of commitment is paid and carried out of the term",
     "Offer A comes to " MINUS "14.3% on base, " MINUS "24.4% to " MINUS
     "5.4% in four of five forecasts, against 20% quoted",
     "Usage draws USD 700,000 of the USD 1,000,000 commitment of Offer A: USD 300,000 is carried out of the "
     "term",
     "Commitment carried out takes 34.3 pts on Offer A: 20% quoted becomes " MINUS "14.3% realized",
     "Do not sign Offer A as it stands: its commitment is 42.9% above what usage draws, and paying on demand "
     "costs less in every scenario, USD 125,000 as expected. Or ask first by 30 Nov 2026 for a commitment of "
     "USD 643,009 a year, worth USD 285,752"},
    {"credited by true-down",
     {TRAP},
     1,
     1,
     true_down,
     "Sign Offer A: it keeps its quoted 20%, USD 175,000 saved on USD 875,000 of usage at list",
     "Offer A comes to 20.0% on base, " MINUS "24.4% to " MINUS
     "5.4% in four of five forecasts, against 20% quoted",
     "Usage draws USD 700,000 of the USD 1,000,000 commitment of Offer A: USD 300,000 is credited, nothing "
     "forfeited",
     "Nothing comes between quoted and realized on Offer A: 20% quoted, 20.0% realized",
     "Sign Offer A by 30 Nov 2026: it keeps the 20% it quotes, USD 175,000 less than list"},
    {"two years",
     {{.name = "Offer A", .annual = 1e6, .discount = 0.20, .term_months = 24}},
     1,
     1,
     NULL,
     "Walk away from Offer A: its quoted 20% comes to " MINUS
     "14.3%, as USD 600,000 of the USD 2,000,000 commitment is forfeited",
     "Offer A comes to " MINUS "14.3% on base, " MINUS "27.6% to " MINUS
     "3.1% in four of five forecasts, against 20% quoted",
     "Usage draws USD 1,400,000 of the USD 2,000,000 commitment of Offer A (70.0%): USD 600,000 is forfeited",
     "Forfeited commitment takes 34.3 pts on Offer A: 20% quoted becomes " MINUS "14.3% realized",
     "Do not sign Offer A as it stands: its commitment is 42.9% above what usage draws in year 1, and paying "
     "on demand costs less in every scenario, USD 250,000 as expected. Or ask first by 30 Nov 2026 for a "
     "commitment of USD 643,009 a year, worth USD 600,000"},
    /* Half of the commitment in the first year: 500,000 against 700,000, then 1,000,000. */
    {"a ramp",
     {{.name = "Offer A", .annual = 1e6, .discount = 0.20, .term_months = 24, .first_year = 0.5}},
     1,
     1,
     NULL,
     "Walk away from Offer A, though expected to be USD 50,000 cheaper than paying on demand: USD 300,000 of "
     "the USD 1,500,000 commitment is forfeited",
     "Offer A comes to 2.9% on base, " MINUS "4.8% to 9.4% in four of five forecasts, against 20% quoted",
     "A commitment of Offer A first runs out in Sep 2027, yet USD 300,000 of USD 1,500,000 is forfeited",
     "Forfeited commitment takes 17.1 pts on Offer A: 20% quoted becomes 2.9% realized",
     "Do not sign Offer A as it stands: USD 300,000 of commitment is expected to be lost, though signing is "
     "expected to be USD 50,000 cheaper than paying on demand. Or ask first by 30 Nov 2026 for a commitment "
     "of USD 643,009 a year, worth USD 300,000; then for unused commitment to be credited, or kept past the "
     "term"},
    {"measured by the quarter",
     {{.name = "Offer A", .annual = 1e6, .discount = 0.20, .period_months = 3}},
     1,
     1,
     NULL,
     "Walk away from Offer A: its quoted 20% comes to " MINUS
     "14.3%, as USD 300,000 of the USD 1,000,000 commitment is forfeited",
     "Offer A comes to " MINUS "14.3% on base, " MINUS "24.4% to " MINUS
     "5.4% in four of five forecasts, against 20% quoted",
     "Usage draws USD 700,000 of the USD 1,000,000 commitment of Offer A (70.0%): USD 300,000 is forfeited",
     "Forfeited commitment takes 34.3 pts on Offer A: 20% quoted becomes " MINUS "14.3% realized",
     "Do not sign Offer A as it stands: its commitment is 42.9% above what usage draws, and paying on demand "
     "costs less in every scenario, USD 125,000 as expected. Or ask first by 30 Nov 2026 for a commitment of "
     "USD 643,009 a year, worth USD 300,000"},
    {"a quarter that stays empty",
     {{.name = "Offer A", .annual = 600e3, .discount = 0.20, .period_months = 3}},
     1,
     1,
     empty_quarter,
     "Negotiate Offer A: its quoted 20% comes to 14.3%, as USD 50,000 of the USD 600,000 commitment is "
     "forfeited on base",
     "Offer A comes to 14.3% of list on base and 20.0% in four of five forecasts, against 20% quoted",
     "A commitment of Offer A first runs out in Mar 2027, yet USD 50,000 of USD 600,000 is forfeited",
     "Forfeited commitment takes 5.7 pts on Offer A: 20% quoted becomes 14.3% realized",
     "Negotiate Offer A by 30 Nov 2026: as it stands, it comes to 14.3% where it quotes 20%, USD 125,000 "
     "less than list. Ask for terms under which the headline holds"},
    /* 40,000 a year for ten years against 700,000 a year: only the first year's runs out in January. */
    {"a small commitment for ten years",
     {{.name = "Offer A", .annual = 40e3, .discount = 0.20, .term_months = 120}},
     1,
     1,
     NULL,
     "Sign Offer A: it keeps its quoted 20%, USD 1,750,000 saved on USD 8,750,000 of usage at list",
     "Offer A comes to 20.0% of list on base and the same in four of five forecasts, against 20% quoted",
     "The first USD 40,000 of Offer A runs out in Jan 2027: USD 6,600,000 of overage in all, billed at the "
     "committed rate",
     "Nothing comes between quoted and realized on Offer A: 20% quoted, 20.0% realized",
     "Sign Offer A by 30 Nov 2026: it keeps the 20% it quotes, USD 1,750,000 less than list"},

    /* 125,000 a quarter against 175,000: 50,000 of overage in each of four. */
    {"a quarter that runs out",
     {{.name = "Offer A", .annual = 500e3, .discount = 0.20, .period_months = 3}},
     1,
     1,
     NULL,
     "Sign Offer A: it keeps its quoted 20%, USD 175,000 saved on USD 875,000 of usage at list",
     "Offer A comes to 20.0% of list on base and the same in four of five forecasts, against 20% quoted",
     "The first USD 125,000 of Offer A runs out in Mar 2027: USD 200,000 of overage in all, billed at the "
     "committed rate",
     "Nothing comes between quoted and realized on Offer A: 20% quoted, 20.0% realized",
     "Sign Offer A by 30 Nov 2026: it keeps the 20% it quotes, USD 175,000 less than list"},

    /* No commitment, 20% on nothing: all of it is overage at list. */
    {"pay as you go at list",
     {{.name = "Offer A", .discount = 0.20, .overage = OVERAGE_LIST}},
     1,
     1,
     NULL,
     "Walk away from Offer A: its quoted 20% comes to 0.0%, as all usage bills at list price",
     "Offer A comes to 0.0% of list on base and the same in four of five forecasts, against 20% quoted",
     "Offer A commits to nothing: USD 875,000 is paid as it is used",
     "All usage on Offer A bills at list price: 20% quoted becomes 0.0% realized",
     "Do not sign Offer A as it stands: all usage bills at list price. Or ask first by 30 Nov 2026 for the "
     "quoted 20% on all usage, worth USD 175,000"},

    /* 10% above the committed 80% of list is 88% of it. */
    {"pay as you go at a premium",
     {{.name = "Offer A", .discount = 0.20, .overage = OVERAGE_PREMIUM, .overage_share = 0.1},
      {.name = "Offer B", .annual = 1e6, .discount = 0.20}},
     2,
     1,
     NULL,
     "Walk away from both offers, though Offer A is USD 105,000 cheaper than paying on demand: all usage "
     "bills 10% above the committed rate",
     "Offer B loses most, 34.3 pts from 20% quoted to " MINUS "14.3% realized; no offer keeps what it quotes",
     "Offer A commits to nothing: USD 770,000 is paid as it is used",
     "All usage on Offer A bills 10% above the committed rate: 20% quoted becomes 12.0% realized",
     "Sign none of these as they stand: on Offer A, the cheapest, all usage bills 10% above the committed "
     "rate, though signing is expected to be USD 105,000 cheaper than paying on demand. Or ask first by 30 "
     "Nov 2026 for the quoted 20% on all usage, worth USD 70,000"},

    {"terms of unequal length",
     {TRAP, {.name = "Offer B", .annual = 650e3, .discount = 0.15, .term_months = 24}},
     2,
     1,
     NULL,
     "Sign Offer B: it comes to 15.0%, USD 1,487,500 paid over 24 months; Offer A comes to " MINUS
     "14.3%, USD 300,000 forfeited",
     "Offer A loses most, 34.3 pts from 20% quoted to " MINUS "14.3% realized; Offer B keeps its 15%",
     "Usage draws USD 700,000 of the USD 1,000,000 commitment of Offer A (70.0%): USD 300,000 is forfeited",
     "Forfeited commitment takes 34.3 pts on Offer A: 20% quoted becomes " MINUS "14.3% realized",
     "Of these, Offer B is the one to sign, by 30 Nov 2026: it keeps the 15% it quotes, USD 262,500 less "
     "than list. Offer A only with a commitment of USD 643,009 a year"},

    {"no usage, terms of unequal length",
     {TRAP, {.name = "Offer B", .annual = 650e3, .discount = 0.15, .term_months = 24}},
     2,
     0,
     NULL,
     "No usage is forecast: Offer B costs least a month, USD 1,300,000 over 24 months",
     "No usage is forecast, so none of the 2 offers saves anything",
     "No usage draws on the USD 1,000,000 commitment of Offer A: USD 1,000,000 is forfeited",
     "Without usage the 20% quoted on Offer A saves nothing",
     "No usage is forecast: none of these saves anything. If at all, ask by 30 Nov 2026 for Offer B without "
     "its USD 1,300,000 commitment"},

    {"no expiry and a loss",
     {{.name = "Offer A", .annual = 1e6, .discount = 0.20, .never_expires = true}},
     1,
     1,
     NULL,
     "Walk away from Offer A: its quoted 20% comes to " MINUS
     "14.3%, as USD 300,000 of the USD 1,000,000 commitment is forfeited",
     "Offer A comes to " MINUS "14.3% on base, " MINUS "24.4% to " MINUS
     "5.4% in four of five forecasts, against 20% quoted",
     "Usage draws USD 700,000 of the USD 1,000,000 commitment of Offer A (70.0%): USD 300,000 is forfeited",
     "Forfeited commitment takes 34.3 pts on Offer A: 20% quoted becomes " MINUS "14.3% realized",
     "Do not sign Offer A as it stands: its commitment is 42.9% above what usage draws, and paying on demand "
     "costs less in every scenario, USD 125,000 as expected. Or ask first for a commitment of USD 643,009 a "
     "year, worth USD 300,000"},

    {"three alike",
     {CURE, CURE, CURE},
     3,
     1,
     NULL,
     "Sign Offer B: it comes to 15.0%, USD 743,750 paid in all; Offer B (2) comes to the same",
     "All 3 offers keep what they quote, 15.0% of list",
     "The USD 650,000 commitment of Offer B runs out in Nov 2027: USD 93,750 of overage follows, billed at "
     "the committed rate",
     "Nothing comes between quoted and realized on Offer B: 15% quoted, 15.0% realized",
     "Of these, Offer B is the one to sign, by 30 Nov 2026: it keeps the 15% it quotes, USD 131,250 less "
     "than list; others come to the same"},

    {"two alike to walk away from",
     {TRAP, TRAP},
     2,
     1,
     NULL,
     "Walk away from both offers: Offer A comes to " MINUS
     "14.3%, USD 300,000 forfeited; Offer A (2) comes to the same",
     "Both offers lose 34.3 pts of what they quote: Offer A from 20% quoted to " MINUS "14.3% realized",
     "Usage draws USD 700,000 of the USD 1,000,000 commitment of Offer A (70.0%): USD 300,000 is forfeited",
     "Forfeited commitment takes 34.3 pts on Offer A: 20% quoted becomes " MINUS "14.3% realized",
     "Sign none of these as they stand: on Offer A, as cheap as any, its commitment is 42.9% above what "
     "usage "
     "draws, and paying on demand costs less in every scenario, USD 125,000 as expected. Or ask first by 30 "
     "Nov 2026 for a commitment of USD 643,009 a year, worth USD 285,752"},

    {"two of three alike",
     {CURE, CURE, {.name = "Offer C", .annual = 300e3, .discount = 0.12}},
     3,
     1,
     NULL,
     "Sign Offer B: it comes to 15.0%, USD 743,750 paid in all; Offer B (2) comes to the same",
     "All 3 offers keep what they quote, up to 15.0% of list",
     "The USD 650,000 commitment of Offer B runs out in Nov 2027: USD 93,750 of overage follows, billed at "
     "the committed rate",
     "Nothing comes between quoted and realized on Offer B: 15% quoted, 15.0% realized",
     "Of these, Offer B is the one to sign, by 30 Nov 2026: it keeps the 15% it quotes, USD 131,250 less "
     "than list; Offer B (2) comes to the same"},

    /* Fees of 131,250 take all that is saved. */
    {"nothing left after fees",
     {{.name = "Offer A", .annual = 650e3, .discount = 0.15, .fees = 131250}, TRAP},
     2,
     1,
     NULL,
     "No offer to sign is below list: Offer A comes to 0.0% after fees; Offer A (2) comes to " MINUS
     "14.3%, USD 300,000 forfeited",
     "Offer A (2) loses most, 34.3 pts from 20% quoted to " MINUS "14.3% realized; Offer A keeps its 15%",
     "The USD 650,000 commitment of Offer A runs out in Nov 2027: USD 93,750 of overage follows, billed at "
     "the committed rate",
     "Nothing comes between quoted and realized on Offer A: 15% quoted, 15.0% realized",
     "Signing Offer A saves nothing against list"},
    {"a discount that is kept without protection",
     {CURE},
     1,
     1,
     unprotected,
     "Walk away from Offer B, though expected to be USD 131,250 cheaper than paying on demand: its price is "
     "not protected for 24 months",
     "Offer B comes to 15.0% of list on base and the same in four of five forecasts, against 15% quoted",
     "The USD 650,000 commitment of Offer B runs out in Nov 2027: USD 93,750 of overage follows, billed at "
     "the committed rate",
     "Nothing comes between quoted and realized on Offer B: 15% quoted, 15.0% realized",
     "Do not sign Offer B as it stands: its price is not protected for 24 months, though signing is expected "
     "to be USD 131,250 cheaper than paying on demand. Or ask by 30 Nov 2026 for a price lock, and for price "
     "cuts to lower the committed price (worth USD 40,000)"},
    {"a renewal at list",
     {CURE},
     1,
     1,
     back_to_list,
     "Negotiate Offer B: it keeps its quoted 15%, but the renewal begins at list price",
     "Offer B comes to 15.0% of list on base and the same in four of five forecasts, against 15% quoted",
     "The USD 650,000 commitment of Offer B runs out in Nov 2027: USD 93,750 of overage follows, billed at "
     "the committed rate",
     "Nothing comes between quoted and realized on Offer B: 15% quoted, 15.0% realized",
     "Negotiate Offer B by 30 Nov 2026: as it stands, it keeps the 15% it quotes, USD 131,250 less than "
     "list. Ask for the rates to hold at renewal, with a cap of 5% on the rise"},
    {"a cheaper alternative of the plan",
     {CURE},
     1,
     1,
     beaten_elsewhere,
     "Negotiate Offer B: it keeps its quoted 15%, but elsewhere is expected to cost USD 20,000 less",
     "Offer B comes to 15.0% of list on base and the same in four of five forecasts, against 15% quoted",
     "The USD 650,000 commitment of Offer B runs out in Nov 2027: USD 93,750 of overage follows, billed at "
     "the committed rate",
     "Nothing comes between quoted and realized on Offer B: 15% quoted, 15.0% realized",
     "Negotiate Offer B by 30 Nov 2026: as it stands, the alternative elsewhere is expected to cost USD "
     "20,000 less. Ask for USD 20,000 off in all, or choose elsewhere"},
    {"one to sign with something to ask for",
     {TRAP},
     1,
     2,
     sign_and_ask,
     "Sign Offer A: its quoted 20% comes to 14.3%, as overage bills USD 100,000 above the committed rate",
     "Offer A comes to 14.3% on base, 13.2% to 15.6% in four of five forecasts, against 20% quoted",
     "The USD 1,000,000 commitment of Offer A runs out in Sep 2027: USD 400,000 of overage follows, billed "
     "at list price",
     "Overage takes 5.7 pts on Offer A: 20% quoted becomes 14.3% realized",
     "Sign Offer A by 30 Nov 2026: it comes to 14.3% where it quotes 20%, USD 250,000 less than list. Ask "
     "first for overage at the committed rate, worth USD 100,000"},
    {"many reasons",
     {CURE},
     1,
     1,
     many_reasons,
     "Walk away from Offer B, though expected to be USD 131,250 cheaper than paying on demand: the market's "
     "median is 16.0%",
     "Offer B comes to 15.0% of list on base and the same in four of five forecasts, against 15% quoted",
     "The USD 650,000 commitment of Offer B runs out in Nov 2027: USD 93,750 of overage follows, billed at "
     "the committed rate",
     "Nothing comes between quoted and realized on Offer B: 15% quoted, 15.0% realized",
     "Do not sign Offer B as it stands: the market's median is 16.0%, though signing is expected to be USD "
     "131,250 cheaper than paying on demand. Or ask by 30 Nov 2026 for 16.0%, the market's median at this "
     "commitment (worth USD 90,000)"},
};

static void
each_case_has_its_sentences(void **state)
{
    (void)state;
    for (size_t i = 0; i < N_OF(cases); i++) {
        const struct sentence_case *c = &cases[i];
        struct told told = told_make(c->offers, c->n_offers, c->level, c->patch);
        const struct results *r = &told.results;
        const struct facts *f = &told.facts;
        print_message("%s\n", c->what);
        assert_string_equal(sentence_answer(r, f, told.arena), c->answer);
        assert_string_equal(sentence_discounts(r, f, told.arena), c->discounts);
        assert_string_equal(sentence_drawdown(r, f, 0, told.arena), c->drawdown);
        assert_string_equal(sentence_bridge(r, f, 0, told.arena), c->bridge);
        assert_string_equal(sentence_next_step(r, f, told.arena), c->next_step);
        arena_free(told.arena);
    }
}

/* At 100% off, list value draws a commitment though it has no committed value. */
static void
have_no_committed_value(struct results *results)
{
    results->offers[0].scenarios[SCENARIO_BASE].committed_value = 0;
}

static void
an_undrawn_commitment_is_told_by_what_becomes_of_it(void **state)
{
    (void)state;
    static const struct {
        double level;
        void (*patch)(struct results *results);
        const char *drawdown;
    } rows[] = {
        {0, NULL, "No usage draws on the USD 1,000,000 commitment of Offer A: USD 1,000,000 is forfeited"},
        {0, carry_out,
         "No usage draws on the USD 1,000,000 commitment of Offer A: USD 1,000,000 is carried out of the "
         "term"},
        {0, true_down,
         "No usage draws on the USD 1,000,000 commitment of Offer A: USD 1,000,000 is credited"},
        {1, have_no_committed_value,
         "Usage draws USD 700,000 of the USD 1,000,000 commitment of Offer A (70.0%): USD 300,000 is "
         "forfeited"},
    };
    for (size_t i = 0; i < N_OF(rows); i++) {
        const struct fixture_offer offer = TRAP;
        struct told told = told_make(&offer, 1, rows[i].level, rows[i].patch);
        assert_string_equal(sentence_drawdown(&told.results, &told.facts, 0, told.arena), rows[i].drawdown);
        arena_free(told.arena);
    }
}

/* ---- where base and forecasts, cost and terms disagree ---- */

/* The cure with a chance of 40%, expected to keep 6.0% where base keeps 15%. */
static void
rarely_filled(struct results *results)
{
    struct offer_result *result = &results->offers[results->n_offers - 1];
    result->expected.realized_discount = 0.06;
    result->expected.fill_probability = 0.4;
    result->verdict = VERDICT_NEGOTIATE;
    result->signals[0] =
        (struct signal_result){SIGNAL_UNUSED_BURNS, SIGNAL_NEGOTIATE, {0.4, 0.9, 6e4}, NULL, 6e4};
    result->n_signals = 1;
}

/* What is expected to be lost is 2, and a rise at renewal is worth 60,000 of 743,750. */
static void
little_is_lost(struct results *results)
{
    static struct lever_result renewal = {.lever = LEVER_RENEWAL_CAP, .worth = 6e4, .ask_rank = 1};
    rarely_filled(results);
    results->offers[0].expected.realized_discount = 0.15;
    results->offers[0].signals[0].figures[2] = 2;
    results->offers[0].signals[0].cost = 2;
    results->offers[0].levers = &renewal;
    results->offers[0].n_levers = 1;
}

/* Nothing is worth asking for, and paying on demand costs 5,000 less, as much under high usage. */
static void
never_cheaper(struct results *results)
{
    little_is_lost(results);
    results->offers[0].n_levers = 0;
    struct alternative_result *demand = &results->alternatives[0], *row = &results->alternatives[1];
    demand->expected = row->expected - 5e3;
    demand->low = row->low - 5e3;
    demand->base = row->base;
    demand->high = row->high;
}

/* On demand costs 100,000 less than both, more than 2% of 743,750. */
static void
all_beaten(struct results *results)
{
    for (size_t i = 0; i < 2; i++)
        results->offers[i].verdict = VERDICT_NEGOTIATE;
    results->alternatives[0].expected =
        fmin(results->alternatives[1].expected, results->alternatives[2].expected) - 1e5;
    results->alternatives[0].high = 1e9;
}

/* The second keeps more on base and is expected to cost 30,000 more, filled by 40%. */
static void
better_on_base(struct results *results)
{
    rarely_filled(results);
    results->offers[1].expected.realized_discount = 0.15;
    results->offers[0].verdict = VERDICT_NEGOTIATE;
    results->offers[0].expected.realized_discount =
        results->offers[0].scenarios[SCENARIO_BASE].realized_discount;
    results->alternatives[1].expected = results->alternatives[2].expected - 3e4;
    results->alternatives[0].expected = 1e9;
}

static void
better_but_to_walk_from(struct results *results)
{
    better_on_base(results);
    results->offers[1].verdict = VERDICT_WALK;
    results->alternatives[1].expected = results->alternatives[2].expected + 3e4;
}

/* Fees of 180,000 are 20.6 pts of 875,000. */
static void
a_bundle(struct results *results)
{
    only_signal(results, VERDICT_NEGOTIATE,
                (struct signal_result){
                    .signal = SIGNAL_BLENDED_BUNDLE, .figures = {1}, .subject = "support", .cost = NO_VALUE});
}

static void
the_answer_says_where_figures_disagree(void **state)
{
    const struct fixture_offer cure = CURE, small = {.name = "Offer S", .annual = 300e3, .discount = 0.12};
    const struct fixture_offer feed = {.name = "Feed", .annual = 300e3, .discount = 0.12, .fees = 180e3};
    const struct {
        struct fixture_offer offers[2];
        size_t n_offers;
        void (*patch)(struct results *results);
        const char *answer;
    } rows[] = {
        {{cure},
         1,
         rarely_filled,
         "Negotiate Offer B: its quoted 15% comes to 15.0% on base but 6.0% expected, as only 40.0% of "
         "forecasts fill it"},
        {{cure},
         1,
         little_is_lost,
         "Negotiate Offer B: it keeps its quoted 15%, but asking for a cap of 5% on the rise at renewal is "
         "worth USD 60,000 in the 12 months after the term"},
        {{cure},
         1,
         never_cheaper,
         "Negotiate Offer B: it keeps its quoted 15%, but paying on demand never costs more and is expected "
         "to cost USD 5,000 less"},
        {{small, cure},
         2,
         all_beaten,
         "Negotiate Offer B: it comes to 15.0%, yet paying on demand is expected to cost USD 100,000 less"},
        {{small, cure},
         2,
         better_on_base,
         "Negotiate Offer S: it comes to 12.0%; Offer B comes to 15.0% on base but is expected to cost USD "
         "30,000 more, as only 40.0% of forecasts fill it"},
        {{small, cure},
         2,
         better_but_to_walk_from,
         "Negotiate Offer S: it comes to 12.0%; Offer B comes to 15.0%, but is one to walk away from"},
        {{feed},
         1,
         a_bundle,
         "Negotiate Feed: it keeps its quoted 12%, but " MINUS
         "8.6% after fees, and fees have no price outside the bundle"},
        {{small, cure},
         2,
         rarely_filled,
         "Negotiate Offer B: it comes to 15.0% on base but 6.0% expected, as only 40.0% of forecasts fill "
         "it"},
    };
    (void)state;
    for (size_t i = 0; i < N_OF(rows); i++) {
        struct told told = told_make(rows[i].offers, rows[i].n_offers, 1, rows[i].patch);
        assert_string_equal(sentence_answer(&told.results, &told.facts, told.arena), rows[i].answer);
        arena_free(told.arena);
    }
}

/* ---- the next step: whether the quote stands, and whether the ask is enough ---- */

static void
expired(struct results *results)
{
    results->histories[0].last_day = results->offers[0].offer->expires + 1;
}

/* The last day of usage is the last of the quote. */
static void
expires_that_day(struct results *results)
{
    results->histories[0].last_day = results->offers[0].offer->expires;
}

static void
expired_and_beaten(struct results *results)
{
    expired(results);
    beaten_elsewhere(results);
}

/* The one lever of the first offer. */
static void
ask_for(struct results *results, enum lever lever, double worth)
{
    static struct lever_result row;
    row = (struct lever_result){.lever = lever, .worth = worth, .ask_rank = 1, .in_package = true};
    results->offers[0].levers = &row;
    results->offers[0].n_levers = 1;
    results->offers[0].package_worth = worth;
}

/* 20,000 are to be made up for. */
static void
too_little(struct results *results)
{
    beaten_elsewhere(results);
    ask_for(results, LEVER_POINT, 19999);
}

static void
just_enough(struct results *results)
{
    beaten_elsewhere(results);
    ask_for(results, LEVER_POINT, 20000);
}

static void
only_later(struct results *results)
{
    beaten_elsewhere(results);
    ask_for(results, LEVER_RENEWAL_CAP, 60e3);
}

/* Within the plan's materiality no signal fires. */
static void
only_later_and_beaten_by_little(struct results *results)
{
    only_later(results);
    results->offers[0].signals[0] =
        (struct signal_result){SIGNAL_UNUSED_BURNS, SIGNAL_NEGOTIATE, {0.8, 0.9, 1e4}, NULL, 1e4};
}

/* Of 125,000. */
static void
too_little_to_stay(struct results *results)
{
    ask_for(results, LEVER_POINT, 1e5);
}

/* Fees of 180,000 less the 120,000 that are saved: 75,000 dearer than list, and on demand as dear. */
static void
dearer_than_list(struct results *results)
{
    ask_for(results, LEVER_POINT, 9262);
    results->alternatives[0].expected = 1e9;
    only_signal(results, VERDICT_NEGOTIATE,
                (struct signal_result){
                    .signal = SIGNAL_BLENDED_BUNDLE, .figures = {1}, .subject = "support", .cost = NO_VALUE});
}

/* The trap is to walk from, and would cost 30,000 less. */
static void
beaten_by_an_offer(struct results *results)
{
    results->alternatives[0].expected = 1e9;
    ask_for(results, LEVER_POINT, 2e4);
    only_signal(results, VERDICT_NEGOTIATE,
                (struct signal_result){
                    .signal = SIGNAL_BEATEN, .figures = {3e4, 713750}, .subject = "Offer A", .cost = 3e4});
}

static void
the_next_step_says_what_stands_in_the_way(void **state)
{
    const struct fixture_offer trap = TRAP, cure = CURE;
    const struct fixture_offer list = {.name = "Offer A", .annual = 1e6, .overage = OVERAGE_COMMITTED};
    const struct fixture_offer feed = {.name = "Feed", .annual = 300e3, .discount = 0.12, .fees = 180e3};
    const struct {
        struct fixture_offer offers[2];
        size_t n_offers;
        void (*patch)(struct results *);
        const char *next_step;
    } rows[] = {
        {{cure},
         1,
         expired,
         "Sign Offer B: it keeps the 15% it quotes, USD 131,250 less than list. Its quote expired on 30 Nov "
         "2026: have it made anew"},
        {{cure},
         1,
         expires_that_day,
         "Sign Offer B by 30 Nov 2026: it keeps the 15% it quotes, USD 131,250 less than list"},
        {{cure, trap},
         2,
         expired,
         "Of these, Offer B is the one to sign: it keeps the 15% it quotes, USD 131,250 less than list. Its "
         "quote expired on 30 Nov 2026: have it made anew. Offer A only with a commitment of USD 643,009 a "
         "year"},
        {{cure},
         1,
         expired_and_beaten,
         "Negotiate Offer B: as it stands, the alternative elsewhere is expected to cost USD 20,000 less. "
         "Its "
         "quote expired on 30 Nov 2026: have it made anew. Ask for USD 20,000 off in all, or choose "
         "elsewhere"},
        {{trap},
         1,
         expired,
         "Do not sign Offer A as it stands: its commitment is 42.9% above what usage draws, and paying on "
         "demand costs less in every scenario, USD 125,000 as expected. Or ask first for a commitment of USD "
         "643,009 a year, worth USD 285,752. Its quote expired on 30 Nov 2026: have it made anew"},
        {{cure},
         1,
         too_little,
         "Negotiate Offer B by 30 Nov 2026: ask first for 1.0 pts more off list, worth USD 19,999. As it "
         "stands, the alternative elsewhere is expected to cost USD 20,000 less: that change alone does not "
         "make up for it"},
        {{cure},
         1,
         just_enough,
         "Negotiate Offer B by 30 Nov 2026: ask first for 1.0 pts more off list, worth USD 20,000. As it "
         "stands, the alternative elsewhere is expected to cost USD 20,000 less"},
        {{cure},
         1,
         only_later,
         "Negotiate Offer B by 30 Nov 2026: ask first for USD 20,000 off in all, or choose elsewhere; then "
         "for a cap of 5% on the rise at renewal, worth USD 60,000 in the 12 months after the term. As it "
         "stands, the alternative elsewhere is expected to cost USD 20,000 less"},
        {{cure},
         1,
         only_later_and_beaten_by_little,
         "Negotiate Offer B by 30 Nov 2026: ask first for a cap of 5% on the rise at renewal, worth USD "
         "60,000 in the 12 months after the term. As it stands, the alternative elsewhere is expected to "
         "cost "
         "USD 20,000 less: that change alone does not make up for it"},
        {{list},
         1,
         too_little_to_stay,
         "Do not sign Offer A as it stands: paying on demand costs less in every scenario, USD 125,000 as "
         "expected. Or ask first by 30 Nov 2026 for 1.0 pts more off list, worth USD 100,000, which alone "
         "does not make up for it"},
        {{feed},
         1,
         dearer_than_list,
         "Negotiate Feed by 30 Nov 2026: ask first for 1.0 pts more off list, worth USD 9,262. As it stands, "
         "on base it costs USD 75,000 more than list, fees included: that change alone does not make up for "
         "it"},
        {{cure, trap},
         2,
         beaten_by_an_offer,
         "Negotiate Offer B by 30 Nov 2026: ask first for 1.0 pts more off list, worth USD 20,000, which "
         "alone does not make up for the USD 30,000 that Offer A costs less. As it stands, it keeps the 15% "
         "it quotes, USD 131,250 less than list"},
    };
    (void)state;
    for (size_t i = 0; i < N_OF(rows); i++) {
        struct told told = told_make(rows[i].offers, rows[i].n_offers, 1, rows[i].patch);
        assert_string_equal(sentence_next_step(&told.results, &told.facts, told.arena), rows[i].next_step);
        arena_free(told.arena);
    }
}

static void
a_quote_to_sign_that_has_expired_is_made_anew_first(void **state)
{
    static const struct {
        void (*patch)(struct results *);
        const char *start;
    } rows[] = {{expired, "Sign Offer B once it is quoted anew: "}, {expires_that_day, "Sign Offer B: "}};
    const struct fixture_offer cure = CURE;
    (void)state;
    for (size_t i = 0; i < N_OF(rows); i++) {
        struct told told = told_make(&cure, 1, 1, rows[i].patch);
        const char *answer = sentence_answer(&told.results, &told.facts, told.arena);
        assert_int_equal(strncmp(answer, rows[i].start, strlen(rows[i].start)), 0);
        arena_free(told.arena);
    }
}

/* ---- fees and credits ---- */

/* Credits of 43,750 are 5% of 875,000. */
static void
credited(struct results *results)
{
    struct settlement *base = &results->offers[0].scenarios[SCENARIO_BASE];
    base->service_credits = 43750;
    base->total -= 43750;
    base->bridge[BRIDGE_FEES_CREDITS].amount += 43750;
    base->bridge[BRIDGE_FEES_CREDITS].points += 0.05;
    base->all_in_discount += 0.05;
    follow_total(base);
}

static void
what_is_left_after_credits_is_told_of_them(void **state)
{
    const struct {
        double fees;
        size_t n_offers;
        const char *answer, *next_step;
    } rows[] = {
        {0, 1,
         "Sign Offer B: it keeps its quoted 15%, 20.0% after credits, USD 700,000 paid for USD 875,000 of "
         "usage at list",
         "Sign Offer B by 30 Nov 2026: it keeps the 15% it quotes, 20.0% after credits, USD 175,000 less "
         "than list"},
        {8750, 1,
         "Sign Offer B: it keeps its quoted 15%, 19.0% after fees and credits, USD 708,750 paid for USD "
         "875,000 of usage at list",
         "Sign Offer B by 30 Nov 2026: it keeps the 15% it quotes, 19.0% after fees and credits, USD 166,250 "
         "less than list"},
        {0, 2,
         "Sign Offer B: it comes to 20.0% after fees and credits, USD 700,000 paid in all; Offer F comes to "
         "8.6%",
         "Of these, Offer B is the one to sign, by 30 Nov 2026: it keeps the 15% it quotes, 20.0% after "
         "credits, USD 175,000 less than list"},
    };
    (void)state;
    for (size_t i = 0; i < N_OF(rows); i++) {
        struct fixture_offer offers[] = {
            CURE, {.name = "Offer F", .annual = 600e3, .discount = 0.20, .fees = 100e3}};
        offers[0].fees = rows[i].fees;
        struct told told = told_make(offers, rows[i].n_offers, 1, credited);
        assert_string_equal(sentence_answer(&told.results, &told.facts, told.arena), rows[i].answer);
        assert_string_equal(sentence_next_step(&told.results, &told.facts, told.arena), rows[i].next_step);
        arena_free(told.arena);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_case_has_its_sentences),
        cmocka_unit_test(the_answer_says_where_figures_disagree),
        cmocka_unit_test(the_next_step_says_what_stands_in_the_way),
        cmocka_unit_test(a_quote_to_sign_that_has_expired_is_made_anew_first),
        cmocka_unit_test(what_is_left_after_credits_is_told_of_them),
        cmocka_unit_test(an_undrawn_commitment_is_told_by_what_becomes_of_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* Every sentence in every case. 875,000 of list value a year on base, times the level; all arithmetic from
 * that: the trap draws 700,000 of 1,000,000, its cure 743,750 with 650,000 committed. */
#include "../check.h"
#include "told.h"

#define N_OF(table) (sizeof(table) / sizeof *(table))

/* The last bar of the bridge follows what is paid. */
static void
follow_total(struct settlement *base)
{
    base->bridge[BRIDGE_ALL_IN] = (struct bridge_item){base->list_value - base->total, base->all_in_discount};
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
    follow_total(base);
}

/* The first quarter of four leaves 50,000 of 150,000 though the year has more usage than commitment. */
static void
empty_quarter(struct results *results)
{
    struct settlement *base = &results->offers[0].scenarios[SCENARIO_BASE];
    base->bridge[BRIDGE_FORFEITED] = (struct bridge_item){-50000, -50000.0 / 875000};
    base->periods[0].unused = base->periods[0].forfeited = base->forfeited = 50000;
    base->realized_discount = base->all_in_discount = 0.2 - 50000.0 / 875000;
    base->paid_api = base->total = 750000;
    follow_total(base);
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
     "The 20% discount on Offer A comes to " MINUS
     "14.3%: USD 300,000 of the USD 1,000,000 commitment is forfeited",
     "Offer A comes to " MINUS "14.3% on base, " MINUS "24.4% to " MINUS
     "5.4% across the scenarios, against 20% quoted",
     "Usage draws USD 700,000 of the USD 1,000,000 commitment of Offer A (70.0%): USD 300,000 is forfeited",
     "Forfeited commitment takes 34.3 pts on Offer A: 20% quoted becomes " MINUS "14.3% realized",
     "Offer A is not worth signing as it stands: pay list price instead, USD 125,000 less. Or ask by 30 Nov "
     "2026 for a commitment near USD 700,000 on Offer A, or rollover of the USD 300,000 forfeited"},
    {"the cure",
     {CURE},
     1,
     1,
     NULL,
     "Offer B keeps its quoted 15%: USD 131,250 saved on USD 875,000 of usage at list",
     "Offer B comes to 15.0% of list in every scenario, against 15% quoted",
     "The USD 650,000 commitment of Offer B runs out in Nov 2027: USD 93,750 of overage follows, billed at "
     "the committed rate",
     "Nothing comes between quoted and realized on Offer B: 15% quoted, 15.0% realized",
     "Sign Offer B by 30 Nov 2026: it keeps the 15% it quotes, USD 131,250 less than list"},
    {"the trap and its cure",
     {TRAP, CURE},
     2,
     1,
     NULL,
     "Offer B keeps most: 15.0% of list, USD 743,750 paid in all; Offer A comes to " MINUS
     "14.3%, USD 300,000 forfeited",
     "Offer A loses most, 34.3 pts from 20% quoted to " MINUS "14.3% realized; Offer B keeps its 15%",
     "Usage draws USD 700,000 of the USD 1,000,000 commitment of Offer A (70.0%): USD 300,000 is forfeited",
     "Forfeited commitment takes 34.3 pts on Offer A: 20% quoted becomes " MINUS "14.3% realized",
     "Of these, Offer B is the one to sign, by 30 Nov 2026: it keeps the 15% it quotes, USD 131,250 less "
     "than list. Offer A only with a commitment near USD 700,000"},
    {"the cure and the trap",
     {CURE, TRAP},
     2,
     1,
     NULL,
     "Offer B keeps most: 15.0% of list, USD 743,750 paid in all; Offer A comes to " MINUS
     "14.3%, USD 300,000 forfeited",
     "Offer A loses most, 34.3 pts from 20% quoted to " MINUS "14.3% realized; Offer B keeps its 15%",
     "The USD 650,000 commitment of Offer B runs out in Nov 2027: USD 93,750 of overage follows, billed at "
     "the committed rate",
     "Nothing comes between quoted and realized on Offer B: 15% quoted, 15.0% realized",
     "Of these, Offer B is the one to sign, by 30 Nov 2026: it keeps the 15% it quotes, USD 131,250 less "
     "than list. Offer A only with a commitment near USD 700,000"},
    {"three offers",
     {TRAP, CURE, {.name = "Offer C", .annual = 700e3, .discount = 0.18, .overage = OVERAGE_LIST}},
     3,
     1,
     NULL,
     "Offer C keeps most: 17.6% of list, USD 721,341 paid in all; Offer A comes to " MINUS
     "14.3%, USD 300,000 forfeited",
     "Offer A loses most, 34.3 pts from 20% quoted to " MINUS
     "14.3% realized; 1 of 3 offers keeps what it quotes",
     "Usage draws USD 700,000 of the USD 1,000,000 commitment of Offer A (70.0%): USD 300,000 is forfeited",
     "Forfeited commitment takes 34.3 pts on Offer A: 20% quoted becomes " MINUS "14.3% realized",
     "Of these, Offer C is the one to sign, by 30 Nov 2026: it comes to 17.6% where it quotes 18%, USD "
     "153,659 less than list. Ask first for overage at the committed rate on Offer C: it saves USD 3,841"},
    {"overage at list",
     {TRAP},
     1,
     2,
     NULL,
     "The 20% discount on Offer A comes to 14.3%: overage costs USD 100,000 more than at the committed rate",
     "Offer A comes to 14.3% on base, 13.2% to 15.6% across the scenarios, against 20% quoted",
     "The USD 1,000,000 commitment of Offer A runs out in Sep 2027: USD 500,000 of overage follows, billed "
     "at list price",
     "Overage takes 5.7 pts on Offer A: 20% quoted becomes 14.3% realized",
     "Sign Offer A by 30 Nov 2026: it comes to 14.3% where it quotes 20%, USD 250,000 less than list. Ask "
     "first for overage at the committed rate on Offer A: it saves USD 100,000"},
    {"overage at a premium",
     {{.name = "Offer A",
       .annual = 500e3,
       .discount = 0.20,
       .overage = OVERAGE_PREMIUM,
       .overage_share = 0.1}},
     1,
     1,
     NULL,
     "The 20% discount on Offer A comes to 17.7%: overage costs USD 20,000 more than at the committed rate",
     "Offer A comes to 17.7% on base, 17.3% to 18.2% across the scenarios, against 20% quoted",
     "The USD 500,000 commitment of Offer A runs out in Sep 2027: USD 220,000 of overage follows, billed 10% "
     "above the committed rate",
     "Overage takes 2.3 pts on Offer A: 20% quoted becomes 17.7% realized",
     "Sign Offer A by 30 Nov 2026: it comes to 17.7% where it quotes 20%, USD 155,000 less than list. Ask "
     "first for overage at the committed rate on Offer A: it saves USD 20,000"},
    {"overage below the committed rate",
     {{.name = "Offer A",
       .annual = 500e3,
       .discount = 0.20,
       .overage = OVERAGE_DISCOUNT,
       .overage_share = 0.25}},
     1,
     1,
     NULL,
     "Offer A comes to 21.4%, above the 20% quoted: USD 187,500 saved on USD 875,000 of usage at list",
     "Offer A comes to 21.4% on base, 21.1% to 21.7% across the scenarios, against 20% quoted",
     "The USD 500,000 commitment of Offer A runs out in Sep 2027: USD 187,500 of overage follows, billed 25% "
     "off list",
     "Overage adds 1.4 pts on Offer A: 20% quoted becomes 21.4% realized",
     "Sign Offer A by 30 Nov 2026: it comes to 21.4%, above the 20% it quotes, USD 187,500 less than list"},
    {"realized zero",
     {{.name = "Offer A", .annual = 875e3, .discount = 0.20, .overage = OVERAGE_LIST}},
     1,
     1,
     NULL,
     "The 20% discount on Offer A comes to 0.0%: USD 175,000 of the USD 875,000 commitment is forfeited",
     "Offer A comes to 0.0% on base, " MINUS "8.9% to 7.8% across the scenarios, against 20% quoted",
     "Usage draws USD 700,000 of the USD 875,000 commitment of Offer A (80.0%): USD 175,000 is forfeited",
     "Forfeited commitment takes 20.0 pts on Offer A: 20% quoted becomes 0.0% realized",
     "Offer A is not worth signing as it stands: pay list price instead. Or ask by 30 Nov 2026 for a "
     "commitment near USD 700,000 on Offer A, or rollover of the USD 175,000 forfeited"},
    {"exactly drawn",
     {{.name = "Offer A", .annual = 699999.9999, .discount = 0.20, .overage = OVERAGE_COMMITTED}},
     1,
     1,
     NULL,
     "Offer A keeps its quoted 20%: USD 175,000 saved on USD 875,000 of usage at list",
     "Offer A comes to 20.0% on base, 12.9% to 20.0% across the scenarios, against 20% quoted",
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
     "Offer A comes to 23.4%, above the 20% quoted: USD 205,000 saved on USD 875,000 of usage at list",
     "Offer A comes to 23.4% on base, 23.2% to 23.7% across the scenarios, against 20% quoted",
     "The USD 600,000 commitment of Offer A runs out in Nov 2027: USD 100,000 of overage follows, billed at "
     "the committed rate",
     "Prepayment adds 3.4 pts on Offer A: 20% quoted becomes 23.4% realized",
     "Sign Offer A by 30 Nov 2026: it comes to 23.4%, above the 20% it quotes, USD 205,000 less than list"},
    {"no discount, a commitment",
     {{.name = "Offer A", .annual = 1e6, .discount = 0, .overage = OVERAGE_COMMITTED}},
     1,
     1,
     NULL,
     "Offer A quotes no discount and comes to " MINUS
     "14.3%: USD 125,000 of the USD 1,000,000 commitment is forfeited",
     "Offer A comes to " MINUS "14.3% on base, " MINUS "24.4% to " MINUS
     "5.4% across the scenarios, against 0% quoted",
     "Usage draws USD 875,000 of the USD 1,000,000 commitment of Offer A (87.5%): USD 125,000 is forfeited",
     "Forfeited commitment takes 14.3 pts on Offer A: 0% quoted becomes " MINUS "14.3% realized",
     "Offer A is not worth signing as it stands: pay list price instead, USD 125,000 less"},
    {"no discount, no commitment",
     {{.name = "Offer A", .discount = 0, .overage = OVERAGE_COMMITTED}},
     1,
     1,
     NULL,
     "Offer A saves nothing: USD 875,000 is paid for USD 875,000 of usage at list",
     "Offer A comes to 0.0% of list in every scenario, against 0% quoted",
     "Offer A commits to nothing: USD 875,000 is paid as it is used",
     "Nothing comes between quoted and realized on Offer A: 0% quoted, 0.0% realized",
     "Offer A is not worth signing as it stands: pay list price instead"},
    {"no commitment",
     {{.name = "Offer A", .discount = 0.05, .overage = OVERAGE_COMMITTED, .never_expires = true}},
     1,
     1,
     NULL,
     "Offer A keeps its quoted 5%: USD 43,750 saved on USD 875,000 of usage at list",
     "Offer A comes to 5.0% of list in every scenario, against 5% quoted",
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
     "No usage is forecast: Offer A is not worth signing as it stands. Or ask by 30 Nov 2026 for Offer A "
     "without its USD 1,000,000 commitment"},
    {"no usage, no commitment",
     {{.name = "Offer A", .discount = 0.05, .overage = OVERAGE_COMMITTED, .fees = 12000}},
     1,
     0,
     NULL,
     "No usage is forecast: Offer A commits to nothing and costs USD 12,000",
     "No usage is forecast, so the 5% quoted on Offer A saves nothing",
     "Offer A commits to nothing: USD 0 is paid as it is used",
     "Without usage the 5% quoted on Offer A saves nothing",
     "No usage is forecast: Offer A is not worth signing, there is nothing to save"},
    {"no usage, two offers",
     {TRAP, CURE},
     2,
     0,
     NULL,
     "No usage is forecast: Offer B costs least, USD 650,000",
     "No usage is forecast, so none of the 2 offers saves anything",
     "No usage draws on the USD 1,000,000 commitment of Offer A: USD 1,000,000 is forfeited",
     "Without usage the 20% quoted on Offer A saves nothing",
     "No usage is forecast: none of these is worth signing as it stands. Or ask by 30 Nov 2026 for Offer B "
     "without its USD 650,000 commitment"},
    {"fees beside a loss",
     {{.name = "Offer A", .annual = 1e6, .discount = 0.20, .overage = OVERAGE_LIST, .fees = 52500}},
     1,
     1,
     NULL,
     "The 20% discount on Offer A comes to " MINUS "14.3% (" MINUS
     "20.3% after fees): USD 300,000 of the USD 1,000,000 commitment is forfeited",
     "Offer A comes to " MINUS "14.3% on base, " MINUS "24.4% to " MINUS
     "5.4% across the scenarios, against 20% quoted",
     "Usage draws USD 700,000 of the USD 1,000,000 commitment of Offer A (70.0%): USD 300,000 is forfeited",
     "Forfeited commitment takes 34.3 pts on Offer A: 20% quoted becomes " MINUS "14.3% realized",
     "Offer A is not worth signing as it stands: pay list price instead, USD 177,500 less. Or ask by 30 Nov "
     "2026 for a commitment near USD 700,000 on Offer A, or rollover of the USD 300,000 forfeited"},
    {"fees beside a kept discount",
     {{.name = "Offer A", .annual = 600e3, .discount = 0.20, .overage = OVERAGE_COMMITTED, .fees = 52500}},
     1,
     1,
     NULL,
     "Offer A keeps its quoted 20%, 14.0% after fees: USD 752,500 is paid for USD 875,000 of usage at list",
     "Offer A comes to 20.0% of list in every scenario, against 20% quoted",
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
     "Offer B keeps most: 15.0% of list after fees, USD 743,750 paid in all; Offer A comes to 8.6%",
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
     "Both offers cost more than list: Offer A least, " MINUS "14.3%; Offer B comes to " MINUS
     "128.6%, USD 1,387,500 forfeited",
     "Offer B loses most, 158.6 pts from 30% quoted to " MINUS
     "128.6% realized; no offer keeps what it quotes",
     "Usage draws USD 700,000 of the USD 1,000,000 commitment of Offer A (70.0%): USD 300,000 is forfeited",
     "Forfeited commitment takes 34.3 pts on Offer A: 20% quoted becomes " MINUS "14.3% realized",
     "None of these is worth signing as it stands: pay list price instead, USD 125,000 less than Offer A. Or "
     "ask by 30 Nov 2026 for a commitment near USD 700,000 on Offer A, or rollover of the USD 300,000 "
     "forfeited"},
    {"two alike",
     {CURE, CURE},
     2,
     1,
     NULL,
     "Offer B keeps most: 15.0% of list, USD 743,750 paid in all; Offer B (2) comes to the same",
     "Both offers keep what they quote: Offer B most, 15.0% of list",
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
     "The 15% discount on Offer B comes to 12.0%: the rate card gives USD 26,250 less than the headline",
     "Offer B comes to 12.0% on base, 12.0% to 15.0% across the scenarios, against 15% quoted",
     "The USD 650,000 commitment of Offer B runs out in Nov 2027: USD 93,750 of overage follows, billed at "
     "the committed rate",
     "The rate card takes 3.0 pts on Offer B: 15% quoted becomes 12.0% realized",
     "Sign Offer B by 30 Nov 2026: it comes to 12.0% where it quotes 15%, USD 105,000 less than list. Ask "
     "first for the headline 15% on all usage of Offer B: it saves USD 26,250"},
    {"carried out of the term",
     {TRAP},
     1,
     1,
     carry_out,
     "The 20% discount on Offer A comes to " MINUS
     "14.3%: USD 300,000 of commitment is paid and carried out of the term",
     "Offer A comes to " MINUS "14.3% on base, " MINUS "24.4% to " MINUS
     "5.4% across the scenarios, against 20% quoted",
     "Usage draws USD 700,000 of the USD 1,000,000 commitment of Offer A: USD 300,000 is carried out of the "
     "term",
     "Commitment carried out takes 34.3 pts on Offer A: 20% quoted becomes " MINUS "14.3% realized",
     "Offer A is not worth signing as it stands: pay list price instead, USD 125,000 less. Or ask by 30 Nov "
     "2026 for a written right to the USD 300,000 that Offer A carries out of the term"},
    {"credited by true-down",
     {TRAP},
     1,
     1,
     true_down,
     "Offer A keeps its quoted 20%: USD 175,000 saved on USD 875,000 of usage at list",
     "Offer A comes to 20.0% on base, " MINUS "24.4% to 20.0% across the scenarios, against 20% quoted",
     "Usage draws USD 700,000 of the USD 1,000,000 commitment of Offer A: USD 300,000 is credited, nothing "
     "forfeited",
     "Nothing comes between quoted and realized on Offer A: 20% quoted, 20.0% realized",
     "Sign Offer A by 30 Nov 2026: it keeps the 20% it quotes, USD 175,000 less than list"},
    {"two years",
     {{.name = "Offer A", .annual = 1e6, .discount = 0.20, .term_months = 24}},
     1,
     1,
     NULL,
     "The 20% discount on Offer A comes to " MINUS
     "14.3%: USD 600,000 of the USD 2,000,000 commitment is forfeited",
     "Offer A comes to " MINUS "14.3% on base, " MINUS "27.6% to " MINUS
     "3.1% across the scenarios, against 20% quoted",
     "Usage draws USD 1,400,000 of the USD 2,000,000 commitment of Offer A (70.0%): USD 600,000 is forfeited",
     "Forfeited commitment takes 34.3 pts on Offer A: 20% quoted becomes " MINUS "14.3% realized",
     "Offer A is not worth signing as it stands: pay list price instead, USD 250,000 less. Or ask by 30 Nov "
     "2026 for a commitment near USD 700,000 a period from Jan 2027 on Offer A, or rollover of the USD "
     "600,000 forfeited"},
    /* Half of the commitment in the first year: 500,000 against 700,000, then 1,000,000. */
    {"a ramp",
     {{.name = "Offer A", .annual = 1e6, .discount = 0.20, .term_months = 24, .first_year = 0.5}},
     1,
     1,
     NULL,
     "The 20% discount on Offer A comes to 2.9%: USD 300,000 of the USD 1,500,000 commitment is forfeited",
     "Offer A comes to 2.9% on base, " MINUS "4.8% to 9.4% across the scenarios, against 20% quoted",
     "A commitment of Offer A first runs out in Sep 2027, yet USD 300,000 of USD 1,500,000 is forfeited",
     "Forfeited commitment takes 17.1 pts on Offer A: 20% quoted becomes 2.9% realized",
     "Sign Offer A by 30 Nov 2026: it comes to 2.9% where it quotes 20%, USD 50,000 less than list. Ask "
     "first for a commitment near USD 700,000 a period from Jan 2028 on Offer A, or rollover of the USD "
     "300,000 forfeited"},
    {"measured by the quarter",
     {{.name = "Offer A", .annual = 1e6, .discount = 0.20, .period_months = 3}},
     1,
     1,
     NULL,
     "The 20% discount on Offer A comes to " MINUS
     "14.3%: USD 300,000 of the USD 1,000,000 commitment is forfeited",
     "Offer A comes to " MINUS "14.3% on base, " MINUS "24.4% to " MINUS
     "5.4% across the scenarios, against 20% quoted",
     "Usage draws USD 700,000 of the USD 1,000,000 commitment of Offer A (70.0%): USD 300,000 is forfeited",
     "Forfeited commitment takes 34.3 pts on Offer A: 20% quoted becomes " MINUS "14.3% realized",
     "Offer A is not worth signing as it stands: pay list price instead, USD 125,000 less. Or ask by 30 Nov "
     "2026 for a commitment near USD 700,000 a year on Offer A, or rollover of the USD 300,000 forfeited"},
    {"a quarter that stays empty",
     {{.name = "Offer A", .annual = 600e3, .discount = 0.20, .period_months = 3}},
     1,
     1,
     empty_quarter,
     "The 20% discount on Offer A comes to 14.3%: USD 50,000 of the USD 600,000 commitment is forfeited",
     "Offer A comes to 14.3% on base, 14.3% to 20.0% across the scenarios, against 20% quoted",
     "A commitment of Offer A first runs out in Mar 2027, yet USD 50,000 of USD 600,000 is forfeited",
     "Forfeited commitment takes 5.7 pts on Offer A: 20% quoted becomes 14.3% realized",
     "Sign Offer A by 30 Nov 2026: it comes to 14.3% where it quotes 20%, USD 125,000 less than list. Ask "
     "first for rollover, or measurement by the year, on Offer A: USD 50,000 is forfeited without"},
    /* 40,000 a year for ten years against 700,000 a year: only the first year's runs out in January. */
    {"a small commitment for ten years",
     {{.name = "Offer A", .annual = 40e3, .discount = 0.20, .term_months = 120}},
     1,
     1,
     NULL,
     "Offer A keeps its quoted 20%: USD 1,750,000 saved on USD 8,750,000 of usage at list",
     "Offer A comes to 20.0% of list in every scenario, against 20% quoted",
     "The first period's USD 40,000 commitment of Offer A runs out in Jan 2027: USD 6,600,000 of overage "
     "over the term, billed at the committed rate",
     "Nothing comes between quoted and realized on Offer A: 20% quoted, 20.0% realized",
     "Sign Offer A by 30 Nov 2026: it keeps the 20% it quotes, USD 1,750,000 less than list"},

    /* 125,000 a quarter against 175,000: 50,000 of overage in each of four. */
    {"a quarter that runs out",
     {{.name = "Offer A", .annual = 500e3, .discount = 0.20, .period_months = 3}},
     1,
     1,
     NULL,
     "Offer A keeps its quoted 20%: USD 175,000 saved on USD 875,000 of usage at list",
     "Offer A comes to 20.0% of list in every scenario, against 20% quoted",
     "The first period's USD 125,000 commitment of Offer A runs out in Mar 2027: USD 200,000 of overage over "
     "the term, billed at the committed rate",
     "Nothing comes between quoted and realized on Offer A: 20% quoted, 20.0% realized",
     "Sign Offer A by 30 Nov 2026: it keeps the 20% it quotes, USD 175,000 less than list"},

    /* No commitment, 20% on nothing: all of it is overage at list. */
    {"pay as you go at list",
     {{.name = "Offer A", .discount = 0.20, .overage = OVERAGE_LIST}},
     1,
     1,
     NULL,
     "The 20% discount on Offer A comes to 0.0%: without a commitment all usage is billed at list price",
     "Offer A comes to 0.0% of list in every scenario, against 20% quoted",
     "Offer A commits to nothing: USD 875,000 is paid as it is used",
     "Offer A is pay as you go, billed at list price: 20% quoted becomes 0.0% realized",
     "Offer A is not worth signing as it stands: pay list price instead. Or ask by 30 Nov 2026 for overage "
     "at the committed rate on Offer A: it saves USD 175,000"},

    /* 10% above the committed 80% of list is 88% of it. */
    {"pay as you go at a premium",
     {{.name = "Offer A", .discount = 0.20, .overage = OVERAGE_PREMIUM, .overage_share = 0.1},
      {.name = "Offer B", .annual = 1e6, .discount = 0.20}},
     2,
     1,
     NULL,
     "Offer A keeps most: 12.0% of list, USD 770,000 paid in all; Offer B comes to " MINUS
     "14.3%, USD 300,000 forfeited",
     "Offer B loses most, 34.3 pts from 20% quoted to " MINUS "14.3% realized; no offer keeps what it quotes",
     "Offer A commits to nothing: USD 770,000 is paid as it is used",
     "Offer A is pay as you go, billed 10% above the committed rate: 20% quoted becomes 12.0% realized",
     "Of these, Offer A is the one to sign, by 30 Nov 2026: it comes to 12.0% where it quotes 20%, USD "
     "105,000 less than list. Ask first for overage at the committed rate on Offer A: it saves USD 70,000"},

    {"terms of unequal length",
     {TRAP, {.name = "Offer B", .annual = 650e3, .discount = 0.15, .term_months = 24}},
     2,
     1,
     NULL,
     "Offer B keeps most: 15.0% of list, USD 1,487,500 paid over 24 months; Offer A comes to " MINUS
     "14.3%, USD 300,000 forfeited",
     "Offer A loses most, 34.3 pts from 20% quoted to " MINUS "14.3% realized; Offer B keeps its 15%",
     "Usage draws USD 700,000 of the USD 1,000,000 commitment of Offer A (70.0%): USD 300,000 is forfeited",
     "Forfeited commitment takes 34.3 pts on Offer A: 20% quoted becomes " MINUS "14.3% realized",
     "Of these, Offer B is the one to sign, by 30 Nov 2026: it keeps the 15% it quotes, USD 262,500 less "
     "than list. Offer A only with a commitment near USD 700,000"},

    {"no usage, terms of unequal length",
     {TRAP, {.name = "Offer B", .annual = 650e3, .discount = 0.15, .term_months = 24}},
     2,
     0,
     NULL,
     "No usage is forecast: Offer B costs least a month, USD 1,300,000 over 24 months",
     "No usage is forecast, so none of the 2 offers saves anything",
     "No usage draws on the USD 1,000,000 commitment of Offer A: USD 1,000,000 is forfeited",
     "Without usage the 20% quoted on Offer A saves nothing",
     "No usage is forecast: none of these is worth signing as it stands. Or ask by 30 Nov 2026 for Offer B "
     "without its USD 1,300,000 commitment"},

    {"no expiry and a loss",
     {{.name = "Offer A", .annual = 1e6, .discount = 0.20, .never_expires = true}},
     1,
     1,
     NULL,
     "The 20% discount on Offer A comes to " MINUS
     "14.3%: USD 300,000 of the USD 1,000,000 commitment is forfeited",
     "Offer A comes to " MINUS "14.3% on base, " MINUS "24.4% to " MINUS
     "5.4% across the scenarios, against 20% quoted",
     "Usage draws USD 700,000 of the USD 1,000,000 commitment of Offer A (70.0%): USD 300,000 is forfeited",
     "Forfeited commitment takes 34.3 pts on Offer A: 20% quoted becomes " MINUS "14.3% realized",
     "Offer A is not worth signing as it stands: pay list price instead, USD 125,000 less. Or ask for a "
     "commitment near USD 700,000 on Offer A, or rollover of the USD 300,000 forfeited"},

    {"three alike",
     {CURE, CURE, CURE},
     3,
     1,
     NULL,
     "Offer B keeps most: 15.0% of list, USD 743,750 paid in all; Offer B (2) comes to the same",
     "All 3 offers keep what they quote: Offer B most, 15.0% of list",
     "The USD 650,000 commitment of Offer B runs out in Nov 2027: USD 93,750 of overage follows, billed at "
     "the committed rate",
     "Nothing comes between quoted and realized on Offer B: 15% quoted, 15.0% realized",
     "Of these, Offer B is the one to sign, by 30 Nov 2026: it keeps the 15% it quotes, USD 131,250 less "
     "than list; others come to the same"},

    /* Fees of 131,250 take all that is saved. */
    {"nothing left after fees",
     {{.name = "Offer A", .annual = 650e3, .discount = 0.15, .fees = 131250}, TRAP},
     2,
     1,
     NULL,
     "No offer is below list: Offer A comes to 0.0% after fees; Offer A (2) comes to " MINUS
     "14.3%, USD 300,000 forfeited",
     "Offer A (2) loses most, 34.3 pts from 20% quoted to " MINUS "14.3% realized; Offer A keeps its 15%",
     "The USD 650,000 commitment of Offer A runs out in Nov 2027: USD 93,750 of overage follows, billed at "
     "the committed rate",
     "Nothing comes between quoted and realized on Offer A: 15% quoted, 15.0% realized",
     "None of these is worth signing as it stands: pay list price instead"},
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

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_case_has_its_sentences),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

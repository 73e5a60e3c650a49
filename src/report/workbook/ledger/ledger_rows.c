#include "ledger_rows.h"

#include <string.h>

/* The settlement of 1.8, one formula per row. Rows of this table stand in three grids, one a scenario; what
 * is the same under all is in the grid "ledger", and so are steps that are only shown. Rows named "[x-]"
 * reach into column C in the first month, so their column C stays empty: they have no total. */

static double
previous(const struct ledger *ledger, size_t i)
{
    return i > 0 ? ledger->settlement->months[i - 1].rollover_gone : 0;
}

/* ---- demand ---- */

MONTH_VALUE(level, month->multiplier)
MEMBER(list_value)
MEMBER(eligible_list)
MEMBER(ineligible_list)
MEMBER(committed_value)
MEMBER(tier_discount)
MONTH_VALUE(head, month->multiplier * ledger->timeline->scaled[i].head + ledger->timeline->certain[i].head)

static const struct field demand_rows[] = {
    {"level", "Level of the scenario", "times", CELL_FACTOR, "{level}", true, month_level},
    {"list_value", "List value of all usage", "money", CELL_MONEY,
     "[level]*([demand.se]+[demand.si])+[demand.ce]+[demand.ci]", true, month_list_value},
    {"eligible_list", "Eligible list value", "money", CELL_MONEY, "[level]*[demand.se]+[demand.ce]", true,
     month_eligible_list},
    {"ineligible_list", "Ineligible list value", "money", CELL_MONEY, "[level]*[demand.si]+[demand.ci]", true,
     month_ineligible_list},
    {"head", "What takes the headline, before it", "money", CELL_MONEY, "[level]*[demand.sh]+[demand.ch]",
     true, month_head},
};

static const struct field flat_rows[] = {
    {"tier_discount", "Headline discount", "of list", CELL_SHARE, "{o.quoted}", false, month_tier_discount},
    {"committed_value", "Committed value", "money", CELL_MONEY,
     "[level]*([demand.sk]+[demand.sf])+[demand.ck]+[demand.cf]+([level]*[demand.sh]+[demand.ch])*"
     "(1-{o.quoted})",
     true, month_committed_value},
};

/* ---- drawdown and overage (1.8.1 to 1.8.3) ---- */

MEMBER(use)
MEMBER(unit_value)
MEMBER(unit_list)
MEMBER(period_commit)
MEMBER(raised)
MEMBER(commit_open)
MONTH_VALUE(use_of_commit, month->commit_open - month->commit_close)
MEMBER(drawn_commit)
MEMBER(commit_close)
MEMBER(rollover_open)
MEMBER(use_of_rollover)
MEMBER(drawn_rollover)
MEMBER(over)
MEMBER(overage_value)
MEMBER(burst_open)
MEMBER(burst_value)
MEMBER(overage_charge)
MEMBER(over_of_period)
MEMBER(carried_over)
MEMBER(carried_forward)
MEMBER(unused)
MEMBER(true_down)
MEMBER(rolled)
MEMBER(rollover_issued)
MONTH_VALUE(expired, month->rollover_gone - previous(ledger, i) - month->use_of_rollover)
MEMBER(rollover_gone)
MEMBER(carried_out)
MEMBER(forfeited)

static const struct field draw_rows[] = {
    HEADING("Commitment and drawdown"),
    {"use", "What draws: committed or list value", "money", CELL_MONEY,
     "IF({c.draws_list}=1,[eligible_list],[committed_value])", true, month_use},
    {"unit_value", "Committed value of a unit of it", "times", CELL_FACTOR,
     "IF(([committed_value]>0)*([use]>0)=1,[committed_value]/[use],0)", false, month_unit_value},
    {"unit_list", "List value of a unit of it", "times", CELL_FACTOR,
     "IF(([committed_value]>0)*([use]>0)=1,[eligible_list]/[use],0)", false, month_unit_list},
    {"period_commit", "Commitment of the period", "money", CELL_MONEY,
     "IF([ledger.start]=1,MAX([ledger.signed],IF([ledger.period]>1,MAX({o.true_forward_share}"
     "*SUMIFS([use:],[ledger.period:],[ledger.period]-1),IF({o.ratchet}=\"yes\",[period_commit-],0))"
     "*[ledger.period_n]/[ledger.period_n-],0)),[period_commit-])",
     false, month_period_commit},
    {"raised", "Raised by true-forward or ratchet", "money", CELL_MONEY,
     "IF([ledger.start]=1,[period_commit]-[ledger.signed],0)", true, month_raised},
    {"rollover_open", "Opening rollover", "money", CELL_MONEY, "MAX(0,[rollover_issued-]-[rollover_gone-])",
     false, month_rollover_open},
    {"use_of_rollover", "Rollover drawn", "money", CELL_MONEY, "MIN([rollover_open],[use])", true,
     month_use_of_rollover},
    {"commit_open", "Opening commitment", "money", CELL_MONEY,
     "IF([ledger.start]=1,[period_commit],[commit_close-])", false, month_commit_open},
    {"use_of_commit", "Commitment drawn", "money", CELL_MONEY, "MIN([commit_open],[use]-[use_of_rollover])",
     true, month_use_of_commit},
    {"commit_close", "Closing commitment, before relief", "money", CELL_MONEY,
     "[commit_open]-[use_of_commit]", false, month_commit_close},
    {"drawn_commit", "Drawn from the commitment, at committed rates", "money", CELL_MONEY,
     "[use_of_commit]*IF({c.draws_list}=1,[unit_value],1)", true, month_drawn_commit},
    {"drawn_rollover", "Drawn from rollover, at committed rates", "money", CELL_MONEY,
     "[use_of_rollover]*IF({c.draws_list}=1,[unit_value],1)", true, month_drawn_rollover},
    HEADING("Overage"),
    {"over", "Use beyond commitment and rollover", "money", CELL_MONEY,
     "IF([unit_value]>0,[use]-[use_of_rollover]-[use_of_commit],0)", true, month_over},
    {"overage_value", "Overage at committed rates", "money", CELL_MONEY, "[over]*[unit_value]", true,
     month_overage_value},
    {"burst_open", "Burst allowance left", "money", CELL_MONEY,
     "IF([ledger.start]=1,{o.overage_burst}*[period_commit],[burst_open-]-[burst_value-])", false,
     month_burst_open},
    {"burst_value", "Use inside the burst", "money", CELL_MONEY, "MIN([over],[burst_open])", false,
     month_burst_value},
    {"overage_charge", "Overage charge", "money", CELL_MONEY,
     "[burst_value]*MIN([unit_value],[unit_list])+([over]-[burst_value])*CHOOSE({c.overage_mode},"
     "MIN([unit_value],[unit_list]),[unit_list],[unit_list]*(1-{o.overage_share}),"
     "[unit_value]*(1+{o.overage_share}))",
     true, month_overage_charge},
    HEADING("Unused at the end of a period"),
    {"over_of_period", "Use beyond it in the period so far", "money", CELL_MONEY,
     "[over]+IF([ledger.start]=1,0,[over_of_period-])", false, month_over_of_period},
    {"carried_over", "of it that the next period may count", "money", CELL_MONEY,
     AT_END "MIN([over_of_period],{o.carry_forward_cap}*[period_commit])", false, month_carried_over},
    {"carried_forward", "Overage before that counts as drawn", "money", CELL_MONEY,
     AT_END "MIN([commit_close],SUMIFS([carried_over:],[ledger.period:],[ledger.period]-1))", true,
     month_carried_forward},
    {"unused", "Unused commitment", "money", CELL_MONEY, AT_END "[commit_close]-[carried_forward]", true,
     month_unused},
    {"true_down", "True-down credit", "money", CELL_MONEY,
     AT_END "MIN([unused],{o.true_down_cap}*[period_commit])", true, month_true_down},
    {"rolled", "Rolled over, or carried out of the term", "money", CELL_MONEY,
     AT_END "MIN([unused]-[true_down],{o.rollover_cap}*[period_commit])"
            "*(1-[ledger.lapses])",
     true, month_rolled},
    {"rollover_issued", "Rolled over by all periods so far", "money", CELL_MONEY,
     "[rollover_issued-]+[rolled]", false, month_rollover_issued},
    {"expired", "Rollover that expires, the oldest first", "money", CELL_MONEY,
     AT_END "IF([ledger.lapses]=1,[rollover_open]-[use_of_rollover],"
            "MAX(0,SUMIFS([rolled^]:[rolled],[ledger.period^]:[ledger.period],"
            "\"<=\"&([ledger.period]-{o.rollover_periods}))-[rollover_gone-]-[use_of_rollover]))",
     true, month_expired},
    {"rollover_gone", "of it drawn or expired so far", "money", CELL_MONEY,
     "[rollover_gone-]+[use_of_rollover]+[expired]", false, month_rollover_gone},
    {"carried_out", "Carried out of the term", "money", CELL_MONEY,
     "IF([ledger.m]={c.months},{c.carries}*MAX(0,[rollover_issued]-[rollover_gone])*{c.unit_price},0)", true,
     month_carried_out},
    {"forfeited", "Forfeited", "money", CELL_MONEY,
     "([unused]-[true_down]-[rolled])*{c.shortfall_price}+[expired]*{c.unit_price}", true, month_forfeited},
};

/* ---- rows of the scenarios that are not selected ---- */

/* Steps that are only shown: no other row is computed from them. Of the scenarios not selected other sheets
 * take results alone, so that their blocks go without. */
#define N_TIERS_NEED 2 /* first rows of the list, which automatic tiers are computed from */
static const char *const only_shown[] = {
    "head",          "tier_discount", "list_value",  "raised",         "drawn_commit",      "drawn_rollover",
    "overage_value", "forfeited",     "commit_cash", "true_down_cash", "ineligible_charge", "charges",
    "advance",
};

static bool
is_left_out(const struct ledger *ledger, const char *id)
{
    const size_t first = ledger->offer->tiers.n_steps > 0 ? N_TIERS_NEED : 0;
    for (size_t i = first; ledger->block > 0 && i < sizeof only_shown / sizeof only_shown[0]; i++)
        if (strcmp(only_shown[i], id) == 0)
            return true;
    return false;
}

struct ledger_rows
ledger_settlement(const struct ledger *ledger)
{
    const struct ledger_rows flat = ROWS(flat_rows);
    const struct ledger_rows parts[] = {ROWS(demand_rows),
                                        ledger->offer->tiers.n_steps > 0 ? ledger_tiers() : flat,
                                        ROWS(draw_rows), ledger_cash()};
    const size_t n_parts = sizeof parts / sizeof parts[0];
    size_t n = 0, most = 0;
    for (size_t i = 0; i < n_parts; i++)
        most += parts[i].n;
    struct field *items = ARENA_NEW(ledger->model->arena, struct field, most);
    for (size_t i = 0; i < n_parts; i++)
        for (size_t k = 0; k < parts[i].n; k++)
            if (!is_left_out(ledger, parts[i].items[k].id))
                items[n++] = parts[i].items[k];
    return (struct ledger_rows){items, n};
}

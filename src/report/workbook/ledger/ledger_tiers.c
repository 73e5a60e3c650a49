#include "ledger_rows.h"

/* The committed value of a month under automatic tiers (1.7). */

MEMBER(tier_discount)
MEMBER(committed_value)
MEMBER(year_list)
MEMBER(year_head)
MEMBER(year_earned)
MEMBER(credit_due)
MEMBER(credit_left)
MEMBER(tier_credit)

static double
first_discount(const struct ledger *ledger)
{
    return ledger->offer->discount.has_headline ? ledger->offer->discount.headline : 0;
}
static double
month_year_before(const void *source, size_t i)
{
    const struct settle_month *month = &((const struct ledger *)source)->settlement->months[i];
    return i % 12 == 0 ? 0 : (month - 1)->year_list;
}
static double
month_reached(const void *source, size_t i)
{
    const struct ledger *ledger = source;
    double discount = first_discount(ledger);
    for (size_t k = 0; k < ledger->offer->tiers.n_steps; k++)
        if (ledger->settlement->months[i].year_list > money_value(ledger->offer->tiers.steps[k].threshold))
            discount = ledger->offer->tiers.steps[k].discount;
    return discount;
}
static double
month_saved(const void *source, size_t i)
{
    const struct ledger *ledger = source;
    double list = ledger->settlement->months[i].year_list, below = first_discount(ledger),
           saved = list * below;
    for (size_t k = 0; k < ledger->offer->tiers.n_steps; k++) {
        double above = list - money_value(ledger->offer->tiers.steps[k].threshold);
        saved += above > 0 ? above * (ledger->offer->tiers.steps[k].discount - below) : 0;
        below = ledger->offer->tiers.steps[k].discount;
    }
    return saved;
}
static double
month_crossed(const void *source, size_t i)
{
    const struct ledger *ledger = source;
    double n = 0;
    for (size_t k = 0; k < ledger->offer->tiers.n_steps; k++) {
        double threshold = money_value(ledger->offer->tiers.steps[k].threshold);
        n += month_year_before(source, i) < threshold && threshold < ledger->settlement->months[i].year_list;
    }
    return n;
}

#define SAME_YEAR "[ledger.year]=[ledger.year-]"
#define RETRO     "{o.tiers_mode}=\"retroactive\""

static const struct field tier_rows[] = {
    {"year_before", "Eligible list value of the year before the month", "money", CELL_MONEY,
     "IF(" SAME_YEAR ",[year_list-],0)", false, month_year_before},
    {"year_list", "The same after it", "money", CELL_MONEY, "[year_before]+[eligible_list]", false,
     month_year_list},
    {"reached", "Discount of the tier reached", "of list", CELL_SHARE,
     "{c.first_discount}+SUMPRODUCT(([year_list]>{o.tier_from})*{o.tier_step})", false, month_reached},
    {"saved", "Saved in the year, each slice at its discount", "money", CELL_MONEY,
     "{c.first_discount}*[year_list]"
     "+SUMPRODUCT(([year_list]>{o.tier_from})*([year_list]-{o.tier_from})*{o.tier_step})",
     false, month_saved},
    {"crossed", "Tiers that begin in the month", "tiers", CELL_WHOLE,
     "SUMPRODUCT(({o.tier_from}>[year_before])*({o.tier_from}<[year_list]))", false, month_crossed},
    {"tier_discount", "Headline discount of the month", "of list", CELL_SHARE,
     "IF((" RETRO ")+([crossed]=0)>0,[reached],([saved]-IF(" SAME_YEAR ",[saved-],0))/[eligible_list])",
     false, month_tier_discount},
    {"credit_due", "Retroactive credit that the month brings", "money", CELL_MONEY,
     "IF(" RETRO ",IF([reached]>IF(" SAME_YEAR ",[reached-],{c.first_discount}),"
     "MAX(0,[reached]*IF(" SAME_YEAR ",[year_head-],0)-IF(" SAME_YEAR ",[year_earned-],0)),0),0)",
     true, month_credit_due},
    {"year_head", "Headline-priced list value of the year", "money", CELL_MONEY,
     "IF(" RETRO ",IF(" SAME_YEAR ",[year_head-],0)+[head],0)", false, month_year_head},
    {"year_earned", "What it was given off, with credits", "money", CELL_MONEY,
     "IF(" RETRO ",IF(" SAME_YEAR ",[year_earned-],0)+[credit_due]+[head]*[tier_discount],0)", false,
     month_year_earned},
    {"tier_credit", "Credit taken off the committed value", "money", CELL_MONEY,
     "MIN([credit_left-]+[credit_due],"
     "[level]*([demand.sk]+[demand.sf])+[demand.ck]+[demand.cf]+[head]*(1-[tier_discount]))",
     true, month_tier_credit},
    {"credit_left", "Credit left", "money", CELL_MONEY, "[credit_left-]+[credit_due]-[tier_credit]", false,
     month_credit_left},
    {"committed_value", "Committed value", "money", CELL_MONEY,
     "[level]*([demand.sk]+[demand.sf])+[demand.ck]+[demand.cf]+[head]*(1-[tier_discount])-[tier_credit]",
     true, month_committed_value},
};

struct ledger_rows
ledger_tiers(void)
{
    return (struct ledger_rows)ROWS(tier_rows);
}

#include "ini_text.h"

#include "decimal.h"

#include <assert.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

const char *const ini_text_measures[MEASURE_TERM + 1] = {"month", "quarter", "year", "term"};
const char *const ini_text_billings[BILLING_ARREARS + 1] = {"upfront", "annual", "quarterly", "monthly",
                                                            "arrears"};
const char *const ini_text_drawdowns[DRAWDOWN_LIST + 1] = {"net", "list"};
const char *const ini_text_shortfalls[SHORTFALL_DISCOUNTED + 1] = {"face", "discounted"};
const char *const ini_text_tier_modes[TIERS_RETROACTIVE + 1] = {"marginal", "retroactive"};
const char *const ini_text_bases[LIST_OF_THE_DAY + 1] = {"signing", "current"};
const char *const ini_text_renewals[RENEWAL_UPLIFT + 1] = {"list", "keep", "uplift"};
const char *const ini_text_fee_kinds[FEE_SERVICES + 1] = {"platform", "support", "seats", "services"};
const char *const ini_text_fee_pers[FEE_ONCE + 1] = {"month", "year", "once"};

static const char *const overages[] = {"committed", "list", "discount", "premium"};

/* The digits with so many of them after the point, zeros at the end left out. */
static const char *
shortest(struct arena *arena, const struct decimal *decimal, int places, bool grouped, const char *suffix)
{
    char buf[DECIMAL_TEXT_SIZE];
    decimal_text(decimal, places, grouped, buf);
    decimal_trim(buf);
    return arena_printf(arena, "%s%s", buf, suffix);
}

static struct decimal
whole(int64_t units, int places)
{
    struct decimal ret = {.places = places};
    assert(units >= 0);
    snprintf(ret.digits, sizeof ret.digits, "%" PRId64, units);
    return ret;
}

/* Nine places of a share are seven of a per cent. */
const char *
ini_text_share(struct arena *arena, double share)
{
    struct decimal ppb = decimal_of(share, 9);
    assert(!ppb.negative);
    return shortest(arena, &ppb, 7, false, "%");
}

const char *
ini_text_share_exact(struct arena *arena, int64_t ppb)
{
    struct decimal exact = whole(ppb, 9);
    return shortest(arena, &exact, 7, false, "%");
}

const char *
ini_text_price(struct arena *arena, struct rate price)
{
    struct decimal exact = whole(price.micro, 6);
    return shortest(arena, &exact, 6, false, "");
}

/* In thousands or millions where that takes fewer characters: micro-units are 9 places of a thousand, and
 * thousands of them 9 places of a million. */
const char *
ini_text_money(struct arena *arena, struct money amount)
{
    struct decimal units = whole(amount.micro, 6), millions = whole(amount.micro / 1000, 9);
    const char *text = shortest(arena, &units, 6, false, "");
    if (amount.micro < INT64_C(100000000000)) /* below 100,000 all digits read best */
        return text;
    const char *in_thousands = shortest(arena, &units, 9, false, "K");
    const char *in_millions = shortest(arena, &millions, 9, false, "M");
    if (strlen(in_thousands) < strlen(text))
        text = in_thousands;
    return amount.micro % 1000 == 0 && strlen(in_millions) < strlen(text) ? in_millions : text;
}

const char *
ini_text_amount(struct arena *arena, double amount)
{
    struct decimal cents = decimal_of(amount, 2);
    return shortest(arena, &cents, 2, true, "");
}

const char *
ini_text_number(struct arena *arena, double number)
{
    struct decimal millionths = decimal_of(number, 6);
    assert(!millionths.negative);
    return shortest(arena, &millionths, 6, false, "");
}

const char *
ini_text_overage(struct arena *arena, enum overage rate, double share)
{
    if (rate != OVERAGE_DISCOUNT && rate != OVERAGE_PREMIUM)
        return overages[rate];
    return arena_printf(arena, "%s %s", overages[rate], ini_text_share(arena, share));
}

/* ---- the single terms of a counter-offer ---- */

static const char *
counter_value(struct arena *arena, enum counter_term term, double value)
{
    if (term == COUNTER_COMMIT)
        return ini_text_amount(arena, value);
    if (term == COUNTER_OVERAGE)
        return ini_text_overage(arena, value > 0 ? OVERAGE_DISCOUNT : OVERAGE_LIST, value);
    return ini_text_share(arena, value);
}

/* Overage may be a premium on the committed rate, which is no discount off list. */
const char *
ini_text_counter_from(struct arena *arena, const struct counter_single *single, const struct offer *offer)
{
    if (single->term == COUNTER_OVERAGE)
        return ini_text_overage(arena, offer->overage.rate, offer->overage.share);
    return counter_value(arena, single->term, single->from);
}

/* What needs no change stays as it is written. */
const char *
ini_text_counter_to(struct arena *arena, const struct counter_single *single, const struct offer *offer)
{
    if (single->to == single->from)
        return ini_text_counter_from(arena, single, offer);
    return counter_value(arena, single->term, single->to);
}

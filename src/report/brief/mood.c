#include "mood.h"

#include "report/standing.h"

#include <math.h>

#define BIG_GAP 0.05   /* of realized below quoted */
#define SHOWN   0.0005 /* of list: less is shown as nothing */

enum ink
mood_ink(enum mood mood)
{
    static const enum ink inks[] = {[MOOD_PLAIN] = INK_DARK, [MOOD_GOOD] = INK_GOOD, [MOOD_BAD] = INK_BAD};
    return inks[mood];
}

enum ink
mood_text_ink(enum mood mood)
{
    static const enum ink inks[] = {
        [MOOD_PLAIN] = INK_TEXT, [MOOD_GOOD] = INK_GOOD_TEXT, [MOOD_BAD] = INK_BAD_TEXT};
    return inks[mood];
}

enum mood
mood_of_discount(double quoted, double realized)
{
    if (!isfinite(realized))
        return MOOD_PLAIN;
    if (realized <= -SHOWN || quoted - realized > BIG_GAP)
        return MOOD_BAD;
    return realized >= SHOWN && quoted - realized < SHOWN ? MOOD_GOOD : MOOD_PLAIN;
}

enum mood
mood_of_realized(const struct brief *brief, size_t offer)
{
    const struct settlement *base = &brief->results->offers[offer].scenarios[SCENARIO_BASE];
    const struct teller t = teller_of(brief->results, brief->facts, offer, brief->arena);
    return standing_is_far_below_base(&t) ? MOOD_BAD
                                          : mood_of_discount(base->quoted_discount, base->realized_discount);
}

enum mood
mood_of_chance(const struct brief *brief, size_t offer)
{
    const struct offer_result *result = &brief->results->offers[offer];
    if (is_often_filled(brief->results, result->expected.fill_probability))
        return MOOD_GOOD;
    const struct teller t = teller_of(brief->results, brief->facts, offer, brief->arena);
    const bool is_bad = has_fired(result, SIGNAL_UNUSED_BURNS) ||
                        has_fired(result, SIGNAL_OVERSIZED_COMMIT) ||
                        standing_is_material(&t, result->expected.forfeited);
    return is_bad ? MOOD_BAD : MOOD_PLAIN;
}

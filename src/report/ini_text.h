/* Values as an INI spells them, exact: reading the text gives the value back. Owned by the arena.
 * Clause 2 (rules for INI files). */
#ifndef INI_TEXT_H
#define INI_TEXT_H

#include <realrate/results.h>

/* "15%", "19.4%", "0.0000001%": the nearest 1e-9 of a share, which is 0 or more. */
const char *ini_text_share(struct arena *arena, double share);
const char *ini_text_share_exact(struct arena *arena, int64_t ppb);

/* "2.4": a price, which is 0 or more. */
const char *ini_text_price(struct arena *arena, struct rate price);

/* "60", "250K", "1.5M": an amount, which is 0 or more. */
const char *ini_text_money(struct arena *arena, struct money amount);

/* "800,000": the same with thousands grouped, to the cent. */
const char *ini_text_amount(struct arena *arena, double amount);

/* "1.5": the nearest millionth of a number that is 0 or more. */
const char *ini_text_number(struct arena *arena, double number);

/* "discount 7%", "list", "committed": what overage bills at. */
const char *ini_text_overage(struct arena *arena, enum overage rate, double share);

/* What a single term of a counter-offer is changed from and to (1.18). */
const char *ini_text_counter_from(struct arena *arena, const struct counter_single *single,
                                  const struct offer *offer);
const char *ini_text_counter_to(struct arena *arena, const struct counter_single *single,
                                const struct offer *offer);

/* The words of the offer INI, in the order of their enums. */
extern const char *const ini_text_measures[MEASURE_TERM + 1];
extern const char *const ini_text_billings[BILLING_ARREARS + 1];
extern const char *const ini_text_drawdowns[DRAWDOWN_LIST + 1];
extern const char *const ini_text_shortfalls[SHORTFALL_DISCOUNTED + 1];
extern const char *const ini_text_tier_modes[TIERS_RETROACTIVE + 1];
extern const char *const ini_text_bases[LIST_OF_THE_DAY + 1];
extern const char *const ini_text_renewals[RENEWAL_UPLIFT + 1];
extern const char *const ini_text_fee_kinds[FEE_SERVICES + 1];
extern const char *const ini_text_fee_pers[FEE_ONCE + 1];

#endif

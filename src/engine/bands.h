/* Placement of annual amounts on the vendor's band table (1.10). */
#ifndef BANDS_H
#define BANDS_H

#include <realrate/results.h>

/* How many of the offer's bands begin at or below the amount; the last of them holds. */
size_t bands_reached(const struct offer *offer, double annual);

/* base_list_value: of the standard month at the last complete month's prices. ret's scenarios are settled. */
void bands_place(double base_list_value, struct offer_result *ret);

#endif

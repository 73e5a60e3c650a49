/* Standard normal numbers from random bits, by the inverse of the normal distribution (1.5): one number a
 * draw, so that a draw never depends on the ones before it. */
#ifndef NORMAL_H
#define NORMAL_H

#include <stdint.h>

/* The middle of the bits' interval of 2^-52: from 2^-53 to 1 - 2^-53, each exact, 0 and 1 never. */
double normal_uniform(uint32_t high, uint32_t low);

/* The z that a standard normal number is below with probability p, 0 < p < 1; to about 1 part in 10^16
 * (Wichura 1988, AS 241, PPND16). */
double normal_quantile(double p);

#endif

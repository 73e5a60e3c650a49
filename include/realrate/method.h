/* Numbers that the method fixes and no input changes. The engine computes with them, and so do the formulas
 * of the workbook, which shows them on Inputs. Clauses 1.5, 1.6 and 1.9 of doc/method.md. */
#ifndef REALRATE_METHOD_H
#define REALRATE_METHOD_H

#define DAYS_PER_YEAR 365.25       /* a standard month is a twelfth of it */
#define Z_P90         1.2815515655 /* of the standard normal distribution */

/* Least complete months to fit growth and volatility, and to tell the noise of a month apart. */
#define LEAST_MONTHS_GROWTH     3
#define LEAST_MONTHS_VOLATILITY 4
#define LEAST_MONTHS_NOISE      6

/* Of the log level, a month: the least that is fitted, and what is assumed where nothing can be. */
#define LEAST_VOLATILITY   0.02
#define ASSUMED_VOLATILITY 0.15

#define DOMINANT_SHARE 0.8 /* of cost, that the dominant models carry */

/* A part within PART_ROUNDING of nothing or of all is that: the rest is rounding, and no demand. SUM_ROUNDING
 * is the share of a sum that its last digits may come to. */
#define PART_ROUNDING 1e-12
#define SUM_ROUNDING  1e-9

#endif

/* --fail-on: whether what fired in any offer is bad enough for exit status 1 (1.13, 2.6). */
#ifndef FAIL_ON_H
#define FAIL_ON_H

#include "options.h"

#include <realrate/results.h>

/* From the mildest up, as the command line spells them; NULL-terminated. */
extern const char *const fail_on_severities[];

/* Says for every offer in which a signal of the severity asked for or a worse one fired what the worst is,
 * one line each, to the descriptor `messages`. Returns whether there is any; never without --fail-on. */
bool fail_on_fires(const struct settings *settings, const struct results *results, int messages);

#endif

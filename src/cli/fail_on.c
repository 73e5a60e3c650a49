#include <config.h>

#include "fail_on.h"

#include <stdio.h>
#include <string.h>

const char *const fail_on_severities[] = {
    [SIGNAL_WATCH] = "watch", [SIGNAL_NEGOTIATE] = "negotiate", [SIGNAL_WALK] = "walk", NULL};

/* The worst severity that fired, -1 where nothing did. */
static int
worst_of(const struct offer_result *result)
{
    int worst = -1;
    for (size_t i = 0; i < result->n_signals; i++) {
        if ((int)result->signals[i].severity > worst)
            worst = (int)result->signals[i].severity;
    }
    return worst;
}

bool
fail_on_fires(const struct settings *settings, const struct results *results, int messages)
{
    int limit = 0;
    bool fires = false;
    if (!settings->fail_on)
        return false;
    while (strcmp(fail_on_severities[limit], settings->fail_on) != 0)
        limit++;
    for (size_t i = 0; i < results->n_offers; i++) {
        int worst = worst_of(&results->offers[i]);
        if (worst < limit)
            continue;
        dprintf(messages, "realrate: %s: %s (--fail-on=%s)\n", settings->offers.items[i],
                fail_on_severities[worst], settings->fail_on);
        fires = true;
    }
    return fires;
}

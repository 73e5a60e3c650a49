#include "spans.h"

#include <realrate/results.h>

const int spans_measure[] = {
    [MEASURE_MONTH] = 1, [MEASURE_QUARTER] = 3, [MEASURE_YEAR] = 12, [MEASURE_TERM] = MAX_TERM_MONTHS};

const int spans_billing[] = {
    [BILLING_UPFRONT] = MAX_TERM_MONTHS,
    [BILLING_ANNUAL] = 12,
    [BILLING_QUARTERLY] = 3,
    [BILLING_MONTHLY] = 1,
    [BILLING_ARREARS] = 1,
};

#include "levers.h"

size_t
levers_shown(const struct offer_result *result, size_t most, size_t *ret)
{
    size_t n = 0, n_dear = 0, front = 0, back = result->n_levers; /* by worth descending: ends are largest */
    while (n + n_dear < most && front < back) {
        if (result->levers[front].worth >= 0 &&
            (front + 1 == back || result->levers[front].worth >= -result->levers[back - 1].worth)) {
            ret[n++] = front++;
        } else {
            back--;
            n_dear++;
        }
    }
    for (size_t i = 0; i < n_dear; i++)
        ret[n + i] = result->n_levers - n_dear + i;
    return n + n_dear;
}

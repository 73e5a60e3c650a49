#include "request.h"

#include "standing.h"
#include "telling.h"

#include <string.h>

/* A commitment asked of an offer that has none: another deal, whose discount is not quoted yet (1.11). */
static bool
is_new_commitment(const struct teller *t, enum lever lever)
{
    return !is_money(t->result->annual_commit) &&
           (lever == LEVER_RESIZE_FLOOR || lever == LEVER_RESIZE_OPTIMUM);
}

const char *
request_by_lever(const struct teller *t, const struct lever_result *row)
{
    const char *lever = sentence_lever(t->results, t->facts, t->offer, row->lever, t->arena);
    const char *worth = sentence_lever_worth(t->results, t->facts, t->offer, row->lever, t->arena);
    if (!is_new_commitment(t, row->lever))
        return SAY(t, "for %s, %s", lever, worth);
    return SAY(t, "what discount %s would bring: at %s it is %s", lever,
               t->result->offer->n_bands > 0 ? "its band's" : "the market's", worth);
}

/* The signal that another way to buy costs less; NULL. */
static const struct signal_result *
beaten(const struct teller *t)
{
    for (size_t i = 0; i < t->result->n_signals; i++)
        if (t->result->signals[i].signal == SIGNAL_BEATEN)
            return &t->result->signals[i];
    return NULL;
}

bool
request_makes_up_for(const struct lever_result *row, double gap)
{
    return row->lever != LEVER_RENEWAL_CAP && row->worth > gap - HALF_CENT;
}

/* ", which alone does not make up for it", of a gap that has been told, else for what another offer costs
 * less; nothing where it does. */
static const char *
not_enough(const struct teller *t, const struct lever_result *row, double told)
{
    const struct signal_result *signal = beaten(t);
    if (told >= HALF_CENT && !request_makes_up_for(row, told))
        return ", which alone does not make up for it";
    if (signal == NULL || request_makes_up_for(row, signal->figures[0]))
        return "";
    const struct signal_case c = telling_case(t, signal);
    return telling_text(&c, ", which alone does not make up for the {gap} that {subject} costs less");
}

const char *
request_gap_first(const struct teller *t, const struct lever_result *row)
{
    const struct signal_result *signal = beaten(t);
    if (signal == NULL || row->lever != LEVER_RENEWAL_CAP)
        return "";
    return SAY(t, "%s; then ",
               sentence_ask(t->results, t->facts, t->offer, (size_t)(signal - t->result->signals), t->arena) +
                   strlen("Ask "));
}

const char *
request_first(const struct teller *t, double told)
{
    const struct lever_result *row = sentence_first_lever(t->results, t->offer);
    if (row == NULL)
        return NULL;
    const char *lead = request_gap_first(t, row);
    return SAY(t, "%s%s%s", lead, request_by_lever(t, row), *lead != '\0' ? "" : not_enough(t, row, told));
}

#include "text_faults.h"

#include "../check.h"

#include <regex.h>

#define THINGS "(month|offer|year|warning|row|day|term|change|period|model|file|way|signal|forecast)"

/* POSIX extended; what no text of a briefing may hold. */
static const struct {
    const char *pattern, *fault;
} rules[] = {
    {"(^|[^0-9.,\u2212-])1 " THINGS "s([^a-z]|$)", "a plural of one"},
    {"(^|[^0-9.,])([02-9]|[1-9][0-9]+) " THINGS "([^a-z\u2026-]|$)", "a singular of many"},
    {"[\u2212+]0([.,]0+)?(%| pts)", "a sign before nothing"},
    {"[\u2212+](USD |EUR )0([^0-9.,]|$)", "a sign before nothing"},
    {"(^|[^a-z])(nan|inf|null)([^a-z]|$)", "no number"},
    {"n/a of", "a share of nothing"},
    {"  ", "two blanks"},
    {" [,.;:)]", "a blank before a sign"},
    {"\\( ", "a blank before a sign"},
    {"[,;:][,;:.]|[^.]\\.\\.([^./]|$)", "two signs"},
    {"(USD|EUR) (USD|EUR)", "two currencies"},
    {"(^| )a (8|11|18)[^0-9]|(^| )an [0-79]", "a wrong article"},
    {"(^| )(the the|of of|a a|is is|to to|than than)( |$)", "a word twice"},
};
#define N_RULES (sizeof rules / sizeof rules[0])

static bool
matches(const char *pattern, const char *text)
{
    regex_t compiled;
    assert_int_equal(regcomp(&compiled, pattern, REG_EXTENDED | REG_NOSUB), 0);
    const bool found = regexec(&compiled, text, 0, NULL, 0) == 0;
    regfree(&compiled);
    return found;
}

const char *
text_fault(const char *text)
{
    for (size_t i = 0; i < N_RULES; i++)
        if (matches(rules[i].pattern, text))
            return rules[i].fault;
    return NULL;
}

int
text_faults(const struct canvas *canvas)
{
    int n_faults = 0;
    for (size_t i = 0; i < canvas->n_boxes; i++) {
        const struct box *box = &canvas->boxes[i];
        const char *fault = box->kind == BOX_LABEL && box->text ? text_fault(box->text) : NULL;
        if (fault) {
            print_error("page %zu: %s: \"%s\"\n", box->page + 1, fault, box->text);
            n_faults++;
        }
    }
    return n_faults;
}

/* One fact, one number (3.1): every number a briefing shows is the text of a fact or was in an input; axis
 * ticks and page numbers apart. */
#ifndef NUMBER_FAULTS_H
#define NUMBER_FAULTS_H

#include <realrate/facts.h>
#include <realrate/template.h>

/* Draws every page; prints and counts the numbers of no fact and no input. */
int number_faults(const struct results *results, const struct facts *facts, const struct template *template,
                  struct arena *arena, struct diags *diags);

#endif

/* The signals that fired on the offer that comes first: how severe, the evidence, what to ask for; the most
 * severe first (1.13). */
#ifndef SIGNAL_LIST_H
#define SIGNAL_LIST_H

#include "report/brief/brief.h"

/* Draws as many as there is room for in rect, then how many more there are; all clear in words where none
 * fired. Returns where they end. */
double signal_list_draw(struct brief *brief, struct rect rect);

#endif

/* Grammar that goes wrong with figures: singular and plural, signs, units, gaps. Clause 3.3 rule 1. */
#ifndef TEXT_FAULTS_H
#define TEXT_FAULTS_H

#include "report/brief/canvas/canvas.h"

/* Prints and counts what is wrong in the labels of everything drawn. */
int text_faults(const struct canvas *canvas);

/* The first fault of a text in words, or NULL. */
const char *text_fault(const char *text);

#endif

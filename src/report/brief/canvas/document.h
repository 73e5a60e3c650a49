/* A finished canvas as a file. Clauses 3.3 rule 5 and 6.1. */
#ifndef DOCUMENT_H
#define DOCUMENT_H

#include "canvas.h"

#include <realrate/report.h>

/* Ends the canvas and writes it into options->folder under `name`, a PDF with what cairo leaves out. Returns
 * 0, or -1 after reporting STATUS_IO, STATUS_OS or STATUS_SELF_CHECK; the canvas still has to be closed. */
int document_write(struct canvas *canvas, const char *name, const struct report_options *options);

#endif

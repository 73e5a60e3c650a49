/* Each chart in a file of its own, for slides: the same data and titles as in the briefing. Clause 3.3. */
#ifndef CHART_FILES_H
#define CHART_FILES_H

#include "report/brief/brief.h"

#include <realrate/report.h>

/* Writes every chart that exists into options->folder's folder of charts, in the format of options->charts.
 * Returns 0, or -1 after reporting. */
int chart_files_write(const struct brief *brief, struct font *font, const struct report_options *options,
                      struct diags *diags);

#endif

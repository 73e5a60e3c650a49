/* The proof that what was written is what was meant: every output of the stage is read again before it is
 * published, the workbook down to its cells (6.1). */
#ifndef READBACK_H
#define READBACK_H

#include <realrate/report.h>

/* Each returns 0, or -1 after reporting STATUS_SELF_CHECK; `shown` is the path of messages. The workbook's
 * parts are read by up to n_threads threads (1 or more) at once. */
int readback_workbook(const char *path, const char *shown, const struct workbook_totals *totals,
                      int n_threads, struct arena *arena, struct diags *diags);
int readback_pdf(int folder, const char *name, const char *shown, struct arena *arena, struct diags *diags);
int readback_chart(int folder, const char *name, const char *shown, struct arena *arena, struct diags *diags);
int readback_json(int folder, const char *name, const char *shown, struct arena *arena, struct diags *diags);

/* The counter-offer in the folder, read as an offer and written again: the same bytes. folder_path: of the
 * folder, for reading by name. */
int readback_offer(int folder, const char *folder_path, const char *name, const char *shown,
                   const struct results *results, struct arena *arena, struct diags *diags);

#endif

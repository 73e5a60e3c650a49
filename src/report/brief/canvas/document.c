#include "document.h"

#include "pdf_finish.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

static int
write_file(struct canvas *canvas, const GByteArray *bytes, const char *name, const char *folder)
{
    FILE *file = fopen(arena_printf(canvas->arena, "%s/%s", folder, name), "wbx");
    int failed = file == NULL || fwrite(bytes->data, 1, bytes->len, file) != bytes->len;
    int error = errno;
    if (file != NULL && fclose(file) != 0 && !failed) {
        failed = 1;
        error = errno;
    }
    if (failed)
        diag_error(canvas->diags, STATUS_IO, (struct place){.file = name}, "cannot write: %s",
                   strerror(error));
    return failed ? -1 : 0;
}

int
document_write(struct canvas *canvas, const char *name, const struct report_options *options)
{
    GByteArray *bytes = canvas_finish(canvas);
    if (bytes == NULL)
        return -1;
    const struct pdf_facts facts = {
        .language = "en", .created = options->created, .alts = canvas->alts, .n_alts = canvas->n_alts};
    if (canvas->format == CANVAS_PDF && pdf_finish(bytes, &facts) != 0) {
        diag_error(canvas->diags, STATUS_SELF_CHECK, (struct place){.file = name},
                   "the PDF library wrote a file of an unknown layout");
        return -1;
    }
    return write_file(canvas, bytes, name, options->folder);
}

#include <config.h>

#include "folder.h"
#include "readback.h"

#include <realrate/offer.h>
#include <realrate/report.h>

#include <errno.h>
#include <string.h>

#define MAX_BYTES ((size_t)1 << 20)

static int
refuse(const char *shown, struct diags *diags, const char *text)
{
    diag_error(diags, STATUS_SELF_CHECK, (struct place){.file = shown}, "does not read back: %s", text);
    return -1;
}

/* The text without its first line, a comment. */
static const char *
without_note(const char *text)
{
    const char *end = strchr(text, '\n');
    return *text == ';' && end ? end + 1 : text;
}

int
readback_offer(int folder, const char *folder_path, const char *name, const char *shown,
               const struct results *results, struct arena *arena, struct diags *diags)
{
    struct offer offer;
    struct diags own; /* what is odd in the vendor's offer has been said of that */
    size_t len;
    const char *text = folder_read(folder, name, MAX_BYTES, arena, &len), *why = NULL;
    if (!text)
        return refuse(shown, diags, strerror(errno));
    diags_init(&own);
    if (offer_read(arena_printf(arena, "%s/%s", folder_path, name), results->book, results->clauses, arena,
                   &own, &offer) != 0) {
        why = own.items[0].text;
    } else {
        const char *again = offer_ini_text(&offer, NULL, results->book, results->clauses, arena);
        if (!again || strcmp(again, without_note(text)) != 0)
            why = "it says something else";
    }
    int ret = why ? refuse(shown, diags, why) : 0;
    diags_free(&own);
    return ret;
}

#include "offer_ini.h"

#include "base/outfile.h"

#include <realrate/report.h>

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define NAME "counter-offer"

const char *
offer_ini_name(const struct results *results, size_t offer, struct arena *arena)
{
    if (results->offers[offer].counter.offer == NULL)
        return NULL;
    return offer == 0 ? NAME ".ini" : arena_printf(arena, NAME "-%zu.ini", offer + 1);
}

const char *
offer_ini_text(const struct offer *offer, const char *note, const struct book *book,
               const struct clause_list *clauses, struct arena *arena)
{
    char *text = NULL;
    size_t size = 0;
    struct ini_writer w = {.out = open_memstream(&text, &size), .arena = arena, .said = offer};
    if (w.out == NULL)
        return NULL;
    if (note != NULL)
        fprintf(w.out, "; %s\n", note);
    offer_ini_put(&w, &(struct offer_ini){offer, book, clauses});
    bool failed = ferror(w.out) != 0;
    const char *ret = fclose(w.out) != 0 || failed ? NULL : arena_text(arena, text, size);
    free(text);
    return ret;
}

/* What the counter-offer changes: "Counter-offer with overage-committed, rollover-20". */
static const char *
note_of(const struct results *results, const struct counter_offer *counter, struct arena *arena)
{
    const char *note = "Counter-offer with", *mark = " ";
    for (size_t i = 0; i < results->plan->goal.n_levers; i++) {
        enum lever lever = results->plan->goal.levers[i];
        bool is_idle = false;
        for (size_t k = 0; k < counter->n_idle; k++)
            is_idle |= counter->idle[k] == lever;
        if (is_idle)
            continue;
        note = arena_printf(arena, "%s%s%s", note, mark, lever_names[lever]);
        mark = ", ";
    }
    return note;
}

int
offer_ini_write(const struct results *results, size_t offer, const struct report_options *options,
                struct arena *arena, struct diags *diags)
{
    const struct counter_offer *counter = &results->offers[offer].counter;
    const char *name = offer_ini_name(results, offer, arena);
    const struct place place = {.file = arena_printf(arena, "%s/%s", options->folder, name)};
    int folder = open(options->folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC), ret = -1;
    if (folder < 0) {
        diag_error(diags, STATUS_IO, place, "cannot open its folder: %s", strerror(errno));
        return -1;
    }
    const char *text = offer_ini_text(counter->offer, note_of(results, counter, arena), results->book,
                                      results->clauses, arena);
    if (text == NULL)
        diag_error(diags, STATUS_OS, place, "out of memory");
    else
        ret = outfile_write(folder, name, text, strlen(text), place.file, diags);
    close(folder);
    return ret;
}

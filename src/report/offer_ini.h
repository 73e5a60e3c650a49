/* What the files of the offer INI share. */
#ifndef OFFER_INI_H
#define OFFER_INI_H

#include "ini_writer.h"

/* An offer, with what its names come from. */
struct offer_ini {
    const struct offer *offer;
    const struct book *book;
    const struct clause_list *clauses;
};
void offer_ini_put(struct ini_writer *w, const struct offer_ini *ini);

#endif

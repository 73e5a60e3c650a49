/* One member of a JSON object in a cell. Clause 2.4. */
#ifndef INGEST_MEMBER_H
#define INGEST_MEMBER_H

#include "reader.h"

/* The number or word of the first member `name` that is not null, at any depth: its text, within json's;
 * empty where there is none, or json is empty or null. Returns -1 where json is no object. */
int member_find(struct cell json, const char *name, struct cell *ret_value);

#endif

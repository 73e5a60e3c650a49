/* A strict reader of JSON for tests: checks the grammar and tells the keys of every object in their order. */
#ifndef JSON_SHAPE_H
#define JSON_SHAPE_H

#include <stddef.h>

#define SHAPE_SIZE 1024

struct shape {
    char path[256];        /* "offers.scenarios.base.months": keys to the object, arrays left out */
    char keys[SHAPE_SIZE]; /* "month from list_value ..." */
};

/* The shapes of all objects, each path once, in order of appearance. Returns how many, or -1 where the text
 * is no JSON or two objects of one path differ in their keys. */
long json_shapes(const char *text, struct shape *shapes, size_t max_shapes);

#endif

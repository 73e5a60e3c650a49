/* Writes JSON to a stream, value by value in the order of the calls: keys keep their order and numbers have
 * fixed decimals, which general libraries do not offer. Clause 1.2 (rounding). A key is NULL for an item of
 * an array; keys are ours and need no escaping. */
#ifndef EMIT_H
#define EMIT_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#define EMIT_MAX_DEPTH 16

struct emitter {
    FILE *out; /* errors stick to the stream: ask ferror once at the end */
    int depth;
    struct {
        char closing;
        bool has_items, is_inline;
    } levels[EMIT_MAX_DEPTH];
};

/* The document is the object that emit_begin opens and emit_finish closes, with a line feed at the end. */
void emit_begin(struct emitter *emitter, FILE *out);
void emit_finish(struct emitter *emitter);

void emit_object(struct emitter *emitter, const char *key);
void emit_array(struct emitter *emitter, const char *key);
void emit_row(struct emitter *emitter, const char *key); /* an object on one line, with all that is in it */
void emit_end(struct emitter *emitter);                  /* closes what was opened last */

/* Escaped; each byte that is no valid UTF-8 becomes U+FFFD. NULL is null. */
void emit_text(struct emitter *emitter, const char *key, const char *text);

/* Rounded half-even to `places` decimals: two are kept ("1.50", money), others end at their last non-zero
 * one. Never "-0". Not finite is null. */
void emit_number(struct emitter *emitter, const char *key, double value, int places);
void emit_cents(struct emitter *emitter, const char *key, int64_t cents);
void emit_count(struct emitter *emitter, const char *key, uint64_t count);
void emit_bool(struct emitter *emitter, const char *key, bool value);
void emit_null(struct emitter *emitter, const char *key);

#endif

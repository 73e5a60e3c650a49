/* Writes an INI key by key: a section is opened by its first key, so that an empty one is left out.
 * Clause 2. */
#ifndef INI_WRITER_H
#define INI_WRITER_H

#include <realrate/results.h>

#include <stdio.h>

#define INI_WRITER_LINE_MAX 1022 /* bytes of a line that is read back */

struct ini_writer {
    FILE *out; /* errors stick to the stream: ask ferror once at the end */
    struct arena *arena;
    const struct offer *said; /* what its file states is written even where it is the default; or NULL */
    const char *section;
    bool is_open; /* whether the section has a key */
};

void ini_writer_section(struct ini_writer *w, const char *section);
void ini_writer_put(struct ini_writer *w, const char *key, const char *value);

/* A text that may hold what ends a value. */
void ini_writer_put_text(struct ini_writer *w, const char *key, const char *text);

/* Whether a key of the section needs no line: a default that nothing states. */
bool ini_writer_leaves_out(const struct ini_writer *w, const char *key, bool is_default);

/* Each leaves a default out: `unless`, 0, DAY_NONE. */
void ini_writer_put_day(struct ini_writer *w, const char *key, int32_t day);
void ini_writer_put_count(struct ini_writer *w, const char *key, int count, int unless);
void ini_writer_put_share(struct ini_writer *w, const char *key, double share);
void ini_writer_put_word(struct ini_writer *w, const char *key, const char *const *words, int word,
                         int unless);
void ini_writer_put_yes_no(struct ini_writer *w, const char *key, bool value, bool unless);

void ini_writer_put_money(struct ini_writer *w, const char *key, struct money amount);

#endif

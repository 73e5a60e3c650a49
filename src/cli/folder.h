/* Folders and the files in them by descriptor, so that no symbolic link is followed and no path is built. */
#ifndef FOLDER_H
#define FOLDER_H

#include "base/sha256.h"

#include <realrate/arena.h>
#include <realrate/diag.h>

#include <stdint.h>

/* A folder in a folder. Returns its descriptor, or -1 with errno set. */
int folder_open(int parent, const char *name);

/* Both return 0, or -1 with errno set. The file must be a regular one. */
int folder_hash(int folder, const char *name, char ret_sha256[SHA256_TEXT_SIZE], uint64_t *ret_bytes);
int folder_sync(int folder, const char *name);

/* A whole file's bytes, terminated. NULL with errno set; EFBIG over max_bytes. */
char *folder_read(int folder, const char *name, size_t max_bytes, struct arena *arena, size_t *ret_len);

/* Names in a folder, without . and .. (unsorted). Returns 0, or -1 with errno set. */
struct names {
    char **items;
    size_t n, capacity;
};
int folder_list(int folder, struct arena *arena, struct names *ret);

/* Removes what is in a folder and the folder itself, links and not what they point to. Returns 0, or -1 with
 * errno set; a folder that does not exist is removed. */
int folder_remove(int parent, const char *name, struct arena *arena);

#endif

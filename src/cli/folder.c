#include <config.h>

#include "folder.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define CHUNK 65536

int
folder_open(int parent, const char *name)
{
    return openat(parent, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
}

static int
open_regular(int folder, const char *name)
{
    struct stat info;
    int fd = openat(folder, name, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0)
        return -1;
    if (fstat(fd, &info) == 0 && S_ISREG(info.st_mode))
        return fd;
    close(fd);
    errno = EINVAL;
    return -1;
}

static ssize_t
read_some(int fd, void *buffer, size_t n)
{
    ssize_t got;
    do {
        got = read(fd, buffer, n);
    } while (got < 0 && errno == EINTR);
    return got;
}

int
folder_hash(int folder, const char *name, char ret_sha256[SHA256_TEXT_SIZE], uint64_t *ret_bytes)
{
    unsigned char buffer[CHUNK];
    struct sha256 sha;
    uint64_t n_bytes = 0;
    ssize_t got;
    int fd = open_regular(folder, name);
    if (fd < 0)
        return -1;
    sha256_begin(&sha);
    while ((got = read_some(fd, buffer, sizeof buffer)) > 0) {
        sha256_add(&sha, buffer, (size_t)got);
        n_bytes += (uint64_t)got;
    }
    close(fd);
    if (got < 0)
        return -1;
    sha256_text(&sha, ret_sha256);
    *ret_bytes = n_bytes;
    return 0;
}

int
folder_sync(int folder, const char *name)
{
    int fd = open_regular(folder, name);
    if (fd < 0)
        return -1;
    int failed = fsync(fd);
    return close(fd) == 0 ? failed : -1;
}

char *
folder_read(int folder, const char *name, size_t max_bytes, struct arena *arena, size_t *ret_len)
{
    struct stat info;
    char *bytes = NULL;
    size_t len = 0, size;
    ssize_t got = -1;
    int fd = open_regular(folder, name);
    if (fd < 0)
        return NULL;
    if (fstat(fd, &info) != 0)
        goto out;
    size = (size_t)info.st_size;
    if (size > max_bytes) {
        errno = EFBIG;
        goto out;
    }
    bytes = arena_alloc(arena, size + 1, 1);
    while (len < size && (got = read_some(fd, bytes + len, size - len)) > 0)
        len += (size_t)got;
    if (len < size && got < 0)
        bytes = NULL;
    *ret_len = len;
out:
    close(fd);
    return bytes;
}

int
folder_list(int folder, struct arena *arena, struct names *ret)
{
    const struct dirent *entry;
    *ret = (struct names){0};
    int fd = folder_open(folder, ".");
    DIR *dir = fd < 0 ? NULL : fdopendir(fd);
    if (!dir) {
        if (fd >= 0)
            close(fd);
        return -1;
    }
    errno = 0;
    while ((entry = readdir(dir))) {
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
            continue;
        char **name = ARENA_PUSH(arena, &ret->items, &ret->n, &ret->capacity);
        *name = arena_text(arena, entry->d_name, strlen(entry->d_name));
        errno = 0;
    }
    int failed = errno;
    closedir(dir);
    errno = failed;
    return failed ? -1 : 0;
}

/* What is not a folder, or an empty one. */
static int
remove_leaf(int parent, const char *name)
{
    if (unlinkat(parent, name, 0) == 0 || errno == ENOENT)
        return 0;
    return -1;
}

int
folder_remove(int parent, const char *name, struct arena *arena)
{
    struct names names;
    int failed = 0;
    int folder = folder_open(parent, name);
    if (folder < 0)
        return errno == ENOENT ? 0 : errno == ENOTDIR || errno == ELOOP ? remove_leaf(parent, name) : -1;
    if (folder_list(folder, arena, &names) != 0)
        failed = errno;
    for (size_t i = 0; i < names.n; i++) {
        if (remove_leaf(folder, names.items[i]) != 0 && folder_remove(folder, names.items[i], arena) != 0)
            failed = errno;
    }
    close(folder);
    if (unlinkat(parent, name, AT_REMOVEDIR) != 0 && errno != ENOENT)
        failed = errno;
    errno = failed;
    return failed ? -1 : 0;
}

#include "infile.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

static bool
is_stdin(const char *path)
{
    return strcmp(path, "-") == 0;
}

/* Where an input cannot be opened: why, in the words of errno. */
static int
report_open(const char *path, struct diags *diags)
{
    enum exit_status status = errno == EACCES || errno == EPERM ? STATUS_PERMISSION : STATUS_NO_INPUT;
    diag_error(diags, status, (struct place){.file = path}, "cannot open: %s", strerror(errno));
    return -1;
}

int
infile_open(struct infile *file, const char *path, struct diags *diags)
{
    *file = (struct infile){.path = path, .fd = STDIN_FILENO};
    sha256_begin(&file->sha);
    if (!is_stdin(path)) {
        /* O_NONBLOCK: opening a FIFO without a writer must not hang. */
        file->fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
        if (file->fd < 0)
            return report_open(path, diags);
    }
    if (fstat(file->fd, &file->opened) != 0) {
        report_open(path, diags);
        goto fail;
    }
    const bool is_folder = S_ISDIR(file->opened.st_mode);
    if (is_folder || (!is_stdin(path) && !S_ISREG(file->opened.st_mode))) {
        diag_error(diags, STATUS_NO_INPUT, (struct place){.file = path}, "is %s, not a regular file",
                   is_folder ? "a directory" : "a device, pipe or socket");
        goto fail;
    }
    return 0;
fail:
    if (file->fd != STDIN_FILENO)
        close(file->fd);
    file->fd = -1;
    return -1;
}

long
infile_read(struct infile *file, void *buffer, size_t n, struct diags *diags)
{
    size_t got = 0;
    while (got < n && !file->at_end) {
        ssize_t r = read(file->fd, (char *)buffer + got, n - got);
        if (r < 0 && errno == EINTR)
            continue;
        if (r < 0) {
            diag_error(diags, STATUS_IO, (struct place){.file = file->path}, "cannot read: %s",
                       strerror(errno));
            return -1;
        }
        if (r == 0)
            file->at_end = true;
        got += (size_t)r;
    }
    if (!file->is_unhashed)
        sha256_add(&file->sha, buffer, got);
    file->n_bytes += got;
    return (long)got;
}

void
infile_skip_hash(struct infile *file)
{
    file->is_unhashed = true;
}

static bool
has_changed(const struct stat *a, const struct stat *b, uint64_t n_read)
{
    return a->st_size != b->st_size || a->st_mtim.tv_sec != b->st_mtim.tv_sec ||
           a->st_mtim.tv_nsec != b->st_mtim.tv_nsec || (uint64_t)b->st_size != n_read;
}

int
infile_close(struct infile *file, struct diags *diags, char ret_sha256[SHA256_TEXT_SIZE], uint64_t *ret_bytes)
{
    int status = 0;
    struct stat now;
    if (!is_stdin(file->path) && file->at_end && fstat(file->fd, &now) == 0 &&
        has_changed(&file->opened, &now, file->n_bytes)) {
        diag_error(diags, STATUS_TRY_LATER, (struct place){.file = file->path}, "changed while it was read");
        status = -1;
    }
    if (file->fd != STDIN_FILENO)
        close(file->fd);
    file->fd = -1;
    if (ret_sha256 && file->is_unhashed)
        *ret_sha256 = '\0';
    else if (ret_sha256)
        sha256_text(&file->sha, ret_sha256);
    if (ret_bytes)
        *ret_bytes = file->n_bytes;
    return status;
}

char *
infile_whole(const char *path, size_t max_bytes, struct arena *arena, struct diags *diags, size_t *ret_len,
             char ret_sha256[SHA256_TEXT_SIZE])
{
    struct infile file;
    if (infile_open(&file, path, diags) != 0)
        return NULL;
    size_t capacity = 8192, len = 0;
    char *bytes = arena_alloc(arena, capacity + 1, 1);
    for (;;) {
        long got = infile_read(&file, bytes + len, capacity - len, diags);
        if (got < 0)
            goto fail;
        len += (size_t)got;
        if (len > max_bytes) {
            diag_error(
                diags, STATUS_CONFIG, (struct place){.file = path}, "has %ju bytes: expected at most %zu",
                (uintmax_t)(file.opened.st_size > (off_t)len ? (size_t)file.opened.st_size : len), max_bytes);
            goto fail;
        }
        if (file.at_end)
            break;
        if (len == capacity) {
            char *bigger = arena_alloc(arena, capacity * 2 + 1, 1);
            memcpy(bigger, bytes, len);
            bytes = bigger;
            capacity *= 2;
        }
    }
    bytes[len] = '\0';
    *ret_len = len;
    return infile_close(&file, diags, ret_sha256, NULL) == 0 ? bytes : NULL;
fail:
    infile_close(&file, diags, NULL, NULL);
    return NULL;
}

#include "outfile.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

enum exit_status
outfile_status(int error)
{
    switch (error) {
    case EACCES:
    case EPERM:
        return STATUS_PERMISSION;
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
    case EIO:
        return STATUS_IO;
    default:
        return STATUS_CANNOT_CREATE;
    }
}

int
outfile_put(int fd, const char *bytes, size_t n)
{
    while (n) {
        ssize_t written = write(fd, bytes, n);
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return -1;
        bytes += written;
        n -= (size_t)written;
    }
    return 0;
}

int
outfile_write(int folder, const char *name, const void *bytes, size_t n, const char *shown,
              struct diags *diags)
{
    int fd = openat(folder, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);
    if (fd < 0) {
        diag_error(diags, outfile_status(errno), (struct place){.file = shown}, "cannot create: %s",
                   strerror(errno));
        return -1;
    }
    int failed = outfile_put(fd, bytes, n) != 0 || fsync(fd) != 0 ? errno : 0;
    if (close(fd) != 0 && !failed)
        failed = errno;
    if (!failed)
        return 0;
    diag_error(diags, STATUS_IO, (struct place){.file = shown}, "cannot write: %s", strerror(failed));
    unlinkat(folder, name, 0);
    return -1;
}

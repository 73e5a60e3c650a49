#include <config.h>

#include "lock.h"

#include "base/outfile.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#ifndef HOST_NAME_MAX
#define HOST_NAME_MAX 255
#endif
#define NOTE_SIZE 512

/* The lock is worth something only while its name still leads to it: a holder removes the file as it ends. */
static bool
is_in_place(int parent, const char *name, int fd)
{
    struct stat held, named;
    return fstat(fd, &held) == 0 && fstatat(parent, name, &named, AT_SYMLINK_NOFOLLOW) == 0 &&
           held.st_dev == named.st_dev && held.st_ino == named.st_ino;
}

/* Who holds it, for the one who finds it taken. A note that cannot be written costs only that. */
static void
write_note(int fd, struct arena *arena)
{
    char host[HOST_NAME_MAX + 1] = "", since[32] = "";
    time_t now = time(NULL);
    struct tm utc;
    gethostname(host, sizeof host - 1);
    if (gmtime_r(&now, &utc))
        strftime(since, sizeof since, "%Y-%m-%dT%H:%M:%SZ", &utc);
    const char *note =
        arena_printf(arena, "process %ld on %s since %s\n", (long)getpid(), host[0] ? host : "?", since);
    if (ftruncate(fd, 0) == 0)
        (void)!pwrite(fd, note, strlen(note), 0);
}

static void
report_busy(int fd, const char *shown, struct diags *diags)
{
    char note[NOTE_SIZE];
    ssize_t len = pread(fd, note, sizeof note, 0);
    while (len > 0 && note[len - 1] == '\n')
        len--;
    const char *holder = len > 0 ? diag_escape(diags, note, (size_t)len) : "another process";
    diag_error(diags, STATUS_TRY_LATER, (struct place){.file = shown}, "another run is writing it: %s",
               holder);
}

int
lock_take(int parent, const char *name, const char *shown, struct arena *arena, struct diags *diags)
{
    for (;;) {
        int fd = openat(parent, name, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK, 0666);
        if (fd < 0) {
            diag_error(diags, outfile_status(errno), (struct place){.file = shown},
                       "cannot create its lock %s: %s", diag_escape(diags, name, strlen(name)),
                       strerror(errno));
            return -1;
        }
        if (flock(fd, LOCK_EX | LOCK_NB) != 0) {
            if (errno == EWOULDBLOCK)
                report_busy(fd, shown, diags);
            else
                diag_error(diags, STATUS_OS, (struct place){.file = shown}, "cannot lock: %s",
                           strerror(errno));
            close(fd);
            return -1;
        }
        if (is_in_place(parent, name, fd)) {
            write_note(fd, arena);
            return fd;
        }
        close(fd); /* its holder removed it meanwhile: try the new file */
    }
}

void
lock_release(int parent, const char *name, int fd)
{
    if (fd < 0)
        return;
    unlinkat(parent, name, 0);
    close(fd);
}

#include <config.h>

#include "folder.h"
#include "outone.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* Whether the file begins with the head, or is empty. -1 with errno set where it cannot be read. */
static int
is_replaceable(const struct outone *one)
{
    char found[512];
    size_t len = strlen(one->head);
    int fd = openat(one->place.parent, one->place.name, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0)
        return -1;
    ssize_t got = pread(fd, found, len < sizeof found ? len : sizeof found, 0);
    int error = errno;
    close(fd);
    errno = error;
    return got < 0 ? -1 : got == 0 || ((size_t)got == len && memcmp(found, one->head, len) == 0);
}

static int
check_target(struct outone *one, struct diags *diags)
{
    const struct outplace *place = &one->place;
    one->exists = false;
    if (fstatat(place->parent, place->name, &one->old, AT_SYMLINK_NOFOLLOW) != 0)
        return errno == ENOENT ? 0 : outplace_refuse_errno(place, diags, "cannot look at it");
    const char *what = S_ISLNK(one->old.st_mode)    ? "is a symbolic link, expected a file"
                       : S_ISDIR(one->old.st_mode)  ? "is a folder, expected a file"
                       : !S_ISREG(one->old.st_mode) ? "is a device, pipe or socket, expected a file"
                                                    : NULL;
    if (what)
        return outplace_refuse(place, STATUS_CANNOT_CREATE, diags, what);
    one->exists = true;
    int is_ours = is_replaceable(one);
    if (is_ours < 0)
        return outplace_refuse_errno(place, diags, "cannot read what is to be replaced");
    return is_ours ? 0
                   : outplace_refuse(place, STATUS_CANNOT_CREATE, diags,
                                     "is a file of something else; it stays as it is");
}

int
outone_open(struct outone *one, const char *path, const char *head, struct arena *arena, struct diags *diags)
{
    static const char needs[] = "give a file a name of its own, such as --out usage.csv";
    *one = (struct outone){.head = head, .stage = -1};
    if (outplace_open(&one->place, path, needs, arena, diags) == 0 && check_target(one, diags) == 0) {
        one->stage = openat(one->place.parent, one->place.stage_name,
                            O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);
        if (one->stage >= 0)
            return 0;
        outplace_refuse_errno(&one->place, diags, "cannot create a file beside it");
    }
    outone_close(one);
    return -1;
}

bool
outone_is_input(const struct outone *one, const char *path)
{
    struct stat input;
    return one->exists && stat(path, &input) == 0 && input.st_dev == one->old.st_dev &&
           input.st_ino == one->old.st_ino;
}

static bool
is_unchanged(const struct outone *one)
{
    char made[SHA256_TEXT_SIZE], old[SHA256_TEXT_SIZE];
    uint64_t n_made, n_old;
    return one->exists && folder_hash(one->place.parent, one->place.stage_name, made, &n_made) == 0 &&
           folder_hash(one->place.parent, one->place.name, old, &n_old) == 0 && n_made == n_old &&
           strcmp(made, old) == 0;
}

/* The file may have become another one since it was checked: then it is not ours to replace. */
static int
check_again(const struct outone *one, struct diags *diags)
{
    struct outone now = *one;
    if (check_target(&now, diags) != 0)
        return -1;
    bool is_same = now.exists == one->exists &&
                   (!now.exists || (now.old.st_dev == one->old.st_dev && now.old.st_ino == one->old.st_ino));
    return is_same ? 0
                   : outplace_refuse(&one->place, STATUS_TRY_LATER, diags, "changed while it was made anew");
}

/* The one moment in which the file changes. */
static int
put_in_place(const struct outone *one, struct diags *diags)
{
    const struct outplace *place = &one->place;
    unsigned flags = one->exists ? 0 : RENAME_NOREPLACE;
    if (one->exists && fchmod(one->stage, one->old.st_mode & 07777) != 0)
        return outplace_refuse_errno(place, diags, "cannot keep the file's permissions");
    if (renameat2(place->parent, place->stage_name, place->parent, place->name, flags) == 0)
        return 0;
    /* Some file systems know the plain rename only. */
    if ((errno == EINVAL || errno == ENOSYS) &&
        renameat(place->parent, place->stage_name, place->parent, place->name) == 0)
        return 0;
    return outplace_refuse_errno(place, diags, "cannot put it in place");
}

int
outone_publish(struct outone *one, struct diags *diags, enum publication *ret)
{
    if (is_unchanged(one)) {
        *ret = UNCHANGED;
        return 0;
    }
    if (fsync(one->stage) != 0)
        return outplace_refuse_errno(&one->place, diags, "cannot bring it to the disk");
    if (check_again(one, diags) != 0 || put_in_place(one, diags) != 0)
        return -1;
    *ret = PUBLISHED;
    if (fsync(one->place.parent) != 0)
        return outplace_refuse_errno(&one->place, diags,
                                     "is in place, but its folder cannot be brought to the disk");
    return 0;
}

void
outone_close(struct outone *one)
{
    if (one->stage >= 0)
        close(one->stage);
    one->stage = -1;
    outplace_close(&one->place);
}

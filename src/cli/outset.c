#include <config.h>

#include "folder.h"
#include "lock.h"
#include "outset.h"

#include "base/outfile.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define NAME_ROOM 40 /* what the names of the stage and the lock add to the set's */

static int
refuse(const struct outset *set, enum exit_status status, struct diags *diags, const char *text)
{
    diag_error(diags, status, (struct place){.file = set->path}, "%s", text);
    return -1;
}

/* A call failed, with errno set. */
static int
refuse_errno(const struct outset *set, struct diags *diags, const char *what)
{
    int error = errno;
    return refuse(set, outfile_status(error), diags,
                  arena_printf(set->arena, "%s: %s", what, strerror(error)));
}

/* ---- opening ---- */

static int
split_path(struct outset *set, const char *path, struct diags *diags)
{
    size_t len = strlen(path);
    while (len > 1 && path[len - 1] == '/')
        len--;
    set->path = arena_text(set->arena, path, len);
    const char *slash = strrchr(set->path, '/');
    set->name = slash ? slash + 1 : set->path;
    if (!set->name[0] || strcmp(set->name, ".") == 0 || strcmp(set->name, "..") == 0)
        return refuse(set, STATUS_CANNOT_CREATE, diags,
                      "give a folder a name of its own, such as --out realrate-out");
    if (strlen(set->name) > NAME_MAX - NAME_ROOM)
        return refuse(set, STATUS_CANNOT_CREATE, diags, "has a name that is too long");
    size_t parent_len = slash ? (size_t)(slash - set->path) + 1 : 0;
    const char *prefix = arena_text(set->arena, set->path, parent_len);
    set->lock_name = arena_printf(set->arena, ".%s.lock", set->name);
    set->stage_name = arena_printf(set->arena, ".%s.stage-%ld", set->name, (long)getpid());
    set->stage_path = arena_printf(set->arena, "%s%s", prefix, set->stage_name);
    set->parent = open(parent_len ? prefix : ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (set->parent < 0 && errno == ENOENT)
        return refuse(set, STATUS_CANNOT_CREATE, diags,
                      arena_printf(set->arena, "its parent folder %s does not exist",
                                   diag_escape(diags, prefix, parent_len > 1 ? parent_len - 1 : parent_len)));
    return set->parent < 0 ? refuse_errno(set, diags, "cannot open the folder it is to be in") : 0;
}

/* "charts/sweep.svg" is in the set's "charts". */
static bool
is_of_set(const struct manifest *manifest, const char *name)
{
    size_t len = strlen(name);
    if (strcmp(name, MANIFEST_NAME) == 0)
        return true;
    for (size_t i = 0; i < manifest->n_files; i++) {
        const char *file = manifest->files[i].name;
        if (strncmp(file, name, len) == 0 && (file[len] == '\0' || file[len] == '/'))
            return true;
    }
    return false;
}

/* The name of the set's file that a lock file of LibreOffice (.~lock.NAME#) or Excel (~$NAME) says is open;
 * NULL where `name` is no such lock. */
static const char *
open_file(const struct manifest *manifest, const char *name)
{
    for (size_t i = 0; i < manifest->n_files; i++) {
        const char *file = manifest->files[i].name;
        size_t len = strlen(file);
        if (strncmp(name, "~$", 2) == 0 && strcmp(name + 2, file) == 0)
            return file;
        if (strncmp(name, ".~lock.", 7) == 0 && strncmp(name + 7, file, len) == 0 &&
            strcmp(name + 7 + len, "#") == 0)
            return file;
    }
    return NULL;
}

static int check_entries(struct outset *set, int folder, const char *prefix, struct diags *diags);

/* What is in the folder to replace: a file of the set, or a folder of it, which holds nothing else. */
static int
check_entry(struct outset *set, int folder, const char *name, const char *path, struct diags *diags)
{
    if (is_of_set(&set->old, path)) {
        int inner = folder_open(folder, name);
        if (inner < 0)
            return 0;
        int failed = check_entries(set, inner, arena_printf(set->arena, "%s/", path), diags);
        close(inner);
        return failed;
    }
    const char *file = open_file(&set->old, path), *shown = diag_escape(diags, path, strlen(path));
    if (file)
        return refuse(set, STATUS_TRY_LATER, diags,
                      arena_printf(set->arena,
                                   "its %s is open in another program (%s): close it and run again",
                                   diag_escape(diags, file, strlen(file)), shown));
    return refuse(
        set, STATUS_CANNOT_CREATE, diags,
        arena_printf(set->arena, "holds \"%s\", which is not of a report; it stays as it is", shown));
}

static int
check_entries(struct outset *set, int folder, const char *prefix, struct diags *diags)
{
    struct names names;
    if (folder_list(folder, set->arena, &names) != 0)
        return refuse_errno(set, diags, "cannot read the folder");
    for (size_t i = 0; i < names.n; i++) {
        const char *name = names.items[i];
        if (check_entry(set, folder, name, arena_printf(set->arena, "%s%s", prefix, name), diags) != 0)
            return -1;
    }
    return 0;
}

/* Only an empty folder or a set of ours, with nothing else in it, is ever replaced. */
static int
check_folder(struct outset *set, int folder, struct diags *diags)
{
    struct names names;
    if (folder_list(folder, set->arena, &names) != 0)
        return refuse_errno(set, diags, "cannot read the folder");
    if (names.n == 0)
        return 0;
    if (manifest_read(folder, set->arena, &set->old) != 0)
        return refuse(set, STATUS_CANNOT_CREATE, diags,
                      "is a folder with other files in it; it stays as it is");
    set->has_old = true;
    return check_entries(set, folder, "", diags);
}

static int
check_target(struct outset *set, struct diags *diags)
{
    struct stat info;
    if (fstatat(set->parent, set->name, &info, AT_SYMLINK_NOFOLLOW) != 0)
        return errno == ENOENT ? 0 : refuse_errno(set, diags, "cannot look at it");
    if (S_ISLNK(info.st_mode))
        return refuse(set, STATUS_CANNOT_CREATE, diags, "is a symbolic link, expected a folder");
    if (!S_ISDIR(info.st_mode))
        return refuse(set, STATUS_CANNOT_CREATE, diags, "is a file, expected a folder");
    int folder = folder_open(set->parent, set->name);
    if (folder < 0)
        return refuse_errno(set, diags, "cannot open the folder");
    set->exists = true;
    set->mode = info.st_mode & 07777;
    int failed = check_folder(set, folder, diags);
    close(folder);
    return failed;
}

/* We hold the lock, so every stage of this set is of a run that died. */
static void
sweep_stages(const struct outset *set)
{
    struct names names;
    const char *prefix = arena_printf(set->arena, ".%s.stage-", set->name);
    size_t len = strlen(prefix);
    if (folder_list(set->parent, set->arena, &names) != 0)
        return;
    for (size_t i = 0; i < names.n; i++) {
        const char *name = names.items[i];
        if (strncmp(name, prefix, len) == 0 && name[len] && !name[len + strspn(name + len, "0123456789")])
            folder_remove(set->parent, name, set->arena);
    }
}

static int
make_stage(struct outset *set, struct diags *diags)
{
    sweep_stages(set);
    if (mkdirat(set->parent, set->stage_name, 0777) != 0)
        return refuse_errno(set, diags, "cannot create a folder beside it");
    set->stage = folder_open(set->parent, set->stage_name);
    return set->stage < 0 ? refuse_errno(set, diags, "cannot open a folder beside it") : 0;
}

int
outset_open(struct outset *set, const char *path, struct arena *arena, struct diags *diags)
{
    *set = (struct outset){.parent = -1, .stage = -1, .lock = -1, .arena = arena};
    if (split_path(set, path, diags) != 0)
        goto fail;
    set->lock = lock_take(set->parent, set->lock_name, set->path, arena, diags);
    if (set->lock < 0 || check_target(set, diags) != 0 || make_stage(set, diags) != 0)
        goto fail;
    return 0;
fail:
    outset_close(set);
    return -1;
}

/* ---- publishing ---- */

static int sync_folder(const struct outset *set, const struct manifest *manifest, int folder,
                       const char *prefix, struct diags *diags);

/* A file of the set, or a folder of it, which holds nothing else. */
static int
sync_entry(const struct outset *set, const struct manifest *manifest, int folder, const char *name,
           const char *path, struct diags *diags)
{
    if (!is_of_set(manifest, path))
        return refuse(set, STATUS_SELF_CHECK, diags,
                      arena_printf(set->arena, "a file was left in the set: %s", path));
    int inner = folder_open(folder, name);
    if (inner < 0)
        return folder_sync(folder, name) == 0 ? 0 : refuse_errno(set, diags, "cannot bring it to the disk");
    int failed = sync_folder(set, manifest, inner, arena_printf(set->arena, "%s/", path), diags);
    close(inner);
    return failed;
}

/* All of a folder is on the disk, and nothing else is in it. */
static int
sync_folder(const struct outset *set, const struct manifest *manifest, int folder, const char *prefix,
            struct diags *diags)
{
    struct names names;
    if (folder_list(folder, set->arena, &names) != 0)
        return refuse_errno(set, diags, "cannot read what was written");
    for (size_t i = 0; i < names.n; i++) {
        const char *name = names.items[i], *path = arena_printf(set->arena, "%s%s", prefix, name);
        if (sync_entry(set, manifest, folder, name, path, diags) != 0)
            return -1;
    }
    return fsync(folder) == 0 ? 0 : refuse_errno(set, diags, "cannot bring it to the disk");
}

static bool
is_unchanged(const struct outset *set, const struct manifest *manifest)
{
    if (!set->has_old || !manifest_equal(&set->old, manifest))
        return false;
    int folder = folder_open(set->parent, set->name);
    bool holds = folder >= 0 && manifest_holds(manifest, folder);
    if (folder >= 0)
        close(folder);
    return holds;
}

/* The folder may have become another one since it was checked: then it is not ours to remove. */
static int
check_again(const struct outset *set, struct diags *diags)
{
    struct outset now = *set;
    now.exists = now.has_old = false;
    if (check_target(&now, diags) != 0)
        return -1;
    if (now.exists != set->exists || now.has_old != set->has_old)
        return refuse(set, STATUS_TRY_LATER, diags, "changed while the report was made");
    return 0;
}

/* The one moment in which the set changes. */
static int
put_in_place(const struct outset *set, struct diags *diags)
{
    unsigned flags = set->exists ? RENAME_EXCHANGE : RENAME_NOREPLACE;
    if (set->exists && fchmod(set->stage, set->mode) != 0)
        return refuse_errno(set, diags, "cannot keep the folder's permissions");
    if (renameat2(set->parent, set->stage_name, set->parent, set->name, flags) == 0)
        return 0;
    /* Some file systems know the plain rename only: enough where nothing is replaced. */
    if (!set->exists && (errno == EINVAL || errno == ENOSYS) &&
        renameat(set->parent, set->stage_name, set->parent, set->name) == 0)
        return 0;
    if (errno == EINVAL || errno == ENOSYS)
        return refuse(set, STATUS_CANNOT_CREATE, diags,
                      "this file system cannot exchange two folders in one step; name a new folder");
    return refuse_errno(set, diags, "cannot put it in place");
}

int
outset_publish(struct outset *set, struct diags *diags, enum publication *ret)
{
    if (manifest_read(set->stage, set->arena, &set->made) != 0)
        return refuse(set, STATUS_SELF_CHECK, diags, "its manifest does not read back");
    if (is_unchanged(set, &set->made)) {
        *ret = UNCHANGED;
        return 0;
    }
    if (sync_folder(set, &set->made, set->stage, "", diags) != 0 || check_again(set, diags) != 0 ||
        put_in_place(set, diags) != 0)
        return -1;
    *ret = PUBLISHED;
    if (fsync(set->parent) != 0)
        return refuse_errno(set, diags, "is in place, but its folder cannot be brought to the disk");
    return 0;
}

void
outset_close(struct outset *set)
{
    if (set->stage >= 0)
        close(set->stage);
    /* After the exchange it holds the old set. */
    if (set->parent >= 0 && set->lock >= 0)
        folder_remove(set->parent, set->stage_name, set->arena);
    lock_release(set->parent, set->lock_name, set->lock);
    if (set->parent >= 0)
        close(set->parent);
    set->parent = set->stage = set->lock = -1;
}

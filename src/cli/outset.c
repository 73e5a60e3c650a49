#include <config.h>

#include "folder.h"
#include "outset.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static int
refuse(const struct outset *set, enum exit_status status, struct diags *diags, const char *text)
{
    return outplace_refuse(&set->place, status, diags, text);
}

/* A call failed, with errno set. */
static int
refuse_errno(const struct outset *set, struct diags *diags, const char *what)
{
    return outplace_refuse_errno(&set->place, diags, what);
}

/* ---- opening ---- */

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
    if (fstatat(set->place.parent, set->place.name, &info, AT_SYMLINK_NOFOLLOW) != 0)
        return errno == ENOENT ? 0 : refuse_errno(set, diags, "cannot look at it");
    if (S_ISLNK(info.st_mode))
        return refuse(set, STATUS_CANNOT_CREATE, diags, "is a symbolic link, expected a folder");
    if (!S_ISDIR(info.st_mode))
        return refuse(set, STATUS_CANNOT_CREATE, diags, "is a file, expected a folder");
    int folder = folder_open(set->place.parent, set->place.name);
    if (folder < 0)
        return refuse_errno(set, diags, "cannot open the folder");
    set->exists = true;
    set->mode = info.st_mode & 07777;
    int failed = check_folder(set, folder, diags);
    close(folder);
    return failed;
}

static int
make_stage(struct outset *set, struct diags *diags)
{
    if (mkdirat(set->place.parent, set->place.stage_name, 0777) != 0)
        return refuse_errno(set, diags, "cannot create a folder beside it");
    set->stage = folder_open(set->place.parent, set->place.stage_name);
    return set->stage < 0 ? refuse_errno(set, diags, "cannot open a folder beside it") : 0;
}

int
outset_open(struct outset *set, const char *path, struct arena *arena, struct diags *diags)
{
    static const char needs[] = "give a folder a name of its own, such as --out realrate-out";
    *set = (struct outset){.stage = -1, .arena = arena};
    if (outplace_open(&set->place, path, needs, arena, diags) != 0 || check_target(set, diags) != 0 ||
        make_stage(set, diags) != 0) {
        outset_close(set);
        return -1;
    }
    set->stage_path = arena_printf(arena, "%s%s", set->place.prefix, set->place.stage_name);
    return 0;
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
    int folder = folder_open(set->place.parent, set->place.name);
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
    if (renameat2(set->place.parent, set->place.stage_name, set->place.parent, set->place.name, flags) == 0)
        return 0;
    /* Some file systems know the plain rename only: enough where nothing is replaced. */
    if (!set->exists && (errno == EINVAL || errno == ENOSYS) &&
        renameat(set->place.parent, set->place.stage_name, set->place.parent, set->place.name) == 0)
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
    if (fsync(set->place.parent) != 0)
        return refuse_errno(set, diags, "is in place, but its folder cannot be brought to the disk");
    return 0;
}

void
outset_close(struct outset *set)
{
    if (set->stage >= 0)
        close(set->stage);
    set->stage = -1;
    outplace_close(&set->place); /* after the exchange the stage holds the old set */
}

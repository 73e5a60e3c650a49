#include <config.h>

#include "folder.h"
#include "lock.h"
#include "outplace.h"

#include "base/outfile.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <string.h>
#include <unistd.h>

#define NAME_ROOM 40 /* what the names of the stage and the lock add to the output's */

int
outplace_refuse(const struct outplace *place, enum exit_status status, struct diags *diags, const char *text)
{
    diag_error(diags, status, (struct place){.file = place->path}, "%s", text);
    return -1;
}

int
outplace_refuse_errno(const struct outplace *place, struct diags *diags, const char *what)
{
    int error = errno;
    return outplace_refuse(place, outfile_status(error), diags,
                           arena_printf(place->arena, "%s: %s", what, strerror(error)));
}

static int
split_path(struct outplace *place, const char *path, const char *needs, struct diags *diags)
{
    size_t len = strlen(path);
    while (len > 1 && path[len - 1] == '/')
        len--;
    place->path = arena_text(place->arena, path, len);
    const char *slash = strrchr(place->path, '/');
    place->name = slash ? slash + 1 : place->path;
    if (!place->name[0] || strcmp(place->name, ".") == 0 || strcmp(place->name, "..") == 0)
        return outplace_refuse(place, STATUS_CANNOT_CREATE, diags, needs);
    if (strlen(place->name) > NAME_MAX - NAME_ROOM)
        return outplace_refuse(place, STATUS_CANNOT_CREATE, diags, "has a name that is too long");
    place->prefix = arena_text(place->arena, place->path, (size_t)(place->name - place->path));
    place->lock_name = arena_printf(place->arena, ".%s.lock", place->name);
    place->stage_name = arena_printf(place->arena, ".%s.stage-%ld", place->name, (long)getpid());
    return 0;
}

static int
open_parent(struct outplace *place, struct diags *diags)
{
    size_t len = strlen(place->prefix);
    place->parent = open(len ? place->prefix : ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (place->parent < 0 && errno == ENOENT)
        return outplace_refuse(place, STATUS_CANNOT_CREATE, diags,
                               arena_printf(place->arena, "its parent folder %s does not exist",
                                            diag_escape(diags, place->prefix, len > 1 ? len - 1 : len)));
    return place->parent < 0 ? outplace_refuse_errno(place, diags, "cannot open the folder it is to be in")
                             : 0;
}

/* We hold the lock, so every stage of this output is of a run that died. */
static void
sweep_stages(const struct outplace *place)
{
    struct names names;
    const char *prefix = arena_printf(place->arena, ".%s.stage-", place->name);
    size_t len = strlen(prefix);
    if (folder_list(place->parent, place->arena, &names) != 0)
        return;
    for (size_t i = 0; i < names.n; i++) {
        const char *name = names.items[i];
        if (strncmp(name, prefix, len) == 0 && name[len] && !name[len + strspn(name + len, "0123456789")])
            folder_remove(place->parent, name, place->arena);
    }
}

int
outplace_open(struct outplace *place, const char *path, const char *needs, struct arena *arena,
              struct diags *diags)
{
    *place = (struct outplace){.parent = -1, .lock = -1, .arena = arena};
    if (split_path(place, path, needs, diags) != 0 || open_parent(place, diags) != 0)
        return -1;
    place->lock = lock_take(place->parent, place->lock_name, place->path, arena, diags);
    if (place->lock < 0)
        return -1;
    sweep_stages(place);
    return 0;
}

void
outplace_close(struct outplace *place)
{
    if (place->parent >= 0 && place->lock >= 0)
        folder_remove(place->parent, place->stage_name, place->arena);
    lock_release(place->parent, place->lock_name, place->lock);
    if (place->parent >= 0)
        close(place->parent);
    place->parent = place->lock = -1;
}

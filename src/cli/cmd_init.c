#include <config.h>

#include "command.h"
#include "datadir.h"
#include "folder.h"

#include "base/infile.h"
#include "base/outfile.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define TEMPLATE_BYTES_MAX ((size_t)1 << 20)

static const char *const names[] = {"offer.ini", "plan.ini"};
#define N_NAMES (sizeof names / sizeof names[0])

static const char *
path_in(struct run *run, const char *folder, const char *name)
{
    return strcmp(folder, ".") == 0 ? name : arena_printf(run->arena, "%s/%s", folder, name);
}

/* The folder, made where it is missing; -1 after reporting. */
static int
open_folder(struct run *run, const char *path)
{
    int made = mkdir(path, 0777);
    int folder = made == 0 || errno == EEXIST ? open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC) : -1;
    if (folder < 0)
        diag_error(run->diags, outfile_status(errno), (struct place){.file = path},
                   "cannot create the folder: %s", strerror(errno));
    return folder;
}

/* Both files or neither: nothing of the user's is ever replaced. */
static int
check_absent(struct run *run, int folder, const char *path)
{
    struct stat info;
    int failed = 0;
    for (size_t i = 0; i < N_NAMES; i++) {
        if (fstatat(folder, names[i], &info, AT_SYMLINK_NOFOLLOW) != 0)
            continue;
        failed = -1;
        diag_error(run->diags, STATUS_CANNOT_CREATE, (struct place){.file = path_in(run, path, names[i])},
                   "is already there; it stays as it is");
    }
    return failed;
}

static int
copy_template(struct run *run, int folder, const char *path, const char *name)
{
    size_t len;
    const char *from = datadir_path(run->arena, arena_printf(run->arena, "templates/%s", name));
    const char *to = path_in(run, path, name);
    const char *text = infile_whole(from, TEMPLATE_BYTES_MAX, run->arena, run->diags, &len, NULL);
    if (!text || outfile_write(folder, name, text, len, to, run->diags) != 0)
        return -1;
    puts(to);
    return 0;
}

enum exit_status
cmd_init(struct run *run)
{
    const struct words *operands = &run->settings.operands;
    const char *path = operands->n ? operands->items[0] : ".";
    int folder = open_folder(run, path);
    if (folder < 0)
        return run->diags->status;
    int failed = check_absent(run, folder, path);
    for (size_t i = 0; i < N_NAMES && !failed; i++)
        failed = copy_template(run, folder, path, names[i]);
    if (!failed && fsync(folder) != 0)
        diag_error(run->diags, STATUS_IO, (struct place){.file = path}, "cannot write: %s", strerror(errno));
    close(folder);
    return run->diags->status;
}

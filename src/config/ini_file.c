#define _GNU_SOURCE /* memfd_create */

#include "ini_file.h"

#include "base/infile.h"
#include "base/outfile.h"

#include <errno.h>
#include <iniparser/iniparser.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

/* The library complains through a callback without a context; what it says is kept here for one call. */
static _Thread_local char complaint[256];

static int hear(const char *format, ...) __attribute__((format(printf, 1, 2)));

static int
hear(const char *format, ...)
{
    va_list args;
    va_start(args, format);
    int n = vsnprintf(complaint, sizeof complaint, format, args);
    va_end(args);
    complaint[strcspn(complaint, "\n")] = '\0';
    return n;
}

/* The library reads only files by name: the lines get one in memory, so that nothing touches a disk and the
 * file on it cannot change between the two readings. */
static dictionary *
library_read(const char *path, const struct ini_scan *scan, struct diags *diags)
{
    char name[32];
    dictionary *dict = NULL;
    complaint[0] = '\0';
    int fd = memfd_create("ini", MFD_CLOEXEC);
    if (fd < 0 || outfile_put(fd, scan->lines, scan->n_bytes) != 0) {
        diag_error(diags, fd < 0 ? STATUS_OS : STATUS_IO, (struct place){.file = path},
                   "cannot be held in memory: %s", strerror(errno));
        goto end;
    }
    snprintf(name, sizeof name, "/proc/self/fd/%d", fd);
    iniparser_set_error_callback(hear);
    dict = iniparser_load(name);
    iniparser_set_error_callback(NULL);
    if (!dict)
        diag_error(diags, STATUS_CONFIG, (struct place){.file = path}, "the INI library refuses it: %s",
                   diag_escape(diags, complaint, strlen(complaint)));
end:
    if (fd >= 0)
        close(fd);
    return dict;
}

/* Every section and entry of the scan is in the dictionary with the same value, and nothing else is. */
static void
compare(const char *path, const struct ini_scan *scan, const dictionary *dict, struct arena *arena,
        struct diags *diags)
{
    size_t n = 0;
    for (size_t s = 0; s < scan->n_sections; s++) {
        const struct ini_section *section = &scan->sections[s];
        n += 1 + section->n_entries;
        for (size_t i = 0; i < section->n_entries; i++) {
            const struct ini_entry *entry = &section->entries[i];
            char *name = arena_printf(arena, "%s:%s", section->name, entry->key);
            const char *value = iniparser_getstring(dict, name, NULL);
            if (!value || strcmp(value, entry->value) != 0)
                diag_error(diags, STATUS_CONFIG, (struct place){.file = path, .line = entry->line},
                           "can be read in two ways: write the value in double quotes");
        }
    }
    if ((size_t)dict->n != n)
        diag_error(diags, STATUS_CONFIG, (struct place){.file = path},
                   "can be read in two ways: %zu names or %d", n, dict->n);
}

int
ini_read(const char *path, struct arena *arena, struct diags *diags, struct ini_file *ret)
{
    size_t len, before = diags->n_errors;
    struct ini_scan scan;
    *ret = (struct ini_file){.path = path};
    char *bytes = infile_whole(path, INI_MAX_BYTES, arena, diags, &len, ret->sha256);
    if (!bytes || ini_scan(path, bytes, len, arena, diags, &scan) != 0)
        return -1;
    if (diags->n_errors == before) {
        dictionary *dict = library_read(path, &scan, diags);
        if (dict)
            compare(path, &scan, dict, arena, diags);
        iniparser_freedict(dict);
    }
    ret->bytes = len;
    ret->sections = scan.sections;
    ret->n_sections = scan.n_sections;
    ret->is_faulty = scan.is_faulty;
    return 0;
}

const struct ini_entry *
ini_entry(const struct ini_section *section, const char *key)
{
    for (size_t i = 0; section && i < section->n_entries; i++)
        if (ini_same_name(section->entries[i].key, key))
            return &section->entries[i];
    return NULL;
}

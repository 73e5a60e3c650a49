#include <config.h>

#include "folder.h"
#include "json_scan.h"
#include "manifest.h"

#include "base/outfile.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SCHEMA        "realrate-manifest/1"
#define MAX_BYTES     ((size_t)1 << 20)
#define NAMES_AT_MOST 255 /* bytes of a file's name */

/* ---- writing ---- */

static void
put_string(FILE *stream, const char *text)
{
    fputc('"', stream);
    for (; *text; text++) {
        unsigned char byte = (unsigned char)*text;
        if (byte < 0x20)
            fprintf(stream, "\\u%04x", byte);
        else if (byte == '"' || byte == '\\')
            fprintf(stream, "\\%c", byte);
        else
            fputc(byte, stream);
    }
    fputc('"', stream);
}

static void
put_inputs(FILE *stream, const struct results *results)
{
    for (size_t i = 0; i < results->n_inputs; i++) {
        const struct input_file *input = &results->inputs[i];
        fprintf(stream, "%s\n    {\"role\": \"%s\", \"path\": ", i ? "," : "", input->role);
        put_string(stream, input->path);
        fprintf(stream, ", \"sha256\": \"%s\", \"bytes\": %" PRIu64 ", \"rows\": %" PRIu64 "}", input->sha256,
                input->bytes, input->n_rows);
    }
}

static void
put_files(FILE *stream, const struct manifest *manifest)
{
    for (size_t i = 0; i < manifest->n_files; i++) {
        const struct manifest_file *file = &manifest->files[i];
        fprintf(stream, "%s\n    {\"name\": ", i ? "," : "");
        put_string(stream, file->name);
        fprintf(stream, ", \"bytes\": %" PRIu64 ", \"sha256\": \"%s\"}", file->bytes, file->sha256);
    }
}

static void
put_sheets(FILE *stream, const struct workbook_totals *totals)
{
    for (size_t i = 0; i < totals->n_sheets; i++) {
        const struct sheet_totals *sheet = &totals->sheets[i];
        fprintf(stream, "%s\n    {\"sheet\": ", i ? "," : "");
        put_string(stream, sheet->name);
        fprintf(stream, ", \"cells\": %" PRIu64 ", \"formulas\": %" PRIu64 ", \"sum\": %.15g}",
                sheet->n_cells, sheet->n_formulas, sheet->sum);
    }
}

int
manifest_write(int folder, const char *shown, const struct manifest *manifest, const struct results *results,
               const struct workbook_totals *totals, struct arena *arena, struct diags *diags)
{
    char *text = NULL;
    size_t len = 0;
    FILE *stream = open_memstream(&text, &len);
    if (!stream)
        goto fail;
    fprintf(stream,
            "{\n  \"schema\": \"" SCHEMA
            "\",\n  \"generator\": {\"name\": \"realrate\", \"version\": \"%s\"},\n"
            "  \"run\": \"%s\",\n  \"created\": %" PRId64 ",\n  \"inputs\": [",
            results->version, manifest->run, manifest->created);
    put_inputs(stream, results);
    fputs("\n  ],\n  \"files\": [", stream);
    put_files(stream, manifest);
    fputs("\n  ],\n  \"workbook\": [", stream);
    put_sheets(stream, totals);
    fputs("\n  ]\n}\n", stream);
    if (fclose(stream) != 0)
        goto fail;
    shown = arena_printf(arena, "%s/%s", shown, MANIFEST_NAME);
    int failed = outfile_write(folder, MANIFEST_NAME, text, len, shown, diags);
    free(text);
    return failed;
fail:
    free(text);
    diag_error(diags, STATUS_OS, (struct place){.file = shown}, "cannot write the manifest: %s",
               strerror(errno));
    return -1;
}

void
manifest_list(struct manifest *manifest, const char *name, struct arena *arena)
{
    struct manifest_file *file = ARENA_PUSH(arena, &manifest->files, &manifest->n_files, &manifest->capacity);
    file->name = name;
}

int
manifest_hash(struct manifest *manifest, int folder, const char *name, const char *shown, struct arena *arena,
              struct diags *diags)
{
    size_t i = 0;
    while (i + 1 < manifest->n_files && strcmp(manifest->files[i].name, name) != 0)
        i++;
    struct manifest_file *file = &manifest->files[i];
    if (folder_hash(folder, name, file->sha256, &file->bytes) == 0)
        return 0;
    diag_error(diags, STATUS_IO, (struct place){.file = arena_printf(arena, "%s/%s", shown, name)},
               "cannot read back: %s", strerror(errno));
    return -1;
}

/* ---- reading ---- */

struct reading {
    struct manifest *manifest;
    struct arena *arena;
    bool is_ours;
};

static void
copy_hash(char to[SHA256_TEXT_SIZE], const char *text, size_t len)
{
    if (len == SHA256_TEXT_SIZE - 1)
        memcpy(to, text, len);
}

/* A name with a backslash cannot be one of ours; one with a dot or slash in front neither. */
static bool
is_plain_name(const char *text, size_t len)
{
    return len > 0 && len <= NAMES_AT_MOST && !memchr(text, '\\', len) && text[0] != '.' && text[0] != '/';
}

static void
visit_file(struct reading *reading, size_t index, const char *key, const char *text, size_t len)
{
    struct manifest *manifest = reading->manifest;
    if (index == manifest->n_files)
        ARENA_PUSH(reading->arena, &manifest->files, &manifest->n_files, &manifest->capacity);
    if (index + 1 != manifest->n_files)
        return;
    struct manifest_file *file = &manifest->files[index];
    if (strcmp(key, "name") == 0 && is_plain_name(text, len))
        file->name = arena_text(reading->arena, text, len);
    else if (strcmp(key, "bytes") == 0)
        file->bytes = strtoull(text, NULL, 10);
    else if (strcmp(key, "sha256") == 0)
        copy_hash(file->sha256, text, len);
}

static void
visit(void *context, const char *path, const char *text, size_t len)
{
    struct reading *reading = context;
    size_t index;
    int key = 0;
    if (strcmp(path, "schema") == 0)
        reading->is_ours = len == strlen(SCHEMA) && memcmp(text, SCHEMA, len) == 0;
    else if (strcmp(path, "created") == 0)
        reading->manifest->created = strtoll(text, NULL, 10);
    else if (strcmp(path, "run") == 0)
        copy_hash(reading->manifest->run, text, len);
    else if (sscanf(path, "files/%zu/%n", &index, &key) == 1 && key)
        visit_file(reading, index, path + key, text, len);
}

int
manifest_read(int folder, struct arena *arena, struct manifest *ret)
{
    size_t len, at;
    *ret = (struct manifest){0};
    struct reading reading = {.manifest = ret, .arena = arena};
    const char *text = folder_read(folder, MANIFEST_NAME, MAX_BYTES, arena, &len);
    if (!text || json_scan(text, len, visit, &reading, &at) != 0 || !reading.is_ours)
        return -1;
    for (size_t i = 0; i < ret->n_files; i++) {
        if (!ret->files[i].name)
            return -1;
    }
    return 0;
}

/* ---- comparing ---- */

static bool
same_file(const struct manifest_file *a, const struct manifest_file *b)
{
    return strcmp(a->name, b->name) == 0 && a->bytes == b->bytes && strcmp(a->sha256, b->sha256) == 0;
}

bool
manifest_equal(const struct manifest *a, const struct manifest *b)
{
    if (strcmp(a->run, b->run) != 0 || a->created != b->created || a->n_files != b->n_files)
        return false;
    for (size_t i = 0; i < a->n_files; i++) {
        if (!same_file(&a->files[i], &b->files[i]))
            return false;
    }
    return true;
}

bool
manifest_holds(const struct manifest *manifest, int folder)
{
    for (size_t i = 0; i < manifest->n_files; i++) {
        struct manifest_file found = {.name = manifest->files[i].name};
        if (folder_hash(folder, found.name, found.sha256, &found.bytes) != 0 ||
            !same_file(&found, &manifest->files[i]))
            return false;
    }
    return true;
}

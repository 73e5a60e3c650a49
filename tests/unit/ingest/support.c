#include "support.h"

#include <realrate/calendar.h>

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static char home[4096], folder[] = "/tmp/realrate-ingest-XXXXXX";

int
enter_folder(void **state)
{
    (void)state;
    return getcwd(home, sizeof home) && mkdtemp(folder) && chdir(folder) == 0 ? 0 : -1;
}

int
leave_folder(void **state)
{
    (void)state;
    DIR *dir = opendir(".");
    if (!dir)
        return -1;
    for (const struct dirent *entry; (entry = readdir(dir));)
        if (entry->d_name[0] != '.')
            remove(entry->d_name);
    closedir(dir);
    return chdir(home) == 0 ? rmdir(folder) : -1;
}

void
write_bytes(const char *path, const char *bytes, size_t len)
{
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, len, file), len);
    assert_int_equal(fclose(file), 0);
}

struct reading
read_paths(const char *const *paths, size_t n_paths, const struct usage_options *options)
{
    static const struct usage_options none = {0};
    struct reading reading = {.arena = arena_new()};
    diags_init(&reading.diags);
    reading.status =
        usage_read(paths, n_paths, options ? options : &none, reading.arena, &reading.diags, &reading.usage);
    assert_int_equal(reading.status, reading.diags.n_errors ? -1 : 0);
    return reading;
}

struct reading
read_bytes(const char *bytes, size_t len, const struct usage_options *options)
{
    static const char *const paths[] = {"u.csv"};
    write_bytes(paths[0], bytes, len);
    return read_paths(paths, 1, options);
}

struct reading
read_text(const char *text, const struct usage_options *options)
{
    return read_bytes(text, strlen(text), options);
}

void
end_reading(struct reading *reading)
{
    arena_free(reading->arena);
    diags_free(&reading->diags);
}

static const char *
place_text(struct diags *diags, const struct place *place)
{
    const char *text = place->file ? place->file : "";
    if (place->line)
        text = arena_printf(diags->arena, "%s:%lu", text, place->line);
    return place->column ? arena_printf(diags->arena, "%s:%s", text, place->column) : text;
}

const char *
told(struct diags *diags)
{
    const char *text = "";
    diags_finish(diags);
    for (size_t i = 0; i < diags->n; i++) {
        const struct diag *diag = &diags->items[i];
        const char *place = place_text(diags, &diag->place);
        text = diag->severity == SEVERITY_ERROR
                   ? arena_printf(diags->arena, "%s%s: error %d: %s\n", text, place, (int)diag->status,
                                  diag->text)
                   : arena_printf(diags->arena, "%s%s: warning %s: %s\n", text, place, diag->id, diag->text);
    }
    return text;
}

void
assert_all_told(const struct telling *rows, size_t n, const struct usage_options *options)
{
    for (size_t i = 0; i < n; i++) {
        struct reading reading = read_text(rows[i].text, options);
        if (strcmp(told(&reading.diags), rows[i].told) != 0)
            fail_msg("row %zu:\n%swhere due was:\n%s", i, told(&reading.diags), rows[i].told);
        end_reading(&reading);
    }
}

const char *
shown_rows(struct reading *reading)
{
    const struct usage *usage = &reading->usage;
    const char *text = "";
    for (size_t i = 0; i < usage->n_rows; i++) {
        const struct usage_row *row = &usage->rows[i];
        char day[DAY_TEXT_SIZE];
        text = arena_printf(reading->arena, "%s%s %s %s %s %s %s%s \"%s\":", text, day_text(row->day, day),
                            usage->models[row->line.model], tier_names[row->line.tier],
                            context_names[row->line.context], geo_names[row->line.geo],
                            speed_names[row->line.speed], row->context_is_guess ? " guess" : "",
                            usage->workspaces[row->workspace]);
        for (size_t meter = 0; meter < N_METERS; meter++)
            text = arena_printf(reading->arena, "%s %llu", text, (unsigned long long)row->counts[meter]);
        text = arena_printf(reading->arena, "%s; %llu\n", text, (unsigned long long)row->n_rows);
    }
    return text;
}

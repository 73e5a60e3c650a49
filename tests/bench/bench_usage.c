/* Reads a file of usage through the library, by as many threads as asked for. Run by usage.sh.
 *
 *     bench_usage THREADS sums|hashed FILE [OUT]
 *
 * hashed: with the hash that a report's manifest takes; sums: without it, as the command that adds usage up.
 * OUT takes a row per day, line and workspace, as `realrate aggregate` writes them, but with tabs between its
 * columns and without quotes. Exit status 1 where anything fails. */
#include <realrate/calendar.h>
#include <realrate/usage.h>

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void
print_row(const struct usage *usage, const struct usage_row *row, FILE *out)
{
    const struct line *line = &row->line;
    char day[DAY_TEXT_SIZE];
    day_text(row->day, day);
    fprintf(out, "%s\t%s\t%s\t%s\t%s\t%s\t%s", day, usage->models[line->model], tier_names[line->tier],
            context_names[line->context], geo_names[line->geo], speed_names[line->speed],
            usage->workspaces[row->workspace]);
    for (int meter = 0; meter < N_METERS; meter++)
        fprintf(out, "\t%" PRIu64, row->counts[meter]);
    putc('\n', out);
}

static int
write_rows(const struct usage *usage, const char *path)
{
    FILE *out = fopen(path, "w");
    if (!out)
        return -1;
    fputs("date\tmodel\ttier\tcontext\tgeo\tspeed\tworkspace", out);
    for (int meter = 0; meter < N_METERS; meter++)
        fprintf(out, "\t%s", meter_names[meter]);
    putc('\n', out);
    for (size_t i = 0; i < usage->n_rows; i++)
        print_row(usage, &usage->rows[i], out);
    int failed = ferror(out);
    return fclose(out) != 0 || failed ? -1 : 0;
}

int
main(int argc, char **argv)
{
    struct usage usage;
    struct diags diags;
    if (argc != 4 && argc != 5) {
        fprintf(stderr, "usage: bench_usage THREADS sums|hashed FILE [OUT]\n");
        return 1;
    }
    struct arena *arena = arena_new();
    const char *const paths[] = {argv[3]};
    const struct usage_options options = {.n_threads = atoi(argv[1]),
                                          .needs_no_hash = strcmp(argv[2], "sums") == 0};
    diags_init(&diags);
    int failed = usage_read(paths, 1, &options, arena, &diags, &usage);
    for (size_t i = 0; i < diags.n; i++)
        fprintf(stderr, "bench_usage: %s\n", diags.items[i].text);
    if (!failed && argc == 5)
        failed = write_rows(&usage, argv[4]);
    diags_free(&diags);
    arena_free(arena);
    return failed ? 1 : 0;
}

/* Lets libcsv read a file with callbacks that do nothing: what a loop around it can at best take. Run by
 * usage.sh.
 *
 *     bench_libcsv FILE
 *
 * The exit status is 1 where the file cannot be read. */
#include <csv.h>
#include <stdio.h>

static void
on_field(void *text, size_t len, void *data)
{
    (void)text;
    (void)len;
    (void)data;
}

static void
on_row(int last, void *data)
{
    (void)last;
    (void)data;
}

static int
parse(struct csv_parser *csv, FILE *file)
{
    static char buffer[1 << 18];
    size_t n;
    while ((n = fread(buffer, 1, sizeof buffer, file)) > 0)
        if (csv_parse(csv, buffer, n, on_field, on_row, NULL) != n)
            return -1;
    return ferror(file) || csv_fini(csv, on_field, on_row, NULL) != 0 ? -1 : 0;
}

int
main(int argc, char **argv)
{
    struct csv_parser csv;
    FILE *file = argc == 2 ? fopen(argv[1], "rb") : NULL;
    if (!file) {
        fprintf(stderr, "usage: bench_libcsv FILE\n");
        return 1;
    }
    int failed = csv_init(&csv, CSV_STRICT | CSV_STRICT_FINI);
    if (!failed) {
        failed = parse(&csv, file);
        csv_free(&csv);
    }
    fclose(file);
    return failed ? 1 : 0;
}

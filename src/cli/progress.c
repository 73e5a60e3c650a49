#include <config.h>

#include "print.h"
#include "progress.h"

#include "base/outfile.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

#define FIRST_AFTER 0.5 /* seconds */
#define NEXT_AFTER  0.1
#define USUAL_WIDTH 80

#define BAR_WIDTH_MAX 30
#define BAR_WIDTH_MIN 8

/* ---- the line ---- */

/* 12,345,678 */
static void
format_count(uint64_t count, char *ret, size_t size)
{
    char digits[24];
    int n = snprintf(digits, sizeof digits, "%" PRIu64, count);
    size_t at = 0;
    for (int i = 0; i < n && at + 2 < size; i++) {
        if (i && (n - i) % 3 == 0)
            ret[at++] = ',';
        ret[at++] = digits[i];
    }
    ret[at] = '\0';
}

/* 999 B, 1.2 kB, 35 MB: the unit's numbers stay below a thousand. */
static void
format_bytes(double bytes, char *ret, size_t size)
{
    static const char *const units[] = {"B", "kB", "MB", "GB", "TB", "PB", "EB"};
    size_t unit = 0;
    for (; unit + 1 < sizeof units / sizeof *units && bytes >= 999.5; unit++)
        bytes /= 1000;
    snprintf(ret, size, "%.*f %s", unit && bytes < 9.95 ? 1 : 0, bytes, units[unit]);
}

/* 8 s, 3:05, 1:02:03 */
static void
format_seconds(double seconds, char *ret, size_t size)
{
    long all = seconds < 359999 ? lround(ceil(seconds)) : 359999; /* 99:59:59 */
    if (all < 60)
        snprintf(ret, size, "%ld s", all);
    else if (all < 3600)
        snprintf(ret, size, "%ld:%02ld", all / 60, all % 60);
    else
        snprintf(ret, size, "%ld:%02ld:%02ld", all / 3600, all / 60 % 60, all % 60);
}

/* Adds a part and two spaces before it, where there is room for all of it. */
static void
add_part(char *line, size_t width, const char *part)
{
    size_t len = strlen(line), gap = len ? 2 : 0;
    if (*part && len + gap + strlen(part) <= width)
        snprintf(line + len, PROGRESS_LINE_SIZE - len, "%*s%s", (int)gap, "", part);
}

/* Seconds left are negative where they are not known. */
static void
add_left(char *line, size_t width, double share, double seconds)
{
    char part[64], left[32];
    snprintf(part, sizeof part, "%3d%%", (int)(share * 100));
    add_part(line, width, part);
    if (seconds < 0)
        return;
    format_seconds(seconds, left, sizeof left);
    snprintf(part, sizeof part, "%s left", left);
    add_part(line, width, part);
}

/* In front of the other parts, as wide as these leave room. */
static void
add_bar(char *line, size_t width, double share)
{
    size_t len = strlen(line);
    if (len + 2 + BAR_WIDTH_MIN + 2 > width)
        return;
    size_t room = width - len - 4, cells = room < BAR_WIDTH_MAX ? room : BAR_WIDTH_MAX;
    size_t full = (size_t)(share * (double)cells);
    memmove(line + cells + 4, line, len + 1);
    memset(line, '-', cells + 4);
    memset(line + 1, '#', full);
    line[0] = '[';
    line[cells + 1] = ']';
    memset(line + cells + 2, ' ', 2);
}

void
progress_line(const struct usage_progress *done, double seconds, size_t width, char ret[PROGRESS_LINE_SIZE])
{
    char part[80], rows[32], bytes[32], of[32];
    bool has_total = done->of_bytes > 0;
    double rate = seconds > 0 ? (double)done->n_bytes / seconds : 0;
    double left = done->n_bytes < done->of_bytes ? (double)(done->of_bytes - done->n_bytes) : 0;
    double share = has_total ? 1 - left / (double)done->of_bytes : 0;
    if (width >= PROGRESS_LINE_SIZE)
        width = PROGRESS_LINE_SIZE - 1;
    ret[0] = '\0';
    if (has_total)
        add_left(ret, width, share, rate > 0 ? left / rate : -1);
    format_count(done->n_rows, rows, sizeof rows);
    snprintf(part, sizeof part, "%s rows", rows);
    add_part(ret, width, part);
    format_bytes((double)done->n_bytes, bytes, sizeof bytes);
    format_bytes((double)done->of_bytes, of, sizeof of);
    snprintf(part, sizeof part, has_total ? "%s of %s" : "%s", bytes, of);
    add_part(ret, width, part);
    format_bytes(rate, bytes, sizeof bytes);
    snprintf(part, sizeof part, "%s/s", bytes);
    add_part(ret, width, part);
    if (has_total)
        add_bar(ret, width, share);
}

/* ---- the terminal ---- */

static double
now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

/* One less than the terminal has: a character in the last column wraps on some. */
static size_t
columns(int fd)
{
    struct winsize size;
    unsigned n = ioctl(fd, TIOCGWINSZ, &size) == 0 && size.ws_col ? size.ws_col : USUAL_WIDTH;
    return n - 1;
}

void
progress_begin(struct progress *progress, int fd)
{
    *progress = (struct progress){.fd = print_is_terminal(fd) ? fd : -1, .begun = now()};
}

/* The cursor stays at the line's start: whatever else is printed begins there. */
static void
draw(const struct progress *progress, const char *line)
{
    char text[PROGRESS_LINE_SIZE + 16];
    int n = snprintf(text, sizeof text, "\r%s\033[K\r", line);
    (void)outfile_put(progress->fd, text, (size_t)n);
}

void
progress_tell(void *context, const struct usage_progress *done)
{
    struct progress *progress = context;
    if (progress->fd < 0)
        return;
    double at = now();
    if (at - progress->begun < FIRST_AFTER || at - progress->drawn < NEXT_AFTER)
        return;
    char line[PROGRESS_LINE_SIZE];
    progress_line(done, at - progress->begun, columns(progress->fd), line);
    if (!line[0])
        return;
    draw(progress, line);
    progress->drawn = at;
    progress->is_shown = true;
}

void
progress_end(struct progress *progress)
{
    if (progress->is_shown)
        progress_clear(progress->fd);
    progress->is_shown = false;
}

void
progress_clear(int fd)
{
    const struct progress any = {.fd = fd};
    if (print_is_terminal(fd))
        draw(&any, "");
}

#include <realrate/diag.h>

#include <realrate/arena.h>

#include "utf8.h"

#include <stdio.h>
#include <string.h>

#define SHOWN_BYTES 80

struct diag_count {
    const char *file; /* NULL for errors without one */
    size_t n_errors;
};

void
diags_init(struct diags *diags)
{
    *diags = (struct diags){.arena = arena_new()};
}

void
diags_free(struct diags *diags)
{
    arena_free(diags->arena);
    *diags = (struct diags){0};
}

static const char *
copy(struct diags *diags, const char *text)
{
    return text ? arena_text(diags->arena, text, strlen(text)) : NULL;
}

static bool
same_text(const char *a, const char *b)
{
    return a == b || (a && b && strcmp(a, b) == 0);
}

static struct diag_count *
count_of(struct diags *diags, const char *file)
{
    for (size_t i = 0; i < diags->n_counts; i++)
        if (same_text(diags->counts[i].file, file))
            return &diags->counts[i];
    struct diag_count *count =
        ARENA_PUSH(diags->arena, &diags->counts, &diags->n_counts, &diags->counts_capacity);
    count->file = copy(diags, file);
    return count;
}

static void
add(struct diags *diags, struct diag diag)
{
    struct diag *item = ARENA_PUSH(diags->arena, &diags->items, &diags->n, &diags->capacity);
    *item = diag;
}

/* A warning that two steps come to alike (two offers with one history, say) is told once. */
static bool
is_told(const struct diags *diags, const struct diag *diag)
{
    for (size_t i = 0; diag->severity == SEVERITY_WARNING && i < diags->n; i++) {
        const struct diag *known = &diags->items[i];
        if (same_text(known->id, diag->id) && known->place.line == diag->place.line &&
            same_text(known->place.file, diag->place.file) && same_text(known->text, diag->text))
            return true;
    }
    return false;
}

static void add_text(struct diags *diags, struct diag diag, const char *format, va_list args)
    __attribute__((format(printf, 3, 0)));

static void
add_text(struct diags *diags, struct diag diag, const char *format, va_list args)
{
    diag.place.file = copy(diags, diag.place.file);
    diag.place.column = copy(diags, diag.place.column);
    diag.id = copy(diags, diag.id);
    diag.text = arena_vprintf(diags->arena, format, args);
    if (is_told(diags, &diag))
        return;
    diags->n_warnings += diag.severity == SEVERITY_WARNING;
    add(diags, diag);
}

void
diag_error(struct diags *diags, enum exit_status status, struct place place, const char *format, ...)
{
    if (diags->n_errors++ == 0)
        diags->status = status;
    if (++count_of(diags, place.file)->n_errors > DIAGS_PER_FILE)
        return;
    va_list args;
    va_start(args, format);
    add_text(diags, (struct diag){.severity = SEVERITY_ERROR, .status = status, .place = place}, format,
             args);
    va_end(args);
}

void
diag_warning(struct diags *diags, const char *id, struct place place, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    add_text(diags, (struct diag){.severity = SEVERITY_WARNING, .id = id, .place = place}, format, args);
    va_end(args);
}

void
diags_add(struct diags *diags, const struct diags *other)
{
    for (size_t i = 0; i < other->n; i++) {
        const struct diag *diag = &other->items[i];
        if (diag->severity == SEVERITY_WARNING)
            diag_warning(diags, diag->id, diag->place, "%s", diag->text);
        else
            diag_error(diags, diag->status, diag->place, "%s", diag->text);
    }
}

void
diags_finish(struct diags *diags)
{
    for (size_t i = 0; i < diags->n_counts; i++) {
        if (diags->counts[i].n_errors <= DIAGS_PER_FILE)
            continue;
        size_t more = diags->counts[i].n_errors - DIAGS_PER_FILE;
        add(diags, (struct diag){
                       .severity = SEVERITY_ERROR,
                       .status = diags->status,
                       .place = {.file = diags->counts[i].file},
                       .text = arena_printf(diags->arena, "and %zu more error%s", more, more == 1 ? "" : "s"),
                   });
        diags->counts[i].n_errors = 0;
    }
}

const char *
diag_escape(struct diags *diags, const char *text, size_t len)
{
    char out[SHOWN_BYTES + 8];
    size_t n = 0, at = 0;
    while (at < len) {
        size_t length = utf8_length(text + at, len - at);
        unsigned char byte = (unsigned char)text[at];
        bool plain =
            length > 1 || (length == 1 && byte >= 0x20 && byte != 0x7F && byte != '"' && byte != '\\');
        /* C1 controls are two-byte characters that a terminal obeys all the same. */
        if (length == 2 && byte == 0xC2 && (unsigned char)text[at + 1] < 0xA0)
            plain = false;
        size_t need = plain ? length : 4;
        if (n + need > SHOWN_BYTES) {
            memcpy(out + n, "...", 3);
            n += 3;
            break;
        }
        if (plain)
            memcpy(out + n, text + at, length);
        else
            snprintf(out + n, sizeof out - n, "\\x%02X", byte);
        n += need;
        at += plain ? length : 1;
    }
    return arena_text(diags->arena, out, n);
}

/* Out of memory inside a library: this program's malloc, calloc and realloc stand before the C library's for
 * every library it loads, and end the process where the C library's fail; libraries would crash, or write a
 * wrong file and report success (6.1). A sanitizer brings its own. */
#include <config.h>

#include <realrate/diag.h>

#include <stdlib.h>
#include <unistd.h>

#if defined __GLIBC__ && !defined REALRATE_SANITIZE

void *__libc_malloc(size_t size);
void *__libc_calloc(size_t n, size_t size);
void *__libc_realloc(void *memory, size_t size);

static void *
checked(void *memory, size_t size)
{
    static const char message[] = "realrate: error: out of memory\n";
    if (memory || size == 0)
        return memory;
    (void)!write(STDERR_FILENO, message, sizeof message - 1);
    _exit(STATUS_OS);
}

void *
malloc(size_t size)
{
    return checked(__libc_malloc(size), size);
}

void *
calloc(size_t n, size_t size)
{
    return checked(__libc_calloc(n, size), n && size);
}

void *
realloc(void *memory, size_t size)
{
    return checked(__libc_realloc(memory, size), size);
}

#endif

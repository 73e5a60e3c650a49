/* Whether a library lost what it wrote. */
#ifndef REWIND_H
#define REWIND_H

#include <stdbool.h>

/* True once a file was rewound that could not be written. */
bool rewind_has_lost(void);

#endif

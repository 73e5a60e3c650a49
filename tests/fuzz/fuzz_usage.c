/* For clang's libFuzzer, `make fuzz-usage`: any bytes are read alike in every way. */
#include "lanes.h"

#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const struct split_rule rule = {
        .model = "m", .to_day = INT32_MAX, .base_rows = true, .share_ppb = 333333333};
    const uint8_t seed = size ? data[size / 2] : 0;
    const struct usage_options options = {.mapping = seed & 4 ? lanes_mapping(seed >> 3) : NULL,
                                          .skip_bad_rows = seed & 1,
                                          .split_rules = &rule,
                                          .n_split_rules = seed >> 1 & 1};
    struct arena *arena = arena_new();
    bool is_read;
    const char *difference = lanes_differ((const char *)data, size, &options, seed, 4, arena, &is_read);
    if (difference) {
        fputs(difference, stderr);
        abort();
    }
    arena_free(arena);
    return 0;
}

#include "engine/philox.h"

#include "../check.h"

/* The known answers that the generator's authors publish with it (Random123, kat_vectors): counters and keys
 * of zeros, of ones, and of the digits of pi. */
static void
blocks_are_the_published_ones(void **state)
{
    (void)state;
    static const struct {
        uint32_t counter[4], key[2], words[4];
    } rows[] = {
        {{0, 0, 0, 0}, {0, 0}, {0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}},
        {{0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff},
         {0xffffffff, 0xffffffff},
         {0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd}},
        {{0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344},
         {0xa4093822, 0x299f31d0},
         {0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1}},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const struct philox_block block = philox_block(rows[i].counter, rows[i].key);
        for (int word = 0; word < 4; word++)
            assert_int_equal(block.words[word], rows[i].words[word]);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(blocks_are_the_published_ones),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

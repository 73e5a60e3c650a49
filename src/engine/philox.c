#include "philox.h"

#define ROUNDS       10
#define MULTIPLIER_0 UINT64_C(0xD2511F53)
#define MULTIPLIER_1 UINT64_C(0xCD9E8D57)
#define KEY_STEP_0   UINT32_C(0x9E3779B9) /* of the golden ratio */
#define KEY_STEP_1   UINT32_C(0xBB67AE85) /* of the root of 3 */

struct philox_block
philox_block(const uint32_t counter[4], const uint32_t key[2])
{
    uint32_t x0 = counter[0], x1 = counter[1], x2 = counter[2], x3 = counter[3];
    uint32_t key0 = key[0], key1 = key[1];
    for (int round = 0; round < ROUNDS; round++) {
        uint64_t product0 = MULTIPLIER_0 * x0, product1 = MULTIPLIER_1 * x2;
        x0 = (uint32_t)(product1 >> 32) ^ x1 ^ key0;
        x1 = (uint32_t)product1;
        x2 = (uint32_t)(product0 >> 32) ^ x3 ^ key1;
        x3 = (uint32_t)product0;
        key0 += KEY_STEP_0;
        key1 += KEY_STEP_1;
    }
    return (struct philox_block){{x0, x1, x2, x3}};
}

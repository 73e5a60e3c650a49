#include "engine/normal.h"

#include "want.h"

#include <math.h>

#define ONES UINT32_C(0xffffffff)

/* Relative, as AS 241 states its precision. */
static void
want_exact(double got, double wanted)
{
    if (fabs(got / wanted - 1) > 4e-16)
        fail_msg("%.17g, wanted %.17g", got, wanted);
}

/* The three test values of AS 241, one of each approximation; and by symmetry. 1e-20 has no counterpart: 1 -
 * 1e-20 is 1. */
static void
quantiles_are_the_published_ones(void **state)
{
    (void)state;
    want_exact(normal_quantile(0.25), -0.6744897501960817);
    want_exact(normal_quantile(0.001), -3.090232306167814);
    want_exact(normal_quantile(1e-20), -9.262340089798408);
    want_exact(normal_quantile(0.75), 0.6744897501960817);
    assert_true(normal_quantile(0.5) == 0);
}

/* P(Z < z) = erfc(-z / sqrt 2) / 2 by the C library gives p back. An error e of z shows as e z^2 of p,
 * relative: 1e-16 x 37^2 = 1.4e-13 at the end of the range. */
static void
the_normal_distribution_gives_p_back(void **state)
{
    (void)state;
    for (double p = 1e-300; p < 0.5; p *= 1.07) {
        double back = erfc(-normal_quantile(p) / sqrt(2)) / 2;
        if (fabs(back / p - 1) > 1e-12)
            fail_msg("p %.17g comes back as %.17g", p, back);
    }
}

/* At 0.075 = 1/2 - 0.425, and where sqrt(-ln p) = 5, one approximation follows another. */
static void
quantiles_rise_across_the_seams(void **state)
{
    (void)state;
    const double seams[] = {0.075, exp(-25)};
    for (int i = 0; i < 2; i++) {
        double before = normal_quantile(seams[i] * (1 - 1e-12));
        for (double step = -9e-13; step <= 1e-12; step += 1e-13) {
            double z = normal_quantile(seams[i] * (1 + step));
            assert_true(z > before);
            before = z;
        }
    }
}

/* Of 2^52 intervals the middles: 2^-53 the first, 1 - 2^-53 the last, and 1/2 + 2^-53 the first of the upper
 * half. */
static void
uniforms_lie_strictly_between_0_and_1(void **state)
{
    (void)state;
    assert_true(normal_uniform(0, 0) == 0x1p-53);
    assert_true(normal_uniform(ONES, ONES) == 1 - 0x1p-53);
    assert_true(normal_uniform(0x80000000, 0) == 0.5 + 0x1p-53);
    assert_true(normal_uniform(0, 0xfff) == 0x1p-53); /* the last 12 bits do not count */
    assert_true(normal_uniform(0, 0x1000) == 0x3p-53);
}

/* z of 2^-53 is -8.2095: below -8, above -9; and the other end is its mirror image to the last bit. */
static void
the_ends_of_the_uniforms_are_finite_and_symmetric(void **state)
{
    (void)state;
    double low = normal_quantile(normal_uniform(0, 0)), high = normal_quantile(normal_uniform(ONES, ONES));
    assert_true(low < -8.2 && low > -8.3);
    assert_true(high == -low);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(quantiles_are_the_published_ones),
        cmocka_unit_test(the_normal_distribution_gives_p_back),
        cmocka_unit_test(quantiles_rise_across_the_seams),
        cmocka_unit_test(uniforms_lie_strictly_between_0_and_1),
        cmocka_unit_test(the_ends_of_the_uniforms_are_finite_and_symmetric),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

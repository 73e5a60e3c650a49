#include "../check.h"

#include "layout_faults.h"
#include "variants.h"

#include "report/brief/canvas/font.h"

#include <math.h>
#include <stdio.h>

static int
faults(struct variant_run *run)
{
    return layout_faults(&run->results, &run->facts, template_default(run->arena), run->variant->is_plain,
                         run->arena, &run->diags);
}

static void
nothing_collides_or_leaves_its_panel(void **state)
{
    (void)state;
    assert_int_equal(variants_faults(faults), 0);
}

static void
no_type_is_below_8_points(void **state)
{
    (void)state;
    for (int size = 0; size < N_TYPE_SIZES; size++)
        assert_true(font_size((struct style){(enum type_size)size, false, INK_TEXT}) >= 8);
}

static void
rectangles_touching_do_not_overlap(void **state)
{
    const struct rect a = {0, 0, 10, 10};
    (void)state;
    assert_false(rect_overlaps(a, (struct rect){10, 0, 5, 5}));
    assert_false(rect_overlaps(a, (struct rect){0, 10, 5, 5}));
    assert_true(rect_overlaps(a, (struct rect){9, 9, 5, 5}));
    assert_true(rect_overlaps((struct rect){9, 9, 5, 5}, a));
    assert_true(rect_contains(a, (struct rect){0, 0, 10, 10}));
    assert_false(rect_contains(a, (struct rect){1, 1, 10, 5}));
    assert_false(rect_contains(a, (struct rect){-1, 1, 5, 5}));
}

static void
the_way_between_rectangles_is_that_of_their_nearest_points(void **state)
{
    const struct rect a = {0, 0, 10, 10};
    (void)state;
    assert_true(fabs(rect_distance(a, (struct rect){13, 14, 5, 5}) - 5) < 1e-9); /* 3 and 4 */
    assert_true(fabs(rect_distance((struct rect){13, 14, 5, 5}, a) - 5) < 1e-9);
    assert_true(fabs(rect_distance(a, (struct rect){5, 12, 50, 5}) - 2) < 1e-9);
    assert_true(fabs(rect_distance(a, (struct rect){10, 0, 5, 5}) - 0) < 1e-9);
    assert_true(fabs(rect_distance(a, (struct rect){2, 2, 5, 5}) - 0) < 1e-9);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_collides_or_leaves_its_panel),
        cmocka_unit_test(no_type_is_below_8_points),
        cmocka_unit_test(rectangles_touching_do_not_overlap),
        cmocka_unit_test(the_way_between_rectangles_is_that_of_their_nearest_points),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

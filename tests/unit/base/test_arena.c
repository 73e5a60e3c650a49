/* Memory of one stage (arena.h). */
#include "../check.h"

#include <realrate/arena.h>

#include <string.h>

/* Blocks begin at 16 KiB: 40 pieces of 1,000 bytes take more than one. */
static void
what_came_before_a_mark_outlives_its_release(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    char *kept = arena_printf(arena, "kept %d", 1);
    struct arena_mark mark = arena_mark(arena);
    for (int i = 0; i < 40; i++)
        memset(arena_alloc(arena, 1000, 1), 'x', 1000);
    arena_release(arena, mark);
    assert_string_equal(kept, "kept 1");
    /* what is allocated next is zeroed, though the memory was used */
    const unsigned char *again = arena_alloc(arena, 1000, 1);
    for (int i = 0; i < 1000; i++)
        assert_int_equal(again[i], 0);
    arena_free(arena);
}

static void
memory_is_used_again_after_a_release(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    arena_alloc(arena, 1, 1);
    struct arena_mark mark = arena_mark(arena);
    void *first = arena_alloc(arena, 100, 1);
    arena_release(arena, mark);
    assert_ptr_equal(arena_alloc(arena, 100, 1), first);
    arena_free(arena);
}

static void
a_mark_of_nothing_frees_all(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct arena_mark mark = arena_mark(arena);
    arena_alloc(arena, 100, 1);
    arena_release(arena, mark);
    assert_non_null(arena_alloc(arena, 100, 1));
    arena_free(arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_came_before_a_mark_outlives_its_release),
        cmocka_unit_test(memory_is_used_again_after_a_release),
        cmocka_unit_test(a_mark_of_nothing_frees_all),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

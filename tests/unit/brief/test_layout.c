/* Where everything is drawn: no label collides, clips or leaves its panel or page (3.3 rule 3). */
#include "../check.h"

#include "variants.h"

#include "report/brief/brief.h"
#include "report/brief/font.h"

#include <realrate/facts.h>

#include <stdio.h>

static const struct rect paper = {14, 14, PAPER_WIDTH - 28, PAPER_HEIGHT - 24};

/* The ink a tenth of a point smaller on each side: touching is no collision. */
static struct rect
core(struct rect ink)
{
    return (struct rect){ink.x + 0.1, ink.y + 0.1, ink.width - 0.2, ink.height - 0.2};
}

static const char *
text_of(const struct box *box)
{
    return box->text != NULL ? box->text : "a mark";
}

static int
check_inside(const struct canvas *canvas, const struct box *box)
{
    const struct box *panel = &canvas->boxes[box->panel];
    if (rect_contains(panel->rect, box->rect) && rect_contains(paper, box->rect))
        return 0;
    print_error("page %zu: \"%s\" leaves %s\n", box->page + 1, text_of(box), text_of(panel));
    return 1;
}

/* Marks may touch each other (a dot on its bar); labels nothing. */
static int
check_apart(const struct box *label, const struct box *other)
{
    if (other->kind == BOX_PANEL || other->page != label->page)
        return 0;
    if (!rect_overlaps(core(label->rect), core(other->rect)))
        return 0;
    print_error("page %zu: \"%s\" collides with \"%s\"\n", label->page + 1, text_of(label), text_of(other));
    return 1;
}

static int
check_boxes(const struct canvas *canvas)
{
    int n_faults = 0;
    for (size_t i = 0; i < canvas->n_boxes; i++) {
        const struct box *box = &canvas->boxes[i];
        if (box->kind == BOX_PANEL)
            continue;
        n_faults += check_inside(canvas, box);
        for (size_t k = 0; k < canvas->n_boxes && box->kind != BOX_MARK; k++)
            if (k != i && (canvas->boxes[k].kind == BOX_MARK || k < i))
                n_faults += check_apart(box, &canvas->boxes[k]);
    }
    return n_faults;
}

static int
check_panels(const struct canvas *canvas)
{
    int n_faults = 0;
    for (size_t i = 0; i < canvas->n_boxes; i++)
        if (canvas->boxes[i].kind == BOX_PANEL && !rect_contains(paper, canvas->boxes[i].rect)) {
            print_error("page %zu: panel %s leaves the page\n", canvas->boxes[i].page + 1,
                        text_of(&canvas->boxes[i]));
            n_faults++;
        }
    return n_faults;
}

static int
check_variant(const struct variant *variant)
{
    struct arena *arena = arena_new();
    struct diags diags;
    struct results results;
    struct facts facts;
    struct canvas canvas;
    diags_init(&diags);
    variant->make(arena, &results);
    facts_build(&results, NULL, arena, &facts);
    assert_int_equal(canvas_open(&canvas, &(struct canvas_info){"title", "author"}, arena, &diags), 0);
    struct brief brief = {.canvas = &canvas, .results = &results, .facts = &facts, .arena = arena};
    brief_draw(&brief);
    assert_non_null(canvas_finish(&canvas));
    int n_faults = check_boxes(&canvas) + check_panels(&canvas);
    assert_true(canvas.n_boxes > 100);
    if (brief.n_pages < 4 || brief.n_pages > 8 || brief.n_pages != canvas.page + 1) {
        print_error("%zu pages\n", brief.n_pages);
        n_faults++;
    }
    if (variant->is_plain && canvas.is_cut) {
        print_error("a text is cut\n");
        n_faults++;
    }
    canvas_close(&canvas);
    if (n_faults > 0)
        print_error("%s: %d faults\n", variant->name, n_faults);
    diags_free(&diags);
    arena_free(arena);
    return n_faults;
}

static void
nothing_collides_or_leaves_its_panel(void **state)
{
    int n_faults = 0;
    (void)state;
    for (const struct variant *variant = variants; variant->name != NULL; variant++)
        n_faults += check_variant(variant);
    assert_int_equal(n_faults, 0);
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

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_collides_or_leaves_its_panel),
        cmocka_unit_test(no_type_is_below_8_points),
        cmocka_unit_test(rectangles_touching_do_not_overlap),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

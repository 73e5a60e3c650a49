/* One fact, one number (3.1): every number the briefing shows is the text of a fact or was in an input; axis
 * ticks and page numbers apart. */
#include "../check.h"

#include "variants.h"

#include "report/brief/brief.h"
#include "report/words.h"

#include <realrate/facts.h>

#include <ctype.h>
#include <stdio.h>
#include <string.h>

/* The numbers of texts: digits with points and commas between digits. */
struct numbers {
    struct arena *arena;
    const char **items;
    size_t n, capacity;
};

/* The first number at or after *at, and *at behind it; NULL where there is none. */
static const char *
next_number(struct arena *arena, const char **at)
{
    const char *start = *at + strcspn(*at, "0123456789"), *end = start;
    if (*start == '\0')
        return NULL;
    while (isdigit((unsigned char)*end) || ((*end == '.' || *end == ',') && isdigit((unsigned char)end[1])))
        end++;
    *at = end;
    return arena_text(arena, start, (size_t)(end - start));
}

static void
add(struct numbers *numbers, const char *text)
{
    const char *number;
    while (text != NULL && (number = next_number(numbers->arena, &text)) != NULL)
        *(const char **)ARENA_PUSH(numbers->arena, &numbers->items, &numbers->n, &numbers->capacity) = number;
}

static bool
holds(const struct numbers *numbers, const char *number)
{
    for (size_t i = 0; i < numbers->n; i++)
        if (strcmp(numbers->items[i], number) == 0)
            return true;
    return false;
}

static void
add_inputs(struct numbers *numbers, const struct results *results)
{
    add(numbers, results->version);
    add(numbers, results->book->name);
    for (size_t i = 0; i < results->book->n_models; i++)
        add(numbers, results->book->models[i].name);
    for (size_t i = 0; i < results->n_offers; i++)
        add(numbers, words_offer_label(results, i, numbers->arena)); /* numbered where given twice */
    for (size_t i = 0; i < results->plan->n_terms; i++) {
        add(numbers, results->plan->terms[i].text);
        add(numbers, results->plan->terms[i].label);
    }
    for (size_t i = 0; i < results->n_warnings; i++)
        add(numbers, results->warnings[i].text);
    for (size_t i = 0; i < results->n_inputs; i++) {
        add(numbers, results->inputs[i].path);
        add(numbers, arena_printf(numbers->arena, "%.16s", results->inputs[i].sha256));
    }
    /* Names of things: percentiles of a scenario, a hash, the two cache meters. */
    add(numbers, "P10 P90 SHA-256 5m 1h");
}

static int
check_variant(const struct variant *variant)
{
    struct arena *arena = arena_new();
    struct diags diags;
    struct results results;
    struct facts facts;
    struct canvas canvas;
    struct numbers known = {.arena = arena};
    int n_faults = 0;
    size_t n_checked = 0;
    diags_init(&diags);
    variant->make(arena, &results);
    facts_build(&results, NULL, arena, &facts);
    for (size_t i = 0; i < facts.n; i++) {
        add(&known, facts.items[i].text);
        add(&known, facts.items[i].short_text);
    }
    add_inputs(&known, &results);
    assert_int_equal(canvas_open(&canvas, &(struct canvas_info){"title", "author"}, arena, &diags), 0);
    struct brief brief = {.canvas = &canvas, .results = &results, .facts = &facts, .arena = arena};
    brief_draw(&brief);
    for (size_t i = 0; i < canvas.n_boxes; i++) {
        const char *at = canvas.boxes[i].text, *number;
        while (canvas.boxes[i].kind == BOX_LABEL && (number = next_number(arena, &at)) != NULL) {
            n_checked++;
            if (!holds(&known, number)) {
                print_error("%s: page %zu: no fact says %s: \"%s\"\n", variant->name,
                            canvas.boxes[i].page + 1, number, canvas.boxes[i].text);
                n_faults++;
            }
        }
    }
    assert_true(n_checked > 50);
    canvas_close(&canvas);
    diags_free(&diags);
    arena_free(arena);
    return n_faults;
}

static void
every_number_is_a_fact(void **state)
{
    int n_faults = 0;
    (void)state;
    for (const struct variant *variant = variants; variant->name != NULL; variant++)
        n_faults += check_variant(variant);
    assert_int_equal(n_faults, 0);
}

static void
numbers_are_read_whole(void **state)
{
    struct arena *arena = arena_new();
    const char *at = "USD 1,234.50, \u221214.3%. 7";
    (void)state;
    assert_string_equal(next_number(arena, &at), "1,234.50");
    assert_string_equal(next_number(arena, &at), "14.3");
    assert_string_equal(next_number(arena, &at), "7");
    assert_null(next_number(arena, &at));
    arena_free(arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_are_read_whole),
        cmocka_unit_test(every_number_is_a_fact),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

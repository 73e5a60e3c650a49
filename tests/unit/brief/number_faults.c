#include "number_faults.h"

#include "../check.h"

#include "../report/numbers.h"
#include "opened.h"

#include "report/words.h"

/* What the inputs say, which is shown as it was given. */
struct given {
    struct arena *arena;
    const char *currency;
    struct number *items;
    size_t n, capacity;
};

static void
add(struct given *given, const char *text)
{
    struct number number;
    while (text != NULL && number_next(given->currency, &text, &number))
        *(struct number *)ARENA_PUSH(given->arena, &given->items, &given->n, &given->capacity) = number;
}

static bool
holds(const struct given *given, const struct number *number)
{
    for (size_t i = 0; i < given->n; i++)
        if (number_equal(&given->items[i], number))
            return true;
    return false;
}

static void
add_inputs(struct given *given, const struct results *results, const struct notation *notation)
{
    add(given, results->version);
    add(given, results->book->name);
    for (size_t i = 0; i < results->book->n_models; i++)
        add(given, results->book->models[i].name);
    for (size_t i = 0; i < results->n_offers; i++)
        add(given, words_offer_label(results, i, given->arena)); /* numbered where given twice */
    for (size_t i = 0; i < results->plan->n_terms; i++) {
        add(given, results->plan->terms[i].section);
        add(given, results->plan->terms[i].key);
        add(given, words_stated(given->arena, notation, results->plan->terms[i].text));
        add(given, results->plan->terms[i].label);
    }
    for (size_t i = 0; i < results->n_warnings; i++)
        add(given, results->warnings[i].text);
    for (size_t i = 0; i < results->n_inputs; i++) {
        add(given, results->inputs[i].path);
        add(given, arena_printf(given->arena, "%.16s", results->inputs[i].sha256));
    }
    /* Names of things: percentiles of a scenario, a hash, the two cache meters. */
    add(given, "P10 P25 P50 P75 P90 SHA-256 5m 1h");
}

/* Returns how many. */
static size_t
check_box(const struct facts *facts, const struct given *given, const struct box *box, int *ret_faults)
{
    const char *at = box->text;
    struct number number;
    size_t n = 0;
    for (; box->kind == BOX_LABEL && number_next(given->currency, &at, &number); n++)
        if (!holds(given, &number) && !number_is_a_fact(facts, given->currency, &number)) {
            print_error("page %zu: no fact says %s%s %s: \"%s\"\n", box->page + 1, number.sign, number.digits,
                        number.unit, box->text);
            ++*ret_faults;
        }
    return n;
}

int
number_faults(const struct results *results, const struct facts *facts, const struct template *template,
              struct arena *arena, struct diags *diags)
{
    struct canvas canvas;
    struct font font;
    struct given given = {.arena = arena, .currency = results->currency};
    int n_faults = 0;
    size_t n_checked = 0;
    add_inputs(&given, results, facts->notation);
    struct brief brief = brief_opened(&canvas, &font, results, facts, template, arena, diags);
    brief_draw(&brief);
    for (size_t i = 0; i < canvas.n_boxes; i++)
        n_checked += check_box(facts, &given, &canvas.boxes[i], &n_faults);
    assert_true(n_checked > 50);
    brief_closed(&brief);
    return n_faults;
}

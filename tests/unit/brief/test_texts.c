/* What no text of a briefing may hold, and that the rules find it. */
#include "../check.h"

#include "opened.h"
#include "text_faults.h"
#include "variants.h"

static void
the_rules_find_what_is_wrong(void **state)
{
    static const struct {
        const char *text;
        bool is_wrong;
    } rows[] = {
        {"1 months", true},
        {"Over 1 month, 11 months and 21 offers", false},
        {"12 month", true},
        {"1,001 rows, 0.1 pts", false},
        {"\u22120.0% realized", true},
        {"\u22120.1% realized", false},
        {"+USD 0", true},
        {"+USD 0.01", false},
        {"nan%", true},
        {"Opus output, n/a of the cost, comes to USD 0.00", true},
        {"n/a", false},
        {"financial infrastructure", false},
        {"two  blanks", true},
        {"worth , more", true},
        {"saved.. as", true},
        {"and so on...", false},
        {"USD USD 5", true},
        {"a 8% rise", true},
        {"a 5% rise, an 8% rise", false},
        {"an 5% rise", true},
        {"the the", true},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        if ((text_fault(rows[i].text) != NULL) != rows[i].is_wrong)
            fail_msg("\"%s\": %s", rows[i].text, rows[i].is_wrong ? "not found" : text_fault(rows[i].text));
}

static int
faults(struct variant_run *run)
{
    struct canvas canvas;
    struct font font;
    struct brief brief = brief_opened(&canvas, &font, &run->results, &run->facts,
                                      template_default(run->arena), run->arena, &run->diags);
    brief_draw(&brief);
    const int n_faults = text_faults(&canvas);
    brief_closed(&brief);
    return n_faults;
}

static void
no_text_of_a_variant_is_wrong(void **state)
{
    (void)state;
    assert_int_equal(variants_faults(faults), 0);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_rules_find_what_is_wrong),
        cmocka_unit_test(no_text_of_a_variant_is_wrong),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

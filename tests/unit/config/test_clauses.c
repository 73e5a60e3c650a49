/* The checklist of clauses: the one that comes with the program, and every refusal (1.16). */
#include "ini_case.h"

#include <realrate/clauses.h>
#include <realrate/levers.h>

#include <math.h>

struct reading_case {
    struct arena *arena;
    struct diags diags;
    struct clause_list list;
    int status;
};

static void
read_case(struct reading_case *c, const char *text)
{
    c->arena = arena_new();
    diags_init(&c->diags);
    char *path = case_file(c->arena, text, strlen(text));
    c->status = clauses_read(path, c->arena, &c->diags, &c->list);
    unlink(path);
}

static void
drop_case(struct reading_case *c)
{
    diags_free(&c->diags);
    arena_free(c->arena);
}

#define AREA   "[area data]\nname = Data and privacy\n"                              /* lines 1 and 2 */
#define CLAUSE "[clause data.no-training]\ntext = Never trained on.\nweight = 4.5\n" /* lines 3 to 5 */

static void
areas_and_clauses_are_kept_in_the_order_of_the_file(void **state)
{
    (void)state;
    struct reading_case c;
    /* A clause may stand before its area. */
    read_case(&c, "[clause exit.cap]\ntext = A cap.\nweight = 1\nlever = Renewal-Cap\n" AREA CLAUSE
                  "[area exit]\nname = Exit\n");
    assert_reports(c.arena, &c.diags, "");
    assert_int_equal(c.status, 0);
    const struct clause_list *list = &c.list;
    assert_int_equal(list->n_areas, 2);
    assert_string_equal(list->area_keys[0], "data");
    assert_string_equal(list->areas[0], "Data and privacy");
    assert_string_equal(list->areas[1], "Exit");
    assert_int_equal(list->n, 2);
    assert_string_equal(list->items[0].id, "exit.cap");
    assert_true(list->items[0].area == 1 && list->items[1].area == 0);
    assert_string_equal(list->items[1].text, "Never trained on.");
    assert_true(fabs(list->items[1].weight - 4.5) < 1e-12);
    assert_int_equal(list->items[0].lever, LEVER_RENEWAL_CAP);
    assert_int_equal(list->items[1].lever, -1);
    assert_int_equal(clauses_find(list, "DATA.no-training"), 1);
    assert_int_equal(clauses_find(list, "data.training"), -1);
    assert_int_equal(strlen(list->sha256), 64);
    drop_case(&c);
}

static void
every_refusal_names_place_finding_and_expectation(void **state)
{
    (void)state;
    static const struct {
        const char *text, *want;
    } cases[] = {
        {AREA "[clause data.x]\nweight = 6\n",
         "3: [clause data.x] text: is missing: what the contract should "
         "say, one sentence\n"
         "4: [clause data.x] weight: 6 is out of range: expected 1 to "
         "5\n"},
        {AREA CLAUSE "lever = price-lok\n",
         "6: [clause data.no-training] lever: \"price-lok\" is no lever; did you mean price-lock?\n"},
        {AREA CLAUSE "[clause dat.x]\ntext = T.\nweight = 1\n",
         "6: [clause dat.x]: has no [area dat]; did you mean data?\n"},
        {AREA CLAUSE "[clause nothing]\ntext = T.\nweight = 1\n",
         "6: [clause nothing]: names no clause: expected [clause AREA.NAME]\n"},
        {AREA CLAUSE "[clause data.]\ntext = T.\nweight = 1\n",
         "6: [clause data.]: names no clause: expected [clause AREA.NAME]\n"},
        {AREA CLAUSE "[clause Data.No-training]\ntext = T.\nweight = 1\n",
         "6: section [clause Data.No-training] is there twice: first on line 3\n"},
        {AREA CLAUSE "[area exit]\nname = Exit\n", "0: [area exit] has no clause\n"},
        {AREA CLAUSE "[area a.b]\nname = Exit\n",
         "6: [area a.b]: holds a dot: expected [area AREA], one word\n"
         "0: [area a.b] has no clause\n"},
        {AREA, "0: has no [clause AREA.NAME] section\n"},
        {AREA CLAUSE "[clauses]\ndata.no-training = present\n",
         "6: [clauses]: is a section of the offer INI, not of the checklist INI\n"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct reading_case c;
        read_case(&c, cases[i].text);
        assert_reports(c.arena, &c.diags, cases[i].want);
        assert_int_equal(c.status, -1);
        assert_int_equal(c.diags.status, STATUS_CONFIG);
        drop_case(&c);
    }
}

/* The ten areas of 1.16, in its order. */
static const char *const areas[] = {
    "Pricing",
    "Capacity",
    "Private deployment",
    "Support and SLA",
    "IP and customization",
    "Data and privacy",
    "Security and model behaviour",
    "Leverage",
    "Renewal and exit",
    "Cost containment",
};

static void
the_checklist_covers_every_area(void **state)
{
    (void)state;
    struct reading_case c = {.arena = arena_new()};
    diags_init(&c.diags);
    assert_int_equal(clauses_read(case_source(c.arena, "templates/clauses.ini"), c.arena, &c.diags, &c.list),
                     0);
    assert_reports(c.arena, &c.diags, "");
    assert_int_equal(c.list.n_areas, sizeof areas / sizeof *areas);
    for (size_t i = 0; i < c.list.n_areas; i++)
        assert_string_equal(c.list.areas[i], areas[i]);
    assert_true(c.list.n >= 45);
    assert_true(clauses_find(&c.list, "data.no-training") >= 0);
    size_t counts[sizeof areas / sizeof *areas] = {0}, levers[N_LEVERS] = {0};
    for (size_t i = 0; i < c.list.n; i++) {
        const struct clause *clause = &c.list.items[i];
        counts[clause->area]++;
        /* One sentence: a capital first, a full stop at the end and nowhere before a space. */
        size_t len = strlen(clause->text);
        assert_true(clause->text[0] >= 'A' && clause->text[0] <= 'Z');
        assert_true(clause->text[len - 1] == '.' && !strstr(clause->text, ". "));
        if (clause->lever >= 0)
            assert_int_equal(levers[clause->lever]++, 0); /* no worth is shown twice */
    }
    for (size_t i = 0; i < c.list.n_areas; i++)
        assert_true(counts[i] >= 3);
    drop_case(&c);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(areas_and_clauses_are_kept_in_the_order_of_the_file),
        cmocka_unit_test(every_refusal_names_place_finding_and_expectation),
        cmocka_unit_test(the_checklist_covers_every_area),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

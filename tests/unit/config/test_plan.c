/* Plans: defaults, every supported key, refusals; and the templates against the schema (2.2). */
#include "ini_case.h"

#include "config/schema.h"

#include <realrate/offer.h>
#include <realrate/plan.h>
#include <realrate/prices.h>

#include <math.h>

struct reading_case {
    struct arena *arena;
    struct diags diags;
    struct book book;
    struct plan plan;
    int status;
};

static void
open_case(struct reading_case *c)
{
    c->arena = arena_new();
    diags_init(&c->diags);
    assert_int_equal(
        book_read(case_source(c->arena, "templates/prices/claude.ini"), c->arena, &c->diags, &c->book), 0);
}

/* NULL: no plan. */
static void
read_case(struct reading_case *c, const char *text)
{
    open_case(c);
    char *path = text ? case_file(c->arena, text, strlen(text)) : NULL;
    c->status = plan_read(path, &c->book, c->arena, &c->diags, &c->plan);
    if (path)
        unlink(path);
}

static void
drop_case(struct reading_case *c)
{
    diags_free(&c->diags);
    arena_free(c->arena);
}

static bool
is(double got, double want)
{
    return fabs(got - want) < 1e-12;
}

static void
without_a_plan_every_default_holds(void **state)
{
    (void)state;
    const char *texts[] = {NULL, "[plan]\n"};
    for (size_t i = 0; i < 2; i++) {
        struct reading_case c;
        read_case(&c, texts[i]);
        assert_reports(c.arena, &c.diags, "");
        assert_int_equal(c.status, 0);
        assert_true((c.plan.file == NULL) == (texts[i] == NULL));
        assert_string_equal(c.plan.name, "Plan");
        assert_int_equal(c.plan.trailing, 3);
        assert_true(c.plan.growth_is_auto && c.plan.volatility_is_auto);
        assert_true(is(c.plan.damping, 0.9) && is(c.plan.noise, 0) && is(c.plan.discount_rate, 0));
        assert_false(c.plan.has_growth_low || c.plan.has_growth_high);
        assert_int_equal(c.plan.n_long_shares, 0);
        const struct term *growth = term_find(c.plan.terms, c.plan.n_terms, "forecast", "growth", 0);
        assert_true(growth->kind == TERM_TEXT && strcmp(growth->text, "auto") == 0);
        drop_case(&c);
    }
}

static void
a_full_plan_reads_every_key(void **state)
{
    (void)state;
    struct reading_case c;
    read_case(
        &c,
        "[plan]\nname = FY27\noptimise = yes\nconfidence = 0.9\nalert = 10%\n[forecast]\ntrailing = 6\n"
        "growth = 3%\ndamping = 1\nvolatility = 0.1\nnoise = 5%\ngrowth_low = -1%\ngrowth_high = 6%\n"
        "paths = 10_000\nseed = 1\n[finance]\ndiscount_rate = 8%\n[long_share]\nclaude-haiku-5-5 = 12.5%\n"
        "[market]\nexpected_uplift = 0%\n");
    assert_reports(c.arena, &c.diags, "");
    const struct plan *plan = &c.plan;
    assert_string_equal(plan->name, "FY27");
    assert_int_equal(plan->trailing, 6);
    assert_true(!plan->growth_is_auto && is(plan->growth, 0.03) && is(plan->damping, 1));
    assert_true(!plan->volatility_is_auto && is(plan->volatility, 0.1) && is(plan->noise, 0.05));
    assert_true(plan->has_growth_low && is(plan->growth_low, -0.01));
    assert_true(plan->has_growth_high && is(plan->growth_high, 0.06));
    assert_true(is(plan->discount_rate, 0.08));
    assert_int_equal(plan->n_long_shares, 1);
    assert_int_equal(plan->long_shares[0].model, book_find(&c.book, "claude-haiku-5-5"));
    assert_int_equal(plan->long_shares[0].share_ppb, 125000000);
    drop_case(&c);
}

static void
every_refusal_names_place_finding_and_expectation(void **state)
{
    (void)state;
    static const struct {
        const char *text, *want;
    } cases[] = {
        {"[forecast]\ngrowth = -100%\n",
         "2: [forecast] growth: -100% is out of range: expected -99% to 1,000%\n"},
        {"[forecast]\ngrowth = fast\n",
         "2: [forecast] growth: \"fast\" found, expected auto or a share such as 15% or "
         "0.15\n"},
        {"[forecast]\ndamping = 1.1\n", "2: [forecast] damping: 1.1 is out of range: expected 0 to 1\n"},
        {"[forecast]\ntrailing = 0\n", "2: [forecast] trailing: 0 is out of range: expected 1 to 120\n"},
        {"[forecast]\ngrowth_low = 5%\ngrowth_high = 4%\n",
         "2: [forecast] growth_low: 5% is above growth_high 4% on line 3\n"},
        {"[forcast]\n", "1: [forcast]: is no section of the plan INI; did you mean [forecast]?\n"},
        {"[long_share]\nclaude-haiku-5.5 = 1%\n",
         "2: [long_share] claude-haiku-5.5: is no model of the price book; did you mean claude-haiku-5-5?\n"},
        {"[long_share]\nhaiku = 1%\n",
         "2: [long_share] haiku: names more than a model: expected a model of the price book\n"},
        {"[long_share]\nclaude-haiku-5-5 = 101%\n",
         "2: [long_share] claude-haiku-5-5: 101% is out of range: expected 0% to 100%\n"},
        {"[plan]\noptimise = no\n", "2: [plan] optimise: no is not supported yet\n"},
        {"[plan]\nconfidence = 95%\n", "2: [plan] confidence: 95% is not supported yet\n"},
        {"[forecast]\npaths = 500\n", "2: [forecast] paths: 500 is not supported yet\n"},
        {"[cache]\nhit_rate = 60%\n", "2: [cache] hit_rate: 60% is not supported yet\n"},
        {"[batch haiku]\nshare = 30%\n", "2: [batch haiku] share: 30% is not supported yet\n"},
        {"[market]\n2027-06 = -10%\n", "2: [market] 2027-06: -10% is not supported yet\n"},
        {"[market]\n2027-13 = -10%\n", "2: [market] 2027-13: is no key of [market]; expected "
                                       "expected_uplift, expected_uptime or YYYY-MM\n"},
        {"[benchmark]\n250K = 5%, 8%\n", "2: [benchmark] 250K: has 2 items: expected 3\n"},
        {"[benchmark]\n250K = 5%, 8%, 12%\n", "2: [benchmark] 250K: 5%, 8%, 12% is not supported yet\n"},
        {"[goal]\nrealized = 12%\n", "2: [goal] realized: 12% is not supported yet\n"},
        {"[alternative wait]\nkind = delay\nmonths = 6\n",
         "2: [alternative wait] kind: delay is not supported yet\n"
         "3: [alternative wait] months: 6 is not supported yet\n"},
        {"[route]\n", "1: [route]: needs a name: expected [route NAME]\n"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct reading_case c;
        read_case(&c, cases[i].text);
        assert_reports(c.arena, &c.diags, cases[i].want);
        assert_int_equal(c.status, -1);
        drop_case(&c);
    }
}

static void
terms_without_effect_are_warnings(void **state)
{
    (void)state;
    static const struct {
        const char *text, *want;
    } cases[] = {
        {"[forecast]\nnoise = 5%\n",
         "2: [forecast] noise: warning noise-without-effect: has no effect beside volatility = auto\n"},
        {"[long_share]\nclaude-opus-5 = 5%\n",
         "2: [long_share] claude-opus-5: warning long-share-without-effect: has "
         "no effect: the price book has no long-context price of this model\n"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct reading_case c;
        read_case(&c, cases[i].text);
        assert_reports(c.arena, &c.diags, cases[i].want);
        assert_int_equal(c.status, 0);
        drop_case(&c);
    }
}

static char *
template_text(struct reading_case *c, const char *name)
{
    char *text = arena_alloc(c->arena, 65536, 1);
    FILE *file = fopen(case_source(c->arena, name), "r");
    assert_non_null(file);
    assert_true(fread(text, 1, 65535, file) > 0);
    fclose(file);
    return text;
}

/* ";key = value" and ";[section]" without their mark: what the template shows, all of it said. */
static char *
said(struct reading_case *c, const char *text)
{
    char *all = arena_text(c->arena, text, strlen(text)), *out = all;
    for (const char *at = text; *at; at++)
        if (!(*at == ';' && (at == text || at[-1] == '\n') && at[1] != ' ' && at[1] != '\n'))
            *out++ = *at;
    *out = '\0';
    return all;
}

/* Every supported fixed key is in the text, and one that is commented out shows its default. */
static void
check_shown(struct reading_case *c, const struct schema *schema, const char *text)
{
    for (size_t s = 0; s < schema->n_sections; s++)
        for (size_t k = 0; k < schema->sections[s].n_keys; k++) {
            const struct schema_key *key = &schema->sections[s].keys[k];
            if (key->form != KEY_FIXED || key->support != EFFECTIVE)
                continue;
            const char *plain = strstr(text, arena_printf(c->arena, "\n%s =", key->key));
            const char *mark = strstr(text, arena_printf(c->arena, "\n;%s =", key->key));
            if (!plain && !mark)
                fail_msg("[%s] %s is not in the template", schema->sections[s].name, key->key);
            if (mark && key->default_text && *key->default_text)
                assert_non_null(
                    strstr(text, arena_printf(c->arena, "\n;%s = %s\n", key->key, key->default_text)));
        }
}

static void
the_offer_template_is_valid_and_shows_every_supported_key(void **state)
{
    (void)state;
    struct reading_case c;
    struct offer offer;
    open_case(&c);
    char *text = template_text(&c, "templates/offer.ini");
    check_shown(&c, &schema_offer, text);
    char *path = case_source(c.arena, "templates/offer.ini");
    assert_int_equal(offer_read(path, &c.book, c.arena, &c.diags, &offer), 0);
    assert_reports(c.arena, &c.diags, "");
    /* All of it at once is wrong only in what excludes each other. */
    text = said(&c, text);
    path = case_file(c.arena, text, strlen(text));
    assert_int_equal(offer_read(path, &c.book, c.arena, &c.diags, &offer), -1);
    unlink(path);
    assert_int_equal(c.diags.n, 2);
    assert_non_null(strstr(c.diags.items[0].text, "cannot stand beside annual"));
    assert_string_equal(c.diags.items[1].id, "ramp-without-effect");
    drop_case(&c);
}

static void
the_plan_template_is_valid_and_shows_every_supported_key(void **state)
{
    (void)state;
    struct reading_case c;
    open_case(&c);
    char *text = template_text(&c, "templates/plan.ini");
    check_shown(&c, &schema_plan, text);
    char *path = case_source(c.arena, "templates/plan.ini");
    assert_int_equal(plan_read(path, &c.book, c.arena, &c.diags, &c.plan), 0);
    assert_reports(c.arena, &c.diags, "");
    text = said(&c, text);
    path = case_file(c.arena, text, strlen(text));
    assert_int_equal(plan_read(path, &c.book, c.arena, &c.diags, &c.plan), 0);
    unlink(path);
    assert_int_equal(c.diags.n, 1);
    assert_string_equal(c.diags.items[0].id, "noise-without-effect");
    drop_case(&c);
}

static void
the_schema_reference_has_every_section_and_key(void **state)
{
    (void)state;
    static const struct schema *const schemas[] = {&schema_offer, &schema_plan, &schema_book};
    struct arena *arena = arena_new();
    const char *text = schema_text(arena);
    for (size_t i = 0; i < 3; i++) {
        assert_non_null(strstr(text, schemas[i]->name));
        for (size_t s = 0; s < schemas[i]->n_sections; s++) {
            const struct schema_section *section = &schemas[i]->sections[s];
            assert_non_null(strstr(text, arena_printf(arena, "\n[%s", section->name)));
            for (size_t k = 0; k < section->n_keys; k++)
                assert_non_null(strstr(text, arena_printf(arena, "\n%s = ", section->keys[k].key)));
        }
    }
    assert_non_null(strstr(text, "\nmeasure = one of month | quarter | year | term, default year\n"));
    assert_non_null(strstr(text, "\nrate = one of committed | list | discount SHARE | premium SHARE"));
    assert_non_null(strstr(text, "\nuplift_cap = share, 0% to 100%\n"));
    arena_free(arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(without_a_plan_every_default_holds),
        cmocka_unit_test(a_full_plan_reads_every_key),
        cmocka_unit_test(every_refusal_names_place_finding_and_expectation),
        cmocka_unit_test(terms_without_effect_are_warnings),
        cmocka_unit_test(the_offer_template_is_valid_and_shows_every_supported_key),
        cmocka_unit_test(the_plan_template_is_valid_and_shows_every_supported_key),
        cmocka_unit_test(the_schema_reference_has_every_section_and_key),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

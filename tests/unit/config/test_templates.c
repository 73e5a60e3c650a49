/* The templates and the reference against the schema: every key is there, and what is shown is accepted (2).
 */
#include "plan_case.h"

#include "config/schema.h"

#include <realrate/mapping.h>
#include <realrate/offer.h>
#include <realrate/template.h>

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

/* The lines of all sections of a name, those that are commented out too. */
static const char *
lines_of(struct reading_case *c, const char *text, const char *name)
{
    const char *lines = "\n";
    bool is_in = false;
    for (const char *at = text, *end; *at; at = end) {
        end = at + strcspn(at, "\n");
        end += *end == '\n';
        const char *head = at + (*at == ';');
        if (*head == '[')
            is_in = strncmp(head + 1, name, strlen(name)) == 0 && strchr(" ]", head[1 + strlen(name)]);
        if (is_in)
            lines = arena_printf(c->arena, "%s%.*s", lines, (int)(end - at), at);
    }
    return lines;
}

/* In quotes where it must be. */
static bool
shows_default(struct reading_case *c, const char *lines, const struct schema_key *key)
{
    const char *quote = strpbrk(key->default_text, ";#") ? "\"" : "";
    return strstr(lines,
                  arena_printf(c->arena, "\n;%s = %s%s%s\n", key->key, quote, key->default_text, quote));
}

/* Every section is in the text with all its fixed keys; one that is commented out shows its default. */
static void
check_shown(struct reading_case *c, const struct schema *schema, const char *text)
{
    for (size_t s = 0; s < schema->n_sections; s++) {
        const char *lines = lines_of(c, text, schema->sections[s]->name);
        if (strlen(lines) < 2)
            fail_msg("[%s] is not in the template", schema->sections[s]->name);
        for (size_t k = 0; k < schema->sections[s]->n_keys; k++) {
            const struct schema_key *key = &schema->sections[s]->keys[k];
            if (key->form != KEY_FIXED)
                continue;
            const char *plain = strstr(lines, arena_printf(c->arena, "\n%s =", key->key));
            const char *mark = strstr(lines, arena_printf(c->arena, "\n;%s =", key->key));
            if (!plain && !mark)
                fail_msg("[%s] %s is not in the template", schema->sections[s]->name, key->key);
            if (mark && key->default_text && *key->default_text && !shows_default(c, lines, key))
                fail_msg("[%s] %s does not show its default", schema->sections[s]->name, key->key);
        }
    }
}

/* All that a template shows, said at once. */
static char *
said_file(struct reading_case *c, const char *text)
{
    const char *all = said(c, text);
    return case_file(c->arena, all, strlen(all));
}

static void
the_offer_template_is_valid_and_shows_every_key(void **state)
{
    (void)state;
    struct reading_case c;
    struct offer offer;
    struct clause_list clauses;
    open_case(&c);
    char *text = template_text(&c, "templates/offer.ini");
    check_shown(&c, &schema_offer, text);
    assert_int_equal(clauses_read(case_source(c.arena, "templates/clauses.ini"), c.arena, &c.diags, &clauses),
                     0);
    char *path = case_source(c.arena, "templates/offer.ini");
    assert_int_equal(offer_read(path, &c.book, &clauses, c.arena, &c.diags, &offer), 0);
    assert_reports(c.arena, &c.diags, "");
    /* All of it at once is wrong only in what excludes each other. */
    path = said_file(&c, text);
    assert_int_equal(offer_read(path, &c.book, &clauses, c.arena, &c.diags, &offer), -1);
    unlink(path);
    assert_int_equal(c.diags.n, 3);
    assert_non_null(strstr(c.diags.items[0].text, "cannot stand beside annual"));
    assert_string_equal(c.diags.items[1].id, "ramp-without-effect");
    assert_string_equal(c.diags.items[2].id, "renewal-cap-without-effect");
    drop_case(&c);
}

static void
the_plan_template_is_valid_and_shows_every_key(void **state)
{
    (void)state;
    struct reading_case c;
    open_case(&c);
    char *text = template_text(&c, "templates/plan.ini");
    check_shown(&c, &schema_plan, text);
    char *path = case_source(c.arena, "templates/plan.ini");
    assert_int_equal(plan_read(path, &c.book, c.arena, &c.diags, &c.plan), 0);
    assert_reports(c.arena, &c.diags, "");
    path = said_file(&c, text);
    assert_int_equal(plan_read(path, &c.book, c.arena, &c.diags, &c.plan), -1);
    unlink(path);
    assert_int_equal(c.diags.n, 3);
    assert_string_equal(c.diags.items[0].id, "workload-without-effect");
    assert_non_null(strstr(c.diags.items[1].text, "cannot stand beside realized"));
    assert_string_equal(c.diags.items[2].id, "noise-without-effect");
    drop_case(&c);
}

static void
the_mapping_template_is_valid_and_shows_every_key(void **state)
{
    (void)state;
    struct reading_case c;
    struct mapping mapping;
    open_case(&c);
    char *text = template_text(&c, "templates/mapping.ini");
    check_shown(&c, &schema_mapping, text);
    assert_int_equal(mapping_read(case_source(c.arena, "templates/mapping.ini"), c.arena, &c.diags, &mapping),
                     0);
    assert_reports(c.arena, &c.diags, "");
    char *path = said_file(&c, text);
    assert_int_equal(mapping_read(path, c.arena, &c.diags, &mapping), -1);
    unlink(path);
    assert_int_equal(c.diags.n, 3);
    assert_non_null(strstr(c.diags.items[0].text, "cannot stand beside table"));
    assert_non_null(strstr(c.diags.items[1].text, "has counts side by side"));
    assert_non_null(strstr(c.diags.items[2].text, "has no effect: [columns] gives the field a constant"));
    drop_case(&c);
}

static void
the_looks_templates_are_valid_and_show_every_key(void **state)
{
    static const char *const names[] = {"templates/workbook.ini", "templates/brief.ini"};
    (void)state;
    struct reading_case c;
    struct template template;
    open_case(&c);
    check_shown(&c, &schema_template,
                arena_printf(c.arena, "%s%s", template_text(&c, names[0]), template_text(&c, names[1])));
    for (size_t i = 0; i < 2; i++) {
        char *path = case_source(c.arena, names[i]);
        assert_int_equal(template_read(path, c.arena, &c.diags, &template), 0);
        assert_reports(c.arena, &c.diags, "");
    }
    drop_case(&c);
}

static void
the_schema_reference_has_every_section_and_key(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    const char *text = schema_text(arena);
    for (size_t i = 0; i < N_SCHEMAS; i++) {
        assert_non_null(strstr(text, schemas[i]->name));
        for (size_t s = 0; s < schemas[i]->n_sections; s++) {
            const struct schema_section *section = schemas[i]->sections[s];
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
        cmocka_unit_test(the_offer_template_is_valid_and_shows_every_key),
        cmocka_unit_test(the_plan_template_is_valid_and_shows_every_key),
        cmocka_unit_test(the_mapping_template_is_valid_and_shows_every_key),
        cmocka_unit_test(the_looks_templates_are_valid_and_show_every_key),
        cmocka_unit_test(the_schema_reference_has_every_section_and_key),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

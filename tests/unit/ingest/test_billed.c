/* Cost exports: amounts summed exactly, and what is none. Clause 2.4 (`console-cost`). */
#include "support.h"

#include <realrate/billed.h>
#include <realrate/calendar.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define COST                                                                                                 \
    "usage_date_utc,model,workspace,api_key,usage_type,context_window,token_type,cost_usd,list_price_usd,"   \
    "cost_type,inference_geo,speed"
#define ROW(date, cost, list)                                                                                \
    date ",Claude Opus 5,w,k,message,\u2264 200k,output," cost "," list ",token,global,\n"
#define COST_2024 "usage_date_utc,model,workspace,api_key,usage_type,token_type,cost_usd"

struct bill_case {
    struct arena *arena;
    struct diags diags;
    struct billed billed;
    int status;
};

static struct bill_case
read_bill(const char *path)
{
    struct bill_case c = {.arena = arena_new()};
    diags_init(&c.diags);
    c.status = billed_read(path, c.arena, &c.diags, &c.billed);
    return c;
}

static void
drop_bill(struct bill_case *c)
{
    diags_free(&c->diags);
    arena_free(c->arena);
}

static struct bill_case
read_bill_text(const char *text)
{
    write_bytes("b.csv", text, strlen(text));
    return read_bill("b.csv");
}

static void
a_real_export_sums_to_what_it_says(void **state)
{
    (void)state;
    const char *srcdir = getenv("srcdir");
    struct arena *arena = arena_new();
    struct bill_case c = read_bill(arena_printf(arena, "%s/tests/data/console-cost-sample.csv", srcdir));
    assert_string_equal(told(&c.diags), "");
    assert_int_equal(c.status, 0);
    assert_string_equal(c.billed.format, "console-cost");
    assert_int_equal(c.billed.n_rows, 62);
    assert_int_equal(c.billed.cost.micro, 190340000);
    assert_int_equal(c.billed.list.micro, 190340000);
    assert_true(fabs(billed_discount(&c.billed)) < 1e-12);
    drop_bill(&c);
    arena_free(arena);
}

static void
amounts_are_summed_exactly_and_the_discount_is_one_less_their_ratio(void **state)
{
    (void)state;
    /* cost 1,200.005 - 0.1 + 0.1 = 1,200.005; list 1,500.00 + 0.00625 */
    struct bill_case c = read_bill_text(COST "\n" ROW("2026-02-03", "\"1,200.005\"", "1500.00") ROW(
        "2026-02-01 23:30:00-01:00", "-0.1", "0") ROW("2026-02-05", "0.1", "0.00625"));
    char first[DAY_TEXT_SIZE], last[DAY_TEXT_SIZE];
    assert_string_equal(told(&c.diags), "");
    assert_int_equal(c.billed.cost.micro, 1200005000);
    assert_int_equal(c.billed.list.micro, 1500006250);
    assert_true(fabs(billed_discount(&c.billed) - (1 - 1200.005 / 1500.00625)) < 1e-12);
    assert_string_equal(day_text(c.billed.first_day, first), "2026-02-02");
    assert_string_equal(day_text(c.billed.last_day, last), "2026-02-05");
    assert_int_equal(strlen(c.billed.sha256), 64);
    drop_bill(&c);
}

static void
an_old_export_has_no_list_price(void **state)
{
    (void)state;
    struct bill_case c =
        read_bill_text(COST_2024 "\n2024-10-01,Claude 3.5 Sonnet 2024-10-22,w,k,message,output,1.25\n");
    assert_string_equal(told(&c.diags), "");
    assert_int_equal(c.billed.cost.micro, 1250000);
    assert_false(c.billed.has_list);
    assert_true(isnan(billed_discount(&c.billed)));
    drop_bill(&c);
}

static void
what_is_no_bill_is_refused(void **state)
{
    (void)state;
    static const struct telling rows[] = {
        {COST "\n", "b.csv: error 65: there is a header and no row\n"},
        {REALRATE "\n",
         "b.csv: error 65: is of format realrate, which holds no billed amounts that can be read "
         "yet: --billed takes the Console's cost export\n"},
        {COST "\n" ROW("2026-02-30", "$5", "(5.00)"),
         "b.csv:2:usage_date_utc: error 65: expected a date that exists, 1970 to 9999, found \"2026-02-30\"\n"
         "b.csv:2:cost_usd: error 65: expected a number without a currency sign, found \"$5\"\n"
         "b.csv:2:list_price_usd: error 65: expected a number, found \"(5.00)\"\n"},
        {COST "\n" ROW("2026-02-01", "\"1.234,56\"", "") ROW("2026-02-01", "1e3", "NaN"),
         "b.csv:2:cost_usd: error 65: expected a number, found \"1.234,56\"\n"
         "b.csv:2:list_price_usd: error 65: expected a number, found \"\"\n"
         "b.csv:3:cost_usd: error 65: expected a number, found \"1e3\"\n"
         "b.csv:3:list_price_usd: error 65: expected a number, found \"NaN\"\n"},
        {COST "\n" ROW("2026-02-01", "9000000000000", "0") ROW("2026-02-01", "9000000000000", "0"),
         "b.csv:3:cost_usd: error 65: expected amounts whose sum is below 9.2e12, found \"9000000000000\"\n"},
        {COST "\n2026-02-01,x\n", "b.csv:2: error 65: the row has not as many columns as the header\n"},
        {"usage_date_utc,model,token_type\n", "b.csv:1: error 65: the header lacks \"cost_usd\" of format "
                                              "console-cost\n"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct bill_case c = read_bill_text(rows[i].text);
        assert_string_equal(told(&c.diags), rows[i].told);
        assert_int_equal(c.status, -1);
        drop_bill(&c);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_real_export_sums_to_what_it_says),
        cmocka_unit_test(amounts_are_summed_exactly_and_the_discount_is_one_less_their_ratio),
        cmocka_unit_test(an_old_export_has_no_list_price),
        cmocka_unit_test(what_is_no_bill_is_refused),
    };
    return cmocka_run_group_tests(tests, enter_folder, leave_folder);
}

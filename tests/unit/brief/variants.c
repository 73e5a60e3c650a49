#include "variants.h"

#include "../report/list_drawdown.h"

#define LONG_NAME "Anthropic proposal of November, second revision, with rollover and a ramp over three years"

static void
make_two(struct arena *arena, struct results *ret)
{
    fixture_results(arena, ret);
}

static void
make_one(struct arena *arena, struct results *ret)
{
    fixture_make(arena, &fixture_trap, 1, 1, ret);
}

static void
make_cure_alone(struct arena *arena, struct results *ret)
{
    fixture_make(arena, &fixture_cure, 1, 1, ret);
}

static void
make_three(struct arena *arena, struct results *ret)
{
    struct fixture_offer offers[3] = {fixture_trap, fixture_cure, fixture_cure};
    offers[1].fees = 20000;
    offers[2] = (struct fixture_offer){.name = "Reseller bundle, 36 months",
                                       .annual = 700e3,
                                       .discount = 0.1,
                                       .overage = OVERAGE_LIST,
                                       .prepay_discount = 0.03,
                                       .fees = 30000,
                                       .term_months = 36};
    fixture_make(arena, offers, 3, 1, ret);
}

/* Every kind of term and overage, and two offers that are alike. */
static void
make_many(struct arena *arena, struct results *ret)
{
    static const int terms[10] = {12, 12, 12, 24, 36, 36, 24, 120, 12, 12};
    struct fixture_offer offers[10];
    for (size_t i = 0; i < 10; i++)
        offers[i] = (struct fixture_offer){.name = i == 3   ? LONG_NAME
                                                   : i == 1 ? "B"
                                                            : "Reseller bundle",
                                           .annual = 2e5 * (double)(i + 1),
                                           .discount = 0.05 + 0.03 * (double)i,
                                           .fees = i % 3 == 0 ? 20000 : 0,
                                           .term_months = terms[i],
                                           .overage = (enum overage)(i % 4),
                                           .overage_share = 0.1,
                                           .prepay_discount = i == 4 ? 0.05 : 0};
    fixture_make(arena, offers, 10, 1, ret);
}

static void
make_alike(struct arena *arena, struct results *ret)
{
    struct fixture_offer offers[6];
    for (size_t i = 0; i < 6; i++)
        offers[i] = fixture_cure;
    fixture_make(arena, offers, 6, 1, ret);
}

static void
make_long_names(struct arena *arena, struct results *ret)
{
    struct fixture_offer offers[4] = {fixture_trap, fixture_cure, fixture_trap, fixture_cure};
    offers[0].name = LONG_NAME;
    offers[1].name = "WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW";
    offers[2].name = "\xd7\x94\xd7\xa6\xd7\xa2\xd7\x94 (right to left) \xe6\x8f\x90\xe6\xa1\x88";
    offers[3].name = "tab\there, <b>&amp;</b> 'dest' % \xff\xfe";
    fixture_make(arena, offers, 4, 1, ret);
}

static void
make_huge(struct arena *arena, struct results *ret)
{
    struct fixture_offer offers[2] = {fixture_trap, fixture_cure};
    offers[0].annual = 9e11;
    offers[1].annual = 5e11;
    fixture_make(arena, offers, 2, 1e6, ret);
}

static void
make_tiny(struct arena *arena, struct results *ret)
{
    struct fixture_offer offers[2] = {fixture_trap, fixture_cure};
    offers[0].annual = 1.5;
    offers[1].annual = 0;
    fixture_make(arena, offers, 2, 1e-6, ret);
}

/* Twenty times what is used: realized far below nothing. */
static void
make_negative(struct arena *arena, struct results *ret)
{
    struct fixture_offer offers[3] = {fixture_trap, fixture_cure, fixture_trap};
    offers[0].annual = 2e7;
    offers[2].annual = 9e5;
    fixture_make(arena, offers, 3, 1, ret);
}

static void
make_without_usage(struct arena *arena, struct results *ret)
{
    struct fixture_offer offers[2] = {fixture_trap, fixture_cure};
    fixture_make(arena, offers, 2, 0, ret);
}

static void
make_list_drawdown(struct arena *arena, struct results *ret)
{
    fixture_results(arena, ret);
    list_drawdown(arena, ret);
}

/* Files, warnings and skipped rows without end. */
static void
make_messy(struct arena *arena, struct results *ret)
{
    fixture_results(arena, ret);
    const struct input_file *given = ret->inputs;
    ret->inputs = ARENA_NEW(arena, struct input_file, 60);
    ret->warnings = ARENA_NEW(arena, struct warning, 60);
    for (size_t i = 0; i < 60; i++) {
        ret->inputs[i] = given[0];
        ret->inputs[i].path = arena_printf(
            arena, "exports/of/the/console/in/a/deep/folder/usage-%zu-of-2026-with-a-long-name.csv", i);
        ret->warnings[i] = (struct warning){
            "zero-days", arena_printf(arena,
                                      "usage-%zu.csv: 2026-02: 4 days without usage, which is more than a "
                                      "weekend: look whether the export is whole",
                                      i)};
    }
    ret->n_inputs = ret->n_warnings = 60;
    ret->n_rows_skipped = 12;
    ret->unknown_model_share = 0.034;
}

const struct variant variants[] = {
    {"two offers", make_two, true},
    {"one offer", make_one, true},
    {"one offer that keeps its discount", make_cure_alone, true},
    {"three offers", make_three, true},
    {"ten offers", make_many, false},
    {"six offers alike", make_alike, false},
    {"long names", make_long_names, false},
    {"huge amounts", make_huge, false},
    {"tiny amounts", make_tiny, false},
    {"negative discounts", make_negative, true},
    {"no usage", make_without_usage, true},
    {"drawn by list value", make_list_drawdown, true},
    {"many files and warnings", make_messy, false},
    {NULL, NULL, false},
};

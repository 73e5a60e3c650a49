/* Mutated files, the same ones in every run: each gives rows that add up, or an error; never a crash. */
#include "../../fuzz/lanes.h"
#include "support.h"

#include <string.h>

#define RUNS 3000

static const char *const seeds[] = {
    CONSOLE_14 "\n"
               "2026-03-31 02:00,claude-opus-5,key,\"R&D, M\u00FCnchen\",batch,> 200k,1,2,3,4,5,6,us,\n"
               "2026-03-31 03:00,claude-opus-5,key,\"a \"\"b\"\"\nc\",standard,\u2264 "
               "200k,1,2,3,4,5,6,not_available,fast\n"
               "\n"
               "2026-04-01,claude-haiku-4-5-20251001,,,,,\"1,234\",12.0,,4,5,6,,\n",
    "\xEF\xBB\xBF" REALRATE "\r\n2026-02-01,m,flex,long,us,fast,w,1,2,3,4,5,6\r\n"
    "2026-02-01T23:00:00-05:00,m,,,,,,18446744073709551615,2,3,4,5,6\r\n",
    /* Of a mapping: a quantity in a row, and one column. */
    ("day,what,team,meter,quantity\n2026-02-01,opus,w,input,50\n2026-02-01,gpt-9,w,input,5\n"
     "2026-02-02,m,\"a \"\"b\"\"\",kilo-out,0.03\n2026-02-02,opus,,other,1\n"),
    "tokens\n12\n\n\"3\"\n4\n",
};

/* Bytes and pieces that mean something to some layer. */
static const char *const pieces[] = {"\"",
                                     ",",
                                     ";",
                                     "\t",
                                     "\n",
                                     "\r\n",
                                     "\r",
                                     "-",
                                     "0",
                                     "9",
                                     "e",
                                     ".",
                                     "\xC3",
                                     "\xA9",
                                     "\xFF",
                                     "\xEF\xBB\xBF",
                                     "18446744073709551615",
                                     "2026-02-30",
                                     "date",
                                     " "};

static uint64_t
next_random(uint64_t *state)
{
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    return *state;
}

/* One change: a piece put in, a stretch taken out or doubled, a byte replaced (NUL too), the end cut off. */
static size_t
mutate(char *bytes, size_t len, size_t capacity, uint64_t *random)
{
    size_t at = next_random(random) % (len + 1), left = len - at;
    size_t stretch = left ? 1 + next_random(random) % (left < 24 ? left : 24) : 0;
    const char *piece = pieces[next_random(random) % (sizeof pieces / sizeof *pieces)];
    size_t piece_len = strlen(piece);
    switch (next_random(random) % 8) {
    case 0:
        memmove(bytes + at, bytes + at + stretch, left - stretch);
        return len - stretch;
    case 1:
        if (len + stretch > capacity)
            return len;
        memmove(bytes + at + stretch, bytes + at, left);
        return len + stretch;
    case 2:
        if (left)
            bytes[at] = (char)next_random(random);
        return len;
    case 3:
        return next_random(random) % 8 ? len : at;
    default:
        if (len + piece_len > capacity)
            return len;
        memmove(bytes + at + piece_len, bytes + at, left);
        memcpy(bytes + at, piece, piece_len);
        return len + piece_len;
    }
}

static void
assert_reading_is_sound(const struct reading *reading)
{
    const struct usage *usage = &reading->usage;
    if (reading->status != 0) {
        assert_true(reading->diags.n_errors > 0);
        assert_int_not_equal(reading->diags.status, STATUS_OK);
        return;
    }
    uint64_t n_rows = 0;
    for (size_t i = 0; i < usage->n_rows; i++) {
        const struct usage_row *row = &usage->rows[i];
        n_rows += row->n_rows;
        assert_true(row->line.model < usage->n_models && row->workspace < usage->n_workspaces);
        assert_true(row->day >= usage->files[0].first_day && row->day <= usage->files[0].last_day);
        assert_true(i == 0 || row[-1].day <= row->day);
    }
    const struct usage_file *file = &usage->files[0];
    assert_int_equal(n_rows, file->n_rows - file->n_skipped - file->n_other_provider);
}

static void
mutated_files_give_sound_rows_or_errors(void **state)
{
    (void)state;
    static const struct split_rule rule = {
        .model = "m", .to_day = INT32_MAX, .untold_rows = true, .long_rows = true, .share_ppb = 333333333};
    size_t n_read = 0;
    uint64_t random = 20261121;
    for (size_t run = 0; run < RUNS; run++) {
        char bytes[4096];
        const size_t number = run % (sizeof seeds / sizeof *seeds);
        const char *seed = seeds[number];
        size_t len = strlen(seed);
        memcpy(bytes, seed, len);
        for (size_t n = 1 + next_random(&random) % 4; n > 0; n--)
            len = mutate(bytes, len, sizeof bytes, &random);
        const struct usage_options options = {.mapping = number == 2   ? lanes_mapping(1)
                                                         : number == 3 ? lanes_mapping(0)
                                                                       : NULL,
                                              .skip_bad_rows = run % 3 == 0,
                                              .split_rules = &rule,
                                              .n_split_rules = 1};
        struct reading reading = read_bytes(bytes, len, &options);
        assert_reading_is_sound(&reading);
        n_read += reading.status == 0;
        end_reading(&reading);
    }
    /* Both outcomes were tried often enough to mean something. */
    assert_true(n_read > RUNS / 20 && n_read < RUNS * 19 / 20);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(mutated_files_give_sound_rows_or_errors)};
    return cmocka_run_group_tests(tests, enter_folder, leave_folder);
}

/* Form of INI files: what is accepted, and the one message of every fault (2, 6.1). */
#include "ini_case.h"

#include "config/ini_file.h"

#define S "[s]\n"

static const struct {
    const char *bytes;
    size_t len;       /* 0: strlen */
    const char *want; /* reports; "" where the file is fine */
} forms[] = {
    {"", 0, "0: holds no [SECTION]: it is empty or only comments\n"},
    {"; only\n# comments\n\n", 0, "0: holds no [SECTION]: it is empty or only comments\n"},
    {"\xEF\xBB\xBF[s]\r\na = 1\r\n", 0, ""},
    {"[s]\na = 1", 0, ""},
    {"\xFF\xFE[\0s\0]\0", 8, "0: is UTF-16: save the file as UTF-8\n"},
    {S "a = caf\xE9\n", 0, "2: byte 8 (0xE9) is not UTF-8: save the file as UTF-8\n"},
    {S "a\0 = 1\n", 11, "2: byte 2 is NUL: an INI is plain UTF-8 text\n"},
    {S "a = 1\rb = 2\n", 0, "2: byte 6 is a carriage return without a line feed\n"},
    {S "a = 1\n\nA = 2\n", 0, "4: [s] A is there twice: first on line 2\n"},
    {S "a = 1\n[ S ]\na = 2\n", 0, "3: section [S] is there twice: first on line 1\n"},
    {"[fee  x]\n[Fee x]\n", 0, "2: section [Fee x] is there twice: first on line 1\n"},
    {"a = 1\n" S, 0, "1: key a stands before any [SECTION]\n"},
    {S "[]\n", 0, "2: [] names no section\n"},
    {S "[a\n", 0, "2: \"[a\" has no closing ]: expected [SECTION]\n"},
    {S "[a] x\n", 0, "2: text after ]: expected [SECTION] alone, or a comment after a space\n"},
    {S "[a];x\n", 0, "2: text after ]: expected [SECTION] alone, or a comment after a space\n"},
    {"[a] ; x\n[b] # x\nk = 1\n", 0, ""},
    {S "[a:b]\n", 0, "2: section name \"a:b\" holds one of : ; # = \" [ \\\n"},
    {S "a = 10;20\n", 0,
     "2: \"10;20\" holds ; or #: write it in double quotes, or put a space before a comment\n"},
    {S "a = C# runtime\n", 0,
     "2: \"C# runtime\" holds ; or #: write it in double quotes, or put a space before a comment\n"},
    {S "a = \"C# runtime\" ; kept\n", 0, ""},
    {S "a\n", 0, "2: \"a\" has no =: expected KEY = VALUE\n"},
    {S "k: v\n", 0, "2: \"k: v\" has no =: expected KEY = VALUE\n"},
    {S "a ; b = 1\n", 0, "2: \"a ; b = 1\" has no =: expected KEY = VALUE\n"},
    {S "a:b = 1\n", 0, "2: key \"a:b\" holds one of : \" [ ] \\\n"},
    {S "=5\n", 0, "2: no key before =: expected KEY = VALUE\n"},
    {S "; a comment \\\na = 1 ; another \\\nb = 2\n", 0, ""},
    {S "a = x\\\nb = 2\n", 0,
     "2: the value ends in \\: lines are not continued; write it in double quotes\n"},
    {S "a = \"x\\\"\nb = 2\n", 0, ""},
    {S "a = \"x\n", 0, "2: the quote before x is not closed on its line\n"},
    {S "a = \"x\" y\n", 0,
     "2: text after the closing quote: quotes go around the whole value and not inside it\n"},
    {S "a = 'x'\nb = 'y; z' ; kept\nc = ''\n", 0, ""}, /* who reads a key says whether it takes them */
    {S "a = 'x\n", 0, "2: a value that begins with ' must stand in double quotes: \"...\"\n"},
    {S "a = \x1b[31m;\nb\n", 0,
     "2: \"\\x1B[31m;\" holds ; or #: write it in double quotes, or put a space before a comment\n"
     "3: \"b\" has no =: expected KEY = VALUE\n"},
    {S "a =\nb = \"\"\nc = ;\n d = x = y\n", 0, ""},
};

static void
every_fault_of_form_has_one_message_at_its_line(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        struct arena *arena = arena_new();
        struct diags diags;
        struct ini_file file;
        diags_init(&diags);
        char *path = case_file(arena, forms[i].bytes, forms[i].len ? forms[i].len : strlen(forms[i].bytes));
        ini_read(path, arena, &diags, &file);
        unlink(path);
        assert_reports(arena, &diags, forms[i].want);
        assert_int_equal(diags.status, *forms[i].want ? STATUS_CONFIG : STATUS_OK);
        diags_free(&diags);
        arena_free(arena);
    }
}

static void
values_keep_case_spaces_in_quotes_and_their_line(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct diags diags;
    struct ini_file file;
    diags_init(&diags);
    const char *text = "; first\n[ Fee  Seats ] ; c\nName =  Two  Words  # c\n\nq = \" x;y # \" ; c\ne =\n"
                       "p = caf\xC3\xA9 = 1\nb = \"C:\\dir\\\"\n";
    char *path = case_file(arena, text, strlen(text));
    assert_int_equal(ini_read(path, arena, &diags, &file), 0);
    unlink(path);
    assert_reports(arena, &diags, "");
    assert_int_equal(file.n_sections, 1);
    assert_string_equal(file.sections[0].name, "Fee  Seats");
    assert_int_equal(file.sections[0].line, 2);
    const struct {
        const char *key, *value;
        unsigned long line;
    } want[] = {{"name", "Two  Words", 3},
                {"q", " x;y # ", 5},
                {"e", "", 6},
                {"p", "caf\xC3\xA9 = 1", 7},
                {"b", "C:\\dir\\", 8}};
    for (size_t i = 0; i < sizeof want / sizeof *want; i++) {
        const struct ini_entry *entry = ini_entry(&file.sections[0], want[i].key);
        assert_non_null(entry);
        assert_string_equal(entry->value, want[i].value);
        assert_int_equal(entry->line, want[i].line);
    }
    diags_free(&diags);
    arena_free(arena);
}

static void
lines_to_the_parsers_limit_are_read_and_longer_ones_refused(void **state)
{
    (void)state;
    const size_t lengths[] = {INI_LINE_MAX, INI_LINE_MAX + 1, 5000};
    const char *want[] = {"", "2: the line has 1023 bytes: at most 1022 are read\n",
                          "2: the line has 5000 bytes: at most 1022 are read\n"};
    for (size_t i = 0; i < 3; i++) {
        struct arena *arena = arena_new();
        struct diags diags;
        struct ini_file file;
        diags_init(&diags);
        char *text = arena_alloc(arena, lengths[i] + 16, 1);
        memcpy(text, "[s]\na = ", 8);
        memset(text + 8, 'x', lengths[i] - 4);
        memcpy(text + 4 + lengths[i], "\nb = 1\n", 8);
        char *path = case_file(arena, text, strlen(text));
        assert_int_equal(ini_read(path, arena, &diags, &file), 0);
        unlink(path);
        assert_reports(arena, &diags, want[i]);
        assert_non_null(ini_entry(&file.sections[0], "b"));
        diags_free(&diags);
        arena_free(arena);
    }
}

static void
files_to_the_size_limit_are_read_and_larger_ones_refused(void **state)
{
    (void)state;
    const struct {
        size_t size;
        int status;
        const char *want;
    } cases[] = {{INI_MAX_BYTES, 0, ""},
                 {INI_MAX_BYTES + 1, -1, "0: has 1048577 bytes: expected at most 1048576\n"},
                 {2 * INI_MAX_BYTES, -1, "0: has 2097152 bytes: expected at most 1048576\n"},
                 {3 * INI_MAX_BYTES, -1, "0: has 3145728 bytes: expected at most 1048576\n"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct arena *arena = arena_new();
        struct diags diags;
        struct ini_file file;
        diags_init(&diags);
        char *text = arena_alloc(arena, cases[i].size, 1);
        memset(text, '\n', cases[i].size);
        memcpy(text, "[s]", 3);
        char *path = case_file(arena, text, cases[i].size);
        assert_int_equal(ini_read(path, arena, &diags, &file), cases[i].status);
        unlink(path);
        assert_reports(arena, &diags, cases[i].want);
        diags_free(&diags);
        arena_free(arena);
    }
}

static void
missing_files_directories_and_devices_are_told_apart(void **state)
{
    (void)state;
    const struct {
        const char *path, *want;
    } cases[] = {{"no-such.ini", "0: cannot open: No such file or directory\n"},
                 {".", "0: is a directory, not a regular file\n"},
                 {"/dev/zero", "0: is a device, pipe or socket, not a regular file\n"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct arena *arena = arena_new();
        struct diags diags;
        struct ini_file file;
        diags_init(&diags);
        assert_int_equal(ini_read(cases[i].path, arena, &diags, &file), -1);
        assert_reports(arena, &diags, cases[i].want);
        assert_int_equal(diags.status, STATUS_NO_INPUT);
        diags_free(&diags);
        arena_free(arena);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_fault_of_form_has_one_message_at_its_line),
        cmocka_unit_test(values_keep_case_spaces_in_quotes_and_their_line),
        cmocka_unit_test(lines_to_the_parsers_limit_are_read_and_longer_ones_refused),
        cmocka_unit_test(files_to_the_size_limit_are_read_and_larger_ones_refused),
        cmocka_unit_test(missing_files_directories_and_devices_are_told_apart),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

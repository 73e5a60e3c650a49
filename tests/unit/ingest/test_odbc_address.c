#include "../check.h"

#include "ingest/odbc_address.h"

#include <string.h>

static void
a_name_shows_where_and_not_who(void **state)
{
    (void)state;
    static const struct {
        const char *path, *shown, *dsn;
    } rows[] = {
        {"odbc:DSN=warehouse", "odbc:DSN=warehouse", "warehouse"},
        {"odbc:DSN=warehouse;UID=ann;PWD=open", "odbc:DSN=warehouse;UID=...;PWD=...", "warehouse"},
        {"odbc:Driver={Pg};Server=db.example;Port=5432;password=x;",
         "odbc:Driver=Pg;Server=db.example;Port=5432;password=...", ""},
        /* A brace keeps semicolons, doubled it is itself; what follows is a pair again. */
        {"odbc:PWD={a;b}}c=d};dsn = w ", "odbc:PWD=...;dsn=w", "w"},
        /* A key nobody knows may be anyone's secret; a path tells of the machine. */
        {"odbc:AccessToken=t;Database=/home/ann/u.db", "odbc:AccessToken=...;Database=...", ""},
        {"odbc:", "odbc:", ""},
    };
    struct arena *arena = arena_new();
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct odbc_address address = odbc_address_read(rows[i].path, arena);
        assert_string_equal(address.shown, rows[i].shown);
        assert_string_equal(address.dsn, rows[i].dsn);
        assert_string_equal(address.connection, rows[i].path + strlen("odbc:"));
    }
    arena_free(arena);
}

static void
secrets_stand_in_no_message(void **state)
{
    (void)state;
    static const struct {
        const char *message, *told;
    } rows[] = {
        {"[unixODBC][Driver]no login for open sesame", "no login for ..."},
        {"open sesame, open, open", "..., ..., ..."}, /* the longer first: no " sesame" is left */
        {"user \"ann\" at\n\"db\"", "user '...' at 'db'"},
        {"PWD={a;b}c", "PWD={..."},
        {"it is of the DSN itself", "it is ... itself"},
        {"bad \xFF byte", "bad ? byte"},
    };
    struct arena *arena = arena_new();
    struct odbc_address address =
        odbc_address_read("odbc:DSN=db;UID=ann;PWD=open;Token=open sesame;X={a;b}}c}", arena);
    odbc_address_hide(&address, "Password", "of the DSN", arena);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_string_equal(odbc_address_censor(&address, rows[i].message, arena), rows[i].told);
    arena_free(arena);
}

static void
a_users_name_is_hidden_as_a_word_of_its_own(void **state)
{
    (void)state;
    static const struct {
        const char *path, *message, *told;
    } rows[] = {
        {"odbc:UID=u", "Connection refused: u", "Connection refused: u"}, /* too short to tell of anyone */
        {"odbc:uid=use", "a user may use use_2, \"use\"", "a user may ... use_2, '...'"},
        {"odbc:UserName=ann", "ann, ann@db, joann, ann\u00E9", "..., ...@db, joann, ann\u00E9"},
        {"odbc:PWD=u", "refused", "ref...sed"},
        {"odbc:Token=ann", "joann", "jo..."},
        {"odbc:ann", "joann", "jo..."}, /* may be a part of a password */
    };
    struct arena *arena = arena_new();
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct odbc_address address = odbc_address_read(rows[i].path, arena);
        assert_string_equal(odbc_address_censor(&address, rows[i].message, arena), rows[i].told);
    }
    arena_free(arena);
}

static void
a_long_message_is_cut(void **state)
{
    (void)state;
    char message[1001];
    struct arena *arena = arena_new();
    struct odbc_address address = odbc_address_read("odbc:DSN=db", arena);
    memset(message, 'x', 1000);
    message[1000] = '\0';
    const char *told = odbc_address_censor(&address, message, arena);
    assert_int_equal(strlen(told), 303);
    assert_string_equal(told + 299, "x...");
    arena_free(arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_name_shows_where_and_not_who),
        cmocka_unit_test(secrets_stand_in_no_message),
        cmocka_unit_test(a_users_name_is_hidden_as_a_word_of_its_own),
        cmocka_unit_test(a_long_message_is_cut),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

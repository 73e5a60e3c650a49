#!/bin/sh
# What SQLite takes loosely and its driver tells in words alone is refused all the same, with the status that any other
# engine's fault has: a name that no column has, texts for counts, sums beyond 64 bits, texts that are no UTF-8.
. "${srcdir:-.}/tests/cli/lib.sh"
. "$srcdir/tests/odbc/lib.sh"
has_odbc || skip 'this build has no ODBC'
command -v sqlite3 >/dev/null || skip 'SQLite is not installed'
ls /usr/lib/*/odbc/libsqlite3odbc.so >/dev/null 2>&1 || skip "SQLite's ODBC driver is not installed"

printf '[lite]\nDriver=libsqlite3odbc.so\n' >>"$ODBCSYSINI/odbcinst.ini"
sqlite3 lite.db 'CREATE TABLE t(d text, m text, w text, q)' \
    "INSERT INTO t VALUES ('2026-01-01', 'claude-opus-4-5', 'Z' || char(252) || 'rich', 9000000000000000000)"

# read_as COUNT: what the count's column and factor make of the table.
read_as() {
    printf '[source]\ntable = %s\n[columns]\ndate = d\nmodel = m\nworkspace = w\noutput = %s\n' "${table:-t}" "$1" >lite.ini
    run aggregate --usage "odbc:Driver=lite;Database=$PWD/lite.db;UID=u" --mapping lite.ini
}
refused() {
    expect_status "$1"
    expect "$what: says \"$2\": $(cat "$log/stderr")" grep -qF -- "$2" "$log/stderr"
}

read_as q
expect_status 0
expect 'the row is read' grep -q ',Zürich,.*,9000000000000000000,0$' "$log/stdout"
read_as outk
refused 65 'the query is refused: does the mapping fit the table?: no such column: '
table=nowhere read_as q
refused 65 'the query is refused: does the mapping fit the table?: no such table: '
sqlite3 lite.db 'INSERT INTO t SELECT * FROM t'
read_as q
refused 65 'a value cannot be summed up: integer overflow'
for text in abc 12abc '1e' ''; do
    sqlite3 lite.db "UPDATE t SET q = '$text'"
    for count in q 'q * 1000' 'q / 2'; do
        read_as "$count"
        refused 65 'some row has a count that is negative or not whole'
    done
done
run sql --mapping lite.ini --dialect ansi
sqlite3 -csv -header lite.db <"$log/stdout" >lite.csv
run aggregate --usage lite.csv
refused 65 'expected a count'
for bytes in 41FF42 41C3 C0AF 41EDA08042; do # the last is half a pair of UTF-16
    sqlite3 lite.db "UPDATE t SET q = 1, w = CAST(x'$bytes' AS text)"
    read_as q
    refused 65 'a text of column 7 is not UTF-8'
done

# Texts longer than what is fetched at once, and the longest.
for length in 2046 2047 2048 2049 5000 1048576; do
    sqlite3 lite.db "UPDATE t SET q = 1, w = 'ü' || printf('%.*c', $length - 2, 'x')"
    read_as q
    expect_status 0
    expect "a text of $length bytes is whole" grep -q "^2026-01-01,claude-opus-4-5,standard,,global,standard,üx*,0,0,0,0,2,0$" "$log/stdout"
    expect "a text of $length bytes has them" test "$(tail -1 "$log/stdout" | cut -d, -f7 | wc -c)" -eq $((length + 1))
done
sqlite3 lite.db "UPDATE t SET w = w || 'x'"
read_as q
refused 65 'is longer than 1048576 bytes'
finish

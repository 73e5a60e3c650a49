#!/bin/sh
# Usage of a PostgreSQL server through ODBC: the same report as from the same rows as CSV, of sums alone; and every
# fault on the way an error that publishes nothing and tells no password.
. "${srcdir:-.}/tests/cli/lib.sh"
. "$srcdir/tests/odbc/lib.sh"
. "$srcdir/tests/odbc/exact.sh"
has_odbc || skip 'this build has no ODBC'
ls /usr/lib/*/odbc/psqlodbcw.so >/dev/null 2>&1 || skip "PostgreSQL's ODBC driver is not installed"

secret='sesame;open}it'
start_server one "shared_preload_libraries = 'pg_stat_statements'"
data_source warehouse pg "$port"
data_source slow pg "$port" UseDeclareFetch=1 Fetch=10
data_source dead pg 1 "Password=$secret" Username=reader
data_source gone gone "$port"
from='odbc:DSN=warehouse;UID=reader;PWD={sesame;open}}it}'

python3 "$here/make_usage.py" 100000 >"$requests"
ask "$port" -c "CREATE EXTENSION pg_stat_statements" -c "CREATE SCHEMA usage" -c "CREATE TABLE usage.requests ($columns)" \
    -c "SET timezone = 'UTC'" -c "\\copy usage.requests FROM '$requests' CSV HEADER" \
    -c "CREATE ROLE reader LOGIN PASSWORD '$secret'" -c "GRANT USAGE ON SCHEMA usage TO reader" \
    -c "GRANT SELECT ON ALL TABLES IN SCHEMA usage TO reader" \
    -c "ALTER DEFAULT PRIVILEGES IN SCHEMA usage GRANT SELECT ON TABLES TO reader"

# warehouse WORD...: a report of the warehouse into out, its JSON in $log/stdout.
warehouse() { run report --json --usage "$from" --mapping "$mapping" --offer offer.ini --out out "$@"; }

# ---- the same report ----

run report --json --usage "$requests" --mapping "$mapping" --offer offer.ini --out csv
expect_status 0
cp "$log/stdout" csv.json
ask "$port" -c 'SELECT pg_stat_statements_reset()' >/dev/null
warehouse
expect_status 0
cp "$log/stdout" odbc.json
expect 'the report is that of the CSV' python3 "$here/same.py" csv.json odbc.json
expect 'the workbook is that of the CSV' python3 "$here/same_workbook.py" csv odbc.json out csv.json
expect 'the name has no password' grep -q '"path": "odbc:DSN=warehouse;UID=...;PWD=..."' odbc.json
before=$(fingerprint out)
warehouse
expect_status 0
expect 'the same answer gives the same bytes' test "$(fingerprint out)" = "$before"

# sums_of USAGE: what `aggregate` makes of it.
sums_of() {
    run aggregate --usage "$1" --mapping "$mapping"
    expect_status 0
}
sums_of "$requests"
cp "$log/stdout" csv.sums
sums_of "$from"
expect 'aggregated, it is the CSV to the byte' cmp -s csv.sums "$log/stdout"

# ---- of sums alone ----

"$program" sql --mapping "$mapping" --dialect postgres >query.sql
ask "$port" --csv -f query.sql >sums.csv
expect 'the sums are right' python3 "$here/sums.py" "$requests" sums.csv
n_sums=$(($(wc -l <sums.csv) - 1))
fetched=$(ask "$port" -At -c "SELECT sum(s.rows) FROM pg_stat_statements s JOIN pg_roles r ON r.oid = s.userid
    WHERE r.rolname = 'reader' AND s.query LIKE '%requests%'")
expect "each of three readings fetched the $n_sums sums of 100000 rows: $fetched" test "$fetched" -eq $((3 * n_sums))
expect 'nothing but SELECT and settings was sent' test -z "$(ask "$port" -At -c "SELECT s.query FROM pg_stat_statements s
    JOIN pg_roles r ON r.oid = s.userid WHERE r.rolname = 'reader' AND s.query !~* '^(select|set|show|begin|commit) ?'")"

# Cut into parts, as a driver does that is told to.
run report --json --usage 'odbc:DSN=slow;UID=reader;PWD={sesame;open}}it}' --mapping "$mapping" --offer offer.ini --out parts
expect_status 0
cp "$log/stdout" parts.json
expect 'fetched in parts it is the same' python3 "$here/same.py" csv.json parts.json

# Plain SQL finds the same.
run report --json --usage "$from" --dialect ansi --mapping "$mapping" --offer offer.ini --out ansi
expect_status 0
cp "$log/stdout" ansi.json
expect 'plain SQL gives the same report' python3 "$here/same.py" csv.json ansi.json

# A table with a meter in each row: Amazon's bill.
bill=$srcdir/samples/bedrock
header=$(head -1 "$bill/cost-and-usage.csv" | sed 's/[^,]*/"&" text/g; s/"lineItem\/UsageAmount" text/"lineItem\/UsageAmount" numeric/; s/"lineItem\/UsageStartDate" text/"lineItem\/UsageStartDate" timestamptz/')
ask "$port" -c "CREATE TABLE usage.bill ($header)" -c "\\copy usage.bill FROM '$bill/cost-and-usage.csv' CSV HEADER"
(echo '[source]' && echo 'table = usage.bill' && cat "$bill/mapping.ini") >bill.ini
run report --json --usage "$bill/cost-and-usage.csv" --mapping bill.ini --offer offer.ini --out bill-csv
expect_status 0
cp "$log/stdout" bill-csv.json
run report --json --usage "$from" --mapping bill.ini --offer offer.ini --out bill-odbc
expect_status 0
cp "$log/stdout" bill-odbc.json
expect "Amazon's bill gives the report of its CSV" python3 "$here/same.py" bill-csv.json bill-odbc.json

# Texts with blanks, letters beyond ASCII, a context of blanks alone.
ask "$port" -c 'CREATE TABLE usage.texts(d date, m text, w text, v text, t char(9), c char(4), k text, q numeric)' \
    -c "\\copy usage.texts FROM texts.csv CSV HEADER"
sed 's/^table = .*/table = usage.texts/' texts.ini >asked.ini
run aggregate --usage "$from" --mapping asked.ini
expect_status 0
expect 'texts mean what they do in CSV' diff texts.expected "$log/stdout"

# ---- faults ----

# refused STATUS TEXT: the last run did, said so in one line, published nothing and told no password.
refused() {
    expect_status "$1"
    expect "$what: says \"$2\": $(cut -c1-300 "$log/stderr")" grep -qF -- "$2" "$log/stderr"
    expect "$what: few lines" test "$(wc -l <"$log/stderr")" -le "${3:-1}"
    expect "$what: the old set stays" test "$(fingerprint out)" = "$before"
    expect "$what: no stage stays" test -z "$(find . -name '.*stage*')"
    ! grep -qF -e "$secret" -e 'sesame' -e reader "$log/stderr" "$log/stdout" || fail "$what: a credential is told"
}
# asked SQL: a report of what the query gives instead of the table.
asked() {
    sed "s/^table = .*/query = $1/" "$here/requests.ini" >asked.ini
    run report --json --usage "$from" --mapping asked.ini --offer offer.ini --out out
}
elsewhere() { run report --usage "$1" --mapping "$mapping" --offer offer.ini --out out; }

elsewhere 'odbc:DSN=dead'
refused 69 'cannot connect: '
elsewhere 'odbc:DSN=nowhere;PWD=sesame'
refused 69 'cannot connect: Data source name not found'
elsewhere 'odbc:DSN=gone;UID=reader;PWD=sesame'
refused 69 'cannot connect: '
elsewhere 'odbc:DSN=warehouse;UID=reader;PWD=sesame'
refused 69 'cannot connect: '
run report --usage "$from" --offer offer.ini --out out
refused 64 'needs --mapping FILE'
asked 'SELECT started_at, model FROM usage.requests'
refused 65 'the query is refused: does the mapping fit the table?: '
asked '"SELECT 1; DROP TABLE usage.requests"'
refused 78 'expected one SELECT without a semicolon'
asked 'SELECT * FROM usage.requests WHERE false'
refused 65 'the warehouse has no row'
asked "SELECT * FROM usage.requests WHERE vendor = 'openai'"
refused 65 'none of its rows is usage of a Claude model'
ask "$port" -c 'CREATE TABLE usage.private AS SELECT * FROM usage.requests LIMIT 9' -c 'REVOKE ALL ON usage.private FROM reader'
asked 'SELECT * FROM usage.private'
refused 77 'the query is not permitted: '

printf "[source]\nquery = SELECT * FROM usage.texts WHERE false\n[columns]\ndate = '2026-01-01'\nmodel = 'claude-opus-4-5'\noutput = q\n" >asked.ini
run report --json --usage "$from" --mapping asked.ini --offer offer.ini --out out
refused 65 'the warehouse has no row'

# One wrong row among the right ones.
keep='started_at, team, service, region, vendor'
wrong() { # COLUMN EXPRESSION
    list=$keep
    for column in model prompt_tokens cache_written cache_read output_kilotokens searches; do
        expression=$column
        [ "$column" != "$1" ] || expression="CASE WHEN prompt_tokens = (SELECT max(prompt_tokens) FROM usage.requests WHERE vendor = 'anthropic' AND model LIKE 'claude%') THEN $2 ELSE $column END AS $column"
        list="$list, $expression"
    done
    asked "SELECT $list FROM usage.requests"
}
bad='some row has a count that is negative or not whole'
wrong searches -1
refused 65 "$bad"
wrong output_kilotokens 1.0005
refused 65 "$bad"
wrong output_kilotokens 0.0009999
refused 65 "$bad"
wrong prompt_tokens 17
refused 65 "$bad"
wrong output_kilotokens 18446744073709551616
refused 65 'a value cannot be summed up: '
wrong prompt_tokens "CAST('NaN' AS numeric)"
refused 65 'the query is refused: '
wrong model NULL
refused 65 'expected a model, found ""'
asked "SELECT started_at, 'claude-opus-4-5' AS model, team, 'express' AS service, region, 'anthropic' AS vendor, prompt_tokens, cache_written, cache_read, output_kilotokens, searches FROM usage.requests LIMIT 1"
refused 65 'expected standard, batch, priority or flex, found "express"'
asked "SELECT started_at, 'claude-opus-4-5' AS model, '' AS team, '' AS service, '' AS region, 'anthropic' AS vendor, CAST(9e18 AS bigint) AS prompt_tokens, 0 AS cache_written, 0 AS cache_read, 0 AS output_kilotokens, 0 AS searches FROM usage.requests LIMIT 3"
refused 65 'expected a count'
asked "SELECT started_at, 'claude-opus-4-5' AS model, repeat('x', 1048577) AS team, service, region, 'anthropic' AS vendor, 1 AS prompt_tokens, 0 AS cache_written, 0 AS cache_read, 0 AS output_kilotokens, 0 AS searches FROM usage.requests LIMIT 1"
refused 65 'is longer than 1048576 bytes'
sed 's/^table = .*/table = usage.bill/' bill.ini >meter.ini
sed -i 's/^\*-output-tokens\* = .*/*-output-tokens* = output * 1000/; /_OutputTokenCount/d' meter.ini
run report --json --usage "$from" --mapping meter.ini --offer offer.ini --out out
refused 65 'or an unknown meter' 21

# ---- a connection that is lost ----

# backend STATE: the process that serves our query, once its statement is like it.
backend() {
    pid=$(ask "$port" -At -c "SELECT pid FROM pg_stat_activity WHERE usename = 'reader' AND query ILIKE '$1' LIMIT 1")
    [ -n "$pid" ]
}
# lost HOW STATE WORD...: the report while its server process ends.
lost() {
    how=$1 state=$2
    shift 2
    timeout 120 "$program" "$@" --out out >"$log/stdout" 2>"$log/stderr" </dev/null &
    reading=$!
    wait_for backend "$state" || fail "no statement like $state was seen"
    as_postgres kill "-$how" "$pid"
    wait "$reading"
    status=$?
    what="server process ended by $how while $state"
    wait_for ask "$port" -c 'SELECT 1' >/dev/null
}
in_parts='odbc:DSN=slow;UID=reader;PWD={sesame;open}}it}'
for how in TERM KILL; do
    lost $how 'fetch%' report --usage "$in_parts" --mapping "$mapping" --offer offer.ini
    refused 74 'the rows ended before the last one'
done
sed 's/^table = .*/query = SELECT * FROM usage.requests WHERE (pg_sleep(30) IS NULL) = false/' "$here/requests.ini" >asked.ini
lost TERM '%AS "date"%' report --usage "$from" --mapping asked.ini --offer offer.ini
refused 69 'the query failed: '

# A server that hears nothing: the login ends by its limit.
as_postgres kill -STOP "$(head -1 "$servers/one/data/postmaster.pid")"
started=$(date +%s)
elsewhere "$from"
taken=$(($(date +%s) - started))
as_postgres kill -CONT "$(head -1 "$servers/one/data/postmaster.pid")"
refused 69 'cannot connect: '
expect "a dead server holds nobody up: $taken s" test "$taken" -le 60

! grep -rqF -e "$secret" -e sesame out csv odbc.json parts ansi bill-odbc || fail 'a password is in an output'
finish

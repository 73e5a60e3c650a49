#!/bin/sh
# Usage that three PostgreSQL servers hold, asked through a fourth: each sums up its own part, and the report is the
# one of the same rows as CSV.
. "${srcdir:-.}/tests/cli/lib.sh"
. "$srcdir/tests/odbc/lib.sh"
has_odbc || skip 'this build has no ODBC'
ls /usr/lib/*/odbc/psqlodbcw.so >/dev/null 2>&1 || skip "PostgreSQL's ODBC driver is not installed"
ls /usr/share/postgresql/*/extension/postgres_fdw.control >/dev/null 2>&1 || skip 'postgres_fdw is not installed'

python3 "$here/make_usage.py" 100000 62 >"$requests"
start_server front 'enable_partitionwise_aggregate = on' 'enable_partitionwise_join = on'
front=$port
ask "$front" -c 'CREATE EXTENSION postgres_fdw' -c 'CREATE SCHEMA usage' \
    -c "CREATE TABLE usage.requests ($columns) PARTITION BY LIST (team)"

# part NAME TEAMS: a server with the requests of these teams, as SQL literals.
part() {
    start_server "$1" "shared_preload_libraries = 'pg_stat_statements'"
    ask "$port" -c 'CREATE EXTENSION pg_stat_statements' -c 'CREATE SCHEMA usage' \
        -c "CREATE TABLE usage.requests ($columns)" -c "CREATE ROLE part LOGIN PASSWORD 'part'" \
        -c 'GRANT USAGE ON SCHEMA usage TO part' -c 'GRANT ALL ON usage.requests TO part'
    ask "$front" -c "CREATE SERVER $1 FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host '127.0.0.1', port '$port', dbname 'postgres', use_remote_estimate 'true')" \
        -c "CREATE USER MAPPING FOR public SERVER $1 OPTIONS (user 'part', password 'part')" \
        -c "CREATE FOREIGN TABLE usage.requests_$1 PARTITION OF usage.requests FOR VALUES IN ($2) SERVER $1
            OPTIONS (schema_name 'usage', table_name 'requests')"
    eval "port_$1=$port"
}
part one "'search', 'Zürich', '日本'"
part two "'he said \"no\", twice', '100% _done_', ''"
part three "'o''brien \\ sons', '=1+1', NULL"
ask "$front" -c "SET timezone = 'UTC'" -c "\\copy usage.requests FROM '$requests' CSV HEADER FORCE NOT NULL team" \
    -c "CREATE ROLE reader LOGIN PASSWORD 'sesame'" -c 'GRANT USAGE ON SCHEMA usage TO reader' \
    -c 'GRANT SELECT ON ALL TABLES IN SCHEMA usage TO reader'
ask "$front" -c 'ANALYZE usage.requests'
data_source warehouse pg "$front" 'Username=reader' 'Password=sesame'

# What is left out would blank the keys of its rows: sums of the whole are then made of sums of the parts.
sed -i '/^provider/d; s/^gpt\* = ignore/gpt-5* = claude-opus-4-5/' "$mapping"

# The plan: every server gets a query of sums, and none hands out rows.
"$program" sql --mapping "$mapping" --dialect postgres >query.sql
(echo 'EXPLAIN (VERBOSE, COSTS OFF)' && cat query.sql) >explain.sql
ask "$front" -At -f explain.sql >plan
expect 'three servers sum up' test "$(grep -cE 'Remote SQL: SELECT .*sum\(.* GROUP BY' plan)" -eq 3
expect 'none hands out its rows' test "$(grep -c 'Remote SQL' plan)" -eq 3

run report --json --usage "$requests" --mapping "$mapping" --offer offer.ini --out csv
expect_status 0
cp "$log/stdout" csv.json
for name in one two three; do
    eval "at=\$port_$name"
    ask "$at" -c 'SELECT pg_stat_statements_reset()' >/dev/null
done
run report --json --usage odbc:DSN=warehouse --mapping "$mapping" --offer offer.ini --out out
expect_status 0
cp "$log/stdout" odbc.json
expect 'the report is that of the CSV' python3 "$here/same.py" csv.json odbc.json

# Over the wire came the sums alone.
n_sums=$(ask "$front" --csv -f query.sql | sed 1d | wc -l)
crossed=0
for name in one two three; do
    eval "at=\$port_$name"
    rows=$(ask "$at" -At -c "SELECT coalesce(sum(rows), 0) FROM pg_stat_statements WHERE query ILIKE '%FETCH%'")
    expect "$name was asked" test "$rows" -gt 0
    crossed=$((crossed + rows))
done
# The report's query and the one just above.
expect "the parts' sums crossed once for each query: $crossed of $n_sums" test "$crossed" -eq $((2 * n_sums))

# One server of the three is gone: nothing is published of the others.
before=$(fingerprint out)
as_postgres "$postgres_bin/pg_ctl" -D "$servers/two/data" -m immediate stop >/dev/null
run report --usage odbc:DSN=warehouse --mapping "$mapping" --offer offer.ini --out out
expect_status 69
expect 'the old set stays' test "$(fingerprint out)" = "$before"
! grep -q -e sesame -e reader "$log/stderr" || fail 'a credential is told'
echo "$n_sums sums of 100000 requests on three servers"
finish

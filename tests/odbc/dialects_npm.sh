#!/bin/sh
# The queries of dialects whose engine or grammar npm has: DuckDB runs its own; BigQuery's, Snowflake's and Spark's
# are parsed by grammars of others. Fetches packages: for check-long. Skipped where npm reaches no registry.
. "${srcdir:-.}/tests/cli/lib.sh"
here=$srcdir/tests/odbc
skip() {
    echo "$test_name: skipped: $*"
    exit 77
}
command -v node >/dev/null && command -v npm >/dev/null || skip 'node and npm are not installed'
cp "$here/duckdb.mjs" "$here/duckdb_exact.mjs" "$here/parse.mjs" "$here/requests.ini" .
echo '{"private": true}' >package.json
npm install --no-audit --no-fund --ignore-scripts --loglevel=error @duckdb/node-api@1.5.6-r.1 node-sql-parser@5.4.0 \
    dt-sql-parser@4.5.1 >"$log/npm" 2>&1 || skip "npm installs nothing here: $(tail -1 "$log/npm")"

python3 "$here/make_usage.py" 20000 >requests.csv
"$program" sql --mapping requests.ini --dialect duckdb >duckdb.sql
"$program" sql --mapping requests.ini --dialect ansi >ansi.sql
for type in TIMESTAMP TIMESTAMPTZ DATE; do
    expect "duckdb, $type: it runs" node duckdb.mjs requests.csv duckdb.sql duckdb.csv $type
    expect "duckdb, $type: the sums are right" python3 "$here/sums.py" requests.csv duckdb.csv
done
expect 'ansi in DuckDB: it runs' node duckdb.mjs requests.csv ansi.sql ansi.csv TIMESTAMP
expect 'ansi in DuckDB: the sums are right' python3 "$here/sums.py" requests.csv ansi.csv

. "$here/exact.sh"
exact duckdb node duckdb_exact.mjs .

(echo '[source]' && echo 'query = "SELECT * FROM billing.lines -- the whole bill"' && cat "$srcdir/samples/bedrock/mapping.ini") >bill.ini
for dialect in bigquery snowflake spark; do
    for mapping in requests bill texts; do
        "$program" sql --mapping $mapping.ini --dialect $dialect >$mapping.$dialect.sql
    done
    expect "$dialect: others read it as one SELECT" node parse.mjs $dialect requests.$dialect.sql bill.$dialect.sql texts.$dialect.sql
done
finish

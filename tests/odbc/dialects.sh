#!/bin/sh
# The query of every dialect that an engine here speaks, run by that engine on the same requests: its result has the
# sums worked out apart, and as a usage file gives the report of the requests. Engines are told that it is Tokyo.
. "${srcdir:-.}/tests/cli/lib.sh"
. "$srcdir/tests/odbc/lib.sh"
. "$srcdir/tests/odbc/exact.sh"

python3 "$here/make_usage.py" 20000 >"$requests"
run report --json --usage "$requests" --mapping "$mapping" --offer offer.ini --out csv
expect_status 0
cp "$log/stdout" csv.json

query() { "$program" sql --mapping "${2:-$mapping}" --dialect "$1"; }

# right ENGINE RESULT: as usage, and sum by sum.
right() {
    expect "$1: the sums are right" python3 "$here/sums.py" "$requests" "$2"
    run report --json --usage "$2" --offer offer.ini --out fed
    expect_status 0
    cp "$log/stdout" fed.json
    expect "$1: its result gives the report of the requests" python3 "$here/same.py" csv.json fed.json sums
}

# PostgreSQL: moments with and without a zone, days of a table that has nothing finer.
start_server one
ask "$port" -c 'CREATE SCHEMA usage' -c "CREATE TABLE usage.requests ($columns)" -c "SET timezone = 'UTC'" \
    -c "\\copy usage.requests FROM '$requests' CSV HEADER"
for type in timestamptz timestamp date; do
    ask "$port" -c "SET timezone = 'UTC'" -c "ALTER TABLE usage.requests ALTER started_at TYPE $type"
    query postgres >postgres.sql
    ask "$port" --csv -f postgres.sql >postgres.csv
    right "postgres, $type" postgres.csv
done
query ansi >ansi.sql
ask "$port" --csv -f ansi.sql >ansi.csv
right 'ansi in PostgreSQL' ansi.csv

ask "$port" -c 'CREATE TABLE numbers(d date, m text, q numeric)' -c "\\copy numbers FROM numbers.csv CSV" \
    -c 'CREATE TABLE texts(d date, m text, w text, v text, t char(9), c char(4), k text, q numeric)' \
    -c "\\copy texts FROM texts.csv CSV HEADER"
exact postgres ask "$port" --csv -f -
ask "$port" -c "UPDATE texts SET w = 'doctors' WHERE w = 'ärzte'" # plain SQL has no small letters of ASCII alone
sed -i 's/,ärzte,/,doctors,/' texts.csv
run aggregate --usage texts.csv --mapping texts.ini
cp "$log/stdout" texts.expected
exact ansi ask "$port" --csv -f -

# SQLite has no schemas.
if command -v sqlite3 >/dev/null; then
    sed 's/^table = .*/table = requests/' "$mapping" >lite.ini
    sqlite3 lite.db 'CREATE TABLE requests(started_at text, model text, team text, service text, region text, vendor text,
        prompt_tokens integer, cache_written integer, cache_read integer, output_kilotokens numeric, searches integer)' \
        '.mode csv' ".import --skip 1 $requests requests" "UPDATE requests SET searches = NULL WHERE searches = ''"
    query ansi lite.ini | sqlite3 -csv -header lite.db >lite.csv
    right 'ansi in SQLite' lite.csv
    sqlite3 lite.db 'CREATE TABLE numbers(d text, m text, q numeric)' \
        'CREATE TABLE texts(d text, m text, w text, v text, t text, c text, k text, q numeric)' '.mode csv' \
        '.import numbers.csv numbers' '.import --skip 1 texts.csv texts' "UPDATE numbers SET q = NULL WHERE q = ''"
    exact ansi sqlite3 -csv -header lite.db
    # Texts of a moment with an offset are told to the reader whole.
    sqlite3 lite.db "UPDATE requests SET started_at = strftime('%Y-%m-%dT%H:%M:%S', started_at, '+9 hours') || '+09:00'"
    query ansi lite.ini | sqlite3 -csv -header lite.db >lite.csv
    run report --json --usage lite.csv --offer offer.ini --out fed
    expect_status 0
    cp "$log/stdout" fed.json
    expect 'ansi in SQLite: offsets are taken to the UTC day' python3 "$here/same.py" csv.json fed.json sums
else
    echo "$test_name: SQLite is not installed: not tried"
fi

if command -v clickhouse-server >/dev/null && command -v clickhouse-client >/dev/null; then
    port=$(free_port)
    sed "s|@PORT@|$port|; s|@TOP@|$top|g" "$here/clickhouse.xml" >clickhouse.xml
    clickhouse-server --config-file="$PWD/clickhouse.xml" >"$log/clickhouse" 2>&1 &
    server=$!
    trap 'kill -9 $server 2>/dev/null; stop_servers; rm -rf "$top"' EXIT
    click() { clickhouse-client --port "$port" "$@"; }
    wait_for click --query 'SELECT 1' >/dev/null
    click --query 'CREATE DATABASE usage'
    click --query "CREATE TABLE usage.requests (started_at DateTime('Asia/Tokyo'), model String, team String,
        service String, region String, vendor String, prompt_tokens Int64, cache_written Int32, cache_read UInt64,
        output_kilotokens Decimal(18, 3), searches Nullable(Int8)) ENGINE = MergeTree PARTITION BY tuple() ORDER BY model"
    # Seconds since 1970, as the column's own zone would shift a text; \N for nothing.
    python3 -c '
import csv, datetime, sys
out = csv.writer(sys.stdout, lineterminator="\n")
for row in csv.DictReader(open(sys.argv[1], newline="", encoding="utf-8")):
    at = datetime.datetime.fromisoformat(row["started_at"]).replace(tzinfo=datetime.timezone.utc)
    out.writerow([int(at.timestamp())] + list(row.values())[1:-1] + [row["searches"] or "\\N"])' "$requests" |
        click --query 'INSERT INTO usage.requests FORMAT CSV'
    click --format CSVWithNames --query "$(query clickhouse | sed '$s/;$//')" >clickhouse.csv
    right clickhouse clickhouse.csv
    click --query 'CREATE TABLE numbers (d Date, m String, q Nullable(Decimal(18, 9))) ENGINE = Log'
    sed 's/,$/,\\N/' numbers.csv | click --query 'INSERT INTO numbers FORMAT CSV'
    click --query 'CREATE TABLE texts (d Date, m String, w String, v Nullable(String), t String, c String, k String, q Decimal(18, 3)) ENGINE = Log'
    sed 1d texts.csv | click --query 'INSERT INTO texts FORMAT CSV'
    asked_of_click() { click --format CSVWithNames --query "$(sed '$s/;$//')"; }
    exact clickhouse asked_of_click
else
    echo "$test_name: ClickHouse is not installed: not tried"
fi
finish

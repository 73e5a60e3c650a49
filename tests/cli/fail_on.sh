#!/bin/sh
# --fail-on: exit status 1 after publishing, where a signal of the severity or a worse one fired in any offer.
. "${srcdir:-.}/tests/cli/lib.sh"

# About 160,000 of usage at list in the year: 1M at 15% is far too much, nothing at the committed rate is not.
sed "s/annual = .*/annual = 1M/" offer.ini >walk.ini
sed -e 's/annual = .*/annual = 0/' -e '/^\[bands\]/,$d' offer.ini >sign.ini
printf '\n[overage]\nrate = committed\n' >>sign.ini
sed -e 's/^start = .*/&\nquoted_on = 2026-11-05\nexpires = 2026-11-09/' sign.ini >watch.ini

said() { printf 'realrate: %s.ini: %s (--fail-on=%s)' "$1" "$2" "$3"; }

run report --usage usage.csv --offer walk.ini --out out --fail-on=walk
expect_status 1
expect_stdout 'out/workbook.xlsx
out/briefing.pdf
out/report.json
out/manifest.json'
expect 'it says which offer and why' grep -qxF "$(said walk walk walk)" "$log/stderr"
expect 'the set is in place all the same' set_is_whole out

# Unchanged is no success either; without the option whatever fires is none of a failure.
run report --usage usage.csv --offer walk.ini --out out --fail-on=negotiate
expect_status 1
expect 'unchanged' grep -qx 'realrate: out: unchanged' "$log/stderr"
expect 'worse than asked for' grep -qxF "$(said walk walk negotiate)" "$log/stderr"
run report --usage usage.csv --offer walk.ini --out out
expect_status 0
expect 'nothing is said without the option' test -z "$(grep -F fail-on "$log/stderr")"

# The JSON is whole on standard output.
run report --usage usage.csv --offer walk.ini --out out --fail-on=watch --json
expect_status 1
expect '--json prints the report' cmp -s "$log/stdout" out/report.json

# Nothing fires, or what fires is milder than asked for.
run report --usage usage.csv --offer sign.ini --out out --fail-on=watch
expect_status 0
run report --usage usage.csv --offer watch.ini --out out --fail-on=negotiate
expect_status 0
run report --usage usage.csv --offer watch.ini --out out --fail-on=watch
expect_status 1
expect 'a watch is told' grep -qxF "$(said watch watch watch)" "$log/stderr"

# Any offer counts, and each is named.
run report --usage usage.csv --offer sign.ini walk.ini watch.ini --out out --fail-on=walk
expect_status 1
grep -F 'fail-on' "$log/stderr" >"$log/said"
expect 'one line for the one that is as bad' grep -qxF "$(said walk walk walk)" "$log/said"

# check computes the same and writes nothing.
rm -r out
run check --usage usage.csv --offer walk.ini --fail-on=walk
expect_status 1
expect 'check says it' grep -qxF "$(said walk walk walk)" "$log/stderr"
run check --usage usage.csv --offer sign.ini --fail-on=watch
expect_status 0
expect 'check wrote nothing' test ! -e out

# A fault keeps its own status, and a full standard output too.
echo 'nonsense = 1' >>walk.ini
run report --usage usage.csv --offer walk.ini --out out --fail-on=watch
expect_status 78
if [ -c /dev/full ]; then
    sed -i /nonsense/d walk.ini
    "$program" report --usage usage.csv --offer walk.ini --out out --fail-on=walk >/dev/full 2>"$log/stderr"
    status=$?
    what='a full standard output'
    expect_status 74
fi
finish

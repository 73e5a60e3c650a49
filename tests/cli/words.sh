#!/bin/sh
# The ways to write the same command: lists after one option, repeated, short, joined, abbreviated, standard input.
. "${srcdir:-.}/tests/cli/lib.sh"

grep -v '^2026-0' usage.csv >late.csv
sed -n '1p;/^2026-0/p' usage.csv >early.csv
sed 's/Test offer/Second offer/' offer.ini >second.ini
lines='early.csv: usage, realrate, 410 rows, 2026-01-01 to 2026-09-30
late.csv: usage, realrate, 46 rows, 2026-10-01 to 2026-10-31
offer.ini: offer, 12 months from 2027-01-01
second.ini: offer, 12 months from 2027-01-01
plan.ini: plan'
accepts() {
    run check "$@"
    expect_status 0
    expect_stderr ''
    grep -v '^templates/prices/claude.ini: prices' "$log/stdout" >"$log/lines"
    mv "$log/lines" "$log/stdout"
    expect_stdout "$lines"
}

accepts --usage early.csv late.csv --offer offer.ini second.ini --plan plan.ini
accepts --usage early.csv --usage late.csv --offer offer.ini --offer second.ini --plan plan.ini
accepts --offer offer.ini --usage early.csv late.csv --plan plan.ini --offer second.ini
accepts -u early.csv late.csv -f offer.ini second.ini -p plan.ini
accepts -uearly.csv late.csv -foffer.ini second.ini -pplan.ini
accepts --usage=early.csv late.csv --offer=offer.ini --plan=plan.ini --offer=second.ini
accepts --us early.csv late.csv --off offer.ini second.ini --pl plan.ini
accepts --plan plan.ini --usage early.csv late.csv --offer offer.ini -- second.ini
accepts --usage early.csv late.csv --offer offer.ini second.ini --plan plan.ini --on-bad-row=error \
    --on-overlap=sum --unknown-model=error --format realrate --allow-empty

# Standard input is a file like any other.
"$program" check --usage - --offer offer.ini --plan plan.ini <usage.csv >"$log/stdout" 2>"$log/stderr"
status=$?
what='usage from standard input'
expect_status 0
expect_stderr ''
expect 'it is named -' grep -qx -e '-: usage, realrate, 456 rows, 2026-01-01 to 2026-10-31' "$log/stdout"
report --out first
run report --usage ./usage.csv --offer offer.ini --plan plan.ini --out second -j
expect_status 0
sed 's#"\./usage.csv"#"usage.csv"#' second/report.json >"$log/second"
cmp -s "$log/second" first/report.json || fail 'a path is shown as given, and changes nothing else'
finish

#!/bin/sh
# A plan's goal with levers: the counter-offer of each offer is a file of the set that reads like any offer.
. "${srcdir:-.}/tests/cli/lib.sh"

printf '\n[goal]\nrealized = 5%%\nlevers = overage-committed, rollover-20\n' >>plan.ini
printf '\n[overage]\nrate = list\n' >>offer.ini
report --out out
expect_status 0
expect_stdout 'out/workbook.xlsx
out/briefing.pdf
out/report.json
out/counter-offer.ini
out/manifest.json'
expect 'the set is as its manifest says' set_is_whole out
expect 'the manifest lists it' grep -q '"name": "counter-offer.ini"' out/manifest.json
expect 'the JSON names it' grep -q '"file": "counter-offer.ini"' out/report.json
expect 'it says what is asked for' grep -qx '; Counter-offer with overage-committed, rollover-20' out/counter-offer.ini
expect 'overage is asked for' grep -qx 'rate = committed' out/counter-offer.ini
expect 'rollover is asked for' grep -qx 'rollover_cap = 20%' out/counter-offer.ini
expect 'the rest is as offered' grep -qx 'annual = 100K' out/counter-offer.ini

# The same inputs again, and the counter-offer as an offer of its own.
report --out out
expect_status 0
expect 'unchanged' grep -qx 'realrate: out: unchanged' "$log/stderr"
run check --usage usage.csv --offer out/counter-offer.ini
expect_status 0
run report --usage usage.csv --offer offer.ini out/counter-offer.ini --plan plan.ini --out both
expect_status 0
expect 'the first has its file' test -s both/counter-offer.ini
expect 'the second has nothing left to pull' test ! -e both/counter-offer-2.ini

# Of several offers, each has its own.
sed 's/Test offer/Other offer/' offer.ini >other.ini
run report --usage usage.csv --offer offer.ini other.ini --plan plan.ini --out both
expect_status 0
expect 'the second is numbered' grep -qx 'name = Other offer, counter-offer' both/counter-offer-2.ini
expect 'both are of the set' set_is_whole both

# Without levers there is no file, and the set that had one is replaced whole.
sed -i '/^levers/d' plan.ini
report --out out
expect_status 0
expect 'no file without levers' test "$(listing out)" = 'briefing.pdf manifest.json report.json workbook.xlsx '
finish

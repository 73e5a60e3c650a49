#!/bin/sh
# The same bytes whatever the locale, the time zone, the folder or the home; any clock.
. "${srcdir:-.}/tests/cli/lib.sh"

SOURCE_DATE_EPOCH=1760000000
export SOURCE_DATE_EPOCH
report --out first
expect_status 0
first=$(fingerprint first)
same() { # WHAT
    expect "$1: the same bytes" test "$(fingerprint out)" = "$first"
    rm -rf out
}
for locale in de_DE.UTF-8 tr_TR.UTF-8 C.UTF-8 nonsense; do
    LC_ALL=$locale report --out out
    expect_status 0
    same "LC_ALL=$locale"
done
for zone in Pacific/Kiritimati America/St_Johns ''; do
    TZ=$zone report --out out
    expect_status 0
    same "TZ=$zone"
done
mkdir cache
env -i REALRATE_DATADIR="$srcdir" SOURCE_DATE_EPOCH=$SOURCE_DATE_EPOCH XDG_CACHE_HOME="$top/run/cache" \
    "$program" report $inputs --out out >/dev/null 2>&1 || fail "an empty environment: exit status $?"
same 'an empty environment'
report --out out --prices "$srcdir/templates/prices/claude.ini"
expect_status 0
expect 'no absolute path in a report' test -z "$(grep -lF "$srcdir" out/report.json out/manifest.json)"
rm -rf out

# 1970 and 2040, and the first and last second that can be told.
for epoch in 0 1 2208988800 253402300799; do
    SOURCE_DATE_EPOCH=$epoch
    report --out out
    expect_status 0
    before=$(fingerprint out)
    expect "created at $epoch" grep -q "\"created\": $epoch," out/manifest.json
    sleep 1.1
    rm -rf out
    report --out out
    expect "at $epoch: the same bytes" test "$(fingerprint out)" = "$before"
    rm -rf out
done
finish

#!/bin/sh
# Whatever ends a run, the set in place is the old or the new one, whole, and the next run succeeds.
. "${srcdir:-.}/tests/cli/lib.sh"

report --out out
expect_status 0
before=$(fingerprint out)

# TERM, INT and HUP while it reads: the stage is removed, the set is the old one. A shell's background jobs
# ignore INT, so a helper resets it.
for signal in TERM INT HUP; do
    mkfifo pipe
    env --default-signal=INT,HUP,TERM "$program" report --usage - --offer offer.ini --out out <pipe >/dev/null 2>&1 &
    victim=$!
    exec 3>pipe
    expect "a stage before $signal" wait_for test -d ".out.stage-$victim"
    kill -s $signal "$victim"
    wait "$victim"
    status=$?
    what="after $signal"
    [ "$status" -gt 128 ] || fail "$what: exit status $status, expected an end by the signal"
    exec 3>&-
    rm pipe
    expect "$what: the old set" test "$(fingerprint out)" = "$before"
    expect "$what: no stage, no lock" test "$(listing .)" = 'out '
done

# HUP ignored from outside stays ignored.
mkfifo pipe
(
    trap '' HUP
    exec "$program" report --usage - --offer offer.ini --out out <pipe >/dev/null 2>&1
) &
victim=$!
exec 3>pipe
expect 'a stage before an ignored HUP' wait_for test -d ".out.stage-$victim"
kill -s HUP "$victim"
sleep 0.1
cat usage.csv >&3
exec 3>&-
wait "$victim" || fail "a run with HUP ignored ended with $?"
rm pipe
expect 'the run with HUP ignored wrote its set' set_is_whole out

# KILL at many moments of a run that replaces the set.
for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
    sed -i "s/headline = .*/headline = $i%/" offer.ini
    "$program" report $inputs --out out >/dev/null 2>&1 &
    victim=$!
    sleep "0.0$(printf '%02d' $((i * 7 % 40)))"
    kill -s KILL "$victim" 2>/dev/null
    wait "$victim" 2>/dev/null
    expect "after KILL $i: a whole set" set_is_whole out
done
report --out out
expect_status 0
expect 'the run after that wrote its set' set_is_whole out
expect 'the run after that cleaned up' test "$(listing .)" = 'out '
finish

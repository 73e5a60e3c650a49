#!/bin/sh
# Standard streams that are closed, full or left by their reader; a limit on the size of files.
. "${srcdir:-.}/tests/cli/lib.sh"

ends() { # STATUS WHAT: after a run
    status=$?
    what=$2
    expect_status "$1"
}
again() { rm -rf out; }

"$program" report $inputs --out out <&- >&- 2>&-
ends 0 'all three closed'
expect 'a set with all three closed' set_is_whole out
again
"$program" report $inputs --out out <&- 2>&- >"$log/stdout"
ends 0 'input and error closed'
expect 'paths with input and error closed' test "$(wc -l <"$log/stdout")" -eq 4

if [ -c /dev/full ]; then
    again
    "$program" report $inputs --out out >/dev/full 2>"$log/stderr"
    ends 74 'a full standard output'
    expect 'it says so' grep -qx 'realrate: standard output: error: cannot write: No space left on device' "$log/stderr"
    "$program" --help >/dev/full 2>"$log/stderr"
    ends 74 'help to a full standard output'
fi

# A reader that leaves: the set is in place, which is what was asked for.
again
{ "$program" report $inputs --out out --json 2>"$log/stderr"; echo $? >"$log/status"; } | head -n 0
status=$(cat "$log/status")
what='a reader that left'
expect_status 0
expect 'the set is there' set_is_whole out

# No file at all may grow, those in memory that the INI library reads included.
{ (ulimit -f 0 && exec "$program" check $inputs); echo "exit status $?"; } 2>&1 | cat >"$log/stderr"
expect 'an INI that cannot be held: input or output failed' grep -qx 'exit status 74' "$log/stderr"
expect 'it says so' grep -q 'error: cannot be held in memory: File too large$' "$log/stderr"

# A limit on the size of files, in blocks of 512 bytes: below what any output takes, and below the largest.
before=$(fingerprint out)
sed -i 's/headline = 15%/headline = 11%/' offer.ini
for blocks in 64 100; do
    (ulimit -f $blocks && exec "$program" report $inputs --out out) 2>"$log/stderr" >/dev/null
    ends 74 "files of $blocks blocks at most"
    expect 'one message' test "$(grep -c 'error:' "$log/stderr")" -eq 1
    expect 'the old set stays' test "$(fingerprint out)" = "$before"
    expect 'no stage is left' test "$(listing .)" = 'out '
done
finish

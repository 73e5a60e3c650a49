#!/bin/sh
# Every call that writes fails once: the run says so and leaves the old set alone, or its set is whole. Never a wrong
# file, never a stage left beside it. A few of the calls; REALRATE_TRIALS above 1 tries them all (`make check-long`).
. "${srcdir:-.}/tests/cli/lib.sh"

calls=write,pwrite64,writev,ftruncate,fsync,mkdir,mkdirat,linkat,renameat2
# Where a process may not be traced (some containers) there is nothing to try; the leak checker traces too.
strace -qq -o /dev/null true 2>/dev/null || exit 77
ASAN_OPTIONS=${ASAN_OPTIONS:-}:detect_leaks=0
SOURCE_DATE_EPOCH=1764000000
export SOURCE_DATE_EPOCH ASAN_OPTIONS

report --charts svg --out out
expect_status 0
before=$(fingerprint out)
cp -a out "$top/old"
sed -i 's/headline = 15%/headline = 16%/' offer.ini
# shellcheck disable=SC2086 # several words
strace -f -qq -e trace=$calls -o "$log/trace" "$program" report $inputs --charts svg --out new >/dev/null 2>&1 ||
    fail 'the run that counts the calls'
after=$(fingerprint new)
rm -rf new
# Calls are counted for each thread.
most=$(awk '!/resumed/ { n[$1]++; if (n[$1] > most) most = n[$1] } END { print most + 1 }' "$log/trace")
expect "$most calls are many" test "$most" -gt 100

# try N: the Nth call of each thread fails.
try() {
    what="call $1 fails"
    # shellcheck disable=SC2086
    strace -f -qq -e trace=$calls -e inject=$calls:error=ENOSPC:when="$1" -o /dev/null \
        "$program" report $inputs --charts svg --out out >"$log/stdout" 2>"$log/stderr" </dev/null
    status=$?
    now=$(fingerprint out)
    expect "$what: nothing is left" test "$(listing .)" = 'out '
    case $status in
    0) expect "$what, and the run is well: the set is whole" test "$now" = "$after" ;;
    69 | 70 | 71 | 73 | 74) ;;
    *) fail "$what: exit status $status, $(cat "$log/stderr")" ;;
    esac
    [ "$now" = "$before" ] && return
    expect "$what, exit status $status: no other set than the old and the new" test "$now" = "$after"
    rm -rf out
    cp -a "$top/old" out
}

step=$((most / 25))
[ "${REALRATE_TRIALS:-1}" -gt 1 ] && step=1
n=1
while [ "$n" -le "$most" ]; do
    try "$n"
    n=$((n + step))
done
finish

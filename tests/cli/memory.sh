#!/bin/sh
# Too little memory: exit status 71 and nothing published, or a whole set; never a wrong file, never a stage left.
. "${srcdir:-.}/tests/cli/lib.sh"

# A sanitizer reserves address space by the terabyte and has an allocator of its own.
! grep -q 'define REALRATE_SANITIZE 1' "$builddir/config.h" 2>/dev/null || exit 77

report --out out
expect_status 0
sed -i 's/headline = 15%/headline = 16%/' offer.ini
before=$(fingerprint out)
enough=no
kilobytes=8000
while [ $enough = no ] && [ $kilobytes -lt 2000000 ]; do
    kilobytes=$((kilobytes + kilobytes / 16))
    (ulimit -v $kilobytes && exec "$program" report $inputs --out out) >"$log/stdout" 2>"$log/stderr"
    status=$?
    what="$kilobytes KiB of address space"
    expect "$what: nothing is left" test "$(listing .)" = 'out '
    case $status in
    0)
        enough=yes
        expect "$what: the set is whole" set_is_whole out
        ;;
    71)
        expect "$what: it says so" grep -qE '^realrate: error: (out of memory|cannot start a process: .*|stopped by signal .*)$' "$log/stderr"
        expect "$what: the old set stays" test "$(fingerprint out)" = "$before"
        ;;
    127) # the dynamic loader, before the program begins
        expect "$what: the old set stays" test "$(fingerprint out)" = "$before"
        ;;
    *) fail "$what: exit status $status, $(cat "$log/stderr")" ;;
    esac
done
expect 'some of the limits are enough' test $enough = yes
finish

#!/bin/sh
# Runs every test: with gcc and warnings as errors, under the sanitizers, built by clang, and from the release
# archive. Does all the set-up on Debian 12 (packages with apt-get, through sudo where you are not root), writes
# below build/ only, and may be run again. The last line sums up; the exit status is 0 where nothing failed.
set -u
cd "$(dirname "$0")/.." || exit 71
. scripts/setup.sh

passed=0 failed=0 skipped=0

# count_of WORD LOG: the sum of automake's summary lines `# WORD: n`.
count_of() {
    awk -v word="$1:" '$1 == "#" && $2 == word { sum += $3 } END { print sum + 0 }' "$2"
}

# step NAME COMMAND...: runs it, shows and keeps its output, adds up the tests it ran. A step that fails without
# a failed test (a build that breaks) counts as one failure.
step() {
    name=$1
    shift
    log=build/$name.log
    printf '\n== %s\n' "$name"
    { "$@" 2>&1; echo $? >"build/$name.status"; } | tee "$log"
    bad=$(($(count_of FAIL "$log") + $(count_of XPASS "$log") + $(count_of ERROR "$log")))
    if [ "$(cat "build/$name.status")" -ne 0 ] && [ "$bad" -eq 0 ]; then
        echo "FAIL: $name"
        bad=1
    fi
    passed=$((passed + $(count_of PASS "$log") + $(count_of XFAIL "$log")))
    skipped=$((skipped + $(count_of SKIP "$log")))
    failed=$((failed + bad))
}

check_gcc() {
    configure_in build/gcc --enable-werror && make -C build/gcc -j"$jobs" check
}

# Recalculating workbooks takes minutes and tells of their formulas, which are the same by every build: the first
# step has done it. What writes and checks them runs in each.
check_sanitized() {
    configure_in build/sanitize --enable-werror --enable-sanitize &&
        REALRATE_RECALCULATED=yes make -C build/sanitize -j"$jobs" check
}

# Builds the tests as well, and runs none.
build_clang() {
    configure_in build/clang --enable-werror CC=clang && make -C build/clang -j"$jobs" check TESTS=
}

check_archive() {
    REALRATE_RECALCULATED=yes make -C build/gcc -j"$jobs" distcheck
}

mkdir -p build
# shellcheck disable=SC2086
install_packages $run_packages $test_packages || exit 69
step gcc check_gcc
step sanitize check_sanitized
step clang build_clang
step distcheck check_archive

printf '\n%d passed, %d failed, %d skipped\n' "$passed" "$failed" "$skipped"
[ "$failed" -eq 0 ]

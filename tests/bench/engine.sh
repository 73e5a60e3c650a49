#!/bin/sh
# How fast the engine is, beside the same computation in numpy: `make bench`, or in a build folder
#
#     make bench_engine && srcdir=../.. sh ../../tests/bench/engine.sh
#
# Prints the engine's figures, then numpy's with both results side by side, then the ratio and what is aimed at.
# Takes python3-numpy (PYTHON=... names another interpreter). A machine that does other work at the same time shows
# larger times; ratios and processor times then say more. Exit status 1 where a program fails, one thread's JSON is
# not two threads', or the two implementations differ by more than sampling explains; never for a time. Nothing of
# it is part of `make check`. doc/performance.md tells what bounds each figure.
set -u
: "${srcdir:=.}" "${builddir:=.}" "${PYTHON:=/usr/bin/python3}"
case_of="$srcdir/tests/bench"
folder=$(mktemp -d) || exit 1
trap 'rm -rf "$folder"' EXIT
trap 'exit 1' HUP INT TERM
status=0

"$PYTHON" -c 'import numpy' 2>/dev/null || {
    echo "engine.sh: $PYTHON has no numpy: install python3-numpy" >&2
    exit 1
}

"$builddir/bench_engine" "$srcdir" "$folder" >"$folder/engine" || status=1
cat "$folder/engine"
[ "$status" -eq 0 ] || exit 1
echo
"$PYTHON" -B "$case_of/simulation.py" "$case_of/offer.ini" "$case_of/plan.ini" "$folder/report.json" 3 \
    >"$folder/numpy" || status=1
cat "$folder/numpy"
echo

# figure NAME FILE: the number after `NAME: `.
figure() {
    sed -n "s/^$1: \([0-9.]*\).*/\1/p" "$2"
}

awk -v one="$(figure '1 thread' "$folder/engine")" -v two="$(figure '2 threads' "$folder/engine")" \
    -v processor="$(figure '1 thread, processor time' "$folder/engine")" \
    -v memory="$(figure 'peak memory' "$folder/engine")" \
    -v numpy="$(figure numpy "$folder/numpy")" \
    -v numpy_processor="$(figure 'numpy, processor time' "$folder/numpy")" '
function line(what, figure, unit, aim, is_met) {
    printf "%-36s %8.2f %-4s aim: %s%s\n", what ":", figure, unit, aim, is_met ? "" : ", MISSED"
}
BEGIN {
    line("numpy / engine, 2 threads", numpy / two, "", "at least 10", numpy / two >= 10)
    line("numpy / engine, 1 thread", numpy / one, "", "at least 10", numpy / one >= 10)
    line("the same, of processor time", numpy_processor / processor, "", "at least 10",
         numpy_processor / processor >= 10)
    line("engine, 2 threads", two, "s", "under 1", two < 1)
    line("peak memory", memory, "MiB", "under 64", memory < 64)
}'
exit $status

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
: "${srcdir:=.}"
# shellcheck source=tests/bench/common.sh
. "$srcdir/tests/bench/common.sh"
case_of="$srcdir/tests/bench"
status=0

need_python numpy python3-numpy

"$builddir/bench_engine" "$srcdir" "$folder" >"$folder/engine" || status=1
cat "$folder/engine"
[ "$status" -eq 0 ] || exit 1
echo
"$PYTHON" -B "$case_of/simulation.py" "$case_of/offer.ini" "$case_of/plan.ini" "$folder/report.json" 3 \
    >"$folder/numpy" || status=1
cat "$folder/numpy"
echo
cat "$folder/engine" "$folder/numpy" >"$folder/figures"

awk -v one="$(figure '1 thread')" -v two="$(figure '2 threads')" \
    -v processor="$(figure '1 thread, processor time')" \
    -v memory="$(figure 'peak memory')" \
    -v numpy="$(figure numpy)" \
    -v numpy_processor="$(figure 'numpy, processor time')" "$awk_line"'
BEGIN {
    line("numpy / engine, 2 threads", numpy / two, "", "at least 10", numpy / two >= 10)
    line("numpy / engine, 1 thread", numpy / one, "", "at least 10", numpy / one >= 10)
    line("the same, of processor time", numpy_processor / processor, "", "at least 10",
         numpy_processor / processor >= 10)
    line("engine, 2 threads", two, "s", "under 1", two < 1)
    line("peak memory", memory, "MiB", "under 64", memory < 64)
}'
exit $status

#!/bin/sh
# How fast the briefing of a sample is written, beside a matplotlib script that draws as many charts of the same
# report, and how large it is: `make bench-brief`.
#
# Takes python3-matplotlib (PYTHON=... names another interpreter) and poppler-utils. A machine that does other work at
# the same time shows larger times; ratios and processor times then say more. Exit status 1 where a program fails;
# never for a time.
set -u
: "${srcdir:=.}"
# shellcheck source=tests/bench/common.sh
. "$srcdir/tests/bench/common.sh"

need_python matplotlib python3-matplotlib
need_command pdfinfo poppler-utils
REALRATE_DATADIR=$srcdir
export REALRATE_DATADIR
of=$srcdir/samples/larkfield
inputs="--usage $of/usage.csv --plan $of/plan.ini --offer $of/offer-trap.ini $of/offer-cure.ini $of/offer-flexible.ini"
# The paths of the sample have no blanks; they are many words.
# shellcheck disable=SC2086
"$builddir/realrate" report $inputs --charts svg --out "$folder/out" >/dev/null 2>&1 || exit 1
mkdir "$folder/written"
# shellcheck disable=SC2086
"$builddir/bench_brief" check $inputs --out "$folder/written" >"$folder/figures" || exit 1
"$PYTHON" -B "$srcdir/tests/bench/brief_charts.py" "$folder/out/report.json" "$folder/matplotlib.pdf" 5 \
    >>"$folder/figures" 2>/dev/null || exit 1
cat "$folder/figures"
echo

pdf=$folder/written/briefing.pdf
pages=$(pdfinfo "$pdf" | sed -n 's/^Pages: *//p')
test -n "$pages" || exit 1
awk -v ours="$(figure briefing)" -v theirs="$(figure matplotlib)" \
    -v our_processor="$(figure 'briefing, processor time')" \
    -v their_processor="$(figure 'matplotlib, processor time')" \
    -v size="$(wc -c <"$pdf")" -v pages="$pages" "$awk_line"'
BEGIN {
    printf "%-36s %8d\n", "pages:", pages
    line("briefing", 1000 * ours, "ms", "under 150", ours < 0.15)
    line("the same, of processor time", 1000 * our_processor, "ms", "under 150", our_processor < 0.15)
    line("matplotlib / briefing", theirs / ours, "", "at least 10", theirs / ours >= 10)
    line("the same, of processor time", their_processor / our_processor, "", "at least 10",
         their_processor / our_processor >= 10)
    line("size of the briefing", size / 1e3, "kB", "under 300", size < 300e3)
}'

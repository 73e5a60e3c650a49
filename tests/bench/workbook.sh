#!/bin/sh
# How fast the workbook of a large case is written, beside a bare loop of libxlsxwriter and python3-xlsxwriter on
# the same cells, and how large it is: `make bench`, or in a build folder
#
#     make realrate bench_workbook && srcdir=../.. sh ../../tests/bench/workbook.sh
#
# Takes python3-xlsxwriter (PYTHON=... names another interpreter); without LibreOffice its line is left out. A machine
# that does other work at the same time shows larger times; ratios and processor times then say more. Exit status 1
# where a program fails; never for a time.
set -u
: "${srcdir:=.}"
# shellcheck source=tests/bench/common.sh
. "$srcdir/tests/bench/common.sh"
case_of="$srcdir/tests/bench"

need_python xlsxwriter python3-xlsxwriter

mkdir "$folder/case" "$folder/written"
"$PYTHON" -B "$case_of/large_case.py" "$folder/case" || exit 1
offers=
for i in 1 2 3 4 5 6 7 8 9 10; do
    offers="$offers --offer $folder/case/offer-$i.ini"
done

# The folder's name has no blanks; the offers are many words.
# shellcheck disable=SC2086
report=$(for i in 1 2 3; do
    REALRATE_DATADIR=$srcdir seconds "$builddir/realrate" report --usage "$folder/case/usage.csv" \
        --plan "$folder/case/plan.ini" --prices "$folder/case/prices.ini" $offers --out "$folder/out$i" 2>/dev/null ||
        exit 1
done) || exit 1
report=$(echo "$report" | awk '
    { passed = NR == 1 || $1 < passed ? $1 : passed; used = NR == 1 || $2 < used ? $2 : used }
    END { print passed, used }')
workbook="$folder/out1/workbook.xlsx"
"$PYTHON" -B "$case_of/workbook_cells.py" "$workbook" >"$folder/list" || exit 1
"$builddir/bench_workbook" "$srcdir" "$folder/case" "$folder/list" "$folder/written" >"$folder/figures" || exit 1
"$PYTHON" -B "$case_of/workbook_cells.py" --write "$folder/list" "$folder/written/python.xlsx" 3 \
    >>"$folder/figures" || exit 1
cat "$folder/figures"
echo

# open_time FILE: seconds in which LibreOffice opens it. It has to convert what it opens without a screen: to CSV,
# which is of the first sheet alone and takes no time. Converting to xlsx would time its own writing of every sheet.
open_time() {
    seconds soffice "-env:UserInstallation=file://$folder/profile" --headless --convert-to csv \
        --outdir "$folder/converted" "$1" 2>/dev/null
}
opening=
if command -v soffice >/dev/null; then
    "$PYTHON" -c 'import sys, xlsxwriter
book = xlsxwriter.Workbook(sys.argv[1])
book.add_worksheet()
book.close()' "$folder/empty.xlsx" || exit 1
    open_time "$folder/empty.xlsx" >/dev/null # the first start makes the profile
    for i in 1 2 3; do # the least counts, as of the others
        empty=$(open_time "$folder/empty.xlsx") && full=$(open_time "$workbook") || exit 1
        opening="$opening$full $empty
"
    done
    opening=$(echo "$opening" | awk '
        function least(a, b) { return b == "" || a < b ? a : b }
        NF == 6 { full = least($1, full); used = least($2, used); empty = least($4, empty); idle = least($5, idle) }
        END { print full - empty, used - idle }')
fi

awk -v ours="$(figure workbook)" -v bare="$(figure 'bare loop')" -v python="$(figure python3-xlsxwriter)" \
    -v our_processor="$(figure 'workbook, processor time')" \
    -v bare_processor="$(figure 'bare loop, processor time')" -v report="$report" \
    -v size="$(wc -c <"$workbook")" -v opening="$opening" "$awk_line"'
BEGIN {
    line("workbook / bare loop", ours / bare, "", "at most 1.3", ours / bare <= 1.3)
    line("the same, of processor time", our_processor / bare_processor, "", "at most 1.3",
         our_processor / bare_processor <= 1.3)
    line("python3-xlsxwriter / workbook", python / ours, "", "at least 4", python / ours >= 4)
    split(report, times)
    line("realrate report, all of it", times[1], "s", "under 2", times[1] < 2)
    line("the same, of processor time", times[2], "s", "under 2", times[2] < 2)
    line("size of the workbook", size / 1e6, "MB", "under 5", size < 5e6)
    if (split(opening, times) == 2) {
        line("opening it in LibreOffice", times[1], "s", "under 5", times[1] < 5)
        line("the same, of processor time", times[2], "s", "under 5", times[2] < 5)
    }
}'

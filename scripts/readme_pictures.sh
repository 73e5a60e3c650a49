#!/bin/sh
# Makes the two pictures of README.md, doc/briefing.png and doc/summary.png, from the first sample company's
# report set of demo.sh: the briefing's first page, and the first page of the workbook's Summary sheet.
set -eu
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
soffice -env:UserInstallation="file://$work/profile" --headless --convert-to pdf --outdir "$work" \
    realrate-out/larkfield/workbook.xlsx >/dev/null 2>&1
page=1
while ! pdftotext -f $page -l $page "$work/workbook.pdf" - | grep -q '^Summary: '; do
    page=$((page + 1))
done
pdftoppm -png -singlefile -r 110 -f 1 -l 1 realrate-out/larkfield/briefing.pdf doc/briefing
pdftoppm -png -singlefile -r 100 -f $page -l $page "$work/workbook.pdf" doc/summary
ls -l doc/briefing.png doc/summary.png

#!/bin/sh
# Every formula of the workbooks gives the engine's value when gnumeric recalculates it: those of write_case and
# those of the samples.
folder=$(mktemp -d) || exit 99
trap 'rm -rf "$folder"' EXIT
larkfield=$srcdir/samples/larkfield quillon=$srcdir/samples/quillon
realrate() {
	REALRATE_DATADIR=$srcdir "$builddir/realrate" report "$@" >/dev/null 2>&1
}
realrate --usage "$larkfield/usage.csv" --plan "$larkfield/plan.ini" --offer "$larkfield/offer-trap.ini" \
	--offer "$larkfield/offer-cure.ini" --offer "$larkfield/offer-flexible.ini" --out "$folder/larkfield" || exit 1
realrate --usage "$quillon/usage-2025.csv" --usage "$quillon/usage-2026.csv" --plan "$quillon/plan.ini" \
	--offer "$quillon/offer-ramped.ini" --offer "$quillon/offer-reseller.ini" \
	--offer "$quillon/offer-monthly.ini" --out "$folder/quillon" || exit 1
python3 "$srcdir/tests/tools/workbook_proof.py" "$builddir/write_case" "$folder/proof" gnumeric \
	"$folder/larkfield/workbook.xlsx" "$folder/quillon/workbook.xlsx"

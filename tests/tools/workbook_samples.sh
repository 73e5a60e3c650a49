#!/bin/sh
# Every formula of the workbooks gives the engine's value when a program recalculates it: those of write_case and
# those of the samples, one of them by its own template. Read by workbook_libreoffice.sh and workbook_gnumeric.sh,
# which set $tool.
[ -z "${REALRATE_RECALCULATED:-}" ] || { # see scripts/test.sh
	echo "recalculated with another build: skipped"
	exit 77
}
folder=$(mktemp -d) || exit 99
trap 'rm -rf "$folder"' EXIT
workbooks=
# sample NAME ARGUMENT...: writes a set and adds its workbook to the list
sample() {
	name=$1
	shift
	REALRATE_DATADIR=$srcdir "$builddir/realrate" report "$@" --out "$folder/$name" >/dev/null 2>&1 || exit 1
	workbooks="$workbooks $folder/$name/workbook.xlsx"
}
of=$srcdir/samples/larkfield
sample larkfield --usage "$of/usage.csv" --plan "$of/plan.ini" --offer "$of/offer-trap.ini" "$of/offer-cure.ini" \
	"$of/offer-flexible.ini"
sample own --usage "$of/usage.csv" --plan "$of/plan.ini" --offer "$of/offer-trap.ini" "$of/offer-flexible.ini" \
	--template "$of/template.ini"
of=$srcdir/samples/quillon
sample quillon --usage "$of/usage-2025.csv" "$of/usage-2026.csv" --plan "$of/plan.ini" \
	--offer "$of/offer-ramped.ini" "$of/offer-reseller.ini" "$of/offer-monthly.ini"
of=$srcdir/samples/averdale
sample averdale --usage "$of/usage.csv" --plan "$of/plan.ini" --offer "$of/offer-growth.ini" "$of/offer-list.ini" \
	"$of/offer-marketplace.ini" "$of/offer-tiers.ini"
# shellcheck disable=SC2086 # the folder's name has no blanks
python3 "$srcdir/tests/tools/workbook_proof.py" "$builddir/write_case" "$folder/proof" "$tool" $workbooks

#!/bin/sh
# Every number in the sentences of the samples' workbooks is in their JSON.
folder=$(mktemp -d) || exit 99
trap 'rm -rf "$folder"' EXIT
sets=
sample() {
	name=$1
	shift
	REALRATE_DATADIR=$srcdir "$builddir/realrate" report "$@" --out "$folder/$name" >/dev/null 2>&1 || exit 1
	sets="$sets $folder/$name"
}
of=$srcdir/samples/larkfield
sample larkfield --usage "$of/usage.csv" --plan "$of/plan.ini" --offer "$of/offer-trap.ini" "$of/offer-cure.ini" \
	"$of/offer-flexible.ini"
of=$srcdir/samples/quillon
sample quillon --usage "$of/usage-2025.csv" "$of/usage-2026.csv" --plan "$of/plan.ini" \
	--offer "$of/offer-ramped.ini" "$of/offer-reseller.ini" "$of/offer-monthly.ini"
of=$srcdir/samples/averdale
sample averdale --usage "$of/usage.csv" --plan "$of/plan.ini" --offer "$of/offer-growth.ini" "$of/offer-list.ini" \
	"$of/offer-marketplace.ini" "$of/offer-tiers.ini"
# shellcheck disable=SC2086 # the folder's name has no blanks
python3 "$srcdir/tests/tools/workbook_texts.py" $sets

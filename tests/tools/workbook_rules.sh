#!/bin/sh
# The workbook of every case of write_case keeps the rules of workbook_rules.py, which finds what is planted.
folder=$(mktemp -d) || exit 99
trap 'rm -rf "$folder"' EXIT
status=0
for case in $("$builddir/write_case" --list | cut -d' ' -f1); do
	mkdir "$folder/$case" && "$builddir/write_case" "$folder/$case" "$case" 2>/dev/null || exit 1
done
python3 "$srcdir/tests/tools/workbook_rules_test.py" "$folder/plain/workbook.xlsx" || status=1
python3 "$srcdir/tests/tools/workbook_rules.py" "$folder"/*/workbook.xlsx || status=1
exit $status

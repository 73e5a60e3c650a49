#!/bin/sh
# The dependency rule: base <- config, ingest <- engine <- report <- cli. A header inside src/X/ is private to
# src/X/, base's apart; a library has one folder that may use it.
set -u
: "${srcdir:=.}"
cd "$srcdir" || exit 99
failures=0
found=$(mktemp) || exit 99
trap 'rm -f "$found"' EXIT

fail() {
    printf 'layers: %s\n' "$1" >&2
    failures=$((failures + 1))
}

# only PATTERN FOLDERS...: the include is in these folders alone.
only() {
    pattern=$1
    shift
    allowed=$(printf '%s|' "$@")
    grep -rnE --include='*.[ch]' "#include [<\"]$pattern" src include | grep -vE "^(${allowed%|})/" >"$found"
    while read -r line; do
        fail "$line"
    done <"$found"
}

# never FOLDER PATTERN: no file of the folder includes it.
never() {
    grep -rnE --include='*.[ch]' "#include [<\"]$2" "$1" >"$found"
    while read -r line; do
        fail "$line"
    done <"$found"
}

only '(iniparser|dictionary)' src/config
only 'csv\.h' src/ingest
only '(odbcinst|sql|sqlext)\.h>' src/ingest
only 'xlsxwriter' src/report/workbook
only '(cairo|pango|fontconfig)' src/report/brief
only '(expat|minizip)' src/cli
only '(nettle)' src/base
only 'zstd' src/ingest

# Public headers: what a folder may know of the stages.
foundations='arena|calendar|diag|levers|method|units'
inputs="$foundations|clauses|offer|plan|prices|template|terms|usage"
public() { # FOLDER ALLOWED
    grep -rnE --include='*.[ch]' '#include <realrate/' "$1" | grep -vE "#include <realrate/($2)\.h>" >"$found"
    while read -r line; do
        fail "$line"
    done <"$found"
}
public src/base "$foundations|mapping"
public src/config "$inputs|mapping"
public src/ingest "$foundations|aggregate|billed|mapping|sql|usage"
public src/engine "$inputs|results|engine"
public src/report "$foundations|results|facts|report|template|terms"
public include/realrate "$inputs|mapping|results|facts"

# Private headers: only a folder's own and base's.
for folder in base config ingest engine report cli; do
    for other in config ingest engine report cli; do
        [ "$folder" = "$other" ] || never src/$folder "(\.\./|[^\"<>]*/)?$other/"
    done
    [ "$folder" = base ] || never src/$folder '\.\./\.\./'
done
for chapter in workbook brief; do
    other=brief
    [ $chapter = workbook ] || other=workbook
    never src/report/$chapter "([^\"<>]*/)?$other/"
done

# Within the workbook: cells <- charts <- the sheets. What is put on a sheet goes through the checked calls of
# cells, charts through charts.
never src/report/workbook/cells 'report/workbook/'
never src/report/workbook/charts 'report/workbook/([^c]|c[^e])'
grep -rnE --include='*.[ch]' '\b(worksheet|workbook)_[a-z_]+\(' src/report/workbook |
    grep -vE '^src/report/workbook/(cells|charts)/' >"$found"
while read -r line; do
    fail "$line"
done <"$found"

# Only the command line prints.
grep -rnE --include='*.c' '\b(printf|puts|putchar|vprintf|perror) ?\(|\bstd(out|err)\b' src | grep -v '^src/cli/' >"$found"
while read -r line; do
    fail "$line"
done <"$found"
grep -rn --include='*.c' 'setlocale' src >"$found" && fail "$(cat "$found")"

[ "$failures" -eq 0 ]

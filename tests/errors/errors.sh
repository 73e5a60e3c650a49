#!/bin/sh
# Every diagnostic, exact: each folder of cases/ is a bad input. It may hold usage.csv, offer.ini, plan.ini,
# prices.ini (in place of the good ones of tests/cli/data), mapping.ini, billed.csv, template.ini, `command` (the words
# after realrate) and holds `expected`: standard error, then the exit status. `errors.sh update` writes `expected` anew, to be read through
# before it is committed.
. "${srcdir:-.}/tests/cli/lib.sh"

cases=$srcdir/tests/errors/cases
for folder in "$cases"/*/; do
    case_name=$(basename "$folder")
    scratch=$top/run/$case_name
    mkdir "$scratch" && cd "$scratch" || exit 99
    cp ../usage.csv ../offer.ini ../plan.ini . && cp -r "$folder/." . && chmod -R u+w .
    words='check --usage usage.csv --offer offer.ini --plan plan.ini'
    [ ! -f prices.ini ] || words="$words --prices prices.ini"
    [ ! -f mapping.ini ] || words="$words --mapping mapping.ini"
    [ ! -f billed.csv ] || words="$words --billed billed.csv"
    [ ! -f template.ini ] || words="$words --template template.ini"
    [ ! -f command ] || words=$(cat command)
    eval "\"\$program\" $words" >"$log/stdout" 2>"$log/stderr" </dev/null
    status=$?
    sed "s|$srcdir/||g" "$log/stderr" >"$log/actual"
    echo "exit status $status" >>"$log/actual"
    if [ "${1:-}" = update ]; then
        cp "$log/actual" "$folder/expected"
    elif ! cmp -s expected "$log/actual"; then
        fail "$case_name: realrate $words"
        diff expected "$log/actual" | sed 's/^/    /' >&2
    fi
done
finish

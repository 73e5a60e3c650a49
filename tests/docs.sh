#!/bin/sh
# The documents keep to what is there: files they name exist, commands and options they use are those of the
# program, those of the samples run as they stand, and every clause that a public header cites is explained in
# doc/method.md.
set -u
: "${srcdir:=.}" "${builddir:=build}"
status=0
fail() {
    echo "FAIL: $*" >&2
    status=1
}

# Words that look like paths of this repository, without those below build/; a * stands for several files.
paths_in() {
    sed 's|build/[^ ]*||g' "$srcdir/$1" |
        grep -oE '(samples|scripts|templates|doc|tests|src|include)/[A-Za-z0-9_./*-]*[A-Za-z0-9*/]' | sort -u
}

for document in README.md CONTRIBUTING.md samples/README.md doc/method.md doc/performance.md; do
    for path in $(set -f && paths_in "$document"); do
        # shellcheck disable=SC2086
        (cd "$srcdir" && ls -d $path) >/dev/null 2>&1 || fail "$document names $path, which is not there"
    done
done

# The commands of a document's code blocks that run the program, each joined with its continuation lines.
commands_in() {
    awk '/^ *```/ { inside = !inside; next } inside' "$srcdir/$1" |
        sed -e :a -e '/\\$/{N;s/\\\n//;ta' -e '}' | sed -nE 's/^ *(build\/)?realrate +/ /p'
}

commands=$(for document in README.md samples/README.md; do commands_in "$document"; done)
[ -n "$commands" ] || fail "the documents show no command"
misused=$(echo "$commands" | while read -r command rest; do
    help=$("$builddir/realrate" "$command" --help 2>/dev/null) || echo "$command is no command;"
    for word in $rest; do
        case $word in
        --*) case $help in *"$word"*) ;; *) echo "$command has no $word;" ;; esac ;;
        esac
    done
done)
[ -z "$misused" ] || fail "a document is wrong: $misused"

# The blocks of samples/README.md one after the other, as someone types them who has built the program in build/.
top=$(mktemp -d "${TMPDIR:-/tmp}/realrate-docs.XXXXXX") || exit 99
trap 'rm -rf "$top"' EXIT
ln -s "$(cd "$srcdir" && pwd)/samples" "$(cd "$srcdir" && pwd)/templates" "$top/"
ln -s "$(cd "$builddir" && pwd)" "$top/build"
awk '/^```/ { inside = !inside; next } inside' "$srcdir/samples/README.md" >"$top/commands"
(cd "$top" && unset REALRATE_DATADIR && sh -eu commands >log 2>&1) || {
    cat "$top/log" >&2
    fail "a command of samples/README.md does not run"
}
for document in workbook.xlsx briefing.pdf report.json; do
    [ "$(find "$top/realrate-out" -name $document | wc -l)" -eq "$(grep -c -e '--out' "$top/commands")" ] ||
        fail "the commands of samples/README.md do not all write $document"
done

# Clauses 1 to 6 where a header cites them: the number stands alone, or begins a list in brackets.
clauses=$(cat "$srcdir"/include/realrate/*.h | grep -oE '(^|[ (])[1-6]\.[0-9]{1,2}(\.[0-9]+)?([]),.; :]|$)' |
    grep -oE '[1-6]\.[0-9]+(\.[0-9]+)?' | sort -u)
[ -n "$clauses" ] || fail "the headers cite no clause"
for clause in $clauses; do
    grep -qE "^#+ $(echo "$clause" | sed 's/\./\\./g') " "$srcdir/doc/method.md" ||
        fail "headers cite $clause, doc/method.md has no such clause"
done
exit $status

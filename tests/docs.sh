#!/bin/sh
# The documents keep to what is there: files they name exist, commands and options they use are those of the
# program, and every clause that a public header cites is explained in doc/method.md.
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

# Clauses 1 to 6 where a header cites them: the number stands alone, or begins a list in brackets.
clauses=$(cat "$srcdir"/include/realrate/*.h | grep -oE '(^|[ (])[1-6]\.[0-9]+(\.[0-9]+)?([]),.; :]|$)' |
    grep -oE '[1-6]\.[0-9]+(\.[0-9]+)?' | sort -u)
[ -n "$clauses" ] || fail "the headers cite no clause"
for clause in $clauses; do
    grep -qE "^#+ $(echo "$clause" | sed 's/\./\\./g') " "$srcdir/doc/method.md" ||
        fail "headers cite $clause, doc/method.md has no such clause"
done
exit $status

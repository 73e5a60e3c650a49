# Sourced by every black-box test: a scratch folder with a usage file, an offer and a plan, a way to run the
# program, and checks that print what differs. A test ends with `finish`.
set -u
: "${srcdir:=$(cd "$(dirname "$0")/../.." && pwd)}"
: "${builddir:=$srcdir/build}"
test_name=$(basename "$0" .sh)
failures=0
REALRATE_DATADIR=$srcdir
TZ=UTC
LC_ALL=C
NO_COLOR=1
export REALRATE_DATADIR TZ LC_ALL NO_COLOR
unset SOURCE_DATE_EPOCH
umask 022

top=$(mktemp -d "${TMPDIR:-/tmp}/realrate-test.XXXXXX") || exit 99
trap 'chmod -R u+rwx "$top" 2>/dev/null; rm -rf "$top"' EXIT
trap 'exit 99' HUP INT TERM
chmod 755 "$top"
log=$top/log
mkdir "$log" "$top/run" && cd "$top/run" || exit 99
cp "$srcdir/tests/cli/data/usage.csv" "$srcdir/tests/cli/data/offer.ini" "$srcdir/tests/cli/data/plan.ini" . &&
    chmod u+w usage.csv offer.ini plan.ini || exit 99
program=$builddir/realrate
inputs='--usage usage.csv --offer offer.ini --plan plan.ini'

fail() {
    printf '%s: %s\n' "$test_name" "$*" >&2
    failures=$((failures + 1))
}

# run WORD...: the program with its output in $log, its exit status in $status.
run() {
    what="realrate $*"
    "$program" "$@" >"$log/stdout" 2>"$log/stderr" </dev/null
    status=$?
}

# report WORD...: a report of the test's own inputs.
report() {
    # shellcheck disable=SC2086 # several words
    run report $inputs "$@"
}

expect_status() {
    [ "$status" -eq "$1" ] && return
    fail "$what: exit status $status, expected $1"
    sed 's/^/    /' "$log/stderr" >&2
}

# The whole of a stream; the expected text is the argument, without its last newline.
expect_stream() {
    printf '%s' "$2" >"$log/expected"
    [ -z "$2" ] || echo >>"$log/expected"
    cmp -s "$log/expected" "$log/$1" && return
    fail "$what: $1 differs"
    diff "$log/expected" "$log/$1" | sed 's/^/    /' >&2
}
expect_stderr() { expect_stream stderr "$1"; }
expect_stdout() { expect_stream stdout "$1"; }

expect() { # WHAT COMMAND...
    label=$1
    shift
    "$@" || fail "$label"
}

# What a folder holds, dot files too, apart from the inputs.
listing() { ls -A "$1" | grep -vxE 'usage.csv|offer.ini|plan.ini' | tr '\n' ' '; }

# One hash of a set, names and bytes.
fingerprint() { (cd "$1" && find . -type f | sort | xargs sha256sum | sha256sum); }

# Every file of a set is as its manifest says.
set_is_whole() {
    sed -n 's/.*"name": "\([^"]*\)", "bytes": [0-9]*, "sha256": "\([0-9a-f]*\)".*/\2  \1/p' \
        "$1/manifest.json" >"$log/sums" && [ -s "$log/sums" ] &&
        (cd "$1" && sha256sum --check --quiet "$log/sums")
}

# wait_for COMMAND...: until it holds, ten seconds at most.
wait_for() {
    n=0
    until "$@" 2>/dev/null; do
        n=$((n + 1))
        [ "$n" -lt 200 ] || return 1
        sleep 0.05
    done
}

finish() {
    [ "$failures" -eq 0 ]
    exit
}

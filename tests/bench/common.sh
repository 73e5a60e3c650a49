# Read by the benchmarks' scripts, which set `srcdir` before: what they share. POSIX sh. Makes `folder`, which is
# removed at the end; figures, `what: value unit` a line, go into its file `figures`.
# shellcheck shell=sh
: "${srcdir:?}" "${builddir:=.}" "${PYTHON:=/usr/bin/python3}"
folder=$(mktemp -d) || exit 1
trap 'rm -rf "$folder"' EXIT
trap 'exit 1' HUP INT TERM

# need_python MODULE PACKAGE
need_python() {
    "$PYTHON" -c "import $1" 2>/dev/null || {
        echo "$0: $PYTHON has no $1: install $2" >&2
        exit 1
    }
}

# need_command NAME PACKAGE
need_command() {
    command -v "$1" >/dev/null || {
        echo "$0: there is no $1: install $2" >&2
        exit 1
    }
}

# seconds COMMAND...: runs it without its output; prints the seconds that passed, those of the processors, and the
# most memory in MiB. The exit status is the command's.
seconds() {
    "$PYTHON" -B "$srcdir/tests/bench/seconds.py" "$@"
}

# figure NAME: the number after `NAME: ` in the benchmark's figures.
figure() {
    sed -n "s/^$1: \([0-9.]*\).*/\1/p" "$folder/figures"
}

# For awk, in the scripts: a figure, and what is aimed at.
# shellcheck disable=SC2034
awk_line='
function line(what, figure, unit, aim, is_met) {
    printf "%-40s %8.2f %-4s aim: %s%s\n", what ":", figure, unit, aim, is_met ? "" : ", MISSED"
}'

#!/bin/sh
# How fast usage is read, beside DuckDB, pandas, libcsv and what bounds them all: `make bench-usage`, or in a build
# folder
#
#     make realrate bench_rows bench_usage bench_libcsv && srcdir=../.. sh ../../tests/bench/usage.sh
#
# A year of the Console's export, ROWS rows of 14 columns, in three variants (bench_rows.c), is summed by day, model,
# tier, context, geo, speed and workspace. Each engine runs TIMES times, in turns with the others, and the least
# counts; the files are cached. realrate is timed as a whole process, DuckDB and pandas without their start, none
# with writing the sums; `realrate aggregate`, on all processors, is timed with that as well.
#
# The files take 2 GB of $builddir/bench-usage, 8 GB where there is room for ten times the rows. They are removed;
# the DuckDB that npm installs there is kept, so that later runs need no network.
#
# Takes python3-pandas (PYTHON=... names another interpreter), Node with npm, openssl and zstd. A machine that does
# other work at the same time shows larger times; ratios and processor times then say more. Exit status 1 where a
# program fails or the engines' sums differ; never for a time.
set -u
: "${srcdir:=.}" "${ROWS:=5000000}" "${TIMES:=5}"
# shellcheck source=tests/bench/common.sh
. "$srcdir/tests/bench/common.sh"
programs=$srcdir/tests/bench
variants='plain quoted mixed'

need_python pandas python3-pandas
need_command npm 'nodejs and npm'
need_command openssl openssl
need_command zstd zstd
mkdir -p "$builddir/bench-usage/duckdb" || exit 1
work=$(cd "$builddir/bench-usage" && pwd) || exit 1
trap 'rm -rf "$folder" "$work"/*.csv "$work"/*.tsv "$work"/*.gz "$work"/*.zst' EXIT
[ -d "$work/duckdb/node_modules" ] ||
    npm install --silent --no-save --no-audit --no-fund --prefix "$work/duckdb" @duckdb/node-api@1.5.6-r.1 || exit 1

# time_as CASE NAME COMMAND...: the command prints seconds, seconds of the processors, and may print MiB.
time_as() {
    case=$1
    name=$2
    shift 2
    took=$("$@") || {
        echo "usage.sh: $name failed: $*" >&2
        exit 1
    }
    echo "$case|$name|$took" | tr ' ' '|' >>"$folder/times"
}

# least CASE NAME COLUMN: of seconds (1), of those of the processors (2), of MiB (3).
least() {
    awk -F '|' -v of="$1|$2" -v column="$3" '
        $1 "|" $2 == of && (best == "" || $(column + 2) < best) { best = $(column + 2) }
        END { print best }' "$folder/times"
}

# time_file CASE FILE: each engine once.
time_file() {
    time_as "$1" cat seconds cat "$2"
    time_as "$1" 'wc-l' seconds wc -l "$2"
    time_as "$1" sha256sum seconds sha256sum "$2"
    time_as "$1" openssl seconds openssl dgst -sha256 "$2"
    time_as "$1" libcsv seconds "$builddir/bench_libcsv" "$2"
    time_as "$1" realrate seconds "$builddir/bench_usage" 2 sums "$2"
    time_as "$1" realrate-hashed seconds "$builddir/bench_usage" 2 hashed "$2"
    time_as "$1" realrate-1 seconds "$builddir/bench_usage" 1 sums "$2"
    time_as "$1" aggregate seconds "$builddir/realrate" aggregate --usage "$2" --out "$work/aggregate.csv"
    time_as "$1" duckdb-typed node "$programs/usage_duckdb.mjs" "$work/duckdb" "$2" "$work/typed.csv" typed
    time_as "$1" duckdb-auto node "$programs/usage_duckdb.mjs" "$work/duckdb" "$2" "$work/auto.csv" auto
    time_as "$1" pandas "$PYTHON" -B "$programs/usage_pandas.py" "$2" "$work/pandas.csv"
}

# Every engine has to have done the same work.
compare_sums() {
    for threads in 1 2; do
        "$builddir/bench_usage" "$threads" hashed "$1" "$work/$threads.tsv" || exit 1
    done
    "$PYTHON" -B "$programs/usage_sums.py" "$work/1.tsv" "$work/2.tsv" "$work/aggregate.csv" "$work/typed.csv" \
        "$work/auto.csv" "$work/pandas.csv"
}

# The seconds of each engine, and gigabytes in a second.
print_times() {
    awk -F '|' -v of="$1" -v bytes="$2" '
        $1 != of { next }
        !($2 in passed) { names[++n] = $2; passed[$2] = $3; used[$2] = $4 }
        { passed[$2] = $3 < passed[$2] ? $3 : passed[$2]; used[$2] = $4 < used[$2] ? $4 : used[$2] }
        END {
            for (i = 1; i <= n; i++)
                printf "%-14s %8.3f s, of processor time %8.3f s %8.2f GB/s\n", names[i] ":", passed[names[i]],
                    used[names[i]], bytes / 1e9 / passed[names[i]]
        }' "$folder/times"
}

# The faster of both ways to use DuckDB, by seconds or by those of the processors.
duckdb() {
    printf '%s\n' "$(least "$1" duckdb-typed "$2")" "$(least "$1" duckdb-auto "$2")" | sort -n | head -n 1
}

print_aims() {
    awk -v variant="$1" -v ours="$(least "$1" realrate 1)" -v used="$(least "$1" realrate 2)" \
        -v one="$(least "$1" realrate-1 1)" -v duckdb="$(duckdb "$1" 1)" -v duckdb_used="$(duckdb "$1" 2)" \
        -v pandas="$(least "$1" pandas 1)" -v pandas_used="$(least "$1" pandas 2)" \
        -v cat="$(least "$1" cat 1)" "$awk_line"'
    BEGIN {
        line("DuckDB / realrate, " variant, duckdb / ours, "", "at least 3", duckdb / ours >= 3)
        line("the same, of processor time", duckdb_used / used, "", "at least 3", duckdb_used / used >= 3)
        line("pandas / realrate, " variant, pandas / ours, "", "at least 10", pandas / ours >= 10)
        printf "%-40s %8.2f\n", "the same, of processor time:", pandas_used / used # pandas takes one processor
        printf "%-40s %8.2f\n", "1 thread / 2 threads:", one / ours
        printf "%-40s %8.2f\n\n", "cat / realrate:", cat / ours
    }'
}

for variant in $variants; do
    "$builddir/bench_rows" "$ROWS" "$variant" >"$work/$variant.csv" || exit 1
    cat "$work/$variant.csv" >/dev/null
done
for variant in $variants; do
    for _ in $(seq "$TIMES"); do
        time_file "$variant" "$work/$variant.csv"
    done
    groups=$(compare_sums "$work/$variant.csv") || exit 1
    bytes=$(wc -c <"$work/$variant.csv")
    echo "$variant: $ROWS rows, $bytes bytes, $groups groups, the same sums from every engine"
    print_times "$variant" "$bytes"
    print_aims "$variant"
done

# ---- memory, and ten times the rows ----

bytes=$(wc -c <"$work/plain.csv")
if [ "$(df -Pk "$work" | awk 'NR == 2 { print $4 }')" -gt $((12 * (bytes / 1024))) ]; then
    "$builddir/bench_rows" "$ROWS"0 plain >"$work/large.csv" || exit 1
    for _ in 1 2; do
        time_as large realrate seconds "$builddir/bench_usage" 2 sums "$work/large.csv"
    done
    rm "$work/large.csv"
else
    echo 'usage.sh: no room for ten times the rows' >&2
fi
# A group takes 80 bytes (struct usage_row).
awk -v groups="$groups" -v memory="$(least plain realrate 3)" -v large="$(least large realrate 3)" \
    -v times="$(least plain realrate 1) $(least large realrate 1)" \
    -v used="$(least plain realrate 2) $(least large realrate 2)" "$awk_line"'
BEGIN {
    most = 64 + groups * 80 / 1048576
    aim = sprintf("under %.0f and the groups, %.1f", 64, most - 64)
    line("peak memory", memory, "MiB", aim, memory < most)
    if (split(times, seconds) == 2 && split(used, processor) == 2) {
        line("the same, of ten times the rows", large, "MiB", aim, large < most)
        line("ten times the rows, times", seconds[2] / seconds[1], "", "at most 11", seconds[2] / seconds[1] <= 11)
        line("the same, of processor time", processor[2] / processor[1], "", "at most 11",
             processor[2] / processor[1] <= 11)
    }
}'
echo

# ---- compressed ----

gzip -c "$work/plain.csv" >"$work/plain.csv.gz" && zstd -q -c "$work/plain.csv" >"$work/plain.csv.zst" || exit 1
for _ in $(seq "$TIMES"); do
    time_as gz zcat seconds zcat "$work/plain.csv.gz"
    time_as gz realrate seconds "$builddir/bench_usage" 2 sums "$work/plain.csv.gz"
    time_as zst zstd-dc seconds zstd -dc "$work/plain.csv.zst"
    time_as zst realrate seconds "$builddir/bench_usage" 2 sums "$work/plain.csv.zst"
done
for form in gz zst; do
    echo "$form: $(wc -c <"$work/plain.csv.$form") bytes; speed is of what is in it"
    print_times "$form" "$bytes"
done
awk -v zcat="$(least gz zcat 1)" -v gz="$(least gz realrate 1)" \
    -v zstd="$(least zst zstd-dc 1)" -v zst="$(least zst realrate 1)" "$awk_line"'
BEGIN {
    line("gz: realrate / zcat", gz / zcat, "", "at most 1.2", gz / zcat <= 1.2)
    printf "%-40s %8.2f\n", "zst: realrate / zstd -dc:", zst / zstd
}'

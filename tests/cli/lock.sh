#!/bin/sh
# One run at a time on one set; what a run that was killed left behind blocks nobody.
. "${srcdir:-.}/tests/cli/lib.sh"

# A run that waits for its usage holds the lock.
mkfifo pipe
"$program" report --usage - --offer offer.ini --plan plan.ini --out out <pipe >/dev/null 2>"$log/first" &
first=$!
exec 3>pipe
expect 'the first run makes its stage' wait_for test -d ".out.stage-$first"
report --out out
expect_status 75
expect_stdout ''
expect 'it names the holder' grep -qxE \
    "realrate: out: error: another run is writing it: process $first on .+ since [0-9-]+T[0-9:]+Z" "$log/stderr"
report --out other
expect_status 0
cat usage.csv >&3
exec 3>&-
wait "$first"
status=$?
what='the first run'
cp "$log/first" "$log/stderr"
expect_status 0
expect 'the first run wrote its set' set_is_whole out
rm pipe
expect 'both left nothing' test "$(listing .)" = 'other out '

# A lock and stages of runs that are gone.
echo 'process 1 on elsewhere since 1970-01-01T00:00:00Z' >.out.lock
mkdir -p .out.stage-1/deep/er .out.stage-99999
ln -s ../../usage.csv .out.stage-1/deep/link
mkdir .out.stage-keep .outer.stage-1
sed -i 's/headline = 15%/headline = 14%/' offer.ini
report --out out
expect_status 0
expect 'stale stages are swept, others are not' test "$(listing .)" = '.out.stage-keep .outer.stage-1 other out '
expect 'a link in a stage is not followed' test -s usage.csv

# A lock that is a link is refused, and what it points to is untouched.
cp usage.csv target
ln -s target .out.lock
report --out out
expect_status 73
expect 'a linked lock leaves its target' cmp -s usage.csv target
finish

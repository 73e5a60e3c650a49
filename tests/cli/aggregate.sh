#!/bin/sh
# aggregate: one CSV of all usage, on standard output or in a file that is there whole or not at all.
. "${srcdir:-.}/tests/cli/lib.sh"

header=date,model,tier,context,geo,speed,workspace,input,cache_write_5m,cache_write_1h,cache_read,output,web_search
aggregate() { run aggregate --usage usage.csv "$@"; }

printf '%s\n' "date,model,workspace,input,cache_write_5m,cache_write_1h,cache_read,output" \
    '2026-02-02,m,"a, b",1,2,3,4,5' '2026-02-01,m,=1+1,10,0,0,0,0' '2026-02-02T01:00Z,m,"a, b",1,2,3,4,5' >few.csv
run aggregate --usage few.csv
expect_status 0
expect_stderr ''
expect_stdout "$header
2026-02-01,m,standard,,global,standard,=1+1,10,0,0,0,0,0
2026-02-02,m,standard,,global,standard,\"a, b\",2,4,6,8,10,0"
cp "$log/stdout" few
for out in - few.out; do
    run aggregate --usage - --out $out <few.csv # without input: `run` gives none
    expect_status 65
done
"$program" aggregate --usage - --out - <few.csv >"$log/stdout" || fail 'standard input'
expect 'standard input, standard output' cmp -s "$log/stdout" few
run aggregate -u few.csv -o few.out
expect_status 0
expect_stdout few.out
expect_stderr ''
expect 'the same bytes in a file' cmp -s few few.out
expect 'nothing is left beside it' test "$(listing .)" = 'few few.csv few.out '

# It reads back as the same, and so does its own aggregate.
run aggregate --usage few.out
expect_status 0
expect 'its aggregate is itself' cmp -s "$log/stdout" few

# Again: unchanged, not rewritten. What is there and no aggregate is never replaced, nor is an input.
inode=$(ls -i few.out)
run aggregate -u few.csv -o few.out
expect_status 0
expect_stdout ''
expect_stderr 'realrate: few.out: unchanged'
expect 'it is not rewritten' test "$(ls -i few.out)" = "$inode"
chmod 640 few.out
aggregate -o few.out
expect_status 0
expect_stdout few.out
expect 'an aggregate is replaced' test "$(wc -l <few.out)" -gt 3
expect 'it keeps its permissions' test "$(stat -c %a few.out)" = 640
refuses() { # STATUS MESSAGE OUT
    ls -lA >"$log/before"
    aggregate --out "$3"
    expect_status "$1"
    expect_stdout ''
    expect_stderr "realrate: $2"
    ls -lA >"$log/after"
    cmp -s "$log/before" "$log/after" || fail "$what: something changed"
}
echo 'my notes' >notes.csv
mkdir folder
ln -s few.out link
refuses 73 'notes.csv: error: is a file of something else; it stays as it is' notes.csv
refuses 73 'folder: error: is a folder, expected a file' folder
refuses 73 'folder: error: is a folder, expected a file' folder/
refuses 73 'link: error: is a symbolic link, expected a file' link
refuses 73 '/dev/null: error: is a device, pipe or socket, expected a file' /dev/null
refuses 73 '..: error: give a file a name of its own, such as --out usage.csv' ..
refuses 73 'no/where.csv: error: its parent folder no does not exist' no/where.csv
refuses 73 'notes.csv/x: error: cannot open the folder it is to be in: Not a directory' notes.csv/x
cp few.out usage.csv
refuses 64 'usage.csv: error: is one of the usage files: name another one for the output' usage.csv
refuses 64 './usage.csv: error: is one of the usage files: name another one for the output' ./usage.csv
: >empty.csv
run aggregate -u few.csv -o empty.csv
expect_status 0
expect 'an empty file is replaced' cmp -s few empty.csv
rm -rf folder link notes.csv empty.csv
if [ "$(id -u)" -ne 0 ]; then
    mkdir closed && chmod 555 closed
    refuses 77 "closed/x: error: cannot create its lock .x.lock: Permission denied" closed/x
    rmdir closed
fi

# A fault leaves the file as it was, and says nothing on standard output.
before=$(sha256sum few.out)
sed '$s/2026/2O26/' few.csv >bad.csv
run aggregate -u bad.csv -o few.out
expect_status 65
expect_stdout ''
expect 'a fault keeps the file' test "$(sha256sum few.out)" = "$before"
expect 'a fault leaves nothing' test "$(listing .)" = 'bad.csv few few.csv few.out '
run aggregate -u bad.csv
expect_status 65
expect_stdout ''
run aggregate -u bad.csv --on-bad-row=skip
expect_status 0
expect 'a skipped row is told' grep -q '^realrate: bad.csv: warning: 1 of 3 rows are bad and were skipped' "$log/stderr"
run aggregate -u few.csv few.csv
expect_status 65
expect_stderr 'realrate: few.csv: error: is the same file as few.csv: each file is given once'
(cat few.csv && tail -n 1 few.csv) >more.csv
run aggregate -u few.csv more.csv --on-overlap=error
expect_status 65
expect_stderr 'realrate: more.csv: error: has rows of the same days, models and workspaces as few.csv: 2 days from 2026-02-01 to 2026-02-02'
run aggregate
expect_status 64
expect_stderr 'realrate: error: aggregate needs --usage FILE; see realrate help aggregate'
head -n 1 few.csv >none.csv
run aggregate -u none.csv
expect_status 65
run aggregate -u none.csv --allow-empty
expect_status 0
expect_stdout "$header"
rm more.csv bad.csv none.csv

# Streams: full, left by the reader, a limit on the size of files.
if [ -c /dev/full ]; then
    "$program" aggregate -u few.csv >/dev/full 2>"$log/stderr"
    status=$?
    what='a full standard output'
    expect_status 74
    expect_stderr 'realrate: standard output: error: cannot write: No space left on device'
fi
# 2,000 lines are more than a pipe holds.
awk 'BEGIN { print "date,model,workspace,input,cache_write_5m,cache_write_1h,cache_read,output"
    for (i = 0; i < 2000; i++) print "2026-01-01,m,workspace " i ",1,0,0,0,0" }' >many.csv
{ "$program" aggregate -u many.csv 2>"$log/stderr"; echo $? >"$log/status"; } | head -n 0
status=$(cat "$log/status")
what='a reader that left'
expect_status 0
expect_stderr ''
(ulimit -f 100 && exec "$program" aggregate -u many.csv -o few.out) >"$log/stdout" 2>"$log/stderr"
status=$?
what='files of 100 blocks at most'
expect_status 74
expect_stderr 'realrate: few.out: error: cannot write: File too large'
expect 'a full disk keeps the file' test "$(sha256sum few.out)" = "$before"
expect 'a full disk leaves nothing' test "$(listing .)" = 'few few.csv few.out many.csv '

# Every call that writes fails once. The leak checker traces too, and a process may not be traced in some containers.
ASAN_OPTIONS=${ASAN_OPTIONS:-}:detect_leaks=0
export ASAN_OPTIONS
calls=write,pwrite64,ftruncate,fsync,openat,fchmod,renameat2,close
fault() { # N: the Nth call of each process; its exit status
    strace -f -qq -e trace=$calls -e inject=$calls:error=EIO:when="$1" -o "$log/trace" \
        "$program" aggregate -u many.csv -o few.out >/dev/null 2>"$log/stderr" </dev/null
}
if strace -qq -o /dev/null true 2>/dev/null; then
    cp few.out "$top/old"
    "$program" aggregate -u many.csv >"$top/new"
    n=0 failed=0
    while [ $n -lt 200 ]; do
        n=$((n + 1))
        fault $n
        status=$?
        what="call $n fails"
        # 127: before the program begins
        case $status in
        0 | 66 | 69 | 70 | 71 | 73 | 74 | 75 | 127) ;;
        *) fail "$what: exit status $status, $(cat "$log/stderr")" ;;
        esac
        [ $status -eq 0 ] || failed=$((failed + 1))
        expect "$what: nothing is left" test "$(listing .)" = 'few few.csv few.out many.csv '
        if cmp -s few.out "$top/old"; then
            expect "$what: the old file, so it failed" test $status -ne 0
        else
            expect "$what: the file is the old or the new one" cmp -s few.out "$top/new"
        fi
        cp "$top/old" few.out
        grep -q INJECTED "$log/trace" || break
    done
    expect "$failed of $n calls made it fail" test $failed -gt 10
    expect 'the last one was past the end' test $n -lt 200
fi

# Signals while it reads, a second run at once, and what a killed run left.
mkfifo pipe
env --default-signal=INT,HUP,TERM "$program" aggregate -u - -o few.out <pipe >/dev/null 2>&1 &
victim=$!
exec 3>pipe
expect 'a stage while it reads' wait_for test -f ".few.out.stage-$victim"
run aggregate -u few.csv -o few.out
expect_status 75
expect 'it names the holder' grep -q "another run is writing it: process $victim on" "$log/stderr"
kill -s TERM "$victim"
wait "$victim"
status=$?
[ "$status" -gt 128 ] || fail "after TERM: exit status $status, expected an end by the signal"
exec 3>&-
expect 'TERM leaves nothing' test "$(listing .)" = 'few few.csv few.out many.csv pipe '
expect 'TERM keeps the file' test "$(sha256sum few.out)" = "$before"
: >.few.out.lock
: >.few.out.stage-1
run aggregate -u few.csv -o few.out
expect_status 0
expect 'a dead run leaves nothing' test "$(listing .)" = 'few few.csv few.out many.csv pipe '
finish

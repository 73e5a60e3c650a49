#!/bin/sh
# Inputs that are no regular files: refused at once, never waited for.
. "${srcdir:-.}/tests/cli/lib.sh"

mkdir folder
mkfifo fifo
for input in folder fifo /dev/zero /dev/null; do
    case $input in
    folder) why='is a directory, not a regular file' ;;
    *) why='is a device, pipe or socket, not a regular file' ;;
    esac
    run check --usage $input --offer offer.ini
    expect_status 66
    expect_stderr "realrate: $input: error: $why"
    run check --usage usage.csv --offer $input
    expect_status 66
    expect_stderr "realrate: $input: error: $why"
    run check --usage usage.csv --offer offer.ini --plan $input
    expect_status 66
    expect_stderr "realrate: $input: error: $why"
    run check --usage usage.csv --offer offer.ini --prices $input
    expect_status 66
    expect_stderr "realrate: $input: error: $why"
done

# Standard input may be a pipe, but no directory.
"$program" check --usage - --offer offer.ini <folder >"$log/stdout" 2>"$log/stderr"
status=$?
expect_status 66
expect_stderr 'realrate: -: error: is a directory, not a regular file'
run check --usage absent.csv --offer offer.ini
expect_status 66
expect_stderr 'realrate: absent.csv: error: cannot open: No such file or directory'
run check --usage usage.csv --offer absent.ini --plan gone.ini
expect_status 66
expect_stderr 'realrate: gone.ini: error: cannot open: No such file or directory
realrate: absent.ini: error: cannot open: No such file or directory'

# A message names a file as it was given, whatever stage finds the fault; a report has no path of this machine.
mkdir deal && sed 's/currency = USD/currency = EUR/' offer.ini >deal/offer.ini
for folder in deal "$PWD/deal"; do
    run check --usage usage.csv --offer "$folder/offer.ini"
    expect_status 78
    expect 'the path is whole' grep -qF "realrate: $folder/offer.ini:" "$log/stderr"
done
(cat usage.csv && sed -n '$p' usage.csv) >deal/second.csv
run report --usage "$PWD/usage.csv" "$PWD/deal/second.csv" --offer "$PWD/offer.ini" --out out
expect_status 0
expect 'the path is whole in a warning of the engine' grep -qF "realrate: $PWD/deal/second.csv:" "$log/stderr"
expect 'the warning in the report has its last part' grep -q '"second.csv:' out/report.json
expect 'no folder of this machine is in the report' test -z "$(grep -F "$PWD" out/report.json out/manifest.json)"
REALRATE_DATADIR=/nowhere
run check $inputs
expect_status 66
expect_stderr 'realrate: /nowhere/templates/prices/claude.ini: error: cannot open: No such file or directory'
run check $inputs --prices "$srcdir/templates/prices/claude.ini"
expect_status 66
expect_stderr 'realrate: /nowhere/templates/clauses.ini: error: cannot open: No such file or directory'
finish

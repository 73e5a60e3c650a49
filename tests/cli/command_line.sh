#!/bin/sh
# Words on the command line: what is refused, with exit status 64 and one line for each fault.
. "${srcdir:-.}/tests/cli/lib.sh"

refuses() { # EXPECTED-STDERR WORD...
    expected=$1
    shift
    run "$@"
    expect_status 64
    expect_stdout ''
    expect_stderr "$expected"
}

refuses 'realrate: error: there is no command "reprot"; did you mean report?' reprot
refuses 'realrate: error: there is no command "zzzzzz"; see realrate --help' zzzzzz
refuses 'realrate: error: there is no command "a\x0Ab"; see realrate --help' 'a
b'
refuses 'realrate: error: expected a command before "--usage"; see realrate --help' --usage usage.csv
for later in track reconcile run export sql; do
    refuses "realrate: error: $later is not supported yet" $later
    refuses "realrate: error: $later is not supported yet" help $later
done
refuses 'realrate: error: there is no command "chekc"; did you mean check?' help chekc
refuses 'realrate: error: report needs --usage FILE and --offer FILE; see realrate help report' report
refuses 'realrate: error: check needs --offer FILE; see realrate help check' check --usage usage.csv
refuses 'realrate: error: report needs --usage FILE; see realrate help report' report --offer offer.ini
refuses 'realrate: error: report has no option "--ofer"; did you mean --offer?' report --ofer offer.ini
refuses 'realrate: error: report has no option "--zzzzzz"' report $inputs --zzzzzz=3
refuses 'realrate: error: report has no option "-z"' report $inputs -z
refuses 'realrate: error: check has no option "--out"' check $inputs --out x
refuses 'realrate: error: --plan needs a value' report --usage usage.csv --offer offer.ini --plan
refuses 'realrate: error: --plan is given twice' report $inputs --plan plan.ini
refuses 'realrate: error: --out is empty' report $inputs --out ''
refuses 'realrate: error: --format is "csv", expected realrate, console, admin-api, litellm, focus, console-cost or custom' report $inputs --format csv
refuses 'realrate: error: --on-bad-row is "sikp", expected error or skip' report $inputs --on-bad-row=sikp
refuses 'realrate: error: --on-overlap is "skip", expected sum or error' report $inputs --on-overlap skip
refuses 'realrate: error: --unknown-model is "sum", expected error or skip' check $inputs --unknown-model sum
refuses 'realrate: error: --fail-on is "sign", expected watch, negotiate or walk' report $inputs --fail-on=sign
refuses 'realrate: error: --fail-on needs a value' check $inputs --fail-on
refuses 'realrate: error: --billed is not supported yet' report $inputs --billed bill.csv
refuses 'realrate: error: --charts is "gif", expected pdf, svg or png' report $inputs --charts gif
refuses 'realrate: error: report: unexpected "usage.csv"; did you mean --usage usage.csv?
realrate: error: report: unexpected "deal/offer.ini"; did you mean --offer deal/offer.ini?' report usage.csv deal/offer.ini
refuses 'realrate: error: check: unexpected "usage"' check usage
refuses 'realrate: error: aggregate: unexpected "usage.csv"; did you mean --usage usage.csv?
realrate: error: aggregate: unexpected "deal/offer.ini"' aggregate usage.csv deal/offer.ini
refuses 'realrate: error: aggregate needs --usage FILE; see realrate help aggregate' aggregate --out x.csv
refuses 'realrate: error: aggregate has no option "--offer"' aggregate --usage usage.csv --offer offer.ini
refuses 'realrate: error: aggregate has no option "-f"
realrate: error: aggregate has no option "-j"' aggregate -u usage.csv -f -j
refuses 'realrate: error: --out is given twice' aggregate -u usage.csv -o a.csv --out b.csv
refuses 'realrate: error: there is no command "reprot"; did you mean report?' --help reprot
refuses 'realrate: error: init: unexpected "b"' init a b
refuses 'realrate: error: schema: unexpected "offer"' schema offer
# Every fault of the line at once.
refuses 'realrate: error: --format is "csv", expected realrate, console, admin-api, litellm, focus, console-cost or custom
realrate: error: --billed is not supported yet
realrate: error: report has no option "--jsn"; did you mean --json?' report $inputs --format csv --billed b.csv --jsn
SOURCE_DATE_EPOCH=yesterday
export SOURCE_DATE_EPOCH
refuses 'realrate: SOURCE_DATE_EPOCH: error: is "yesterday", expected whole seconds since 1970, at most the year 9999' \
    report $inputs
unset SOURCE_DATE_EPOCH
expect 'nothing is written by a refused command' test -z "$(listing .)"

# No command at all: help on standard error.
run
expect_status 64
expect_stdout ''
expect 'help without a command' grep -q '^Usage: realrate COMMAND' "$log/stderr"
finish

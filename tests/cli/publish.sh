#!/bin/sh
# A set is written whole, replaced whole, and left alone where nothing changed; what is not ours is never
# touched. Every refusal comes before an input is read.
. "${srcdir:-.}/tests/cli/lib.sh"

paths='out/workbook.xlsx
out/briefing.pdf
out/report.json
out/manifest.json'
report --out out
expect_status 0
expect_stdout "$paths"
expect 'nothing is left beside the set' test "$(listing .)" = 'out '
expect 'the set has four files' test "$(listing out)" = 'briefing.pdf manifest.json report.json workbook.xlsx '
expect 'the set is as its manifest says' set_is_whole out
expect 'no path of this machine is in the JSON' test -z "$(grep -F "$top" out/*.json)"

# The same inputs again: the same bytes, nothing rewritten.
before=$(fingerprint out)
inode=$(ls -di out)
report --out out
expect_status 0
expect_stdout ''
expect 'it says unchanged' grep -qx 'realrate: out: unchanged' "$log/stderr"
expect 'an unchanged set keeps its bytes' test "$(fingerprint out)" = "$before"
expect 'an unchanged set is not replaced' test "$(ls -di out)" = "$inode"
report --out out/
expect_status 0
expect 'a slash at the end is no other folder' grep -qx 'realrate: out: unchanged' "$log/stderr"
report --out out --json
expect_status 0
cmp -s "$log/stdout" out/report.json || fail '--json prints something else than report.json'

# A damaged set is written anew, with the same bytes.
echo >>out/report.json
report --out out
expect_status 0
expect_stdout "$paths"
expect 'a damaged set is repaired' test "$(fingerprint out)" = "$before"

# Another input: another set, in place of the old one, with the folder's own permissions.
chmod 2750 out
sed -i 's/headline = 15%/headline = 16%/' offer.ini
report --out out
expect_status 0
expect 'the new set differs' test "$(fingerprint out)" != "$before"
expect 'the new set is whole' set_is_whole out
expect 'the folder keeps its permissions' test "$(stat -c %a out)" = 2750
expect 'the old set is gone' test "$(listing .)" = 'out '

# A fault leaves the old set as it was.
before=$(fingerprint out)
cp offer.ini good.ini
echo 'nonsense = 1' >>offer.ini
report --out out
expect_status 78
expect 'a fault keeps the old set' test "$(fingerprint out)" = "$before"
expect 'a fault leaves no stage' test "$(listing .)" = 'good.ini out '
mv good.ini offer.ini

# What cannot be created: refused before any input is read (the usage file does not exist).
refuses() { # STATUS OUT MESSAGE
    run report --usage absent.csv --offer absent.ini --out "$2"
    expect_status "$1"
    expect_stdout ''
    expect_stderr "realrate: $3"
}
mkdir foreign && echo mine >foreign/notes.txt
refuses 73 foreign 'foreign: error: is a folder with other files in it; it stays as it is'
expect 'a foreign folder is untouched' test "$(listing foreign)$(cat foreign/notes.txt)" = 'notes.txt mine'
echo '{"schema": "other/1"}' >foreign/manifest.json
refuses 73 foreign 'foreign: error: is a folder with other files in it; it stays as it is'
echo mine >out/notes.txt
refuses 73 out 'out: error: holds "notes.txt", which is not of a report; it stays as it is'
expect 'a file beside the report is kept' test "$(cat out/notes.txt)" = mine
rm out/notes.txt
# The workbook is open in LibreOffice, then in Excel.
for mark in '.~lock.workbook.xlsx#' '~$workbook.xlsx'; do
    : >"out/$mark"
    refuses 75 out "out: error: its workbook.xlsx is open in another program ($mark): close it and run again"
    expect "the lock file $mark is kept" test -f "out/$mark"
    rm "out/$mark"
done
echo mine >'out/.~lock.other.xlsx#'
refuses 73 out 'out: error: holds ".~lock.other.xlsx#", which is not of a report; it stays as it is'
rm 'out/.~lock.other.xlsx#'
refuses 73 offer.ini 'offer.ini: error: is a file, expected a folder'
ln -s out link
refuses 73 link 'link: error: is a symbolic link, expected a folder'
ln -s nowhere dangling
refuses 73 dangling 'dangling: error: is a symbolic link, expected a folder'
refuses 73 no/such 'no/such: error: its parent folder no does not exist'
refuses 73 no/such/set 'no/such/set: error: its parent folder no/such does not exist'
refuses 73 offer.ini/out 'offer.ini/out: error: cannot open the folder it is to be in: Not a directory'
refuses 73 . '.: error: give a folder a name of its own, such as --out realrate-out'
refuses 73 out/.. 'out/..: error: give a folder a name of its own, such as --out realrate-out'
refuses 73 / '/: error: give a folder a name of its own, such as --out realrate-out'
long=$(printf '%0240d' 0)
refuses 73 "$long" "$long: error: has a name that is too long"
expect 'the refusals left nothing' test "$(listing .)" = 'dangling foreign link out '

# A parent that cannot be written to; the superuser can, so another user tries.
mkdir -m 555 closed
chmod 755 "$top/run"
as_other=
[ "$(id -u)" -ne 0 ] || as_other='setpriv --reuid=65534 --regid=65534 --clear-groups'
if $as_other "$program" --version >/dev/null 2>&1; then
    $as_other "$program" report --usage absent.csv --offer absent.ini --out closed/out 2>"$log/stderr"
    status=$?
    what='a closed folder'
    expect_status 77
    expect_stderr 'realrate: closed/out: error: cannot create its lock .out.lock: Permission denied'
fi

# Up and over: `..` in front of a name is a path like any other.
mkdir sub && cd sub || exit 99
inputs='--usage ../usage.csv --offer ../offer.ini --plan ../plan.ini'
report --out ../second
expect_status 0
expect 'a set beside this folder' set_is_whole ../second

# An empty folder is taken over.
mkdir empty
report --out empty
expect_status 0
expect 'an empty folder is filled' set_is_whole empty
# The folder named by default.
report
expect_status 0
expect 'the default folder' set_is_whole realrate-out
finish

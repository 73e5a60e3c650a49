#!/bin/sh
# init writes an offer and a plan that check accepts, and never replaces a file.
. "${srcdir:-.}/tests/cli/lib.sh"

run init new
expect_status 0
expect_stderr ''
expect_stdout 'new/offer.ini
new/plan.ini'
cmp -s new/offer.ini "$srcdir/templates/offer.ini" || fail 'offer.ini is not the template'
cmp -s new/plan.ini "$srcdir/templates/plan.ini" || fail 'plan.ini is not the template'
run check --usage usage.csv --offer new/offer.ini --plan new/plan.ini
expect_status 0

echo mine >new/plan.ini
rm new/offer.ini
run init new
expect_status 73
expect_stderr 'realrate: new/plan.ini: error: is already there; it stays as it is'
expect 'a file that was there is kept' test "$(cat new/plan.ini)" = mine
expect 'no half of the pair is written' test ! -e new/offer.ini
ln -s nowhere link
mkdir other
ln -s ../nowhere other/offer.ini
run init other
expect_status 73
expect_stderr 'realrate: other/offer.ini: error: is already there; it stays as it is'
expect 'a link is not followed' test ! -e nowhere
run init no/such
expect_status 73
expect_stderr 'realrate: no/such: error: cannot create the folder: No such file or directory'
run init offer.ini
expect_status 73
expect_stderr 'realrate: offer.ini: error: cannot create the folder: Not a directory'
mkdir here && cd here && run init
expect_status 0
expect_stdout 'offer.ini
plan.ini'
finish

#!/bin/sh
# --template: the workbook looks as it says, whatever it leaves out; it and its logo are inputs like any other.
. "${srcdir:-.}/tests/cli/lib.sh"

kinds='readme summary inputs prices usage optimize forecast ledger rates bands sweep levers signals compare checks'
looks() { # TEMPLATE: the workbook of out/ is as it says
    python3 "$srcdir/tests/tools/workbook_template.py" out/workbook.xlsx "$1" plain/workbook.xlsx >&2
}

report --out plain
expect_status 0
cp "$srcdir/samples/larkfield/workbook.ini" "$srcdir/samples/larkfield/logo.png" . && chmod u+w workbook.ini logo.png
report --template workbook.ini --out out
expect_status 0
expect 'the sample looks as its template says' looks workbook.ini
report --template workbook.ini --out out
expect_stderr "$(printf '%s\n' 'realrate: out: unchanged')"
expect 'the template is an input' grep -q "\"role\": \"template\", \"path\": \"workbook.ini\", \"sha256\": \"$(
    sha256sum <workbook.ini | cut -d' ' -f1)\"" out/report.json
expect 'the logo is an input' grep -q "\"role\": \"template\", \"path\": \"logo.png\", \"sha256\": \"$(
    sha256sum <logo.png | cut -d' ' -f1)\"" out/report.json
run check $inputs --template workbook.ini
expect_status 0
expect 'check names the template' grep -qx 'workbook.ini: template' "$log/stdout"

# Another picture is another input, though the template is the same.
cp "$srcdir/doc/summary.png" logo.png
report --template workbook.ini --out out
expect_status 0
expect_stderr ''
expect 'a new logo is shown' looks workbook.ini

# No report tells of the machine's folders.
report --template "$top/run/workbook.ini" --out out
expect_status 0
expect 'no absolute path in a report' test -z "$(grep -lF "$top" out/report.json out/manifest.json)"

# What the program's own template shows is what holds without one; titles that only just differ stay apart.
report --template "$srcdir/templates/workbook.ini" --out out
expect_status 0
expect 'the defaults' looks "$srcdir/templates/workbook.ini"
cat >twins.ini <<'END'
[titles]
summary = Ledger
ledger = LEDGER
inputs = TRUE
prices = R
usage = History
rates = a/b
END
report --template twins.ini --out out
expect_status 0
unzip -p out/workbook.xlsx xl/workbook.xml | grep -o '<sheet name="[^"]*"' | cut -d'"' -f2 >"$log/sheets"
expect 'titles are made safe and unique' test "$(sed -n '2,8p' "$log/sheets" | tr '\n' '|')" = \
    'Ledger|TRUE|R|History 2|Optimize|Forecast|LEDGER 2|'

# A sheet left out is not there, and nothing refers to it; or it is needed, and the error says by which.
n_left_out=0
for kind in $kinds; do
    printf '[sheets]\norder = %s\n' "$(echo " $kinds " | sed "s/ $kind / /; s/^ //; s/ $//; s/ /, /g")" >less.ini
    report --template less.ini --out out
    if [ "$status" -eq 78 ]; then
        expect "$kind is needed" grep -qE \
            "^realrate: less.ini:2:\[sheets\] order: error: leaves out $kind, which [a-z]+ needs$" "$log/stderr"
        continue
    fi
    expect_status 0
    expect "without $kind" looks less.ini
    n_left_out=$((n_left_out + 1))
done
expect 'some sheets can be left out' test "$n_left_out" -ge 2
for kind in inputs ledger checks; do
    printf '[sheets]\norder = %s\n' "$(echo " $kinds " | sed "s/ $kind / /; s/^ //; s/ $//; s/ /, /g")" >less.ini
    report --template less.ini --out out
    expect_status 78
done
finish

#!/bin/sh
# --template: the workbook looks as it says, whatever it leaves out; it and its logo are inputs like any other.
. "${srcdir:-.}/tests/cli/lib.sh"

kinds='readme summary inputs prices usage optimize forecast ledger rates bands sweep levers signals compare checks'
looks() { # TEMPLATE: the workbook of out/ is as it says
    python3 "$srcdir/tests/tools/workbook_template.py" out/workbook.xlsx "$1" plain/workbook.xlsx >&2
}

report --out plain
expect_status 0
cp "$srcdir/samples/larkfield/template.ini" "$srcdir/samples/larkfield/logo.png" . && chmod u+w template.ini logo.png
report --template template.ini --out out
expect_status 0
expect 'the sample looks as its template says' looks template.ini
report --template template.ini --out out
expect_stderr "$(printf '%s\n' 'realrate: out: unchanged')"
expect 'the template is an input' grep -q "\"role\": \"template\", \"path\": \"template.ini\", \"sha256\": \"$(
    sha256sum <template.ini | cut -d' ' -f1)\"" out/report.json
expect 'the logo is an input' grep -q "\"role\": \"template\", \"path\": \"logo.png\", \"sha256\": \"$(
    sha256sum <logo.png | cut -d' ' -f1)\"" out/report.json
run check $inputs --template template.ini
expect_status 0
expect 'check names the template' grep -qx 'template.ini: template' "$log/stdout"

# Another picture is another input, though the template is the same.
cp "$srcdir/doc/summary.png" logo.png
report --template template.ini --out out
expect_status 0
expect_stderr ''
expect 'a new logo is shown' looks template.ini

# No report tells of the machine's folders.
report --template "$top/run/template.ini" --out out
expect_status 0
expect 'no absolute path in a report' test -z "$(grep -lF "$top" out/report.json out/manifest.json)"

# What the program's own template shows is what holds without one; titles that only just differ stay apart.
report --template "$srcdir/templates/workbook.ini" --out out
expect_status 0
expect 'the defaults' looks "$srcdir/templates/workbook.ini"
cat >twins.ini <<'END'
[titles]
summary = Ledger
usage = History
rates = a/b
bands = A:B
END
report --template twins.ini --out out
expect_status 78
expect_stderr 'realrate: twins.ini:3:[titles] usage: error: is a name that Excel keeps for itself
realrate: twins.ini:2:[titles] summary: error: is too like the title of ledger, "Ledger": case, signs such as / and a number at the end do not tell sheets apart
realrate: twins.ini:5:[titles] bands: error: is too like the title of rates, "a-b": case, signs such as / and a number at the end do not tell sheets apart'

# Every sheet renamed, as awkwardly as can be: no text, formula or link knows the old titles.
cat >renamed.ini <<'END'
[workbook]
font = Verdana
font_size = 14
[titles]
readme = Für "alle", die es lesen
summary = A&B <Übersicht> 100%
inputs = {o.quoted} [rates.n0]
prices = "'TRUE'"
usage = 使用量使用量使用量使用量使用量使用量使用量使用量使用量
optimize = $A$1 + B2
forecast = R1C1
ledger = Monat/Monat, -1 = "x"
rates = 0123456789012345678901234567890
bands = Bänder: 1.000 € – 2.000 €
sweep = "=SUM(1;2)"
levers = ¿Qué pedir?
signals = Сигналы
compare = 比較
checks = A1
[formats]
date = "dddd, d mmmm yyyy"
money = "'EUR '#,##0;[Red]-'EUR '#,##0;'-'"
END
report --template renamed.ini --out out
expect_status 0
expect 'every sheet renamed' looks renamed.ini

# Another notation changes the texts of the documents and nothing of the JSON.
cat >notation.ini <<'END'
[numbers]
decimal_separator = comma
thousands_separator = point
currency = after
END
report --template notation.ini --out out
expect_status 0
expect 'texts in the notation' python3 "$srcdir/tests/tools/workbook_notation.py" out plain
for set in out plain; do grep -vE '"role": "template"|data.sources_after' $set/report.json >"$log/$set.json"; done
expect 'the JSON as ever' cmp "$log/out.json" "$log/plain.json"
pdftotext -layout out/briefing.pdf "$log/briefing" && pdftotext -layout plain/briefing.pdf "$log/plain"
expect 'the briefing in the notation' grep -qE '[0-9],[0-9]%|[0-9]\.[0-9]{3} USD' "$log/briefing"
expect 'no number of it in another' test -z "$(grep -oE '[0-9]\.[0-9]%' "$log/briefing")"
expect 'where there were some' grep -qE '[0-9]\.[0-9]%' "$log/plain"

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

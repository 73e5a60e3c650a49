#!/bin/sh
# --template: the briefing looks as it says; pages, titles, paper, font, footer, logo, notation, colours.
. "${srcdir:-.}/tests/cli/lib.sh"

# text PAGE [SET]: what stands on it, in one line.
text() { pdftotext -raw -f "$1" -l "$1" "${2:-out}/briefing.pdf" - | tr '\n' ' '; }
says() { # PAGE WORDS
    case $(text "$1") in
    *"$2"*) ;;
    *) return 1 ;;
    esac
}
pages() { pdfinfo out/briefing.pdf | sed -n 's/^Pages: *//p'; }
is_sound() { qpdf --check out/briefing.pdf >"$log/qpdf" 2>&1; }

cp "$srcdir/samples/larkfield/logo.png" .
cat >own.ini <<'END'
[company]
logo = logo.png
confidentiality = For the board alone
[numbers]
decimal_separator = comma
thousands_separator = point
currency = after
[brief]
paper = letter
font = Lato
[pages]
order = data, answer, commit
[page_titles]
answer = Kurz gesagt
data = Woher es kommt
[colours]
accent = "#123456"
END
report --template own.ini --out out
expect_status 0
expect_stderr ''
expect 'three pages' test "$(pages)" = 3
expect 'the data come first' says 1 'Woher es kommt'
expect 'then the answer' says 2 'Kurz gesagt'
expect 'a page without a title of its own' says 3 'The commitment'
expect 'no page that was left out' test -z "$(pdftotext out/briefing.pdf - | grep 'Rates and bands')"
for page in 1 2 3; do
    expect "page $page is confidential" says $page 'For the board alone'
done
expect 'amounts in its notation' says 3 '100.000 USD'
expect 'Letter, landscape' test "$(pdfinfo out/briefing.pdf | sed -n 's/^Page size: *//p')" = '792 x 612 pts (letter)'
expect 'its font' test -n "$(pdffonts out/briefing.pdf | grep 'Lato')"
expect 'no other font' test -z "$(pdffonts out/briefing.pdf | grep 'Inter')"
expect 'the logo once for all pages' test "$(pdfimages -list out/briefing.pdf | awk '$3 == "image" { print $11 }' | sort -u | wc -l)" = 1
expect 'the logo on every page' test "$(pdfimages -list out/briefing.pdf | awk '$3 == "image"' | wc -l)" = 3
expect 'a sound file' is_sound

# The program's own template shows what holds without one.
SOURCE_DATE_EPOCH=1764000000
export SOURCE_DATE_EPOCH
report --out plain
report --template "$srcdir/templates/brief.ini" --out out
expect_status 0
for page in 1 2; do
    expect "page $page as without a template" test "$(text $page | sed 's/, brief.ini//')" = "$(text $page plain)"
done
expect 'as many pages' test "$(pages)" = "$(pdfinfo plain/briefing.pdf | sed -n 's/^Pages: *//p')"

# Every page alone; one that has nothing to say gives way to the answer.
for page in answer commit rates why asks compare words data; do
    printf '[pages]\norder = %s\n' $page >alone.ini
    report --template alone.ini --out out
    expect_status 0
    expect "$page alone" test "$(pages)" -ge 1
    expect "$page alone is sound" is_sound
done

# A font that is not there is a warning that names what to install.
printf '[brief]\nfont = No Such Font\n' >font.ini
report --template font.ini --out out
expect_status 0
expect 'the font is missed' grep -q 'No Such Font' "$log/stderr"

# What is wrong is said with its place.
cat >wrong.ini <<'END'
[brief]
paper = a5
[pages]
order = answer, answer, cover
[page_titles]
answer = ""
intro = Hello
END
report --template wrong.ini --out out
expect_status 78
expect 'each fault has its line' test "$(sed -n 's/^realrate: wrong.ini:\([0-9]*\):.*/\1/p' "$log/stderr" | sort -u | tr '\n' ' ')" = '2 4 6 7 '
finish

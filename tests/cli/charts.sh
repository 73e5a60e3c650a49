#!/bin/sh
# --charts: each chart in a file of its own, part of the set like any other file.
. "${srcdir:-.}/tests/cli/lib.sh"

# The time of writing is in a PDF.
SOURCE_DATE_EPOCH=1764000000
export SOURCE_DATE_EPOCH
# Each name says which chart, and of which offer.
for kind in pdf svg png; do
    report --charts $kind --out out
    expect_status 0
    expect_stderr ''
    expect "charts in $kind" test -s out/charts/realized-discount.$kind -a -s out/charts/drawdown-1-test-offer.$kind
    expect "$kind and nothing else" test "$(find out/charts -type f | wc -l)" = \
        "$(find out/charts -name "*.$kind" | wc -l)"
    expect 'every chart is printed' test "$(grep -c '^out/charts/' "$log/stdout")" = "$(find out/charts -type f | wc -l)"
    expect 'every chart is in the manifest' test "$(grep -c '"name": "charts/' out/manifest.json)" = \
        "$(find out/charts -type f | wc -l)"
    sha256sum out/charts/* >"$log/first"
    report --charts $kind --out out
    expect_stderr 'realrate: out: unchanged'
    report --charts $kind --out again
    expect "$kind: the same bytes again" test "$(cd again && sha256sum charts/* | cut -d' ' -f1)" = \
        "$(cut -d' ' -f1 "$log/first")"
done
for file in out/charts/*.png; do
    expect "$file is a picture" test "$(dd if="$file" bs=1 skip=1 count=3 2>/dev/null)" = PNG
done

# The briefing does not depend on them, and a run without them takes them away.
cp out/briefing.pdf "$log/briefing.pdf"
report --out out
expect_status 0
expect 'no charts any more' test ! -e out/charts
expect 'the same briefing' cmp -s out/briefing.pdf "$log/briefing.pdf"

# A file of somebody else's among them is not thrown away.
report --charts svg --out out
echo mine >out/charts/notes.txt
report --charts svg --out out
expect_status 73
expect_stderr 'realrate: out: error: holds "charts/notes.txt", which is not of a report; it stays as it is'
expect 'it is still there' test "$(cat out/charts/notes.txt)" = mine
finish

#!/bin/sh
# Help and version; the manual page and the completion know every command and option that help knows.
. "${srcdir:-.}/tests/cli/lib.sh"

run --version
expect_status 0
expect 'the version is one line' grep -qxE 'realrate [0-9]+\.[0-9]+\.[0-9]+' "$log/stdout"
run --help
expect_status 0
expect_stderr ''
sed -n 's/^  \([a-z]*\) .*/\1/p' "$log/stdout" | grep -vx realrate >"$log/commands"
cp "$log/stdout" "$log/program-help"
expect 'help lists the commands' test "$(tr '\n' ' ' <"$log/commands")" = 'report check aggregate init schema help '
run help
cmp -s "$log/stdout" "$log/program-help" || fail 'realrate help is not realrate --help'

: >"$log/options"
while read -r command; do
    run help "$command"
    expect_status 0
    expect_stderr ''
    expect "help of $command has its usage" grep -q "^Usage: realrate $command" "$log/stdout"
    expect "help of $command fits a terminal" test "$(wc -L <"$log/stdout")" -le 100
    cp "$log/stdout" "$log/help"
    run "$command" --help
    expect_status 0
    cmp -s "$log/stdout" "$log/help" || fail "realrate $command --help is not realrate help $command"
    run --help "$command"
    expect_status 0
    cmp -s "$log/stdout" "$log/help" || fail "realrate --help $command is not realrate help $command"
    sed -n 's/^ .*--\([a-z-]*\).*/\1/p' "$log/help" >>"$log/options"
    expect "the manual page has the command $command" grep -q "^\.B $command" "$srcdir/doc/realrate.1"
    expect "the completion has the command $command" grep -qw "$command" "$srcdir/completion/realrate.bash"
done <"$log/commands"
sort -u "$log/options" | while read -r option; do
    pattern=$(printf '%s' "$option" | sed 's/-/\\\\-/g')
    grep -q -- "\\\\-\\\\-$pattern" "$srcdir/doc/realrate.1" || echo "the manual page lacks --$option"
    grep -q -- "--$option\\b" "$srcdir/completion/realrate.bash" || echo "the completion lacks --$option"
done >"$log/missing"
[ ! -s "$log/missing" ] || fail "$(cat "$log/missing")"

# The schema is text with every kind of INI in it.
run schema
expect_status 0
for section in offer commit discount forecast book "area AREA" titles; do
    expect "the schema has [$section]" grep -q "\[$section\]" "$log/stdout"
done
finish

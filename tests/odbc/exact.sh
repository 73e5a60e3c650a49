# Sourced by the tests of dialects: numbers and texts that engines are prone to take in another way than a CSV file, in
# numbers.csv (without a header) and texts.csv, and exact, which asks an engine about them.

# Numbers that a factor makes whole or not, one a day, and what is expected of each: 1.005 * 1000 is not whole in
# floating point, 1500 / 1000 is with whole numbers, 4.0000004 / 2 when rounded, 0.333333333 * 3 nearly.
quantities='2000 1500 999 4.0000004 1.005 0.333333333 1.5 12345678.901'
day=0
for quantity in $quantities; do
    day=$((day + 1))
    echo "2026-01-0$day,claude-opus-4-5,$quantity"
done >numbers.csv
echo '2026-01-09,claude-opus-4-5,' >>numbers.csv
cat >factors <<'END'
/ 1000: 2 -1 -1 -1 -1 -1 -1 -1 0
/ 2: 1000 750 -1 -1 -1 -1 -1 -1 0
* 1000: 2000000 1500000 999000 -1 1005 -1 1500 12345678901 0
* 3: 6000 4500 2997 -1 -1 -1 -1 -1 0
* 1.5: 3000 2250 -1 -1 -1 -1 -1 -1 0
END

# Texts that a CSV file and a mapping take: letters beyond ASCII, blanks around and within, nothing.
cat >texts.csv <<'END'
d,m,w,v,t,c,k,q
2026-01-01,claude-opus-4-5,Ärzte Nord,anthropic,standard,long,Input Tokens,1000
2026-01-01,claude-opus-4-5,ÄRZTE, Anthropic ,Batch ,base,  input  tokens,2000
2026-01-01,claude-opus-4-5,ärzte,anthropic,standard,    ,Output Tokens,3000
2026-01-01,claude-opus-4-5, Nurses ,anthropic , standard,,kilo out,1234
2026-01-01,claude-opus-4-5,,, ,base,output,5000
2026-01-01,gpt-5,Nurses, openai ,standard,,output,17.5
END
cat >texts.ini <<'END'
[source]
table = texts
[columns]
date = d
model = m
workspace = w
provider = v
tier = t
context = c
meter = k
quantity = q / 1000
[values workspace]
*Ärzte* = Doctors
Nurses = Care
[values meter]
kilo* = output * 1000
END
run aggregate --usage texts.csv --mapping texts.ini
expect_status 0
cp "$log/stdout" texts.expected

# exact DIALECT WORD...: the program that takes a query; it has the tables numbers and texts.
exact() {
    dialect=$1
    shift
    while IFS=: read -r factor expected; do
        printf '[source]\ntable = numbers\n[columns]\ndate = d\nmodel = m\noutput = q %s\n' "$factor" >numbers.ini
        found=$("$program" sql --mapping numbers.ini --dialect "$dialect" | "$@" | python3 -c '
import csv, sys
print("", *(row["output"] for row in csv.DictReader(sys.stdin)))')
        expect "$dialect: q $factor is$found, expected$expected" test "$found" = "$expected"
    done <factors
    printf "[source]\ntable = numbers\n[columns]\ndate = '2026-01-01'\nmodel = 'claude-opus-4-5'\noutput = q * 1000\n" >numbers.ini
    expect "$dialect: all keys constant, one row" test "$("$program" sql --mapping numbers.ini --dialect "$dialect" | "$@" | wc -l)" -eq 2
    echo "provider = 'anthropic'" >>numbers.ini
    expect "$dialect: and with others" test "$("$program" sql --mapping numbers.ini --dialect "$dialect" | "$@" | wc -l)" -eq 2
    "$program" sql --mapping texts.ini --dialect "$dialect" | "$@" >texts.sums
    run aggregate --usage texts.sums
    expect_status 0
    expect "$dialect: texts mean what they do in CSV" diff texts.expected "$log/stdout"
}

#!/bin/sh
# The sample usage files are what the generator writes, byte for byte, and so is the logo.
set -u
status=0
for name in larkfield/usage.csv quillon/usage-2025.csv quillon/usage-2026.csv averdale/usage.csv; do
    if ! "$builddir/samples/generate" "$name" | cmp - "$srcdir/samples/$name"; then
        echo "FAIL: samples/$name differs from what samples/generate writes" >&2
        status=1
    fi
done
if ! python3 "$srcdir/samples/logo.py" | cmp - "$srcdir/samples/larkfield/logo.png"; then
    echo "FAIL: samples/larkfield/logo.png differs from what samples/logo.py draws" >&2
    status=1
fi
exit $status

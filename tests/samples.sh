#!/bin/sh
# The sample usage files are what the generator writes, byte for byte.
set -u
status=0
for name in larkfield/usage.csv quillon/usage-2025.csv quillon/usage-2026.csv averdale/usage.csv; do
    if ! "$builddir/samples/generate" "$name" | cmp - "$srcdir/samples/$name"; then
        echo "FAIL: samples/$name differs from what samples/generate writes" >&2
        status=1
    fi
done
exit $status

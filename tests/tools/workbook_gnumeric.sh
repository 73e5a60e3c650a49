#!/bin/sh
# The workbooks recalculated by gnumeric.
tool=gnumeric
. "$srcdir/tests/tools/workbook_samples.sh"

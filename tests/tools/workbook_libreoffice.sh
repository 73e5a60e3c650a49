#!/bin/sh
# The workbooks recalculated by libreoffice.
tool=libreoffice
. "$srcdir/tests/tools/workbook_samples.sh"

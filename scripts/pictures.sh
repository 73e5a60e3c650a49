#!/bin/sh
# Turns a report set into PNG pages to look at: every page of the briefing and every printed page of the
# workbook's sheets. Usage: sh scripts/pictures.sh SET FOLDER [DPI]
set -eu
if [ $# -lt 2 ] || [ ! -f "$1/workbook.xlsx" ] || [ ! -f "$1/briefing.pdf" ]; then
    echo "usage: sh scripts/pictures.sh SET FOLDER [DPI]" >&2
    echo "SET is a folder written by 'realrate report'; the pictures go to FOLDER." >&2
    exit 64
fi
set_folder=$1 folder=$2 dpi=${3:-80}

mkdir -p "$folder"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# An own profile, so that it also works while LibreOffice is open.
soffice -env:UserInstallation="file://$work/profile" --headless --convert-to pdf --outdir "$work" \
    "$set_folder/workbook.xlsx" >/dev/null 2>&1
pdftoppm -png -r "$dpi" "$work/workbook.pdf" "$folder/workbook"
pdftoppm -png -r "$dpi" "$set_folder/briefing.pdf" "$folder/briefing"
ls "$folder"/workbook-*.png "$folder"/briefing-*.png

#!/bin/sh
# Builds realrate and runs its main job on the sample companies. Does all the set-up on Debian 12 (packages with
# apt-get, through sudo where you are not root), writes below build/ and realrate-out/ only, and may be run again.
set -eu
cd "$(dirname "$0")/.."
. scripts/setup.sh

# shellcheck disable=SC2086
install_packages $run_packages
configure_in build
make -s -C build -j"$jobs" realrate

mkdir -p realrate-out
REALRATE_DATADIR=$PWD
export REALRATE_DATADIR
echo "Reports written:"
build/realrate report --out realrate-out/larkfield \
    --usage samples/larkfield/usage.csv --plan samples/larkfield/plan.ini \
    --offer samples/larkfield/offer-trap.ini \
    --offer samples/larkfield/offer-cure.ini \
    --offer samples/larkfield/offer-flexible.ini
build/realrate report --out realrate-out/quillon \
    --usage samples/quillon/usage-2025.csv --usage samples/quillon/usage-2026.csv \
    --plan samples/quillon/plan.ini \
    --offer samples/quillon/offer-ramped.ini \
    --offer samples/quillon/offer-reseller.ini \
    --offer samples/quillon/offer-monthly.ini
build/realrate report --out realrate-out/averdale \
    --usage samples/averdale/usage.csv --plan samples/averdale/plan.ini \
    --offer samples/averdale/offer-growth.ini \
    --offer samples/averdale/offer-list.ini \
    --offer samples/averdale/offer-tiers.ini \
    --offer samples/averdale/offer-marketplace.ini
build/realrate report --out realrate-out/bedrock \
    --usage samples/bedrock/cost-and-usage.csv --mapping samples/bedrock/mapping.ini \
    --offer samples/bedrock/offer.ini

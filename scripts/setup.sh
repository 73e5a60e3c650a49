# Read by demo.sh, test.sh and pictures.sh: Debian packages and the configured build folder. POSIX sh.

# What building and running realrate takes; `configure` asks for the same.
run_packages="autoconf automake fonts-inter fonts-lato gcc libc6-dev libcairo2-dev libcsv-dev libexpat1-dev
libfontconfig-dev libiniparser-dev libminizip-dev libpango1.0-dev libxlsxwriter-dev libzstd-dev make nettle-dev
pkgconf unixodbc-dev zlib1g-dev"

# What its tests take beyond that.
test_packages="clang gnumeric libcmocka-dev libjansson-dev libreoffice-calc-nogui libsqliteodbc libxml2-utils
odbc-postgresql poppler-utils postgresql python3 qpdf sqlite3 strace"

# What its benchmarks take beyond that.
bench_packages="openssl python3-matplotlib python3-numpy python3-pandas python3-xlsxwriter zstd"
# Node from elsewhere than Debian brings npm along, and does not go with Debian's package of it.
command -v npm >/dev/null || bench_packages="$bench_packages nodejs npm"

# install_packages NAME...: installs those that are missing; with all of them there it needs no network.
install_packages() {
    missing=
    for package; do
        case $(dpkg-query -W -f '${Status}' "$package" 2>/dev/null) in
        *' installed') ;;
        *) missing="$missing $package" ;;
        esac
    done
    [ -n "$missing" ] || return 0
    echo "Installing Debian packages:$missing"
    sudo=
    [ "$(id -u)" -eq 0 ] || sudo=sudo
    # A fresh machine has no package lists yet. The list is split into words on purpose.
    # shellcheck disable=SC2086
    $sudo apt-get update -q &&
        $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends $missing
}

# configure_in FOLDER OPTION...: writes `configure` where it is missing, then configures there once. Later runs
# leave it to make, which knows what has changed.
configure_in() {
    folder=$1
    shift
    if [ ! -f configure ] || [ ! -f Makefile.in ]; then
        autoreconf -fi || return 1
    fi
    mkdir -p "$folder"
    [ -f "$folder/config.status" ] && [ -f "$folder/Makefile" ] && return 0
    (top=$(pwd) && cd "$folder" && "$top/configure" -q "$@")
}

jobs=$(nproc 2>/dev/null || echo 2)

# Sourced by the tests of warehouses after tests/cli/lib.sh: PostgreSQL servers of the test's own, and data sources
# that nobody else sees. Servers are stopped whatever happens. Exits with 77 where what it takes is not there.
servers=$top/servers
ODBCSYSINI=$top/odbc
ODBCINI=$top/odbc/odbc.ini
export ODBCSYSINI ODBCINI
unset PGHOST PGPORT PGUSER PGPASSWORD PGDATABASE

skip() {
    echo "$test_name: skipped: $*"
    exit 77
}

postgres_bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1)
[ -x "$postgres_bin/initdb" ] || skip 'PostgreSQL is not installed'
command -v psql >/dev/null || skip 'psql is not installed'

# PostgreSQL refuses to run as root.
as_postgres() {
    if [ "$(id -u)" -eq 0 ]; then
        setpriv --reuid=postgres --regid=postgres --clear-groups "$@"
    else
        "$@"
    fi
}

free_port() {
    python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'
}

stop_servers() {
    for data in "$servers"/*/data; do
        [ -d "$data" ] && as_postgres "$postgres_bin/pg_ctl" -D "$data" -m immediate stop >/dev/null 2>&1
    done
}
trap 'stop_servers; chmod -R u+rwx "$top" 2>/dev/null; rm -rf "$top"' EXIT

# start_server NAME SETTING...: a new server, its port in $port; logins over the network take a password.
start_server() {
    folder=$servers/$1
    shift
    mkdir -p "$folder" "$servers/sockets"
    [ "$(id -u)" -ne 0 ] || chown postgres "$folder" "$servers/sockets"
    as_postgres "$postgres_bin/initdb" -D "$folder/data" -U postgres -E UTF8 --locale=C.UTF-8 --no-sync \
        --auth-local=trust --auth-host=scram-sha-256 >"$log/initdb" 2>&1 || exit 99
    port=$(free_port)
    {
        echo "port = $port"
        echo "listen_addresses = '127.0.0.1'"
        echo "unix_socket_directories = '$servers/sockets'"
        echo "fsync = off"
        echo "timezone = 'Asia/Tokyo'"
        printf '%s\n' "$@"
    } | as_postgres tee -a "$folder/data/postgresql.conf" >/dev/null
    as_postgres "$postgres_bin/pg_ctl" -D "$folder/data" -w -l "$folder/log" start >/dev/null || exit 99
}

# ask PORT WORD...: psql as the server's owner.
ask() {
    at=$1
    shift
    psql -X -q -v ON_ERROR_STOP=1 -h "$servers/sockets" -p "$at" -U postgres -d postgres "$@"
}

# data_source NAME DRIVER PORT KEY=VALUE...
data_source() {
    mkdir -p "$ODBCSYSINI"
    {
        printf '[%s]\nDriver=%s\nServername=127.0.0.1\nPort=%s\nDatabase=postgres\n' "$1" "$2" "$3"
        shift 3
        [ $# -eq 0 ] || printf '%s\n' "$@"
    } >>"$ODBCINI"
}

mkdir -p "$ODBCSYSINI"
printf '[pg]\nDriver=psqlodbcw.so\n[gone]\nDriver=%s/gone.so\n' "$top" >"$ODBCSYSINI/odbcinst.ini"
here=$srcdir/tests/odbc
requests=$top/requests.csv
mapping=$top/requests.ini
cp "$here/requests.ini" "$mapping" && chmod u+w "$mapping"
cp "$srcdir/samples/bedrock/offer.ini" offer.ini

# The columns of make_usage.py's requests as a warehouse has them.
columns='started_at timestamptz, model text, team text, service text, region text, vendor text,
    prompt_tokens bigint, cache_written integer, cache_read bigint, output_kilotokens numeric, searches smallint'

has_odbc() { grep -q '^ODBC_LIBS = .*-lodbc' "$builddir/Makefile"; }

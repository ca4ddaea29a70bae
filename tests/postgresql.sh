#!/bin/sh
# PostgreSQL for the tests of the ledger: installed from Debian's packages where there is none and we are root. It makes
# no cluster and starts no server; the tests start one of their own. Where it cannot be had, the tests skip and say so.
set -u
if command -v postgres >/dev/null || ls /usr/lib/postgresql/*/bin/postgres >/dev/null 2>&1; then
  exit 0
fi
if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
  echo "PostgreSQL is not installed: the tests of the ledger run on SQLite alone and skip the other database"
  exit 0
fi
echo "installing PostgreSQL for the tests of the ledger"
mkdir -p /etc/postgresql-common
[ -e /etc/postgresql-common/createcluster.conf ] ||
  echo 'create_main_cluster = false' >/etc/postgresql-common/createcluster.conf
export DEBIAN_FRONTEND=noninteractive
{ apt-get update -q && apt-get install -q -y --no-install-recommends -o Dpkg::Options::=--force-confold postgresql; } \
  >/dev/null 2>&1 || echo "PostgreSQL cannot be installed: the tests of the ledger run on SQLite alone"
exit 0

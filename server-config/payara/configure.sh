#!/bin/sh
# Configures a running Payara Server for Baton by the scripts beside this one, or by those that are named. It may run
# again, and changes nothing then: what a script sets has one value, and what it creates is created once.
#
#   ASADMIN="/opt/payara6/bin/asadmin --port 4848" server-config/payara/configure.sh
set -eu

asadmin=${ASADMIN:-asadmin}
here=$(dirname "$0")
if [ $# -eq 0 ]; then
  set -- "$here/listeners.asadmin" "$here/https.asadmin" "$here/answers.asadmin" "$here/data-source.asadmin"
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# What is there already: asadmin refuses to create it again.
printf '%s\n' list-jdbc-connection-pools list-jdbc-resources >"$work/list"
$asadmin multimode --file "$work/list" >"$work/there" || true

# Each "create" names what it creates as its last word.
awk 'NR == FNR { there[$1]; next } !(/^create-/ && $NF in there)' "$work/there" "$@" >"$work/commands"

# A list of commands succeeds for asadmin even where one of them has failed: what it says tells.
$asadmin multimode --file "$work/commands" >"$work/said" 2>&1 || true
cat "$work/said"
grep -q '^Command multimode executed successfully' "$work/said" && ! grep -q 'failed\.$' "$work/said"

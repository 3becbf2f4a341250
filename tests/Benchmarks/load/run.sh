#!/usr/bin/env bash
# Load on a running dashboard: tests/Benchmarks/load/run.sh URL NAME PASSWORD [SECONDS]. Needs curl and wrk.
set -euo pipefail
url=$1 name=$2 password=$3 seconds=${4:-20}
here=$(cd "$(dirname "$0")" && pwd)
jar=$(mktemp)
trap 'rm -f "$jar"' EXIT

token=$(curl -s -c "$jar" "$url/login" | grep -o 'name="__token"[^>]*value="[^"]*"' | head -n 1 | sed 's/.*value="//; s/"//')
curl -s -o /dev/null -b "$jar" -c "$jar" --data-urlencode "Name=$name" --data-urlencode "Password=$password" \
  --data-urlencode "__token=$token" --data-urlencode "_handler=sign-in" "$url/login"
export SESSION
SESSION=$(awk '$6 == "account" { print $6 "=" $7 }' "$jar")
# an empty state is fast as well: only figures and teams count
curl -s -b "$jar" "$url/" | grep 'class="card tile"' >/dev/null || { echo "总览 shows no figures to $name" >&2; exit 1; }
curl -s -b "$jar" "$url/teams" | grep 'href="/teams/' >/dev/null || { echo "团队排名 shows no teams to $name" >&2; exit 1; }

for page in overview teams both; do
  echo "== $page"
  [ "$page" = both ] && page=
  PAGE=$page wrk -t 2 -c 50 -d "${seconds}s" -s "$here/pages.lua" "$url" | tail -n 1
done

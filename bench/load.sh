#!/usr/bin/env bash
# The gauge page's questions over REST under load, on this machine's loopback only: 50 clients for 60 seconds, no error, 99th percentile below 250 ms.
#   bench/load.sh [STORE [GAUGE [SECONDS]]]     default: the sample market
# The server and its clients share the machine's cores. Answers of one data set are worked out once, so this measures serving, not computing.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
store=${1:-sample} gauge=${2:-sample-growth} seconds=${3:-60}
program=artifacts/bin/Bellwether.Cli/release/Bellwether.Cli.dll
[[ -e $program ]] || dotnet build src/Bellwether.Cli -c Release -v quiet
out=$(mktemp)
dotnet "$program" serve --port 0 --rate 0 --store "$store" >"$out" &
server=$!
trap 'kill "$server" 2>/dev/null; wait "$server" 2>/dev/null || true; rm -f "$out"' EXIT
for _ in $(seq 300); do
    grep -q http "$out" && break
    kill -0 "$server" 2>/dev/null || { cat "$out"; exit 1; }
    sleep 0.1
done
address=$(grep -o 'http://[^ ]*' "$out")
echo "$(nproc) cores, load before: $(cut -d' ' -f1 /proc/loadavg 2>/dev/null || echo unknown)"
timeout $((seconds + 60)) node bench/load.mjs "$address" "$seconds" 50 250 "$gauge"

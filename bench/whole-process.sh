#!/usr/bin/env bash
# Times whole processes of the published command line: wall and processor seconds and peak memory, medians of N runs.
#   bench/whole-process.sh [RUNS]        default 9
# Needs GNU time (/usr/bin/time) and the market data: BELLWETHER_MARKET, default ../shared/market beside the repository.
# BELLWETHER_BENCH_STORE keeps the imported stores between calls; without it a temporary folder is used and removed.
set -euo pipefail
cd "$(dirname "$0")/.."
runs=${1:-9}
market=${BELLWETHER_MARKET:-../shared/market}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
stores=${BELLWETHER_BENCH_STORE:-$work}
mkdir -p "$stores"
rid=${RID:-linux-x64}
dotnet publish src/Bellwether.Cli -c Release -r "$rid" -o "$work/bin" --verbosity quiet -nologo
bellwether="$work/bin/Bellwether.Cli"

echo "date $(date -u +%F)  cores $(nproc)  load $(cut -d' ' -f1-3 /proc/loadavg)  .NET $(dotnet --version)  commit $(git rev-parse --short HEAD)"
printf '%-34s %8s %8s %8s %8s %8s\n' process wall-min wall-med cpu-med wall-max peak-MB

# measure NAME RUNS COMMAND...: one run to warm up, then the median of RUNS.
measure() {
  local name=$1 count=$2; shift 2
  "$@" > /dev/null 2> "$work/errors" || { cat "$work/errors" >&2; return 1; }
  : > "$work/runs"
  for ((run = 0; run < count; run++)); do
    /usr/bin/time -a -o "$work/runs" -f '%e %U %S %M' "$@" > /dev/null 2>&1
  done
  report "$name"
}

# once NAME COMMAND...: a run that cannot be repeated on the same state.
once() {
  local name=$1; shift
  : > "$work/runs"
  /usr/bin/time -a -o "$work/runs" -f '%e %U %S %M' "$@" > /dev/null 2> "$work/errors" || { cat "$work/errors" >&2; return 1; }
  report "$name"
}

report() {
  awk -v name="$1" '
    { wall[NR] = $1; cpu[NR] = $2 + $3; if ($4 > peak) peak = $4 }
    function order(a, n,   i, j, t) { for (i = 2; i <= n; i++) for (j = i; j > 1 && a[j] < a[j-1]; j--) { t = a[j]; a[j] = a[j-1]; a[j-1] = t } }
    END { order(wall, NR); order(cpu, NR); m = int((NR + 1) / 2); printf "%-34s %8.2f %8.2f %8.2f %8.2f %8.0f\n", name, wall[1], wall[m], cpu[m], wall[NR], peak / 1024 }' "$work/runs"
}

import() { "$bellwether" import tables "$market/$1" --store "$2" --quiet; }

[ -e "$stores/tokyo-2019/bellwether.duckdb" ] || import tokyo-2019 "$stores/tokyo-2019" > /dev/null
window="--since 2018-12-25 --until 2019-04-05 --store $stores/tokyo-2019"
measure 'help' "$runs" "$bellwether" --help
measure 'index list' "$runs" "$bellwether" index list --store "$stores/tokyo-2019"
measure 'explain, four gauges, json' "$runs" "$bellwether" explain mothers --against jasdaq,nikkei225,topix $window --format json
measure 'explain, four gauges, text' "$runs" "$bellwether" explain mothers --against jasdaq,nikkei225,topix $window
measure 'movers, csv' "$runs" "$bellwether" movers mothers $window --format csv

XDG_DATA_HOME="$work/first" once 'no arguments, first time' "$bellwether"
export XDG_DATA_HOME="$work/first"
measure 'no arguments, later' "$runs" "$bellwether"
unset XDG_DATA_HOME

if [ -d "$market/tokyo-full" ]; then
  once 'import tokyo-2019, empty store' "$bellwether" import tables "$market/tokyo-2019" --store "$work/both" --quiet
  once 'import tokyo-full on tokyo-2019' "$bellwether" import tables "$market/tokyo-full" --store "$work/both" --quiet
  once 'import tokyo-full, empty store' "$bellwether" import tables "$market/tokyo-full" --store "$work/full" --quiet
fi

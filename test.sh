#!/usr/bin/env bash
# Builds Bellwether and runs every test. The last line counts: N passed, N failed[, N skipped].
#   ./test.sh           everything, in well under 20 minutes
#   ./test.sh --fast    without the tests marked slow
set -uo pipefail
exec </dev/null
cd "$(dirname "${BASH_SOURCE[0]}")" || exit 1

readonly configuration=Release
readonly seconds_per_project=600
# What the tests need from Debian or Ubuntu, as "command package" or "file package": a step that needs more adds a line here.
readonly needed=(
    "node nodejs"
    "npm npm"
    "rsvg-convert librsvg2-bin"
    "pdffonts poppler-utils"
    "chromium chromium"
    "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc fonts-noto-cjk"
)

# What some tests use where it is there, and are skipped without: a machine that lacks it gets it when it can.
readonly wanted=(
    "soffice libreoffice-calc-nogui"
    "/usr/share/fonts/opentype/ipaexfont-gothic/ipaexg.ttf fonts-ipaexfont-gothic"
    "Rscript r-base-core"
)

export CI="${CI:-}" DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_CLI_UI_LANGUAGE=en DOTNET_GENERATE_ASPNET_CERTIFICATE=false
# No build node or compiler server outlives this script, and none of another build is used.
export MSBUILDDISABLENODEREUSE=1 DOTNET_CLI_USE_MSBUILD_SERVER=0 UseSharedCompilation=false
export HOME="${HOME:-$PWD/artifacts/home}"

passed=0 failed=0 skipped=0
results=$(mktemp -d) || exit 1
trap 'rm -rf "$results"' EXIT

# Prints the closing line and ends; nothing that did not run may look like success.
finish() {
    ((passed + failed > 0)) || { echo "No test ran."; failed=1; }
    local line="$passed passed, $failed failed"
    ((skipped == 0)) || line+=", $skipped skipped"
    echo
    echo "$line"
    ((failed == 0))
    exit
}

stop() {
    printf '%s\n' "$@"
    failed=$((failed + 1))
    finish
}

as_root() {
    if ((EUID == 0)); then "$@"; else sudo -n "$@"; fi
}

# Packages of the entries given whose command or file is not there.
lacking() {
    local entry
    for entry; do command -v "${entry% *}" >/dev/null || [[ -e ${entry% *} ]] || echo "${entry#* }"; done
}

install() {
    (($# == 0)) || as_root timeout -k 20 300 env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "$@" >>"$results/apt.log" 2>&1
}

# Names of packages hold no blanks, so they are split into words.
# shellcheck disable=SC2086
install_missing() {
    local missing optional=
    missing=$(lacking "${needed[@]}" | tr '\n' ' ')
    [[ $CI == true ]] && optional=$(lacking "${wanted[@]}" | tr '\n' ' ')
    [[ -n $missing$optional ]] || return 0
    if command -v apt-get >/dev/null && { ((EUID == 0)) || sudo -n true 2>/dev/null; }; then
        echo "Installing $missing$optional"
        as_root apt-get update -q >"$results/apt.log" 2>&1
        # All at once; without the optional ones where those cannot be had.
        { install $missing $optional || install $missing; } && return 0
        tail -n 20 "$results/apt.log"
    fi
    [[ -z $missing ]] || stop "Missing: $missing. Install with 'sudo apt-get install $missing', or see https://nodejs.org for Node.js 20 or later (npm comes with it)."
}

check_dotnet() {
    if ! command -v dotnet >/dev/null && [[ -x $HOME/.dotnet/dotnet ]]; then export PATH="$HOME/.dotnet:$PATH"; fi
    command -v dotnet >/dev/null || stop "Missing: the .NET SDK 10. Get it from https://dotnet.microsoft.com/download/dotnet/10.0, or 'sudo apt-get install dotnet-sdk-10.0' where the distribution has it."
    # global.json decides which SDK will do.
    dotnet --version >"$results/sdk" 2>&1 || stop "Missing: a .NET SDK 10.0.100 or later of that major version. Get it from https://dotnet.microsoft.com/download/dotnet/10.0. Installed are:" "$(dotnet --list-sdks)"
    echo ".NET SDK $(<"$results/sdk"), Node.js $(node --version), npm $(npm --version)"
}

limited() {
    if command -v timeout >/dev/null; then timeout -k 20 "$seconds_per_project" "$@"; else "$@"; fi
}

# An attribute of the counters in a result file; 0 when it is not there.
counter() {
    local value
    value=$(grep -o '<Counters [^>]*' "$1" | grep -o " $2=\"[0-9]*\"" | grep -o '[0-9]*')
    echo "${value:-0}"
}

run_project() {
    local project=$1 name file total executed good bad status
    name=$(basename "$project" .csproj)
    file="$results/$name.trx"
    echo "== $name"
    limited dotnet test "$project" -c "$configuration" --no-build --nologo --logger "trx;LogFileName=$file" --logger "console;verbosity=minimal" ${filter[@]+"${filter[@]}"}
    status=$?
    total=0
    [[ -s $file ]] && total=$(counter "$file" total)
    if ((total == 0)); then
        # Only a project without test sources may run nothing; --fast may leave a project without a test.
        if ((status == 0)) && { ((fast)) || ! grep -rqE '^\s*\[[A-Za-z]*(Fact|Theory)\b' --include='*.cs' "$(dirname "$project")"; }; then
            echo "$name has no test to run."
            return
        fi
        echo "$name did not run to its end (exit code $status)."
        failed=$((failed + 1))
        return
    fi
    executed=$(counter "$file" executed) good=$(counter "$file" passed)
    bad=$((executed - good))
    if ((status != 0 && bad == 0)); then
        echo "$name did not run to its end (exit code $status)."
        bad=1
    fi
    passed=$((passed + good)) failed=$((failed + bad)) skipped=$((skipped + total - executed))
}

fast=0 filter=()
case "${1:-}" in
    "") ;;
    --fast) fast=1 filter=(--filter "speed!=slow") ;;
    *) echo "Usage: ./test.sh [--fast]"; exit 2 ;;
esac

install_missing
check_dotnet
# Locked: a package that the lock files do not name stops here, on every machine.
dotnet restore Bellwether.slnx --locked-mode --disable-build-servers -v quiet || stop "The packages could not be restored as locked."
dotnet build Bellwether.slnx -c "$configuration" --no-restore --disable-build-servers -v quiet || stop "The build failed."
projects=(tests/*/*.csproj)
[[ -e ${projects[0]} ]] || stop "There is no test project."
for project in "${projects[@]}"; do run_project "$project"; done
finish

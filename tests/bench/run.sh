#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# run.sh BUILD_DIR [NAME] : every measurement, or those whose name holds NAME, as Markdown tables on
# standard output and in BUILD_DIR/../bench.md. Called by ./dev bench, which starts the servers.
set -u
export PYTHONDONTWRITEBYTECODE=1
here=$(cd "$(dirname "$0")" && pwd)
build=$(cd "$1" && pwd)
only=${2:-}
result=$build/../bench.md
failed=0

measure() { # NAME COMMAND…
    local name=$1
    shift
    case $name in *"$only"*) ;; *) return ;; esac
    printf '\n## %s\n\n' "$name"
    "$@" || { failed=1; echo "(this measurement failed)"; }
}

{
    printf '# Measured on %s, %s cores\n' "$(date -u +%Y-%m-%d)" "$(nproc)"
    measure foundation python3 "$here/foundation.py" "$build/bin/slipway"
    measure apps python3 "$here/apps.py" "$build/bin/slipway"
    measure idle python3 "$here/idle.py" "$build/bin/slipway"
    measure webhooks python3 "$here/webhooks.py" "$build/bin/slipway"
    for program in "$build"/bin/bench_*; do
        [ -x "$program" ] && measure "$(basename "$program" | sed s/bench_//)" "$program"
    done
} | tee "$result"
# The braces run in a subshell because of the pipe; a failed part is named in the text.
! grep -q '^(this measurement failed)$' "$result"

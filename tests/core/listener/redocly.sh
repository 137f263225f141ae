#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# redocly.sh DIR DOCUMENT : lints an OpenAPI document with @redocly/cli in DIR (installed once, at this version).
# Fails where node or npm are missing. Asks nothing of the network but the package.
set -eu
dir=$1
document=$2
cli=1.34.5
for program in node npm; do
    command -v "$program" >/dev/null || { echo "$program is missing; install the packages nodejs and npm." >&2; exit 1; }
done
mkdir -p "$dir"
(
    flock 9
    if [ "$(cat "$dir/installed" 2>/dev/null)" != "$cli" ]; then
        npm install --prefix "$dir" --no-save --no-audit --no-fund --ignore-scripts --loglevel=error "@redocly/cli@$cli" >&2
        echo "$cli" >"$dir/installed"
    fi
) 9>"$dir/lock"
export REDOCLY_TELEMETRY=off REDOCLY_SUPPRESS_UPDATE_NOTICE=true
cd "$dir"
exec node node_modules/@redocly/cli/bin/cli.js lint --extends=recommended --format=codeframe "$document"

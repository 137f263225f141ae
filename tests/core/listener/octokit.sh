#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# octokit.sh DIR SECRET : runs octokit.mjs with the two npm packages it uses in DIR (installed once, at
# these versions). Fails where node or npm are missing.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
dir=$1
examples=7.6.1
methods=5.1.0
for program in node npm; do
    command -v "$program" >/dev/null || { echo "$program is missing; install the packages nodejs and npm." >&2; exit 1; }
done
mkdir -p "$dir"
(
    flock 9
    if [ "$(cat "$dir/installed" 2>/dev/null)" != "$examples $methods" ]; then
        npm install --prefix "$dir" --no-save --no-audit --no-fund --ignore-scripts --loglevel=error \
            "@octokit/webhooks-examples@$examples" "@octokit/webhooks-methods@$methods" >&2
        echo "$examples $methods" >"$dir/installed"
    fi
) 9>"$dir/lock"
exec node "$here/octokit.mjs" "$@"

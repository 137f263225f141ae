#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# oracle.sh DIR [ARGS…] : runs oracle.js with these arguments, with the two npm packages it asks in
# DIR (installed once, at these versions). Fails where node or npm are missing.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
dir=$1
shift
parser=5.10.5
croner=11.0.1
for program in node npm; do
    command -v "$program" >/dev/null || { echo "$program is missing; install the packages nodejs and npm." >&2; exit 1; }
done
mkdir -p "$dir"
(
    flock 9
    if [ "$(cat "$dir/installed" 2>/dev/null)" != "$parser $croner" ]; then
        npm install --prefix "$dir" --no-save --no-audit --no-fund --ignore-scripts --loglevel=error \
            "cron-parser@$parser" "croner@$croner" >&2
        echo "$parser $croner" >"$dir/installed"
    fi
) 9>"$dir/lock"
NODE_PATH=$dir/node_modules exec node "$here/oracle.js" "$@"

#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# headless.sh [--plain] DIR PROGRAM ARGS… : runs a window program where there is no screen.
# --plain: on a private screen until it ends. Else: until its window stands, then a picture
# is written to DIR/window.png and the program is ended.
set -u
here=$(cd "$(dirname "$0")" && pwd)
. "$here/lib.sh"
plain=
[ "$1" != --plain ] || { plain=yes; shift; }
dir=$(absolute "$1"); shift
trap 'halt "$dir/program.pid" 10; "$here/screen.sh" stop "$dir/screen"' EXIT
trap 'exit 130' INT TERM HUP
"$here/screen.sh" start "$dir/screen" 1440x900 >/dev/null || exit 1
set -a; . "$dir/screen/env"; set +a
if [ -n "$plain" ]; then "$@"; exit; fi

: >"$dir/log"
launch "$dir/program.pid" "$dir/log" "$@"
"$here/picture.sh" "$dir/window.png" "$dir/program.pid" || { tail -20 "$dir/log" >&2; fail "no window came up"; }
halt "$dir/program.pid" 10
cat "$dir/log"
echo "There is no screen here. The window stood on a private one: $dir/window.png"
echo "To run without a window: ./dev run serve"

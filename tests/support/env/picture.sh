#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# picture.sh FILE PIDFILE [SECONDS] : waits for a visible window of the process, and one more
# moment for its contents, and writes a picture of the screen. Fails where the process ends first.
set -u
here=$(cd "$(dirname "$0")" && pwd)
. "$here/lib.sh"
read -r pid _ <"$2" || exit 1
seen() { [ -n "$(xdotool search --onlyvisible --pid "$pid" 2>/dev/null)" ] || ! alive "$2"; }
wait_for 30 seen "$@" && alive "$2" || exit 1
sleep "${3:-3}"
import -silent -window root "$1"

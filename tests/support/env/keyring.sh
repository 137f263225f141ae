#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# keyring.sh COMMAND… : runs the command with a D-Bus session of its own and an unlocked, empty
# keychain (gnome-keyring) in a folder that is removed afterwards. Keeps the exit code.
set -u
if [ "${1:-}" != --inside ]; then
    here=$(cd "$(dirname "$0")" && pwd)
    . "$here/lib.sh"
    for program in dbus-run-session gnome-keyring-daemon; do
        command -v $program >/dev/null || fail "$program is not installed (./dev setup test)"
    done
    home=$(mktemp -d)
    env -u GNOME_KEYRING_CONTROL XDG_RUNTIME_DIR="$home" XDG_DATA_HOME="$home/data" SLIPWAY_KEYRING_HOME="$home" \
        dbus-run-session -- "$0" --inside "$@"
    code=$?
    rm -rf "$home"
    exit $code
fi
shift
printf 'test password' | gnome-keyring-daemon --unlock --components=secrets --control-directory="$SLIPWAY_KEYRING_HOME" \
    >"$SLIPWAY_KEYRING_HOME/variables" 2>"$SLIPWAY_KEYRING_HOME/log"
for _ in $(seq 100); do
    dbus-send --session --print-reply --dest=org.freedesktop.DBus / org.freedesktop.DBus.NameHasOwner \
        string:org.freedesktop.secrets 2>/dev/null | grep -q 'boolean true' && break
    sleep 0.05
done
"$@"

#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# screen.sh start DIR [WIDTHxHEIGHT] | stop DIR
# A screen where there is none: Xvfb on a free display, a D-Bus session of its own, a window
# manager, a tray host and a notification daemon (those three only where installed).
# `start` writes DIR/env (DISPLAY, DBUS_SESSION_BUS_ADDRESS, XAUTHORITY, QT_QPA_PLATFORM).
set -u
here=$(cd "$(dirname "$0")" && pwd)
. "$here/lib.sh"
[ $# -ge 2 ] || fail "usage: screen.sh start DIR [WIDTHxHEIGHT] | stop DIR"
dir=$(absolute "$2")
parts=(dunst trayer openbox dbus xvfb)

start() {
    alive "$dir/xvfb.pid" && alive "$dir/dbus.pid" && return 0
    stop
    command -v Xvfb >/dev/null && command -v dbus-daemon >/dev/null || fail "xvfb and dbus are not installed (./dev setup test)"
    : >"$dir/log"; : >"$dir/display"; : >"$dir/bus"
    export XAUTHORITY=$dir/xauthority
    unset WAYLAND_DISPLAY DISPLAY DBUS_SESSION_BUS_ADDRESS
    # No cookie: the server listens on its local socket only.
    setsid Xvfb -displayfd 7 -screen 0 "${1}x24" -nolisten tcp -noreset 7>"$dir/display" </dev/null >>"$dir/log" 2>&1 &
    remember "$dir/xvfb.pid" $!
    wait_for 10 test -s "$dir/display" || { tail -3 "$dir/log" >&2; stop; fail "Xvfb did not start"; }
    export DISPLAY=:$(cat "$dir/display")
    setsid dbus-daemon --session --nofork --nopidfile --print-address=7 7>"$dir/bus" </dev/null >>"$dir/log" 2>&1 &
    remember "$dir/dbus.pid" $!
    wait_for 10 test -s "$dir/bus" || { stop; fail "dbus-daemon did not start"; }
    export DBUS_SESSION_BUS_ADDRESS=$(cat "$dir/bus")
    for part in openbox trayer dunst; do
        command -v $part >/dev/null || continue
        case $part in
            trayer) launch "$dir/trayer.pid" "$dir/log" trayer --edge bottom --align right --widthtype request --height 32 --SetDockType true ;;
            *) launch "$dir/$part.pid" "$dir/log" $part ;;
        esac
    done
    : >"$dir/env"
    put "$dir/env" DISPLAY "$DISPLAY"
    put "$dir/env" XAUTHORITY "$XAUTHORITY"
    put "$dir/env" DBUS_SESSION_BUS_ADDRESS "$DBUS_SESSION_BUS_ADDRESS"
    put "$dir/env" QT_QPA_PLATFORM xcb
    cat "$dir/env"
}

stop() {
    for part in "${parts[@]}"; do halt_group "$dir/$part.pid" 3; done
    rm -f "$dir/env"
}

case $1 in
    start) start "${3:-1280x800}" ;;
    stop) stop ;;
    *) fail "usage: screen.sh start DIR [WIDTHxHEIGHT] | stop DIR" ;;
esac

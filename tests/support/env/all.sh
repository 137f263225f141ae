#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# all.sh start DIR | stop DIR : every server the tests need, at once; `start` writes DIR/env with
#   SLIPWAY_TEST_ENGINE         unix:// address of a Docker Engine of the tests' own
#   SLIPWAY_TEST_DOCKER_CONFIG  DOCKER_CONFIG with compose v2 and buildx; the image slipway-test/busybox is there
#   SLIPWAY_TEST_GIT_…          see githttp.sh: _ROOT _HTTP _HTTPS _HTTPS13 _CA _USER _PASSWORD _LFS _LOG
#   SLIPWAY_TEST_SSH_…, SLIPWAY_TEST_GIT_SSH   see sshd.sh (the same repositories)
#   SLIPWAY_TEST_DISPLAY, SLIPWAY_TEST_XAUTHORITY, SLIPWAY_TEST_DBUS   a screen with tray; see screen.sh
#   SLIPWAY_TEST_KEYRING        keyring.sh: run a command with a keychain of its own
# `stop` keeps the Engine's data (images), so that the next start is quick.
set -u
here=$(cd "$(dirname "$0")" && pwd)
. "$here/lib.sh"
[ $# = 2 ] || fail "usage: all.sh start|stop DIR"
dir=$(absolute "$2")

# What a run that was killed left in this Engine, which is the tests' own: its addresses would run out.
forget_projects() {
    docker ps -aq | xargs -r docker rm -f >/dev/null
    docker network ls -q --filter type=custom | xargs -r docker network rm >/dev/null
}

start() {
    stop
    # Four servers in about the time of the slowest.
    "$here/githttp.sh" start "$dir/git" >/dev/null &
    local git=$!
    "$here/sshd.sh" start "$dir/ssh" "$dir/git/repos" >/dev/null &
    local ssh=$!
    "$here/screen.sh" start "$dir/screen" >/dev/null &
    local screen=$!
    "$here/engine.sh" start "$dir/engine" >/dev/null || return 1
    (set -a; . "$dir/engine/env"; forget_projects; exec "$here/images.sh") || return 1
    wait $git && wait $ssh && wait $screen || return 1
    (
        : >"$dir/env"
        . "$dir/engine/env"
        put "$dir/env" SLIPWAY_TEST_ENGINE "$DOCKER_HOST"
        put "$dir/env" SLIPWAY_TEST_DOCKER_CONFIG "$DOCKER_CONFIG"
        . "$dir/screen/env"
        put "$dir/env" SLIPWAY_TEST_DISPLAY "$DISPLAY"
        put "$dir/env" SLIPWAY_TEST_XAUTHORITY "$XAUTHORITY"
        put "$dir/env" SLIPWAY_TEST_DBUS "$DBUS_SESSION_BUS_ADDRESS"
        put "$dir/env" SLIPWAY_TEST_KEYRING "$here/keyring.sh"
        cat "$dir/git/env" "$dir/ssh/env" >>"$dir/env"
    )
}

stop() {
    "$here/engine.sh" stop "$dir/engine" &
    local engine=$!
    "$here/githttp.sh" stop "$dir/git"
    "$here/sshd.sh" stop "$dir/ssh"
    "$here/screen.sh" stop "$dir/screen"
    wait $engine
    rm -f "$dir/env"
}

case $1 in
    start) start || { stop; fail "the test servers could not be started"; } ;;
    stop) stop ;;
    *) fail "usage: all.sh start|stop DIR" ;;
esac

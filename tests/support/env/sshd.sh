#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# sshd.sh start DIR [REPOS] | stop DIR
# A real ssh server on loopback for this user alone: host keys of three kinds, one key that may
# log in (DIR/id_ed25519; also DIR/id_ecdsa, DIR/id_rsa, and DIR/id_locked, id_locked_ecdsa and
# id_locked_rsa, whose passphrase is "open sesame").
# Programs of a test's own in DIR/bin come first on the server (git-lfs-authenticate).
# Repositories are reached by their path below REPOS (default DIR/repos). `start` writes DIR/env.
set -u
here=$(cd "$(dirname "$0")" && pwd)
. "$here/lib.sh"
[ $# -ge 2 ] || fail "usage: sshd.sh start DIR [REPOS] | stop DIR"
dir=$(absolute "$2")
PATH=$PATH:/usr/sbin:/sbin

start() {
    alive "$dir/sshd.pid" && return 0
    stop
    local program port try kind repos=${1:-$dir/repos}
    program=$(command -v sshd) || fail "sshd is not installed (./dev setup test)"
    mkdir -p "$repos" "$dir/bin"
    for kind in ed25519 ecdsa rsa; do
        [ -f "$dir/host_$kind" ] || ssh-keygen -q -t "$kind" -N "" -C host -f "$dir/host_$kind"
        [ -f "$dir/id_$kind" ] || ssh-keygen -q -t "$kind" -N "" -C slipway-test -f "$dir/id_$kind"
    done
    [ -f "$dir/id_locked" ] || ssh-keygen -q -t ed25519 -N "open sesame" -C slipway-locked -f "$dir/id_locked"
    for kind in ecdsa rsa; do
        [ -f "$dir/id_locked_$kind" ] || ssh-keygen -q -t "$kind" -N "open sesame" -C slipway-locked -f "$dir/id_locked_$kind"
    done
    cat "$dir"/id_*.pub >"$dir/authorized_keys"
    [ "$(id -u)" != 0 ] || mkdir -p /run/sshd
    : >"$dir/log"
    for try in 1 2 3 4 5; do
        port=$(free_port)
        cat >"$dir/sshd_config" <<CONFIG
Port $port
ListenAddress 127.0.0.1
HostKey $dir/host_ed25519
HostKey $dir/host_ecdsa
HostKey $dir/host_rsa
AuthorizedKeysFile $dir/authorized_keys
PidFile none
StrictModes no
UsePAM no
PasswordAuthentication no
KbdInteractiveAuthentication no
PermitRootLogin prohibit-password
AcceptEnv GIT_PROTOCOL
SetEnv PATH=$dir/bin:/usr/local/bin:/usr/bin:/bin
MaxStartups 100
LogLevel VERBOSE
Subsystem sftp internal-sftp
CONFIG
        launch "$dir/sshd.pid" "$dir/log" "$program" -D -e -f "$dir/sshd_config"
        wait_for 3 answers_port "$port" && alive "$dir/sshd.pid" && break
        halt "$dir/sshd.pid"
    done
    alive "$dir/sshd.pid" || { tail -3 "$dir/log" >&2; fail "sshd did not start"; }
    for kind in ed25519 ecdsa rsa; do echo "[127.0.0.1]:$port $(cut -d' ' -f1,2 "$dir/host_$kind.pub")"; done >"$dir/known_hosts"
    : >"$dir/env"
    put "$dir/env" SLIPWAY_TEST_SSH_HOST 127.0.0.1
    put "$dir/env" SLIPWAY_TEST_SSH_PORT "$port"
    put "$dir/env" SLIPWAY_TEST_SSH_USER "$(id -un)"
    put "$dir/env" SLIPWAY_TEST_SSH_DIR "$dir"
    put "$dir/env" SLIPWAY_TEST_SSH_KEY "$dir/id_ed25519"
    put "$dir/env" SLIPWAY_TEST_SSH_KNOWN_HOSTS "$dir/known_hosts"
    put "$dir/env" SLIPWAY_TEST_GIT_SSH "ssh://$(id -un)@127.0.0.1:$port$(cd "$repos" && pwd -P)"
    cat "$dir/env"
}

stop() { halt_group "$dir/sshd.pid" 5; rm -f "$dir/env"; }

case $1 in
    start) start "${3:-}" ;;
    stop) stop ;;
    *) fail "usage: sshd.sh start DIR [REPOS] | stop DIR" ;;
esac

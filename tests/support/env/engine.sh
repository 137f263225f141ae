#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# engine.sh start DIR | stop DIR | wipe DIR
# A private Docker Engine under DIR with compose v2 and buildx. Several can run beside each
# other and beside the person's own: each has its data, sockets, containerd namespace,
# bridge and addresses for itself, and none touches the firewall (ports are published by
# docker-proxy; forwarding is switched on while it runs, since Engine warns without). `start` writes DIR/env (DOCKER_HOST, DOCKER_CONFIG), `stop` keeps the
# data, `wipe` stops and removes it. Needs root or sudo.
set -u
here=$(cd "$(dirname "$0")" && pwd)
. "$here/lib.sh"
[ $# = 2 ] || fail "usage: engine.sh start|stop|wipe DIR"
dir=$(absolute "$2")
PATH=$PATH:/usr/sbin:/sbin

# Sockets may have 107 bytes: below a deep folder they live in the temporary folder.
run_folder() {
    if [ ${#dir} -le 60 ]; then echo "$dir"; return; fi
    [ -d "$(cat "$dir/run-folder" 2>/dev/null)" ] || mktemp -d "${TMPDIR:-/tmp}/slipway-engine-XXXXXX" >"$dir/run-folder"
    cat "$dir/run-folder"
}

# The N of the last time (networks in the data keep their addresses), else the first of 0…63 for
# which neither bridge nor addresses are there; making the bridge claims it.
claim_network() {
    local n
    for n in $(cat "$dir/last-network" 2>/dev/null) $(seq 0 63); do
        ip -4 addr show | grep -q "inet 10\.$((64 + n))\." && continue
        ip -4 route show | grep -q "^10\.$((64 + n))\." && continue
        as_root ip link add "slipway$n" type bridge 2>/dev/null || continue
        as_root ip addr add "10.$((64 + n)).0.1/24" dev "slipway$n" && as_root ip link set "slipway$n" up && echo "$n" && return
    done
    return 1
}

start() {
    alive "$dir/pid.slipway" && return 0
    stop
    command -v dockerd >/dev/null || fail "dockerd is not installed (./dev setup test)"
    local run network
    run=$(run_folder)
    network=$(claim_network) || fail "no free network for the private Docker Engine"
    echo "$network" | tee "$dir/network" >"$dir/last-network"
    cat /proc/sys/net/ipv4/ip_forward >"$dir/forwarding"
    local name
    name=slipway-$network-$(date +%s)
    mkdir -p "$dir/data" "$run/exec"
    echo '{}' >"$dir/daemon.json"
    local command=(dockerd --config-file "$dir/daemon.json" --data-root "$dir/data" --exec-root "$run/exec"
        --pidfile "$run/dockerd.pid" -H "unix://$run/docker.sock" -G "$(id -gn)"
        --containerd-namespace "$name" --containerd-plugins-namespace "$name-plugins"
        --bridge "slipway$network" --default-address-pool "base=10.$((64 + network)).128.0/17,size=26"
        --iptables=false --ip6tables=false --ip-masq=false --userland-proxy=true
        --shutdown-timeout 3 --log-level warn)
    : >"$dir/log"
    as_root env -u DOCKER_HOST setsid "${command[@]}" </dev/null >>"$dir/log" 2>&1 &
    wait_for 40 docker -H "unix://$run/docker.sock" version || { tail -20 "$dir/log" >&2; stop; fail "the private Docker Engine did not start"; }
    remember "$dir/pid.slipway" "$(cat "$run/dockerd.pid")"
    mkdir -p "$dir/docker-config"
    DOCKER_HOST=unix://$run/docker.sock "$here/compose.sh" "$dir/docker-config" || { stop; exit 1; }
    : >"$dir/env"
    put "$dir/env" DOCKER_HOST "unix://$run/docker.sock"
    put "$dir/env" DOCKER_CONFIG "$dir/docker-config"
    cat "$dir/env"
}

stop() {
    local run id
    run=$(run_folder)
    if alive "$dir/pid.slipway"; then
        # Ended at once: dockerd would give each container its ten seconds.
        docker -H "unix://$run/docker.sock" ps -q 2>/dev/null | xargs -r docker -H "unix://$run/docker.sock" kill >/dev/null 2>&1
    elif [ -f "$run/dockerd.pid" ] && id=$(cat "$run/dockerd.pid") &&
        (tr '\0' ' ' <"/proc/$id/cmdline") 2>/dev/null | grep -qF -- "--data-root $dir/data"; then
        remember "$dir/pid.slipway" "$id" # a start that was cut short
    fi
    halt "$dir/pid.slipway" 20
    leftovers "$run"
    grep -F "$dir/" /proc/self/mounts | cut -d' ' -f2 | sort -r | while read -r mount; do as_root umount -l "$mount" 2>/dev/null; done
    [ "$run" = "$dir" ] || grep -F "$run/" /proc/self/mounts | cut -d' ' -f2 | sort -r | while read -r mount; do as_root umount -l "$mount" 2>/dev/null; done
    [ -f "$dir/network" ] && drop_network "$((64 + $(cat "$dir/network")))"
    [ "$run" = "$dir" ] || { as_root rm -rf "$run"; rm -f "$dir/run-folder"; }
    as_root rm -rf "$dir/exec" "$dir/docker.sock" "$dir/dockerd.pid"
    # The last private engine puts forwarding back, unless somebody else's engine came meanwhile.
    if [ "$(cat "$dir/forwarding" 2>/dev/null)" = 0 ] && ! ip -o link show type bridge | grep -Eq 'slipway[0-9]|docker'; then
        as_root sh -c 'echo 0 >/proc/sys/net/ipv4/ip_forward'
    fi
    rm -f "$dir/network" "$dir/forwarding" "$dir/env"
}

# The bridges with addresses of this engine: its own and those of compose projects.
drop_network() { # SECOND BYTE
    ip -o -4 addr show | awk -v net="10.$1." 'index($4, net) == 1 { print $2 }' |
        while read -r bridge; do as_root ip link delete "$bridge" 2>/dev/null; done
}

# What an engine that was killed leaves running: containerd, shims and proxies are known by this
# engine's folders in their command line, containers by their id in the name of their cgroup.
leftovers() {
    local process ids
    ids=$(as_root ls "$dir/data/containers" 2>/dev/null | paste -sd'|')
    for process in /proc/[0-9]*; do
        case $( (tr '\0' ' ' <"$process/cmdline") 2>/dev/null) in
            *containerd*"$1/exec/"* | *docker-proxy*"-container-ip 10.$((64 + $(cat "$dir/network" 2>/dev/null || echo 300)))."*)
                as_root kill -KILL "${process#/proc/}" 2>/dev/null ;;
            ?*) [ -n "$ids" ] && grep -qE "$ids" "$process/cgroup" 2>/dev/null && as_root kill -KILL "${process#/proc/}" 2>/dev/null ;;
        esac
    done
    true
}

wipe() { stop; as_root rm -rf "$dir"; }

case $1 in
    start | stop | wipe) "$1" ;;
    *) fail "usage: engine.sh start|stop|wipe DIR" ;;
esac

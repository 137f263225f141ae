# SPDX-License-Identifier: GPL-3.0-or-later
# Shared by the scripts of this folder: daemons that are started and stopped by
# pid, free ports, env files. Sourced, never run.

fail() { echo "${0##*/}: $*" >&2; exit 1; }

# Runs a command as root: directly, or by sudo.
as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@" 2>/dev/null || sudo "$@"; fi
}

# start time of a process: with the pid it names one process for ever; nothing for one that has ended
started_at() { (awk '{ sub(/^.*\) /, ""); if ($1 != "Z") print $20 }' "/proc/$1/stat") 2>/dev/null; }

# launch PIDFILE LOG COMMAND… : in the background, in a session of its own.
launch() {
    local pidfile=$1 log=$2; shift 2
    setsid "$@" </dev/null >>"$log" 2>&1 9>&- &
    local pid=$!
    echo "$pid $(started_at "$pid")" >"$pidfile"
}

# remember PIDFILE PID : for a program that made its own process
remember() { echo "$2 $(started_at "$2")" >"$1"; }

alive() { # PIDFILE
    local pid since
    read -r pid since 2>/dev/null <"$1" || return 1
    [ -n "$since" ] && [ "$(started_at "$pid")" = "$since" ]
}

# halt PIDFILE [SECONDS] [SIGNAL] : ends the process and waits; kills it after SECONDS.
halt() {
    local pidfile=$1 left=$((${2:-10} * 10)) pid
    [ -f "$pidfile" ] || return 0
    if alive "$pidfile"; then
        read -r pid _ <"$pidfile"
        local prefix=""
        kill -0 "$pid" 2>/dev/null || prefix=as_root
        $prefix kill "-${3:-TERM}" "$pid" 2>/dev/null
        while alive "$pidfile" && [ "$left" -gt 0 ]; do sleep 0.1; left=$((left - 1)); done
        alive "$pidfile" && $prefix kill -KILL "$pid" 2>/dev/null
    fi
    rm -f "$pidfile"
}

# The same for a daemon of `launch` that leaves children behind: its whole group ends.
halt_group() {
    local pid since
    read -r pid since 2>/dev/null <"$1" || return 0
    alive "$1" && kill -TERM -- "-$pid" 2>/dev/null
    halt "$@"
}

# A TCP port of 127.0.0.1 nobody answers on, below the kernel's ephemeral range.
free_port() {
    local port
    while :; do
        port=$((20000 + (RANDOM * 32768 + RANDOM) % 12000))
        if ! (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then echo "$port"; return; fi
    done
}

# wait_for SECONDS COMMAND… : until the command succeeds
wait_for() {
    local left=$(($1 * 20)); shift
    while ! "$@" >/dev/null 2>&1; do
        left=$((left - 1)); [ "$left" -gt 0 ] || return 1
        sleep 0.05
    done
}

answers_port() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# put ENVFILE NAME VALUE : one shell-safe line
put() { printf '%s=%q\n' "$2" "$3" >>"$1"; }

absolute() { mkdir -p "$1" && (cd "$1" && pwd -P); }

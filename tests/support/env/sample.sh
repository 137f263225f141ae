#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# sample.sh DIR PROGRAM ARGS… : the main job from end to end, to be seen on any machine.
# Makes a Git repository from resources/sample (once), finds a Docker Engine or starts one in
# DIR/engine (root only; it ends with this run), starts Slipway on the data folder DIR/data, adds
# the stack, syncs it, waits until it answers over HTTP and writes DIR/summary.txt. With a screen
# the window then stays open until it is closed; without one DIR/window.png is a picture of it.
set -u
here=$(cd "$(dirname "$0")" && pwd)
. "$here/lib.sh"
. "$here/apt.sh"
dir=$(absolute "$1") program=$2; shift 2
sources=$(cd "$here/../../../resources/sample" && pwd)
own_engine= headless=
[ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] || headless=yes

finish() {
    halt "$dir/program.pid" 15
    [ -z "$own_engine" ] || "$here/engine.sh" stop "$dir/engine"
    [ -z "$headless" ] || "$here/screen.sh" stop "$dir/screen"
}
trap finish EXIT
trap 'exit 130' INT TERM HUP
exec 9>"$dir/lock"
flock -n 9 || fail "another ./dev run --sample is running"

engine() {
    if docker version >/dev/null 2>&1; then
        echo "Docker answers; the sample runs there."
        docker compose version 2>/dev/null | grep -Eq ' v?[2-9]' && return
        # The engine stays the person's; only the two plugins come from a folder of our own.
        DOCKER_HOST=$(docker context inspect -f '{{.Endpoints.docker.Host}}')
        export DOCKER_HOST DOCKER_CONFIG=$dir/docker-config
        "$here/compose.sh" "$DOCKER_CONFIG"
        return
    fi
    if [ "$(id -u)" != 0 ] || ! command -v dockerd >/dev/null; then
        echo "No Docker Engine answers, and starting one takes root; the window says what to do."
        return 1
    fi
    echo "No Docker Engine answers; starting one of the sample's own (it ends with this run)."
    own_engine=yes
    "$here/engine.sh" start "$dir/engine" >/dev/null || exit 1
    set -a; . "$dir/engine/env"; set +a
    # Ours alone, so the image may be made here: no registry is needed.
    "$here/images.sh" busybox:stable
}

repository() {
    [ -d "$dir/repo.git" ] && [ -d "$dir/clone/.git" ] && return
    rm -rf "$dir/repo.git" "$dir/clone"
    local git=(git -C "$dir/clone" -c user.name="Slipway sample" -c user.email=sample@localhost -c commit.gpgsign=false)
    git init -q --bare -b main "$dir/repo.git" && git init -q -b main "$dir/clone" || exit 1
    cp -R "$sources/." "$dir/clone/"
    local port=8088
    if answers_port $port; then
        port=$(free_port)
        sed -i "s/^SAMPLE_PORT=.*/SAMPLE_PORT=$port/" "$dir/clone/.env"
    fi
    "${git[@]}" add -A && "${git[@]}" commit -q -m "Start with the sample page" &&
        "${git[@]}" remote add origin "$dir/repo.git" && "${git[@]}" push -q origin main || fail "the sample's Git repository could not be made"
}

slipway() { "$program" --data-dir "$dir/data" "$@"; }

say() { printf '%-12s %s\n' "$1" "$2" | tee -a "$dir/summary.txt"; }

repository
with_engine=yes
engine || with_engine=
if [ -n "$headless" ]; then
    "$here/screen.sh" start "$dir/screen" 1440x900 >/dev/null || exit 1
    set -a; . "$dir/screen/env"; set +a
fi

: >"$dir/log"; : >"$dir/summary.txt"
rm -f "$dir/data/listener.json" "$dir/window.png"
launch "$dir/program.pid" "$dir/log" "$program" --data-dir "$dir/data" --listen 127.0.0.1:0 --vault key-file "$@"
ready() { [ -s "$dir/data/listener.json" ] || ! alive "$dir/program.pid"; }
wait_for 60 ready && alive "$dir/program.pid" || { tail -20 "$dir/log" >&2; fail "Slipway did not start"; }

code=0
if [ -n "$with_engine" ]; then
    if ! slipway stack show sample >/dev/null 2>&1; then
        slipway stack add sample --url "file://$dir/repo.git" >"$dir/sync.txt" 2>&1 || { echo "The stack could not be added." >&2; code=1; }
    fi
    begin=$(date +%s%N)
    [ $code != 0 ] || slipway sync sample --wait >"$dir/sync.txt" 2>&1 || code=1
    took=$((($(date +%s%N) - begin) / 1000000))
    [ $code = 0 ] || cat "$dir/sync.txt" >&2
    port=$(sed -n 's/^SAMPLE_PORT=//p' "$dir/clone/.env")
    url=http://127.0.0.1:$port/
    answers() { curl -fs --noproxy '*' "$url" >"$dir/answer.html"; }
    if [ $code = 0 ] && ! wait_for 20 answers; then
        # What an earlier run deployed ended with its engine: nothing is new in Git, so ask for a deploy.
        slipway deploy sample >>"$dir/sync.txt" 2>&1
        wait_for 30 answers || { echo "The sample does not answer at $url" >&2; code=1; }
    fi
    healthy() { docker ps --filter label=com.docker.compose.project=sample --filter health=healthy -q | grep -q .; }
    [ $code != 0 ] || wait_for 30 healthy || code=1
    say "sync" "$(head -1 "$dir/sync.txt" 2>/dev/null) ($took ms from request to answer)"
    say "answers" "$url: $(sed -n 's/.*<h1>\(.*\)<\/h1>.*/\1/p' "$dir/answer.html" 2>/dev/null)"
    docker ps --filter label=com.docker.compose.project=sample --format '{{.Names}}|{{.Image}}|{{.Status}}|{{.Ports}}' |
        while IFS='|' read -r name image status ports; do say "container" "$name ($image): $status${ports:+, $ports}"; done
    say "commit" "$(git -C "$dir/clone" rev-parse HEAD)"
fi
say "repository" "file://$dir/repo.git (change $dir/clone, commit, push, press Sync)"
say "data" "$dir/data"

if [ -n "$headless" ]; then
    "$here/picture.sh" "$dir/window.png" "$dir/program.pid" 6 || { tail -20 "$dir/log" >&2; echo "No window came up." >&2; code=1; }
    [ ! -f "$dir/window.png" ] || say "window" "$dir/window.png"
    exit $code
fi
[ $code = 0 ] || echo "The window stays open; it shows what went wrong."
while alive "$dir/program.pid"; do sleep 0.5; done
exit $code

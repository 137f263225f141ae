#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# compose.sh CONFIG_DIR : makes `docker compose` (v2) and `docker buildx` work with
# DOCKER_CONFIG=CONFIG_DIR. What the machine has comes first; else the two packages
# of Debian 13 are unpacked into ~/.cache/slipway-dev once. Nothing of the system changes.
set -u
here=$(cd "$(dirname "$0")" && pwd)
. "$here/lib.sh"
. "$here/apt.sh"
[ $# = 1 ] || fail "usage: compose.sh CONFIG_DIR"
config=$(absolute "$1")
cache=${XDG_CACHE_HOME:-$HOME/.cache}/slipway-dev/plugins
export DOCKER_CONFIG=$config
[ -f "$config/config.json" ] || echo '{}' >"$config/config.json"

works() { docker "$1" version 2>/dev/null | grep -Eq ' v?(0\.|[2-9]|[1-9][0-9])'; }

link() { # NAME FILE
    [ -x "$2" ] || return 1
    mkdir -p "$config/cli-plugins"
    ln -sfn "$2" "$config/cli-plugins/docker-$1"
    works "$1"
}

download() {
    local found private uri keyring
    found=$(apt_source "$(os_field VERSION_CODENAME)") ||
        fail "no Debian source was found under /etc/apt; install the compose plugin (v2) and buildx by hand"
    IFS=$'\t' read -r uri keyring <<<"$found"
    echo "Getting compose v2 and buildx (packages of Debian 13, unpacked into $cache; the system stays as it is)." >&2
    rm -rf "$cache.new" && mkdir -p "$cache.new/lists/partial" "$cache.new/archives/partial" "$cache.new/parts" || return 1
    private=$cache.new
    one_line "$uri" "${keyring:-/usr/share/keyrings/debian-archive-keyring.gpg}" trixie >"$private/sources.list"
    local options=(-qq -o "Dir::Etc::SourceList=$private/sources.list" -o Dir::Etc::SourceParts=- -o Dir::Etc::Preferences=/dev/null
        -o "Dir::Etc::PreferencesParts=$private/parts" -o "Dir::State::Lists=$private/lists" -o "Dir::Cache=$private"
        -o "Dir::Cache::Archives=$private/archives" -o APT::Sandbox::User= -o Acquire::Languages=none)
    (cd "$private" && apt-get "${options[@]}" update && apt-get "${options[@]}" download docker-compose docker-buildx) >&2 || return 1
    for package in "$private"/*.deb; do dpkg -x "$package" "$private/root" || return 1; done
    rm -rf "$private/lists" "$private/archives" "$private"/*.deb "$private"/*.bin
    rm -rf "$cache" && mv "$private" "$cache"
}

# One at a time: two calls may come at once.
mkdir -p "${cache%/*}"
exec 8>"$cache.lock"
flock 8
for plugin in compose buildx; do
    works "$plugin" && continue
    link "$plugin" "$HOME/.docker/cli-plugins/docker-$plugin" && continue
    packaged=root/usr/libexec/docker/cli-plugins/docker-$plugin
    link "$plugin" "$cache/$packaged" && continue
    download || fail "compose v2 and buildx could not be had; install the docker compose plugin by hand"
    link "$plugin" "$cache/$packaged" || fail "docker $plugin does not start (is the docker client installed?)"
done

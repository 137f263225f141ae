#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# setup.sh GROUP… : installs the Debian or Ubuntu packages that a group needs and that are
# missing, and says which and why. Groups: build run screen engine test bench fuzz lint package.
# "a|b": the first name this release has. "program?a": only where the program is missing, so
# that another flavour of it (docker-ce, nginx-full) stays.
set -u
here=$(cd "$(dirname "$0")" && pwd)
. "$here/lib.sh"
. "$here/apt.sh"
export PATH=$PATH:/usr/sbin:/sbin

declare -A packages why
why[build]="to build Slipway"
packages[build]="build-essential cmake ninja-build ccache pkg-config git qt6-base-dev qt6-base-dev-tools qt6-tools-dev
    qt6-tools-dev-tools qt6-l10n-tools qt6-httpserver-dev qt6-websockets-dev qt6-svg-dev|libqt6svg6-dev qtkeychain-qt6-dev
    libexpected-dev libssl-dev libcurl4-openssl-dev zlib1g-dev libyaml-cpp-dev libqscintilla2-qt6-dev libgl1-mesa-dev libvulkan-dev"
why[run]="to run it"
packages[run]="git openssh-client libqt6sql6-sqlite libqt6svg6 libsecret-1-0 fonts-dejavu-core"
why[screen]="for a screen where there is none"
packages[screen]="Xvfb?xvfb xauth openbox trayer dunst xdotool imagemagick dbus fonts-noto-color-emoji"
why[engine]="for a Docker Engine of its own"
packages[engine]="dockerd?docker.io docker?docker-cli|docker.io iptables iproute2 busybox-static curl ca-certificates"
# compose v2 and buildx: packaged since Debian 13 and Ubuntu 24.04, else compose.sh gets them.
if ! docker compose version >/dev/null 2>&1; then
    case $(os_field ID)$(os_field VERSION_ID) in
        ubuntu*) packages[engine]+=" docker-compose-v2 docker-buildx" ;;
        debian12) ;;
        debian*) packages[engine]+=" docker-compose docker-buildx" ;;
    esac
fi
why[test]="for the tests' Git, ssh and other servers"
packages[test]="docker-registry nginx?nginx-light fcgiwrap openssh-server git-lfs python3 gnome-keyring openssl jq sqlite3 procps util-linux
    node?nodejs npm?npm"
why[bench]="to measure"
packages[bench]="python3 wrk webhook"
why[fuzz]="to fuzz"
packages[fuzz]="clang"
why[lint]="for lint and format"
packages[lint]="clang-format clang-tidy clazy"
why[package]="to make the package"
packages[package]="dpkg-dev file"

declare -A installed
load_installed() {
    installed=()
    local status name
    while read -r status name; do
        case $status in ?i*) installed[$name]=1 ;; esac
    done < <(dpkg-query -W -f '${db:Status-Abbrev} ${Package}\n')
}

# missing GROUP : the packages to install, one name for each entry
missing() {
    local entry name choice
    for entry in ${packages[$1]}; do
        case $entry in *\?*) command -v "${entry%%\?*}" >/dev/null && continue; entry=${entry#*\?} ;; esac
        choice=
        for name in ${entry//|/ }; do [ -n "${installed[$name]:-}" ] && continue 2; done
        if [ "$entry" = "${entry%|*}" ] || [ -z "$(apt_knows "${entry%%|*}")" ]; then choice=${entry##*|}; else choice=${entry%%|*}; fi
        echo "$choice"
    done
}

apt_knows() { apt-cache policy "$1" 2>/dev/null | awk '/Candidate:/ && $2 != "(none)" { print $2 }'; }

libgit2_ok() {
    local version
    version=$(dpkg-query -W -f '${db:Status-Abbrev}${Version}' libgit2-dev 2>/dev/null) || return 1
    case $version in ?i*) dpkg --compare-versions "${version#*[[:space:]]}" ge 1.7 ;; *) return 1 ;; esac
}

# Debian 12 has libgit2 1.5; 1.8 is in its backports, from the mirror the machine already uses.
install_libgit2() {
    local candidate suite found uri keyring
    candidate=$(apt_knows libgit2-dev)
    if [ -n "$candidate" ] && dpkg --compare-versions "$candidate" ge 1.7; then
        apt_install libgit2-dev
        return
    fi
    suite=$(os_field VERSION_CODENAME)
    [ "$(os_field ID)" = debian ] || fail "libgit2 1.7 or newer is needed, and this system has ${candidate:-none}"
    if ! apt-cache policy libgit2-dev | grep -q "$suite-backports"; then
        found=$(apt_source "$suite") || fail "no source for $suite was found under /etc/apt; add $suite-backports there"
        IFS=$'\t' read -r uri keyring <<<"$found"
        echo "Adding /etc/apt/sources.list.d/slipway-backports.list: $suite-backports has libgit2 1.8 (libgit2 1.7 or newer is needed)."
        one_line "$uri" "$keyring" "$suite-backports" | as_root tee /etc/apt/sources.list.d/slipway-backports.list >/dev/null
        as_root apt-get -qq update
    fi
    apt_install -t "$suite-backports" libgit2-dev
}

apt_install() {
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends -o Dpkg::Use-Pty=0 "$@" >"$log" 2>&1 ||
        { tail -20 "$log" >&2; fail "the packages could not be installed: $*"; }
}

if ! command -v apt-get >/dev/null; then
    echo "This system has no apt; install by its own means what CONTRIBUTING.md and README.md list." >&2
    exit 0
fi
log=$(mktemp)
trap 'rm -f "$log"' EXIT
load_installed
wanted=() libgit2=
for group in "$@"; do
    needed=$(missing "$group" | paste -sd' ')
    [ "$group" != build ] || libgit2_ok || libgit2=yes
    [ -n "$needed$libgit2" ] && [ ${#wanted[@]} = 0 ] && [ -z "${updated:-}" ] && {
        echo "Asking apt what there is (apt-get update)."
        as_root apt-get -qq update >"$log" 2>&1 || cat "$log" >&2
        updated=yes
        needed=$(missing "$group" | paste -sd' ')
    }
    [ -n "$needed" ] || continue
    echo "Installing ${why[$group]}: $needed"
    wanted+=($needed)
    for name in $needed; do installed[$name]=1; done
done
[ ${#wanted[@]} = 0 ] || apt_install "${wanted[@]}"
if [ -n "$libgit2" ]; then
    echo "Installing ${why[build]}: libgit2-dev (1.7 or newer)"
    install_libgit2
fi
exit 0

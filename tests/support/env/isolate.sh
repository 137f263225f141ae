# SPDX-License-Identifier: GPL-3.0-or-later
# . isolate.sh DIR : what tests see. The servers of DIR/env, a home of their own, and nothing of
# the person's: no Docker Engine, Git settings, keys, proxies or certificates. Sourced.
for variable in $(compgen -e); do
    case $variable in
        DOCKER_* | COMPOSE_* | GIT_* | SSH_* | XDG_* | SLIPWAY_* | SSL_CERT_* | CURL_CA_BUNDLE | *_proxy | *_PROXY | DISPLAY | WAYLAND_DISPLAY | XAUTHORITY | DBUS_*) unset "$variable" ;;
    esac
done
set -a
. "$1/env"
HOME=$1/home
XDG_RUNTIME_DIR=$1/runtime
# Whoever asks for "the" Docker by mistake finds none.
DOCKER_HOST=unix://$1/no-engine.sock
QT_QPA_PLATFORM=offscreen
LC_ALL=C.UTF-8
PATH=$PATH:/usr/sbin:/sbin
set +a
rm -rf "$HOME" "$XDG_RUNTIME_DIR"
mkdir -p "$HOME" "$XDG_RUNTIME_DIR"
chmod 700 "$XDG_RUNTIME_DIR"
printf '[user]\n\tname = Slipway Test\n\temail = test@localhost\n[init]\n\tdefaultBranch = main\n[safe]\n\tdirectory = *\n[advice]\n\tdetachedHead = false\n' >"$HOME/.gitconfig"

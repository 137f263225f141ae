#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# githttp.sh start DIR [PORT] | stop DIR
# A real Git server over HTTP and HTTPS on loopback: nginx, fcgiwrap, git http-backend, serving
# the bare repositories in DIR/repos (pushes allowed). Paths on each of its three ports:
#   /NAME.git           open to all
#   /private/NAME.git   basic authentication: user slipway, password s3cret-Pa55
#   /moved/NAME.git     redirects to the same repository on the other host name (localhost)
#   /forbidden/…        403 for everybody
#   /movedprivate/…     redirects to /private/… on the other host name
# Git LFS is served beside each repository (lfsserver.py), under /private with the same sign-in.
# The ports: plain HTTP; HTTPS with a certificate of the private CA DIR/ca.pem for localhost,
# 127.0.0.1 and ::1; the same with TLS 1.3 only. DIR/access.log has a line per request, with
# the number of the connection first (kept connections show there). `start` writes DIR/env.
set -u
here=$(cd "$(dirname "$0")" && pwd)
. "$here/lib.sh"
[ $# -ge 2 ] || fail "usage: githttp.sh start DIR [PORT] | stop DIR"
dir=$(absolute "$2")
PATH=$PATH:/usr/sbin:/sbin
user=slipway password=s3cret-Pa55 lfs_port=

certificates() {
    [ -f "$dir/server.pem" ] && return
    {
        openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 3650 -subj "/CN=Slipway test CA" \
            -addext basicConstraints=critical,CA:TRUE -addext keyUsage=critical,keyCertSign,cRLSign \
            -keyout "$dir/ca.key" -out "$dir/ca.pem" &&
            openssl req -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -subj "/CN=localhost" -keyout "$dir/server.key" -out "$dir/server.csr" &&
            openssl x509 -req -in "$dir/server.csr" -CA "$dir/ca.pem" -CAkey "$dir/ca.key" -CAcreateserial -days 3650 -out "$dir/server.pem" \
                -extfile <(printf 'subjectAltName=DNS:localhost,IP:127.0.0.1,IP:::1\nextendedKeyUsage=serverAuth\n')
    } >"$dir/openssl.log" 2>&1 || { tail -5 "$dir/openssl.log" >&2; fail "the certificates could not be made"; }
}

# Sockets may have 107 bytes.
socket() { if [ ${#dir} -le 90 ]; then echo "$dir/fcgi.sock"; else echo "${TMPDIR:-/tmp}/slipway-fcgi-$(echo "$dir" | md5sum | cut -c1-12).sock"; fi; }

backend() { # what each Git location says
    cat <<BACKEND
            gzip off;
            client_max_body_size 0;
            fastcgi_buffering off;
            fastcgi_read_timeout 600;
            fastcgi_param SCRIPT_FILENAME $(git --exec-path)/git-http-backend;
            fastcgi_param GIT_PROJECT_ROOT $dir/repos;
            fastcgi_param GIT_HTTP_EXPORT_ALL 1;
            fastcgi_param GIT_CONFIG_NOSYSTEM 1;
            fastcgi_param HOME $dir/home;
            fastcgi_param PATH_INFO /\$1;
            fastcgi_param QUERY_STRING \$query_string;
            fastcgi_param REQUEST_METHOD \$request_method;
            fastcgi_param CONTENT_TYPE \$content_type;
            fastcgi_param CONTENT_LENGTH \$content_length;
            fastcgi_param HTTP_CONTENT_ENCODING \$http_content_encoding;
            fastcgi_param HTTP_GIT_PROTOCOL \$http_git_protocol;
            fastcgi_param GIT_PROTOCOL \$http_git_protocol;
            fastcgi_param REMOTE_USER \$remote_user;
            fastcgi_param REMOTE_ADDR \$remote_addr;
            fastcgi_pass unix:$(socket);
BACKEND
}

lfs() {
    cat <<LFS
            client_max_body_size 0;
            proxy_set_header Host \$http_host;
            proxy_set_header X-Forwarded-Proto \$scheme;
            proxy_pass http://127.0.0.1:$lfs_port;
LFS
}

server() { # PORT SCHEME EXTRA
    cat <<SERVER
    server {
        listen 127.0.0.1:$1 $3;
        $4
        server_name localhost 127.0.0.1;
        location ~ ^/private/[^/]+/(info/lfs|lfs-objects)/ {
            auth_basic "Git";
            auth_basic_user_file $dir/htpasswd;
$(lfs)
        }
        location ~ ^/[^/]+/(info/lfs|lfs-objects)/ {
$(lfs)
        }
        location ~ ^/private/(.*)\$ {
            auth_basic "Git";
            auth_basic_user_file $dir/htpasswd;
$(backend)
        }
        location ~ ^/forbidden/ { return 403; }
        location ~ ^/moved/(.*)\$ { return 301 $2://localhost:$1/\$1\$is_args\$args; }
        location ~ ^/movedprivate/(.*)\$ { return 301 $2://localhost:$1/private/\$1\$is_args\$args; }
        location ~ ^/(.*)\$ {
$(backend)
        }
    }
SERVER
}

config() {
    local tls="ssl_certificate $dir/server.pem; ssl_certificate_key $dir/server.key;"
    [ "$(id -u)" = 0 ] && echo "user root;"
    cat <<CONFIG
worker_processes 1;
daemon off;
pid $dir/nginx.self;
error_log $dir/error.log warn;
events { worker_connections 256; }
http {
    log_format plain '\$connection \$request_method \$request_uri \$status "\$remote_user" \$request_length \$body_bytes_sent';
    access_log $dir/access.log plain;
    keepalive_timeout 75;
    client_body_temp_path $dir/tmp/body; proxy_temp_path $dir/tmp/proxy; fastcgi_temp_path $dir/tmp/fastcgi;
    uwsgi_temp_path $dir/tmp/uwsgi; scgi_temp_path $dir/tmp/scgi;
$(server "$http" http "" "")
$(server "$https" https ssl "$tls ssl_protocols TLSv1.2 TLSv1.3;")
$(server "$tls13" https ssl "$tls ssl_protocols TLSv1.3;")
}
CONFIG
}

start() {
    alive "$dir/nginx.pid" && alive "$dir/fcgi.pid" && alive "$dir/lfs.pid" && return 0
    stop
    local program
    for program in nginx fcgiwrap git-lfs python3; do
        command -v "$program" >/dev/null || fail "$program is not installed (./dev setup test)"
    done
    mkdir -p "$dir/repos" "$dir/home" "$dir/tmp"
    certificates
    printf '[safe]\n\tdirectory = *\n[http]\n\treceivepack = true\n[uploadpack]\n\tallowFilter = true\n[init]\n\tdefaultBranch = main\n' >"$dir/home/.gitconfig"
    printf '%s:%s\n' "$user" "$(openssl passwd -apr1 "$password")" >"$dir/htpasswd"
    : >"$dir/log"; : >"$dir/access.log"
    launch "$dir/fcgi.pid" "$dir/log" fcgiwrap -c 4 -s "unix:$(socket)"
    wait_for 5 test -S "$(socket)" || { stop; fail "fcgiwrap did not start (see $dir/log)"; }
    mkdir -p "$dir/lfs"
    : >"$dir/lfs/requests"
    for try in 1 2 3 4 5; do
        lfs_port=$(free_port)
        launch "$dir/lfs.pid" "$dir/log" python3 "$here/lfsserver.py" "$dir/lfs" "$lfs_port"
        wait_for 5 answers_port "$lfs_port" && alive "$dir/lfs.pid" && break
        halt "$dir/lfs.pid"
    done
    alive "$dir/lfs.pid" || { tail -3 "$dir/log" >&2; stop; fail "lfsserver.py did not start"; }
    local try http https tls13
    for try in 1 2 3 4 5; do
        http=$(free_port) https=$(free_port) tls13=$(free_port)
        [ "$try" = 1 ] && http=${1:-$http}
        config >"$dir/nginx.conf"
        launch "$dir/nginx.pid" "$dir/log" nginx -p "$dir" -e "$dir/error.log" -c "$dir/nginx.conf"
        wait_for 3 answers_port "$tls13" && alive "$dir/nginx.pid" && break
        halt "$dir/nginx.pid"
    done
    alive "$dir/nginx.pid" || { tail -3 "$dir/log" >&2; stop; fail "nginx did not start"; }
    : >"$dir/env"
    put "$dir/env" SLIPWAY_TEST_GIT_ROOT "$dir/repos"
    put "$dir/env" SLIPWAY_TEST_GIT_HTTP "http://127.0.0.1:$http"
    put "$dir/env" SLIPWAY_TEST_GIT_HTTPS "https://127.0.0.1:$https"
    put "$dir/env" SLIPWAY_TEST_GIT_HTTPS13 "https://127.0.0.1:$tls13"
    put "$dir/env" SLIPWAY_TEST_GIT_CA "$dir/ca.pem"
    put "$dir/env" SLIPWAY_TEST_GIT_USER "$user"
    put "$dir/env" SLIPWAY_TEST_GIT_PASSWORD "$password"
    put "$dir/env" SLIPWAY_TEST_GIT_LFS "$dir/lfs"
    put "$dir/env" SLIPWAY_TEST_GIT_LOG "$dir/access.log"
    cat "$dir/env"
}

stop() {
    halt "$dir/nginx.pid" 5
    halt "$dir/lfs.pid" 5
    halt_group "$dir/fcgi.pid" 5
    rm -f "$(socket)" "$dir/nginx.self" "$dir/env"
}

case $1 in
    start) start "${3:-}" ;;
    stop) stop ;;
    *) fail "usage: githttp.sh start DIR [PORT] | stop DIR" ;;
esac

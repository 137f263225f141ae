# SPDX-License-Identifier: GPL-3.0-or-later
# What the machine's own apt sources say: mirror and keyring are always taken
# from there. Sourced by ./dev and engine.sh.

os_field() { (. /etc/os-release && eval "echo \"\${$1:-}\""); }

# apt_source SUITE : prints "URI<TAB>KEYRING" (KEYRING may be empty) of the first
# enabled binary source with that suite and the component main.
apt_source() {
    {
        cat /etc/apt/sources.list 2>/dev/null
        for file in /etc/apt/sources.list.d/*.list; do
            case $file in */slipway-*) ;; *) cat "$file" 2>/dev/null ;; esac
        done
    } | awk -v suite="$1" '
        $1 == "deb" {
            key = ""; at = 2
            if ($2 ~ /^\[/) {
                while (at <= NF) {
                    field = $at; gsub(/[][]/, "", field)
                    if (field ~ /^signed-by=/) { sub(/^signed-by=/, "", field); key = field }
                    if ($at ~ /\]$/) { at++; break }
                    at++
                }
            }
            if ($(at + 1) != suite) next
            for (i = at + 2; i <= NF; i++) if ($i == "main") { print $at "\t" key; found = 1; exit }
        }
        END { exit !found }' && return
    cat /etc/apt/sources.list.d/*.sources 2>/dev/null | awk -v suite="$1" '
        function flush(   i, n, list, hit, main, uri) {
            if (!done && field["types"] ~ /(^| )deb( |$)/ && tolower(field["enabled"]) != "no") {
                n = split(field["suites"], list, " "); for (i = 1; i <= n; i++) if (list[i] == suite) hit = 1
                n = split(field["components"], list, " "); for (i = 1; i <= n; i++) if (list[i] == "main") main = 1
                split(field["uris"], uri, " ")
                if (hit && main) { print uri[1] "\t" (field["signed-by"] ~ /^\// ? field["signed-by"] : ""); done = 1 }
            }
            delete field; name = ""
        }
        /^[[:space:]]*#/ { next }
        /^[[:space:]]*$/ { flush(); next }
        /^[^[:space:]:]+:/ {
            name = tolower($0); sub(/:.*/, "", name)
            value = $0; sub(/^[^:]*:[[:space:]]*/, "", value); field[name] = value; next
        }
        { field[name] = field[name] " " $0 }
        END { flush(); exit !done }'
}

# one_line URI KEYRING SUITE : the line for a sources.list
one_line() {
    if [ -n "$2" ]; then echo "deb [signed-by=$2] $1 $3 main"; else echo "deb $1 $3 main"; fi
}

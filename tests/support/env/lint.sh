#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# lint.sh ROOT : formatting, licence lines, words, rooms, translations, then clang-tidy and clazy.
# The last two take seconds a file, so a file that was clean is looked at again only when it, a
# header it includes, its flags or the lists of checks have changed (noted under ~/.cache/slipway-dev).
set -u
root=$1
support=$(cd "$(dirname "$0")" && pwd)
cd "$root" || exit 1
mkdir -p build
bad=0
report() { echo "lint: $*"; bad=1; }

mapfile -t files < <(git ls-files -co --exclude-standard | while read -r file; do [ -f "$file" ] && echo "$file"; done)
mapfile -t sources < <(printf '%s\n' "${files[@]}" | grep -E '\.(cpp|h)$')

# Formatting.
printf '%s\n' "${sources[@]}" | xargs -P2 -n8 -r clang-format --dry-run -Werror --ferror-limit=1 2>build/lint-format.log ||
    { grep -E 'error:' build/lint-format.log | cut -d: -f1 | LC_ALL=C sort -u | sed 's/$/: is not formatted/'; report "run ./dev format"; }

# Each source begins with its licence.
for file in "${sources[@]}"; do
    head -1 "$file" | grep -q '^// SPDX-License-Identifier: GPL-3.0-or-later$' || report "$file: the first line is not the SPDX line"
done

# Words that tell of one machine, or of a mirror. (In brackets, so that this file is clean.)
printf '%s\n' "${files[@]}" | grep -vE '\.(png|ico|ttf)$' |
    xargs -d '\n' grep -nIE '(^|[^a-z.])/wor[k]/|/tmp/brief[s]|\.\./share[d]/|de[b]\.debian\.org|archive\.ubunt[u]\.com|registr[y]-1\.docker' &&
    report "a path or host of one machine stands in a file"

"$support/rooms.sh" "$root" || report "a room includes what it may not"

# Every sentence is in the source catalogue.
catalogue=translations/slipway_en.ts
if [ -f $catalogue ]; then
    lupdate=$(command -v lupdate6 || ls /usr/lib/qt6/bin/lupdate 2>/dev/null || command -v lupdate)
    cp $catalogue build/lint.ts
    timeout 120 "$lupdate" -silent -no-obsolete -locations none -I . core ui app -ts build/lint.ts >/dev/null 2>&1
    diff <(grep -v '<location' $catalogue) build/lint.ts >build/lint-translations.log ||
        { head -20 build/lint-translations.log; report "$catalogue is not up to date: run ./dev format"; }
fi

# The compile commands, without precompiled headers (those are GCC's), and the .moc files that
# sources include: made without building anything.
export CLAZY_CHECKS=level0,level1,no-qhash-namespace,no-qstring-ref CLAZY_IGNORE_DIRS='.*/build/.*|/usr/.*'
cmake --preset dev -B build/lint -DSLIPWAY_PCH=OFF >build/lint-configure.log 2>&1 ||
    { tail -20 build/lint-configure.log; report "the sources could not be configured"; exit 1; }
find build/lint -name AutogenInfo.json -print0 | xargs -0 -r -n1 -P "$(nproc)" sh -c 'cmake -E cmake_autogen "$0" Debug' >>build/lint-configure.log 2>&1 ||
    report "moc failed on a source (see build/lint-configure.log)"

memory=${XDG_CACHE_HOME:-$HOME/.cache}/slipway-dev/lint
mkdir -p "$memory" build/lint-results
find "$memory" -type f -mtime +30 -delete
rm -f build/lint-results/*

# file TAB command, of our own sources
commands() {
    awk -F'"' '/^ *"command":/ { line = $0; sub(/^ *"command": "/, "", line); sub(/",? *$/, "", line); command = line }
               /^ *"file":/ { print $4 "\t" command }' build/lint/compile_commands.json
}
tools=$(clang-tidy --version; clazy-standalone --version 2>/dev/null; cat .clang-tidy; echo "$CLAZY_CHECKS")
todo=()
declare -A header_sum
while IFS=$'\t' read -r file command; do
    # The program; the tests' sources are compiled with all warnings, which has to do for them.
    case $file in *_autogen/*) continue ;; "$root"/core/* | "$root"/ui/* | "$root"/app/*) ;; *) continue ;; esac
    name=${file#"$root"/}
    sums=
    while read -r header; do
        case $header in */*) ;; *) header=${name%/*}/$header ;; esac
        [ -f "$header" ] || continue
        [ -n "${header_sum[$header]:-}" ] || header_sum[$header]=$(sha1sum <"$header")
        sums+=${header_sum[$header]}
    done < <(sed -n 's/^ *# *include *"\([^"]*\)".*/\1/p' "$file")
    key=$(printf '%s' "$tools" "${command//"$root"/.}" "$sums" | cat - "$file" | sha1sum | cut -c1-40)
    [ -f "$memory/$key" ] && { touch "$memory/$key"; continue; }
    todo+=("$key" "$name")
done < <(commands | LC_ALL=C sort -u -t$'\t' -k1,1)

check_one() { # KEY FILE : both tools on one file
    local out=build/lint-results/$1.log
    {
        clang-tidy --quiet -p build/lint "$2" 2>&1 | grep -vE '^[0-9]+ warnings? (generated|treated)|^Suppressed|^Use -header-filter'
        clazy-standalone -p build/lint "$2" 2>&1 | grep -A4 -E '\[-Wclazy|error:' | grep -v '^--$'
    } >"$out"
    [ -s "$out" ] && return 1
    rm -f "$out"
    : >"$3/$1"
}
export -f check_one
export memory
echo "lint: clang-tidy and clazy on $((${#todo[@]} / 2)) changed files"
[ ${#todo[@]} = 0 ] ||
    printf '%s\0' "${todo[@]}" | xargs -0 -n2 -P "$(nproc)" bash -c 'check_one "$0" "$1" "$memory"' ||
    {
        # What stands in a header is found once for each file that includes it: said once here.
        grep -hE '^/[^ ]+: (error|warning|fatal error):|^Error while' build/lint-results/*.log | sed "s#$root/##g" | LC_ALL=C sort -u
        report "clang-tidy or clazy found something (all of it: build/lint-results)"
    }

[ $bad = 0 ] && echo "lint: clean"
exit $bad

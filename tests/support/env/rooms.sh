#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# rooms.sh ROOT : each room includes only what it may use. Static libraries alone do not stop a
# wrong include of a header without code, so this table does. Keep it equal to the one in
# CONTRIBUTING.md.
cd "$1" || exit 1
find core ui app -name '*.h' -o -name '*.cpp' | LC_ALL=C sort | xargs awk '
BEGIN {
    allow["core/base"] = ""
    allow["core/model"] = "core/base"
    allow["core/store"] = "core/base core/model"
    allow["core/vault"] = "core/base core/model core/store"
    allow["core/process"] = "core/base"
    allow["core/git"] = "core/base core/model core/process"
    allow["core/docker"] = "core/base core/model core/process"
    allow["core/variables"] = "core/base core/model"
    allow["core/deploy"] = "core/base core/model core/store core/vault core/process core/git core/docker core/variables"
    allow["core/schedule"] = "core/base"
    allow["core/notify"] = "core/base core/model"
    allow["core/relay"] = "core/base core/model"
    allow["core/services"] = allow["core/deploy"] " core/deploy core/notify core/schedule"
    allow["core/listener"] = "core/base core/model core/relay core/services"
    allow["ui"] = "core/base core/model core/services"
    allow["app"] = allow["core/services"] " core/services core/relay core/listener ui"
}
function complain(text) { print FILENAME ":" FNR ": " text; bad = 1 }
FNR == 1 {
    split(FILENAME, part, "/")
    room = part[1] == "core" ? part[1] "/" part[2] : part[1]
}
/^[ \t]*#[ \t]*include[ \t]*"/ {
    split($0, quoted, "\""); split(quoted[2], part, "/")
    other = part[1] == "core" ? part[1] "/" part[2] : part[1]
    if ((part[1] == "core" || part[1] == "ui" || part[1] == "app") && other != room && index(" " allow[room] " ", " " other " ") == 0)
        complain(room " may not include " other)
    if (quoted[2] ~ /^\.\.\//) complain("include by the path from the root, not by ../")
}
/^[ \t]*#[ \t]*include[ \t]*</ {
    split($0, angle, /[<>]/); name = angle[2]
    if (name ~ /^git2/ && room != "core/git") complain("libgit2 belongs to core/git")
    if (name ~ /^curl\// && room != "core/git" && room != "core/relay") complain("libcurl belongs to core/git and core/relay")
    if (name ~ /^(QtSql|QSql)/ && room != "core/store") complain("SQL belongs to core/store")
    if (name ~ /keychain/ && room != "core/vault") complain("the keychain belongs to core/vault")
    if (name ~ /^(QtHttpServer|QHttpServer)/ && room != "core/listener") complain("QHttpServer belongs to core/listener")
    if (room ~ /^core\// && name ~ /^(QtGui|QtWidgets|QtSvg|QWidget|QApplication|QGuiApplication|QIcon|QPixmap|QImage|QColor|QFont|QPainter|QAction|QClipboard|QDesktopServices|QDialog|QMessageBox|QSystemTrayIcon|QStandardItem)/)
        complain("core has no Gui and no Widgets")
}
room != "core/store" && /QSql(Query|Database)/ { complain("SQL belongs to core/store") }
END { exit bad }'

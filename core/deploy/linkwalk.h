// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QString>
#include <QStringList>

namespace slipway::deploy {

// What a path in a work tree really names. Compose and Docker follow symbolic
// links, so a file counts for a stack by the links that lead to it as well.
struct LinkWalk {
    QStringList links;   // the links on the way, relative to the work tree, in the order met
    QString end;         // where the way ends, relative to the work tree; empty is the tree itself
    bool isLost = false; // the way leaves the work tree, or goes in a circle: no end
};

// `path` is absolute, or relative to `workTree`; it need not exist. Reads links
// only, never what they name outside of the tree.
LinkWalk walkLinks(const QString &workTree, const QString &path);

} // namespace slipway::deploy

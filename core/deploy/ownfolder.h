// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QFileInfo>
#include <QString>

namespace slipway::deploy {

// Whether containers with this working folder were started from this work tree,
// or a folder in it; links on the way to the data directory count as the same.
inline bool isOwnFolder(const QString &workingDirectory, const QString &workTree)
{
    const auto isIn = [&workingDirectory](const QString &folder) {
        return !folder.isEmpty() &&
               (workingDirectory == folder || workingDirectory.startsWith(folder + QLatin1Char('/')));
    };
    return isIn(workTree) || isIn(QFileInfo(workTree).canonicalFilePath());
}

} // namespace slipway::deploy

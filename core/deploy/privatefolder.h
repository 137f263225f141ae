// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"

#include <QString>
#include <QTemporaryDir>
#include <memory>

namespace slipway::deploy {

// A folder (0700) below the data directory for what one run needs on disk and nobody
// else may see; it goes with the object. What a killed instance left is removed at
// start. Blocking; run thread. FileAccess.
class PrivateFolder
{
public:
    // `parent`: DataPaths::temporary(), made where it is absent.
    static Result<std::shared_ptr<PrivateFolder>> make(const QString &parent);
    // At start, before the first run.
    static void removeLeftovers(const QString &parent);

    QString path() const { return m_folder.path(); }

private:
    explicit PrivateFolder(const QString &nameTemplate)
        : m_folder(nameTemplate)
    {
    }
    QTemporaryDir m_folder;
};

} // namespace slipway::deploy

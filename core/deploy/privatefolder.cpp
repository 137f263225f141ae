// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/deploy/privatefolder.h"

#include <QDir>
#include <QFile>

namespace slipway::deploy {

Result<std::shared_ptr<PrivateFolder>> PrivateFolder::make(const QString &parent)
{
    const auto owner = QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner;
    if (!QDir().mkpath(parent) || !QFile::setPermissions(parent, owner))
        return fail(ErrorCode::FileAccess, parent);
    const std::shared_ptr<PrivateFolder> folder(new PrivateFolder(parent + QStringLiteral("/run-XXXXXX")));
    if (!folder->m_folder.isValid())
        return fail(ErrorCode::FileAccess, parent, folder->m_folder.errorString());
    return folder;
}

void PrivateFolder::removeLeftovers(const QString &parent)
{
    QDir(parent).removeRecursively();
}

} // namespace slipway::deploy

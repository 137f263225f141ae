// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/listenerfile.h"

#include "app/paths.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

namespace slipway {

ListenerFile::ListenerFile(const QString &dataDirectory)
    : m_path(paths::listenerFile(dataDirectory))
{
}

ListenerFile::~ListenerFile()
{
    remove();
}

Result<> ListenerFile::write(const QString &url)
{
    const QJsonObject object{
        {QStringLiteral("url"), url.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(url)},
        {QStringLiteral("pid"), QCoreApplication::applicationPid()},
        {QStringLiteral("version"), QStringLiteral(SLIPWAY_VERSION)},
    };
    QSaveFile file(m_path);
    if (!file.open(QIODevice::WriteOnly))
        return fail(ErrorCode::FileAccess, m_path, file.errorString());
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    file.write(QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n');
    if (!file.commit())
        return fail(ErrorCode::FileAccess, m_path, file.errorString());
    m_isWritten = true;
    return {};
}

void ListenerFile::remove()
{
    if (m_isWritten)
        QFile::remove(m_path);
    m_isWritten = false;
}

} // namespace slipway

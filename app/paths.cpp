// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/paths.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>

namespace slipway::paths {

using namespace Qt::StringLiterals;

namespace {

// sun_path holds 108 bytes with the end mark; QLocalServer binds to a name of at most this length beside it.
constexpr qsizetype kMaxSocketPath = 100;

} // namespace

QString defaultDataDirectory()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + u"/slipway"_s;
}

QString databaseFile(const QString &dataDirectory)
{
    return dataDirectory + u"/slipway.db"_s;
}

QString lockFile(const QString &dataDirectory)
{
    return dataDirectory + u"/slipway.lock"_s;
}

QString listenerFile(const QString &dataDirectory)
{
    return dataDirectory + u"/listener.json"_s;
}

QString windowStateFile(const QString &dataDirectory)
{
    return dataDirectory + u"/window.ini"_s;
}

QString instanceSocket(const QString &dataDirectory)
{
    const QString own = dataDirectory + u"/slipway.sock"_s;
    if (QFile::encodeName(own).size() <= kMaxSocketPath)
        return own;
    const QByteArray hash = QCryptographicHash::hash(QFile::encodeName(dataDirectory), QCryptographicHash::Sha256);
    return QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation) + u"/slipway-"_s +
           QString::fromLatin1(hash.left(8).toHex()) + u".sock"_s;
}

Result<> makeDataDirectory(const QString &dataDirectory)
{
    const QFileInfo info(dataDirectory);
    if (info.isDir())
        return {};
    const QFile::Permissions owner = QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner;
    if (!QDir().mkpath(info.absolutePath()) || !QDir().mkdir(dataDirectory, owner))
        return fail(ErrorCode::FileAccess, dataDirectory);
    return {};
}

} // namespace slipway::paths

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/singleinstance.h"

#include "app/paths.h"
#include "core/base/logging.h"

#include <QJsonDocument>
#include <QLocalSocket>
#include <QPointer>
#include <sys/socket.h>
#include <unistd.h>

namespace slipway {

namespace {

constexpr qint64 kMaxRequest = 64 * 1024;

bool isOwnUser(QLocalSocket *socket)
{
    ucred peer{};
    socklen_t size = sizeof peer;
    return ::getsockopt(int(socket->socketDescriptor()), SOL_SOCKET, SO_PEERCRED, &peer, &size) == 0 &&
           peer.uid == ::geteuid();
}

} // namespace

SingleInstance::SingleInstance(QString dataDirectory, QObject *parent)
    : QObject(parent)
    , m_dataDirectory(std::move(dataDirectory))
    , m_lock(paths::lockFile(m_dataDirectory))
{
    // Never by age: a lock is stale only when its process is gone.
    m_lock.setStaleLockTime(0);
    connect(&m_server, &QLocalServer::newConnection, this, &SingleInstance::accept);
}

SingleInstance::~SingleInstance()
{
    close();
}

Result<> SingleInstance::lock()
{
    SLIPWAY_TRY(paths::makeDataDirectory(m_dataDirectory));
    if (m_lock.tryLock(0))
        return {};
    if (m_lock.error() == QLockFile::LockFailedError)
        return fail(ErrorCode::InstanceRunning, m_dataDirectory);
    return fail(ErrorCode::FileAccess, paths::lockFile(m_dataDirectory));
}

Result<> SingleInstance::listen(Handler handler)
{
    m_handler = std::move(handler);
    const QString path = paths::instanceSocket(m_dataDirectory);
    // We hold the lock, so whatever stands here is a dead instance's.
    QLocalServer::removeServer(path);
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    if (!m_server.listen(path))
        return fail(ErrorCode::FileAccess, path, m_server.errorString());
    return {};
}

void SingleInstance::close()
{
    m_server.close();
    m_handler = nullptr;
    m_lock.unlock();
}

void SingleInstance::accept()
{
    while (QLocalSocket *socket = m_server.nextPendingConnection()) {
        connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
        if (!isOwnUser(socket)) {
            qCWarning(lcApp) << "Refused a call from another user";
            socket->abort();
            continue;
        }
        connect(socket, &QLocalSocket::readyRead, this, [this, socket] { read(socket); });
        read(socket);
    }
}

void SingleInstance::read(QLocalSocket *socket)
{
    if (!socket->canReadLine()) {
        if (socket->bytesAvailable() > kMaxRequest)
            socket->abort();
        return;
    }
    const QJsonObject request = QJsonDocument::fromJson(socket->readLine(kMaxRequest)).object();
    if (!m_handler)
        return;
    m_handler(request, [socket = QPointer<QLocalSocket>(socket)](const QJsonObject &answer) {
        if (!socket)
            return;
        socket->write(QJsonDocument(answer).toJson(QJsonDocument::Compact) + '\n');
        socket->disconnectFromServer();
    });
}

} // namespace slipway

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/instanceclient.h"

#include "app/paths.h"

#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QLockFile>
#include <QThread>
#include <cstring>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace slipway {

namespace {

constexpr qint64 kStartMs = 10'000;
constexpr time_t kAnswerSeconds = 30;

class Descriptor
{
public:
    explicit Descriptor(int fd)
        : m_fd(fd)
    {
    }
    ~Descriptor()
    {
        if (m_fd >= 0)
            ::close(m_fd);
    }
    Descriptor(const Descriptor &) = delete;
    Descriptor &operator=(const Descriptor &) = delete;
    int get() const { return m_fd; }

private:
    int m_fd;
};

bool connectTo(int fd, const QString &path)
{
    const QByteArray name = QFile::encodeName(path);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (name.size() >= qsizetype(sizeof address.sun_path))
        return false;
    std::memcpy(address.sun_path, name.constData(), size_t(name.size()));
    const timeval limit{.tv_sec = kAnswerSeconds, .tv_usec = 0};
    ::setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
    ::setsockopt(fd, SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof limit);
    return ::connect(fd, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0;
}

bool sendAll(int fd, const QByteArray &bytes)
{
    qsizetype sent = 0;
    while (sent < bytes.size()) {
        const ssize_t count = ::send(fd, bytes.constData() + sent, size_t(bytes.size() - sent), MSG_NOSIGNAL);
        if (count <= 0)
            return false;
        sent += count;
    }
    return true;
}

QByteArray receiveAll(int fd)
{
    QByteArray all;
    char buffer[4096];
    for (;;) {
        const ssize_t count = ::recv(fd, buffer, sizeof buffer, 0);
        if (count <= 0)
            return all;
        all.append(buffer, count);
    }
}

} // namespace

Result<QJsonObject> InstanceClient::ask(const QJsonObject &request) const
{
    const QString lockPath = paths::lockFile(m_dataDirectory);
    QElapsedTimer timer;
    timer.start();
    for (;;) {
        const Descriptor socket(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
        if (socket.get() >= 0 && connectTo(socket.get(), paths::instanceSocket(m_dataDirectory))) {
            if (!sendAll(socket.get(), QJsonDocument(request).toJson(QJsonDocument::Compact) + '\n'))
                return fail(ErrorCode::ProcessFailed, QStringLiteral("slipway"));
            const QJsonDocument answer = QJsonDocument::fromJson(receiveAll(socket.get()));
            if (!answer.isObject())
                return fail(ErrorCode::ProcessFailed, QStringLiteral("slipway"));
            return answer.object();
        }
        // Nobody answers. Is somebody about to? Only while the lock is held.
        if (!QFileInfo::exists(lockPath))
            return fail(ErrorCode::NotFound);
        QLockFile lock(lockPath);
        lock.setStaleLockTime(0);
        if (lock.tryLock(0))
            return fail(ErrorCode::NotFound);
        if (timer.elapsed() > kStartMs)
            return fail(ErrorCode::ProcessFailed, QStringLiteral("slipway"));
        QThread::msleep(50);
    }
}

} // namespace slipway

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"

#include <QJsonObject>
#include <QLocalServer>
#include <QLockFile>
#include <QObject>
#include <functional>
#include <memory>

class QLocalSocket;

namespace slipway {

// One Slipway per data directory: a lock file, and a socket over which later
// calls of the program talk to the one that runs. The socket stands in a 0700
// folder, is 0600 itself, and the peer's uid is checked (SO_PEERCRED). One JSON
// object a line, one answer for each; at most 64 KiB. Lives on main.
class SingleInstance : public QObject
{
    Q_OBJECT
public:
    using Reply = std::function<void(const QJsonObject &)>;
    // Answers a request, now or later, on main, once.
    using Handler = std::function<void(const QJsonObject &request, const Reply &reply)>;

    explicit SingleInstance(QString dataDirectory, QObject *parent = nullptr);
    ~SingleInstance() override;

    // InstanceRunning where another one holds it; FileAccess.
    Result<> lock();
    Result<> listen(Handler handler);
    // Gives up both. Idempotent.
    void close();

private:
    void accept();
    void read(QLocalSocket *socket);

    const QString m_dataDirectory;
    QLockFile m_lock;
    QLocalServer m_server;
    Handler m_handler;
};

} // namespace slipway

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"
#include "core/listener/limits.h"
#include "core/services/tlsidentity.h"

#include <QString>
#include <QStringList>
#include <memory>

namespace slipway {
struct Services;
}

namespace slipway::listener {

struct ListenOptions {
    QString address = QStringLiteral("127.0.0.1");
    quint16 port = 8725; // 0 = a free one
    QString publicUrl;   // in addresses given to forges; its host is allowed. Empty = the listener's own
    std::shared_ptr<const TlsIdentity> tls = {}; // none = plain HTTP
};

// The embedded HTTP server (QHttpServer) on its own thread: the REST API and
// webhooks, behind the guard. Never waits for Git or Docker:
// replies that wait for a run are finished later and survive a client that
// leaves. Built and owned by app/Application on main.
class Listener
{
public:
    explicit Listener(Services &services, const Limits &limits = {});
    ~Listener(); // stops
    Listener(const Listener &) = delete;
    Listener &operator=(const Listener &) = delete;

    // Conflict where the port is taken (subject "ADDRESS:PORT"), InvalidInput for a wrong address.
    Result<> start(const ListenOptions &options);
    void stop();
    quint16 port() const; // the real one; 0 while not listening
    QString url() const;  // "http://127.0.0.1:8725"
    // "GET /api/health", …: what it answers; for the test of its description.
    QStringList routes() const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace slipway::listener

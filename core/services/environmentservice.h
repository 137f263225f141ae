// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/canceltoken.h"
#include "core/base/result.h"
#include "core/model/environment.h"
#include "core/model/service.h"

#include <QByteArray>
#include <QHash>
#include <QVector>
#include <functional>
#include <memory>

namespace slipway {

// Environments and what runs in them. One watch thread per environment follows
// Docker's events (see Watcher); statuses and services come by ChangeNotifier.
// Blocking, thread safe, not on main.
class EnvironmentService
{
public:
    struct Dependencies;
    explicit EnvironmentService(const Dependencies &dependencies);
    ~EnvironmentService();
    EnvironmentService(const EnvironmentService &) = delete;
    EnvironmentService &operator=(const EnvironmentService &) = delete;

    Result<QVector<Environment>> all() const;
    EnvironmentStatus status(EnvironmentId id) const; // last seen; no I/O
    // Asks now ("Check again") and announces the answer.
    EnvironmentStatus check(EnvironmentId id);
    QVector<ServiceStatus> servicesOf(EnvironmentId id, const QString &project,
                                      bool *isKnown = nullptr) const; // last seen
    void refresh(EnvironmentId id); // look at the containers now, on the watch thread; returns at once
    void startWatching();           // one thread per environment; call once
    void stopWatching();            // waits for them

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace slipway

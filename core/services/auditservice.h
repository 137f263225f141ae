// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"
#include "core/model/audit.h"

#include <QVector>

namespace slipway {

class AuditStore;
class Clock;

// Who changed what through the API and the command line. Blocking (SQLite);
// thread safe; not on main.
class AuditService
{
public:
    AuditService(AuditStore &store, const Clock &clock)
        : m_store(store)
        , m_clock(clock)
    {
    }
    // Sets the time. What cannot be kept is logged: the change itself is done by then.
    void record(AuditEntry entry);
    // Newest first; `before` 0 = from the newest.
    Result<QVector<AuditEntry>> list(int limit, qint64 before = 0) const;

private:
    AuditStore &m_store;
    const Clock &m_clock;
};

} // namespace slipway

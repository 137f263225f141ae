// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"
#include "core/model/audit.h"

#include <QVector>

namespace slipway {

class Database;

// Who changed what, the newest 10,000. Any thread, blocking.
class AuditStore
{
public:
    explicit AuditStore(Database &database)
        : m_database(database)
    {
    }
    Result<> add(const AuditEntry &entry);
    // Newest first; `before` 0 = from the newest.
    Result<QVector<AuditEntry>> list(int limit, qint64 before) const;

private:
    Database &m_database;
};

} // namespace slipway

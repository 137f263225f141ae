// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/auditservice.h"

#include "core/base/clock.h"
#include "core/base/logging.h"
#include "core/store/auditstore.h"

namespace slipway {

void AuditService::record(AuditEntry entry)
{
    entry.at = m_clock.nowUtc();
    if (const auto done = m_store.add(entry); !done)
        qCWarning(lcApp, "A change could not be noted: %s", qUtf8Printable(done.error().detail));
}

Result<QVector<AuditEntry>> AuditService::list(int limit, qint64 before) const
{
    return m_store.list(limit, before);
}

} // namespace slipway

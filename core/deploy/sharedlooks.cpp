// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/deploy/sharedlooks.h"

#include <chrono>

namespace slipway::deploy {

Result<git::Tip> SharedLooks::look(const QString &key, const QDateTime &requestedAt, const QDateTime &now,
                                   const CancelToken &cancel, const Ask &ask)
{
    {
        std::unique_lock lock(m_mutex);
        while (true) {
            Entry &entry = m_entries[key];
            const bool isLateEnough = entry.startedAt.isValid() && entry.startedAt > requestedAt;
            if (!entry.isGoing) {
                if (isLateEnough && (entry.answer || entry.answer.error().code != ErrorCode::Cancelled))
                    return entry.answer;
                entry.isGoing = true;
                entry.startedAt = now;
                break;
            }
            // An earlier one is going on as well: its connection is kept, so waiting is the faster way.
            m_changed.wait_for(lock, std::chrono::milliseconds(100));
            if (cancel.isCancelled())
                return fail(ErrorCode::Cancelled);
        }
    }
    Result<git::Tip> answer = ask();
    const std::lock_guard lock(m_mutex);
    Entry &entry = m_entries[key];
    entry.isGoing = false;
    entry.answer = answer;
    m_changed.notify_all();
    return answer;
}

} // namespace slipway::deploy

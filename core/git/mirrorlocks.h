// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"

#include <QHash>
#include <QString>
#include <memory>
#include <mutex>
#include <shared_mutex>

namespace slipway::git {

class Operation;

// Who may do what to a mirror at the same time: one writer (fetch); readers at
// any time except for the instant in which a rebuilt mirror takes the place of
// the damaged one. Within this process: a data directory has one instance.
struct MirrorLock {
    std::timed_mutex writer;
    std::shared_mutex place;
};

// Waits for the writer's turn; ends within 50 ms of cancel.
using MirrorWriter = std::unique_lock<std::timed_mutex>;
Result<MirrorWriter> writerOf(MirrorLock &lock, const Operation &operation);

// One MirrorLock per path, made on demand. Thread safe. Owned by LibGit.
class MirrorLocks
{
public:
    std::shared_ptr<MirrorLock> forPath(const QString &mirrorPath)
    {
        const std::lock_guard guard(m_mutex);
        auto &lock = m_locks[mirrorPath];
        if (!lock)
            lock = std::make_shared<MirrorLock>();
        return lock;
    }

private:
    std::mutex m_mutex;
    QHash<QString, std::shared_ptr<MirrorLock>> m_locks;
};

} // namespace slipway::git

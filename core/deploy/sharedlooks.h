// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/canceltoken.h"
#include "core/base/result.h"
#include "core/git/gitaccess.h"

#include <QDateTime>
#include <QString>
#include <condition_variable>
#include <functional>
#include <map>
#include <memory>
#include <mutex>

namespace slipway::deploy {

// One look for all who ask the same server for the same thing: a run takes the
// answer of a look that began after the run was requested, so it sees whatever
// the request was about. A hundred stacks of one repository ask once a round.
// Thread safe; remembers the newest answer of each key, some hundred bytes.
class SharedLooks
{
public:
    using Ask = std::function<Result<git::Tip>()>;
    // `key`: what is asked for and by whom. `requestedAt` and `now` are of one clock. A look that
    // was cancelled answers nobody else. Waits for one that is going on, until cancelled.
    Result<git::Tip> look(const QString &key, const QDateTime &requestedAt, const QDateTime &now,
                          const CancelToken &cancel, const Ask &ask);

private:
    struct Entry {
        QDateTime startedAt;
        bool isGoing = false;
        Result<git::Tip> answer = fail(ErrorCode::Cancelled);
    };
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::map<QString, Entry> m_entries;
};

} // namespace slipway::deploy

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/canceltoken.h"
#include "core/base/result.h"

#include <QHash>
#include <QString>
#include <condition_variable>
#include <mutex>

namespace slipway::deploy {

// Lets one run at a time change a mirror, while several may read it: stacks of
// one repository that sync together fetch once, and the others find the commit
// there. Keyed by the mirror's path. Thread safe; waiting ends within 100 ms of
// cancel. Owned by app/Backend.
class RepositoryGate
{
public:
    // Holds the passage until it goes.
    class Passage
    {
    public:
        Passage(RepositoryGate &gate, QString mirror, bool isWriter)
            : m_gate(&gate)
            , m_mirror(std::move(mirror))
            , m_isWriter(isWriter)
        {
        }
        ~Passage();
        Passage(Passage &&other) noexcept;
        Passage &operator=(Passage &&) = delete;
        Passage(const Passage &) = delete;
        Passage &operator=(const Passage &) = delete;

    private:
        RepositoryGate *m_gate;
        QString m_mirror;
        bool m_isWriter;
    };

    Result<Passage> enterAlone(const QString &mirror, const CancelToken &cancel);  // fetch, removal
    Result<Passage> enterShared(const QString &mirror, const CancelToken &cancel); // checkout, reading

private:
    struct State {
        bool hasWriter = false;
        int readers = 0;
        int waitingWriters = 0;
    };
    void leave(const QString &mirror, bool isWriter);

    std::mutex m_mutex;
    std::condition_variable m_changed;
    QHash<QString, State> m_states;
};

} // namespace slipway::deploy

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/deploy/runcontext.h"
#include "core/model/run.h"
#include "core/notify/forge.h"
#include "core/notify/outbox.h"
#include "core/notify/statuspost.h"

#include <QHash>
#include <QObject>
#include <QSet>
#include <QString>
#include <functional>
#include <mutex>
#include <vector>

namespace slipway {

class ChangeNotifier;
class Worker;

// Tells the forge of a repository how the deploy of a commit goes: pending when a run
// decides to deploy it, then success or failure; as "slipway/STACK". Only for
// repositories where the person switched that on, with the repository's own token or
// password. Lives on main; reads on the worker, sends by the outbox (retried, in order
// for each repository), and never holds up a run. problemOf() is thread safe.
class CommitStatusReporter : public QObject
{
    Q_OBJECT
public:
    CommitStatusReporter(ChangeNotifier &changes, const deploy::RunTools &tools, notify::HttpCalls &calls,
                         notify::Outbox &outbox, Worker &worker, QObject *parent = nullptr);
    ~CommitStatusReporter() override;
    // Why the last report of this repository did not arrive, in words; empty where it did.
    QString problemOf(RepositoryId id) const;

private:
    struct Shared; // with what is on its way
    void report(const Run &run, notify::CommitStatus::State state, const QString &description);

    Worker &m_worker;
    QSet<RunId> m_pending;
    std::shared_ptr<Shared> m_shared;
};

} // namespace slipway

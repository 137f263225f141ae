// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/id.h"
#include "core/base/result.h"
#include "core/model/run.h"
#include "core/model/stack.h"

#include <QVector>

namespace slipway {

class Database;

// Runs, their steps and decisions, and with them the queue: a run in the state
// Queued is a request that is not lost by a crash. Any thread, blocking.
class RunStore
{
public:
    explicit RunStore(Database &database)
        : m_database(database)
    {
    }
    // Makes a Queued row and returns it with its id.
    Result<Run> add(const Run &run);
    Result<> update(const Run &run); // row and steps
    // The record step: run, steps, decision and the stack state in one transaction.
    // A sync that found nothing replaces the NothingToDo row right before it.
    Result<> record(const Run &run, const StackState &state);
    Result<Run> get(RunId id) const;
    // Newest first; `before` 0 = from the newest; stackId invalid = all stacks.
    Result<QVector<Run>> list(StackId stackId, int limit, RunId before) const;
    Result<QVector<Run>> queued() const; // oldest first
    // At start: rows left in Running become Interrupted. Returns them.
    Result<QVector<Run>> markInterrupted(const QDateTime &now);
    // Keeps the newest `keep` per stack; returns the ids that went (their logs go too).
    Result<QVector<RunId>> prune(StackId stackId, int keep);

private:
    Database &m_database;
};

} // namespace slipway

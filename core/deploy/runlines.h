// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/canceltoken.h"
#include "core/model/run.h"

#include <QDateTime>
#include <deque>
#include <functional>
#include <map>
#include <optional>
#include <vector>

namespace slipway::deploy {

// Who is next: one line of runs per stack, and the order in which stacks had
// something to do. At most one run of a stack goes on; a stack that is held
// starts none, and what waits there keeps its place. Only the book-keeping:
// no thread, no lock, no database. Owned by RunQueue, under its lock.
class RunLines
{
public:
    struct Started {
        Run run; // as it starts: Running, startedAt
        CancelToken cancel;
    };

    bool isBusy(StackId stack) const; // going on or waiting
    bool isRunning(StackId stack) const;
    bool isHeld(StackId stack) const;
    int runningCount() const { return m_going; }
    int waitingCount() const;
    std::optional<Run> find(RunId run) const; // going on or waiting
    Run *running(StackId stack);
    Run *waiting(StackId stack, RunId run);

    // The waiting run that a request of this kind becomes one with, or nullptr. Only the last
    // in line: whatever waits starts after this moment, and nothing moves before a Stop or Start.
    Run *joinable(StackId stack, RunKind kind);
    void add(const Run &run);
    // The next run of a stack that has none going on; nothing where there is none.
    std::optional<Started> startNext(const QDateTime &now);
    void ended(StackId stack);

    // Each hold needs its release.
    void hold(StackId stack);
    void release(StackId stack);

    // False where no run of this id goes on.
    bool cancelRunning(RunId run);
    void cancelRunningOf(StackId stack);
    void cancelAllRunning();
    std::optional<Run> takeWaiting(RunId run);
    std::vector<Run> takeAllWaiting(StackId stack);

private:
    struct Line {
        std::deque<Run> waiting;
        std::optional<Run> running;
        CancelSource cancel;
        int holds = 0;
        bool isReady = false; // stands in m_ready
    };
    const Line *lineOf(StackId stack) const;
    void makeReady(StackId stack, Line &line);

    std::map<StackId, Line> m_lines;
    std::deque<StackId> m_ready;
    int m_going = 0;
};

} // namespace slipway::deploy

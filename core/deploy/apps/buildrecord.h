// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"
#include "core/deploy/apps/buildoutput.h"
#include "core/model/app.h"

#include <condition_variable>
#include <mutex>
#include <thread>

namespace slipway::deploy {

struct RunContext;

// What a build is known by in the build view, without secrets.
Result<> keepBuildRecord(const RunContext &context, AppBuild &build, const BuildOutput &output);

// Renews that record about once a second while the build goes on, also where a step is silent for long;
// on a thread of its own, which ends with it. What it is made with outlives it.
class LiveBuildRecord
{
public:
    LiveBuildRecord(const RunContext &context, AppBuild build, BuildOutput &output);
    ~LiveBuildRecord();
    LiveBuildRecord(const LiveBuildRecord &) = delete;
    LiveBuildRecord &operator=(const LiveBuildRecord &) = delete;
    void add(const QByteArray &line); // to the output

private:
    void run();
    const RunContext &m_context;
    AppBuild m_build;
    BuildOutput &m_output;
    std::mutex m_mutex; // of what follows, and of the output
    std::condition_variable m_changed;
    bool m_hasNews = false;
    bool m_isEnding = false;
    std::thread m_thread;
};

} // namespace slipway::deploy

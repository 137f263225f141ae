// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/deploy/apps/buildrecord.h"

#include "core/deploy/runcontext.h"

namespace slipway::deploy {

namespace {

constexpr std::chrono::seconds kEvery{1};

} // namespace

Result<> keepBuildRecord(const RunContext &context, AppBuild &build, const BuildOutput &output)
{
    build.nodes = output.nodes();
    for (BuildNode &node : build.nodes)
        node.name = context.redactor.redact(node.name);
    return context.tools.stores.apps.putBuild(context.run.id, build);
}

LiveBuildRecord::LiveBuildRecord(const RunContext &context, AppBuild build, BuildOutput &output)
    : m_context(context)
    , m_build(std::move(build))
    , m_output(output)
    , m_thread([this] { run(); })
{
}

LiveBuildRecord::~LiveBuildRecord()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isEnding = true;
    }
    m_changed.notify_all();
    m_thread.join();
}

void LiveBuildRecord::add(const QByteArray &line)
{
    const std::lock_guard lock(m_mutex);
    m_output.add(line);
    m_hasNews = true;
}

void LiveBuildRecord::run()
{
    std::unique_lock lock(m_mutex);
    while (!m_changed.wait_for(lock, kEvery, [this] { return m_isEnding; })) {
        if (!std::exchange(m_hasNews, false))
            continue;
        const BuildOutput output = m_output;
        lock.unlock();
        (void)keepBuildRecord(m_context, m_build, output);
        lock.lock();
    }
}

} // namespace slipway::deploy

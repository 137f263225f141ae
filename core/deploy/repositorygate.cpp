// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/deploy/repositorygate.h"

#include <chrono>

namespace slipway::deploy {

using namespace std::chrono_literals;

RepositoryGate::Passage::~Passage()
{
    if (m_gate)
        m_gate->leave(m_mirror, m_isWriter);
}

RepositoryGate::Passage::Passage(Passage &&other) noexcept
    : m_gate(std::exchange(other.m_gate, nullptr))
    , m_mirror(std::move(other.m_mirror))
    , m_isWriter(other.m_isWriter)
{
}

Result<RepositoryGate::Passage> RepositoryGate::enterAlone(const QString &mirror, const CancelToken &cancel)
{
    std::unique_lock lock(m_mutex);
    ++m_states[mirror].waitingWriters;
    while (m_states[mirror].hasWriter || m_states[mirror].readers > 0) {
        if (cancel.isCancelled()) {
            --m_states[mirror].waitingWriters;
            m_changed.notify_all();
            return fail(ErrorCode::Cancelled);
        }
        m_changed.wait_for(lock, 100ms);
    }
    --m_states[mirror].waitingWriters;
    m_states[mirror].hasWriter = true;
    return Passage(*this, mirror, true);
}

Result<RepositoryGate::Passage> RepositoryGate::enterShared(const QString &mirror, const CancelToken &cancel)
{
    std::unique_lock lock(m_mutex);
    // Writers go first, or a busy repository would never be fetched.
    while (m_states[mirror].hasWriter || m_states[mirror].waitingWriters > 0) {
        if (cancel.isCancelled())
            return fail(ErrorCode::Cancelled);
        m_changed.wait_for(lock, 100ms);
    }
    ++m_states[mirror].readers;
    return Passage(*this, mirror, false);
}

void RepositoryGate::leave(const QString &mirror, bool isWriter)
{
    const std::lock_guard lock(m_mutex);
    State &state = m_states[mirror];
    if (isWriter)
        state.hasWriter = false;
    else
        --state.readers;
    if (!state.hasWriter && state.readers == 0 && state.waitingWriters == 0)
        m_states.remove(mirror);
    m_changed.notify_all();
}

} // namespace slipway::deploy

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <atomic>
#include <memory>

namespace slipway {

// Says that somebody no longer wants an answer. The source is kept by whoever
// may cancel, tokens go to the work. Thread safe. Work polls at least every
// 100 ms while it waits, so that Cancel ends any state within a second.
class CancelToken
{
public:
    // A token that is never cancelled.
    CancelToken() = default;
    bool isCancelled() const { return m_state && m_state->load(std::memory_order_acquire); }
    // For C libraries that poll a flag; null for a token that is never cancelled.
    const std::atomic<bool> *flag() const { return m_state.get(); }

private:
    friend class CancelSource;
    explicit CancelToken(std::shared_ptr<std::atomic<bool>> state)
        : m_state(std::move(state))
    {
    }
    std::shared_ptr<std::atomic<bool>> m_state;
};

class CancelSource
{
public:
    CancelToken token() const { return CancelToken(m_state); }
    void cancel() { m_state->store(true, std::memory_order_release); }
    bool isCancelled() const { return m_state->load(std::memory_order_acquire); }

private:
    std::shared_ptr<std::atomic<bool>> m_state = std::make_shared<std::atomic<bool>>(false);
};

} // namespace slipway

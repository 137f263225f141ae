// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/canceltoken.h"

#include <atomic>
#include <cstdint>
#include <mutex>
#include <sys/eventfd.h>
#include <unistd.h>

namespace slipway {

class CancelToken::State
{
public:
    State() = default;
    State(const State &) = delete;
    State &operator=(const State &) = delete;
    ~State()
    {
        if (m_descriptor >= 0)
            ::close(m_descriptor);
    }

    bool isCancelled() const { return m_isCancelled.load(std::memory_order_acquire); }

    void cancel()
    {
        const std::lock_guard lock(m_mutex);
        m_isCancelled.store(true, std::memory_order_release);
        wake();
    }

    // Made at the first question: most sources never need one.
    int descriptor()
    {
        const std::lock_guard lock(m_mutex);
        if (m_descriptor < 0) {
            m_descriptor = ::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
            if (isCancelled())
                wake();
        }
        return m_descriptor;
    }

private:
    void wake() const
    {
        const std::uint64_t one = 1;
        // Nobody reads it: it can only be full by 2^64 - 1 cancels, and is readable then too.
        if (m_descriptor >= 0) [[maybe_unused]]
            const ssize_t written = ::write(m_descriptor, &one, sizeof one);
    }

    std::atomic<bool> m_isCancelled = false;
    std::mutex m_mutex;
    int m_descriptor = -1;
};

bool CancelToken::isCancelled() const
{
    return m_state && m_state->isCancelled();
}

int CancelToken::wakeDescriptor() const
{
    return m_state ? m_state->descriptor() : -1;
}

CancelSource::CancelSource()
{
    m_token.m_state = std::make_shared<CancelToken::State>();
}

void CancelSource::cancel()
{
    m_token.m_state->cancel();
}

} // namespace slipway

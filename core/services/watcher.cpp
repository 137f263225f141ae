// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/watcher.h"

#include <algorithm>

namespace slipway {

using namespace std::chrono_literals;

namespace {
constexpr auto kDebounce = 200ms;
constexpr auto kLongestDebounce = 1500ms;
// The event stream takes a moment to connect; what happened meanwhile is seen by
// one more look.
constexpr auto kSettle = 700ms;
constexpr auto kFirstWait = 2s;
constexpr auto kLongestWait = 30s;
} // namespace

Watcher::Watcher(Environment environment, docker::DockerAccess &docker, Callbacks callbacks)
    : m_environment(std::move(environment))
    , m_docker(docker)
    , m_callbacks(std::move(callbacks))
{
}

Watcher::~Watcher()
{
    stop();
}

void Watcher::start()
{
    m_thread = std::thread([this] { loop(); });
}

void Watcher::stop()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isStopping = true;
        m_cancel.cancel();
    }
    m_changed.notify_all();
    if (m_thread.joinable())
        m_thread.join();
}

void Watcher::refresh()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isRefreshAsked = true;
    }
    m_changed.notify_all();
}

void Watcher::loop()
{
    std::chrono::seconds wait = kFirstWait;
    while (!m_cancel.isCancelled()) {
        const EnvironmentStatus status = m_docker.check(m_environment, m_cancel.token());
        if (m_cancel.isCancelled())
            return;
        m_callbacks.status(status);
        if (status.reach == EnvironmentStatus::Reach::Reachable) {
            if (const auto endpoint = m_docker.endpointOf(m_environment)) {
                wait = kFirstWait;
                follow(*endpoint);
                if (m_cancel.isCancelled())
                    return;
                continue; // the check says why it ended
            }
        }
        m_callbacks.lost();
        std::unique_lock lock(m_mutex);
        m_changed.wait_for(lock, wait, [this] { return m_isStopping || m_isRefreshAsked; });
        m_isRefreshAsked = false;
        wait = std::min<std::chrono::seconds>(wait * 2, kLongestWait);
    }
}

void Watcher::follow(const docker::Endpoint &endpoint)
{
    CancelSource listening;
    {
        const std::lock_guard lock(m_mutex);
        m_hasListenEnded = false;
        m_isRefreshAsked = false;
    }
    const Time began = std::chrono::steady_clock::now();
    std::thread listener([this, endpoint, token = listening.token()] { listen(endpoint, token); });
    bool isThere = list(endpoint);
    wantListAt(began + kSettle);
    std::unique_lock lock(m_mutex);
    while (isThere && !m_isStopping && !m_hasListenEnded) {
        const Time now = std::chrono::steady_clock::now();
        if (m_isRefreshAsked || (m_isListWanted && m_listAt <= now)) {
            m_isRefreshAsked = false;
            m_isListWanted = false;
            lock.unlock();
            isThere = list(endpoint);
            lock.lock();
        } else if (m_isListWanted) {
            m_changed.wait_until(lock, m_listAt);
        } else {
            m_changed.wait(lock);
        }
    }
    lock.unlock();
    listening.cancel();
    listener.join();
    // An Engine that is there but ends every stream at once must not make a busy loop.
    lock.lock();
    if (std::chrono::steady_clock::now() - began < kFirstWait)
        m_changed.wait_for(lock, kFirstWait, [this] { return m_isStopping; });
}

bool Watcher::list(const docker::Endpoint &endpoint)
{
    const auto projects = m_docker.containers(endpoint, {}, m_cancel.token());
    if (!projects)
        return false;
    m_callbacks.services(*projects);
    return true;
}

void Watcher::listen(const docker::Endpoint &endpoint, const CancelToken &cancel)
{
    (void)m_docker.events(
        endpoint, [this](const QString &) { wantListAt(std::chrono::steady_clock::now() + kDebounce); }, cancel);
    {
        const std::lock_guard lock(m_mutex);
        m_hasListenEnded = true;
    }
    m_changed.notify_all();
}

void Watcher::wantListAt(Time time)
{
    {
        const std::lock_guard lock(m_mutex);
        // Quiet first, so that a deploy's burst of events is one look; but a steady
        // stream must not put it off for ever.
        const Time now = std::chrono::steady_clock::now();
        if (!m_isListWanted)
            m_latestListAt = now + kLongestDebounce;
        m_isListWanted = true;
        m_listAt = std::min(time, std::max(m_latestListAt, now));
    }
    m_changed.notify_all();
}

} // namespace slipway

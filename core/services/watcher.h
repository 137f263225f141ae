// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/canceltoken.h"
#include "core/docker/dockeraccess.h"
#include "core/model/environment.h"

#include <QVector>
#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

namespace slipway {

// Follows one environment on a thread of its own: asks for versions, lists the
// containers, then listens to Docker's events and lists again when there was none
// for 200 ms, at the latest 1.5 s after the first.
// Where the Engine goes away it says so and tries again after 2 s, doubling up to
// 30 s. stop() ends it within a second. The callbacks come on its threads. Owned
// by EnvironmentService.
class Watcher
{
public:
    struct Callbacks {
        std::function<void(const EnvironmentStatus &)> status;
        std::function<void(const QVector<docker::ProjectServices> &)> services;
        std::function<void()> lost; // what was known of containers is not any more
    };
    Watcher(Environment environment, docker::DockerAccess &docker, Callbacks callbacks);
    ~Watcher();
    Watcher(const Watcher &) = delete;
    Watcher &operator=(const Watcher &) = delete;

    void start();
    void stop();
    void refresh(); // look now; also ends a wait for the Engine

private:
    using Time = std::chrono::steady_clock::time_point;
    void loop();
    // While the Engine is there; returns when it is gone or the watcher stops.
    void follow(const docker::Endpoint &endpoint);
    bool list(const docker::Endpoint &endpoint);
    void listen(const docker::Endpoint &endpoint, const CancelToken &cancel);
    void wantListAt(Time time);

    const Environment m_environment;
    docker::DockerAccess &m_docker;
    const Callbacks m_callbacks;
    CancelSource m_cancel;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    bool m_isStopping = false;
    bool m_isRefreshAsked = false;
    bool m_hasListenEnded = false;
    bool m_isListWanted = false;
    Time m_listAt;
    Time m_latestListAt;
    std::thread m_thread;
};

} // namespace slipway

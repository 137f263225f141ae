// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QFuture>
#include <QThreadPool>
#include <QtConcurrent>

namespace slipway {

// A pool of threads on which main and the listener have blocking service calls made:
//   worker.run([&stacks] { return stacks.all(); }).then(this, [this](Result<…> r) { … });
// There are two: a small one for what ends soon, and one for calls that wait for somebody
// else's server, so that a silent one holds up nobody who asks for something else.
// Owned by app/Application; waits for its work when it goes.
class Worker
{
public:
    static constexpr int kFew = 4;
    static constexpr int kMany = 16;
    explicit Worker(int threads = kFew) { m_pool.setMaxThreadCount(threads); }
    ~Worker() { m_pool.waitForDone(); }
    Worker(const Worker &) = delete;
    Worker &operator=(const Worker &) = delete;

    // When the program ends: before what the calls use is closed.
    void waitForDone() { m_pool.waitForDone(); }

    template <class Function>
    auto run(Function function)
    {
        return QtConcurrent::run(&m_pool, std::move(function));
    }

private:
    QThreadPool m_pool;
};

} // namespace slipway

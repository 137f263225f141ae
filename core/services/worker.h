// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QFuture>
#include <QThreadPool>
#include <QtConcurrent>

namespace slipway {

// The small pool (4 threads) on which main has blocking service calls made:
//   worker.run([&stacks] { return stacks.all(); }).then(this, [this](Result<…> r) { … });
// Owned by app/Application; waits for its work when it goes.
class Worker
{
public:
    Worker() { m_pool.setMaxThreadCount(4); }
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

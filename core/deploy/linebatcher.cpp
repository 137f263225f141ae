// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/deploy/linebatcher.h"

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>
#include <vector>

namespace slipway::deploy {

namespace {
constexpr std::chrono::milliseconds kInterval{50};
constexpr qsizetype kBatchBytes = 64 * 1024;
} // namespace

struct LineBatchers::Batcher::State {
    std::mutex bufferMutex;
    QByteArray buffer;
    bool isListed = false; // the thread knows that something is pending
    // Held while a batch is handed on, so that batches keep their order.
    std::mutex sinkMutex;
    Sink sink;

    void handOn()
    {
        const std::lock_guard order(sinkMutex);
        QByteArray batch;
        {
            const std::lock_guard lock(bufferMutex);
            batch.swap(buffer);
        }
        if (!batch.isEmpty())
            sink(batch);
    }
};

struct LineBatchers::Private {
    std::mutex mutex;
    std::condition_variable wake;
    std::vector<std::weak_ptr<Batcher::State>> pending;
    bool isEnding = false;
    std::thread thread;

    void list(const std::shared_ptr<Batcher::State> &state)
    {
        {
            const std::lock_guard lock(mutex);
            pending.push_back(state);
        }
        wake.notify_one();
    }

    void loop()
    {
        std::unique_lock lock(mutex);
        while (true) {
            wake.wait(lock, [this] { return isEnding || !pending.empty(); });
            if (isEnding)
                return;
            wake.wait_for(lock, kInterval, [this] { return isEnding; });
            std::vector<std::weak_ptr<Batcher::State>> due;
            due.swap(pending);
            lock.unlock();
            for (const auto &weak : due) {
                if (const auto state = weak.lock()) {
                    {
                        const std::lock_guard buffer(state->bufferMutex);
                        state->isListed = false;
                    }
                    state->handOn();
                }
            }
            lock.lock();
        }
    }
};

LineBatchers::LineBatchers()
    : d(std::make_shared<Private>())
{
    d->thread = std::thread([p = d.get()] { p->loop(); });
}

LineBatchers::~LineBatchers()
{
    {
        const std::lock_guard lock(d->mutex);
        d->isEnding = true;
    }
    d->wake.notify_all();
    d->thread.join();
}

std::shared_ptr<LineBatchers::Batcher> LineBatchers::make(Sink sink)
{
    return std::make_shared<Batcher>(d, std::move(sink));
}

LineBatchers::Batcher::Batcher(std::weak_ptr<Private> owner, Sink sink)
    : m_owner(std::move(owner))
    , m_state(std::make_shared<State>())
{
    m_state->sink = std::move(sink);
}

LineBatchers::Batcher::~Batcher()
{
    // A batch under way on the other thread ends before what the sink uses goes.
    const std::lock_guard order(m_state->sinkMutex);
    m_state->sink = [](const QByteArray &) {};
}

void LineBatchers::Batcher::add(const QByteArray &line)
{
    bool isFull = false;
    bool isNew = false;
    {
        const std::lock_guard lock(m_state->bufferMutex);
        m_state->buffer += line;
        m_state->buffer += '\n';
        isFull = m_state->buffer.size() >= kBatchBytes;
        isNew = !std::exchange(m_state->isListed, true);
    }
    if (isFull)
        m_state->handOn();
    if (isNew) {
        if (const auto owner = m_owner.lock())
            owner->list(m_state);
    }
}

void LineBatchers::Batcher::flush()
{
    m_state->handOn();
}

} // namespace slipway::deploy

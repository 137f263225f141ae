// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/notify/outbox.h"

#include <QCoreApplication>

namespace slipway::notify {

namespace {

bool isGood(const HttpAnswer &answer)
{
    return answer.status >= 200 && answer.status < 300;
}

bool isTransient(const HttpAnswer &answer)
{
    return answer.status >= 500 || answer.status == 408 || answer.status == 429;
}

Error givenUp()
{
    return {ErrorCode::SendFailed, QString(),
            QCoreApplication::translate("Notify", "Newer messages waited for the same target.")};
}

} // namespace

// Outlives the Outbox as long as a call is under way; what comes back then is dropped.
struct Outbox::Shared : std::enable_shared_from_this<Outbox::Shared> {
    Shared(HttpCalls &httpCalls, std::vector<std::chrono::milliseconds> retryWaits)
        : calls(httpCalls)
        , waits(std::move(retryWaits))
    {
    }
    HttpCalls &calls;
    const std::vector<std::chrono::milliseconds> waits;
    std::mutex mutex;
    QHash<QString, std::shared_ptr<Queue>> queues;
    bool isClosed = false;

    bool isGone(const QString &target, const std::shared_ptr<Queue> &queue) const
    {
        return isClosed || queues.value(target) != queue;
    }

    // The first letter goes, where none is under way.
    void start(const QString &target)
    {
        {
            const std::lock_guard lock(mutex);
            const auto queue = queues.value(target);
            if (isClosed || !queue || queue->isBusy || queue->letters.empty())
                return;
            queue->isBusy = true;
        }
        transmit(target);
    }

    void transmit(const QString &target)
    {
        std::unique_lock lock(mutex);
        const auto queue = queues.value(target);
        if (isClosed || !queue || !queue->isBusy)
            return;
        HttpRequest request = queue->letters.front().request.clone();
        lock.unlock();
        calls.call(std::move(request), [self = shared_from_this(), target, queue](const Result<HttpAnswer> &answer) {
            self->answered(target, queue, answer);
        });
    }

    void answered(const QString &target, const std::shared_ptr<Queue> &queue, const Result<HttpAnswer> &answer)
    {
        std::unique_lock lock(mutex);
        if (isGone(target, queue))
            return;
        Letter &letter = queue->letters.front();
        const bool isRetried = (!answer || isTransient(*answer)) && letter.tries < waits.size();
        if (isRetried) {
            std::chrono::milliseconds wait = waits.at(letter.tries++);
            if (answer && answer->retryAfter.count() > 0)
                wait = answer->retryAfter;
            lock.unlock();
            calls.later(wait, [self = shared_from_this(), target] { self->transmit(target); });
            return;
        }
        const Done done = std::move(letter.done);
        const Error refused{
            ErrorCode::SendFailed, QUrl(letter.request.url.revealText()).host(),
            answer ? QCoreApplication::translate("Notify", "The server answered with status %1.").arg(answer->status)
                   : answer.error().detail};
        queue->letters.pop_front();
        queue->isBusy = false;
        lock.unlock();
        if (done)
            done(answer && isGood(*answer) ? Result<>() : Result<>(fail(refused)));
        start(target);
    }
};

Outbox::Outbox(HttpCalls &calls, std::vector<std::chrono::milliseconds> waits)
    : m_shared(std::make_shared<Shared>(calls, std::move(waits)))
{
}

Outbox::~Outbox()
{
    const std::lock_guard lock(m_shared->mutex);
    m_shared->isClosed = true;
    m_shared->queues.clear();
}

void Outbox::send(const QString &target, HttpRequest request, Done done)
{
    std::unique_lock lock(m_shared->mutex);
    auto &queue = m_shared->queues[target];
    if (!queue)
        queue = std::make_shared<Queue>();
    auto &letters = queue->letters;
    Done dropped;
    if (letters.size() >= kMostWaiting) { // the first is under way
        dropped = std::move(letters.at(1).done);
        letters.erase(letters.begin() + 1);
    }
    letters.push_back({std::move(request), std::move(done), 0});
    lock.unlock();
    if (dropped)
        dropped(fail(givenUp()));
    m_shared->start(target);
}

void Outbox::forget(const QString &target)
{
    const std::lock_guard lock(m_shared->mutex);
    m_shared->queues.remove(target);
}

} // namespace slipway::notify

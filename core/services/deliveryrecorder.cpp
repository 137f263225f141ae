// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/deliveryrecorder.h"

#include "core/base/clock.h"
#include "core/base/logging.h"
#include "core/deploy/runqueue.h"
#include "core/services/replayfilter.h"

#include <QCoreApplication>
#include <QSet>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <thread>

namespace slipway {

namespace {

using namespace std::chrono_literals;

// More would make the first of them wait long for the last.
constexpr size_t kMaxGroup = 128;
constexpr size_t kMaxNoted = 100;
// Senders that were answered together send again together, but one after the other: to wait this long
// for as many as last time spares most of the transactions. One that sends alone never waits.
constexpr auto kGather = 1ms;
constexpr auto kNoteEvery = 1s;
constexpr auto kTellEvery = 200ms;
constexpr auto kPruneEvery = 10min;
constexpr int kPruneRows = 1000;

} // namespace

struct DeliveryRecorder::Private {
    struct Item {
        Delivery delivery;
        Prepare prepare;
        Done done;
        QByteArray content; // as stored; null = not known yet
        bool isNew = false; // its replay key was certainly never seen
    };
    using Items = std::vector<Item>;
    using TimePoint = std::chrono::steady_clock::time_point;

    Private(DeliveryStore &deliveryStore, deploy::RunQueue &runQueue, const Clock &systemClock,
            std::function<void()> whenRecorded)
        : store(deliveryStore)
        , queue(runQueue)
        , clock(systemClock)
        , recorded(std::move(whenRecorded))
    {
    }

    DeliveryStore &store;
    deploy::RunQueue &queue;
    const Clock &clock;
    const std::function<void()> recorded;

    std::mutex mutex; // the next ones
    std::condition_variable wake;
    std::deque<Item> waiting;
    std::deque<Item> noted;
    bool isStarted = false;
    bool isEnding = false;

    // Of the thread only.
    size_t lastGroup = 0;
    DeliveryStore::Retention retention;
    qint64 totalBytes = 0;
    TimePoint nextNote;
    TimePoint nextTell;
    TimePoint nextPrune;
    bool hasNews = false;
    std::optional<ReplayFilter> filter; // none where what came before could not be read
    std::thread thread;

    void run();
    Items next(bool *isLast);
    void gather(std::unique_lock<std::mutex> &lock, Items *items);
    void makeReady(Item &item);
    void readFilter();
    void process(Items &items);
    void skipReplays(Items &items) const;
    void tell(TimePoint now);
    void prune(TimePoint now);
};

DeliveryRecorder::DeliveryRecorder(DeliveryStore &store, deploy::RunQueue &queue, const Clock &clock,
                                   std::function<void()> recorded)
    : d(std::make_unique<Private>(store, queue, clock, std::move(recorded)))
{
}

DeliveryRecorder::~DeliveryRecorder()
{
    stop();
}

void DeliveryRecorder::start()
{
    if (d->thread.joinable())
        return;
    d->isStarted = true;
    d->isEnding = false;
    d->thread = std::thread([this] { d->run(); });
}

void DeliveryRecorder::stop()
{
    if (!d->thread.joinable())
        return;
    {
        const std::lock_guard lock(d->mutex);
        d->isEnding = true;
        d->isStarted = false;
    }
    d->wake.notify_one();
    d->thread.join();
}

void DeliveryRecorder::record(Delivery delivery, Prepare prepare, Done done)
{
    {
        std::unique_lock lock(d->mutex);
        if (d->isStarted) {
            d->waiting.push_back({std::move(delivery), std::move(prepare), std::move(done), {}, false});
            lock.unlock(); // else the recorder wakes only to wait for it
            d->wake.notify_one();
            return;
        }
    }
    done({fail(ErrorCode::DatabaseOpen, {}, QStringLiteral("closed")), std::move(delivery)});
}

void DeliveryRecorder::note(Delivery delivery, Prepare prepare)
{
    const std::lock_guard lock(d->mutex);
    const bool isFirst = d->noted.empty();
    d->noted.push_back({std::move(delivery), std::move(prepare), {}, {}, false});
    if (d->noted.size() > kMaxNoted)
        d->noted.pop_front();
    if (isFirst)
        d->wake.notify_one();
}

void DeliveryRecorder::Private::run()
{
    totalBytes = store.totalBytes().value_or(0);
    readFilter();
    for (bool isLast = false; !isLast;) {
        Items items = next(&isLast);
        const TimePoint now = std::chrono::steady_clock::now();
        if (!items.empty())
            process(items);
        tell(isLast ? TimePoint::max() : now);
        prune(now);
    }
}

// Waits for something to do: deliveries at once, notes and news when their time has come.
DeliveryRecorder::Private::Items DeliveryRecorder::Private::next(bool *isLast)
{
    std::unique_lock lock(mutex);
    const auto hasDeliveries = [this] { return isEnding || !waiting.empty(); };
    if (!hasDeliveries()) {
        if (noted.empty() && !hasNews)
            wake.wait(lock, [&] { return hasDeliveries() || !noted.empty(); });
        if (!hasDeliveries())
            wake.wait_until(lock,
                            noted.empty() ? nextTell
                            : hasNews     ? std::min(nextTell, nextNote)
                                          : nextNote,
                            hasDeliveries);
    }
    Items items;
    gather(lock, &items);
    const TimePoint now = std::chrono::steady_clock::now();
    if (!noted.empty() && (isEnding || now >= nextNote)) {
        for (Item &item : noted) {
            item.prepare(item.delivery);
            items.push_back(std::move(item));
        }
        noted.clear();
        nextNote = now + kNoteEvery;
        nextPrune = now; // only the last hundred of these are kept
    }
    *isLast = isEnding && waiting.empty();
    return items;
}

// Takes what waits and makes it ready, until nothing more is to be expected.
void DeliveryRecorder::Private::gather(std::unique_lock<std::mutex> &lock, Items *items)
{
    const TimePoint end = std::chrono::steady_clock::now() + kGather;
    for (;;) {
        while (!waiting.empty() && items->size() < kMaxGroup) {
            items->push_back(std::move(waiting.front()));
            waiting.pop_front();
            lock.unlock();
            makeReady(items->back());
            lock.lock();
        }
        if (items->empty() || items->size() >= std::min(lastGroup, kMaxGroup))
            break;
        if (!wake.wait_until(lock, end, [this] { return isEnding || !waiting.empty(); }) || waiting.empty())
            break;
    }
    lastGroup = items->size();
}

void DeliveryRecorder::Private::makeReady(Item &item)
{
    if (item.prepare)
        item.prepare(item.delivery);
    const QString &key = item.delivery.replayKey;
    item.isNew = key.isEmpty() || (filter && filter->isNew(key));
    if (filter && !key.isEmpty())
        filter->add(key);
    // Of one that may have come before, the body may not be kept.
    if (item.isNew)
        item.content = DeliveryStore::contentOf(item.delivery);
}

void DeliveryRecorder::Private::readFilter()
{
    ReplayFilter known;
    if (store.eachReplayKey([&known](const QString &key) { known.add(key); }))
        filter = std::move(known);
}

void DeliveryRecorder::Private::process(Items &items)
{
    skipReplays(items);
    QVector<Delivery> deliveries;
    QVector<QByteArray> contents;
    QVector<StackId> stacks;
    for (Item &item : items) {
        stacks += item.delivery.stacks;
        contents << (item.content.isNull() ? DeliveryStore::contentOf(item.delivery) : std::move(item.content));
        deliveries << std::move(item.delivery);
    }
    const Result<> stored = queue.requestTogether(
        stacks, RunKind::Sync, Trigger::Webhook,
        [&](QVector<Run> &newRuns, const QHash<StackId, RunId> &waitingRuns) -> Result<> {
            SLIPWAY_ASSIGN(const qint64 bytes, store.addAll(deliveries, contents, newRuns, waitingRuns));
            totalBytes += bytes;
            return {};
        });
    if (!stored)
        qCWarning(lcListener, "Deliveries could not be recorded: %s", qUtf8Printable(stored.error().detail));
    for (size_t i = 0; i < items.size(); ++i) {
        if (items[i].done)
            items[i].done({stored, std::move(deliveries[static_cast<qsizetype>(i)])});
    }
    hasNews = hasNews || stored.has_value();
}

// A delivery that came before asks for nothing, unless what it asked for then has failed.
void DeliveryRecorder::Private::skipReplays(Items &items) const
{
    QVector<QString> keys;
    for (const Item &item : items) {
        if (!item.isNew && !item.delivery.replayKey.isEmpty())
            keys << item.delivery.replayKey;
    }
    if (keys.isEmpty())
        return; // and no two of the group are the same: the second would not be new
    const auto seen = store.seen(keys);
    if (!seen)
        return; // the write that follows fails too, and says so
    QSet<QString> ofThisGroup;
    for (Item &item : items) {
        Delivery &delivery = item.delivery;
        if (delivery.replayKey.isEmpty())
            continue;
        const auto before = seen->constFind(delivery.replayKey);
        const bool isKnown = before != seen->constEnd() && !before->hasFailed;
        if (!isKnown && !ofThisGroup.contains(delivery.replayKey)) {
            ofThisGroup.insert(delivery.replayKey);
            continue;
        }
        delivery.verdict = DeliveryVerdict::Skipped;
        delivery.reason = QCoreApplication::translate("Webhook", "This delivery was received before.");
        delivery.stacks.clear();
        delivery.body.clear();
        delivery.replayKey.clear();
    }
}

void DeliveryRecorder::Private::tell(TimePoint now)
{
    if (!hasNews || now < nextTell)
        return;
    hasNews = false;
    nextTell = std::chrono::steady_clock::now() + kTellEvery;
    recorded();
}

void DeliveryRecorder::Private::prune(TimePoint now)
{
    // A little more than allowed is let gather, so that not every group removes a few.
    const qint64 slack = retention.bytes / 50;
    if (totalBytes <= retention.bytes + slack && now < nextPrune)
        return;
    const auto removed = store.prune(retention, totalBytes, clock.nowUtc(), kPruneRows);
    totalBytes -= removed.value_or(0);
    nextPrune = now + (removed && *removed > 0 ? 2 * kNoteEvery : kPruneEvery);
}

} // namespace slipway

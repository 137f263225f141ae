// SPDX-License-Identifier: GPL-3.0-or-later
#include "tst_runqueue.h"

#include "core/deploy/runqueue.h"
#include "core/store/database.h"
#include "core/store/stores.h"
#include "fakes.h"

#include <QTemporaryDir>
#include <QTest>
#include <condition_variable>
#include <random>
#include <thread>

using namespace slipway;
using namespace slipway::deploy;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

// Executes by waiting until the test lets it, and notes the order.
class GateExecutor final : public RunExecutorInterface
{
public:
    explicit GateExecutor(Stores &stores)
        : m_stores(stores)
    {
    }
    Run execute(const Run &queued, const CancelToken &cancel) override
    {
        Run run = queued;
        {
            std::unique_lock lock(mutex);
            const int mine = ++m_goingPer[run.stackId];
            hasOverlapped = hasOverlapped || mine > 1;
            most = std::max(most, ++going);
            begun << run;
            changed.notify_all();
            while (!isOpen && !cancel.isCancelled())
                changed.wait_for(lock, 5ms);
            --going;
            --m_goingPer[run.stackId];
        }
        run.result = cancel.isCancelled() ? RunResult::Cancelled : RunResult::Succeeded;
        run.finishedAt = QDateTime::currentDateTimeUtc();
        if (!m_stores.runs.update(run))
            run.result = RunResult::Failed;
        const std::lock_guard lock(mutex);
        done << run;
        return run;
    }
    bool waitForBegun(qsizetype count)
    {
        std::unique_lock lock(mutex);
        return changed.wait_for(lock, 10s, [&] { return begun.size() >= count; });
    }
    void open()
    {
        const std::lock_guard lock(mutex);
        isOpen = true;
        changed.notify_all();
    }

    std::mutex mutex;
    std::condition_variable changed;
    bool isOpen = false;
    bool hasOverlapped = false;
    int going = 0;
    int most = 0;
    QVector<Run> begun;
    QVector<Run> done;

private:
    Stores &m_stores;
    QHash<StackId, int> m_goingPer;
};

class QueueWorld
{
public:
    QueueWorld()
        : database(folder.path() + u"/slipway.db"_s)
        , stores(database)
        , executor(stores)
    {
        opened = database.open().has_value();
        const auto repository = stores.repositories.ensure(u"file:///nowhere"_s, {});
        for (int i = 0; i < 4; ++i) {
            StackSettings settings;
            settings.name = u"stack%1"_s.arg(i);
            settings.environmentId = EnvironmentId(1);
            settings.url = u"file:///nowhere"_s;
            stacks << stores.stacks.add(settings, repository->id, QDateTime::currentDateTimeUtc())->id;
        }
        makeQueue(4);
    }
    void makeQueue(int runsAtOnce)
    {
        queue.reset();
        queue = std::make_unique<RunQueue>(stores.runs, executor, clock, runsAtOnce);
    }
    RunQueue::Ticket request(int stack, RunKind kind)
    {
        return queue->request(stacks[stack], kind, Trigger::Manual).value();
    }
    bool waitUntilIdle() const
    {
        return QTest::qWaitFor([&] { return queue->runningCount() == 0 && queue->waitingCount() == 0; }, 20'000);
    }

    QTemporaryDir folder;
    Database database;
    Stores stores;
    SystemClock clock;
    GateExecutor executor;
    QVector<StackId> stacks;
    std::unique_ptr<RunQueue> queue;
    bool opened = false;
};

void TestRunQueue::init()
{
    m_world = std::make_shared<QueueWorld>();
    QVERIFY(m_world->opened);
    QVERIFY(m_world->queue->start());
}

void TestRunQueue::cleanup()
{
    m_world->executor.open();
    m_world.reset();
}

void TestRunQueue::syncsThatWaitBecomeOne()
{
    const auto first = m_world->request(0, RunKind::Sync);
    QVERIFY(m_world->executor.waitForBegun(1));
    const auto second = m_world->request(0, RunKind::Sync);
    const auto third = m_world->request(0, RunKind::Sync);
    QVERIFY(!second.wasWaiting);
    QVERIFY(third.wasWaiting);
    QVERIFY(second.run.id != first.run.id);
    QCOMPARE(third.run.id, second.run.id);
    m_world->executor.open();
    QVERIFY(m_world->waitUntilIdle());
    QCOMPARE(m_world->executor.done.size(), 2);
}

void TestRunQueue::deploySwallowsAWaitingSync()
{
    m_world->request(0, RunKind::Sync);
    QVERIFY(m_world->executor.waitForBegun(1));
    const auto sync = m_world->request(0, RunKind::Sync);
    const auto deploy = m_world->request(0, RunKind::Deploy);
    QCOMPARE(deploy.run.id, sync.run.id);
    QCOMPARE(m_world->stores.runs.get(sync.run.id)->kind, RunKind::Deploy);
    QCOMPARE(m_world->request(0, RunKind::Sync).run.id, sync.run.id); // nothing is downgraded
    m_world->executor.open();
    QVERIFY(m_world->waitUntilIdle());
    QCOMPARE(m_world->executor.done.last().kind, RunKind::Deploy);
}

void TestRunQueue::lifecycleRequestsKeepTheirOrder()
{
    m_world->request(0, RunKind::Sync);
    QVERIFY(m_world->executor.waitForBegun(1));
    for (const RunKind kind :
         {RunKind::Sync, RunKind::Stop, RunKind::Stop, RunKind::Start, RunKind::Deploy, RunKind::Sync})
        m_world->request(0, kind);
    m_world->executor.open();
    QVERIFY(m_world->waitUntilIdle());
    QVector<RunKind> kinds;
    for (const Run &run : std::as_const(m_world->executor.done))
        kinds << run.kind;
    QCOMPARE(kinds, QVector<RunKind>({RunKind::Sync, RunKind::Sync, RunKind::Stop, RunKind::Start, RunKind::Deploy}));
}

// The sync that waits before the Start finds "stopped by you": a sync asked for after the Start
// has to come after it.
void TestRunQueue::syncBehindAStartIsNotLost()
{
    m_world->request(0, RunKind::Stop);
    QVERIFY(m_world->executor.waitForBegun(1));
    const auto early = m_world->request(0, RunKind::Sync);
    m_world->request(0, RunKind::Start);
    const auto late = m_world->request(0, RunKind::Sync);
    QVERIFY(!late.wasWaiting);
    QVERIFY(late.run.id != early.run.id);
    m_world->executor.open();
    QVERIFY(m_world->waitUntilIdle());
    QCOMPARE(m_world->executor.done.last().id, late.run.id);
}

void TestRunQueue::heldStackStartsNothing()
{
    m_world->executor.open();
    RunQueue::Ticket waiting;
    {
        const RunQueue::Hold hold = m_world->queue->hold(m_world->stacks[0]);
        waiting = m_world->request(0, RunKind::Sync);
        m_world->request(1, RunKind::Sync);
        QCOMPARE(m_world->request(0, RunKind::Deploy).run.id, waiting.run.id); // still joins
        QTRY_COMPARE(m_world->queue->runningCount() + m_world->queue->waitingCount(), 1);
        QTest::qWait(30);
        QCOMPARE(m_world->executor.done.size(), 1);
        const auto refused = m_world->queue->requestIfIdle(m_world->stacks[0], RunKind::Sync, Trigger::Api);
        QCOMPARE(refused.error().code, ErrorCode::Busy);
    }
    QVERIFY(m_world->waitUntilIdle());
    QCOMPARE(m_world->executor.done.last().id, waiting.run.id);
    QCOMPARE(m_world->executor.done.last().kind, RunKind::Deploy);
}

void TestRunQueue::whoWaitsForARemovedStackHearsOfIt()
{
    const RunQueue::Hold hold = m_world->queue->hold(m_world->stacks[0]);
    const auto waiting = m_world->request(0, RunKind::Sync);
    const auto future = m_world->queue->whenFinished(waiting.run.id);
    QVERIFY(m_world->stores.stacks.remove(m_world->stacks[0]));
    m_world->queue->forget(m_world->stacks[0]);
    QVERIFY(future.isFinished());
    QCOMPARE(future.result().result, RunResult::Cancelled);
    QVERIFY(!m_world->queue->request(m_world->stacks[0], RunKind::Sync, Trigger::Webhook));
}

// What an interrupted run is repaired by comes before what waited behind it.
void TestRunQueue::requestsBeforeTheStartGoFirst()
{
    m_world->queue.reset();
    Run run;
    run.stackId = m_world->stacks[0];
    run.requestedAt = QDateTime::currentDateTimeUtc();
    const Run left = m_world->stores.runs.add(run).value();
    m_world->makeQueue(4);
    m_world->executor.open();
    const auto repair = m_world->request(0, RunKind::Stop);
    QVERIFY(m_world->queue->start());
    QVERIFY(m_world->waitUntilIdle());
    QCOMPARE(m_world->executor.done.size(), 2);
    QCOMPARE(m_world->executor.done.first().id, repair.run.id);
    QCOMPARE(m_world->executor.done.last().id, left.id);
}

void TestRunQueue::requestDuringARunIsRunAfterwards()
{
    m_world->request(0, RunKind::Sync);
    QVERIFY(m_world->executor.waitForBegun(1));
    const auto again = m_world->request(0, RunKind::Sync);
    const auto future = m_world->queue->whenFinished(again.run.id);
    QVERIFY(!future.isFinished());
    m_world->executor.open();
    QTRY_VERIFY(future.isFinished());
    QCOMPARE(future.result().result, RunResult::Succeeded);
    QVERIFY(!m_world->executor.hasOverlapped);
}

void TestRunQueue::busyStackRefusesAnIdleRequest()
{
    m_world->request(0, RunKind::Sync);
    const auto refused = m_world->queue->requestIfIdle(m_world->stacks[0], RunKind::Sync, Trigger::Api);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::Busy);
    QVERIFY(m_world->queue->requestIfIdle(m_world->stacks[1], RunKind::Sync, Trigger::Api));
    QCOMPARE(m_world->stores.runs.list({}, 10, {})->size(), 2);
}

void TestRunQueue::runsAtMostSoManyAtOnce()
{
    m_world->queue->setRunsAtOnce(2);
    for (int i = 0; i < 4; ++i)
        m_world->request(i, RunKind::Sync);
    QVERIFY(m_world->executor.waitForBegun(2));
    QTest::qWait(50);
    QCOMPARE(m_world->queue->runningCount(), 2);
    QCOMPARE(m_world->queue->waitingCount(), 2);
    m_world->executor.open();
    QVERIFY(m_world->waitUntilIdle());
    QCOMPARE(m_world->executor.most, 2);
    QCOMPARE(m_world->executor.done.size(), 4);
}

void TestRunQueue::cancelEndsWaitingAndGoingRuns()
{
    const auto going = m_world->request(0, RunKind::Sync);
    QVERIFY(m_world->executor.waitForBegun(1));
    const auto waiting = m_world->request(0, RunKind::Stop);
    QVERIFY(m_world->queue->cancel(waiting.run.id));
    QCOMPARE(m_world->queue->whenFinished(waiting.run.id).result().result, RunResult::Cancelled);
    QCOMPARE(m_world->stores.runs.get(waiting.run.id)->result, RunResult::Cancelled);
    QVERIFY(m_world->queue->cancel(going.run.id));
    QTRY_COMPARE(m_world->queue->whenFinished(going.run.id).isFinished(), true);
    QVERIFY(m_world->waitUntilIdle());
    QCOMPARE(m_world->queue->cancel(going.run.id).error().code, ErrorCode::NotFound);
    QCOMPARE(m_world->executor.done.size(), 1);
}

void TestRunQueue::takesUpWhatACrashLeft()
{
    m_world->queue.reset();
    Run run;
    run.stackId = m_world->stacks[2];
    run.requestedAt = QDateTime::currentDateTimeUtc();
    const Run left = m_world->stores.runs.add(run).value();
    m_world->makeQueue(4);
    m_world->executor.open();
    QVERIFY(m_world->queue->start());
    QVERIFY(m_world->waitUntilIdle());
    QCOMPARE(m_world->executor.done.size(), 1);
    QCOMPARE(m_world->executor.done.first().id, left.id);
}

void TestRunQueue::keepsWaitingRequestsAtShutdown()
{
    m_world->request(0, RunKind::Sync);
    QVERIFY(m_world->executor.waitForBegun(1));
    const auto waiting = m_world->request(0, RunKind::Sync);
    m_world->queue->shutDown(true);
    QCOMPARE(m_world->executor.done.size(), 1);
    QCOMPARE(m_world->stores.runs.queued()->size(), 1);
    QCOMPARE(m_world->stores.runs.queued()->first().id, waiting.run.id);
}

void TestRunQueue::answersForRunsThatHaveEnded()
{
    m_world->executor.open();
    const auto ticket = m_world->request(0, RunKind::Sync);
    QVERIFY(m_world->waitUntilIdle());
    QTRY_VERIFY(m_world->queue->whenFinished(ticket.run.id).isFinished());
    QCOMPARE(m_world->queue->whenFinished(ticket.run.id).result().id, ticket.run.id);
    m_world->makeQueue(4); // another life: only the database knows
    QCOMPARE(m_world->queue->whenFinished(ticket.run.id).result().id, ticket.run.id);
    QVERIFY(!m_world->queue->whenFinished(RunId(999)).result().id.isValid());
}

// Random requests from several threads: whatever was asked for is executed after
// it was asked for, by the run its ticket names; never two of a stack at once.
void TestRunQueue::neverLosesARequest()
{
    m_world->executor.open();
    struct Asked {
        RunId run;
        RunKind kind;
    };
    std::mutex mutex;
    QVector<Asked> asked;
    std::vector<std::thread> threads;
    for (unsigned seed = 1; seed <= 4; ++seed) {
        threads.emplace_back([&, seed] {
            std::mt19937 random(seed);
            for (int i = 0; i < 60; ++i) {
                static constexpr std::array kKinds{RunKind::Sync, RunKind::Sync, RunKind::Deploy, RunKind::Stop,
                                                   RunKind::Start};
                const RunKind kind = kKinds[random() % kKinds.size()];
                const auto ticket =
                    m_world->queue->request(m_world->stacks[static_cast<int>(random() % 4)], kind, Trigger::Webhook);
                if (ticket) {
                    const std::lock_guard lock(mutex);
                    asked.append({ticket->run.id, kind});
                }
                if (random() % 3 == 0)
                    std::this_thread::sleep_for(std::chrono::milliseconds(random() % 4));
            }
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    QVERIFY(m_world->waitUntilIdle());
    QCOMPARE(asked.size(), 240);
    QHash<RunId, Run> executed;
    for (const Run &run : std::as_const(m_world->executor.done)) {
        QVERIFY(!executed.contains(run.id));
        executed.insert(run.id, run);
    }
    for (const Asked &one : std::as_const(asked)) {
        QVERIFY(executed.contains(one.run));
        const RunKind kind = executed.value(one.run).kind;
        QVERIFY(kind == one.kind || (one.kind == RunKind::Sync && kind == RunKind::Deploy));
    }
    QVERIFY(!m_world->executor.hasOverlapped);
    QVERIFY(m_world->stores.runs.queued()->isEmpty());
}

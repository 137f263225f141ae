// SPDX-License-Identifier: GPL-3.0-or-later
#include "tst_runstore.h"

#include "samples.h"
#include "storefixture.h"

#include <QElapsedTimer>
#include <algorithm>

using namespace slipway;

namespace {

// Adds and records one run with this end.
Result<Run> recorded(Stores &stores, StackId stack, RunResult result, RunKind kind = RunKind::Sync)
{
    SLIPWAY_ASSIGN(const Run added, stores.runs.add(samples::run(stack, kind)));
    const Run run = samples::finished(added, result);
    SLIPWAY_TRY(stores.runs.record(run, samples::state()));
    return run;
}

QVector<RunId> idsOf(const QVector<Run> &runs)
{
    QVector<RunId> ids;
    for (const Run &run : runs)
        ids << run.id;
    return ids;
}

} // namespace

void TestRunStore::keepsEveryField()
{
    StoreFixture fixture;
    VERIFY_GOOD(fixture.database.open());
    const auto stack = samples::addStack(fixture.stores, QStringLiteral("web"));
    VERIFY_GOOD(stack);
    auto run = fixture.stores.runs.add(samples::run(stack->id, RunKind::Deploy));
    VERIFY_GOOD(run);
    QVERIFY(run->id.isValid());
    QCOMPARE(run->result, RunResult::Queued);
    QCOMPARE(fixture.stores.runs.get(run->id).value(), *run);

    Run full = samples::finished(*run, RunResult::Failed);
    full.error = Error{ErrorCode::ComposeInvalid, QStringLiteral("compose.yaml"), QStringLiteral("line 3:\n'x'")};
    VERIFY_GOOD(fixture.stores.runs.update(full));
    QCOMPARE(fixture.stores.runs.get(run->id).value(), full);

    full.steps.resize(2); // fewer than before
    full.error.reset();
    VERIFY_GOOD(fixture.stores.runs.update(full));
    QCOMPARE(fixture.stores.runs.get(run->id).value(), full);
}

void TestRunStore::recordsRunAndStateTogether()
{
    StoreFixture fixture;
    VERIFY_GOOD(fixture.database.open());
    const auto stack = samples::addStack(fixture.stores, QStringLiteral("web"));
    VERIFY_GOOD(stack);
    const auto run = recorded(fixture.stores, stack->id, RunResult::Succeeded);
    VERIFY_GOOD(run);
    QCOMPARE(fixture.stores.runs.get(run->id).value(), *run);
    QCOMPARE(fixture.stores.stacks.get(stack->id)->state, samples::state());

    // Neither without the other.
    Run lost = *run;
    lost.id = RunId(999);
    StackState state = samples::state();
    state.deployedCommit = QString(40, QLatin1Char('c'));
    VERIFY_FAILS(fixture.stores.runs.record(lost, state), ErrorCode::NotFound);
    QCOMPARE(fixture.stores.stacks.get(stack->id)->state, samples::state());
}

void TestRunStore::keepsOnlyTheNewestOfQuietSyncs()
{
    StoreFixture fixture;
    VERIFY_GOOD(fixture.database.open());
    const auto stack = samples::addStack(fixture.stores, QStringLiteral("web"));
    const auto other = samples::addStack(fixture.stores, QStringLiteral("other"));
    VERIFY_GOOD(stack);
    VERIFY_GOOD(other);
    Stores &stores = fixture.stores;
    const auto deployed = recorded(stores, stack->id, RunResult::Succeeded);
    VERIFY_GOOD(recorded(stores, stack->id, RunResult::NothingToDo));
    const auto otherQuiet = recorded(stores, other->id, RunResult::NothingToDo); // between them
    VERIFY_GOOD(recorded(stores, stack->id, RunResult::NothingToDo));
    const auto newest = recorded(stores, stack->id, RunResult::NothingToDo);
    VERIFY_GOOD(newest);
    QCOMPARE(idsOf(stores.runs.list(stack->id, 10, RunId()).value()), (QVector<RunId>{newest->id, deployed->id}));
    QCOMPARE(idsOf(stores.runs.list(other->id, 10, RunId()).value()), QVector<RunId>{otherQuiet->id});

    // Only what is right before it: a failure between two keeps both.
    const auto failed = recorded(stores, stack->id, RunResult::Failed);
    const auto quiet = recorded(stores, stack->id, RunResult::NothingToDo);
    VERIFY_GOOD(quiet);
    QCOMPARE(idsOf(stores.runs.list(stack->id, 10, RunId()).value()),
             (QVector<RunId>{quiet->id, failed->id, newest->id, deployed->id}));
    // Something that was done never takes a row away.
    VERIFY_GOOD(recorded(stores, stack->id, RunResult::Succeeded));
    QCOMPARE(stores.runs.list(stack->id, 10, RunId())->size(), 5);
}

void TestRunStore::listsNewestFirstInPages()
{
    StoreFixture fixture;
    VERIFY_GOOD(fixture.database.open());
    const auto first = samples::addStack(fixture.stores, QStringLiteral("web"));
    const auto second = samples::addStack(fixture.stores, QStringLiteral("other"));
    VERIFY_GOOD(first);
    VERIFY_GOOD(second);
    QVector<Run> all;
    for (int i = 0; i < 6; ++i)
        all.prepend(recorded(fixture.stores, i % 2 ? second->id : first->id, RunResult::Succeeded).value());
    QCOMPARE(fixture.stores.runs.list(StackId(), 100, RunId()).value(), all);
    QCOMPARE(fixture.stores.runs.list(StackId(), 2, RunId()).value(), all.mid(0, 2));
    QCOMPARE(fixture.stores.runs.list(StackId(), 3, all.at(1).id).value(), all.mid(2, 3));
    QCOMPARE(fixture.stores.runs.list(second->id, 2, all.at(0).id).value(), (QVector<Run>{all.at(2), all.at(4)}));
}

void TestRunStore::queuedRowsSurviveInTheirOrder()
{
    StoreFixture fixture;
    VERIFY_GOOD(fixture.database.open());
    const auto stack = samples::addStack(fixture.stores, QStringLiteral("web"));
    VERIFY_GOOD(stack);
    QVector<Run> waiting;
    for (const RunKind kind : {RunKind::Sync, RunKind::Deploy, RunKind::Stop})
        waiting << fixture.stores.runs.add(samples::run(stack->id, kind)).value();
    VERIFY_GOOD(recorded(fixture.stores, stack->id, RunResult::Succeeded));
    fixture.database.close();
    Database again(fixture.path());
    VERIFY_GOOD(again.open());
    QCOMPARE(Stores(again).runs.queued().value(), waiting);
}

void TestRunStore::marksWhatWasRunningAsInterrupted()
{
    StoreFixture fixture;
    VERIFY_GOOD(fixture.database.open());
    const auto stack = samples::addStack(fixture.stores, QStringLiteral("web"));
    VERIFY_GOOD(stack);
    const auto waiting = fixture.stores.runs.add(samples::run(stack->id));
    auto run = fixture.stores.runs.add(samples::run(stack->id));
    VERIFY_GOOD(run);
    run->result = RunResult::Running;
    run->startedAt = samples::time(10);
    run->steps = {{StepName::Look, StepState::Done, samples::time(10), std::chrono::milliseconds(5), QString()},
                  {StepName::Up, StepState::Running, samples::time(11), std::chrono::milliseconds(0), QString()},
                  {StepName::Record, StepState::Pending, QDateTime(), std::chrono::milliseconds(0), QString()}};
    VERIFY_GOOD(fixture.stores.runs.update(*run));

    const auto marked = fixture.stores.runs.markInterrupted(samples::time(15));
    VERIFY_GOOD(marked);
    QCOMPARE(marked->size(), 1);
    const auto after = fixture.stores.runs.get(run->id);
    VERIFY_GOOD(after);
    QCOMPARE(*after, marked->front());
    QCOMPARE(after->result, RunResult::Interrupted);
    QCOMPARE(after->error->code, ErrorCode::Interrupted);
    QCOMPARE(after->finishedAt, samples::time(15));
    QCOMPARE(after->steps.at(0).state, StepState::Done);
    QCOMPARE(after->steps.at(1).state, StepState::Failed);
    QCOMPARE(after->steps.at(1).duration, std::chrono::milliseconds(4000));
    QCOMPARE(after->steps.at(2).state, StepState::Skipped);
    // The stack is out of step until something good happens; the waiting one still waits.
    const auto state = fixture.stores.stacks.get(stack->id)->state;
    QVERIFY(state.hasLastRunFailed);
    QCOMPARE(state.error->code, ErrorCode::Interrupted);
    QCOMPARE(state.lastRunId, run->id);
    QCOMPARE(fixture.stores.runs.queued()->size(), 1);
    QVERIFY(waiting);
    QCOMPARE(fixture.stores.runs.markInterrupted(samples::time(20))->size(), 0);
}

void TestRunStore::prunesButNeverWhatIsUnfinished()
{
    StoreFixture fixture;
    VERIFY_GOOD(fixture.database.open());
    const auto stack = samples::addStack(fixture.stores, QStringLiteral("web"));
    const auto other = samples::addStack(fixture.stores, QStringLiteral("other"));
    VERIFY_GOOD(stack);
    VERIFY_GOOD(other);
    const auto waiting = fixture.stores.runs.add(samples::run(stack->id)); // the oldest
    VERIFY_GOOD(waiting);
    QVector<RunId> ids;
    for (int i = 0; i < 5; ++i)
        ids << recorded(fixture.stores, stack->id, RunResult::Succeeded)->id;
    VERIFY_GOOD(recorded(fixture.stores, other->id, RunResult::Succeeded));
    const auto removed = fixture.stores.runs.prune(stack->id, 2);
    VERIFY_GOOD(removed);
    QVector<RunId> sorted = *removed;
    std::sort(sorted.begin(), sorted.end());
    QCOMPARE(sorted, ids.mid(0, 3));
    QCOMPARE(idsOf(fixture.stores.runs.list(stack->id, 10, RunId()).value()),
             (QVector<RunId>{ids.at(4), ids.at(3), waiting->id}));
    QCOMPARE(fixture.stores.runs.list(other->id, 10, RunId())->size(), 1);
    QCOMPARE(fixture.stores.runs.prune(stack->id, 2)->size(), 0);
}

void TestRunStore::refusesARunOfAStackThatIsGone()
{
    StoreFixture fixture;
    VERIFY_GOOD(fixture.database.open());
    VERIFY_FAILS(fixture.stores.runs.add(samples::run(StackId(77))), ErrorCode::NotFound);
    const auto stack = samples::addStack(fixture.stores, QStringLiteral("web"));
    VERIFY_GOOD(stack);
    const auto run = fixture.stores.runs.add(samples::run(stack->id));
    VERIFY_GOOD(run);
    VERIFY_GOOD(fixture.stores.stacks.remove(stack->id));
    VERIFY_FAILS(fixture.stores.runs.update(*run), ErrorCode::NotFound);
    VERIFY_FAILS(fixture.stores.runs.record(*run, StackState()), ErrorCode::NotFound);
    VERIFY_FAILS(fixture.stores.runs.get(run->id), ErrorCode::NotFound);
}

void TestRunStore::addAndRecordAreQuick()
{
    StoreFixture fixture;
    VERIFY_GOOD(fixture.database.open());
    const auto stack = samples::addStack(fixture.stores, QStringLiteral("web"));
    VERIFY_GOOD(stack);
    QVector<qint64> added;
    QVector<qint64> recordedTimes;
    for (int i = 0; i < 101; ++i) {
        QElapsedTimer timer;
        timer.start();
        const auto run = fixture.stores.runs.add(samples::run(stack->id));
        added << timer.nsecsElapsed() / 1000;
        const Run end = samples::finished(*run, RunResult::Succeeded);
        timer.restart();
        VERIFY_GOOD(fixture.stores.runs.record(end, samples::state()));
        recordedTimes << timer.nsecsElapsed() / 1000;
    }
    std::sort(added.begin(), added.end());
    std::sort(recordedTimes.begin(), recordedTimes.end());
    qInfo("add: %lld µs, record with 11 steps: %lld µs (medians of 101, each on disk)",
          static_cast<long long>(added.at(50)), static_cast<long long>(recordedTimes.at(50)));
    QVERIFY(added.front() + recordedTimes.front() < 500'000);
}

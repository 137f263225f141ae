// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/runstore.h"

#include "core/store/database.h"
#include "core/store/errorcolumns.h"
#include "core/store/query.h"
#include "core/store/stackrows.h"

#include <QCoreApplication>
#include <limits>

namespace slipway {

namespace {

using sql::Query;

#define RUN_COLUMNS                                                                                                    \
    "SELECT id, stack_id, kind, asked_by, result, decision, reasons, from_commit, to_commit, commit_subject, "         \
    "requested_at, started_at, finished_at, error_code, error_subject, error_detail, notes FROM run "
#define STEP_COLUMNS "SELECT run_id, name, state, started_at, duration_ms, note FROM run_step "

Error notThere()
{
    return {ErrorCode::NotFound, QString(), QCoreApplication::translate("Store", "The run is not there any more.")};
}

Run runFrom(Query &row)
{
    Run run;
    run.id = row.id<RunId>();
    run.stackId = row.id<StackId>();
    run.kind = runKindFromName(row.text()).value_or(RunKind::Sync);
    run.trigger = triggerFromName(row.text());
    run.result = runResultFromName(row.text());
    run.decision.action = decisionFromName(row.text());
    run.decision.reasons = row.list();
    run.fromCommit = row.text();
    run.toCommit = row.text();
    run.commitSubject = row.text();
    run.requestedAt = row.time();
    run.startedAt = row.time();
    run.finishedAt = row.time();
    run.error = sql::errorFrom(row);
    run.notes = row.list();
    return run;
}

RunStep stepFrom(Query &row)
{
    RunStep step;
    step.name = stepNameFromName(row.text());
    step.state = stepStateFromName(row.text());
    step.startedAt = row.time();
    step.duration = std::chrono::milliseconds(row.number());
    step.note = row.text();
    return step;
}

Result<> addSteps(const QSqlDatabase &database, Run &run)
{
    Query query(database, STEP_COLUMNS "WHERE run_id = ? ORDER BY position");
    SLIPWAY_TRY(query.run(run.id));
    while (query.next()) {
        query.number(); // run_id
        run.steps << stepFrom(query);
    }
    return query.finish();
}

// The runs of `query`, which has run, with their steps.
Result<QVector<Run>> runsOf(const QSqlDatabase &database, Query &query)
{
    QVector<Run> runs;
    while (query.next())
        runs << runFrom(query);
    SLIPWAY_TRY(query.finish());
    for (Run &run : runs)
        SLIPWAY_TRY(addSteps(database, run));
    return runs;
}

Result<> writeSteps(const QSqlDatabase &database, const Run &run)
{
    Query clear(database, "DELETE FROM run_step WHERE run_id = ? AND position >= ?");
    SLIPWAY_TRY(clear.run(run.id, static_cast<qint64>(run.steps.size())));
    int position = 0;
    for (const RunStep &step : run.steps) {
        Query query(database, "INSERT OR REPLACE INTO run_step (run_id, position, name, state, started_at, "
                              "duration_ms, note) VALUES (?, ?, ?, ?, ?, ?, ?)");
        SLIPWAY_TRY(query.run(run.id, position++, stepName(step.name), stepStateName(step.state), step.startedAt,
                              static_cast<qint64>(step.duration.count()), step.note));
    }
    return {};
}

Result<> writeRun(const QSqlDatabase &database, const Run &run)
{
    Query query(database,
                "UPDATE run SET kind = ?, asked_by = ?, result = ?, decision = ?, reasons = ?, from_commit = ?, "
                "to_commit = ?, commit_subject = ?, requested_at = ?, started_at = ?, finished_at = ?, error_code = ?, "
                "error_subject = ?, error_detail = ?, notes = ? WHERE id = ?");
    SLIPWAY_TRY(query.run(runKindName(run.kind), triggerName(run.trigger), runResultName(run.result),
                          decisionName(run.decision.action), run.decision.reasons, run.fromCommit, run.toCommit,
                          run.commitSubject, run.requestedAt, run.startedAt, run.finishedAt,
                          sql::errorCodeColumn(run.error), sql::errorSubjectColumn(run.error),
                          sql::errorDetailColumn(run.error), run.notes, run.id));
    if (query.affectedRows() != 1)
        return fail(notThere());
    return writeSteps(database, run);
}

// Removes the run right before this one if both are syncs that found nothing.
Result<> collapse(const QSqlDatabase &database, const Run &run)
{
    Query query(database,
                "DELETE FROM run WHERE kind = 'sync' AND result = 'nothing_to_do' AND decision <> 'skip' AND id = "
                "(SELECT max(id) FROM run WHERE stack_id = ? AND id < ?)");
    return query.run(run.stackId, run.id);
}

} // namespace

Result<> sql::addRun(const QSqlDatabase &database, Run &run)
{
    run.result = RunResult::Queued;
    Query stack(database, "SELECT 1 FROM stack WHERE id = ?");
    SLIPWAY_TRY(stack.run(run.stackId));
    if (!stack.next()) {
        return fail(ErrorCode::NotFound, QString(),
                    QCoreApplication::translate("Store", "The stack is not there any more."));
    }
    Query query(database,
                "INSERT INTO run (stack_id, kind, asked_by, result, decision, reasons, from_commit, to_commit, "
                "commit_subject, requested_at, started_at, finished_at, error_code, error_subject, error_detail, "
                "notes) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    SLIPWAY_TRY(query.run(run.stackId, runKindName(run.kind), triggerName(run.trigger), runResultName(run.result),
                          decisionName(run.decision.action), run.decision.reasons, run.fromCommit, run.toCommit,
                          run.commitSubject, run.requestedAt, run.startedAt, run.finishedAt, errorCodeColumn(run.error),
                          errorSubjectColumn(run.error), errorDetailColumn(run.error), run.notes));
    run.id = RunId(query.insertedId());
    return writeSteps(database, run);
}

Result<Run> RunStore::add(const Run &run)
{
    Run added = run;
    SLIPWAY_TRY(m_database.write([&](QSqlDatabase &database) { return sql::addRun(database, added); }));
    return added;
}

Result<> RunStore::update(const Run &run)
{
    return m_database.write([&](QSqlDatabase &database) { return writeRun(database, run); });
}

Result<> RunStore::record(const Run &run, const StackState &state)
{
    return m_database.write([&](QSqlDatabase &database) -> Result<> {
        SLIPWAY_TRY(writeRun(database, run));
        if (run.kind == RunKind::Sync && run.result == RunResult::NothingToDo)
            SLIPWAY_TRY(collapse(database, run));
        return sql::writeState(database, run.stackId, state);
    });
}

Result<Run> RunStore::get(RunId id) const
{
    Run run;
    SLIPWAY_TRY(m_database.read([&](QSqlDatabase &database) -> Result<> {
        Query query(database, RUN_COLUMNS "WHERE id = ?");
        SLIPWAY_TRY(query.run(id));
        if (!query.next())
            return fail(notThere());
        run = runFrom(query);
        return addSteps(database, run);
    }));
    return run;
}

Result<QVector<Run>> RunStore::list(StackId stackId, int limit, RunId before) const
{
    QVector<Run> runs;
    const qint64 end = before.isValid() ? before.value : std::numeric_limits<qint64>::max();
    SLIPWAY_TRY(m_database.read([&](QSqlDatabase &database) -> Result<> {
        Query query(database, stackId.isValid() ? RUN_COLUMNS "WHERE stack_id = ? AND id < ? ORDER BY id DESC LIMIT ?"
                                                : RUN_COLUMNS "WHERE id > ? AND id < ? ORDER BY id DESC LIMIT ?");
        SLIPWAY_TRY(query.run(stackId.isValid() ? stackId : StackId(), end, limit));
        SLIPWAY_ASSIGN(runs, runsOf(database, query));
        return {};
    }));
    return runs;
}

Result<QVector<Run>> RunStore::queued() const
{
    QVector<Run> runs;
    SLIPWAY_TRY(m_database.read([&](QSqlDatabase &database) -> Result<> {
        Query query(database, RUN_COLUMNS "WHERE result = 'queued' ORDER BY id");
        SLIPWAY_TRY(query.run());
        SLIPWAY_ASSIGN(runs, runsOf(database, query));
        return {};
    }));
    return runs;
}

Result<QVector<Run>> RunStore::markInterrupted(const QDateTime &now)
{
    QVector<Run> runs;
    SLIPWAY_TRY(m_database.write([&](QSqlDatabase &database) -> Result<> {
        Query query(database, RUN_COLUMNS "WHERE result = 'running' ORDER BY id");
        SLIPWAY_TRY(query.run());
        SLIPWAY_ASSIGN(runs, runsOf(database, query));
        for (Run &run : runs) {
            run.result = RunResult::Interrupted;
            run.finishedAt = now;
            run.error = Error{ErrorCode::Interrupted, QString(), QString()};
            for (RunStep &step : run.steps) {
                if (step.state == StepState::Running) {
                    step.state = StepState::Failed;
                    step.duration =
                        std::chrono::milliseconds(step.startedAt.isValid() ? step.startedAt.msecsTo(now) : 0);
                } else if (step.state == StepState::Pending) {
                    step.state = StepState::Skipped;
                }
            }
            SLIPWAY_TRY(writeRun(database, run));
            // Nobody knows what runs now: out of step until the next good run.
            Query stack(database, "UPDATE stack SET has_last_run_failed = 1, error_code = ?, error_subject = '', "
                                  "error_detail = '', last_run_id = ? WHERE id = ?");
            SLIPWAY_TRY(stack.run(errorName(ErrorCode::Interrupted), run.id, run.stackId));
        }
        return {};
    }));
    return runs;
}

Result<QVector<RunId>> RunStore::prune(StackId stackId, int keep)
{
    QVector<RunId> removed;
    SLIPWAY_TRY(m_database.write([&](QSqlDatabase &database) -> Result<> {
        Query query(database, "DELETE FROM run WHERE stack_id = ? AND result NOT IN ('queued', 'running') AND id < "
                              "(SELECT min(id) FROM (SELECT id FROM run WHERE stack_id = ? ORDER BY id DESC LIMIT ?)) "
                              "RETURNING id");
        SLIPWAY_TRY(query.run(stackId, stackId, keep));
        while (query.next())
            removed << query.id<RunId>();
        return query.finish();
    }));
    return removed;
}

} // namespace slipway

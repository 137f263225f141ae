// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/listener/api/runjson.h"

#include "core/listener/answers.h"

#include <QJsonArray>

namespace slipway::listener {

using namespace Qt::StringLiterals;

namespace {

QJsonObject toJson(const RunStep &step)
{
    return {{u"name"_s, stepName(step.name)},
            {u"state"_s, stepStateName(step.state)},
            {u"startedAt"_s, timeJson(step.startedAt)},
            {u"durationMs"_s, qint64(step.duration.count())},
            {u"note"_s, step.note}};
}

QString doneSentence(const Run &run)
{
    if (run.result == RunResult::NothingToDo)
        return run.decision.reasons.isEmpty() ? u"Stack is already up to date"_s : run.decision.reasons.join(u' ');
    switch (run.kind) {
    case RunKind::Sync:
        return u"Stack synced and deployed successfully"_s;
    case RunKind::Deploy:
        return u"Stack deployed successfully"_s;
    case RunKind::Start:
        return u"Stack started"_s;
    case RunKind::Stop:
        return u"Stack stopped"_s;
    case RunKind::Restart:
        return u"Stack restarted"_s;
    case RunKind::Down:
        return u"Stack taken down"_s;
    }
    return {};
}

QString failedSentence(const Run &run)
{
    if (run.error) {
        const QString sentence = errorSentence(*run.error);
        const bool isGit = errorName(run.error->code).startsWith("git_"_L1);
        return isGit ? u"Failed to pull from repository: "_s + sentence : sentence;
    }
    if (!run.decision.reasons.isEmpty())
        return run.decision.reasons.join(u' ');
    return run.result == RunResult::Cancelled ? u"The run was cancelled."_s : u"The run did not succeed."_s;
}

} // namespace

QJsonValue timeJson(const QDateTime &time)
{
    return time.isValid() ? QJsonValue(time.toUTC().toString(Qt::ISODateWithMs)) : QJsonValue(QJsonValue::Null);
}

QJsonValue textOrNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(text);
}

bool hasSucceeded(const Run &run)
{
    return run.result == RunResult::Succeeded || run.result == RunResult::NothingToDo;
}

QJsonObject toJson(const Run &run)
{
    QJsonArray steps;
    for (const RunStep &step : run.steps)
        steps.append(toJson(step));
    return {{u"id"_s, run.id.value},
            {u"stackId"_s, run.stackId.value},
            {u"kind"_s, runKindName(run.kind)},
            {u"trigger"_s, triggerName(run.trigger)},
            {u"result"_s, runResultName(run.result)},
            {u"decision"_s, QJsonObject{{u"action"_s, decisionName(run.decision.action)},
                                        {u"reasons"_s, QJsonArray::fromStringList(run.decision.reasons)}}},
            {u"fromCommit"_s, textOrNull(run.fromCommit)},
            {u"toCommit"_s, textOrNull(run.toCommit)},
            {u"commitSubject"_s, textOrNull(run.commitSubject)},
            {u"requestedAt"_s, timeJson(run.requestedAt)},
            {u"startedAt"_s, timeJson(run.startedAt)},
            {u"finishedAt"_s, timeJson(run.finishedAt)},
            {u"error"_s, run.error ? QJsonValue(errorSentence(*run.error)) : QJsonValue(QJsonValue::Null)},
            {u"errorCode"_s, run.error ? QJsonValue(errorName(run.error->code)) : QJsonValue(QJsonValue::Null)},
            {u"errorDetail"_s, run.error ? textOrNull(run.error->detail) : QJsonValue(QJsonValue::Null)},
            {u"steps"_s, steps},
            {u"notes"_s, QJsonArray::fromStringList(run.notes)}};
}

QJsonObject waitedJson(const Run &run, const QString &commit, const QByteArray &output)
{
    const bool isDeployed = run.result == RunResult::Succeeded && run.decision.action == Decision::Action::Deploy;
    QJsonObject json{{u"success"_s, hasSucceeded(run)}, {u"deployed"_s, isDeployed}};
    if (run.id.isValid())
        json.insert(u"runId"_s, run.id.value);
    if (!hasSucceeded(run)) {
        json.insert(u"error"_s, failedSentence(run));
        return json;
    }
    json.insert(u"message"_s, doneSentence(run));
    json.insert(u"commit"_s, textOrNull(commit));
    if (run.result == RunResult::Succeeded)
        json.insert(u"output"_s, QString::fromUtf8(output));
    return json;
}

} // namespace slipway::listener

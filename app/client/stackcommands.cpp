// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/client/stackcommands.h"

#include "app/client/console.h"
#include "app/client/secretinput.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QThread>

#include <array>

namespace slipway {

using namespace Qt::StringLiterals;

namespace {

constexpr unsigned long kFollowMs = 300;
constexpr qsizetype kShortCommit = 7;
constexpr int kRecentRuns = 20;

QString tr(const char *text)
{
    return QCoreApplication::translate("CommandLine", text);
}

QString stackPath(const QJsonObject &stack, const QString &rest = {})
{
    return u"/api/git/stacks/"_s + QString::number(stack.value(u"id"_s).toInteger()) + rest;
}

QString shown(const QJsonValue &value)
{
    if (value.isNull() || value.isUndefined())
        return u"-"_s;
    if (value.isBool())
        return value.toBool() ? QCoreApplication::translate("CommandLine", "yes")
                              : QCoreApplication::translate("CommandLine", "no");
    if (value.isDouble())
        return QString::number(value.toInteger());
    return value.toString();
}

QString shortCommit(const QJsonValue &value)
{
    return shown(value).left(kShortCommit);
}

// "2026-05-04 03:02:01" in local time.
QString localTime(const QJsonValue &value)
{
    const QDateTime time = QDateTime::fromString(value.toString(), Qt::ISODateWithMs);
    return time.isValid() ? time.toLocalTime().toString(u"yyyy-MM-dd hh:mm:ss"_s) : u"-"_s;
}

QString duration(const QJsonObject &run)
{
    const QDateTime begin = QDateTime::fromString(run.value(u"startedAt"_s).toString(), Qt::ISODateWithMs);
    const QDateTime end = QDateTime::fromString(run.value(u"finishedAt"_s).toString(), Qt::ISODateWithMs);
    if (!begin.isValid() || !end.isValid())
        return u"-"_s;
    return QString::number(double(begin.msecsTo(end)) / 1000, 'f', 1) + u" s"_s;
}

QString why(const QJsonObject &run)
{
    const QString error = run.value(u"error"_s).toString();
    if (!error.isEmpty())
        return error;
    QStringList reasons;
    const QJsonArray values = run.value(u"decision"_s).toObject().value(u"reasons"_s).toArray();
    for (const QJsonValue &reason : values)
        reasons << reason.toString();
    return reasons.join(u' ');
}

// The API begins a refusal with the field it is about; here the person knows it by its option.
QString inWordsOfTheCommandLine(const QString &error)
{
    static constexpr std::array<std::pair<QLatin1StringView, QLatin1StringView>, 8> kOptions{
        {{"stackName"_L1, "NAME"_L1},
         {"url"_L1, "--url"_L1},
         {"branch"_L1, "--branch"_L1},
         {"followTag"_L1, "--tag"_L1},
         {"followCommit"_L1, "--commit"_L1},
         {"composePath"_L1, "--compose-path"_L1},
         {"envFilePath"_L1, "--env-file"_L1},
         {"credentialId"_L1, "--credential"_L1}}};
    for (const auto &[field, option] : kOptions) {
        if (error.startsWith(field + u": "_s))
            return option + error.mid(field.size());
    }
    return error;
}

} // namespace

ExitCode StackCommands::run()
{
    switch (m_invocation.command) {
    case Command::StackList:
        return list();
    case Command::StackAdd:
        return add();
    case Command::StackShow:
        return show();
    case Command::StackRemove:
        return remove();
    case Command::Sync:
        return requestRun(u"sync"_s, m_invocation.isWaiting);
    case Command::Deploy:
        return requestRun(u"deploy"_s, m_invocation.isWaiting);
    case Command::Logs:
        return logs();
    case Command::History:
        return history();
    default:
        return ExitCode::WrongUse;
    }
}

ExitCode StackCommands::failed(const Error &error) const
{
    return error.code == ErrorCode::NotFound ? console::noInstance(m_invocation.options.dataDirectory)
                                             : console::failed(error);
}

ExitCode StackCommands::refused(const ApiAnswer &answer)
{
    console::complain(inWordsOfTheCommandLine(answer.error()));
    return ExitCode::Failed;
}

std::optional<QJsonObject> StackCommands::find(ExitCode *code)
{
    const auto answer = m_api.get(u"/api/git/stacks"_s);
    if (!answer) {
        *code = failed(answer.error());
        return {};
    }
    if (!answer->isGood()) {
        *code = refused(*answer);
        return {};
    }
    const QJsonArray values = answer->json().array();
    for (const QJsonValue &value : values) {
        if (value.toObject().value(u"stackName"_s).toString() == m_invocation.name)
            return value.toObject();
    }
    console::complain(
        QCoreApplication::translate("CommandLine", "There is no stack named \"%1\". See \"slipway stack list\".")
            .arg(m_invocation.name));
    *code = ExitCode::Failed;
    return {};
}

std::optional<qint64> StackCommands::findCredential(ExitCode *code)
{
    const auto answer = m_api.get(u"/api/credentials"_s);
    if (!answer) {
        *code = failed(answer.error());
        return {};
    }
    if (!answer->isGood()) {
        *code = refused(*answer);
        return {};
    }
    const QJsonArray values = answer->json().array();
    for (const QJsonValue &value : values) {
        const QJsonObject credential = value.toObject();
        if (credential.value(u"name"_s).toString() == m_invocation.credential)
            return credential.value(u"id"_s).toInteger();
    }
    console::complain(QCoreApplication::translate("CommandLine", "There is no credential named \"%1\".")
                          .arg(m_invocation.credential));
    *code = ExitCode::Failed;
    return {};
}

ExitCode StackCommands::list()
{
    const auto answer = m_api.get(u"/api/git/stacks"_s);
    if (!answer)
        return failed(answer.error());
    if (!answer->isGood())
        return refused(*answer);
    if (m_invocation.isJson) {
        console::printRaw(answer->json().toJson());
        return ExitCode::Done;
    }
    const QJsonArray stacks = answer->json().array();
    if (stacks.isEmpty()) {
        console::print(QCoreApplication::translate(
            "CommandLine", "There is no stack yet. Add one with \"slipway stack add NAME --url URL\"."));
        return ExitCode::Done;
    }
    QVector<QStringList> rows{{u"NAME"_s, u"SYNC"_s, u"HEALTH"_s, u"COMMIT"_s, u"BRANCH"_s, u"REPOSITORY"_s}};
    for (const QJsonValue &value : stacks) {
        const QJsonObject stack = value.toObject();
        rows.append({stack.value(u"stackName"_s).toString(), stack.value(u"syncStatus"_s).toString(),
                     stack.value(u"health"_s).toString(), shortCommit(stack.value(u"lastCommit"_s)),
                     shown(stack.value(u"branch"_s)), stack.value(u"url"_s).toString()});
    }
    console::print(console::table(rows));
    return ExitCode::Done;
}

std::optional<QJsonObject> StackCommands::newStack() const
{
    QJsonObject body{{u"stackName"_s, m_invocation.name}, {u"url"_s, m_invocation.url}};
    if (m_invocation.branch)
        body.insert(u"branch"_s, *m_invocation.branch);
    if (!m_invocation.followTag.isEmpty())
        body.insert(u"followTag"_s, m_invocation.followTag);
    if (!m_invocation.followCommit.isEmpty())
        body.insert(u"followCommit"_s, m_invocation.followCommit);
    if (!m_invocation.composePath.isEmpty())
        body.insert(u"composePath"_s, m_invocation.composePath);
    if (!m_invocation.envFilePath.isEmpty())
        body.insert(u"envFilePath"_s, m_invocation.envFilePath);
    QJsonArray variables;
    for (const QString &pair : m_invocation.variables) {
        variables.append(QJsonObject{
            {u"key"_s, pair.section(u'=', 0, 0)}, {u"value"_s, pair.section(u'=', 1)}, {u"isSecret"_s, false}});
    }
    const auto secrets = readSecrets(m_invocation.secretKeys, m_invocation.secretFiles);
    if (!secrets) {
        console::failed(secrets.error());
        return {};
    }
    for (const auto &[key, value] : *secrets)
        variables.append(QJsonObject{{u"key"_s, key}, {u"value"_s, value.revealText()}, {u"isSecret"_s, true}});
    if (!variables.isEmpty())
        body.insert(u"envVars"_s, variables);
    return body;
}

ExitCode StackCommands::add()
{
    auto body = newStack();
    if (!body)
        return ExitCode::Failed;
    if (!m_invocation.credential.isEmpty()) {
        ExitCode code = ExitCode::Failed;
        const auto id = findCredential(&code);
        if (!id)
            return code;
        body->insert(u"credentialId"_s, *id);
    }
    const auto answer = m_api.post(u"/api/git/stacks"_s, *body);
    if (!answer)
        return failed(answer.error());
    if (!answer->isGood())
        return refused(*answer);
    console::print(QCoreApplication::translate("CommandLine", "Added the stack %1.").arg(m_invocation.name));
    return m_invocation.isDeploying ? requestRun(u"deploy"_s, true) : ExitCode::Done;
}

ExitCode StackCommands::show()
{
    ExitCode code = ExitCode::Done;
    const auto stack = find(&code);
    if (!stack)
        return code;
    if (m_invocation.isJson) {
        console::printRaw(QJsonDocument(*stack).toJson());
        return ExitCode::Done;
    }
    const auto line = [&](const char *label, const QString &text) {
        console::print(tr(label).leftJustified(18) + text);
    };
    line(QT_TRANSLATE_NOOP("CommandLine", "Name"), stack->value(u"stackName"_s).toString());
    line(QT_TRANSLATE_NOOP("CommandLine", "Repository"), stack->value(u"url"_s).toString());
    line(QT_TRANSLATE_NOOP("CommandLine", "Branch"), shown(stack->value(u"branch"_s)));
    line(QT_TRANSLATE_NOOP("CommandLine", "Compose file"), shown(stack->value(u"composePath"_s)));
    line(QT_TRANSLATE_NOOP("CommandLine", "Env file"), shown(stack->value(u"envFilePath"_s)));
    line(QT_TRANSLATE_NOOP("CommandLine", "Sync"), stack->value(u"syncStatus"_s).toString());
    line(QT_TRANSLATE_NOOP("CommandLine", "Health"), stack->value(u"health"_s).toString());
    line(QT_TRANSLATE_NOOP("CommandLine", "Deployed commit"), shown(stack->value(u"lastCommit"_s)));
    line(QT_TRANSLATE_NOOP("CommandLine", "Fetched commit"), shown(stack->value(u"fetchedCommit"_s)));
    line(QT_TRANSLATE_NOOP("CommandLine", "Last sync"), localTime(stack->value(u"lastSync"_s)));
    if (!stack->value(u"syncError"_s).isNull())
        line(QT_TRANSLATE_NOOP("CommandLine", "Error"), stack->value(u"syncError"_s).toString());
    const QJsonArray values = stack->value(u"envVars"_s).toArray();
    for (const QJsonValue &value : values) {
        const QJsonObject variable = value.toObject();
        line(QT_TRANSLATE_NOOP("CommandLine", "Variable"),
             variable.value(u"key"_s).toString() + u'=' + variable.value(u"value"_s).toString());
    }
    return ExitCode::Done;
}

ExitCode StackCommands::remove()
{
    ExitCode code = ExitCode::Done;
    const auto stack = find(&code);
    if (!stack)
        return code;
    QString query;
    if (m_invocation.hasDown)
        query = m_invocation.hasVolumes ? u"?down=true&volumes=true"_s : u"?down=true"_s;
    const auto answer = m_api.remove(stackPath(*stack, query));
    if (!answer)
        return failed(answer.error());
    if (!answer->isGood())
        return refused(*answer);
    const QString folder = answer->json().object().value(u"keptFolder"_s).toString();
    console::print(QCoreApplication::translate("CommandLine", "Removed the stack %1.").arg(m_invocation.name));
    if (!folder.isEmpty())
        console::print(QCoreApplication::translate("CommandLine", "Its files stay in %1.").arg(folder));
    return ExitCode::Done;
}

ExitCode StackCommands::requestRun(const QString &name, bool isWaiting)
{
    ExitCode code = ExitCode::Done;
    const auto stack = find(&code);
    if (!stack)
        return code;
    const auto answer = m_api.post(stackPath(*stack, u'/' + name + (isWaiting ? u""_s : u"?wait=false"_s)));
    if (!answer)
        return failed(answer.error());
    if (!answer->isGood()) {
        refused(*answer);
        if (answer->json().object().contains(u"runId"_s))
            console::complain(QCoreApplication::translate("CommandLine", "See \"slipway logs %1\" for its output.")
                                  .arg(m_invocation.name));
        return ExitCode::Failed;
    }
    const QJsonObject result = answer->json().object();
    if (!isWaiting) {
        console::print(
            QCoreApplication::translate("CommandLine", "Queued as run %1.").arg(result.value(u"runId"_s).toInteger()));
        return ExitCode::Done;
    }
    console::print(result.value(u"message"_s).toString());
    if (!result.value(u"commit"_s).isNull())
        console::print(
            QCoreApplication::translate("CommandLine", "Commit %1").arg(result.value(u"commit"_s).toString()));
    return ExitCode::Done;
}

Result<qint64> StackCommands::printLog(qint64 run, qint64 offset)
{
    for (;;) {
        SLIPWAY_ASSIGN(const ApiAnswer answer, m_api.get(u"/api/runs/%1/log?offset=%2"_s.arg(run).arg(offset)));
        if (!answer.isGood())
            return fail(ErrorCode::ProcessFailed, u"log"_s, answer.error());
        if (answer.body.isEmpty())
            return offset;
        console::printRaw(answer.body);
        offset += answer.body.size();
    }
}

Result<QJsonArray> StackCommands::newestRuns(const QJsonObject &stack, int limit)
{
    SLIPWAY_ASSIGN(const ApiAnswer answer,
                   m_api.get(u"/api/runs?limit=%1&stackId=%2"_s.arg(limit).arg(stack.value(u"id"_s).toInteger())));
    if (!answer.isGood())
        return fail(ErrorCode::ProcessFailed, u"runs"_s, answer.error());
    return answer.json().array();
}

ExitCode StackCommands::logs()
{
    ExitCode code = ExitCode::Done;
    const auto stack = find(&code);
    if (!stack)
        return code;
    const Result<> shown = m_invocation.isFollowing ? followLog(*stack) : showLog(*stack);
    return shown ? ExitCode::Done : failed(shown.error());
}

Result<> StackCommands::showLog(const QJsonObject &stack)
{
    SLIPWAY_ASSIGN(const QJsonArray runs, newestRuns(stack, kRecentRuns));
    // A run that found nothing to do says nothing: the last one with an output is meant.
    for (const QJsonValue &run : runs) {
        SLIPWAY_ASSIGN(const qint64 printed, printLog(run.toObject().value(u"id"_s).toInteger(), 0));
        if (printed > 0)
            return {};
    }
    console::complain(QCoreApplication::translate("CommandLine", "No run of this stack has an output yet."));
    return {};
}

Result<> StackCommands::followLog(const QJsonObject &stack)
{
    qint64 run = 0;
    qint64 offset = 0;
    for (;;) {
        SLIPWAY_ASSIGN(const QJsonArray runs, newestRuns(stack, 1));
        const qint64 latest = runs.at(0).toObject().value(u"id"_s).toInteger();
        // The rest of the run so far, before a newer one.
        if (run != 0)
            SLIPWAY_TRY(printLog(run, offset).map([&offset](qint64 end) { offset = end; }));
        if (latest != run) {
            run = latest;
            offset = 0;
        }
        QThread::msleep(kFollowMs);
    }
}

ExitCode StackCommands::history()
{
    ExitCode code = ExitCode::Done;
    const auto stack = find(&code);
    if (!stack)
        return code;
    const auto answer = m_api.get(u"/api/runs?stackId="_s + QString::number(stack->value(u"id"_s).toInteger()));
    if (!answer)
        return failed(answer.error());
    if (!answer->isGood())
        return refused(*answer);
    QVector<QStringList> rows{
        {u"RUN"_s, u"WHEN"_s, u"WHAT"_s, u"TRIGGER"_s, u"RESULT"_s, u"COMMIT"_s, u"TOOK"_s, u"WHY"_s}};
    const QJsonArray values = answer->json().array();
    for (const QJsonValue &value : values) {
        const QJsonObject run = value.toObject();
        rows.append({QString::number(run.value(u"id"_s).toInteger()), localTime(run.value(u"requestedAt"_s)),
                     run.value(u"kind"_s).toString(), run.value(u"trigger"_s).toString(),
                     run.value(u"result"_s).toString(), shortCommit(run.value(u"toCommit"_s)), duration(run),
                     why(run)});
    }
    console::print(console::table(rows));
    return ExitCode::Done;
}

} // namespace slipway

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/client/sourcecommands.h"

#include "app/client/console.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonObject>
#include <QLocale>
#include <QUrl>

namespace slipway {

using namespace Qt::StringLiterals;

namespace {

QString joined(const QJsonValue &list)
{
    QStringList texts;
    const QJsonArray array = list.toArray();
    for (const QJsonValue &text : array)
        texts << text.toString();
    return texts.isEmpty() ? u"-"_s : texts.join(u", "_s);
}

} // namespace

ExitCode SourceCommands::run()
{
    switch (m_invocation.command) {
    case Command::RepoList:
        return listRepositories();
    case Command::RepoCheck:
        return checkRepositories();
    case Command::HostKeyList:
        return listHostKeys();
    case Command::HostKeyAccept:
        return acceptHostKey();
    case Command::HostKeyRemove:
        return removeHostKey();
    default:
        return ExitCode::WrongUse;
    }
}

ExitCode SourceCommands::failed(const Result<ApiAnswer> &answer) const
{
    if (answer) {
        console::complain(answer->error());
        return ExitCode::Failed;
    }
    return answer.error().code == ErrorCode::NotFound ? console::noInstance(m_invocation.options.dataDirectory)
                                                      : console::failed(answer.error());
}

ExitCode SourceCommands::listRepositories()
{
    const auto answer = m_api.get(u"/api/repositories"_s);
    if (!answer || !answer->isGood())
        return failed(answer);
    QVector<QStringList> rows{{u"REPOSITORY"_s, u"CREDENTIAL"_s, u"MIRROR"_s, u"STACKS"_s}};
    const QJsonArray repositories = answer->json().array();
    for (const QJsonValue &value : repositories) {
        const QJsonObject repository = value.toObject();
        const QString credential = repository.value(u"credentialName"_s).toString();
        rows.append({repository.value(u"url"_s).toString(), credential.isEmpty() ? u"-"_s : credential,
                     QLocale::c().formattedDataSize(repository.value(u"mirrorBytes"_s).toInteger()),
                     joined(repository.value(u"stacks"_s))});
    }
    console::print(console::table(rows));
    return ExitCode::Done;
}

ExitCode SourceCommands::checkRepositories()
{
    const auto answer = m_api.get(u"/api/repositories"_s);
    if (!answer || !answer->isGood())
        return failed(answer);
    bool isFound = m_invocation.name.isEmpty();
    bool isGood = true;
    const QJsonArray repositories = answer->json().array();
    for (const QJsonValue &value : repositories) {
        const QJsonObject repository = value.toObject();
        if (!m_invocation.name.isEmpty() && !repository.value(u"stacks"_s).toArray().contains(m_invocation.name))
            continue;
        isFound = true;
        const QString id = QString::number(repository.value(u"id"_s).toInteger());
        const auto checked = m_api.post(u"/api/repositories/"_s + id + u"/check"_s);
        if (!checked || !checked->isGood())
            return failed(checked);
        const QJsonObject json = checked->json().object();
        const bool isReached = json.value(u"success"_s).toBool();
        isGood = isGood && isReached;
        const auto count = static_cast<int>(json.value(u"branches"_s).toArray().size());
        const QString found = QCoreApplication::translate("CommandLine", "%n branch(es)", nullptr, count);
        console::print(
            repository.value(u"url"_s).toString() + u": "_s +
            (isReached ? found + u": "_s + joined(json.value(u"branches"_s)) : json.value(u"error"_s).toString()));
    }
    if (!isFound) {
        console::complain(
            QCoreApplication::translate("CommandLine", "There is no stack named \"%1\". See \"slipway stack list\".")
                .arg(m_invocation.name));
        return ExitCode::Failed;
    }
    return isGood ? ExitCode::Done : ExitCode::Failed;
}

ExitCode SourceCommands::listHostKeys()
{
    const auto answer = m_api.get(u"/api/hostkeys"_s);
    if (!answer || !answer->isGood())
        return failed(answer);
    QVector<QStringList> rows{{u"HOST"_s, u"TYPE"_s, u"FINGERPRINT"_s, u"PUBLISHED BY"_s}};
    const QJsonArray keys = answer->json().array();
    for (const QJsonValue &value : keys) {
        const QJsonObject key = value.toObject();
        const QString publisher = key.value(u"publisher"_s).toString();
        const QString type = key.value(u"keyType"_s).toString();
        rows.append({key.value(u"host"_s).toString(), key.value(u"isRevoked"_s).toBool() ? type + u" @revoked"_s : type,
                     key.value(u"fingerprint"_s).toString(), publisher.isEmpty() ? u"-"_s : publisher});
    }
    console::print(console::table(rows));
    return ExitCode::Done;
}

ExitCode SourceCommands::acceptHostKey()
{
    const auto answer =
        m_api.post(u"/api/hostkeys"_s, {{u"host"_s, m_invocation.name}, {u"fingerprint"_s, m_invocation.fingerprint}});
    if (!answer || !answer->isGood())
        return failed(answer);
    const QJsonObject key = answer->json().object();
    console::print(QCoreApplication::translate("CommandLine", "Accepted the key of %1: %2 %3.")
                       .arg(key.value(u"host"_s).toString(), key.value(u"keyType"_s).toString(),
                            key.value(u"fingerprint"_s).toString()));
    return ExitCode::Done;
}

ExitCode SourceCommands::removeHostKey()
{
    const auto answer =
        m_api.remove(u"/api/hostkeys?host="_s + QString::fromLatin1(QUrl::toPercentEncoding(m_invocation.name)));
    if (!answer || !answer->isGood())
        return failed(answer);
    console::print(QCoreApplication::translate("CommandLine", "Removed the keys of %1.").arg(m_invocation.name));
    return ExitCode::Done;
}

} // namespace slipway

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/client/tokenclient.h"

#include "app/client/console.h"
#include "app/instanceclient.h"
#include "app/paths.h"
#include "app/singleinstance.h"
#include "app/tokencommands.h"
#include "core/base/clock.h"
#include "core/services/auditservice.h"
#include "core/services/tokenservice.h"
#include "core/store/auditstore.h"
#include "core/store/database.h"
#include "core/store/tokenstore.h"

#include <QCoreApplication>
#include <QJsonArray>

namespace slipway {

using namespace Qt::StringLiterals;

namespace {

QJsonObject requestOf(const Invocation &invocation)
{
    if (invocation.command == Command::TokenList)
        return {{u"do"_s, u"token-list"_s}};
    if (invocation.command == Command::TokenRevoke)
        return {{u"do"_s, u"token-revoke"_s}, {u"name"_s, invocation.name}};
    QJsonArray environments;
    for (const qint64 id : invocation.environments)
        environments.append(id);
    return {{u"do"_s, u"token-create"_s},
            {u"name"_s, invocation.name},
            {u"permissions"_s, QJsonArray::fromStringList(invocation.permissions)},
            {u"environments"_s, environments}};
}

Result<QJsonObject> askDatabase(const QString &dataDirectory, const QJsonObject &request)
{
    SingleInstance instance(dataDirectory);
    SLIPWAY_TRY(instance.lock());
    Database database(paths::databaseFile(dataDirectory));
    SLIPWAY_TRY(database.open());
    TokenStore store(database);
    const SystemClock clock;
    TokenService tokens(store, clock);
    SLIPWAY_TRY(tokens.reload());
    AuditStore auditStore(database);
    AuditService audits(auditStore, clock);
    return runTokenCommand(tokens, audits, request);
}

QString joined(const QJsonArray &array, const QString &whenEmpty)
{
    QStringList texts;
    for (const QJsonValue &value : array)
        texts << (value.isString() ? value.toString() : QString::number(value.toInteger()));
    return texts.isEmpty() ? whenEmpty : texts.join(u", "_s);
}

void printTokens(const QJsonArray &tokens)
{
    QVector<QStringList> rows{
        {u"NAME"_s, u"BEGINS WITH"_s, u"PERMISSIONS"_s, u"ENVIRONMENTS"_s, u"CREATED"_s, u"LAST USED"_s}};
    for (const QJsonValue &value : tokens) {
        const QJsonObject token = value.toObject();
        const QString used = token.value(u"lastUsedAt"_s).toString();
        rows.append(
            {token.value(u"name"_s).toString(), token.value(u"prefix"_s).toString(),
             joined(token.value(u"permissions"_s).toArray(), u"-"_s),
             joined(token.value(u"environments"_s).toArray(), QCoreApplication::translate("CommandLine", "all")),
             token.value(u"createdAt"_s).toString(), used.isEmpty() ? u"-"_s : used});
    }
    console::print(console::table(rows));
}

} // namespace

ExitCode runTokenClient(const Invocation &invocation)
{
    const QJsonObject request = requestOf(invocation);
    Result<QJsonObject> answer = InstanceClient(invocation.options.dataDirectory).ask(request);
    if (!answer && answer.error().code == ErrorCode::NotFound)
        answer = askDatabase(invocation.options.dataDirectory, request);
    if (!answer)
        return console::failed(answer.error());
    const QString error = answer->value(u"error"_s).toString();
    if (!error.isEmpty()) {
        console::complain(error);
        return ExitCode::Failed;
    }
    if (invocation.command == Command::TokenCreate)
        console::print(answer->value(u"token"_s).toString());
    else if (invocation.command == Command::TokenList)
        printTokens(answer->value(u"tokens"_s).toArray());
    else
        console::print(QCoreApplication::translate("CommandLine", "Revoked the token %1.").arg(invocation.name));
    return ExitCode::Done;
}

} // namespace slipway

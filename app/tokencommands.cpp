// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/tokencommands.h"

#include "core/model/errortext.h"
#include "core/services/auditservice.h"
#include "core/services/tokenservice.h"

#include <QJsonArray>

namespace slipway {

using namespace Qt::StringLiterals;

namespace {

QJsonObject failed(const Error &error)
{
    return {{u"error"_s, errorLine(error)}};
}

QJsonObject create(TokenService &tokens, const QJsonObject &request)
{
    QStringList permissions;
    const QJsonArray wanted = request.value(u"permissions"_s).toArray();
    for (const QJsonValue &value : wanted)
        permissions << value.toString();
    if (permissions.isEmpty())
        permissions = allPermissions();
    QVector<EnvironmentId> environments;
    const QJsonArray places = request.value(u"environments"_s).toArray();
    for (const QJsonValue &value : places)
        environments.append(EnvironmentId(value.toInteger()));
    const auto created = tokens.create(request.value(u"name"_s).toString(), permissions, environments);
    if (!created)
        return failed(created.error());
    return {{u"token"_s, created->secret.revealText()}};
}

QJsonObject list(TokenService &tokens)
{
    const auto all = tokens.all();
    if (!all)
        return failed(all.error());
    QJsonArray array;
    for (const Token &token : *all) {
        QJsonArray environments;
        for (const EnvironmentId id : token.environments)
            environments.append(id.value);
        array.append(QJsonObject{{u"name"_s, token.name},
                                 {u"prefix"_s, token.prefix},
                                 {u"permissions"_s, QJsonArray::fromStringList(token.permissions)},
                                 {u"environments"_s, environments},
                                 {u"createdAt"_s, token.createdAt.toUTC().toString(Qt::ISODate)},
                                 {u"lastUsedAt"_s, token.lastUsedAt.toUTC().toString(Qt::ISODate)}});
    }
    return {{u"tokens"_s, array}};
}

QJsonObject revoke(TokenService &tokens, const QString &name)
{
    const auto revoked = tokens.revoke(name);
    return revoked ? QJsonObject() : failed(revoked.error());
}

} // namespace

bool isTokenCommand(const QJsonObject &request)
{
    return request.value(u"do"_s).toString().startsWith("token-"_L1);
}

QJsonObject runTokenCommand(TokenService &tokens, AuditService &audits, const QJsonObject &request)
{
    const QString what = request.value(u"do"_s).toString();
    if (what == "token-list"_L1)
        return list(tokens);
    const QString name = request.value(u"name"_s).toString();
    const bool isCreating = what == "token-create"_L1;
    const QJsonObject answer = isCreating ? create(tokens, request) : revoke(tokens, name);
    if (!answer.contains(u"error"_s))
        audits.record(
            {.who = u"command line"_s, .action = isCreating ? u"token create"_s : u"token revoke"_s, .subject = name});
    return answer;
}

} // namespace slipway

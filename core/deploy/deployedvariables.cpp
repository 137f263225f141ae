// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/deploy/deployedvariables.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace slipway::deploy {

namespace {

vault::SealedName nameOf(StackId stack)
{
    return {u"deployed_variables"_s, stack.value, u"values"_s};
}

QJsonArray toJson(const QVector<Variable> &variables, const std::map<QString, SecretString> &secrets)
{
    QJsonArray array;
    for (const Variable &variable : variables) {
        const auto secret = secrets.find(variable.key);
        const QString value = !variable.isSecret         ? variable.value
                              : secret == secrets.cend() ? QString()
                                                         : secret->second.revealText();
        array.append(QJsonObject{{u"key"_s, variable.key}, {u"value"_s, value}, {u"isSecret"_s, variable.isSecret}});
    }
    return array;
}

QVector<Variable> fromJson(const QJsonArray &array, std::map<QString, SecretString> *secrets)
{
    QVector<Variable> variables;
    for (const QJsonValue &one : array) {
        Variable variable;
        variable.key = one["key"_L1].toString();
        variable.isSecret = one["isSecret"_L1].toBool();
        if (variable.isSecret)
            secrets->insert_or_assign(variable.key, SecretString(one["value"_L1].toString()));
        else
            variable.value = one["value"_L1].toString();
        variables << variable;
    }
    return variables;
}

} // namespace

variables::SecretReader DeployedVariables::remembering(variables::SecretReader reader,
                                                       std::map<QString, SecretString> *into)
{
    return [reader = std::move(reader), into](const QString &key) {
        auto value = reader(key);
        if (value)
            into->insert_or_assign(key, value->clone());
        return value;
    };
}

variables::SecretReader DeployedVariables::readerOf(const std::map<QString, SecretString> *from)
{
    return [from](const QString &key) -> Result<SecretString> {
        const auto value = from->find(key);
        return value == from->cend() ? Result<SecretString>(fail(ErrorCode::NotFound, key)) : value->second.clone();
    };
}

std::optional<DeployedVariables> loadDeployedVariables(const vault::Vault &vault, StackId stack)
{
    const auto text = vault.unseal(nameOf(stack));
    if (!text)
        return std::nullopt;
    const QJsonObject json = QJsonDocument::fromJson(text->reveal().toByteArray()).object();
    DeployedVariables deployed;
    deployed.own = fromJson(json["own"_L1].toArray(), &deployed.secrets);
    deployed.environment = fromJson(json["environment"_L1].toArray(), &deployed.environmentSecrets);
    return deployed;
}

Result<> keepDeployedVariables(vault::Vault &vault, StackId stack, const DeployedVariables &deployed)
{
    SLIPWAY_TRY(vault.remove(nameOf(stack)));
    if (deployed.own.isEmpty() && deployed.environment.isEmpty())
        return {};
    const QJsonObject json{{u"own"_s, toJson(deployed.own, deployed.secrets)},
                           {u"environment"_s, toJson(deployed.environment, deployed.environmentSecrets)}};
    return vault.seal(nameOf(stack), SecretString::fromBytes(QJsonDocument(json).toJson(QJsonDocument::Compact)));
}

} // namespace slipway::deploy

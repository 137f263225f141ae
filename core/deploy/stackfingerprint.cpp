// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/deploy/stackfingerprint.h"

#include "core/store/sealedstore.h"
#include "core/variables/resolver.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>

namespace slipway::deploy {

namespace {

QJsonObject toJson(const QMap<QString, QString> &map)
{
    QJsonObject json;
    for (auto it = map.cbegin(); it != map.cend(); ++it)
        json.insert(it.key(), it.value());
    return json;
}

QMap<QString, QString> fromJson(const QJsonObject &json)
{
    QMap<QString, QString> map;
    for (auto it = json.constBegin(); it != json.constEnd(); ++it)
        map.insert(it.key(), it.value().toString());
    return map;
}

QStringList changedKeys(const QMap<QString, QString> &now, const QMap<QString, QString> &before)
{
    QStringList keys;
    for (auto it = now.cbegin(); it != now.cend(); ++it) {
        if (before.value(it.key()) != it.value() || !before.contains(it.key()))
            keys << it.key();
    }
    for (auto it = before.cbegin(); it != before.cend(); ++it) {
        if (!now.contains(it.key()))
            keys << it.key();
    }
    keys.sort();
    return keys;
}

QString settingInWords(const QString &key)
{
    if (key == QLatin1String("composePath"))
        return QCoreApplication::translate("StackFingerprint", "compose file");
    if (key == QLatin1String("envFilePath"))
        return QCoreApplication::translate("StackFingerprint", "env file");
    if (key == QLatin1String("repository"))
        return QCoreApplication::translate("StackFingerprint", "repository");
    if (key == QLatin1String("environment"))
        return QCoreApplication::translate("StackFingerprint", "environment");
    return key;
}

} // namespace

Result<StackFingerprint> StackFingerprint::of(const Stack &stack, const SealedStore &sealed)
{
    StackFingerprint print;
    print.m_settings.insert(QStringLiteral("composePath"), stack.settings.composePath);
    print.m_settings.insert(QStringLiteral("envFilePath"), stack.settings.envFilePath);
    print.m_settings.insert(QStringLiteral("repository"), QString::number(stack.repositoryId.value));
    print.m_settings.insert(QStringLiteral("environment"), QString::number(stack.settings.environmentId.value));
    const qint64 id = stack.id.value;
    const auto sealedBytes = [&sealed, id](const QString &key) -> Result<SecretString> {
        auto row = sealed.get(QStringLiteral("variable"), id, key);
        if (!row)
            return fail(std::move(row).error());
        if (!*row)
            return fail(ErrorCode::NotFound, key);
        return SecretString::fromBytes((*row)->nonce + (*row)->tag);
    };
    SLIPWAY_ASSIGN(print.m_variables, variables::fingerprintParts(stack.settings.variables, sealedBytes,
                                                                  "stack:" + QByteArray::number(id)));
    return print;
}

QString StackFingerprint::toText() const
{
    const QJsonObject json{{QStringLiteral("settings"), toJson(m_settings)},
                           {QStringLiteral("variables"), toJson(m_variables)}};
    return QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact));
}

StackFingerprint StackFingerprint::fromText(const QString &text)
{
    const QJsonObject json = QJsonDocument::fromJson(text.toUtf8()).object();
    StackFingerprint print;
    print.m_settings = fromJson(json.value(QLatin1String("settings")).toObject());
    print.m_variables = fromJson(json.value(QLatin1String("variables")).toObject());
    return print;
}

QStringList StackFingerprint::changedVariables(const StackFingerprint &before) const
{
    return before.isEmpty() ? QStringList() : changedKeys(m_variables, before.m_variables);
}

QStringList StackFingerprint::changedSettings(const StackFingerprint &before) const
{
    QStringList words;
    if (before.isEmpty())
        return words;
    for (const QString &key : changedKeys(m_settings, before.m_settings))
        words << settingInWords(key);
    return words;
}

} // namespace slipway::deploy

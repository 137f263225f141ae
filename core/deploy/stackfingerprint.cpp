// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/deploy/stackfingerprint.h"

#include "core/store/appcolumns.h"
#include "core/store/stores.h"
#include "core/variables/resolver.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>

namespace slipway::deploy {

namespace {

constexpr int kVersion = 2;

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
    if (key == QLatin1String("moreComposePaths"))
        return QCoreApplication::translate("StackFingerprint", "further compose files");
    if (key == QLatin1String("app"))
        return QCoreApplication::translate("StackFingerprint", "build and run settings of the app");
    if (key == QLatin1String("profiles"))
        return QCoreApplication::translate("StackFingerprint", "profiles");
    if (key == QLatin1String("projectFolder"))
        return QCoreApplication::translate("StackFingerprint", "project folder");
    if (key == QLatin1String("projectName"))
        return QCoreApplication::translate("StackFingerprint", "project name");
    if (key == QLatin1String("pullPolicy"))
        return QCoreApplication::translate("StackFingerprint", "pull policy");
    if (key == QLatin1String("removeOrphans"))
        return QCoreApplication::translate("StackFingerprint", "removal of orphans");
    if (key == QLatin1String("dockerEnvironment"))
        return QCoreApplication::translate("StackFingerprint", "environment of docker");
    if (key == QLatin1String("buildOnDeploy"))
        return QCoreApplication::translate("StackFingerprint", "build on deploy");
    if (key == QLatin1String("noBuildCache"))
        return QCoreApplication::translate("StackFingerprint", "build cache");
    if (key == QLatin1String("alwaysRecreate"))
        return QCoreApplication::translate("StackFingerprint", "recreation of containers");
    if (key == QLatin1String("healthWaitSeconds"))
        return QCoreApplication::translate("StackFingerprint", "wait for health");
    if (key == QLatin1String("registryLogins"))
        return QCoreApplication::translate("StackFingerprint", "registry logins");
    return key;
}

// Counted since version 2 of the fingerprint: an older one says nothing about them.
const QStringList &keysOfVersion2()
{
    static const QStringList keys{QStringLiteral("buildOnDeploy"), QStringLiteral("noBuildCache"),
                                  QStringLiteral("alwaysRecreate"), QStringLiteral("healthWaitSeconds"),
                                  QStringLiteral("registryLogins")};
    return keys;
}

QString hashOf(const QStringList &texts)
{
    const QByteArray text = texts.join(QLatin1Char('\n')).toUtf8();
    return QString::fromLatin1(QCryptographicHash::hash(text, QCryptographicHash::Sha256).toHex().left(32));
}

// Only where it is not the default: so that a new setting of Slipway's does not look like a change
// of the person's.
void addOptions(const ComposeOptions &options, const SealedMarks &sealed, StackId id, QMap<QString, QString> &settings)
{
    const auto add = [&settings](const QString &name, const QString &value) {
        if (!value.isEmpty())
            settings.insert(name, value);
    };
    add(QStringLiteral("moreComposePaths"), options.moreFiles.join(QLatin1Char('\n')));
    add(QStringLiteral("profiles"), options.profiles.join(QLatin1Char('\n')));
    add(QStringLiteral("projectFolder"), options.projectFolder);
    add(QStringLiteral("projectName"), options.projectName);
    if (options.pullPolicy != PullPolicy::Missing)
        add(QStringLiteral("pullPolicy"), pullPolicyName(options.pullPolicy));
    if (!options.hasRemoveOrphans)
        add(QStringLiteral("removeOrphans"), QStringLiteral("no"));
    QStringList pairs;
    for (auto it = options.dockerEnvironment.cbegin(); it != options.dockerEnvironment.cend(); ++it)
        pairs << it.key() + QLatin1Char('=') + it.value();
    if (!pairs.isEmpty())
        add(QStringLiteral("dockerEnvironment"), hashOf(pairs));
    if (!options.isBuiltOnDeploy)
        add(QStringLiteral("buildOnDeploy"), QStringLiteral("no"));
    if (options.hasNoBuildCache)
        add(QStringLiteral("noBuildCache"), QStringLiteral("yes"));
    if (options.isAlwaysRecreated)
        add(QStringLiteral("alwaysRecreate"), QStringLiteral("yes"));
    if (options.healthWaitSeconds > 0)
        add(QStringLiteral("healthWaitSeconds"), QString::number(options.healthWaitSeconds));
    QStringList logins;
    for (const RegistryLogin &login : options.registries) {
        const QByteArray password = sealed.find(QStringLiteral("registry"), id.value, login.registry);
        logins << login.registry << login.username << QString::fromLatin1(password.toHex());
    }
    if (!logins.isEmpty())
        add(QStringLiteral("registryLogins"), hashOf(logins));
}

variables::SecretReader markReader(const SealedMarks &sealed, const QString &table, qint64 id)
{
    return [&sealed, table, id](const QString &key) -> Result<SecretString> {
        const QByteArray mark = sealed.find(table, id, key);
        return mark.isEmpty() ? Result<SecretString>(fail(ErrorCode::NotFound, key)) : SecretString::fromBytes(mark);
    };
}

} // namespace

Result<StackFingerprint> StackFingerprint::of(const Stack &stack, const QVector<Variable> &environmentVariables,
                                              const SealedMarks &sealed)
{
    StackFingerprint print;
    print.m_version = kVersion;
    print.m_settings.insert(QStringLiteral("composePath"), stack.settings.composePath);
    print.m_settings.insert(QStringLiteral("envFilePath"), stack.settings.envFilePath);
    print.m_settings.insert(QStringLiteral("repository"), QString::number(stack.repositoryId.value));
    print.m_settings.insert(QStringLiteral("environment"), QString::number(stack.settings.environmentId.value));
    addOptions(stack.settings.compose, sealed, stack.id, print.m_settings);
    const qint64 id = stack.id.value;
    QVector<Variable> wide;
    for (const Variable &variable : environmentVariables) {
        const bool isHidden = std::any_of(stack.settings.variables.cbegin(), stack.settings.variables.cend(),
                                          [&variable](const Variable &own) { return own.key == variable.key; });
        if (!isHidden)
            wide << variable;
    }
    const qint64 environment = stack.settings.environmentId.value;
    SLIPWAY_ASSIGN(print.m_variables, variables::fingerprintParts(
                                          wide, markReader(sealed, QStringLiteral("environment_variable"), environment),
                                          "environment:" + QByteArray::number(environment)));
    SLIPWAY_ASSIGN(const auto own, variables::fingerprintParts(stack.settings.variables,
                                                               markReader(sealed, QStringLiteral("variable"), id),
                                                               "stack:" + QByteArray::number(id)));
    print.m_variables.insert(own);
    return print;
}

void StackFingerprint::addApp(const App &app)
{
    const QByteArray text = (sql::appSettingsColumn(app.settings) + QString::number(app.publishedPort)).toUtf8();
    m_settings.insert(QStringLiteral("app"),
                      QString::fromLatin1(QCryptographicHash::hash(text, QCryptographicHash::Sha256).toHex().left(32)));
}

QString StackFingerprint::toText() const
{
    const QJsonObject json{{QStringLiteral("version"), m_version},
                           {QStringLiteral("settings"), toJson(m_settings)},
                           {QStringLiteral("variables"), toJson(m_variables)}};
    return QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact));
}

StackFingerprint StackFingerprint::fromText(const QString &text)
{
    const QJsonObject json = QJsonDocument::fromJson(text.toUtf8()).object();
    StackFingerprint print;
    print.m_version = json.value(QLatin1String("version")).toInt(1);
    print.m_settings = fromJson(json.value(QLatin1String("settings")).toObject());
    print.m_variables = fromJson(json.value(QLatin1String("variables")).toObject());
    return print;
}

QStringList StackFingerprint::changedSettingKeys(const StackFingerprint &before) const
{
    QStringList keys = changedKeys(m_settings, before.m_settings);
    if (before.m_version < 2)
        keys.removeIf([](const QString &key) { return keysOfVersion2().contains(key); });
    return keys;
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
    for (const QString &key : changedSettingKeys(before))
        words << settingInWords(key);
    return words;
}

bool StackFingerprint::isChangedSince(const StackFingerprint &before) const
{
    return before.isEmpty() || m_variables != before.m_variables || !changedSettingKeys(before).isEmpty();
}

Result<Fingerprints> Fingerprints::load(const Stores &stores, const QVector<EnvironmentId> &environments)
{
    Fingerprints prints;
    SLIPWAY_ASSIGN(prints.m_sealed, stores.sealed.marks());
    for (const EnvironmentId id : environments) {
        SLIPWAY_ASSIGN(const QVector<Variable> variables, stores.environments.variables(id));
        prints.m_environmentVariables.insert(id, variables);
    }
    return prints;
}

Result<StackFingerprint> Fingerprints::of(const Stack &stack, const std::optional<App> &app) const
{
    SLIPWAY_ASSIGN(StackFingerprint print,
                   StackFingerprint::of(stack, m_environmentVariables.value(stack.settings.environmentId), m_sealed));
    if (app)
        print.addApp(*app);
    return print;
}

Result<StackFingerprint> presentFingerprint(const Stores &stores, const Stack &stack, const std::optional<App> &app)
{
    SLIPWAY_ASSIGN(const Fingerprints prints, Fingerprints::load(stores, {stack.settings.environmentId}));
    return prints.of(stack, app);
}

} // namespace slipway::deploy

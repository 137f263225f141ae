// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/deploy/apps/appcompose.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

using namespace Qt::StringLiterals;

namespace slipway::deploy {

namespace {

constexpr int kHealthTimeout = 5; // seconds
constexpr int kHealthRetries = 3;

// Compose fills in variables everywhere: a dollar of the person's stays one.
QString literal(QString text)
{
    return text.replace(u'$', u"$$"_s);
}

QStringList variableNames(const StackSettings &stack, const App &app, const QVector<Variable> &environmentVariables)
{
    QSet<QString> names;
    for (const Variable &variable : environmentVariables) {
        if (!variable.isSecret)
            names.insert(variable.key);
    }
    for (const Variable &variable : stack.variables) {
        if (!variable.isSecret || app.settings.secretsAsVariables.contains(variable.key))
            names.insert(variable.key);
        else
            names.remove(variable.key);
    }
    QStringList sorted(names.cbegin(), names.cend());
    sorted.sort();
    return sorted;
}

// Traefik's own names: https://doc.traefik.io/traefik/routing/providers/docker/
QJsonObject traefikLabels(const QString &name, const AppSettings &settings)
{
    const QString router = u"traefik.http.routers."_s + name;
    return {
        {u"traefik.enable"_s, u"true"_s},
        {router + u".rule"_s, u"Host(`%1`)"_s.arg(settings.domain)},
        {router + u".service"_s, name},
        {u"traefik.http.services.%1.loadbalancer.server.port"_s.arg(name), QString::number(settings.port)},
    };
}

QJsonObject healthCheck(const AppSettings &settings)
{
    const QString url = literal(u"'http://127.0.0.1:%1%2'"_s.arg(settings.port).arg(settings.healthPath));
    // Whichever of the two the image has.
    const QString command = u"wget -q -O /dev/null %1 || curl -fsS -o /dev/null %1"_s.arg(url);
    return {
        {u"test"_s, QJsonArray{u"CMD-SHELL"_s, command}},
        {u"interval"_s, u"%1s"_s.arg(settings.healthSeconds)},
        {u"timeout"_s, u"%1s"_s.arg(kHealthTimeout)},
        {u"retries"_s, kHealthRetries},
    };
}

QJsonObject limits(const AppSettings &settings)
{
    QJsonObject limits;
    if (settings.cpu > 0)
        limits.insert(u"cpus"_s, QString::number(settings.cpu, 'g', 6));
    if (settings.memoryMegabytes > 0)
        limits.insert(u"memory"_s, u"%1M"_s.arg(settings.memoryMegabytes));
    return limits;
}

} // namespace

QString appImage(const StackSettings &stack)
{
    return u"slipway/"_s + stack.name;
}

QString appService()
{
    return u"app"_s;
}

QByteArray appCompose(const StackSettings &stack, const App &app, const QVector<Variable> &environmentVariables)
{
    const AppSettings &settings = app.settings;
    QJsonObject service{
        {u"image"_s, appImage(stack)},
        // It is built here and nowhere else.
        {u"pull_policy"_s, u"never"_s},
        {u"restart"_s, settings.restart},
    };
    if (app.publishedPort > 0)
        service.insert(u"ports"_s, QJsonArray{u"%1:%2"_s.arg(app.publishedPort).arg(settings.port)});
    else
        service.insert(u"expose"_s, QJsonArray{QString::number(settings.port)});
    if (const QStringList names = variableNames(stack, app, environmentVariables); !names.isEmpty())
        service.insert(u"environment"_s, QJsonArray::fromStringList(names));
    if (const QJsonObject most = limits(settings); !most.isEmpty())
        service.insert(u"deploy"_s, QJsonObject{{u"resources"_s, QJsonObject{{u"limits"_s, most}}}});
    if (!settings.domain.isEmpty())
        service.insert(u"labels"_s, traefikLabels(stack.name, settings));
    if (!settings.healthPath.isEmpty())
        service.insert(u"healthcheck"_s, healthCheck(settings));

    QJsonArray mounts;
    QJsonObject volumes;
    for (const QString &volume : settings.volumes) {
        mounts.append(literal(volume));
        const QString source = volume.section(u':', 0, 0);
        if (!source.startsWith(u'/'))
            volumes.insert(source, QJsonObject());
    }
    if (!mounts.isEmpty())
        service.insert(u"volumes"_s, mounts);

    QJsonArray used;
    QJsonObject secrets;
    for (const Variable &variable : stack.variables) {
        // A build secret is for the build alone.
        if (!variable.isSecret || settings.buildSecrets.contains(variable.key))
            continue;
        used.append(variable.key);
        secrets.insert(variable.key, QJsonObject{{u"environment"_s, variable.key}});
    }
    if (!used.isEmpty())
        service.insert(u"secrets"_s, used);

    QJsonObject file{{u"services"_s, QJsonObject{{appService(), service}}}};
    if (!volumes.isEmpty())
        file.insert(u"volumes"_s, volumes);
    if (!secrets.isEmpty())
        file.insert(u"secrets"_s, secrets);
    return "# Slipway writes this file from the settings of the app; what is changed here is lost.\n" +
           QJsonDocument(file).toJson(QJsonDocument::Indented);
}

} // namespace slipway::deploy

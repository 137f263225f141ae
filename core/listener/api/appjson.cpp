// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/listener/api/appjson.h"

#include "core/listener/api/fieldreader.h"
#include "core/listener/api/runjson.h"

#include <algorithm>

namespace slipway::listener {

using namespace Qt::StringLiterals;

namespace {

void readNumber(FieldReader &reader, const QString &field, int *value)
{
    reader.read(field, [&](const QJsonValue &json) {
        if (json.isNull())
            *value = 0;
        else if (json.isDouble() && json.toDouble() == json.toInt())
            *value = json.toInt();
        else
            reader.problem(field, u"a whole number"_s);
    });
}

void readSettings(FieldReader &reader, AppSettings *app)
{
    reader.text(u"dockerfile"_s, &app->dockerfile, u"Dockerfile"_s);
    reader.text(u"context"_s, &app->context, u"."_s);
    readNumber(reader, u"port"_s, &app->port);
    reader.read(u"hostPort"_s, [&](const QJsonValue &json) {
        if (json.isNull())
            app->hostPort.reset();
        else if (json.isDouble() && json.toDouble() == json.toInt())
            app->hostPort = json.toInt();
        else
            reader.problem(u"hostPort"_s, u"a whole number, or null for a free one"_s);
    });
    reader.read(u"cpu"_s, [&](const QJsonValue &json) {
        if (json.isDouble() || json.isNull())
            app->cpu = json.toDouble();
        else
            reader.problem(u"cpu"_s, u"a number"_s);
    });
    readNumber(reader, u"memory"_s, &app->memoryMegabytes);
    reader.text(u"domain"_s, &app->domain);
    reader.text(u"healthPath"_s, &app->healthPath);
    readNumber(reader, u"healthSeconds"_s, &app->healthSeconds);
    reader.text(u"restart"_s, &app->restart, u"unless-stopped"_s);
    reader.texts(u"volumes"_s, &app->volumes);
    reader.text(u"target"_s, &app->target);
    reader.texts(u"platforms"_s, &app->platforms);
    reader.texts(u"secretsAsVariables"_s, &app->secretsAsVariables);
    reader.texts(u"buildSecrets"_s, &app->buildSecrets);
    reader.read(u"buildArgs"_s, [&](const QJsonValue &json) {
        app->buildArguments.clear();
        const QJsonObject object = json.toObject();
        for (auto it = object.constBegin(); it != object.constEnd(); ++it) {
            if (!it.value().isString())
                reader.problem(u"buildArgs"_s, u"an object of texts"_s);
            app->buildArguments.insert(it.key(), it.value().toString());
        }
    });
}

// `env` replaces the plain variables, `secrets` the secret ones.
void readVariables(FieldReader &reader, const QString &field, bool isSecret, StackChange *change)
{
    reader.read(field, [&](const QJsonValue &json) {
        if (!json.isObject() && !json.isNull()) {
            reader.problem(field, u"an object of texts"_s);
            return;
        }
        QVector<Variable> &variables = change->settings.variables;
        variables.removeIf([isSecret](const Variable &variable) { return variable.isSecret == isSecret; });
        const QJsonObject object = json.toObject();
        for (auto it = object.constBegin(); it != object.constEnd(); ++it) {
            const bool isKept = isSecret && (it.value().isNull() || it.value() == u"***"_s);
            if (!it.value().isString() && !isKept) {
                reader.problem(field, u"an object of texts"_s);
                return;
            }
            Variable variable;
            variable.key = it.key();
            variable.isSecret = isSecret;
            if (!isSecret)
                variable.value = it.value().toString();
            else if (!isKept)
                change->secrets.insert_or_assign(it.key(), SecretString(it.value().toString()));
            variables << variable;
        }
    });
}

} // namespace

Result<AppChange> appChangeFromJson(const QJsonObject &json, const StackSettings &stack, const AppSettings &app)
{
    AppChange change{{stack, {}}, app, {}};
    StackSettings &settings = change.stack.settings;
    FieldReader reader(json);
    reader.text(u"name"_s, &settings.name);
    reader.text(u"repo"_s, &settings.url);
    QString branch = settings.branch.value_or(QString());
    reader.text(u"branch"_s, &branch, u"main"_s);
    if (!branch.isEmpty())
        settings.branch = branch;
    readSettings(reader, &change.settings);
    readVariables(reader, u"env"_s, false, &change.stack);
    readVariables(reader, u"secrets"_s, true, &change.stack);
    reader.read(u"repoToken"_s, [&](const QJsonValue &value) {
        if (value.isString() && value.toString() != u"***"_s)
            change.repositoryToken.emplace(value.toString());
        else if (!value.isString() && !value.isNull())
            reader.problem(u"repoToken"_s, u"a text"_s);
    });
    if (reader.error())
        return fail(*reader.error());
    return change;
}

QJsonObject toJson(const AppView &view)
{
    const StackSettings &stack = view.stack.stack.settings;
    const AppSettings &app = view.stack.app->settings;
    QJsonObject env;
    QJsonObject secrets;
    for (const Variable &variable : stack.variables) {
        if (variable.isSecret)
            secrets.insert(variable.key, u"***"_s);
        else
            env.insert(variable.key, variable.value);
    }
    QJsonObject arguments;
    for (auto it = app.buildArguments.cbegin(); it != app.buildArguments.cend(); ++it)
        arguments.insert(it.key(), it.value());
    QJsonArray images;
    for (const AppImage &image : view.images)
        images.append(QJsonObject{{u"commit"_s, image.commit},
                                  {u"imageId"_s, image.imageId},
                                  {u"size"_s, image.bytes},
                                  {u"builtAt"_s, timeJson(image.builtAt)}});
    return {
        {u"id"_s, view.stack.stack.id.value},
        {u"name"_s, stack.name},
        {u"environmentId"_s, stack.environmentId.value},
        {u"repo"_s, stack.url},
        {u"branch"_s, textOrNull(stack.branch.value_or(QString()))},
        {u"dockerfile"_s, app.dockerfile},
        {u"context"_s, app.context},
        {u"port"_s, app.port},
        {u"hostPort"_s, view.stack.app->publishedPort > 0 ? QJsonValue(view.stack.app->publishedPort) : QJsonValue(0)},
        {u"cpu"_s, app.cpu > 0 ? QJsonValue(app.cpu) : QJsonValue()},
        {u"memory"_s, app.memoryMegabytes > 0 ? QJsonValue(app.memoryMegabytes) : QJsonValue()},
        {u"domain"_s, textOrNull(app.domain)},
        {u"healthPath"_s, textOrNull(app.healthPath)},
        {u"healthSeconds"_s, app.healthSeconds},
        {u"restart"_s, app.restart},
        {u"volumes"_s, QJsonArray::fromStringList(app.volumes)},
        {u"buildArgs"_s, arguments},
        {u"target"_s, textOrNull(app.target)},
        {u"platforms"_s, QJsonArray::fromStringList(app.platforms)},
        {u"env"_s, env},
        {u"secrets"_s, secrets},
        {u"secretsAsVariables"_s, QJsonArray::fromStringList(app.secretsAsVariables)},
        {u"buildSecrets"_s, QJsonArray::fromStringList(app.buildSecrets)},
        {u"url"_s, textOrNull(view.stack.appAddress)},
        {u"lastCommit"_s, textOrNull(view.stack.stack.state.deployedCommit)},
        {u"images"_s, images},
    };
}

} // namespace slipway::listener

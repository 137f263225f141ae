// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/listener/api/stackjson.h"

#include "core/listener/answers.h"
#include "core/listener/api/fieldreader.h"
#include "core/listener/api/runjson.h"
#include "core/services/scheduleplan.h"

#include <QJsonArray>
#include <algorithm>

namespace slipway::listener {

using namespace Qt::StringLiterals;

namespace {

const QString kHidden = u"***"_s;
const QString kComposePath = u"compose.yaml"_s; // answered where none was given

QString syncStatus(const StackView &view)
{
    if (view.isBusy || view.syncState == SyncState::Syncing)
        return u"syncing"_s;
    if (view.stack.state.hasLastRunFailed || view.syncState == SyncState::Failed)
        return u"error"_s;
    switch (view.syncState) {
    case SyncState::Paused:
        return u"paused"_s;
    case SyncState::InStep:
        return u"success"_s;
    default:
        return u"pending"_s;
    }
}

// A positive whole number, or 0.
qint64 idFrom(const QJsonValue &json)
{
    const double value = json.toDouble();
    const qint64 id = json.toInteger();
    return json.isDouble() && double(id) == value && id > 0 ? id : 0;
}

void readVariable(const QJsonObject &json, const QVector<Variable> &present, StackChange *change, FieldReader *reader)
{
    Variable variable;
    FieldReader fields(json);
    fields.text(u"key"_s, &variable.key);
    fields.flag(u"isSecret"_s, &variable.isSecret);
    fields.text(u"comment"_s, &variable.comment);
    if (fields.error()) {
        reader->problem(u"envVars"_s, u"a list of {\"key\", \"value\", \"isSecret\"}"_s);
        return;
    }
    const auto known = std::find_if(present.cbegin(), present.cend(),
                                    [&](const Variable &other) { return other.key == variable.key; });
    const QJsonValue value = json.value(u"value"_s);
    if (!value.isString() && !value.isNull() && !value.isUndefined()) {
        reader->problem(u"envVars"_s, u"a list whose values are texts"_s);
        return;
    }
    const bool isKept = !value.isString() || value.toString() == kHidden;
    // Nobody means that by sending back what was answered: the value would be gone.
    if (!variable.isSecret && isKept && known != present.cend() && known->isSecret) {
        reader->refuse(u"envVars"_s, u"%1 is secret. To make it a plain variable, send its value."_s.arg(variable.key));
        return;
    }
    if (!variable.isSecret) {
        variable.value = value.toString();
        variable.hasValue = true;
    } else if (isKept) {
        variable.hasValue = known != present.cend() && known->isSecret && known->hasValue;
    } else {
        variable.hasValue = true;
        change->secrets.insert_or_assign(variable.key, SecretString(value.toString()));
    }
    if (!json.contains(u"comment"_s) && known != present.cend())
        variable.comment = known->comment;
    change->settings.variables.append(variable);
}

void readVariables(const QJsonValue &json, StackChange *change, FieldReader *reader)
{
    const QString expected = u"a list of {\"key\", \"value\", \"isSecret\"}"_s;
    if (!json.isArray()) {
        reader->problem(u"envVars"_s, expected);
        return;
    }
    const QVector<Variable> present = std::exchange(change->settings.variables, {});
    const QJsonArray array = json.toArray();
    for (const QJsonValue &entry : array) {
        if (entry.isObject())
            readVariable(entry.toObject(), present, change, reader);
        else
            reader->problem(u"envVars"_s, expected);
    }
}

void readBranch(const QJsonValue &json, StackSettings *settings, FieldReader *reader)
{
    if (json.isNull())
        settings->branch.reset(); // the remote's HEAD
    else if (json.isString())
        settings->branch = json.toString();
    else
        reader->problem(u"branch"_s, u"a text or null"_s);
}

// What is answered where none was given, sent back, leaves it to Compose as before: compose.override.yaml
// and the other names count only then.
void readComposePath(const QJsonValue &json, bool isNew, StackSettings *settings, FieldReader *reader)
{
    if (json.isNull())
        settings->composePath.clear();
    else if (!json.isString())
        reader->problem(u"composePath"_s, u"a text"_s);
    else if (isNew || !settings->composePath.isEmpty() || json.toString() != kComposePath)
        settings->composePath = json.toString();
}

void readIds(FieldReader *reader, StackSettings *settings)
{
    reader->read(u"environmentId"_s, [&](const QJsonValue &json) {
        settings->environmentId = EnvironmentId(idFrom(json));
        if (!settings->environmentId.isValid())
            reader->problem(u"environmentId"_s, u"the number of an environment"_s);
    });
    reader->read(u"credentialId"_s, [&](const QJsonValue &json) {
        settings->credentialId.reset();
        if (idFrom(json) > 0)
            settings->credentialId = CredentialId(idFrom(json));
        else if (!json.isNull())
            reader->problem(u"credentialId"_s, u"the number of a credential or null"_s);
    });
}

void readDeployRules(StackSettings *settings, FieldReader *reader)
{
    reader->read(u"deployOn"_s, [&](const QJsonValue &json) {
        if (const auto on = deployOnFromName(json.toString()))
            settings->deployOn = *on;
        else
            reader->problem(u"deployOn"_s, u"any, stack or patterns"_s);
    });
    reader->texts(u"deployPatterns"_s, &settings->deployPatterns);
}

void readSchedule(const QJsonObject &json, StackSettings *settings, FieldReader *reader)
{
    reader->flag(u"autoUpdate"_s, &settings->autoUpdate);
    reader->text(u"autoUpdateCron"_s, &settings->autoUpdateCron, StackSettings{}.autoUpdateCron);
    reader->text(u"autoUpdateSchedule"_s, &settings->autoUpdateSchedule);
    if (!QStringList{QString(), u"hourly"_s, u"daily"_s, u"weekly"_s, u"custom"_s}.contains(
            settings->autoUpdateSchedule))
        reader->problem(u"autoUpdateSchedule"_s, u"hourly, daily, weekly or custom"_s);
    settleSchedule(settings, json.contains(u"autoUpdateSchedule"_s) && !json.contains(u"autoUpdateCron"_s));
    reader->text(u"timeZone"_s, &settings->timeZone);
    reader->read(u"missedRun"_s, [&](const QJsonValue &value) {
        const auto missed = missedRunFromName(value.isNull() ? missedRunName(MissedRun::Once) : value.toString());
        if (missed)
            settings->missedRun = *missed;
        else
            reader->problem(u"missedRun"_s, u"once or skip"_s);
    });
    reader->read(u"pollSeconds"_s, [&](const QJsonValue &value) {
        const int seconds = value.toInt(-1);
        if (value.isNull() || seconds >= 0)
            settings->pollSeconds = value.isNull() ? 0 : seconds;
        else
            reader->problem(u"pollSeconds"_s, u"a number of seconds or null"_s);
    });
}

QJsonArray registriesJson(const QVector<RegistryLogin> &logins)
{
    QJsonArray array;
    for (const RegistryLogin &login : logins) {
        array.append(QJsonObject{{u"registry"_s, login.registry},
                                 {u"username"_s, login.username},
                                 {u"password"_s, login.hasPassword ? QJsonValue(kHidden) : QJsonValue::Null}});
    }
    return array;
}

QJsonObject dockerEnvironmentJson(const QMap<QString, QString> &environment)
{
    QJsonObject json;
    for (auto it = environment.cbegin(); it != environment.cend(); ++it)
        json.insert(it.key(), it.value());
    return json;
}

void addCompose(const ComposeOptions &options, QJsonObject *json)
{
    json->insert(u"moreComposePaths"_s, QJsonArray::fromStringList(options.moreFiles));
    json->insert(u"profiles"_s, QJsonArray::fromStringList(options.profiles));
    json->insert(u"projectFolder"_s, textOrNull(options.projectFolder));
    json->insert(u"projectName"_s, textOrNull(options.projectName));
    json->insert(u"pullPolicy"_s, pullPolicyName(options.pullPolicy));
    json->insert(u"buildOnDeploy"_s, options.isBuiltOnDeploy);
    json->insert(u"noBuildCache"_s, options.hasNoBuildCache);
    json->insert(u"alwaysRecreate"_s, options.isAlwaysRecreated);
    json->insert(u"removeOrphans"_s, options.hasRemoveOrphans);
    json->insert(u"healthWaitSeconds"_s, options.healthWaitSeconds);
    json->insert(u"dockerEnvironment"_s, dockerEnvironmentJson(options.dockerEnvironment));
    json->insert(u"registryLogins"_s, registriesJson(options.registries));
}

void readDockerEnvironment(const QJsonValue &json, ComposeOptions *options, FieldReader *reader)
{
    options->dockerEnvironment.clear();
    const QJsonObject object = json.toObject();
    bool isGood = json.isObject() || json.isNull();
    for (auto it = object.begin(); it != object.end(); ++it) {
        isGood = isGood && it.value().isString();
        options->dockerEnvironment.insert(it.key(), it.value().toString());
    }
    if (!isGood)
        reader->problem(u"dockerEnvironment"_s, u"an object of texts"_s);
}

// A password that is absent, null or "***" keeps the one there is.
void readRegistries(const QJsonValue &json, StackChange *change, FieldReader *reader)
{
    const QVector<RegistryLogin> present = std::exchange(change->settings.compose.registries, {});
    const QJsonArray array = json.toArray();
    bool isGood = json.isArray() || json.isNull();
    for (const QJsonValue &entry : array) {
        const QJsonObject object = entry.toObject();
        RegistryLogin login{object.value(u"registry"_s).toString(), object.value(u"username"_s).toString()};
        isGood = isGood && entry.isObject() && !login.registry.isEmpty();
        const QString password = object.value(u"password"_s).toString();
        for (const RegistryLogin &known : present)
            login.hasPassword = login.hasPassword || (known.registry == login.registry && known.hasPassword);
        if (!password.isEmpty() && password != kHidden) {
            login.hasPassword = true;
            change->registryPasswords.insert_or_assign(login.registry, SecretString(password));
        }
        change->settings.compose.registries.append(login);
    }
    if (!isGood)
        reader->problem(u"registryLogins"_s, u"a list of {\"registry\", \"username\", \"password\"}"_s);
}

void readCompose(StackChange *change, FieldReader *reader)
{
    ComposeOptions &options = change->settings.compose;
    reader->texts(u"moreComposePaths"_s, &options.moreFiles);
    reader->texts(u"profiles"_s, &options.profiles);
    reader->text(u"projectFolder"_s, &options.projectFolder);
    reader->text(u"projectName"_s, &options.projectName);
    reader->read(u"pullPolicy"_s, [&](const QJsonValue &value) {
        const auto policy = pullPolicyFromName(value.toString());
        if (policy)
            options.pullPolicy = *policy;
        else
            reader->problem(u"pullPolicy"_s, u"missing, always or never"_s);
    });
    reader->flag(u"buildOnDeploy"_s, &options.isBuiltOnDeploy);
    reader->flag(u"noBuildCache"_s, &options.hasNoBuildCache);
    reader->flag(u"alwaysRecreate"_s, &options.isAlwaysRecreated);
    reader->flag(u"removeOrphans"_s, &options.hasRemoveOrphans);
    reader->read(u"healthWaitSeconds"_s, [&](const QJsonValue &value) {
        options.healthWaitSeconds = value.toInt(-1);
        if (options.healthWaitSeconds < 0)
            reader->problem(u"healthWaitSeconds"_s, u"a number of seconds"_s);
    });
    reader->read(u"dockerEnvironment"_s,
                 [&](const QJsonValue &value) { readDockerEnvironment(value, &options, reader); });
    reader->read(u"registryLogins"_s, [&](const QJsonValue &value) { readRegistries(value, change, reader); });
}

} // namespace

QJsonArray variablesJson(const QVector<Variable> &variables)
{
    QJsonArray array;
    for (const Variable &variable : variables) {
        array.append(QJsonObject{{u"key"_s, variable.key},
                                 {u"value"_s, variable.isSecret ? kHidden : variable.value},
                                 {u"isSecret"_s, variable.isSecret}});
    }
    return array;
}

Result<VariablesChange> variablesFromJson(const QJsonObject &json, QVector<Variable> present)
{
    StackChange change{.settings = {}, .secrets = {}, .registryPasswords = {}};
    change.settings.variables = std::move(present);
    FieldReader reader(json);
    if (!json.contains(u"envVars"_s))
        reader.problem(u"envVars"_s, u"a list of {\"key\", \"value\", \"isSecret\"}"_s);
    reader.read(u"envVars"_s, [&](const QJsonValue &value) { readVariables(value, &change, &reader); });
    if (reader.error())
        return fail(*reader.error());
    return VariablesChange{std::move(change.settings.variables), std::move(change.secrets)};
}

QJsonObject toJson(const StackView &view, const QString &baseUrl)
{
    const StackSettings &settings = view.stack.settings;
    const StackState &state = view.stack.state;
    const bool isSeen = view.seen == StackView::Seen::Seen;
    const QString id = QString::number(view.stack.id.value);
    QJsonObject json{
        {u"id"_s, view.stack.id.value},
        {u"stackName"_s, settings.name},
        {u"environmentId"_s, settings.environmentId.value},
        {u"repositoryId"_s, view.stack.repositoryId.value},
        {u"url"_s, settings.url},
        {u"branch"_s, settings.branch ? QJsonValue(*settings.branch) : QJsonValue(QJsonValue::Null)},
        {u"composePath"_s, settings.composePath.isEmpty() ? kComposePath : settings.composePath},
        {u"envFilePath"_s, textOrNull(settings.envFilePath)},
        {u"autoUpdate"_s, settings.autoUpdate},
        {u"autoUpdateCron"_s, settings.autoUpdateCron},
        {u"autoUpdateSchedule"_s, textOrNull(settings.autoUpdateSchedule)},
        {u"credentialId"_s,
         settings.credentialId ? QJsonValue(settings.credentialId->value) : QJsonValue(QJsonValue::Null)},
        {u"followTag"_s, textOrNull(settings.followTag)},
        {u"followCommit"_s, textOrNull(settings.followCommit)},
        {u"deployOn"_s, deployOnName(settings.deployOn)},
        {u"deployPatterns"_s, QJsonArray::fromStringList(settings.deployPatterns)},
        {u"webhookEnabled"_s, settings.webhookEnabled},
        {u"envVars"_s, variablesJson(settings.variables)},
        {u"lastSync"_s, timeJson(state.lastSync)},
        {u"lastLook"_s, timeJson(state.lastLook)},
        {u"lastCommit"_s, textOrNull(state.deployedCommit)},
        {u"fetchedCommit"_s, textOrNull(state.fetchedCommit)},
        {u"syncStatus"_s, syncStatus(view)},
        {u"syncError"_s, state.error ? QJsonValue(errorSentence(*state.error)) : QJsonValue(QJsonValue::Null)},
        {u"health"_s, healthName(isSeen ? healthOf(view.services) : Health::Unknown)},
        {u"nextSync"_s, timeJson(view.nextSync.value_or(QDateTime()))},
        {u"paused"_s, toJson(view.paused)},
        {u"pausedSince"_s, timeJson(view.paused ? view.paused->since : QDateTime())},
        {u"timeZone"_s, textOrNull(settings.timeZone)},
        {u"missedRun"_s, missedRunName(settings.missedRun)},
        {u"pollSeconds"_s, settings.pollSeconds > 0 ? QJsonValue(settings.pollSeconds) : QJsonValue(QJsonValue::Null)},
        {u"webhook"_s, QJsonObject{{u"url"_s, baseUrl + u"/api/git/stacks/"_s + id + u"/webhook"_s},
                                   {u"contentType"_s, u"application/json"_s},
                                   {u"events"_s, QJsonArray{u"push"_s}}}}};
    addCompose(settings.compose, &json);
    return json;
}

QJsonValue toJson(const std::optional<SchedulePause> &pause)
{
    if (!pause)
        return QJsonValue::Null;
    return QJsonObject{{u"until"_s, timeJson(pause->until.value_or(QDateTime()))},
                       {u"reason"_s, textOrNull(pause->reason)}};
}

Result<StackChange> stackChangeFromJson(const QJsonObject &json, StackSettings base)
{
    StackChange change{.settings = std::move(base), .secrets = {}, .registryPasswords = {}};
    StackSettings &settings = change.settings;
    const bool isNew = settings.name.isEmpty();
    FieldReader reader(json);
    reader.text(u"stackName"_s, &settings.name);
    reader.text(u"url"_s, &settings.url);
    reader.read(u"branch"_s, [&](const QJsonValue &value) { readBranch(value, &settings, &reader); });
    reader.read(u"composePath"_s, [&](const QJsonValue &value) { readComposePath(value, isNew, &settings, &reader); });
    reader.text(u"envFilePath"_s, &settings.envFilePath);
    reader.text(u"followTag"_s, &settings.followTag);
    reader.text(u"followCommit"_s, &settings.followCommit);
    readDeployRules(&settings, &reader);
    readSchedule(json, &settings, &reader);
    readCompose(&change, &reader);
    reader.flag(u"webhookEnabled"_s, &settings.webhookEnabled);
    readIds(&reader, &settings);
    reader.read(u"envVars"_s, [&](const QJsonValue &value) { readVariables(value, &change, &reader); });
    if (reader.error())
        return fail(*reader.error());
    return change;
}

} // namespace slipway::listener

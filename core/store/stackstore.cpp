// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/stackstore.h"

#include "core/store/composeoptionscolumn.h"
#include "core/store/database.h"
#include "core/store/errorcolumns.h"
#include "core/store/query.h"
#include "core/store/stackrows.h"
#include "core/store/variablerows.h"

#include <QCoreApplication>
#include <QHash>

namespace slipway {

namespace {

using sql::Query;

#define STACK_COLUMNS                                                                                                  \
    "SELECT id, repository_id, created_at, name, environment_id, url, branch, compose_path, env_file_path, "           \
    "credential_id, auto_update, auto_update_schedule, auto_update_cron, webhook_enabled, deployed_commit, "           \
    "fetched_commit, deployed_fingerprint, error_code, error_subject, error_detail, has_last_run_failed, "             \
    "is_stopped_by_user, is_down, last_sync, last_look, quiet_looks, last_run_id, deployed_repository_id, "            \
    "follow_tag, follow_commit, deploy_on, deploy_patterns, skipped_commit, "                                          \
    "time_zone, missed_run, poll_seconds, compose_options, "                                                           \
    "(SELECT json_group_array(field) FROM sealed WHERE table_name = 'registry' AND row_id = stack.id) FROM stack "

Error notThere()
{
    return {ErrorCode::NotFound, QString(), QCoreApplication::translate("Store", "The stack is not there any more.")};
}

Stack stackFrom(Query &row)
{
    Stack stack;
    stack.id = row.id<StackId>();
    stack.repositoryId = row.id<RepositoryId>();
    stack.createdAt = row.time();
    StackSettings &settings = stack.settings;
    settings.name = row.text();
    settings.environmentId = row.id<EnvironmentId>();
    settings.url = row.text();
    settings.branch = row.optionalText();
    settings.composePath = row.text();
    settings.envFilePath = row.text();
    settings.credentialId = row.optionalId<CredentialId>();
    settings.autoUpdate = row.flag();
    settings.autoUpdateSchedule = row.text();
    settings.autoUpdateCron = row.text();
    settings.webhookEnabled = row.flag();
    StackState &state = stack.state;
    state.deployedCommit = row.text();
    state.fetchedCommit = row.text();
    state.deployedFingerprint = row.text();
    state.error = sql::errorFrom(row);
    state.hasLastRunFailed = row.flag();
    state.isStoppedByUser = row.flag();
    state.isDown = row.flag();
    state.lastSync = row.time();
    state.lastLook = row.time();
    state.quietLooks = row.smallNumber();
    state.lastRunId = row.id<RunId>();
    state.deployedRepositoryId = row.optionalId<RepositoryId>().value_or(RepositoryId());
    settings.followTag = row.text();
    settings.followCommit = row.text();
    settings.deployOn = deployOnFromName(row.text()).value_or(DeployOn::Any);
    settings.deployPatterns = row.list();
    state.skippedCommit = row.text();
    settings.timeZone = row.text();
    settings.missedRun = missedRunFromName(row.text()).value_or(MissedRun::Once);
    settings.pollSeconds = row.smallNumber();
    const QString composeOptions = row.text();
    settings.compose = sql::composeOptionsFrom(composeOptions, row.list());
    return stack;
}

// The stacks of `query`, which has run, without variables.
Result<QVector<Stack>> stacksOf(Query &query)
{
    QVector<Stack> stacks;
    while (query.next())
        stacks << stackFrom(query);
    SLIPWAY_TRY(query.finish());
    return stacks;
}

Result<> addVariables(const QSqlDatabase &database, Stack &stack)
{
    const QByteArray text = sql::stackVariables().select() + "WHERE stack_id = ? ORDER BY position";
    Query query(database, text.constData());
    SLIPWAY_TRY(query.run(stack.id));
    while (query.next()) {
        query.number(); // stack_id
        stack.settings.variables << sql::variableFrom(query);
    }
    return query.finish();
}

Result<> writeVariables(const QSqlDatabase &database, StackId id, const QVector<Variable> &variables)
{
    return sql::stackVariables().write(database, id.value, variables);
}

// The references and the name, checked where nobody else writes.
Result<> checkReferences(const QSqlDatabase &database, StackId id, const StackSettings &settings,
                         RepositoryId repositoryId)
{
    Query environment(database, "SELECT 1 FROM environment WHERE id = ?");
    SLIPWAY_TRY(environment.run(settings.environmentId));
    if (!environment.next()) {
        return fail(ErrorCode::InvalidInput, QStringLiteral("environmentId"),
                    QCoreApplication::translate("Store", "There is no such environment."));
    }
    Query repository(database, "SELECT 1 FROM repository WHERE id = ?");
    SLIPWAY_TRY(repository.run(repositoryId));
    if (!repository.next()) {
        return fail(ErrorCode::NotFound, QString(),
                    QCoreApplication::translate("Store", "The repository is not there any more."));
    }
    Query name(database, "SELECT 1 FROM stack WHERE environment_id = ? AND name = ? AND id <> ?");
    SLIPWAY_TRY(name.run(settings.environmentId, settings.name, id));
    if (name.next()) {
        return fail(ErrorCode::Conflict, QStringLiteral("stackName"),
                    QCoreApplication::translate("Store", "The environment already has a stack with this name."));
    }
    // Two stacks of one project would remove each other's containers as orphans.
    Query project(database, "SELECT 1 FROM stack WHERE environment_id = ? AND id <> ? AND "
                            "coalesce(compose_options ->> 'projectName', name) = ?");
    SLIPWAY_TRY(project.run(settings.environmentId, id, settings.projectName()));
    if (project.next()) {
        return fail(ErrorCode::Conflict, QStringLiteral("projectName"),
                    QCoreApplication::translate("Store", "Another stack of the environment has this project name."));
    }
    return {};
}

} // namespace

Result<> sql::writeState(const QSqlDatabase &database, StackId id, const StackState &state)
{
    Query query(
        database,
        "UPDATE stack SET deployed_commit = ?, fetched_commit = ?, deployed_fingerprint = ?, error_code = ?, "
        "error_subject = ?, error_detail = ?, has_last_run_failed = ?, is_stopped_by_user = ?, is_down = ?, "
        "last_sync = ?, last_look = ?, quiet_looks = ?, last_run_id = ?, deployed_repository_id = nullif(?, 0), "
        "skipped_commit = ? WHERE id = ?");
    SLIPWAY_TRY(query.run(state.deployedCommit, state.fetchedCommit, state.deployedFingerprint,
                          errorCodeColumn(state.error), errorSubjectColumn(state.error), errorDetailColumn(state.error),
                          state.hasLastRunFailed, state.isStoppedByUser, state.isDown, state.lastSync, state.lastLook,
                          state.quietLooks, state.lastRunId, state.deployedRepositoryId, state.skippedCommit, id));
    return query.affectedRows() == 1 ? Result<>() : fail(notThere());
}

Result<QVector<Stack>> StackStore::all() const
{
    QVector<Stack> stacks;
    SLIPWAY_TRY(m_database.read([&](QSqlDatabase &database) -> Result<> {
        Query query(database, STACK_COLUMNS "ORDER BY id");
        SLIPWAY_TRY(query.run());
        SLIPWAY_ASSIGN(stacks, stacksOf(query));
        const QByteArray text = sql::stackVariables().select() + "ORDER BY stack_id, position";
        Query variables(database, text.constData());
        SLIPWAY_TRY(variables.run());
        auto stack = stacks.begin(); // both are in the order of the id
        while (variables.next()) {
            const auto id = variables.id<StackId>();
            while (stack != stacks.end() && stack->id < id)
                ++stack;
            if (stack != stacks.end() && stack->id == id)
                stack->settings.variables << sql::variableFrom(variables);
        }
        return variables.finish();
    }));
    return stacks;
}

Result<Stack> StackStore::get(StackId id) const
{
    Stack stack;
    SLIPWAY_TRY(m_database.read([&](QSqlDatabase &database) -> Result<> {
        Query query(database, STACK_COLUMNS "WHERE id = ?");
        SLIPWAY_TRY(query.run(id));
        if (!query.next())
            return fail(notThere());
        stack = stackFrom(query);
        return addVariables(database, stack);
    }));
    return stack;
}

Result<Stack> StackStore::findByName(const QString &name) const
{
    Stack stack;
    SLIPWAY_TRY(m_database.read([&](QSqlDatabase &database) -> Result<> {
        Query query(database, STACK_COLUMNS "WHERE name = ?");
        SLIPWAY_TRY(query.run(name));
        SLIPWAY_ASSIGN(const QVector<Stack> found, stacksOf(query));
        if (found.isEmpty())
            return fail(ErrorCode::NotFound, name);
        if (found.size() > 1) {
            return fail(ErrorCode::Conflict, QStringLiteral("stackName"),
                        QCoreApplication::translate("Store", "Several environments have a stack named %1.").arg(name));
        }
        stack = found.front();
        return addVariables(database, stack);
    }));
    return stack;
}

Result<Stack> StackStore::add(const StackSettings &settings, RepositoryId repositoryId, const QDateTime &createdAt)
{
    Stack stack{StackId(), repositoryId, settings, StackState(), createdAt};
    SLIPWAY_TRY(m_database.write([&](QSqlDatabase &database) -> Result<> {
        SLIPWAY_TRY(checkReferences(database, StackId(), settings, repositoryId));
        Query query(database,
                    "INSERT INTO stack (environment_id, repository_id, name, url, branch, compose_path, env_file_path, "
                    "credential_id, auto_update, auto_update_schedule, auto_update_cron, webhook_enabled, follow_tag, "
                    "follow_commit, deploy_on, deploy_patterns, time_zone, missed_run, poll_seconds, compose_options, "
                    "created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
        SLIPWAY_TRY(query.run(settings.environmentId, repositoryId, settings.name, settings.url, settings.branch,
                              settings.composePath, settings.envFilePath, settings.credentialId, settings.autoUpdate,
                              settings.autoUpdateSchedule, settings.autoUpdateCron, settings.webhookEnabled,
                              settings.followTag, settings.followCommit, deployOnName(settings.deployOn),
                              settings.deployPatterns, settings.timeZone, missedRunName(settings.missedRun),
                              settings.pollSeconds, sql::composeOptionsColumn(settings.compose), createdAt));
        stack.id = StackId(query.insertedId());
        SLIPWAY_TRY(writeVariables(database, stack.id, settings.variables));
        stack.settings.variables.clear();
        return addVariables(database, stack);
    }));
    return stack;
}

Result<> StackStore::changeSettings(StackId id, const StackSettings &settings, RepositoryId repositoryId)
{
    return m_database.write([&](QSqlDatabase &database) -> Result<> {
        SLIPWAY_TRY(checkReferences(database, id, settings, repositoryId));
        Query query(
            database,
            "UPDATE stack SET environment_id = ?, repository_id = ?, name = ?, url = ?, branch = ?, "
            "compose_path = ?, env_file_path = ?, credential_id = ?, auto_update = ?, auto_update_schedule = ?, "
            "auto_update_cron = ?, webhook_enabled = ?, follow_tag = ?, follow_commit = ?, "
            // Other rules: what they left out is looked at again.
            "skipped_commit = CASE WHEN deploy_on = ? AND deploy_patterns = ? THEN skipped_commit ELSE '' END, "
            "deploy_on = ?, deploy_patterns = ?, time_zone = ?, missed_run = ?, poll_seconds = ?, compose_options = ? "
            "WHERE id = ?");
        SLIPWAY_TRY(query.run(settings.environmentId, repositoryId, settings.name, settings.url, settings.branch,
                              settings.composePath, settings.envFilePath, settings.credentialId, settings.autoUpdate,
                              settings.autoUpdateSchedule, settings.autoUpdateCron, settings.webhookEnabled,
                              settings.followTag, settings.followCommit, deployOnName(settings.deployOn),
                              settings.deployPatterns, deployOnName(settings.deployOn), settings.deployPatterns,
                              settings.timeZone, missedRunName(settings.missedRun), settings.pollSeconds,
                              sql::composeOptionsColumn(settings.compose), id));
        if (query.affectedRows() != 1)
            return fail(notThere());
        return writeVariables(database, id, settings.variables);
    });
}

Result<> StackStore::changeState(StackId id, const StackState &state)
{
    return m_database.write([&](QSqlDatabase &database) { return sql::writeState(database, id, state); });
}

Result<std::optional<DeployedCompose>> StackStore::deployedCompose(StackId id) const
{
    std::optional<DeployedCompose> found;
    SLIPWAY_TRY(m_database.read([&](QSqlDatabase &database) -> Result<> {
        Query query(database, "SELECT commit_id, content FROM deployed_compose WHERE stack_id = ?");
        SLIPWAY_TRY(query.run(id));
        if (query.next()) {
            const QString commit = query.text();
            found = DeployedCompose{commit, sql::composeFilesFrom(query.text())};
        }
        return query.finish();
    }));
    return found;
}

Result<> StackStore::changeFetchedCommit(StackId id, const QString &commit)
{
    return m_database.write([&](QSqlDatabase &database) -> Result<> {
        Query query(database, "UPDATE stack SET fetched_commit = ? WHERE id = ?");
        return query.run(commit, id);
    });
}

Result<> StackStore::changeDeployedCompose(StackId id, const DeployedCompose &deployed)
{
    return m_database.write([&](QSqlDatabase &database) -> Result<> {
        Query query(database, "INSERT INTO deployed_compose (stack_id, commit_id, content) VALUES (?, ?, ?) "
                              "ON CONFLICT (stack_id) DO UPDATE SET commit_id = excluded.commit_id, "
                              "content = excluded.content");
        return query.run(id, deployed.commit, sql::composeFilesColumn(deployed.files));
    });
}

Result<> StackStore::remove(StackId id)
{
    return m_database.write([&](QSqlDatabase &database) -> Result<> {
        Query query(database, "DELETE FROM stack WHERE id = ?"); // variables, runs and steps go with it
        SLIPWAY_TRY(query.run(id));
        if (query.affectedRows() != 1)
            return fail(notThere());
        Query sealed(database, "DELETE FROM sealed WHERE table_name IN ('variable', 'stack', 'registry', 'replaced', "
                               "'deployed_variables') AND row_id = ?");
        return sealed.run(id);
    });
}

} // namespace slipway
